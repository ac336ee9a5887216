using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person asks for when adding a code.</summary>
/// <param name="Name">The name, without a <c>/</c>.</param>
/// <param name="Parent">The code above it; null for the top.</param>
/// <param name="Texts">Definition, use, example … as far as given; empty texts are left out.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
public sealed record NewCode(
    string Name, Id<Code>? Parent = null, ImmutableDictionary<CodeText, string>? Texts = null, string? Colour = null);

/// <summary>What may be done to the codebook.</summary>
public static class CodebookDecisions
{
    /// <summary>Adds a code. Refused: <c>naming.…</c>, <c>coding.code-name-with-slash</c>, <c>coding.code-name-taken</c>, <c>coding.code-gone</c>, <c>coding.colour-unreadable</c>.</summary>
    public static Outcome<Change> AddCode(Study study, NewCode ask, Fresh fresh)
    {
        Codebook book = study.Coding.Codebook;
        if (ask.Parent is { } parent && !book.Codes.ContainsKey(parent)) return CodeGone("parent");
        int? colour = null;
        if (ask.Colour is { } written)
        {
            if (!Colours.TryRead(written, out int read)) return UnreadableColour(written);
            colour = read;
        }
        return FreeName(study, ask.Name, ask.Parent, null).Then<Change>(name =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            var texts = ImmutableArray.CreateBuilder<CodeTextWords>();
            foreach ((CodeText which, string typed) in (ask.Texts ?? ImmutableDictionary<CodeText, string>.Empty).OrderBy(static t => t.Key))
            {
                Outcome<string?> text = NameRule.CheckText(typed, "text");
                if (text.Refusal is { } refusal) return refusal;
                if (text.Value is { } kept) texts.Add(new CodeTextWords(which, new Words(holder, kept)));
            }
            return new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, name), ask.Parent, texts.ToImmutable(), colour, null);
        });
    }

    /// <summary>Adds a code and codes a passage with it, in one act. Refused: as adding a code and coding a passage are.</summary>
    public static Outcome<ImmutableArray<Change>> AddCodeTo(Study study, NewCoding passage, NewCode ask, Fresh fresh)
    {
        Outcome<CodedPlace> place = CodedPlace.Of(study, passage.Document, passage.Start, passage.End);
        if ((place.Refusal ?? CodingDecisions.UnreadableNote(passage)) is { } refusal) return refusal;
        return AddCode(study, ask, fresh).Then<ImmutableArray<Change>>(code => ImmutableArray.Create(
            code, CodingDecisions.Coded(place.Value, ((CodeAdded)code).Code, passage, fresh)));
    }

    /// <summary>Makes a code of a passage's own words and codes the passage with it. The name belongs to the source: it goes when the source is
    /// withdrawn. Refused: as adding a code and coding a passage are, and <c>coding.in-vivo-too-long</c>.</summary>
    public static Outcome<ImmutableArray<Change>> AddInVivoCode(Study study, NewCoding passage, Id<Code>? parent, Fresh fresh)
    {
        Outcome<CodedPlace> place = CodedPlace.Of(study, passage.Document, passage.Start, passage.End);
        if ((place.Refusal ?? CodingDecisions.UnreadableNote(passage)) is { } refusal) return refusal;
        if (parent is { } above && !study.Coding.Codebook.Codes.ContainsKey(above)) return CodeGone("parent");
        // A name is one line, and a "/" would read as a path.
        string words = string.Join(' ', place.Value.Words.Replace('/', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > NameRule.Longest)
            return Refusal.Of("coding.in-vivo-too-long", ("length", words.Length), ("longest", NameRule.Longest)) with { Field = "end" };
        return FreeName(study, words, parent, null).Then<ImmutableArray<Change>>(name =>
        {
            var code = new CodeAdded(
                fresh.Id<Code>(), fresh.Id<Holder>(), new Words(place.Value.Source.Holder, name), parent, [], null, null);
            return ImmutableArray.Create<Change>(code, CodingDecisions.Coded(place.Value, code.Code, passage, fresh));
        });
    }

    /// <summary>Renames a code. Refused: <c>coding.code-gone</c>, <c>naming.…</c>, <c>coding.code-name-with-slash</c>, <c>coding.code-name-taken</c>.</summary>
    public static Outcome<Change> Rename(Study study, Id<Code> id, string name, Fresh fresh) =>
        // A new name is the analyst's, even where the old one was a source's: so it is held by the entry.
        Find(study, id).Then<Change>(code => FreeName(study, name, code.Parent, id).Then<Change>(
            free => new CodeRenamed(id, new Words(code.Holder, free))));

    /// <summary>Writes one of a code's texts anew; empty words remove it. Refused: <c>coding.code-gone</c>, <c>naming.…</c>.</summary>
    public static Outcome<Change> Describe(Study study, Id<Code> id, CodeText which, string? text, Fresh fresh) =>
        Find(study, id).Then(code => NameRule.CheckText(text, "text").Then<Change>(
            kept => new CodeDescribed(id, which, kept is null ? null : new Words(code.Holder, kept))));

    /// <summary>Gives a code a colour (<c>#rrggbb</c>), or none (null). Refused: <c>coding.code-gone</c>, <c>coding.colour-unreadable</c>.</summary>
    public static Outcome<Change> Colour(Study study, Id<Code> id, string? colour, Fresh fresh) =>
        Find(study, id).Then<Change>(_ => colour is null ? new CodeColoured(id, null)
            : Colours.TryRead(colour, out int read) ? new CodeColoured(id, read)
            : UnreadableColour(colour));

    /// <summary>Moves a code below another (null: to the top), before a sibling there (null: last). Refused: <c>coding.code-gone</c>,
    /// <c>coding.code-into-itself</c>, <c>coding.not-a-sibling</c>, <c>coding.code-name-taken</c>.</summary>
    public static Outcome<Change> Move(Study study, Id<Code> id, Id<Code>? parent, Id<Code>? before, Fresh fresh)
    {
        Codebook book = study.Coding.Codebook;
        Outcome<Code> found = Find(study, id);
        if (found.Refusal is { } refusal) return refusal;
        if (parent is { } above)
        {
            if (!book.Codes.ContainsKey(above)) return CodeGone("parent");
            if (book.IsWithin(above, id))
            {
                return Refusal.Of("coding.code-into-itself", ("code", found.Value.Name.Text), ("parent", book.PathOf(above)))
                    with
                { Field = "parent" };
            }
        }
        if (before is { } sibling && (sibling == id || !book.Codes.TryGetValue(sibling, out Code? next) || next.Parent != parent))
            return Refusal.Of("coding.not-a-sibling") with { Field = "before" };
        if (found.Value.Name.IsWithdrawn) return new CodeMoved(id, parent, before);
        return FreeName(study, found.Value.Name.Text, parent, id).Then<Change>(_ => new CodeMoved(id, parent, before));
    }

    /// <summary>Removes a code; codes below it move up to its parent. Refused: <c>coding.code-gone</c>; <c>coding.code-has-codings</c>, with their
    /// number and that of its causal links, unless they are to go too; <c>coding.code-name-taken</c> where a code that moves up meets its name there.</summary>
    public static Outcome<Change> Remove(Study study, Id<Code> id, bool withCodings, Fresh fresh)
    {
        Codebook book = study.Coding.Codebook;
        Outcome<Code> found = Find(study, id);
        if (found.Refusal is { } refusal) return refusal;
        if (!withCodings)
        {
            int codings = study.Coding.ByDocument.Values.Sum(document => document.Index.With(id).Length);
            int links = study.Coding.Links.Values.Sum(document => document.All.Count(link => link.Joins(id)));
            if (codings + links > 0) return Refusal.Of("coding.code-has-codings", ("code", book.PathOf(id)), ("codings", codings), ("links", links));
        }
        foreach (Code child in book.Under(id))
        {
            Code? taken = book.Under(found.Value.Parent).FirstOrDefault(code => code.Id != id && SameName(code, child.Name.Text));
            if (taken is not null) return NameTaken(book, taken);
        }
        return new CodeRemoved(id);
    }

    internal static Refusal CodeGone(string field) => Refusal.Of("coding.code-gone") with { Field = field };

    internal static Outcome<Code> Find(Study study, Id<Code> id) =>
        study.Coding.Codebook.Codes.TryGetValue(id, out Code? code) ? code : CodeGone("code");

    /// <summary>The name as it will stand, or why it cannot be given to a code under a parent.</summary>
    /// <param name="study">The study.</param>
    /// <param name="name">The name as it was written.</param>
    /// <param name="parent">The code above.</param>
    /// <param name="self">The code that may keep its own name.</param>
    internal static Outcome<string> FreeName(Study study, string name, Id<Code>? parent, Id<Code>? self)
    {
        Codebook book = study.Coding.Codebook;
        return NameRule.Check(name, "name").Then<string>(trimmed =>
        {
            if (trimmed.Contains('/', StringComparison.Ordinal))
                return Refusal.Of("coding.code-name-with-slash", ("name", trimmed)) with { Field = "name" };
            Code? taken = book.Under(parent).FirstOrDefault(code => code.Id != self && SameName(code, trimmed));
            return taken is null ? trimmed : NameTaken(book, taken);
        });
    }

    // What was withdrawn is nobody's name any more.
    private static bool SameName(Code code, string name) => !code.Name.IsWithdrawn && NameRule.Same(code.Name.Text, name);

    private static Refusal NameTaken(Codebook book, Code taken) =>
        Refusal.Of("coding.code-name-taken", ("code", book.PathOf(taken.Id))) with { Field = "name" };

    private static Refusal UnreadableColour(string colour) => Refusal.Of("coding.colour-unreadable", ("colour", colour)) with { Field = "colour" };
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person may do with sources and their texts. Links to people are in <see cref="SourceLinks"/>.</summary>
public static class SourcesDecisions
{
    /// <summary>Adds a source with its first text.</summary>
    /// <param name="study">The study.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="text">The text and what its file told.</param>
    /// <param name="onTaken">What to do where the name is taken.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="encounter">The meeting that it came of, where another source came of the same one; a new one else, so that consent
    /// can be recorded for it.</param>
    public static Outcome<Change> Add(
        Study study, SourceKind kind, ImportedText text, OnTakenName onTaken, Fresh fresh, Id<Encounter>? encounter = null) =>
        AddAll(study, [new NewSource(kind, text, encounter)], onTaken, fresh).Then<Change>(static changes => changes[0]);

    /// <summary>Adds many sources as one act, as an import of a folder does; refused as a whole where one of them cannot come in.</summary>
    public static Outcome<ImmutableArray<Change>> AddAll(Study study, IEnumerable<NewSource> sources, OnTakenName onTaken, Fresh fresh)
    {
        var additions = new SourceAdditions(study);
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (NewSource source in sources)
        {
            Outcome<Change> added = additions.Add(source, onTaken, fresh);
            if (added.IsRefused) return added.Refusal!;
            changes.Add(added.Value);
        }
        return changes.ToImmutable();
    }

    /// <summary>A source under a name that is free.</summary>
    internal static Outcome<Change> Added(NewSource source, string name, Fresh fresh)
    {
        ImportedText text = source.Text;
        if (CheckBody(text) is { } refusal) return refusal;
        Id<Holder> holder = fresh.Id<Holder>();
        var particulars = ImmutableArray.CreateBuilder<ParticularWords>();
        foreach ((Particular field, string typed) in text.Particulars.OrderBy(static p => p.Key))
        {
            Outcome<string?> read = CheckParticular(field, typed);
            if (read.IsRefused) return read.Refusal!;
            if (read.Value is { } words) particulars.Add(new ParticularWords(field, new Words(holder, words)));
        }
        return new SourceAdded(
            fresh.Id<Source>(), holder, source.Kind, new Words(holder, name), text.ImportedId is { } id ? new Words(holder, id) : null,
            source.Encounter ?? fresh.Id<Encounter>(), NewText(text, RenditionKind.Original, name, holder, fresh), particulars.ToImmutable());
    }

    /// <summary>Puts a further text beside the original: a translation, a corrected text, one without what identifies.</summary>
    public static Outcome<Change> AddRendition(
        Study study, Id<Source> source, RenditionKind kind, ImportedText text, OnTakenName onTaken, Fresh fresh) =>
        FurtherText(study, source, kind, text, () => SourceNames.Free(study, text.Name, null, onTaken), fresh);

    /// <summary>As above, under the name that is found to be free.</summary>
    internal static Outcome<Change> FurtherText(
        Study study, Id<Source> source, RenditionKind kind, ImportedText text, Func<Outcome<string>> freeName, Fresh fresh) =>
        Present(study, source).Then<Change>(known =>
        {
            if (kind == RenditionKind.Original) return Refusal.Of("sources.one-original", ("source", known.Name.Text)) with { Field = "kind" };
            return CheckBody(text) is { } refusal
                ? refusal
                : freeName().Then<Change>(name => new RenditionAdded(source, NewText(text, kind, name, known.Holder, fresh)));
        });

    /// <summary>Calls a source, and with it its original, otherwise.</summary>
    public static Outcome<Change> Rename(Study study, Id<Source> source, string name) =>
        Present(study, source).Then(known => SourceNames.Free(study, name, source, OnTakenName.Refuse)
            .Then<Change>(free => new SourceRenamed(source, new Words(known.Holder, free))));

    /// <summary>Says that a source is of another kind.</summary>
    public static Outcome<Change> ChangeKind(Study study, Id<Source> source, SourceKind kind) =>
        Present(study, source).Then<Change>(known => known.Kind == kind
            ? Refusal.Of("sources.kind-unchanged", ("source", known.Name.Text))
            : new SourceKindChanged(source, kind));

    /// <summary>Sets a particular, or removes it (null or blank). A date must be EDTF.</summary>
    public static Outcome<Change> SetParticular(Study study, Id<Source> source, Particular field, string? text) =>
        Present(study, source).Then(known => CheckParticular(field, text)
            .Then<Change>(read => new ParticularSet(source, field, read is null ? null : new Words(known.Holder, read))));

    /// <summary>Notes what limits how far a source carries, and which way it bends what was said.</summary>
    public static Outcome<Change> NoteLimitation(Study study, Id<Source> source, string text, string? direction, Fresh fresh) =>
        Present(study, source).Then(known => NameRule.CheckText(text, "text").Then(limit => NameRule.CheckText(direction, "direction").Then<Change>(bends =>
            limit is null
                ? Refusal.Of("naming.empty", ("field", new Term("field", "text"))) with { Field = "text" }
                : new LimitationNoted(
                    source, fresh.Id<Limitation>(), new Words(known.Holder, limit), bends is null ? null : new Words(known.Holder, bends)))));

    /// <summary>Removes a noted limit.</summary>
    public static Outcome<Change> RemoveLimitation(Study study, Id<Source> source, Id<Limitation> limitation) =>
        Present(study, source).Then<Change>(known => known.Limitations.Any(l => l.Id == limitation)
            ? new LimitationRemoved(source, limitation)
            : Refusal.Of("sources.limitation-unknown", ("source", known.Name.Text)));

    /// <summary>Notes that a source re-uses another, so that both count once.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">The source that re-uses.</param>
    /// <param name="of">The one that it re-uses, where the study holds it.</param>
    /// <param name="text">What is known of it otherwise.</param>
    public static Outcome<Change> NoteLineage(Study study, Id<Source> source, Id<Source>? of, string? text) =>
        Present(study, source).Then(known => NameRule.CheckText(text, "text").Then<Change>(words =>
        {
            if (of is null && words is null) return Refusal.Of("sources.lineage-says-nothing") with { Field = "of" };
            if (of == source) return Refusal.Of("sources.lineage-of-itself", ("source", known.Name.Text)) with { Field = "of" };
            if (of is { } other)
            {
                if (!study.Sources.ById.TryGetValue(other, out Source? reused)) return Refusal.Of("sources.source-gone") with { Field = "of" };
                if (known.Lineage.Any(l => l.Of == other))
                    return Refusal.Of("sources.lineage-noted", ("source", known.Name.Text), ("of", reused.Name.Text)) with { Field = "of" };
                if (Reuses(study, other, source))
                    return Refusal.Of("sources.lineage-in-a-circle", ("source", known.Name.Text), ("of", reused.Name.Text)) with { Field = "of" };
            }
            return new LineageNoted(source, of, words is null ? null : new Words(known.Holder, words));
        }));

    /// <summary>Takes a source out of the study with its codings. This can be undone; see <see cref="WithdrawalDecisions.Withdraw"/> for what cannot.</summary>
    public static Outcome<Change> Remove(Study study, Id<Source> source) =>
        study.Sources.ById.ContainsKey(source) ? new SourceRemoved(source) : Refusal.Of("sources.source-gone");

    /// <summary>The source, or why nothing can be done with it.</summary>
    internal static Outcome<Source> Present(Study study, Id<Source> source)
    {
        if (!study.Sources.ById.TryGetValue(source, out Source? known)) return Refusal.Of("sources.source-gone");
        return known.IsWithdrawn ? Refusal.Of("sources.source-withdrawn", ("source", source.ToString())) : known;
    }

    private static Outcome<string?> CheckParticular(Particular field, string? typed)
    {
        Outcome<string?> text = NameRule.CheckText(typed, "text");
        if (text.IsRefused || text.Value is not { } words) return text;
        switch (field)
        {
            case Particular.Date:
                return DateRule.Check(words, "text").Then<string?>(static date => date);
            case Particular.Language when !IsLanguageTag(words):
                return Refusal.Of("sources.language-not-a-tag", ("language", words)) with { Field = "text" };
            case Particular.Place:
                return string.Join('/', words.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } place
                    ? place
                    : (string?)null;
            default:
                return words;
        }
    }

    // BCP 47 in outline: letters first, then parts of one to eight letters or digits.
    private static bool IsLanguageTag(string tag)
    {
        string[] parts = tag.Split('-');
        return parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(static part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }

    internal static Refusal? CheckBody(ImportedText text)
    {
        if (text.Text.Contains('\r', StringComparison.Ordinal)) throw new ArgumentException("A text has LF line ends.", nameof(text));
        if (text.Turns.Any(t => t.Start < 0 || t.WordsStart < t.Start || t.End < t.WordsStart || t.End > text.Text.Length))
            throw new ArgumentException("A turn lies outside the text.", nameof(text));
        if (string.IsNullOrWhiteSpace(text.Text)) return Refusal.Of("sources.text-empty", ("name", text.Name));
        return NameRule.IsUnicode(text.Text) ? null : Refusal.Of("sources.text-not-unicode", ("name", text.Name));
    }

    private static NewRendition NewText(ImportedText text, RenditionKind kind, string name, Id<Holder> holder, Fresh fresh) => new(
        fresh.Id<Rendition>(), kind, new Words(holder, name), text.Language is { } language ? new Words(holder, language) : null,
        fresh.Id<TextVersion>(), new StoredText(fresh.Id<StoredText>(), holder, text.Text), new Words(holder, TurnList.Write(text.Turns)));

    private static bool Reuses(Study study, Id<Source> source, Id<Source> sought)
    {
        var seen = new HashSet<Id<Source>>();
        var open = new Stack<Id<Source>>([source]);
        while (open.TryPop(out Id<Source> next))
        {
            if (next == sought) return true;
            if (!seen.Add(next) || !study.Sources.ById.TryGetValue(next, out Source? known)) continue;
            foreach (Lineage lineage in known.Lineage)
                if (lineage.Of is { } of) open.Push(of);
        }
        return false;
    }
}

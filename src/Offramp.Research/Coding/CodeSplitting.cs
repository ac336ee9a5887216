using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Which codings of a code go to another.</summary>
public sealed record SplitFilter
{
    /// <summary>What they must fulfil; its codes and sets are not asked.</summary>
    public PassageQuery Query { get; init; } = PassageQuery.All;

    /// <summary>What must be found within the passage; null for anything.</summary>
    public TextQuery? Words { get; init; }

    /// <summary>Only these; empty for any.</summary>
    public ImmutableArray<Id<PassageCoding>> Codings { get; init; } = [];
}

/// <summary>What a split of a code will do: shown before anyone says yes.</summary>
/// <param name="From">The code that is split.</param>
/// <param name="Path">Its names from the top down.</param>
/// <param name="Into">The names of the code that takes the codings, from the top down.</param>
/// <param name="IsNew">Whether that code is new.</param>
/// <param name="Moving">The passages that go, in the order of sources and texts.</param>
/// <param name="Staying">How many codings stay.</param>
/// <param name="Collapsed">How many of those that go say exactly what a coding of the other code says already, and become one with it.</param>
/// <param name="Doubles">How many stay beside another of the same coder on the same words.</param>
public sealed record SplitPreview(
    Code From, string Path, string Into, bool IsNew, ImmutableArray<PassageRow> Moving, int Staying, int Collapsed, int Doubles)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[split]";
}

/// <summary>Splitting a code: some of its codings go to another, new or known.</summary>
public static class CodeSplitting
{
    /// <summary>What splitting into a known code would do. Refused: <c>coding.code-gone</c>, <c>coding.split-into-itself</c>,
    /// <c>coding.split-nothing</c>.</summary>
    public static Outcome<SplitPreview> Preview(Study study, Id<Code> from, Id<Code> into, SplitFilter filter)
    {
        Codebook book = study.Coding.Codebook;
        if (!book.Codes.TryGetValue(from, out Code? code)) return CodebookDecisions.CodeGone("code");
        if (!book.Codes.ContainsKey(into)) return CodebookDecisions.CodeGone("into");
        if (from == into) return Refusal.Of("coding.split-into-itself", ("code", book.PathOf(from))) with { Field = "into" };
        return Moving(study, code, filter).Then<SplitPreview>(moving => Preview(study, code, book.PathOf(into), into, moving));
    }

    /// <summary>What splitting into a new code would do. Refused as <see cref="CodebookDecisions.AddCode"/> is, and <c>coding.split-nothing</c>.</summary>
    public static Outcome<SplitPreview> Preview(Study study, Id<Code> from, NewCode into, SplitFilter filter)
    {
        Codebook book = study.Coding.Codebook;
        if (!book.Codes.TryGetValue(from, out Code? code)) return CodebookDecisions.CodeGone("code");
        if (into.Parent is { } parent && !book.Codes.ContainsKey(parent)) return CodebookDecisions.CodeGone("parent");
        return CodebookDecisions.FreeName(study, into.Name, into.Parent, null).Then(name => Moving(study, code, filter).Then<SplitPreview>(moving =>
            Preview(study, code, into.Parent is { } above ? $"{book.PathOf(above)}/{name}" : name, null, moving)));
    }

    /// <summary>Gives some of a code's codings a known code. Refused as the preview is.</summary>
    public static Outcome<ImmutableArray<Change>> Split(Study study, Id<Code> from, Id<Code> into, SplitFilter filter, Fresh fresh) =>
        Preview(study, from, into, filter).Then<ImmutableArray<Change>>(preview => ImmutableArray.Create<Change>(Recoded(from, into, preview.Moving)));

    /// <summary>Gives some of a code's codings a new code. Refused as the preview is.</summary>
    public static Outcome<ImmutableArray<Change>> Split(Study study, Id<Code> from, NewCode into, SplitFilter filter, Fresh fresh) =>
        Preview(study, from, into, filter).Then(preview => CodebookDecisions.AddCode(study, into, fresh).Then<ImmutableArray<Change>>(added =>
            ImmutableArray.Create(added, Recoded(from, ((CodeAdded)added).Code, preview.Moving))));

    private static SplitPreview Preview(Study study, Code code, string path, Id<Code>? into, ImmutableArray<PassageRow> moving)
    {
        int all = study.Coding.ByDocument.Values.Sum(document => document.Index.With(code.Id).Length), collapsed = 0, doubles = 0;
        if (into is { } known)
        {
            HashSet<Id<PassageCoding>> ids = [.. moving.Select(static row => row.Coding.Id)];
            foreach (Id<Rendition> document in moving.Select(static row => row.Document.Id).Distinct())
            {
                Recoded recoded = Recoding.Of(study.Coding.ByDocument[document], coding => ids.Contains(coding.Id), known);
                collapsed += recoded.Collapsed;
                doubles += recoded.Doubles.Length;
            }
        }
        return new SplitPreview(code, study.Coding.Codebook.PathOf(code.Id), path, into is null, moving, all - moving.Length, collapsed, doubles);
    }

    private static Outcome<ImmutableArray<PassageRow>> Moving(Study study, Code code, SplitFilter filter)
    {
        IEnumerable<PassageRow> rows = CodingViews.Passages(study, filter.Query with { Codes = [code.Id], WithDescendants = false });
        if (!filter.Codings.IsEmpty)
        {
            HashSet<Id<PassageCoding>> named = [.. filter.Codings];
            rows = rows.Where(row => named.Contains(row.Coding.Id));
        }
        if (filter.Words is { } words)
        {
            ILookup<Id<Rendition>, SearchHit> hits = SearchViews.Find(study, words).Hits.Where(static hit => hit.Document is not null)
                .ToLookup(static hit => hit.Document!.Id);
            rows = rows.Where(row => hits[row.Document.Id].Any(hit => hit.Start >= row.Start && hit.End <= row.End));
        }
        ImmutableArray<PassageRow> moving = [.. rows];
        return moving.IsEmpty ? Refusal.Of("coding.split-nothing", ("code", study.Coding.Codebook.PathOf(code.Id))) : moving;
    }

    private static CodingsRecoded Recoded(Id<Code> from, Id<Code> into, ImmutableArray<PassageRow> moving)
    {
        IGrouping<Id<Rendition>, PassageRow>[] documents = [.. moving.GroupBy(static row => row.Document.Id)];
        return new CodingsRecoded(
            from, into, [.. documents.Select(static document => new RecodedDocument(document.Key, document.Count()))],
            // In order within a document: ids that an import numbered then take a byte each.
            IdColumn.Write(documents.SelectMany(static document => document.Select(static row => row.Coding.Id.Value).Order())));
    }
}

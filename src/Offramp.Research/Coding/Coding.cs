using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The codebook and the codings of every document.</summary>
public sealed record Coding
{
    /// <summary>Nothing coded yet.</summary>
    public static readonly Coding Empty = new();

    /// <summary>The tree of codes.</summary>
    public Codebook Codebook { get; init; } = Codebook.Empty;

    /// <summary>The codings by document; a document without codings may be missing.</summary>
    public ImmutableDictionary<Id<Rendition>, DocumentCodings> ByDocument { get; init; } =
        ImmutableDictionary<Id<Rendition>, DocumentCodings>.Empty;

    /// <summary>The codings whose words are gone from their document. They count nowhere until they are put on a new span.</summary>
    public ImmutableDictionary<Id<PassageCoding>, StrandedCoding> Stranded { get; init; } =
        ImmutableDictionary<Id<PassageCoding>, StrandedCoding>.Empty;

    /// <summary>The causal links by document; a document without links is missing.</summary>
    public ImmutableDictionary<Id<Rendition>, DocumentLinks> Links { get; init; } = ImmutableDictionary<Id<Rendition>, DocumentLinks>.Empty;

    /// <summary>The causal links whose words are gone from their document. They count nowhere until they are put on a new span.</summary>
    public ImmutableDictionary<Id<CausalLink>, StrandedLink> StrandedLinks { get; init; } = ImmutableDictionary<Id<CausalLink>, StrandedLink>.Empty;

    /// <summary>The memos in the order in which they were written.</summary>
    public ImmutableList<Memo> Memos { get; init; } = [];

    /// <summary>The codings of a document, in order.</summary>
    public ImmutableArray<PassageCoding> In(Id<Rendition> document) =>
        ByDocument.TryGetValue(document, out DocumentCodings? codings) ? codings.All : [];

    /// <summary>The causal links of a document, in order.</summary>
    public ImmutableArray<CausalLink> LinksIn(Id<Rendition> document) => Links.TryGetValue(document, out DocumentLinks? links) ? links.All : [];

    internal Coding Without(ImmutableArray<Id<Rendition>> documents) => CausalLinks.Without(this, documents) with
    {
        ByDocument = ByDocument.RemoveRange(documents),
        Stranded = Stranded.RemoveRange(Stranded.Values.Where(s => documents.Contains(s.Rendition)).Select(static s => s.Coding.Id)),
    };

    /// <summary>The codings of a text that was corrected stand where their words stand; those whose words are gone are stranded.</summary>
    /// <param name="study">The study with the text after.</param>
    /// <param name="before">The text before.</param>
    /// <param name="after">The text after.</param>
    internal static Study Carried(Study study, Rendition before, Rendition after)
    {
        if (!study.Coding.ByDocument.TryGetValue(before.Id, out DocumentCodings? codings)) return study;
        var stands = new List<PassageCoding>(codings.All.Length);
        var stranded = study.Coding.Stranded.ToBuilder();
        foreach (PassageCoding coding in codings.All)
        {
            if (after.CarryFrom(before.Version, coding.Start, coding.End) is { } at) stands.Add(coding with { Start = at.Start, End = at.End });
            else stranded[coding.Id] = StrandedCoding.On(after, before.Version, coding);
        }
        return study with
        {
            Coding = study.Coding with
            {
                ByDocument = study.Coding.ByDocument.SetItem(before.Id, DocumentCodings.Of(stands)),
                Stranded = stranded.ToImmutable(),
            },
        };
    }

    internal static Study Apply(Study study, CodingChange change) => change switch
    {
        CodeAdded c => AddCode(study, c),
        CodeRenamed c => OnCode(study, c, code => code with { Name = c.Name }),
        CodeDescribed c => OnCode(study, c, code => With(code, c.Which, c.Text)),
        CodeColoured c => OnCode(study, c, code => code with { Colour = c.Colour }),
        CodeMoved c => MoveCode(study, c),
        CodeRewritten c => OnCode(study, c, code => Rewrite(code, c)),
        CodeRemoved c => RemoveCode(study, c),
        CodesMerged or CodingsRecoded or CodeSetAdded or OneCodeSetChange or CodebookVersionNamed or CodebookVersionRewritten => CodebookApply.Apply(study, change),
        PassageCoded c => AddCoding(study, c),
        PassagesCoded c => AddCodings(study, c),
        PassageStretched c => Place(study, c, c.Version, c.Start, c.End),
        PassageRestored c => Place(study, c, c.Version, c.Start, c.End),
        PassageUncoded c => RemoveCoding(study, c),
        CodingJudged c => OnCoding(study, c, coding => coding with { Judgement = c.Judgement }),
        CausalLinkChange c => CausalLinks.Apply(study, c),
        MemoChange c => Research.Memos.Apply(study, c),
        CodingNoted c when ReheldNoting.IsLost(study, c) => study.WithConflict(c, "protection.words-lost"),
        CodingNoted c => OnCoding(study, c, coding => coding with { Notes = Emptied((coding.Notes ?? new CodingNotes()).With(c.Field, c.Text)) }),
        _ => throw new NotSupportedException(change.GetType().Name),
    };

    private static Study With(Study study, Codebook codebook) => study with { Coding = study.Coding with { Codebook = codebook } };

    private static Study AddCode(Study study, CodeAdded c)
    {
        Codebook book = study.Coding.Codebook;
        bool isLost = Reholding.NamesWithdrawn(study, c.Name);
        var code = new Code
        {
            Id = c.Code,
            Holder = c.Holder,
            Name = isLost ? Words.Withdrawn(c.Name.Holder) : c.Name,
            // A parent that another copy removed: the code stands at the top rather than nowhere.
            Parent = c.Parent is { } parent ? book.Remaining(parent) : null,
            Colour = c.Colour,
            ImportedId = c.ImportedId,
        };
        foreach (CodeTextWords text in c.Texts) code = With(code, text.Which, text.Text);
        Study after = With(study, book.With(code));
        return isLost ? after.WithConflict(c, "protection.words-lost") : after;
    }

    private static Study MoveCode(Study study, CodeMoved c)
    {
        Codebook book = study.Coding.Codebook;
        if (!book.Codes.TryGetValue(c.Code, out Code? code)) return Gone(study, c);
        Id<Code>? above = c.Parent is { } parent ? book.Remaining(parent) : null;
        if (c.Parent is not null && above is null) return study.WithConflict(c, "coding.code-gone");
        // Two copies may have moved two codes below each other: a circle would hide both.
        if (above is { } over && book.IsWithin(over, c.Code)) return study.WithConflict(c, "coding.code-below-itself");
        return With(study, book.Move(code, above, c.Before));
    }

    private static Study RemoveCode(Study study, CodeRemoved c)
    {
        Codebook book = study.Coding.Codebook;
        if (!book.Codes.TryGetValue(c.Code, out Code? code)) return Gone(study, c);
        ImmutableDictionary<Id<Rendition>, DocumentCodings>.Builder documents = study.Coding.ByDocument.ToBuilder();
        foreach ((Id<Rendition> document, DocumentCodings codings) in study.Coding.ByDocument)
            if (codings.Without(c.Code) is var rest && !ReferenceEquals(rest, codings)) documents[document] = rest;
        Study after = study with
        {
            Coding = CausalLinks.Without(study.Coding, c.Code) with
            {
                Codebook = book.Without(code),
                ByDocument = documents.ToImmutable(),
                Stranded = study.Coding.Stranded.RemoveRange(study.Coding.Stranded.Values.Where(s => s.Coding.Code == c.Code).Select(static s => s.Coding.Id)),
            },
        };
        return Guides.CodeRemoved(after, c.Code);
    }

    private static Study OnCode(Study study, OneCodeChange change, Func<Code, Code> edit) =>
        study.Coding.Codebook.Codes.TryGetValue(change.Code, out Code? code)
            ? With(study, study.Coding.Codebook.With(edit(code)))
            : Gone(study, change);

    // What another copy did to an entry that was merged here is not done to the one that took it in: a person has to see it.
    private static Study Gone(Study study, OneCodeChange change) =>
        study.WithConflict(change, study.Coding.Codebook.Merged.ContainsKey(change.Code) ? "coding.code-merged-meanwhile" : "coding.code-gone");

    private static Code With(Code code, CodeText which, Words? text) => which switch
    {
        CodeText.Definition => code with { Definition = text },
        CodeText.Use => code with { Use = text },
        CodeText.NotUse => code with { NotUse = text },
        CodeText.Example => code with { Example = text },
        CodeText.Memo => code with { Memo = text },
        _ => code,
    };

    private static Code Rewrite(Code code, CodeRewritten c)
    {
        Code bare = code with
        {
            Holder = c.Holder,
            Name = c.Name,
            Definition = null,
            Use = null,
            NotUse = null,
            Example = null,
            Memo = null,
            ImportedId = c.ImportedId,
        };
        return c.Texts.Aggregate(bare, static (entry, text) => With(entry, text.Which, text.Text));
    }

    private static Study AddCoding(Study study, PassageCoded c)
    {
        if (!study.Sources.Renditions.TryGetValue(c.Rendition, out Rendition? document)) return study.WithConflict(c, "coding.document-gone");
        if (study.Coding.Codebook.Remaining(c.Code) is null) return study.WithConflict(c, "coding.code-gone");
        bool lost = false;
        study = Placed(study, document, c.Version, ReheldNoting.Readable(study, document, c.Version, ToCoding(c), ref lost));
        return lost ? study.WithConflict(c, "protection.words-lost") : study;
    }

    // Made on the text as it stands, or elsewhere on another state of it.
    private static Study Placed(Study study, Rendition document, Id<TextVersion> version, in PassageCoding coding)
    {
        Codebook book = study.Coding.Codebook;
        return document.CarryFrom(version, coding.Start, coding.End) is { } at
            ? With(study, document.Id, CodebookApply.Follow(Of(study, document.Id).Add(coding with { Start = at.Start, End = at.End }), book, [coding.Code]))
            : With(study, StrandedCoding.On(document, version, coding with { Code = book.Remaining(coding.Code) ?? coding.Code }));
    }

    private static Study Place(Study study, OneCodingChange c, Id<TextVersion> version, int start, int end)
    {
        PassageCoding? found = Of(study, c.Rendition).Find(c.Coding) ?? StrandedIn(study, c)?.Coding;
        if (found is not { } coding || !study.Sources.Renditions.TryGetValue(c.Rendition, out Rendition? document))
            return study.WithConflict(c, "coding.coding-gone");
        Study without = With(study, c.Rendition, Of(study, c.Rendition).Remove(c.Coding));
        without = without with { Coding = without.Coding with { Stranded = without.Coding.Stranded.Remove(c.Coding) } };
        return Placed(without, document, version, coding with { Start = start, End = end });
    }

    private static StrandedCoding? StrandedIn(Study study, OneCodingChange c) =>
        study.Coding.Stranded.TryGetValue(c.Coding, out StrandedCoding? stranded) && stranded.Rendition == c.Rendition ? stranded : null;

    private static Study With(Study study, StrandedCoding stranded) =>
        study with { Coding = study.Coding with { Stranded = study.Coding.Stranded.SetItem(stranded.Coding.Id, stranded) } };

    internal static PassageCoding ToCoding(PassageCoded c) => new(c.Coding, c.Start, c.End, c.Code, c.Coder, c.Judgement, c.Notes);

    private static Study AddCodings(Study study, PassagesCoded c)
    {
        // A coding takes at least a byte in each of five columns: counts beyond that are damage, and would only ask for memory.
        int[] counts = [.. c.Documents.Select(static d => d.Count)];
        if (counts.Any(static count => count < 0) || counts.Sum(static count => (long)count) > c.Columns.Length / 5)
            return study.WithConflict(c, "coding.some-codings-lost");
        CodingRow[] rows = CodingColumns.Read(c.Columns.Span, counts);
        Dictionary<int, CodingNotes> notes = c.Notes.DistinctBy(static n => n.Index).ToDictionary(static n => n.Index, static n => n.Notes);
        Codebook book = study.Coding.Codebook;
        bool[] knownCodes = [.. c.Codes.Select(code => book.Remaining(code) is not null)];
        Id<Code>[] merged = [.. c.Codes.Where(book.Merged.ContainsKey)];
        ImmutableDictionary<Id<Rendition>, DocumentCodings>.Builder documents = study.Coding.ByDocument.ToBuilder();
        var stranded = study.Coding.Stranded.ToBuilder();
        bool lost = false, lostWords = false;
        int at = 0;
        foreach (CodedDocument document in c.Documents)
        {
            Rendition? text = study.Sources.Renditions.GetValueOrDefault(document.Rendition);
            bool isCurrent = text?.Version == document.Version;
            var codings = new List<PassageCoding>(document.Count);
            for (int end = at + document.Count; at < end; at++)
            {
                CodingRow row = rows[at];
                if (text is null || (uint)row.Code >= knownCodes.Length || (uint)row.Coder >= c.Coders.Length || !knownCodes[row.Code])
                {
                    lost = true;
                    continue;
                }
                var coding = new PassageCoding(
                    new Id<PassageCoding>(c.First.Value + (uint)at), row.Start, row.End, c.Codes[row.Code], c.Coders[row.Coder],
                    row.Judgement, notes.GetValueOrDefault(at));
                if (coding.Notes is not null) coding = ReheldNoting.Readable(study, text, document.Version, coding, ref lostWords);
                if (isCurrent) codings.Add(coding);
                else if (text.CarryFrom(document.Version, row.Start, row.End) is { } carried)
                    codings.Add(coding with { Start = carried.Start, End = carried.End });
                else stranded[coding.Id] = StrandedCoding.On(text, document.Version, coding with { Code = book.Remaining(coding.Code) ?? coding.Code });
            }
            if (codings.Count > 0)
                documents[document.Rendition] = CodebookApply.Follow(documents.GetValueOrDefault(document.Rendition, DocumentCodings.Empty).AddRange(codings), book, merged);
        }
        Study after = study with { Coding = study.Coding with { ByDocument = documents.ToImmutable(), Stranded = stranded.ToImmutable() } };
        if (lostWords) after = after.WithConflict(c, "protection.words-lost");
        return lost ? after.WithConflict(c, "coding.some-codings-lost") : after;
    }

    private static Study RemoveCoding(Study study, PassageUncoded c)
    {
        DocumentCodings codings = Of(study, c.Rendition);
        DocumentCodings without = codings.Remove(c.Coding);
        if (StrandedIn(study, c) is not null)
            return study with { Coding = study.Coding with { Stranded = study.Coding.Stranded.Remove(c.Coding) } };
        // Uncoded in both copies: both wanted the same, so there is nothing to settle.
        return ReferenceEquals(codings, without) ? study : With(study, c.Rendition, without);
    }

    private static Study OnCoding(Study study, OneCodingChange change, Func<PassageCoding, PassageCoding> edit)
    {
        DocumentCodings codings = Of(study, change.Rendition);
        if (codings.Find(change.Coding) is { } coding) return With(study, change.Rendition, codings.Replace(edit(coding)));
        return StrandedIn(study, change) is { } stranded
            ? With(study, stranded with { Coding = edit(stranded.Coding) })
            : study.WithConflict(change, "coding.coding-gone");
    }

    private static DocumentCodings Of(Study study, Id<Rendition> document) =>
        study.Coding.ByDocument.GetValueOrDefault(document, DocumentCodings.Empty);

    private static Study With(Study study, Id<Rendition> document, DocumentCodings codings) =>
        study with { Coding = study.Coding with { ByDocument = study.Coding.ByDocument.SetItem(document, codings) } };

    internal static CodingNotes? Emptied(CodingNotes notes) => notes.IsEmpty ? null : notes;
}

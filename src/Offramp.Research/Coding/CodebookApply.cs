using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What merging, splitting, sets and versions do to a study. Never refuses and never throws.</summary>
internal static class CodebookApply
{
    /// <summary>The study after a change of these kinds.</summary>
    public static Study Apply(Study study, CodingChange change)
    {
        Codebook book = study.Coding.Codebook;
        return change switch
        {
            CodesMerged c => Merge(study, c),
            CodingsRecoded c => Recode(study, c),
            CodeSetAdded c => With(study, book.With(new CodeSet(c.Set, c.Name, Known(book, c.Codes)))),
            CodeSetRenamed c => OnSet(study, c, set => set with { Name = c.Name }),
            CodeSetRewritten c => OnSet(study, c, set => set with { Name = c.Name }),
            CodesPutInSet c => OnSet(study, c, set => set with { Codes = [.. set.Codes.Union(Known(book, c.Codes))] }),
            CodesTakenFromSet c => OnSet(study, c, set => set with { Codes = set.Codes.RemoveRange(Known(book, c.Codes)) }),
            // Removed in both copies: both wanted the same, so there is nothing to settle.
            CodeSetRemoved c => With(study, book.Without(c.Set)),
            CodebookVersionNamed c => With(study, book with { Versions = book.Versions.RemoveAll(v => v.Id == c.Version).Add(new CodebookVersion(c.Version, c.Name, c.Note, study.Applying)) }),
            CodebookVersionRewritten c => book.Versions.FindIndex(v => v.Id == c.Version) is >= 0 and var at
                ? With(study, book with { Versions = book.Versions.SetItem(at, book.Versions[at] with { Name = c.Name, Note = c.Note }) })
                : study.WithConflict(c, "coding.version-gone"),
            _ => throw new NotSupportedException(change.GetType().Name),
        };
    }

    /// <summary>A document into which codings of merged codes have come: they follow those codes.</summary>
    /// <param name="codings">The document's codings, the new ones under the codes that they were made with.</param>
    /// <param name="book">The codebook.</param>
    /// <param name="merged">The merged codes among them.</param>
    public static DocumentCodings Follow(DocumentCodings codings, Codebook book, IEnumerable<Id<Code>> merged)
    {
        foreach (Id<Code> from in merged)
            if (book.Remaining(from) is { } into && into != from) codings = Recoding.Of(codings, coding => coding.Code == from, into).Codings;
        return codings;
    }

    private static Study Merge(Study study, CodesMerged c)
    {
        Codebook book = study.Coding.Codebook;
        if (book.Remaining(c.Into) is not { } into) return study.WithConflict(c, "coding.code-gone");
        Study after = study;
        var from = new HashSet<Id<Code>>();
        foreach (Id<Code> id in c.From)
        {
            if (book.Codes.TryGetValue(id, out Code? code) && id != into)
            {
                from.Add(id);
                book = book.Merge(code, into);
            }
            // Merged into the same code by another copy: both wanted the same.
            else if (book.Remaining(id) != into)
            {
                after = after.WithConflict(c, book.Merged.ContainsKey(id) ? "coding.code-merged-meanwhile" : "coding.code-gone");
            }
        }
        if (c.Memo is { IsWithdrawn: false } memo && !study.Protection.DestroyedHolders.Contains(memo.Holder) && from.Count > 0)
        {
            if (into == c.Into) book = book.With(book.Codes[into] with { Memo = memo });
            else after = after.WithConflict(c, "coding.code-merged-meanwhile");
        }
        ImmutableDictionary<Id<Rendition>, DocumentCodings>.Builder documents = study.Coding.ByDocument.ToBuilder();
        foreach ((Id<Rendition> document, DocumentCodings codings) in study.Coding.ByDocument)
        {
            if (!codings.Index.Codes.Any(from.Contains)) continue;
            documents[document] = Recoding.Of(codings, coding => from.Contains(coding.Code), into).Codings;
        }
        after = after with
        {
            Coding = after.Coding with
            {
                Codebook = book,
                ByDocument = documents.ToImmutable(),
                Stranded = Stranded(study, stranded => from.Contains(stranded.Coding.Code), into),
            },
        };
        after = after with { Coding = CausalLinks.Recoded(after.Coding, code => from.Contains(code) ? into : code) };
        return Guides.CodesMerged(after, [.. from], into);
    }

    private static Study Recode(Study study, CodingsRecoded c)
    {
        Codebook book = study.Coding.Codebook;
        if (book.Remaining(c.Into) is not { } into) return study.WithConflict(c, "coding.code-gone");
        Id<Code>? from = book.Remaining(c.From);
        UInt128[] ids = IdColumn.Read(c.Codings.Span, c.Documents.Sum(static d => (long)Math.Max(0, d.Count)));
        ImmutableDictionary<Id<Rendition>, DocumentCodings>.Builder documents = study.Coding.ByDocument.ToBuilder();
        HashSet<UInt128> stranded = [.. study.Coding.Stranded.Values.Where(s => s.Coding.Code == from || s.Coding.Code == into).Select(static s => s.Coding.Id.Value)];
        bool lost = false;
        int at = 0;
        foreach (RecodedDocument document in c.Documents)
        {
            int end = (int)Math.Min(ids.Length, at + (long)Math.Max(0, document.Count));
            HashSet<UInt128> meant = [.. ids.AsSpan(at..end)];
            at = end;
            DocumentCodings before = documents.GetValueOrDefault(document.Rendition, DocumentCodings.Empty);
            // What another copy gave a third code meanwhile, or took out, stays so; a person has to look.
            lost |= before.All.Count(coding => meant.Contains(coding.Id.Value) && (coding.Code == from || coding.Code == into)) + meant.Count(stranded.Contains) < meant.Count;
            Recoded recoded = Recoding.Of(before, coding => coding.Code == from && meant.Contains(coding.Id.Value), into);
            if (recoded.Moved > 0) documents[document.Rendition] = recoded.Codings;
        }
        HashSet<UInt128> all = [.. ids];
        Study after = study with
        {
            Coding = study.Coding with
            {
                ByDocument = documents.ToImmutable(),
                Stranded = Stranded(study, s => s.Coding.Code == from && all.Contains(s.Coding.Id.Value), into),
            },
        };
        return lost ? after.WithConflict(c, "coding.some-codings-elsewhere") : after;
    }

    // Codings without words follow as well: they may be put on others.
    private static ImmutableDictionary<Id<PassageCoding>, StrandedCoding> Stranded(Study study, Func<StrandedCoding, bool> moves, Id<Code> into) =>
        study.Coding.Stranded.SetItems(study.Coding.Stranded.Where(s => moves(s.Value))
            .Select(s => KeyValuePair.Create(s.Key, s.Value with { Coding = s.Value.Coding with { Code = into } })));

    private static Study OnSet(Study study, OneCodeSetChange change, Func<CodeSet, CodeSet> edit) =>
        study.Coding.Codebook.Sets.FirstOrDefault(set => set.Id == change.Set) is { } set
            ? With(study, study.Coding.Codebook.With(edit(set)))
            : study.WithConflict(change, "coding.set-gone");

    // Codes that another copy removed are left out; merged ones are followed.
    private static ImmutableArray<Id<Code>> Known(Codebook book, ImmutableArray<Id<Code>> codes) =>
        [.. codes.Select(book.Remaining).OfType<Id<Code>>().Distinct()];

    private static Study With(Study study, Codebook codebook) => study with { Coding = study.Coding with { Codebook = codebook } };
}

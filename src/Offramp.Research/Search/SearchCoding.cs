using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A hit as a person reviewed it: with the state of the text that they saw.</summary>
/// <param name="Document">In which document.</param>
/// <param name="Version">In which state of its text.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
public readonly record struct ReviewedHit(Id<Rendition> Document, Id<TextVersion> Version, int Start, int End)
{
    /// <summary>A hit in a text, as it stands now.</summary>
    public static ReviewedHit Of(SearchHit hit) => hit.Document is { } document && hit.Memo is null
        ? new ReviewedHit(document.Id, document.Version, hit.Start, hit.End)
        : throw new ArgumentException("The hit lies in no text.", nameof(hit));
}

/// <summary>A passage that would be coded, and the hits that lie in it.</summary>
/// <param name="Document">In which document.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Hits">The places of its hits in the list that was reviewed, from 0: several where widened hits overlap.</param>
/// <param name="Already">Those of the asked codes that the coder gave this very passage already: they are skipped.</param>
public sealed record PlannedPassage(Rendition Document, int Start, int End, ImmutableArray<int> Hits, ImmutableArray<Id<Code>> Already);

/// <summary>What coding reviewed hits together would do.</summary>
/// <param name="Passages">The passages, by document as reviewed, then start.</param>
/// <param name="New">How many codings there would be.</param>
/// <param name="Skipped">How many are there already.</param>
public sealed record SearchCodingPlan(ImmutableArray<PlannedPassage> Passages, int New, int Skipped);

/// <summary>Coding what a search found, after review, in one act.</summary>
public static class SearchCoding
{
    /// <summary>What would be coded. Refused: <c>search.no-hit-chosen</c>; <c>search.hit-changed</c> where a text was corrected since it was reviewed;
    /// <c>coding.code-gone</c>; and as coding a passage is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="hits">The hits that a person chose.</param>
    /// <param name="codes">The codes to give each.</param>
    /// <param name="expansion">How far each hit is widened; widened hits that overlap become one passage.</param>
    /// <param name="coder">Who codes.</param>
    public static Outcome<SearchCodingPlan> Plan(
        Study study, ImmutableArray<ReviewedHit> hits, ImmutableArray<Id<Code>> codes, Expansion expansion, Id<Coder> coder)
    {
        if (hits.IsEmpty) return Refusal.Of("search.no-hit-chosen");
        if (codes.IsEmpty || codes.Any(code => !study.Coding.Codebook.Codes.ContainsKey(code))) return CodebookDecisions.CodeGone("code");
        var spans = new Dictionary<Id<Rendition>, List<(int Start, int End, int Hit)>>();
        var documents = new List<Rendition>();
        for (int i = 0; i < hits.Length; i++)
        {
            ReviewedHit hit = hits[i];
            Outcome<CodedPlace> place = CodedPlace.Of(study, hit.Document, hit.Start, hit.End);
            if (study.Sources.Renditions.TryGetValue(hit.Document, out Rendition? known) && known.Version != hit.Version)
                return Refusal.Of("search.hit-changed", ("document", known.Name.Text), ("start", hit.Start));
            if (place.Refusal is { } refusal) return refusal;
            if (!spans.TryGetValue(hit.Document, out List<(int Start, int End, int Hit)>? inDocument))
            {
                spans.Add(hit.Document, inDocument = []);
                documents.Add(place.Value.Document);
            }
            (int start, int end) = Expansions.Of(place.Value.Document, hit.Start, hit.End, expansion);
            inDocument.Add((start, end, i));
        }
        ImmutableArray<Id<Code>> given = [.. codes.Distinct()];
        ImmutableArray<PlannedPassage> passages = [.. documents.SelectMany(document => Merged(study, document, spans[document.Id], given, coder))];
        int skipped = passages.Sum(static passage => passage.Already.Length);
        return new SearchCodingPlan(passages, (passages.Length * given.Length) - skipped, skipped);
    }

    /// <summary>Codes what was planned, in one change. Refused as <see cref="Plan"/> is, and <c>search.all-coded-already</c>.</summary>
    public static Outcome<Change> Code(
        Study study, ImmutableArray<ReviewedHit> hits, ImmutableArray<Id<Code>> codes, Expansion expansion, Judgement judgement, Fresh fresh) =>
        Plan(study, hits, codes, expansion, fresh.Coder).Then<Change>(plan =>
        {
            if (plan.New == 0) return Refusal.Of("search.all-coded-already", ("count", plan.Skipped));
            ImmutableArray<Id<Code>> given = [.. codes.Distinct()];
            var rows = new List<CodingRow>(plan.New);
            var documents = ImmutableArray.CreateBuilder<CodedDocument>();
            foreach (IGrouping<Id<Rendition>, PlannedPassage> document in plan.Passages.GroupBy(static passage => passage.Document.Id))
            {
                int before = rows.Count;
                foreach (PlannedPassage passage in document)
                    for (int code = 0; code < given.Length; code++)
                        if (!passage.Already.Contains(given[code])) rows.Add(new CodingRow(passage.Start, passage.End, code, 0, judgement));
                if (rows.Count > before) documents.Add(new CodedDocument(document.Key, document.First().Document.Version, rows.Count - before));
            }
            int[] counts = [.. documents.Select(static document => document.Count)];
            return new PassagesCoded(
                fresh.Id<PassageCoding>(), documents.ToImmutable(), given, [fresh.Coder],
                CodingColumns.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows), counts), []);
        });

    // Overlapping spans are one passage: two hits of one sentence give the sentence once.
    private static IEnumerable<PlannedPassage> Merged(
        Study study, Rendition document, List<(int Start, int End, int Hit)> spans, ImmutableArray<Id<Code>> codes, Id<Coder> coder)
    {
        spans.Sort();
        for (int i = 0; i < spans.Count;)
        {
            (int start, int end, _) = spans[i];
            var hits = ImmutableArray.CreateBuilder<int>();
            for (; i < spans.Count && (spans[i].Start < end || spans[i].Start == start); i++)
            {
                end = Math.Max(end, spans[i].End);
                hits.Add(spans[i].Hit);
            }
            yield return new PlannedPassage(
                document, start, end, hits.ToImmutable(),
                [
                    .. codes.Where(code => study.Coding.In(document.Id).Any(coding =>
                        coding.Start == start && coding.End == end && coding.Code == code && coding.Coder == coder)),
                ]);
        }
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What may be done with what is written: a report leaves.</summary>
public static class ReportsDecisions
{
    private const int MostNamed = 20;

    /// <summary>Lets a coding report leave. Refused: <c>reports.words-without-consent</c>, naming the passages, where words may not leave and nobody
    /// asked for them to be withheld; <c>reports.nothing-to-release</c> without files.</summary>
    /// <param name="study">The study.</param>
    /// <param name="report">The report as it will be written.</param>
    /// <param name="files">The files' names without their folder.</param>
    /// <param name="withhold">Whether words that may not leave are to be withheld with their reasons.</param>
    /// <param name="fresh">New ids.</param>
    public static Outcome<Change> Release(Study study, CodingReport report, ImmutableArray<string> files, bool withhold, Fresh fresh)
    {
        if (files.IsEmpty) return Refusal.Of("reports.nothing-to-release") with { Field = "files" };
        ImmutableArray<(ReportedCode Code, ReportedPassage Passage)> withheld =
            [.. report.Codes.SelectMany(static code => code.Passages.Where(static p => p.Withheld is not null), static (code, p) => (code, p))];
        if (!withheld.IsEmpty && !withhold) return WithoutConsent(report, withheld);
        ImmutableArray<ReportedPassage> words = [.. report.Codes.SelectMany(static code => code.Passages).Where(static p => p.Text is not null)];
        HashSet<Id<Holder>> holders = [.. words.Select(static passage => passage.Text!.Holder)];
        return new ReportReleased(
            new Words(fresh.Id<Holder>(), string.Join(", ", files)),
            [.. ReadingOrder.Of(study).Documents.Where(at => holders.Contains(at.Document.Text.Holder)).Select(static at => at.Source.Id).Distinct()],
            words.Length);
    }

    private static Refusal WithoutConsent(CodingReport report, ImmutableArray<(ReportedCode Code, ReportedPassage Passage)> withheld)
    {
        Dictionary<string, ReportedSource> sources = report.Sources.ToDictionary(static source => source.Key);
        IEnumerable<Note> named = withheld.Take(MostNamed).Select(at => Note.Of(
            "reports.passage-withheld", ("source", sources.TryGetValue(at.Passage.Source, out ReportedSource? known) ? known.Label : at.Passage.Source),
            ("turn", at.Passage.Turn ?? 0), ("code", at.Code.Path), ("why", at.Passage.Withheld!)));
        return Refusal.Of(
            "reports.words-without-consent", ("count", withheld.Length), ("passages", new Listing([.. named], OnLines: true)),
            ("more", Math.Max(0, withheld.Length - MostNamed)));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>Tells of sources what may be told: who spoke by pseudonym, and neither file names nor places below the widest.</summary>
internal static class ReportedSources
{
    /// <summary>The sources of a report, in the order of the counts.</summary>
    public static ImmutableArray<ReportedSource> Of(Study study, CodeFrequencies frequencies)
    {
        ImmutableArray<Source> sources = frequencies.Sources;
        string[] keys = [.. sources.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"S{i + 1}"))];
        string[] labels = [.. sources.Select((source, i) => Coarsening.Label(study, source) ?? keys[i])];
        ILookup<string, int> alike = Enumerable.Range(0, labels.Length).ToLookup(i => labels[i], StringComparer.Ordinal);
        return
        [
            .. sources.Select((source, i) => new ReportedSource
            {
                Key = keys[i],
                // Two talks with one person are told apart by the key, which tells nothing else.
                Label = alike[labels[i]].Count() > 1 ? $"{labels[i]} ({keys[i]})" : labels[i],
                Kind = source.Kind,
                Wave = source.Noted(Particular.Wave),
                Date = Coarsening.IsPublished(source) ? source.Noted(Particular.DateAsSaid) ?? source.Noted(Particular.Date) : MonthOf(source.Noted(Particular.Date)),
                Place = Coarsening.WidestPlace(source.Noted(Particular.Place)),
                Language = source.Noted(Particular.Language) ?? study.Sources.Renditions[source.Renditions[0]].Language?.Text,
                Capture = source.Noted(Particular.Capture),
                Participants = Coarsening.Pseudonyms(study, source),
                Codings = Enumerable.Range(0, frequencies.Codes.Length).Sum(code => frequencies.Codings(code, i)),
            }),
        ];
    }

    private static string? MonthOf(string? date) =>
        Coarsening.Month(date) is { } month && Edtf.TryParse(month, out Edtf? read, out _) ? read.InWords() : null;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>Tells of sources what may be told: who spoke by pseudonym, and neither file names nor places below the widest.</summary>
internal static partial class ReportedSources
{
    /// <summary>The sources of a report, in the order of the counts.</summary>
    public static ImmutableArray<ReportedSource> Of(Study study, CodeFrequencies frequencies)
    {
        ImmutableArray<Source> sources = frequencies.Sources;
        string[] keys = [.. sources.Select(static (_, i) => string.Create(CultureInfo.InvariantCulture, $"S{i + 1}"))];
        string[] labels = [.. sources.Select((source, i) => LabelOf(study, source) ?? keys[i])];
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
                Date = IsPublished(source) ? source.Noted(Particular.DateAsSaid) ?? source.Noted(Particular.Date) : MonthOf(source.Noted(Particular.Date)),
                Place = WidestOf(source.Noted(Particular.Place)),
                Language = source.Noted(Particular.Language) ?? study.Sources.Renditions[source.Renditions[0]].Language?.Text,
                Capture = source.Noted(Particular.Capture),
                Participants = PseudonymsOf(study, source),
                Codings = Enumerable.Range(0, frequencies.Codes.Length).Sum(code => frequencies.Codings(code, i)),
            }),
        ];
    }

    private static bool IsPublished(Source source) => source.Kind is SourceKind.Publication or SourceKind.MediaItem;

    private static string? LabelOf(Study study, Source source)
    {
        ImmutableArray<string> pseudonyms = PseudonymsOf(study, source);
        if (pseudonyms.Length > 0) return string.Join(", ", pseudonyms);
        // A file's name often holds a person's: only what was published is called by its own name.
        return IsPublished(source) ? source.Noted(Particular.Title) ?? source.Name.Text : null;
    }

    private static ImmutableArray<string> PseudonymsOf(Study study, Source source) =>
    [
        .. source.Participants.Select(link => study.Protection.Participants.GetValueOrDefault(link.Participant))
            .OfType<Participant>().Where(static participant => !participant.Pseudonym.IsWithdrawn)
            .Select(static participant => participant.Pseudonym.Text),
    ];

    // The day of a talk, with its place, can give away who was asked: the month is as close as a report tells.
    private static string? MonthOf(string? date)
    {
        if (date is null) return null;
        string coarse = DayAndTime().Replace(date, "$1");
        return Edtf.TryParse(coarse, out Edtf? month, out _) ? month.InWords() : null;
    }

    [GeneratedRegex(@"(\d{3}[\dX]-[\dX]{2})-[?~%]?[\dX]{2}(T[^/]*)?")]
    private static partial Regex DayAndTime();

    // A place that stands alone may be a village: only of several, one in the other, is the first known to be the widest.
    private static string? WidestOf(string? place) => place?.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts ? parts[0] : null;
}

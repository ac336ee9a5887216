using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>How closely what leaves the study tells of a source: who spoke by pseudonym, the month, the widest place.</summary>
internal static partial class Coarsening
{
    /// <summary>Whether others published it: it may be called by its own name.</summary>
    public static bool IsPublished(Source source) => source.Kind is SourceKind.Publication or SourceKind.MediaItem;

    /// <summary>By what a source may be called; null where nothing may be told.</summary>
    public static string? Label(Study study, Source source)
    {
        ImmutableArray<string> pseudonyms = Pseudonyms(study, source);
        if (pseudonyms.Length > 0) return string.Join(", ", pseudonyms);
        // A file's name often holds a person's: only what was published is called by its own name.
        return IsPublished(source) ? source.Noted(Particular.Title) ?? source.Name.Text : null;
    }

    /// <summary>The pseudonyms of those who spoke in a source.</summary>
    public static ImmutableArray<string> Pseudonyms(Study study, Source source) =>
    [
        .. source.Participants.Select(link => study.Protection.Participants.GetValueOrDefault(link.Participant))
            .OfType<Participant>().Where(static participant => !participant.Pseudonym.IsWithdrawn)
            .Select(static participant => participant.Pseudonym.Text),
    ];

    /// <summary>The month of a date; null where there is none that can be read. The day of a talk, with its place, can give away who was asked.</summary>
    public static string? Month(string? date)
    {
        if (date is null) return null;
        string coarse = DayAndTime().Replace(date, "$1");
        return Edtf.TryParse(coarse, out Edtf? month, out _) ? month.ToString() : null;
    }

    /// <summary>The widest of several places, one in the other; null for a place that stands alone: it may be a village.</summary>
    public static string? WidestPlace(string? place) =>
        place?.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts ? parts[0] : null;

    [GeneratedRegex(@"(\d{3}[\dX]-[\dX]{2})-[?~%]?[\dX]{2}(T[^/]*)?")]
    private static partial Regex DayAndTime();
}

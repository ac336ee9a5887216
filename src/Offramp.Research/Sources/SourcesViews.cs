using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A source in a list.</summary>
public sealed record SourceRow
{
    /// <summary>The source.</summary>
    public required Id<Source> Source { get; init; }

    /// <summary>The id to show: an imported one, else its own.</summary>
    public required string ShownId { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The round of fieldwork.</summary>
    public string? Wave { get; init; }

    /// <summary>The date (EDTF).</summary>
    public string? Date { get; init; }

    /// <summary>The date in words that rests on an event; null where it rests on none.</summary>
    public string? DateByEvent { get; init; }

    /// <summary>The days (EDTF) that the event leaves it, by the event's date as it stands; null where that is not known.</summary>
    public string? DateRange { get; init; }

    /// <summary>The place, from the widest to the narrowest, divided by <c>/</c>.</summary>
    public string? Place { get; init; }

    /// <summary>The language (BCP 47 tag): noted of the source, or else of its original.</summary>
    public string? Language { get; init; }

    /// <summary>How people met.</summary>
    public string? Mode { get; init; }

    /// <summary>The length of the original in UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>How many turns the original has.</summary>
    public required int Turns { get; init; }

    /// <summary>How many texts there are.</summary>
    public required int Renditions { get; init; }

    /// <summary>How many codings there are in all of its texts.</summary>
    public required int Codings { get; init; }

    /// <summary>The share of the original that carries any code, 0 to 1.</summary>
    public required double CodedShare { get; init; }

    /// <summary>Who coded in it, by name.</summary>
    public required ImmutableArray<string> Coders { get; init; }

    /// <summary>The participants' pseudonyms.</summary>
    public required ImmutableArray<string> Participants { get; init; }

    /// <summary>What may leave of it, and why.</summary>
    public required Permission Permission { get; init; }

    /// <summary>Whether it was withdrawn.</summary>
    public required bool IsWithdrawn { get; init; }

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Source.ToString();
}

/// <summary>A round of fieldwork and its sources.</summary>
/// <param name="Name">What it is called; null for the sources of which none is noted.</param>
/// <param name="Sources">Its sources.</param>
public sealed record Wave(string? Name, ImmutableArray<Id<Source>> Sources);

/// <summary>A place and what was collected there.</summary>
/// <param name="Path">From the widest place down to this one, divided by <c>/</c>.</param>
/// <param name="Name">The last part of the path.</param>
/// <param name="Depth">0 for the widest.</param>
/// <param name="Sources">The sources there and in every narrower place.</param>
public sealed record PlaceRow(string Path, string Name, int Depth, ImmutableArray<Id<Source>> Sources);

/// <summary>What was collected, as people look at it.</summary>
public static class SourcesViews
{
    /// <summary>All sources by name, the withdrawn last.</summary>
    /// <param name="study">The study.</param>
    /// <param name="today">The day against which the end of a consent is held.</param>
    public static ImmutableArray<SourceRow> Rows(Study study, DateOnly today) => [.. InOrder(study).Select(source => Row(study, source, today))];

    /// <summary>One source as it stands in the list.</summary>
    public static SourceRow Row(Study study, Source source, DateOnly today)
    {
        Rendition? original = source.Renditions.Select(id => study.Sources.Renditions.GetValueOrDefault(id)).FirstOrDefault(static r => r is not null);
        DateByEvent? byEvent = SourceDates.ByEvent(study, source);
        PassageCoding[] codings = [.. source.Renditions.SelectMany(id => study.Coding.In(id))];
        return new SourceRow
        {
            Source = source.Id,
            ShownId = Names.IdOf(source),
            Name = source.Name.Text,
            Kind = source.Kind,
            Title = source.Noted(Particular.Title),
            Wave = source.Noted(Particular.Wave),
            Date = source.Noted(Particular.Date),
            DateByEvent = byEvent?.Words,
            DateRange = byEvent?.Range?.ToString(),
            Place = source.Noted(Particular.Place),
            Language = source.Noted(Particular.Language) ?? original?.Language?.Text,
            Mode = source.Noted(Particular.Mode),
            Length = original?.Text.Text.Length ?? 0,
            Turns = original?.Turns.Length ?? 0,
            Renditions = source.Renditions.Length,
            Codings = codings.Length,
            CodedShare = original is null ? 0 : CodedShare(study.Coding.In(original.Id), original.Text.Text.Length),
            Coders = [.. codings.Select(static c => c.Coder).Distinct().Select(study.Team.NameOf).Order(StringComparer.Ordinal)],
            Participants =
            [
                .. source.Participants.Select(p => study.Protection.Participants.GetValueOrDefault(p.Participant)?.Pseudonym.Text ?? Words.WithdrawnText),
            ],
            Permission = Permissions.For(study, source.Id, today),
            IsWithdrawn = source.IsWithdrawn,
        };
    }

    /// <summary>The rounds of fieldwork by name; the sources without one last.</summary>
    public static ImmutableArray<Wave> Waves(Study study) =>
    [
        .. InOrder(study).GroupBy(static s => s.Noted(Particular.Wave), static s => s.Id)
            .OrderBy(static g => g.Key is null).ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Select(static g => new Wave(g.Key, [.. g])),
    ];

    /// <summary>The places as a tree written down: a wider place before the narrower ones in it.</summary>
    public static ImmutableArray<PlaceRow> Places(Study study)
    {
        // Divided at "/" and compared part by part, so that "Coast/North" stands right under "Coast" and before "Coast road".
        var places = new SortedDictionary<string, List<Id<Source>>>(Comparer<string>.Create(static (a, b) =>
            string.CompareOrdinal(a.Replace('/', '\u0001'), b.Replace('/', '\u0001'))));
        foreach (Source source in InOrder(study))
        {
            if (source.Noted(Particular.Place) is not { } place) continue;
            string[] parts = place.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (int depth = 1; depth <= parts.Length; depth++)
            {
                string path = string.Join('/', parts.Take(depth));
                if (!places.TryGetValue(path, out List<Id<Source>>? sources)) places[path] = sources = [];
                sources.Add(source.Id);
            }
        }
        return [.. places.Select(static p => new PlaceRow(p.Key, p.Key[(p.Key.LastIndexOf('/') + 1)..], p.Key.Count(static c => c == '/'), [.. p.Value]))];
    }

    /// <summary>The share of a text that carries any code, 0 to 1: overlapping codings count once.</summary>
    /// <param name="codings">The text's codings, sorted by start.</param>
    /// <param name="length">The text's length in UTF-16 units.</param>
    internal static double CodedShare(ImmutableArray<PassageCoding> codings, int length)
    {
        if (length == 0) return 0;
        long coded = 0;
        int reached = 0;
        foreach (PassageCoding coding in codings)
        {
            int start = Math.Max(coding.Start, reached), end = Math.Min(coding.End, length);
            if (end <= start) continue;
            coded += end - start;
            reached = end;
        }
        return (double)coded / length;
    }

    private static IEnumerable<Source> InOrder(Study study) => study.Sources.ById.Values
        .OrderBy(static s => s.IsWithdrawn).ThenBy(static s => s.Name.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static s => s.Id);
}

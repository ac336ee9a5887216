using System.Collections.Immutable;

namespace Offramp.Formats.Refi;

/// <summary>A selection and the text that its offsets count in.</summary>
/// <param name="Text">The text.</param>
/// <param name="Words">Its words.</param>
/// <param name="Selection">The selection.</param>
internal sealed record WeighedSelection(RefiText Text, RefiWords Words, RefiSelection Selection);

/// <summary>Chooses how offsets are read, by how well all selections of a file fit their texts under each reading.</summary>
internal static class OffsetEvidence
{
    private const double Margin = 0.05;
    private const int MostSuspicious = 1_000;

    /// <summary>Weighs every reading.</summary>
    /// <param name="selections">All selections whose text is there.</param>
    /// <param name="origin">The program that wrote the file: it decides between readings that fit equally well, and nothing else.</param>
    /// <param name="wanted">A reading that somebody asks for.</param>
    public static OffsetChoice Choose(IReadOnlyList<WeighedSelection> selections, string? origin, OffsetReading? wanted)
    {
        if (selections.Count == 0) return new OffsetChoice { Reading = wanted ?? OffsetReading.Standard, WasAskedFor = wanted is not null };
        OffsetReading? usual = OffsetProfiles.Of(origin);
        ImmutableArray<OffsetScore> scores =
        [
            .. OffsetReading.All.Select(reading => Score(selections, reading))
                .OrderByDescending(static score => score.NamePoints)
                .ThenByDescending(static score => score.Boundaries)
                .ThenByDescending(static score => score.Edges)
                .ThenByDescending(score => score.Reading == usual),
        ];
        OffsetScore chosen = wanted is null ? scores[0] : scores.First(score => score.Reading == wanted);
        int named = selections.Count(static s => !string.IsNullOrWhiteSpace(s.Selection.Name));
        return new OffsetChoice
        {
            Reading = chosen.Reading,
            WasAskedFor = wanted is not null,
            IsCertain = wanted is not null || IsCertain(scores),
            Weighed = selections.Count,
            Named = named,
            Scores = scores,
            Suspicious = Suspicious(selections, chosen, named),
        };
    }

    private static bool IsCertain(ImmutableArray<OffsetScore> scores)
    {
        OffsetScore best = scores[0];
        return scores.All(other => other.Fingerprint == best.Fingerprint || best.NamePoints > other.NamePoints
            || best.Boundaries - other.Boundaries > Margin || (best.Boundaries >= other.Boundaries && best.Edges - other.Edges > Margin));
    }

    private static OffsetScore Score(IReadOnlyList<WeighedSelection> selections, OffsetReading reading)
    {
        int names = 0, boundaries = 0, edges = 0, outside = 0;
        ulong fingerprint = 14695981039346656037;
        RefiWords? last = null;
        OffsetMap? map = null;
        foreach (WeighedSelection weighed in selections)
        {
            if (!ReferenceEquals(weighed.Words, last)) map = OffsetMap.Of(last = weighed.Words, reading);
            string text = weighed.Words.Text;
            if (Place(map!, weighed.Selection, reading) is not var (start, end))
            {
                outside++;
                Mix(-1, ref fingerprint);
                continue;
            }
            boundaries += Convert.ToInt32(OffsetFit.IsBoundary(text, start)) + Convert.ToInt32(OffsetFit.IsBoundary(text, end));
            // Offsets that differ by half a line end only select the same words in the text with LF line ends.
            int from = Settled(text, start.Index), to = Settled(text, end.Index);
            if (from < to)
            {
                edges += Convert.ToInt32(!char.IsWhiteSpace(text[start.Index])) + Convert.ToInt32(!char.IsWhiteSpace(text[end.Index - 1]));
                if (!string.IsNullOrWhiteSpace(weighed.Selection.Name)) names += OffsetFit.NamePoints(text, start.Index, end.Index, weighed.Selection.Name);
            }
            Mix(from, ref fingerprint);
            Mix(to, ref fingerprint);
        }
        double ends = 2.0 * selections.Count;
        return new OffsetScore(reading, names, (boundaries - (2.0 * outside)) / ends, edges / ends, outside, fingerprint);
    }

    private static ImmutableArray<SuspiciousSelection> Suspicious(IReadOnlyList<WeighedSelection> selections, OffsetScore chosen, int named)
    {
        // Where most names are the words of their selections, one that is not is odd; where names are titles it is not.
        bool namesAreWords = chosen.NamePoints > named;
        var found = ImmutableArray.CreateBuilder<SuspiciousSelection>();
        RefiWords? last = null;
        OffsetMap? map = null;
        foreach (WeighedSelection weighed in selections)
        {
            if (found.Count == MostSuspicious) break;
            if (!ReferenceEquals(weighed.Words, last)) map = OffsetMap.Of(last = weighed.Words, chosen.Reading);
            if (Why(weighed, Place(map!, weighed.Selection, chosen.Reading), namesAreWords) is { } why)
                found.Add(new SuspiciousSelection(weighed.Text.Guid, weighed.Selection.Guid, why));
        }
        return found.ToImmutable();
    }

    private static OffsetSuspicion? Why(WeighedSelection weighed, (OffsetPlace Start, OffsetPlace End)? place, bool namesAreWords)
    {
        if (place is not var (start, end)) return OffsetSuspicion.OutOfRange;
        string text = weighed.Words.Text;
        if (namesAreWords && !string.IsNullOrWhiteSpace(weighed.Selection.Name) && start.Index < end.Index
            && OffsetFit.NamePoints(text, start.Index, end.Index, weighed.Selection.Name) == 0)
        {
            return OffsetSuspicion.OtherWordsThanName;
        }
        return OffsetFit.IsBoundary(text, start) && OffsetFit.IsBoundary(text, end) ? null : OffsetSuspicion.WithinWord;
    }

    /// <summary>Where a selection lies; null where it does not lie in its text.</summary>
    public static (OffsetPlace Start, OffsetPlace End)? Place(OffsetMap map, RefiSelection selection, OffsetReading reading)
    {
        // The greatest number a file can say must not wrap around.
        if (selection is not { From: { } from, To: { } to } || from > to || to > int.MaxValue) return null;
        return map.Find(from) is { } start && map.Find(reading.IsInclusive ? to + 1 : to) is { } end ? (start, end) : null;
    }

    private static int Settled(string text, int at) => at > 0 && at < text.Length && text[at] == '\n' && text[at - 1] == '\r' ? at - 1 : at;

    private static void Mix(int value, ref ulong fingerprint) => fingerprint = (fingerprint ^ (uint)value) * 1099511628211;
}

namespace Offramp.Formats.Refi;

/// <summary>Finds the words of the selections of one text under a reading.</summary>
public sealed class OffsetPassages
{
    private readonly RefiText text;
    private readonly OffsetReading reading;
    private readonly OffsetMap? map;
    private readonly int[] carriageReturns = [];

    /// <summary>Prepares a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reading">How offsets are read.</param>
    public OffsetPassages(RefiText text, OffsetReading reading)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(reading);
        this.text = text;
        this.reading = reading;
        if (text.Words is not { } words) return;
        map = OffsetMap.Of(words, reading);
        Text = LineEnds.ToLf(words.Text);
        if (words.Text.Contains('\r', StringComparison.Ordinal))
            carriageReturns = [.. Enumerable.Range(0, words.Text.Length - 1).Where(i => words.Text[i] == '\r' && words.Text[i + 1] == '\n')];
    }

    /// <summary>The text with LF line ends and nothing else changed; null where the file does not have it.</summary>
    public string? Text { get; }

    /// <summary>The words of a selection between offsets or sync points; null where it does not lie in the text.</summary>
    public OffsetPassage? Find(RefiSelection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        if (map is null) return null;
        return selection.Kind switch
        {
            RefiSelectionKind.PlainText when OffsetEvidence.Place(map, selection, reading) is var (start, end) => Passage(start.Index, end.Index),
            RefiSelectionKind.Transcript when SyncPoint(selection.FromSyncPoint, 0) is { } start && SyncPoint(selection.ToSyncPoint, map.Length) is { } end && start <= end => Passage(start, end),
            _ => null,
        };
    }

    private OffsetPassage Passage(int start, int end)
    {
        string words = text.Words!.Text[start..end];
        words = reading.View switch
        {
            OffsetView.Lf => LineEnds.ToLf(words),
            OffsetView.CrLf => LineEnds.ToLf(words).Replace("\n", "\r\n", StringComparison.Ordinal),
            _ => words,
        };
        return new OffsetPassage(start - Before(start), end - Before(end), words);
    }

    /// <summary>How many carriage returns that go stand before a place; one in the middle of a line end lies before it.</summary>
    private int Before(int place)
    {
        int at = Array.BinarySearch(carriageReturns, place);
        return at >= 0 ? at : ~at;
    }

    private int? SyncPoint(string? guid, long without)
    {
        if (guid is null) return map!.Find(without)?.Index;
        string wanted = RefiGuid.Bare(guid);
        return text.SyncPoints.FirstOrDefault(point => RefiGuid.Bare(point.Guid) == wanted)?.Position is { } position ? map!.Find(position)?.Index : null;
    }
}

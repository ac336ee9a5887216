namespace Offramp.Formats;

/// <summary>Which columns of a table hold who spoke, when, and what was said.</summary>
/// <param name="HeaderRows">How many rows at the top are names of columns: 0 or 1.</param>
/// <param name="Speaker">The column of speakers, from 0; null where there is none.</param>
/// <param name="Time">The column of times, from 0; null where there is none.</param>
/// <param name="Text">The column of words, from 0.</param>
internal sealed record SpeakerColumns(int HeaderRows, int? Speaker, int? Time, int Text)
{
    private const int MostColumns = 8;
    private const int LongestLabel = 40;
    private const int RowsLookedAt = 400;
    private const double MostCells = 0.8;

    /// <summary>Recognises the columns by the names above them, else by what stands in them; null where the table is no talk.</summary>
    /// <param name="rows">The words of the cells, row by row; rows may have fewer cells than others.</param>
    public static SpeakerColumns? Recognise(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0 || rows.Max(static row => row.Count) is < 2 or > MostColumns) return null;
        return ByNames(rows) ?? ByContent(rows);
    }

    private static SpeakerColumns? ByNames(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int? speaker = null, time = null, text = null;
        for (int i = 0; i < rows[0].Count; i++)
        {
            switch (ColumnNames.Of(rows[0][i]))
            {
                case ColumnKind.Speaker: speaker ??= i; break;
                case ColumnKind.Time: time ??= i; break;
                case ColumnKind.Text or ColumnKind.Original: text ??= i; break;
            }
        }
        return text is { } words && (speaker ?? time) is not null && rows.Count > 1 ? new SpeakerColumns(1, speaker, time, words) : null;
    }

    // A column of times, or of few labels that repeat, beside one of words. Three rows at least: two are any two lines.
    private static SpeakerColumns? ByContent(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        IReadOnlyList<string>[] some = [.. rows.Take(RowsLookedAt).Where(static row => row.Any(static cell => cell.Length > 0))];
        if (some.Length < 3) return null;
        int columns = some.Max(static row => row.Count);
        int? speaker = null, time = null;
        for (int i = 0; i < columns; i++)
        {
            string[] cells = [.. some.Select(row => i < row.Count ? row[i] : "").Where(static cell => cell.Length > 0)];
            if (cells.Length < 2) continue;
            if (cells.Count(IsTime) >= cells.Length * MostCells) time ??= i;
            else if (cells.Length >= some.Length / 2 && AreSpeakers(cells)) speaker ??= i;
        }
        int? text = null;
        double longest = 0;
        for (int i = 0; i < columns; i++)
        {
            if (i == speaker || i == time) continue;
            double length = some.Average(row => i < row.Count ? row[i].Length : 0);
            if (length > longest) (text, longest) = (i, length);
        }
        if (text is not { } words || speaker is null) return null;
        // Words are longer than labels, or the table is a list of something else.
        double labels = some.Average(row => speaker < row.Count ? row[speaker.Value].Length : 0);
        return longest >= 2 * labels && longest >= 8 ? new SpeakerColumns(0, speaker, time, words) : null;
    }

    /// <summary>Whether a cell is a time and nothing else.</summary>
    public static bool IsTime(string cell) => TimeOf(cell) is not null;

    /// <summary>The time of a cell; null where it holds none.</summary>
    public static TimeSpan? TimeOf(string cell) =>
        TimeCode.TryRead(cell, out TimeSpan time, out int length, out _) && length == cell.Length ? time : null;

    /// <summary>The label of a cell, without the marks that may stand around it.</summary>
    public static string LabelOf(string cell) => cell.Trim().Trim('*', '_').TrimEnd(':', '：').Trim();

    /// <summary>Whether cells are labels of speakers: few, short, and repeated.</summary>
    public static bool AreSpeakers(string[] cells)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        bool sure = false;
        foreach (string cell in cells)
        {
            string label = LabelOf(cell);
            if (label.Length is 0 or > LongestLabel || label.Count(static c => c == ' ') > 3 || !label.Any(char.IsLetter)) return false;
            LabelKind kind = LabelKinds.Of(label);
            if (kind == LabelKind.Aside) return false;
            sure |= kind == LabelKind.Speaker;
            counts[label] = counts.GetValueOrDefault(label) + 1;
        }
        // Two plain names that stand once each are as likely a list of two people.
        return counts.Count >= 2 && (counts.Count * 2 <= cells.Length || (sure && counts.Values.Any(static n => n > 1)));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Writes rows that are turns as a transcript is written, a line a turn: <c>[00:14:02] Speaker: words</c>.</summary>
internal sealed partial class SheetTranscript(SheetPlan plan, int column)
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<Turn>.Builder turns = ImmutableArray.CreateBuilder<Turn>();

    /// <summary>The transcript.</summary>
    public string Text => text.ToString();

    /// <summary>How long it is so far.</summary>
    public int Length => text.Length;

    /// <summary>Its turns.</summary>
    public ImmutableArray<Turn> Turns => turns.ToImmutable();

    /// <summary>How many cells of the time column hold no time of a recording.</summary>
    public int UnreadableTimes { get; private set; }

    /// <summary>Adds a row, and gives where it stands; one without words is passed over.</summary>
    public (int Start, int End)? Add(CsvTableRow row)
    {
        string words = LineEnds.ToLf(row.Cells[column]).Trim('\n', ' ', '\t');
        if (words.Length == 0) return null;
        string? speaker = Label(row.Cells[plan[ColumnRole.Speaker]]);
        TimeSpan? time = null;
        if (plan[ColumnRole.Time] is >= 0 and var at && row.Cells[at].Trim() is { Length: > 0 } typed)
        {
            time = TimeOf(typed);
            if (time is null) UnreadableTimes++;
        }
        if (text.Length > 0) text.Append('\n');
        int start = text.Length;
        if (time is { } from) text.Append(CultureInfo.InvariantCulture, $"[{(int)from.TotalHours:00}:{from.Minutes:00}:{from.Seconds:00}] ");
        if (speaker is not null) text.Append(speaker).Append(": ");
        int wordsStart = text.Length;
        text.Append(words);
        turns.Add(new Turn(turns.Count + 1, start, wordsStart, text.Length, speaker, time));
        return (start, text.Length);
    }

    private string? Label(string cell)
    {
        string label = string.Concat(cell.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? ' ' : c)).Trim().TrimEnd(':').TrimEnd();
        if (label.Length > NameRule.Longest) label = label[..NameRule.Longest].TrimEnd();
        return label.Length == 0 ? null : label;
    }

    /// <summary>From the beginning of the recording: hours, minutes and seconds, or seconds alone; null for anything else, such as a date.</summary>
    private static TimeSpan? TimeOf(string typed)
    {
        if (TimeCell().Match(typed) is not { Success: true } match)
        {
            return double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds < 360_000
                ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000))
                : null;
        }
        int Number(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        string fraction = match.Groups[4].Value.PadRight(3, '0');
        return new TimeSpan(0, Number(1), Number(2), Number(3)) + TimeSpan.FromMilliseconds(int.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^[\[({#<]?(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])(?:[.,-]([0-9]{1,3}))?[\])}#>]?$")]
    private static partial Regex TimeCell();
}

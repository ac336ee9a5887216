using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Finds the turns of a talk that was written down as a table: one row a turn.</summary>
internal static class TableTurns
{
    /// <summary>The turns of the tables; null where none of them is a talk, or where most of the words stand outside of them.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="tables">Its tables in their order.</param>
    public static ImmutableArray<Turn>? Find(string text, IReadOnlyList<TextTable> tables)
    {
        var turns = ImmutableArray.CreateBuilder<Turn>();
        SpeakerColumns? columns = null;
        int width = 0;
        foreach (TextTable table in tables)
        {
            if (table.Rows.IsEmpty) continue;
            IReadOnlyList<IReadOnlyList<string>> words = table.Words(text);
            int most = words.Max(static row => row.Count);
            // A table that goes on after a page often has no names of columns any more.
            SpeakerColumns? own = SpeakerColumns.Recognise(words) ?? (columns is not null && most == width ? columns with { HeaderRows = 0 } : null);
            if (own is null) continue;
            (columns, width) = (own, most);
            Add(text, table, own, turns);
        }
        return turns.Sum(static turn => (long)turn.End - turn.Start) * 2 >= text.Length && turns.Count > 0 ? turns.ToImmutable() : null;
    }

    private static void Add(string text, TextTable table, SpeakerColumns columns, ImmutableArray<Turn>.Builder turns)
    {
        string? speaker = null;
        foreach (TextRow row in table.Rows.Skip(columns.HeaderRows))
        {
            if (columns.Text >= row.Cells.Length) continue;
            TextCell words = row.Cells[columns.Text];
            int start = words.Start, end = words.End;
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (start == end) continue;
            // Who is not named again goes on speaking.
            if (Cell(text, row, columns.Speaker) is { Length: > 0 } cell) speaker = SpeakerColumns.LabelOf(cell);
            TimeSpan? time = Cell(text, row, columns.Time) is { } said ? SpeakerColumns.TimeOf(said) : null;
            turns.Add(new Turn(turns.Count + 1, row.Start, start, end, speaker is { Length: > 0 } ? speaker : null, time));
        }
    }

    private static string? Cell(string text, TextRow row, int? column) =>
        column is { } at && at < row.Cells.Length ? text[row.Cells[at].Start..row.Cells[at].End].Trim() : null;
}

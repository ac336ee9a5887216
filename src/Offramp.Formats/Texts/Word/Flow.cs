using System.Text;

namespace Offramp.Formats;

/// <summary>Text as it grows: the body, or one text box beside it.</summary>
internal sealed class Flow
{
    private readonly StringBuilder text = new();
    private readonly Stack<Row> rows = new();
    private readonly List<string> boxes = [];
    private readonly List<TextTable> tables = [];
    private readonly List<TextRow> tableRows = [];
    private int tableDepth;
    private bool breakDue;

    private sealed class Row
    {
        public required int Start { get; init; }

        public required bool BreakWasDue { get; init; }

        public List<TextCell> Cells { get; } = [];

        public int CellStart { get; set; } = -1;

        public bool IsDropped { get; set; }
    }

    /// <summary>How long the text is.</summary>
    public int Length => text.Length;

    /// <summary>Whether a run is open, so that properties are a run's.</summary>
    public bool InRun { get; set; }

    /// <summary>Whether the run is hidden in Word: what nobody saw on the page does not come in unseen.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether the paragraph ends without a break.</summary>
    public bool JoinNext { get; set; }

    /// <summary>Adds words.</summary>
    public void Append(string words)
    {
        if (!IsHidden) text.Append(words);
    }

    /// <summary>Adds a character.</summary>
    public void Append(char character)
    {
        if (!IsHidden) text.Append(character);
    }

    /// <summary>A paragraph begins.</summary>
    public void BeginParagraph()
    {
        if (breakDue) text.Append('\n');
        breakDue = false;
    }

    /// <summary>A paragraph ends; the text boxes that hang on it follow.</summary>
    public void EndParagraph()
    {
        foreach (string box in boxes) text.Append('\n').Append(box);
        boxes.Clear();
        breakDue = !JoinNext;
        JoinNext = false;
    }

    /// <summary>The tables that stand in the text itself, not in other tables or in text boxes.</summary>
    public IReadOnlyList<TextTable> Tables => tables;

    /// <summary>A table begins.</summary>
    public void BeginTable() => tableDepth++;

    /// <summary>A table ends.</summary>
    public void EndTable()
    {
        if (tableDepth > 0) tableDepth--;
        if (tableDepth > 0 || tableRows.Count == 0) return;
        tables.Add(new TextTable([.. tableRows]));
        tableRows.Clear();
    }

    /// <summary>A row of a table begins.</summary>
    public void BeginRow()
    {
        var row = new Row { Start = text.Length, BreakWasDue = breakDue };
        BeginParagraph();
        rows.Push(row);
    }

    /// <summary>A cell begins: a tab parts it from the one before.</summary>
    public void BeginCell()
    {
        if (!rows.TryPeek(out Row? row)) return;
        breakDue = false;
        EndCell(row);
        if (row.Cells.Count > 0) text.Append('\t');
        row.CellStart = text.Length;
    }

    /// <summary>The row was deleted by a tracked change.</summary>
    public void DropRow()
    {
        if (rows.TryPeek(out Row? row)) row.IsDropped = true;
    }

    /// <summary>A row ends.</summary>
    public void EndRow()
    {
        if (!rows.TryPop(out Row? row)) return;
        breakDue = true;
        EndCell(row);
        if (!row.IsDropped)
        {
            if (rows.Count == 0) tableRows.Add(new TextRow(row.Start, text.Length, [.. row.Cells]));
            return;
        }
        text.Length = row.Start;
        breakDue = row.BreakWasDue;
    }

    private void EndCell(Row row)
    {
        if (row.CellStart >= 0) row.Cells.Add(new TextCell(row.CellStart, text.Length));
        row.CellStart = -1;
    }

    /// <summary>This text with a text box that stands after the paragraph that is open.</summary>
    public Flow With(string box)
    {
        if (box.Length > 0) boxes.Add(box);
        return this;
    }

    /// <summary>The whole text.</summary>
    public string Finished()
    {
        // A file that breaks off inside a table has its rows so far.
        while (tableDepth > 0) EndTable();
        if (boxes.Count > 0) EndParagraph();
        return text.ToString();
    }
}

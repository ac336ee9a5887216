using System.Text;

namespace Offramp.Formats;

/// <summary>Text as it grows: the body, or one text box beside it.</summary>
internal sealed class Flow
{
    private readonly StringBuilder text = new();
    private readonly Stack<Row> rows = new();
    private readonly List<string> boxes = [];
    private bool breakDue;

    private sealed class Row
    {
        public required int Start { get; init; }

        public required bool BreakWasDue { get; init; }

        public int Cells { get; set; }

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
        if (row.Cells++ > 0) text.Append('\t');
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
        if (!row.IsDropped) return;
        text.Length = row.Start;
        breakDue = row.BreakWasDue;
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
        if (boxes.Count > 0) EndParagraph();
        return text.ToString();
    }
}

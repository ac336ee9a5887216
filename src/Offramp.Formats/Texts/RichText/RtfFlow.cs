namespace Offramp.Formats;

/// <summary>The text as it grows, in a file that says only where paragraphs, cells and rows end.</summary>
internal sealed class RtfFlow
{
    private bool tableOpen;
    private bool rowOpen;
    private bool cellOpen;
    private bool paragraphOpen;
    private char nestedDue;

    /// <summary>The words.</summary>
    public Flow Words { get; } = new();

    /// <summary>Adds words to the paragraph that is open, or to a new one.</summary>
    public void Append(string words, bool isInTable)
    {
        Open(isInTable);
        if (nestedDue != 0) Words.Append(nestedDue);
        nestedDue = '\0';
        Words.Append(words);
    }

    /// <summary>A paragraph ends.</summary>
    /// <param name="isInTable">Whether it stands in a table.</param>
    /// <param name="joins">Whether its mark was deleted, so that the next goes on with it.</param>
    public void EndParagraph(bool isInTable, bool joins)
    {
        Open(isInTable);
        Words.JoinNext = joins;
        Words.EndParagraph();
        paragraphOpen = false;
    }

    /// <summary>A page, column or section ends: within a paragraph that is a new line.</summary>
    public void Break()
    {
        if (paragraphOpen) Words.Append('\n');
    }

    /// <summary>A cell ends.</summary>
    public void EndCell(bool isInTable)
    {
        Open(isInTable);
        // A cell outside of a table has no row to stand in; its words stay apart.
        if (!isInTable)
        {
            Words.Append('\t');
            return;
        }
        Words.EndParagraph();
        cellOpen = paragraphOpen = false;
        nestedDue = '\0';
    }

    /// <summary>A row ends.</summary>
    public void EndRow()
    {
        if (rowOpen) Words.EndRow();
        else if (paragraphOpen) Words.EndParagraph();
        rowOpen = cellOpen = paragraphOpen = false;
        nestedDue = '\0';
    }

    /// <summary>A cell or row of a table in a cell ends: its words stay apart, as lines of the cell around it.</summary>
    public void EndNested(char mark) => nestedDue = mark;

    /// <summary>The whole text.</summary>
    public string Finished()
    {
        CloseTable();
        return Words.Finished();
    }

    private void Open(bool isInTable)
    {
        if (!isInTable)
        {
            CloseTable();
        }
        else
        {
            if (!tableOpen) Words.BeginTable();
            if (!rowOpen) Words.BeginRow();
            if (!cellOpen) Words.BeginCell();
            if (!rowOpen || !cellOpen) paragraphOpen = false;
            tableOpen = rowOpen = cellOpen = true;
        }
        if (!paragraphOpen) Words.BeginParagraph();
        paragraphOpen = true;
    }

    private void CloseTable()
    {
        if (rowOpen) EndRow();
        if (tableOpen) Words.EndTable();
        tableOpen = false;
    }
}

namespace Offramp.Formats;

/// <summary>The text as it grows, with blanks as OpenDocument means them.</summary>
/// <remarks>OpenDocument 1.3, part 3, 6.1.2: blanks and line ends of the file become one blank, and none at the beginning and end of a paragraph;
/// what the page shows beyond that is written as elements.</remarks>
internal sealed class OpenDocumentFlow
{
    private static readonly System.Buffers.SearchValues<char> Blanks = System.Buffers.SearchValues.Create(" \t\r\n");

    private int open;
    private bool atStart;
    private bool blankDue;

    /// <summary>The words.</summary>
    public Flow Words { get; } = new();

    /// <summary>A paragraph or heading begins.</summary>
    public void BeginParagraph()
    {
        open++;
        atStart = true;
        blankDue = false;
        Words.BeginParagraph();
    }

    /// <summary>A paragraph or heading ends.</summary>
    public void EndParagraph()
    {
        if (open == 0) return;
        open--;
        blankDue = false;
        Words.EndParagraph();
    }

    /// <summary>Adds characters of the file; between paragraphs they are only its layout.</summary>
    public void Add(string characters)
    {
        if (open == 0) return;
        ReadOnlySpan<char> rest = characters;
        while (!rest.IsEmpty)
        {
            int blank = rest.IndexOfAny(Blanks);
            int length = blank < 0 ? rest.Length : blank;
            if (length > 0) Put(rest[..length].ToString());
            if (blank < 0) return;
            blankDue = !atStart;
            rest = rest[length..].TrimStart(" \t\r\n");
        }
    }

    /// <summary>Adds what stands on the page as it is.</summary>
    public void Put(string words)
    {
        if (open == 0) return;
        if (blankDue) Words.Append(' ');
        Words.Append(words);
        atStart = blankDue = false;
    }
}

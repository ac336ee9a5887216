using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Offramp.Formats;

/// <summary>Collects the visible words of a page's body as its tags go by: blocks by line, cells by tab, rows by line.</summary>
/// <remarks>
/// The page is cut into tags and words by the rules of the HTML standard and never built into a tree: what a file nests a hundred thousand deep,
/// or repeats in every paragraph because it was never closed, would have to be held whole before the first word. Nothing is fetched, no script runs.
/// </remarks>
internal sealed class HtmlPage(int longest)
{
    private const int LongestHead = 10_000;
    // A table's cell that was left open is looked for this far up; what lies deeper is no table of words.
    private const int LooksUp = 200;

    private readonly Flow flow = new();
    private readonly List<string> open = [];
    private readonly Dictionary<string, int> openCounts = new(StringComparer.Ordinal);
    private readonly StringBuilder title = new();
    private bool lineOpen;
    private bool blankDue;
    private int unseenFrom = -1;
    private int preformatted;

    /// <summary>The meta elements of the head: name in lower case, and content; the first of a name.</summary>
    public Dictionary<string, string> Meta { get; } = new(StringComparer.Ordinal);

    /// <summary>The language that the page says it is in; null where it says none.</summary>
    public string? Language { get; private set; }

    /// <summary>The page's title, with its blanks made one; empty where it has none.</summary>
    public string Title => string.Join(' ', title.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How many menus of the page were left out.</summary>
    public int Menus { get; private set; }

    /// <summary>How many elements were left out because the page hides them.</summary>
    public int Hidden { get; private set; }

    /// <summary>The tables; to be asked for after the words.</summary>
    public IReadOnlyList<TextTable> Tables => flow.Tables;

    /// <summary>Reads the page; afterwards all that it told is there.</summary>
    public string Read(string html)
    {
        using var source = new TextSource(html);
        var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        while (flow.Length <= longest)
        {
            HtmlToken token = tokens.Get();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return flow.Finished();
                case HtmlTokenType.Character:
                    Words(token.Data);
                    break;
                case HtmlTokenType.StartTag:
                    Begin(token.AsTag());
                    // What stands in these is no markup until their own end tag.
                    if (!token.AsTag().IsSelfClosing) tokens.State = token.Name switch
                    {
                        "title" or "textarea" => HtmlParseMode.RCData,
                        "style" or "xmp" or "iframe" or "noembed" or "noframes" or "noscript" => HtmlParseMode.Rawtext,
                        "script" => HtmlParseMode.Script,
                        "plaintext" => HtmlParseMode.Plaintext,
                        _ => tokens.State,
                    };
                    break;
                case HtmlTokenType.EndTag:
                    End(token.Name);
                    break;
            }
        }
        return flow.Finished();
    }

    private void Begin(HtmlTagToken tag)
    {
        string name = tag.Name;
        if (name is "html" or "body" && tag.GetAttribute("lang") is { Length: > 0 } language) Language ??= language;
        if (name == "meta") TakeMeta(tag);
        // The head ends with the first element that cannot stand in it, whether that is said or not.
        if (Top == "head" && name is not ("title" or "meta" or "link" or "style" or "script" or "base" or "noscript" or "template" or "object")) Pop("head");
        if (HtmlElements.Closes.TryGetValue(name, out (string[] Ends, string[] Within) closes)) Close(closes.Ends, closes.Within);
        // A paragraph ends where another block begins, closed or not.
        else if (HtmlElements.Blocks.Contains(name) && Top == "p") Pop("p");
        bool unseen = unseenFrom >= 0;
        if (HtmlElements.Void.Contains(name))
        {
            if (unseen) return;
            if (name == "br") LineBreak();
            else if (HtmlElements.Blocks.Contains(name)) EndLine();
            return;
        }
        // A picture's shapes close at once; an element of words does not, whatever the slash, but whoever writes <p/> means it.
        bool hides = !unseen && IsUnseen(tag);
        if (tag.IsSelfClosing && (unseen || hides)) return;
        open.Add(name);
        openCounts[name] = openCounts.GetValueOrDefault(name) + 1;
        if (unseen) return;
        if (hides)
        {
            unseenFrom = open.Count;
            return;
        }
        if (HtmlElements.Blocks.Contains(name)) EndLine();
        switch (name)
        {
            case "table": flow.BeginTable(); break;
            case "tr": flow.BeginRow(); break;
            case "td" or "th":
                EndLine();
                flow.BeginCell();
                break;
            case "pre" or "listing" or "xmp" or "plaintext": preformatted++; break;
            case "q": Words("“"); break;
        }
        if (tag.IsSelfClosing) Pop(name);
    }

    private bool IsUnseen(HtmlTagToken tag)
    {
        if (tag.Name == "nav" || tag.GetAttribute("role") == "navigation")
        {
            Menus++;
            return true;
        }
        string style = tag.GetAttribute("style").Replace(" ", "", StringComparison.Ordinal);
        if (tag.Attributes.Any(static a => a.Name == "hidden") || style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || style.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase))
        {
            Hidden++;
            return true;
        }
        return HtmlElements.Unseen.Contains(tag.Name);
    }

    private void End(string name)
    {
        if (name == "br" && unseenFrom < 0) LineBreak();
        // "</p>" without a beginning is an empty paragraph, which says nothing.
        Pop(name);
    }

    private string Top => open.Count > 0 ? open[^1] : "";

    private void Close(string[] ends, string[] within)
    {
        for (int i = open.Count - 1; i >= Math.Max(0, open.Count - LooksUp); i--)
        {
            if (within.Contains(open[i])) return;
            if (!ends.Contains(open[i])) continue;
            Pop(open[i]);
            i = open.Count;
        }
    }

    /// <summary>Ends an element and all that was left open in it; nothing where none of the name is open.</summary>
    private void Pop(string name)
    {
        if (openCounts.GetValueOrDefault(name) == 0) return;
        while (open.Count > 0)
        {
            string ended = open[^1];
            open.RemoveAt(open.Count - 1);
            openCounts[ended]--;
            if (unseenFrom < 0) Ended(ended);
            else if (open.Count < unseenFrom) unseenFrom = -1;
            if (ended == name) return;
        }
    }

    private void Ended(string name)
    {
        if (name == "q") Words("”");
        if (HtmlElements.Blocks.Contains(name) || name is "td" or "th") EndLine();
        switch (name)
        {
            case "tr": flow.EndRow(); break;
            case "table": flow.EndTable(); break;
            case "pre" or "listing" or "xmp" or "plaintext": preformatted--; break;
        }
    }

    private void Words(string words)
    {
        if (Top == "title" && title.Length < LongestHead && !open.Contains("svg")) title.Append(words);
        if (unseenFrom >= 0) return;
        if (preformatted > 0)
        {
            Preformatted(LineEnds.ToLf(words));
            return;
        }
        for (int i = 0; i < words.Length;)
        {
            int blank = words.AsSpan(i).IndexOfAny(" \t\n\r\f");
            if (blank != 0)
            {
                StartLine();
                if (blankDue) flow.Append(' ');
                blankDue = false;
                flow.Append(blank < 0 ? words[i..] : words.Substring(i, blank));
                i = blank < 0 ? words.Length : i + blank;
            }
            else
            {
                // Blanks at the beginning and the end of a line are the file's own layout.
                blankDue = lineOpen;
                i++;
            }
        }
    }

    private void Preformatted(string words)
    {
        if (!lineOpen && words.StartsWith('\n')) words = words[1..];
        if (words.Length == 0) return;
        StartLine();
        blankDue = false;
        flow.Append(words);
    }

    private void StartLine()
    {
        if (lineOpen) return;
        flow.BeginParagraph();
        lineOpen = true;
        blankDue = false;
    }

    private void LineBreak()
    {
        StartLine();
        blankDue = false;
        flow.Append('\n');
    }

    private void EndLine()
    {
        if (lineOpen) flow.EndParagraph();
        lineOpen = blankDue = false;
    }

    private void TakeMeta(HtmlTagToken tag)
    {
        string name = (tag.GetAttribute("name") is { Length: > 0 } named ? named : tag.GetAttribute("property")).ToLowerInvariant();
        string content = tag.GetAttribute("content").Trim();
        if (name.Length is > 0 and <= 60 && content.Length is > 0 and <= LongestHead && Meta.Count < 200) Meta.TryAdd(name, content);
    }
}

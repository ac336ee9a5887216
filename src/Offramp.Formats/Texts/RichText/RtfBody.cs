using System.Collections.Frozen;

namespace Offramp.Formats;

/// <summary>Collects the words of an RTF file as it goes by.</summary>
/// <remarks>Tracked changes are read as if accepted. Of groups that begin with a mark for "pass over me if you do not know me" only those are read that hold words of the page.</remarks>
internal sealed class RtfBody(byte[] bytes, RtfCharacters characters, int longest)
{
    private const int Deepest = 1_000;
    private const int MostStandIns = 16;

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["tab"] = "\t",
        ["line"] = "\n",
        ["emdash"] = "—",
        ["endash"] = "–",
        ["lquote"] = "‘",
        ["rquote"] = "’",
        ["ldblquote"] = "“",
        ["rdblquote"] = "”",
        ["bullet"] = "•",
        ["emspace"] = "\u2003",
        ["enspace"] = "\u2002",
        ["qmspace"] = "\u2005",
        ["zwj"] = "\u200D",
        ["zwnj"] = "\u200C",
        ["ltrmark"] = "\u200E",
        ["rtlmark"] = "\u200F",
        ["zwbo"] = "\u200B",
        ["zwnbo"] = "\u2060",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Skipped = new[]
    {
        "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "xe", "tc", "rxe", "txe",
        "filetbl", "private", "template", "nonesttables", "nonshppict", "shprslt", "sp", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "atnid", "atnauthor",
        "bkmkstart", "bkmkend", "objdata", "pntxta", "pntxtb", "revtbl", "listtable", "listoverridetable", "themedata", "datastore", "generator",
    }.ToFrozenSet();

    // Left out, too, but nobody should have to find out by chance.
    private static readonly FrozenDictionary<string, string> SkippedAndSaid = new Dictionary<string, string>
    {
        ["footnote"] = "formats.footnotes-left-out",
        ["annotation"] = "formats.comments-left-out",
        ["listtext"] = "formats.list-marks-left-out",
        ["pntext"] = "formats.list-marks-left-out",
    }.ToFrozenDictionary();

    private readonly RtfTokens tokens = new(bytes);
    private readonly Stack<RtfGroup> groups = new();
    private readonly Stack<RtfFlow> outer = new();
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private readonly List<byte> run = [];
    private RtfGroup group = new() { StandIns = 1 };
    private RtfFlow flow = new();
    private string? lastLeftOut;
    private int standInsDue;
    private bool isOptional;

    /// <summary>What was passed over, by problem code, and how often.</summary>
    public IEnumerable<(string Code, int Count)> LeftOut => leftOut.Select(static pair => (pair.Key, pair.Value));

    /// <summary>How many bytes were no characters, and where the first of them was met.</summary>
    public (int Count, int First) Unreadable { get; private set; }

    /// <summary>The tables of the text; to be asked for after the words.</summary>
    public IReadOnlyList<TextTable> Tables => flow.Words.Tables;

    /// <summary>The words so far.</summary>
    public string Finished()
    {
        while (outer.Count > 0) EndBox();
        return flow.Finished();
    }

    /// <summary>Reads to the end; the code of the problem that ended it before, or null.</summary>
    public string? Read()
    {
        while (flow.Words.Length <= longest)
        {
            RtfKind kind = tokens.Next();
            if (kind == RtfKind.Byte)
            {
                if (standInsDue > 0) standInsDue--;
                else if (tokens.Value == (byte)'\t') Sign("\t");
                else if (group.Destination == RtfDestination.Words) run.Add(tokens.Value);
                continue;
            }
            EndRun();
            if (kind == RtfKind.End) return "formats.document-broken-off";
            bool wasOptional = isOptional;
            isOptional = false;
            switch (kind)
            {
                case RtfKind.Open:
                    if (groups.Count == Deepest) return "formats.document-too-deep";
                    groups.Push(group);
                    group.IsBox = false;
                    standInsDue = 0;
                    break;
                case RtfKind.Close:
                    if (group.IsBox) EndBox();
                    standInsDue = 0;
                    // What follows the outermost group belongs to no document.
                    if (!groups.TryPop(out group) || groups.Count == 0) return null;
                    break;
                case RtfKind.Symbol:
                    Symbol((char)tokens.Value);
                    break;
                default:
                    if (group.Destination != RtfDestination.Skipped) Word(tokens.Word, tokens.Number, wasOptional);
                    break;
            }
        }
        return null;
    }

    private void Symbol(char symbol)
    {
        switch (symbol)
        {
            case '*':
                isOptional = true;
                break;
            case '\\' or '{' or '}':
                if (standInsDue > 0) standInsDue--;
                else if (group.Destination == RtfDestination.Words) run.Add((byte)symbol);
                break;
            case '~':
                Sign("\u00A0");
                break;
            case '_':
                Sign("\u2011");
                break;
            case '-':
                Sign("\u00AD");
                break;
            case '\r' or '\n':
                Paragraph();
                break;
        }
    }

    private void Word(string word, int? number, bool wasOptional)
    {
        if (Destination(word, wasOptional)) return;
        if (Signs.TryGetValue(word, out string? sign))
        {
            Sign(sign);
            return;
        }
        switch (word)
        {
            case "u":
                Sign(unchecked((char)(number ?? '?')).ToString());
                standInsDue = group.StandIns;
                break;
            case "uc":
                group.StandIns = Math.Clamp(number ?? 1, 0, MostStandIns);
                break;
            case "par":
                Paragraph();
                break;
            case "sect" or "page" or "column" when group.Destination == RtfDestination.Words:
                flow.Break();
                break;
            case "cell" when group.Destination == RtfDestination.Words:
                flow.EndCell(group.IsInTable);
                break;
            case "row" when group.Destination == RtfDestination.Words:
                flow.EndRow();
                break;
            case "nestcell" or "nestrow" when group.Destination == RtfDestination.Words:
                flow.EndNested(word == "nestcell" ? '\t' : '\n');
                break;
            case "pard":
                group.IsInTable = false;
                break;
            case "intbl":
                group.IsInTable = true;
                break;
            case "plain":
                group.IsHidden = group.IsDeleted = false;
                group.Font = characters.DefaultFont;
                break;
            case "v":
                group.IsHidden = number != 0;
                break;
            case "deleted":
                group.IsDeleted = number != 0;
                break;
            case "f" when group.Destination == RtfDestination.Fonts:
                characters.Describe(number ?? 0);
                break;
            case "f":
                group.Font = number ?? 0;
                break;
            case "fcharset" when group.Destination == RtfDestination.Fonts:
                characters.SetCharacters(number ?? 0);
                break;
            case "cpg" when group.Destination == RtfDestination.Fonts:
                characters.SetFontPage(number ?? 0);
                break;
            case "deff":
                group.Font = characters.DefaultFont = number ?? 0;
                break;
            case "ansicpg":
                characters.SetPage(number ?? 0);
                break;
            case "mac" or "pc" or "pca":
                characters.SetPage(word == "mac" ? 10000 : word == "pc" ? 437 : 850);
                break;
        }
    }

    /// <summary>Whether a word says what becomes of its group, and does so.</summary>
    private bool Destination(string word, bool wasOptional)
    {
        RtfDestination? next = (word, group.Destination) switch
        {
            ("fonttbl", _) => RtfDestination.Fonts,
            ("shpinst" or "do", _) => RtfDestination.Drawing,
            ("object", _) => RtfDestination.Object,
            ("upr", _) => RtfDestination.TwoWays,
            // Here, and nowhere else, a row of a table in a cell says that it ends.
            ("nesttableprops", RtfDestination.Words) => RtfDestination.Words,
            ("ud", RtfDestination.TwoWays) or ("result", RtfDestination.Object) or ("shptxt" or "dptxbxtext", RtfDestination.Drawing) => RtfDestination.Words,
            _ => wasOptional || Skipped.Contains(word) || SkippedAndSaid.ContainsKey(word) ? RtfDestination.Skipped : null,
        };
        if (next is not { } destination) return false;
        if (group.Destination == RtfDestination.Words && SkippedAndSaid.TryGetValue(word, out string? code)) Count(code);
        if (word is "shptxt" or "dptxbxtext" && destination == RtfDestination.Words && !group.IsBox) BeginBox();
        group.Destination = destination;
        return true;
    }

    private void Paragraph()
    {
        if (group.Destination == RtfDestination.Words && !group.IsHidden) flow.EndParagraph(group.IsInTable, group.IsDeleted);
    }

    private void EndRun()
    {
        if (run.Count == 0) return;
        string words = characters.IsSymbols(group.Font) ? Symbols() : Decoded();
        run.Clear();
        Sign(words);
    }

    private string Decoded()
    {
        string words = characters.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(run), group.Font);
        int bad = words.Count(static character => character == '\uFFFD');
        if (bad > 0) Unreadable = (Unreadable.Count + bad, Unreadable.Count == 0 ? tokens.At : Unreadable.First);
        return words;
    }

    // Which signs the bytes show only the font knows, but for the bullet, which all of them have in one place.
    private string Symbols()
    {
        string words = string.Concat(run.Select(static value => value switch { 0x20 => ' ', 0xB7 => '•', _ => '\uFFFD' }));
        if (words.Contains('\uFFFD', StringComparison.Ordinal)) Count("formats.symbols-unknown");
        return words;
    }

    private void Sign(string words)
    {
        if (group.Destination != RtfDestination.Words) return;
        string? without = group.IsDeleted ? "formats.deletions-left-out" : group.IsHidden ? "formats.hidden-words-left-out" : null;
        if (without is not null && without != lastLeftOut) Count(without);
        lastLeftOut = without;
        if (without is not null) return;
        if (words.Any(IsControl)) words = string.Concat(words.Where(static character => !IsControl(character)));
        if (words.Length > 0) flow.Append(words, group.IsInTable);
    }

    private static bool IsControl(char character) => char.IsControl(character) && character is not ('\t' or '\n');

    private void BeginBox()
    {
        outer.Push(flow);
        flow = new RtfFlow();
        group.IsBox = true;
        group.IsHidden = group.IsDeleted = group.IsInTable = false;
    }

    private void EndBox()
    {
        if (!outer.TryPop(out RtfFlow? around)) return;
        string box = flow.Finished();
        if (box.Length > 0) Count("formats.text-boxes-moved");
        around.Words.With(box);
        flow = around;
    }

    private void Count(string code) => leftOut[code] = leftOut.GetValueOrDefault(code) + 1;
}

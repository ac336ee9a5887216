using System.Collections.Immutable;

namespace Offramp.Formats;

/// <summary>An original and its translation side by side in the columns of tables.</summary>
internal static class ColumnLayout
{
    private const int ShortestWords = 8;
    private const double MostRows = 0.8;

    private static readonly string[] LanguageNames =
    [
        "english", "persian", "farsi", "dari", "pashto", "arabic", "french", "german", "turkish", "russian", "spanish", "urdu", "italian", "somali", "kurdish",
        "englisch", "persisch", "arabisch", "französisch", "deutsch", "türkisch", "russisch", "anglais", "persan", "arabe", "français", "allemand", "turc", "russe",
        "فارسی", "دری", "پشتو", "عربی", "انگلیسی", "العربية", "الإنجليزية", "الفارسية", "türkçe", "ingilizce", "русский", "английский", "français", "deutsch", "español",
    ];

    /// <summary>Where things stand in a table.</summary>
    private readonly record struct Columns(int HeaderRows, int? Speaker, int? Time, int Original, int Translation, int Width);

    /// <summary>The two texts; null where the tables are nothing of the kind, or hold less than half of the words.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="tables">Its tables.</param>
    /// <param name="isAsked">Whether a person said that there are two: then letters and names need not show it.</param>
    public static TwoTexts? Part(string text, IReadOnlyList<TextTable> tables, bool isAsked)
    {
        var texts = new TwoTexts();
        Columns? columns = null;
        int at = 0, inTables = 0;
        (Script one, Script other) = (Script.None, Script.None);
        foreach (TextTable table in tables)
        {
            if (table.Rows.IsEmpty) continue;
            IReadOnlyList<IReadOnlyList<string>> words = table.Words(text);
            int width = words.Max(static row => row.Count);
            Columns? own = Recognise(words, width, isAsked) ?? (columns is { } before && before.Width == width ? before with { HeaderRows = 0 } : null);
            if (own is not { } found) continue;
            if (columns is null) (one, other) = (ScriptOf(words, found.Original), ScriptOf(words, found.Translation));
            columns = found;
            Outside(texts, text, at, table.Rows[0].Start, one, other);
            foreach (IReadOnlyList<string> row in words.Skip(found.HeaderRows))
            {
                string? time = Cell(row, found.Time);
                texts.Add(
                    Cell(row, found.Original) ?? "", Cell(row, found.Translation) ?? "",
                    Cell(row, found.Speaker) is { } speaker ? SpeakerColumns.LabelOf(speaker) : null, time is null ? null : SpeakerColumns.TimeOf(time), time);
            }
            inTables += table.Rows[^1].End - table.Rows[0].Start;
            at = table.Rows[^1].End;
        }
        if (columns is null || texts.Pairs < 2 || inTables * 2 < text.Length) return null;
        Outside(texts, text, at, text.Length, one, other);
        return texts;
    }

    private static Columns? Recognise(IReadOnlyList<IReadOnlyList<string>> rows, int width, bool isAsked)
    {
        if (width is < 2 or > 8 || rows.Count < 2) return null;
        ColumnKind[] names = [.. rows[0].Select(static cell => LanguageNames.Contains(cell.Trim().ToLowerInvariant()) ? ColumnKind.Text : ColumnNames.Of(cell))];
        int headers = names.Count(static kind => kind != ColumnKind.Unknown) * 2 >= names.Length ? 1 : 0;
        IReadOnlyList<string>[] body = [.. rows.Skip(headers)];
        int? speaker = null, time = null;
        var words = new List<int>();
        for (int i = 0; i < width; i++)
        {
            ColumnKind kind = headers == 1 && i < names.Length ? names[i] : ColumnKind.Unknown;
            string[] cells = [.. body.Where(row => i < row.Count && row[i].Length > 0).Select(row => row[i])];
            if (kind == ColumnKind.Time || (kind == ColumnKind.Unknown && cells.Length > 1 && cells.All(SpeakerColumns.IsTime))) time ??= i;
            else if (kind == ColumnKind.Speaker || (kind == ColumnKind.Unknown && SpeakerColumns.AreSpeakers(cells))) speaker ??= i;
            else if (kind is ColumnKind.Text or ColumnKind.Original or ColumnKind.Translation || (kind == ColumnKind.Unknown && !cells.All(IsNumber))) words.Add(i);
        }
        int original = headers == 1 ? Array.IndexOf(names, ColumnKind.Original) : -1, translation = headers == 1 ? Array.IndexOf(names, ColumnKind.Translation) : -1;
        if (translation >= 0 && original < 0) original = words.Find(i => i != translation && names.ElementAtOrDefault(i) != ColumnKind.Translation) is var first && first != translation ? first : -1;
        if (original >= 0 && translation >= 0) return new Columns(headers, speaker, time, original, translation, width);
        if (words.Count != 2) return null;
        return isAsked || (headers == 1 && words.All(i => Cell(rows[0], i) is { } named && LanguageNames.Contains(named.Trim().ToLowerInvariant()))) || AreTwoScripts(body, words[0], words[1])
            ? new Columns(headers, speaker, time, words[0], words[1], width)
            : null;
    }

    private static bool AreTwoScripts(IReadOnlyList<string>[] rows, int one, int other)
    {
        (Script Here, Script There, int Length)[] both =
        [
            .. rows.Where(row => Math.Max(one, other) < row.Count && row[one].Length > 0 && row[other].Length > 0)
                .Select(row => (Scripts.OfWords(row[one], 0, row[one].Length), Scripts.OfWords(row[other], 0, row[other].Length), row[one].Length + row[other].Length)),
        ];
        if (both.Length < 2 || both.Average(static row => row.Length) < 2 * ShortestWords) return false;
        (Script here, Script there) = both.GroupBy(static row => (row.Here, row.There)).MaxBy(static group => group.Count())!.Key;
        return here != there && here != Script.None && there != Script.None
            && both.Count(row => row.Here == here && row.There == there) >= both.Length * MostRows;
    }

    // A heading, or what follows the table: with the text whose letters it has, else with the original.
    private static void Outside(TwoTexts texts, string text, int from, int to, Script one, Script other)
    {
        foreach (string line in text[from..Math.Max(from, to)].Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            texts.AddAlone(line, toOther: one != other && Scripts.Of(line) == other && other != Script.None);
        }
    }

    private static Script ScriptOf(IReadOnlyList<IReadOnlyList<string>> rows, int column) =>
        Scripts.Of(string.Join(' ', rows.Select(row => Cell(row, column))));

    private static bool IsNumber(string cell) => cell.Trim().TrimEnd('.', ')').All(static c => char.IsDigit(c));

    private static string? Cell(IReadOnlyList<string> row, int? column) => column is { } at && at < row.Count && row[at].Length > 0 ? row[at] : null;
}

using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>What a CSV file holds, before it is a table.</summary>
internal sealed record CsvRows(ImmutableArray<string> Columns, ImmutableArray<CsvTableRow> Rows, char Separator, string Encoding)
{
    // As in texts: words have hardly any control characters, a program or a picture is full of them.
    private const double MostControls = 0.05;

    // Of equally frequent ones the first.
    private const string Separators = ",;\t|";

    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[rows]";

    /// <summary>Reads a file that is not empty; null where it is no table.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="log">Where problems are said.</param>
    /// <param name="asked">The encoding that a person asked for, which decides; null for none.</param>
    public static CsvRows? Read(byte[] bytes, ProblemLog log, Encoding? asked)
    {
        DecodedText decoded = TextDecoding.Decode(bytes, asked);
        ControlCharacters controls = ControlCharacters.In(LineEnds.ToLf(decoded.Text));
        if (controls.Count > 3 && controls.Count > decoded.Text.Length * MostControls)
        {
            log.Add("formats.not-csv", ("found", "binary"));
            return null;
        }
        if (decoded.Doubt is { } doubt)
        {
            log.Add(Problem.Of(
                new Place(log.File, LineEnds.LineAt(bytes, doubt.FirstOffset, decoded.UnitSize)), doubt.Code,
                ("encoding", decoded.Encoding), ("offset", doubt.FirstOffset), ("count", doubt.Count), ("others", doubt.Others)));
        }
        string text = WithoutHint(decoded.Text, out char? hint);
        using CsvReader reader = CsvReader.Create(Utf8.GetBytes(text), new CsvReaderOptions
        {
            Separator = hint ?? SeparatorOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => Say(record, log),
        });
        try
        {
            return Read(reader, decoded.Encoding, log);
        }
        catch (CsvFormatException broken)
        {
            log.Add(Problem.Of(new Place(log.File, Line(broken.LineNumber)), "formats.csv-broken"));
            return null;
        }
    }

    // Excel writes "sep=;" before a table; the line stays, emptied, so that lines are counted as the file has them.
    private static string WithoutHint(string text, out char? hint)
    {
        bool hints = text.Length > 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Separators.Contains(text[4]) && text[5] is '\r' or '\n';
        hint = hints ? text[4] : null;
        return hints ? text[5..] : text;
    }

    // The names of the columns decide: sentences below them may hold more semicolons than there are columns.
    private static char SeparatorOf(string text)
    {
        Span<int> counts = stackalloc int[Separators.Length];
        bool quoted = false, any = false;
        foreach (char character in text)
        {
            if (character == '"') quoted = !quoted;
            else if (!quoted && character is '\r' or '\n' && any) break;
            else if (!quoted && Separators.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at) counts[at]++;
            any |= character is not ('\r' or '\n');
        }
        int most = 0;
        for (int i = 1; i < counts.Length; i++)
            if (counts[i] > counts[most]) most = i;
        return Separators[most];
    }

    private static CsvRows? Read(CsvReader reader, string encoding, ProblemLog log)
    {
        if (!reader.Read())
        {
            log.Add("formats.csv-without-columns");
            return null;
        }
        ImmutableArray<string> columns = ColumnsOf(reader, log);
        if (columns.All(static column => column.Length == 0))
        {
            log.Add("formats.csv-without-columns");
            return null;
        }
        var rows = ImmutableArray.CreateBuilder<CsvTableRow>();
        while (reader.Read())
        {
            if (RowOf(reader, columns, log) is not { } row) continue;
            if (rows.Count == CsvTable.MostRows)
            {
                log.Add(Problem.Of(new Place(log.File, row.Line), "formats.too-many", ("limit", CsvTable.MostRows)));
                break;
            }
            rows.Add(row);
        }
        return new CsvRows(columns, rows.DrainToImmutable(), reader.Separator, encoding);
    }

    private static ImmutableArray<string> ColumnsOf(CsvReader reader, ProblemLog log)
    {
        var place = new Place(log.File, Line(reader.LineNumber));
        int count = reader.FieldCount;
        if (count > CsvTable.MostColumns)
        {
            log.Add(Problem.Of(place, "formats.csv-columns-too-many", ("count", count), ("limit", CsvTable.MostColumns)));
            count = CsvTable.MostColumns;
        }
        var columns = ImmutableArray.CreateBuilder<string>(count);
        var met = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < count; i++)
        {
            string name = FormulaGuard.Unguarded(reader.GetString(i)).Trim();
            if (name.Length > 0 && !met.Add(name))
                log.Add(Problem.Of(place, "formats.csv-column-twice", ("column", name.Length <= 40 ? name : name[..40])));
            columns.Add(name);
        }
        return columns.DrainToImmutable();
    }

    private static CsvTableRow? RowOf(CsvReader reader, ImmutableArray<string> columns, ProblemLog log)
    {
        int line = Line(reader.LineNumber);
        var cells = ImmutableArray.CreateBuilder<string>(columns.Length);
        bool any = false;
        for (int i = 0; i < columns.Length; i++)
        {
            string cell = i < reader.FieldCount ? FormulaGuard.Unguarded(reader.GetString(i)) : "";
            if (cell.Length > CsvTable.LongestCell)
            {
                log.Add(Problem.Of(new Place(log.File, line, Path: columns[i]), "formats.csv-cell-too-long", ("limit", CsvTable.LongestCell)));
                cell = "";
            }
            any |= cell.Length > 0;
            cells.Add(cell);
        }
        for (int i = columns.Length; i < reader.FieldCount; i++)
        {
            if (reader.IsEmpty(i)) continue;
            log.Add(Problem.Of(new Place(log.File, line), "formats.csv-row-longer", ("columns", columns.Length), ("cells", reader.FieldCount)));
            break;
        }
        return any ? new CsvTableRow(line, cells.DrainToImmutable()) : null;
    }

    private static void Say(CsvMalformedRecord record, ProblemLog log)
    {
        string code = record.Reason == CsvMalformedReason.UnterminatedQuote ? "formats.csv-quote-unclosed" : "formats.csv-quote-stray";
        log.Add(Problem.Of(new Place(log.File, Line(record.LineNumber)), code));
    }

    private static int Line(long line) => (int)Math.Clamp(line, 1, int.MaxValue);
}

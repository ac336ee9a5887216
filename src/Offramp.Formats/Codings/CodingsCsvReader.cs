using System.Collections.Immutable;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>One pass over a table of codings.</summary>
internal sealed class CodingsCsvReader
{
    private const int MostCodes = 100_000;

    private readonly CsvTable table;
    private readonly ProblemLog log;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly CodePaths codes = new();
    private readonly NameTable coders = new();
    private readonly List<(string? Source, string? Document, ImmutableArray<ImportedCoding>.Builder Codings, ImmutableArray<int>.Builder Rows)> documents = [];
    private readonly Dictionary<(string, string), int> byName = [];

    private CodingsCsvReader(CsvTable table, ProblemLog log)
    {
        this.table = table;
        this.log = log;
        HashSet<string> known = [.. CodingsCsv.Columns.Select(ColumnRoles.Folded), "memo"];
        var ignored = new List<string>();
        for (int i = 0; i < table.Columns.Length; i++)
        {
            string folded = ColumnRoles.Folded(table.Columns[i]);
            if (known.Contains(folded)) columns.TryAdd(folded == "memo" ? "note" : folded, i);
            else if (table.Columns[i].Length > 0 && ignored.Count < 40) ignored.Add(table.Columns[i].Length <= 40 ? table.Columns[i] : table.Columns[i][..40]);
        }
        if (ignored.Count > 0) log.Add("formats.table-columns-passed-over", ("count", ignored.Count), ("columns", string.Join(", ", ignored)));
    }

    /// <summary>The codings; null, with a problem, where a column that every coding needs is missing.</summary>
    public static ImportedCodingTable? Read(CsvTable table, ProblemLog log)
    {
        var reader = new CodingsCsvReader(table, log);
        string? missing = !reader.columns.ContainsKey("code") && !reader.columns.ContainsKey("codepath") ? "code"
            : !reader.columns.ContainsKey("start") ? "start" : !reader.columns.ContainsKey("end") ? "end" : null;
        if (missing is not null)
        {
            log.Add("formats.codings-column-missing", ("column", missing), ("columns", string.Join(", ", CodingsCsv.Columns)));
            return null;
        }
        foreach (CsvTableRow row in table.Rows) reader.Read(row);
        return new ImportedCodingTable
        {
            Codes = reader.codes.Codes(),
            Coders = [.. reader.coders.Names],
            Documents = [.. reader.documents.Select(static d => new NamedCodings(d.Source, d.Document, d.Codings.ToImmutable(), d.Rows.ToImmutable()))],
        };
    }

    private void Read(CsvTableRow row)
    {
        string id = Cell(row, "code").Trim(), path = Cell(row, "codepath").Trim();
        if (id.Length == 0 && path.Length == 0)
        {
            Say(row, "code", "formats.codings-cell-missing", ("column", "code"));
            return;
        }
        if (Number(row, "start") is not { } start || Number(row, "end") is not { } end) return;
        if (start < 0 || end <= start)
        {
            Say(row, "start", "formats.coding-offsets", ("start", start), ("end", end));
            return;
        }
        if (codes.Count >= MostCodes)
        {
            Say(row, "code", "formats.too-many", ("limit", MostCodes));
            return;
        }
        int code = codes.NumberOf(id, path, row.Line);
        if (code < 0)
        {
            Say(row, "codepath", "formats.code-path-unreadable");
            return;
        }
        var judgement = new Judgement(
            Judged(row, "stance", WordLists.Stances), Judged(row, "standing", WordLists.Standings),
            Judged(row, "elicitation", WordLists.Elicitations), Judged(row, "standpoint", WordLists.Standpoints));
        var text = new ImportedCodingText
        {
            Quote = Noted(row, "quote"),
            Group = Noted(row, "group"),
            Audience = Noted(row, "audience"),
            QuotedFrom = Noted(row, "quotedfrom"),
            Outcome = Noted(row, "outcome"),
            Memo = Noted(row, "note"),
            Id = Noted(row, "id"),
        };
        string coder = Cell(row, "coder").Trim();
        var (_, _, codings, rows) = documents[DocumentOf(row)];
        codings.Add(new ImportedCoding(
            code, coder.Length == 0 ? -1 : coders.IndexOf(coder), start, end, judgement, text == new ImportedCodingText() ? null : text));
        rows.Add(row.Line);
    }

    private int DocumentOf(CsvTableRow row)
    {
        (string Source, string Document) name = (Cell(row, "source").Trim(), Cell(row, "document").Trim());
        if (byName.TryGetValue(name, out int known)) return known;
        byName.Add(name, documents.Count);
        documents.Add((name.Source.Length > 0 ? name.Source : null, name.Document.Length > 0 ? name.Document : null,
            ImmutableArray.CreateBuilder<ImportedCoding>(), ImmutableArray.CreateBuilder<int>()));
        return documents.Count - 1;
    }

    private string Cell(CsvTableRow row, string column) => columns.TryGetValue(column, out int at) ? row.Cells[at] : "";

    // Line ends as in texts: a spreadsheet may have written its own.
    private string? Noted(CsvTableRow row, string column) => LineEnds.ToLf(Cell(row, column)) is { Length: > 0 } words ? words : null;

    private int? Number(CsvTableRow row, string column)
    {
        string typed = Cell(row, column).Trim();
        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)) return number;
        if (typed.Length == 0) Say(row, column, "formats.codings-cell-missing", ("column", column));
        else Say(row, column, "formats.codings-cell-no-number", ("typed", typed.Length <= 40 ? typed : typed[..40]));
        return null;
    }

    private T Judged<T>(CsvTableRow row, string column, WordList<T> words)
        where T : struct, Enum
    {
        string word = Cell(row, column).Trim();
        if (word.Length == 0) return default;
        if (words.Find(word) is { } member) return member;
        Say(row, column, "formats.word-unknown", ("word", word.Length <= 40 ? word : word[..40]), ("words", words.All));
        return default;
    }

    private void Say(CsvTableRow row, string column, string code, params MessageValue[] values) =>
        log.Add(Problem.Of(table.PlaceOf(row, columns.GetValueOrDefault(column, -1)), code, values));
}

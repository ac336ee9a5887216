using System.Collections.Immutable;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A codebook as CSV: one row a code, a parent before its children. Columns are found by their names, in any order; each but the name may
/// be missing.</summary>
public static class CodebookCsv
{
    private const int MostCodes = 100_000;

    private static readonly string[] Columns = ["id", "parent id", "path", "name", "definition", "use", "not use", "example", "memo", "colour", "sets", "depth"];

    /// <summary>Writes a codebook.</summary>
    public static byte[] Write(ImportedCodebook codebook)
    {
        Dictionary<string, ImportedCode> codes = codebook.Codes.ToDictionary(static code => code.Id, StringComparer.Ordinal);
        return CsvTable.Write(Columns, codebook.Codes.Select(code =>
        {
            string[] path = [.. PathOf(codes, code)];
            return new string?[]
            {
                code.Id, code.Parent, string.Join('/', path), code.Name, code.Definition, code.Use, code.NotUse, code.Example, code.Memo,
                code.Colour is { } colour ? Colours.Write(colour) : null,
                string.Join("; ", codebook.Sets.Where(set => set.Codes.Contains(code.Id)).Select(static set => Escaped(set.Name))),
                (path.Length - 1).ToString(CultureInfo.InvariantCulture),
            };
        }));
    }

    /// <summary>Reads a codebook from bytes. What is wrong is told with its row.</summary>
    public static Reading<ImportedCodebook> Read(string fileName, byte[] bytes)
    {
        Reading<CsvTable> reading = CsvTable.Read(fileName, bytes);
        if (reading.Value is not { } table) return new(null, reading.Problems);
        var log = new ProblemLog(table.File);
        foreach (Problem problem in reading.Problems) log.Add(problem);
        ImportedCodebook? codebook = Read(table, log);
        return new(codebook, log.ToImmutable());
    }

    private static ImportedCodebook? Read(CsvTable table, ProblemLog log)
    {
        int id = table.IndexOf("id", "code id"), parent = table.IndexOf("parent id", "parentid", "parent_id", "parent"), path = table.IndexOf("path");
        int name = table.IndexOf("name", "code"), colour = table.IndexOf("colour", "color"), sets = table.IndexOf("sets"), depth = table.IndexOf("depth", "level");
        (CodeText Which, int Column)[] texts =
        [
            (CodeText.Definition, table.IndexOf("definition", "description")), (CodeText.Use, table.IndexOf("use")), (CodeText.NotUse, table.IndexOf("not use", "notuse", "not_use")),
            (CodeText.Example, table.IndexOf("example")), (CodeText.Memo, table.IndexOf("memo", "note")),
        ];
        if (name < 0 && path < 0)
        {
            log.Add("formats.codebook-without-names", ("columns", string.Join(", ", Columns)));
            return null;
        }
        var raw = new List<CodingsJsonReader.RawCode>();
        var members = new List<(string Set, string Code)>();
        var byPath = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var open = new List<string>();
        foreach (CsvTableRow row in table.Rows)
        {
            string Cell(int column) => column < 0 ? "" : row.Cells[column].Trim();
            string whole = Cell(path);
            string called = Cell(name) is { Length: > 0 } typed ? typed : whole[(whole.LastIndexOf('/') + 1)..].Trim();
            if (called.Length == 0)
            {
                log.Add(Problem.Of(table.PlaceOf(row, name < 0 ? path : name), "formats.codebook-row-without-name"));
                continue;
            }
            if (raw.Count == MostCodes)
            {
                log.Add(Problem.Of(table.PlaceOf(row), "formats.too-many", ("limit", MostCodes)));
                break;
            }
            string known = Cell(id) is { Length: > 0 } given ? given : whole.Length > 0 ? whole : string.Create(CultureInfo.InvariantCulture, $"row {row.Line}");
            // What stands above is said by its id, path or name, else by the path, else by the depth. A path that is the name is one of the top,
            // and the slash is the name's.
            string? above = Cell(parent) is { Length: > 0 } over ? over
                : whole != Cell(name) && whole.LastIndexOf('/') is > 0 and var cut ? byPath.GetValueOrDefault(whole[..cut].Trim(), whole[..cut].Trim())
                : parent < 0 && path < 0 && int.TryParse(Cell(depth), NumberStyles.None, CultureInfo.InvariantCulture, out int deep) && deep > 0 && deep <= open.Count ? open[deep - 1]
                : null;
            if (int.TryParse(Cell(depth), NumberStyles.None, CultureInfo.InvariantCulture, out int level) && level <= open.Count)
            {
                open.RemoveRange(level, open.Count - level);
                open.Add(known);
            }
            if (whole.Length > 0) byPath.TryAdd(whole, known);
            var code = new ImportedCode(known, called, above) { IdIsMade = Cell(id).Length == 0 };
            foreach ((CodeText which, int column) in texts)
                if (Cell(column) is { Length: > 0 } text) code = With(code, which, text);
            if (Cell(colour) is { Length: > 0 } shade)
            {
                if (Colours.TryRead(shade, out int read)) code = code with { Colour = read };
                else log.Add(Problem.Of(table.PlaceOf(row, colour), "formats.colour-unknown", ("colour", shade.Length <= 40 ? shade : shade[..40])));
            }
            foreach (string set in Unescaped(Cell(sets))) members.Add((set, known));
            raw.Add(new CodingsJsonReader.RawCode(code, raw.Count, row.Line));
        }
        WithParentsById(raw, byPath);
        CodeTree tree = CodeTree.Settle(raw, log, (code, field) => new Place(
            table.File, code.Line, Path: (field == "id" ? id : parent) is >= 0 and var column ? table.Columns[column] : "path"));
        return new ImportedCodebook(
            tree.Codes, [.. members.GroupBy(static m => m.Set, StringComparer.Ordinal).Select(static g => new ImportedSet(g.Key, [.. g.Select(static m => m.Code).Distinct()]))]);
    }

    // A table written by hand says by its path or its name what stands above. Of two codes of one name neither is meant.
    private static void WithParentsById(List<CodingsJsonReader.RawCode> raw, Dictionary<string, string> byPath)
    {
        HashSet<string> ids = [.. raw.Select(static row => row.Code.Id)];
        ILookup<string, string> byName = raw.ToLookup(static row => row.Code.Name, static row => row.Code.Id, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < raw.Count; i++)
        {
            if (raw[i].Code.Parent is not { } typed || ids.Contains(typed)) continue;
            string? meant = byPath.TryGetValue(typed, out string? known) ? known : byName[typed].ToArray() is [string only] ? only : null;
            if (meant is not null) raw[i] = raw[i] with { Code = raw[i].Code with { Parent = meant } };
        }
    }

    private static ImportedCode With(ImportedCode code, CodeText which, string text) => which switch
    {
        CodeText.Definition => code with { Definition = text },
        CodeText.Use => code with { Use = text },
        CodeText.NotUse => code with { NotUse = text },
        CodeText.Example => code with { Example = text },
        _ => code with { Memo = text },
    };

    private static Stack<string> PathOf(Dictionary<string, ImportedCode> codes, ImportedCode code)
    {
        var path = new Stack<string>();
        for (ImportedCode? at = code; at is not null && path.Count <= codes.Count; at = at.Parent is { } parent ? codes.GetValueOrDefault(parent) : null) path.Push(at.Name);
        return path;
    }

    private static string Escaped(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal);

    private static IEnumerable<string> Unescaped(string names)
    {
        var name = new System.Text.StringBuilder();
        for (int i = 0; i <= names.Length; i++)
        {
            if (i < names.Length && names[i] == '\\' && i + 1 < names.Length) name.Append(names[++i]);
            else if (i < names.Length && names[i] != ';') name.Append(names[i]);
            else
            {
                if (name.ToString().Trim() is { Length: > 0 } whole) yield return whole;
                name.Clear();
            }
        }
    }
}

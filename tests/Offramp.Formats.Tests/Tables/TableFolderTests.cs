using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests.Tables;

public sealed class TableFolderTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("offramp-tables-").FullName, "tables");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    private static ImmutableArray<TabledRows> Tables(Study study) => TablesDecisions.Of(new Tabulation(study, new DateOnly(2026, 11, 22), precise: true), withhold: false).Value;

    // A publication whose words may leave, with a title that a spreadsheet would run.
    private static Study Study()
    {
        int counted = 0;
        var fresh = new Fresh(() => (UInt128)(uint)++counted << 32, DateTimeOffset.UnixEpoch, new(UInt128.One << 100));
        Study study = Research.Study.Empty(new(7));
        void Do(Outcome<Change> change) => study = study.Apply(change.Value);
        var text = new ImportedText
        {
            Name = "a-study",
            Text = "=1+1 was written \"on the wall\",\nاز بندر",
            Particulars = ImmutableDictionary<Particular, string>.Empty.Add(Particular.Title, "=HYPERLINK(\"x\")").Add(Particular.Author, "'=quoted"),
        };
        Do(SourcesDecisions.Add(study, SourceKind.Publication, text, OnTakenName.Refuse, fresh));
        Do(CodebookDecisions.AddCode(study, new NewCode("@Pay"), fresh));
        Rendition document = study.Sources.Renditions.Values.Single();
        var whole = new NewCoding(document.Id, 0, document.Text.Text.Length);
        Do(CodingDecisions.CodePassage(study, whole, study.Coding.Codebook.Order[0], fresh));
        return study;
    }

    private CsvTable Read(string file)
    {
        Reading<CsvTable> reading = CsvTable.Read(file, File.ReadAllBytes(Path.Combine(folder, file)));
        Assert.Empty(reading.Problems);
        return reading.Value!;
    }

    [Fact]
    public void Every_column_of_every_file_is_in_the_dictionary_and_the_other_way_round()
    {
        TableFolder.Write(folder, Tables(Study()));
        Assert.Equal(TableFolder.Files(StudyTables.All).Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        CsvTable dictionary = Read("data-dictionary.csv");
        string[] told = [.. dictionary.Rows.Select(static row => $"{row.Cells[0]}.csv {row.Cells[1]} {row.Cells[2]}")];
        string[] written =
        [
            .. Directory.GetFiles(folder, "*.csv").Select(static path => Path.GetFileName(path)).Where(static file => file != "data-dictionary.csv")
                .SelectMany(file => Read(file).Columns.Select((column, i) => $"{file} {i + 1} {column}")),
        ];
        Assert.Equal(written.Order(), told.Order());
        string page = File.ReadAllText(Path.Combine(folder, "data-dictionary.md"));
        Assert.All(dictionary.Rows, row => Assert.Contains($"| `{row.Cells[2]}` | {row.Cells[3]} |", page, StringComparison.Ordinal));
        string about = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.All(StudyTables.All, table => Assert.Contains($"`{table.Name}.csv`", about, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        ImmutableArray<TabledRows> tables = Tables(Study());
        TableFolder.Write(folder, tables);
        Assert.All(tables, table => Assert.Equal(
            table.Rows.Select(static row => string.Join('\u001F', row.Cells.Select(static cell => cell.Text))),
            Read(TableFolder.FileOf(table.Table)).Rows.Select(static row => string.Join('\u001F', row.Cells))));
    }

    [Fact]
    public void No_cell_begins_as_a_formula_and_none_loses_its_words()
    {
        TableFolder.Write(folder, Tables(Study()));
        string sources = File.ReadAllText(Path.Combine(folder, "sources.csv"));
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\",''=quoted,", sources, StringComparison.Ordinal);
        string codings = File.ReadAllText(Path.Combine(folder, "codings.csv"));
        Assert.Contains(",'@Pay,", codings, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1 was written \"\"on the wall\"\",\nاز بندر\"", codings, StringComparison.Ordinal);
        CsvTable read = Read("sources.csv");
        Assert.Equal("=HYPERLINK(\"x\")", read.Rows[0].Cells[read.IndexOf("title")]);
        Assert.Equal("'=quoted", read.Rows[0].Cells[read.IndexOf("author")]);
    }

    [Fact]
    public void Files_begin_with_a_mark_and_lines_end_as_the_rule_says()
    {
        TableFolder.Write(folder, Tables(Study()));
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, "codes.csv"));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        TableFolder.Write(folder, Tables(Study()));
        Assert.Throws<IOException>(() => TableFolder.Write(folder, Tables(Study())));
    }
}

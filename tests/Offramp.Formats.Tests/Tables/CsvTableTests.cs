using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>Tables as CSV: what is written comes back, formulas are neutralised, and damaged files are told and never break anything.</summary>
public class CsvTableTests
{
    [Fact]
    public void What_is_written_comes_back()
    {
        Gen<string> cell = Gen.OneOf(
            Gen.Elements("", " ", "a", "=1+1", "'=1+1", "''@x", "-5", "'-5", "+49 30", "\t=x", "\u200E=x", "a,b;c\td", "\"quoted\"", "two\nlines", "سلام", "\uFF1Dx", "'", "-"),
            Gen.ArrayOf(Gen.Elements("a'=+-@\t\n,;\"| 5.é\u200F".ToCharArray())).Select(static letters => new string(letters)));
        Gen<string[][]> rows = Gen.Choose(1, 4).SelectMany(columns => Gen.ArrayOf(Gen.ArrayOf(cell, columns)));
        Prop.ForAll(rows.ToArbitrary(), static table =>
        {
            int columns = table.Length == 0 ? 1 : table[0].Length;
            string[] names = [.. Enumerable.Range(0, columns).Select(static n => $"column {n}")];
            Reading<CsvTable> reading = CsvTable.Read("t.csv", CsvTable.Write(names, table));
            Assert.Empty(reading.Problems);
            CsvTable read = reading.Value!;
            return read.Columns.SequenceEqual(names)
                && read.Rows.Select(static row => string.Join('\u0001', row.Cells))
                    .SequenceEqual(table.Where(static row => row.Any(static c => c.Length > 0)).Select(static row => string.Join('\u0001', row)));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+1 and more")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("  =1")]
    [InlineData("\t=1")]
    [InlineData("\u200E=1")]
    [InlineData("＝1")]
    public void A_cell_that_a_spreadsheet_could_run_is_written_as_text(string cell)
    {
        Assert.Equal("'" + cell, FormulaGuard.Guarded(cell));
        Assert.Equal(cell, FormulaGuard.Unguarded(FormulaGuard.Guarded(cell)));
    }

    [Theory]
    [InlineData("-5.25")]
    [InlineData("+7")]
    [InlineData("a=b")]
    [InlineData("'tis late")]
    public void What_is_no_formula_stays_as_it_is(string cell)
    {
        Assert.Equal(cell, FormulaGuard.Guarded(cell));
        Assert.Equal(cell, FormulaGuard.Unguarded(cell));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Any_usual_separator_is_recognised(char separator)
    {
        CsvTable table = Read($"name{separator}depth\nPay{separator}1\n\n{separator}\nLand{separator}2\n");
        Assert.Equal(separator, table.Separator);
        Assert.Equal(1, table.IndexOf("DEPTH"));
        Assert.Equal(-1, table.IndexOf("colour"));
        Assert.Equal([2, 5], table.Rows.Select(static row => row.Line));
        Assert.Equal(["Land", "2"], table.Rows[1].Cells);
    }

    [Fact]
    public void Excels_hint_and_old_code_pages_are_understood()
    {
        Assert.Equal(["a", "b"], Read("sep=;\na;b\n1;2\n").Columns);
        Reading<CsvTable> old = CsvTable.Read("t.csv", Encoding.Latin1.GetBytes("name\ncaf\u00E9\n"));
        Assert.Equal("café", old.Value!.Rows[0].Cells[0]);
        Assert.Equal("formats.encoding-guessed", Assert.Single(old.Problems).Code);
        byte[] wide = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name\nسلام\n")];
        Assert.Equal("سلام", CsvTable.Read("t.csv", wide).Value!.Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("", "formats.empty-file")]
    [InlineData("\n\n", "formats.csv-without-columns")]
    [InlineData(",,\n1,2,3\n", "formats.csv-without-columns")]
    [InlineData("a,A\n1,2\n", "formats.csv-column-twice")]
    [InlineData("a,b\n1,2,3\n", "formats.csv-row-longer")]
    [InlineData("a,b\n\"1,2\n3,4\n", "formats.csv-quote-unclosed")]
    [InlineData("a,b\n1\"1,2\n", "formats.csv-quote-stray")]
    [InlineData("%PDF-1.7 and so on", "formats.not-csv")]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006\0\u0001\u0002", "formats.not-csv")]
    public void What_is_wrong_is_told_with_its_place(string text, string code)
    {
        Reading<CsvTable> reading = CsvTable.Read("folder/t.csv", Encoding.UTF8.GetBytes(text));
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal("t.csv", problem.Place.File);
        Assert.DoesNotContain('{', Research.Messages.English.Say(problem));
    }

    [Fact]
    public void Two_thousand_damaged_tables_are_read_without_a_crash()
    {
        byte[] whole = CsvTable.Write(["id", "name", "memo"], Enumerable.Range(0, 20).Select(static n => new[] { $"{n}", $"code \"{n}\"", "=two\nlines, سلام" }));
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. whole[..random.Next(1, whole.Length + 1)]];
            for (int hits = random.Next(0, 8); hits > 0; hits--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            Reading<CsvTable> reading = CsvTable.Read("t.csv", damaged);
            Assert.True(reading.Value is not null || reading.Problems.Length > 0);
            if (reading.Value is { } table) Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Cells.Length));
        }
    }

    private static CsvTable Read(string text)
    {
        Reading<CsvTable> reading = CsvTable.Read("t.csv", Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return reading.Value!;
    }
}

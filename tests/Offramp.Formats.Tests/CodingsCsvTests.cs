using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class CodingsCsvTests
{
    private static readonly ImmutableArray<ImportedCode> Codes =
        [new("offer", "The offer"), new("pay", "Pay", "offer"), new("=late", "=Late", "pay"), new("out", "Out")];

    private static Reading<ImportedCodingTable> Read(string table) => CodingsCsv.Read("codings.csv", Some.Utf8(table));

    // Rows are the file's; a table written from a study has none yet.
    private static IEnumerable<object?> Said(ImportedCodingTable table) => table.Documents.SelectMany(d => d.Codings.Select(c => (object?)(
        d.Source, d.Document, table.Codes[c.Code].Id, CodePaths.Of(table.Codes)[c.Code], c.Coder < 0 ? null : table.Coders[c.Coder],
        c.Start, c.End, c.Judgement, c.Text is null || c.Text == new ImportedCodingText() ? null : c.Text)));

    [Fact]
    public void Writing_and_reading_is_the_identity()
    {
        Gen<string?> words = Gen.Elements<string?>(null, "a", "معاش", "=1+1", "'-x", "-5", "“x” \"y\";,\n z", "😀", "unknown");
        Gen<ImportedCoding> coding =
            from code in Gen.Choose(0, 3)
            from coder in Gen.Choose(-1, 1)
            from start in Gen.Choose(0, 500)
            from length in Gen.Choose(1, 500)
            from a in Gen.Elements(Enum.GetValues<Stance>())
            from b in Gen.Elements(Enum.GetValues<Standing>())
            from c in Gen.Elements(Enum.GetValues<Elicitation>())
            from d in Gen.Elements(Enum.GetValues<Standpoint>())
            from w in words.ListOf(7)
            select new ImportedCoding(code, coder, start, start + length, new Judgement(a, b, c, d), new ImportedCodingText
            {
                Quote = w[0],
                Group = w[1],
                Audience = w[2],
                QuotedFrom = w[3],
                Outcome = w[4],
                Memo = w[5],
                Id = w[6],
            });
        Prop.ForAll(coding.ListOf().Two().ToArbitrary(), lists =>
        {
            NamedCodings[] documents =
                [new("talk, one", "talk, one", [.. lists.Item1], []), new("@talk", "talk.en", [.. lists.Item2], [])];
            var table = new ImportedCodingTable { Codes = Codes, Coders = ["A", "=B"], Documents = [.. documents.Where(static d => !d.Codings.IsEmpty)] };
            byte[] bytes = CodingsCsv.Write(table);
            Reading<ImportedCodingTable> reading = CodingsCsv.Read("codings.csv", bytes);
            Assert.Empty(reading.Problems);
            Assert.Equal(Said(table), Said(reading.Value!));
            Assert.Equal(bytes, CodingsCsv.Write(reading.Value!));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_writing()
    {
        ImportedCodingTable table = Read("End;START;Code Path;Quoted From;memo;shoe\n9;3;Offer/Pay;P-01;why;42\n").Value!;
        ImportedCoding coding = Assert.Single(Assert.Single(table.Documents).Codings);
        Assert.Equal((3, 9, "P-01", "why", -1), (coding.Start, coding.End, coding.Text!.QuotedFrom, coding.Text.Memo, coding.Coder));
        Assert.Equal([("Offer", null, true), ("Pay", "Offer", true)], table.Codes.Select(static c => (c.Name, c.Parent, c.IdIsMade)));
    }

    [Fact]
    public void A_code_without_a_path_is_one_that_the_study_has()
    {
        ImportedCodingTable table = Read("code,start,end\npay,1,2\npay,3,4\n").Value!;
        ImportedCode code = Assert.Single(table.Codes);
        Assert.True(code is { Id: "pay", IsReference: true, Row: 2 });
        Assert.Equal([2, 3], table.Documents[0].Rows);
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_row_and_column()
    {
        Reading<ImportedCodingTable> reading = Read("code,start,end,stance\npay,1,2,supports\n,1,2,\npay,x,2,\npay,5,2,\npay,,2,\npay,1,2,perhaps\n");
        Assert.Equal(
            [("formats.codings-cell-missing", 3, "code"), ("formats.codings-cell-no-number", 4, "start"), ("formats.coding-offsets", 5, "start"),
                ("formats.codings-cell-missing", 6, "start"), ("formats.word-unknown", 7, "stance")],
            reading.Problems.Select(static p => (p.Code, p.Place.Line ?? 0, p.Place.Path)));
        Assert.Equal(2, reading.Value!.Documents.Sum(static d => d.Codings.Length));
        Assert.Equal(["formats.codings-column-missing"], Some.Codes(Read("code,start\npay,1")));
        Assert.Equal(["formats.empty-file"], Some.Codes(Read("")));
    }
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>A codebook as JSON and CSV: what is written comes back, and hostile tables give problems with their rows.</summary>
public class CodebookFileTests
{
    private static readonly Gen<string?> Words = Gen.Elements(null, "pay", "=1+1", "-5", "two\nlines", "a;b, \"c\"", "'tis", "مزد", "@x");

    private static readonly Arbitrary<ImportedCodebook> Codebooks = Gen.ArrayOf(
        from parent in Gen.Choose(-1, 6)
        from name in Gen.Elements("Pay", "=Sum", "Land; both", "back\\slash", "حق")
        from definition in Words
        from memo in Words
        from colour in Gen.Elements<int?>(null, 0x336699)
        from set in Gen.Elements(null, "Chapter 2", "a;b\\c")
        select (parent, name, definition, memo, colour, set)).Select(static rows =>
    {
        ImportedCode[] codes =
        [
            .. rows.Select((row, i) => new ImportedCode($"c{i}", row.name, row.parent >= 0 && row.parent < i ? $"c{row.parent}" : null) { Definition = row.definition, Memo = row.memo, Colour = row.colour }),
        ];
        return new ImportedCodebook(
            [.. codes], [.. rows.Select(static (row, i) => (row.set, i)).Where(static r => r.set is not null).GroupBy(static r => r.set!).Select(static g => new ImportedSet(g.Key, [.. g.Select(static r => $"c{r.i}")]))]);
    }).ToArbitrary();

    private static bool Same(ImportedCodebook one, Reading<ImportedCodebook> other) =>
        other.Problems.IsEmpty && one.Codes.SequenceEqual(other.Value!.Codes)
        && one.Sets.Select(static s => s.Name + "|" + string.Join(',', s.Codes)).SequenceEqual(other.Value.Sets.Select(static s => s.Name + "|" + string.Join(',', s.Codes)));

    [Fact]
    public void What_is_written_as_csv_comes_back() =>
        Prop.ForAll(Codebooks, static book => Same(book, CodebookCsv.Read("c.csv", CodebookCsv.Write(book)))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_as_json_comes_back() =>
        Prop.ForAll(Codebooks, static book => Same(book, CodebookJson.Read("c.json", CodebookJson.Write(book)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Paths_or_depths_alone_make_a_tree()
    {
        ImportedCodebook paths = CodebookCsv.Read("c.csv", Encoding.UTF8.GetBytes("definition;path\nx;Offer\ny;Offer/Pay\n")).Value!;
        Assert.Equal([("Offer", null), ("Pay", "Offer")], paths.Codes.Select(static c => (c.Name, c.Parent)));
        ImportedCodebook depths = CodebookCsv.Read("c.csv", Encoding.UTF8.GetBytes("name,depth\nOffer,0\nPay,1\nLand,1\nTop,0\n")).Value!;
        Assert.Equal([null, "row 2", "row 2", null], depths.Codes.Select(static c => c.Parent));
    }

    [Fact]
    public void A_row_added_by_hand_says_by_name_or_path_what_stands_above_it()
    {
        ImportedCodebook names = CodebookCsv.Read("c.csv", Encoding.UTF8.GetBytes("name;parent\nPay;offer\nOffer;\nLate;Offer/Pay\n")).Value!;
        Assert.Equal([("Pay", "row 3"), ("Offer", null), ("Late", null)], names.Codes.Select(static c => (c.Name, c.Parent)));
        ImportedCodebook paths = CodebookCsv.Read("c.csv", Encoding.UTF8.GetBytes("id,parent id,path,name\na,,Offer,Offer\n,,Offer/Pay,Pay\nb,,Work/home,Work/home\n")).Value!;
        Assert.Equal([("Offer", null), ("Pay", "a"), ("Work/home", null)], paths.Codes.Select(static c => (c.Name, c.Parent)));
    }

    [Fact]
    public void A_parent_who_is_not_there_is_told_by_row_and_column()
    {
        Place place = Assert.Single(CodebookCsv.Read("c.csv", Encoding.UTF8.GetBytes("name,parent\nPay,Nobody\n")).Problems).Place;
        Assert.Equal((2, "parent"), (place.Line, place.Path));
    }

    [Theory]
    [InlineData("colour,memo\n#fff,x\n", "formats.codebook-without-names")]
    [InlineData("name,memo\n,x\n", "formats.codebook-row-without-name")]
    [InlineData("name,colour\nPay,red\n", "formats.colour-unknown")]
    [InlineData("id,parent id,name\na,b,Pay\n", "formats.code-parent-unknown")]
    [InlineData("id,parent id,name\na,b,Pay\nb,a,Land\n", "formats.code-below-itself")]
    [InlineData("id,name\na,Pay\na,Land\n", "formats.code-id-twice")]
    public void What_is_wrong_is_told_with_its_row(string text, string code) =>
        Assert.Equal(code, Assert.Single(CodebookCsv.Read("c.csv", Encoding.UTF8.GetBytes(text)).Problems).Code);
}

using Offramp.Formats.Bibliography;
using Offramp.Research;

namespace Offramp.Formats.Tests.Bibliography;

public class RisTests
{
    internal const string Sample =
        "TY  - JOUR\r\nTI  - Pay and rank\r\nAU  - Doe, Jane, Jr.\r\nAU  - Boat Union,\r\nT2  - Journal of Coasts\r\nJA  - J. Coasts\r\nPY  - 2020\r\nDA  - 2020/03/04/\r\nVL  - 3\r\nIS  - 2\r\nSP  - 12\r\nEP  - 34\r\n"
        + "SN  - 1234-5678\r\nDO  - 10.1000/ABC\r\nUR  - https://example.org/1\r\nUR  - https://example.org/2\r\nKW  - pay\r\nKW  - rank\r\nAB  - First line.\r\nSecond line.\r\nC1  - kept\r\nER  - \r\n\r\n"
        + "TY  - CHAP\r\nT1  - Nets\r\nA1  - Roe, Ann\r\nA2  - Poe, Ed\r\nBT  - The Coast\r\nPY  - 2001///Spring\r\nSP  - 5-9\r\nCY  - Port\r\nPB  - Press\r\nID  - roe2001\r\nER  -\r\n"
        + "TY  - NEWS\r\nTI  - روزنامه و بندر\r\nAU  - احمدی، زهرا\r\nT2  - پیام\r\nPY  - 2019\r\nDA  - May 4\r\nY2  - 2020/01/02/10:00:00\r\nER  - \r\n"
        + "TY  - THES\r\nTI  - Thesis\r\nAU  - Choi, M.\r\nM3  - PhD diss.\r\nPB  - University\r\nPY  - 2008//\r\nER  - \r\n";

    private static Reading<ReferenceList> Read(string text) => Ris.Read("a.ris", Some.Utf8(text));

    [Fact]
    public void Zoteros_and_EndNotes_records_are_understood()
    {
        Reading<ReferenceList> reading = Read(Sample);
        Assert.Empty(reading.Problems);
        Reference article = reading.Value!.References[0], chapter = reading.Value.References[1], news = reading.Value.References[2], thesis = reading.Value.References[3];
        Assert.Equal([new PersonName("Doe", "Jane") { Suffix = "Jr." }, new PersonName { Literal = "Boat Union" }], article.Authors);
        Assert.Equal(("article-journal", "Journal of Coasts", "J. Coasts", "12-34", "1234-5678"), (article.Type, article.ContainerTitle, article.Text("container-title-short"), article.Text("page"), article.Text("ISSN")));
        Assert.Equal(new DatePart(2020, 3, 4), article.Issued!.From);
        Assert.Equal("pay, rank", article.Text("keyword"));
        Assert.Equal("First line.\nSecond line.", article.Text("abstract"));
        Assert.Equal("""{"C1":"kept","UR":"https://example.org/2"}""", article.Kept["custom"]);
        Assert.Equal(("chapter", "The Coast", "5-9", "roe2001", 1), (chapter.Type, chapter.ContainerTitle, chapter.Text("page"), chapter.Id, chapter.Issued!.Season!.Value));
        Assert.Equal("Poe", chapter.Editors.Single().Family);
        Assert.Equal((new DatePart(2019, 5, 4), new DatePart(2020, 1, 2)), (news.Issued!.From!.Value, news.Accessed!.From!.Value));
        Assert.Equal(new PersonName("احمدی", "زهرا"), news.Authors.Single());
        Assert.Equal(("thesis", "PhD diss.", "University", 2008), (thesis.Type, thesis.Text("genre"), thesis.Text("publisher"), thesis.Issued!.From!.Value.Year));
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_line()
    {
        Reading<ReferenceList> reading = Read("AU  - Alone\nTY  - BOOK\nTI  - A\nPY  - soon\nTY  - ODD\nTI  - B\n");
        Assert.Equal(
            [("formats.ris-line-alone", 1), ("formats.ris-end-missing", 5), ("formats.reference-date", 4), ("formats.reference-type-unknown", 5), ("formats.ris-end-missing", 6)],
            reading.Problems.Select(static p => (p.Code, p.Place.Line!.Value)));
        Assert.Equal(["A", "B"], reading.Value!.References.Select(static r => r.Title));
        Assert.Equal("soon", reading.Value.References[0].Issued!.Literal);
    }

    [Fact]
    public void Values_over_a_million_lines_end_soon()
    {
        string text = "TY  - JOUR\nAB  - a\n" + string.Concat(Enumerable.Repeat("more words\n", 300_000)) + "KW  - k\nER  - \n" + "TY  - JOUR\n" + string.Concat(Enumerable.Repeat("KW  - key words of this kind\n", 30_000)) + "ER  - \n";
        Assert.Equal(["formats.reference-field-too-long", "formats.too-many"], Some.Codes(Read(text)).Order());
    }
}

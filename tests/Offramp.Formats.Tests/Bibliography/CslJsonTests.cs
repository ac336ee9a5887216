using System.Text;
using System.Text.Json.Nodes;
using Offramp.Formats.Bibliography;
using Offramp.Research;

namespace Offramp.Formats.Tests.Bibliography;

public class CslJsonTests
{
    internal const string Sample =
        """
        [
          {"id": "http://zotero.org/users/1/items/A", "type": "article-journal", "title": "Pay &amp; <i>rank</i>", "container-title": "Coasts", "volume": 3, "issue": "2", "page": "1-9",
           "author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van", "static-ordering": false}, {"literal": "Boat Union"}, {"family": "احمدی", "given": "زهرا"}],
           "issued": {"date-parts": [["2001", 2], [2003]], "circa": 1}, "accessed": {"date-parts": [[2020, 3, 4]]}, "DOI": "https://doi.org/10.1000/ABC", "custom": {"a": [1, {"b": null}]}, "categories": ["x"]},
          {"id": 7, "type": "book", "title": "B", "issued": {"raw": "1999-05"}, "editor": [], "event-date": {"literal": "after the war", "season": "2"}, "unheard-of": true, "note": ""},
          {"id": "c", "type": "webpage", "issued": {"date-parts": [[1999],[0]]}, "original-date": {"date-parts": []}, "author": "nobody", "big": 12345678901234567890123456789}
        ]
        """;

    private static Reading<ReferenceList> Read(string json) => CslJson.Read("a.json", Some.Utf8(json));

    [Fact]
    public void Fields_are_understood()
    {
        Reading<ReferenceList> reading = Read(Sample);
        Assert.Empty(reading.Problems);
        Reference article = reading.Value!.References[0], book = reading.Value.References[1], page = reading.Value.References[2];
        Assert.Equal([new PersonName("Gogh", "Vincent") { NonDroppingParticle = "van" }, new PersonName { Literal = "Boat Union" }, new PersonName("احمدی", "زهرا")], article.Authors);
        Assert.Equal(new ReferenceDate(new DatePart(2001, 2), new DatePart(2003)) { Circa = true }, article.Issued);
        Assert.Equal(("3", "2", 2), (article.Text("volume"), article.Text("issue"), article.Line));
        Assert.Equal(("7", new DatePart(1999, 5)), (book.Id, book.Issued!.From!.Value));
        Assert.True(page.Issued!.IsOpen);
        Assert.Empty(page.Authors);
    }

    [Fact]
    public void What_is_read_is_written_as_it_came()
    {
        byte[] written = CslJson.Write(Read(Sample).Value!.References);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Sample), JsonNode.Parse(written)));
        Assert.Contains("احمدی", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_is_written_as_changed()
    {
        Reference changed = Read(Sample).Value!.References[0].With("volume", "4");
        changed = changed with { Names = changed.Names.SetItem("author", [new PersonName("Roe", "Ann")]) };
        JsonNode written = JsonNode.Parse(CslJson.Write([changed]))![0]!;
        Assert.Equal("4", written["volume"]!.GetValue<string>());
        Assert.Equal("""[{"family":"Roe","given":"Ann"}]""", written["author"]!.ToJsonString());
        Assert.Equal(1, written["issued"]!["circa"]!.GetValue<int>());
    }

    [Theory]
    [InlineData(BibTexTests.Sample, "a.bib")]
    [InlineData(RisTests.Sample, "a.ris")]
    [InlineData(Sample, "a.json")]
    public void All_forms_go_through_CSL_JSON_and_stay_the_same(string text, string name)
    {
        byte[] once = CslJson.Write(ReferenceFiles.Read(name, Some.Utf8(text)).Value!.References);
        Reading<ReferenceList> again = CslJson.Read("b.json", once);
        Assert.Equal(Encoding.UTF8.GetString(once), Encoding.UTF8.GetString(CslJson.Write(again.Value!.References)));
        Assert.Equal(ReferenceFiles.Read(name, Some.Utf8(text)).Value!.References.SelectMany(static r => r.Authors), again.Value!.References.SelectMany(static r => r.Authors));
    }

    [Fact]
    public void One_item_and_the_envelope_of_Zoteros_server_are_read()
    {
        Assert.Equal("a", Read("""{"id": "a", "type": "book"}""").Value!.References.Single().Id);
        Assert.Equal(["a", "b"], Read("""{"total": {"x": [1]}, "items": [{"id": "a", "type": "book"}, {"id": "b", "type": "book"}], "more": 1}""").Value!.References.Select(static r => r.Id));
    }

    [Fact]
    public void What_is_wrong_is_told_with_line_and_column()
    {
        Reading<ReferenceList> reading = Read("[{\"id\": \"a\", \"type\": \"book\", \"title\": \"\\ud800\"},\n  7, {\"id\": \"b\",\n   \"id\": \"c\"},\n {\"id\": \"d\", ]");
        Assert.Equal(
            [("formats.json-text-damaged", 1, 30), ("formats.json-wrong-type", 2, 3), ("formats.json-field-twice", 3, 4), ("formats.json-field-missing", 2, 6), ("formats.json-broken", 4, 14)],
            reading.Problems.Select(static p => (p.Code, p.Place.Line!.Value, p.Place.Column!.Value)));
        Assert.Equal(["a", "b"], reading.Value!.References.Select(static r => r.Id));
    }

    [Theory]
    [InlineData("", "formats.empty-file")]
    [InlineData("[]", "formats.references-none")]
    [InlineData("%PDF-1.7", "formats.not-references")]
    [InlineData("Dear all, no references here.", "formats.references-none")]
    public void Files_without_references_are_refused(string text, string code)
    {
        Reading<ReferenceList> reading = ReferenceFiles.Read("a", Some.Utf8(text));
        Assert.Null(reading.Value);
        Assert.Equal([code], Some.Codes(reading));
    }
}

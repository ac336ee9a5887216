using Offramp.Formats.Bibliography;

namespace Offramp.Formats.Tests.Bibliography;

public class DuplicateTests
{
    [Theory]
    [InlineData("10.1000/ABC", "10.1000/abc")]
    [InlineData("https://doi.org/10.1000/a%28b%29", "10.1000/a(b)")]
    [InlineData("doi: 10.1000/abc.", "10.1000/abc")]
    [InlineData("http://dx.doi.org/10.1000/abc", "10.1000/abc")]
    [InlineData("11.1000/abc", null)]
    [InlineData("10.1000/", null)]
    [InlineData("10.1000/a b", null)]
    [InlineData("https://example.org/10.1000/abc", null)]
    public void Dois_have_one_spelling(string written, string? normal) => Assert.Equal(normal, Doi.Normal(written));

    [Fact]
    public void A_link_to_a_doi_escapes_what_an_address_cannot_hold() =>
        Assert.Equal("https://doi.org/10.1000/(a)%3Cb%3E", Doi.Link("10.1000/(A)<b>"));

    [Fact]
    public void Doubles_are_found_by_doi_and_by_title_and_told_and_both_are_kept()
    {
        var reading = BibTex.Read("a.bib", Some.Utf8(
            "@article{a, title={Pay and \\emph{Rank}!}, author={Doe, Jane}, year=2001, doi={10.1000/X}}\n@article{b, title={Other}, doi={https://doi.org/10.1000/x}}\n"
            + "@article{c, title={PAY AND RANK}, author={Doe, J.}, year=2001}\n@article{d, title={Pay and rank}, author={Doe, J.}, year=2001, doi={10.1000/y}}\n@article{e, title={Pay and rank}, author={Doe, J.}, year=2002}"));
        Assert.Equal([new(0, 1, DuplicateSign.Doi), new(0, 2, DuplicateSign.Title)], ReferenceDuplicates.Find(reading.Value!.References));
        Assert.Equal([("formats.references-alike", 2), ("formats.references-alike", 3)], reading.Problems.Select(static p => (p.Code, p.Place.Line!.Value)));
        Assert.Equal(5, reading.Value!.References.Length);
        Assert.Equal("https://doi.org/10.1000/x", reading.Value.References[1].DoiAsWritten);
    }
}

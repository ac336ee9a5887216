using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class HtmlTests
{
    private static Reading<ReadText> Read(string html, string name = "page.html") => TextReading.Read(name, Some.Utf8(html));

    [Theory]
    [InlineData("<p>One <b>bold</b>\n  word</p><p>Two</p>", "One bold word\nTwo")]
    [InlineData("<h1>The coast</h1><div><div>One</div>two</div>three", "The coast\nOne\ntwo\nthree")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("<ul><li>one<li>two<ul><li>inner</ul></ul>", "one\ntwo\ninner")]
    [InlineData("<table><tr><th>a<th>b<tr><td>c<td>d</table>after", "a\tb\nc\td\nafter")]
    [InlineData("<table><tbody><tr><td><p>c</p><p>d</p></td><td>e</td></tr></tbody></table>", "c\nd\te")]
    [InlineData("<pre>\none\n  two</pre>three", "one\n  two\nthree")]
    [InlineData("a &amp; b &eacute; &#1662; &nbsp;&lt;c&gt; &unheard; &bomb", "a & b é پ \u00A0<c> &unheard; &bomb")]
    [InlineData("<script>var a = '<p>no</p>';</script><style>p {}</style><noscript>no</noscript><template><p>no</p></template>words", "words")]
    [InlineData("<p>one<p>two<div>three", "one\ntwo\nthree")]
    [InlineData("<dl><dt>Term<dd>Meaning</dl>", "Term\nMeaning")]
    [InlineData("<svg><text>no</text></svg><select><option>no</select><button>no</button>words", "words")]
    [InlineData("<ruby>漢<rp>(<rt>kan<rp>)</ruby>", "漢")]
    [InlineData("x <!-- no --> y <![CDATA[ no ]]> z", "x y z")]
    [InlineData("He said <q>no</q>.", "He said “no”.")]
    public void The_words_that_a_page_shows_are_read(string body, string text)
    {
        Reading<ReadText> reading = Read($"<!DOCTYPE html><html><head><title>t</title></head><body>{body}</body></html>");
        Assert.Empty(reading.Problems);
        Assert.Equal((TextFormat.Html, text), (reading.Value!.Format, reading.Value.Text));
        Assert.Equal(text, Read(body).Value!.Text);
    }

    [Fact]
    public void What_the_head_tells_becomes_particulars()
    {
        ReadText text = Some.Whole("a.htm", Some.Utf8(
            "<html lang=fa><head><title> The\n coast </title><meta name=Author content='A. Writer'><meta property='article:published_time' content='2023-04-11T10:00:00Z'>"
            + "<meta name=description content='On pay'></head><body>words</body></html>"));
        Assert.Equal("words", text.Text);
        Assert.Equal("The coast", text.Particulars[Particular.Title]);
        Assert.Equal("A. Writer", text.Particulars[Particular.Author]);
        Assert.StartsWith("2023-04-11", text.Particulars[Particular.Date]);
        Assert.Equal("fa", text.Particulars[Particular.Language]);
        Assert.Equal("On pay", text.Particulars[Particular.Description]);
    }

    [Fact]
    public void A_head_that_is_not_closed_does_not_swallow_the_words() =>
        Assert.Equal("words\nmore", Some.Whole("a.html", Some.Utf8("<html><head><title>t</title><meta charset=utf-8><p>words<p>more")).Text);

    [Theory]
    [InlineData("<nav><a>Home</a></nav>words", "formats.menus-left-out")]
    [InlineData("<p hidden>no<p>words", "formats.hidden-words-left-out")]
    [InlineData("<div style='display: none'>no<p>no</div>words", "formats.hidden-words-left-out")]
    public void What_is_left_out_is_said(string body, string code)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Equal("words", reading.Value!.Text);
        Assert.Equal([code], Some.Codes(reading));
    }

    [Theory]
    [InlineData("<meta charset=windows-1256>", 1256)]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", 1251)]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1254\"?><html>", 1254)]
    public void The_page_says_its_encoding(string head, int page)
    {
        string words = page switch { 1256 => "سلام", 1251 => "Привет", _ => "ışık" };
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(head + "<p>" + words);
        ReadText text = Some.Whole("a.html", bytes);
        Assert.Equal((words, $"Windows-{page}"), (text.Text, text.Encoding));
    }

    [Fact]
    public void A_page_that_says_Latin_and_is_UTF_8_is_read_as_UTF_8() =>
        Assert.Equal("é", Some.Whole("a.html", Some.Utf8("<meta charset=iso-8859-1><p>é")).Text);

    [Theory]
    [InlineData("  <!-- saved --> <!doctype HTML><p>words", false)]
    [InlineData("<html lang=en><p>words", true)]
    public void A_page_under_another_name_is_known_by_its_beginning(string html, bool wide)
    {
        Reading<ReadText> reading = TextReading.Read("a.txt", wide ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(html)] : Some.Utf8(html));
        Assert.Equal((TextFormat.Html, "words"), (reading.Value!.Format, reading.Value.Text));
        Assert.Equal(["formats.extension-differs"], Some.Codes(reading));
    }

    [Fact]
    public void Depth_width_and_entities_without_measure_are_read_in_a_straight_line()
    {
        const int Many = 200_000;
        string[] bombs =
        [
            string.Concat(Enumerable.Repeat("<div>", Many)) + "words",
            string.Concat(Enumerable.Range(0, Many).Select(i => $"<b id={i}>")) + string.Concat(Enumerable.Repeat("<p>", Many)) + "words",
            string.Concat(Enumerable.Repeat("<table><tr><td>", Many / 4)) + "words",
            string.Concat(Enumerable.Repeat("</p>", Many)) + string.Concat(Enumerable.Repeat("<a>", Many)) + string.Concat(Enumerable.Repeat("</b>", Many)) + "words",
            "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><p>" + string.Concat(Enumerable.Repeat("&amp;", Many)) + "words",
            "<p " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}=1 ")) + ">words",
            "<p title='" + new string('x', 5_000_000) + "'>words",
            string.Concat(Enumerable.Repeat("<ul><li>", Many)) + "words",
            string.Concat(Enumerable.Repeat("<!--", Many)) + "-->words",
        ];
        Assert.All(bombs, bomb => Assert.EndsWith("words", Read(bomb).Value!.Text));
    }

    [Fact]
    public void Turns_are_found_in_a_page_too() => Assert.Equal(
        ["Interviewer", "P-01"],
        Some.Whole("a.html", Some.Utf8("<p><b>Interviewer:</b> Why?</p><p><b>P-01:</b> For the pay.</p>")).Turns.Select(t => t.Speaker));
}

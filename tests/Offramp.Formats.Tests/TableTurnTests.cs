using DocumentFormat.OpenXml.Wordprocessing;

namespace Offramp.Formats.Tests;

public class TableTurnTests
{
    private static byte[] Word(params string[][] rows) => Some.Word(new Table(rows.Select(row =>
        new TableRow(row.Select(cell => new TableCell(Some.Paragraph(cell)))))));

    private static byte[] Html(params string[][] rows) => Some.Utf8(
        "<table>" + string.Concat(rows.Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td>{cell}</td>")) + "</tr>")) + "</table>");

    public static TheoryData<string> Headers() => ["Speaker|Time|Text", "Sprecher|Zeit|Transkript", "Locuteur|Temps|Texte", "گوینده|زمان|متن", "المتحدث|الوقت|النص"];

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_table_with_names_of_columns_is_read_turn_by_turn(string header)
    {
        string[][] rows = [header.Split('|'), ["Amina", "00:00:01", "Why did they go?"], ["Reza", "00:00:05", "For the pay."], ["", "00:00:09", "And the rank."]];
        foreach ((string name, byte[] bytes) in new[] { ("a.docx", Word(rows)), ("a.html", Html(rows)) })
        {
            ReadText text = Some.Whole(name, bytes);
            Assert.Equal(["Amina", "Reza", "Reza"], text.Turns.Select(t => t.Speaker));
            Assert.Equal([1, 5, 9], text.Turns.Select(t => t.Time!.Value.TotalSeconds));
            Assert.Equal(["Why did they go?", "For the pay.", "And the rank."], text.Turns.Select(t => text.Text[t.WordsStart..t.End]));
        }
    }

    [Fact]
    public void Columns_without_names_are_known_by_what_stands_in_them()
    {
        ReadText text = Some.Whole("a.docx", Word(
            ["[00:01]", "P-01:", "We had a boat until the spring came."], ["[00:09]", "I", "And then what did you do?"], ["[00:12]", "P-01", "Then we sold it."]));
        Assert.Equal(["P-01", "I", "P-01"], text.Turns.Select(t => t.Speaker));
        Assert.Equal([1, 9, 12], text.Turns.Select(t => t.Time!.Value.TotalSeconds));
    }

    [Fact]
    public void A_table_that_goes_on_after_a_page_keeps_its_columns()
    {
        byte[] bytes = Some.Utf8("<table><tr><td>Speaker<td>Text<tr><td>Amina<td>One thing.</table><hr><table><tr><td>Reza<td>Another thing.</table>");
        Assert.Equal(["Amina", "Reza"], Some.Whole("a.html", bytes).Turns.Select(t => t.Speaker));
    }

    [Theory]
    [InlineData("<table><tr><td>Amina<td>a trader from the coast<tr><td>Reza<td>a fisher from the hills</table>")]
    [InlineData("<table><tr><td>Place<td>Pay<tr><td>Tarrin<td>300<tr><td>Hask<td>200</table>")]
    [InlineData("<table><tr><td>Name<td>Age<tr><td>A<td>30<tr><td>B<td>40</table>")]
    public void Another_table_is_no_talk(string html) => Assert.Empty(Some.Whole("a.html", Some.Utf8(html)).Turns);

    [Fact]
    public void A_small_table_in_a_talk_does_not_hide_the_talk()
    {
        ReadText text = Some.Whole("a.html", Some.Utf8(
            "<table><tr><td>Name<td>Text<tr><td>A<td>B</table><p>Interviewer: How did all of that begin, do you think?<p>P-01: With the boats, I am sure of that."));
        Assert.Equal(["Interviewer", "P-01"], text.Turns.Select(t => t.Speaker));
    }
}

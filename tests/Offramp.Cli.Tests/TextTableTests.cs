namespace Offramp.Cli.Tests;

public class TextTableTests
{
    private static string[] Written(TextTable table)
    {
        using var desk = new Desk();
        using var output = new StringWriter();
        table.Write(desk.Terminal(output), "");
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void A_long_last_cell_goes_on_below_where_it_must_not_be_cut()
    {
        string words = string.Join(' ', Enumerable.Range(100, 60).Select(static i => $"word{i}"));
        var table = new TextTable("of p-01", "") { Wraps = true };
        table.Add("because", words);
        string[] lines = Written(table);
        Assert.All(lines, static line => Assert.InRange(line.Length, 1, 120));
        Assert.Equal(words, string.Join(' ', lines[2..].Select(static line => line[9..])));
    }

    [Fact]
    public void Cells_of_right_to_left_words_keep_their_places()
    {
        var table = new TextTable("words", "words there");
        table.Add("از بندر", "من البندر");
        table.Add("harbour", "port");
        string[] lines = Written(table);
        Assert.Equal("از بندر\u200E  من البندر", lines[2]);
        Assert.Equal("harbour  port", lines[3]);
    }
}

using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Coding what a search found, after review.</summary>
public class SearchCodingTests
{
    private static int Pay(Desk desk) => desk.Json("coding", "passages", "--code", "Pay").GetArrayLength();

    [Fact]
    public void Hits_are_numbered_reviewed_and_coded_in_one_act()
    {
        using Desk desk = Some.Study();
        JsonElement[] hits = [.. desk.Json("search", "paid OR salary OR promised").EnumerateArray()];
        Assert.Equal(Enumerable.Range(1, 5), hits.Select(static h => h.GetProperty("number").GetInt32()));
        Assert.Equal(["Offer/Pay"], hits[1].GetProperty("codes").EnumerateArray().Select(static c => c.GetString()));
        Answer dry = desk.Try(["search", "paid OR salary OR promised", "--code", "Pay", "--expand", "turn", "--dry-run"]);
        Assert.Equal(0, dry.Exit);
        Assert.Contains("Nothing was coded", dry.Error, StringComparison.Ordinal);
        Assert.Equal(2, Pay(desk));
        Answer coded = desk.Try(["search", "paid OR salary OR promised", "--code", "Pay", "--expand", "sentence", "--only", "2,4-5", "--stance", "supports", "--expect", "5"]);
        Assert.True(coded.Exit == 0, coded.Error);
        Assert.Equal(5, Pay(desk));
        Assert.Equal(3, desk.Json("coding", "passages", "--code", "Pay", "--stance", "supports").GetArrayLength());
        Assert.Contains("skipped", desk.Try(["search", "paid OR salary OR promised", "--code", "Pay", "--expand", "sentence", "--except", "1"]).Error, StringComparison.Ordinal);
        desk.Run("undo");
        desk.Run("undo");
        Assert.Equal(2, Pay(desk));
    }

    [Theory]
    [InlineData("cli.no-hit", "--code", "Pay", "--only", "9")]
    [InlineData("cli.range", "--code", "Pay", "--only", "3-1")]
    [InlineData("cli.words", "--code", "Pay", "--only", "two")]
    [InlineData("cli.both", "--code", "Pay", "--only", "1", "--except", "2")]
    [InlineData("cli.count", "--code", "Pay", "--expect", "7")]
    [InlineData("cli.code", "--only", "1")]
    [InlineData("cli.memos", "--code", "Pay", "--in", "memos")]
    [InlineData("cli.unknown", "--code", "Wages")]
    [InlineData("cli.none", "--code", "Pay", "--except", "1-2")]
    public void What_cannot_be_coded_together_is_refused_and_nothing_is_coded(string why, params string[] options)
    {
        using Desk desk = Some.Study();
        Answer answer = desk.Try(["search", "promised", .. options]);
        Assert.True(answer.Exit == 1 && answer.Error.Length > 0, why);
        Assert.Equal(2, Pay(desk));
    }

    [Fact]
    public void A_folded_pattern_is_compared_as_words_are()
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "import", desk.File("talk-3.txt", "P-03: حقوق آن سال دیر آمد.\n"));
        Assert.Empty(desk.Json("search", "--regex", "دير").EnumerateArray());
        Assert.Equal("دیر", Assert.Single(desk.Json("search", "--folded", "دير").EnumerateArray()).GetProperty("text").GetString());
    }
}

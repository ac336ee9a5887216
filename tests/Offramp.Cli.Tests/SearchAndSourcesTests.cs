using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Looking for words, and what is noted of a source.</summary>
public class SearchAndSourcesTests
{
    [Theory]
    [InlineData("salar*", "salary")]
    [InlineData("SALARY", "salary")]
    [InlineData("\"a month and\"", "a month and")]
    [InlineData("salary NEAR/3 late", null)]
    [InlineData("salary NEAR/1 harbour", "")]
    [InlineData("goats AND clock", null)]
    [InlineData("lighthouse", "")]
    public void Words_phrases_beginnings_and_nearness_are_found(string words, string? found)
    {
        using Desk desk = Some.Study();
        JsonElement[] hits = [.. desk.Json("search", words).EnumerateArray()];
        Assert.Equal(found is "", hits.Length == 0);
        if (found is { Length: > 0 }) Assert.All(hits, hit => Assert.Equal(found, hit.GetProperty("text").GetString()));
        Assert.All(hits, hit => Assert.Contains(hit.GetProperty("text").GetString()!, hit.GetProperty("context").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_can_come_from_standard_input()
    {
        using Desk desk = Some.Study();
        Answer answer = desk.Try(["search", "-", "--json"], "salar*\n");
        Assert.Equal(0, answer.Exit);
        Assert.Equal("salary", Assert.Single(JsonDocument.Parse(answer.Out).RootElement.EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal(1, desk.Try(["search", "-"], "").Exit);
    }

    [Fact]
    public void Memos_and_passages_are_searched_when_asked()
    {
        using Desk desk = Some.Study();
        Assert.Empty(desk.Json("search", "sum").EnumerateArray());
        Assert.Single(desk.Json("search", "sum", "--in", "memos").EnumerateArray());
        Assert.Single(desk.Json("search", "promised", "--in", "passages").EnumerateArray());
        Assert.Equal(2, desk.Json("search", "promised").GetArrayLength());
    }

    [Theory]
    [InlineData("(", "--regex")]
    [InlineData("[a", "--regex")]
    [InlineData("\"open")]
    [InlineData("pay NEAR late")]
    [InlineData("AND")]
    [InlineData("sal*ry")]
    [InlineData("  ")]
    public void What_cannot_be_searched_is_refused_with_the_place(params string[] words)
    {
        using Desk desk = Some.Study();
        Answer answer = desk.Try(["search", .. words, "--json"]);
        Assert.Equal(1, answer.Exit);
        Assert.Equal("", answer.Out);
        Assert.DoesNotContain("Parenthes", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_never_ends_is_given_up_with_a_note()
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "import", desk.File("long.txt", "A: " + new string('a', 60) + "!\n"));
        Answer answer = desk.Try(["search", "--regex", "(a+)+$", "--json"]);
        Assert.Equal(0, answer.Exit);
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(answer.Out).RootElement.ValueKind);
    }

    [Fact]
    public void A_translation_stands_with_its_original()
    {
        using Desk desk = Some.Study();
        string file = desk.File("talk-1.fr.txt", "Interviewer: Qu'a-t-on promis ?\nP-01: Trois cents par mois et une maison au port.\n");
        desk.Run("sources", "import", file, "--translation-of", "talk-1", "--language", "fr", "--name", "talk-1 in French");
        JsonElement source = desk.Json("sources", "show", "talk-1").GetProperty("source");
        Assert.Equal(2, source.GetProperty("documents").GetArrayLength());
        Assert.Equal("translation", source.GetProperty("documents")[1].GetProperty("kind").GetString());
        Assert.Contains("Trois cents", desk.Run("sources", "text", "talk-1 in French"), StringComparison.Ordinal);
        Assert.Equal("talk-1", Assert.Single(desk.Json("search", "maison").EnumerateArray()).GetProperty("source").GetString());
    }

    [Fact]
    public void Particulars_limitations_and_lineage_are_noted_and_shown()
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "set", "talk-1", "date", "spring 2023");
        desk.Run("sources", "set", "talk-1", "wave", "w1");
        desk.Run("sources", "limitation", "talk-1", "the warden stood near", "--direction", "understated: criticism");
        desk.Run("sources", "lineage", "talk-2", "--of", "talk-1", "--text", "retells it");
        JsonElement one = desk.Json("sources", "show", "talk-1");
        Assert.Equal("2023-21", one.GetProperty("particulars").GetProperty("date").GetString());
        Assert.Equal("spring 2023", one.GetProperty("particulars").GetProperty("date-as-said").GetString());
        Assert.Equal("understated: criticism", Assert.Single(one.GetProperty("limitations").EnumerateArray()).GetProperty("direction").GetString());
        Assert.Equal("talk-1", Assert.Single(desk.Json("sources", "show", "talk-2").GetProperty("lineage").EnumerateArray()).GetProperty("of").GetString());
        Assert.Equal(1, desk.Try(["sources", "lineage", "talk-1", "--of", "talk-2"]).Exit);
        Assert.Equal(1, desk.Try(["sources", "lineage", "talk-1", "--of", "talk-1"]).Exit);
        desk.Run("sources", "limitation", "talk-1", "the warden stood near", "--remove");
        Assert.Empty(desk.Json("sources", "show", "talk-1").GetProperty("limitations").EnumerateArray());
        Assert.Contains("the silver clock", desk.Run("sources", "text", "talk-2"), StringComparison.Ordinal);
    }
}

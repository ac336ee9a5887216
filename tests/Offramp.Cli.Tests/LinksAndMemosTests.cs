using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Causal links, the map, memos and counts from the command line.</summary>
public class LinksAndMemosTests
{
    private static Desk Study()
    {
        Desk desk = Some.Study();
        desk.Run("coding", "codebook", "add", "Late pay");
        desk.Run("coding", "codebook", "add", "Trust");
        desk.Run("coding", "links", "add", "talk-1", "--quote", "Then the salary came late", "--cause", "Late pay", "--effect", "Trust", "--sign", "lowers", "--stance", "supports", "--standpoint", "own-experience", "--memo", "his own salary");
        desk.Run("coding", "links", "add", "talk-2", "--quote", "Our uncle sold two goats", "--cause", "Late pay", "--effect", "Trust", "--sign", "raises");
        return desk;
    }

    private static string Id(Desk desk) => desk.Json("coding", "links", "list", "--source", "talk-1")[0].GetProperty("id").GetString()!;

    [Fact]
    public void Links_are_drawn_listed_judged_noted_stretched_and_removed()
    {
        using Desk desk = Study();
        JsonElement link = Assert.Single(desk.Json("coding", "links", "list", "--stance", "supports").EnumerateArray());
        Assert.Equal("Late pay lowers Trust own-experience", string.Join(' ', new[] { "cause", "sign", "effect", "standpoint" }.Select(n => link.GetProperty(n).GetString())));
        Assert.Equal("Then the salary came late", link.GetProperty("text").GetString());
        desk.Run("coding", "links", "judge", Id(desk), "--stance", "denies", "--sign", "raises");
        desk.Run("coding", "links", "note", Id(desk), "--memo", "", "--quoted-from", "a cousin");
        desk.Run("coding", "links", "stretch", Id(desk), "--from", "20", "--to", "40");
        JsonElement after = Assert.Single(desk.Json("coding", "links", "list", "--stance", "denies").EnumerateArray());
        Assert.Equal((20, 40, "raises", "a cousin"), (after.GetProperty("start").GetInt32(), after.GetProperty("end").GetInt32(), after.GetProperty("sign").GetString(), after.GetProperty("quotedFrom").GetString()));
        Assert.Contains("Late pay raises Trust", desk.Run("coding", "links", "list"), StringComparison.Ordinal);
        desk.Run("coding", "links", "remove", Id(desk));
        Assert.Single(desk.Json("coding", "links", "list").EnumerateArray());
        Assert.Empty(desk.Json("coding", "links", "stranded").EnumerateArray());
    }

    [Fact]
    public void What_cannot_be_linked_is_refused()
    {
        using Desk desk = Study();
        Assert.Equal(1, desk.Try(["coding", "links", "add", "talk-1", "--quote", "Twice it was", "--cause", "Trust", "--effect", "Trust"]).Exit);
        Assert.Equal(1, desk.Try(["coding", "links", "remove", "nothing"]).Exit);
        Assert.Equal(2, desk.Try(["coding", "links", "add", "talk-1", "--quote", "Twice it was", "--cause", "Trust"]).Exit);
        Assert.Contains("causal links name it", desk.Try(["coding", "codebook", "remove", "Trust"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_counts_independent_sources_and_tells_contradictions()
    {
        using Desk desk = Study();
        JsonElement map = desk.Json("coding", "map");
        Assert.Equal(["raises", "lowers"], map.GetProperty("edges").EnumerateArray().Select(static e => e.GetProperty("sign").GetString()));
        Assert.Equal("sign", Assert.Single(map.GetProperty("contradictions").EnumerateArray()).GetProperty("kind").GetString());
        string text = desk.Run("coding", "map");
        Assert.Contains("Contradiction: Late pay raises Trust according to talk-2; it lowers it according to talk-1.", text, StringComparison.Ordinal);
        Assert.Contains("\"Late pay\" -> \"Trust\"", desk.Run("coding", "map", "--dot"), StringComparison.Ordinal);
        desk.Run("sources", "lineage", "talk-2", "--of", "talk-1");
        Assert.True(desk.Json("coding", "map").GetProperty("contradictions")[0].GetProperty("withinOne").GetBoolean());
    }

    [Fact]
    public void Memos_are_written_about_anything_listed_revised_rewritten_and_removed()
    {
        using Desk desk = Study();
        string coding = desk.Json("coding", "passages", "--source", "talk-1")[0].GetProperty("id").GetString()!;
        desk.Run("coding", "memos", "write", "Plan", "--text", "ask the uncle");
        desk.Run("coding", "memos", "write", "Tone", "--text", "fast", "--source", "talk-1");
        desk.Run("coding", "memos", "write", "Pay", "--text", "see the codebook", "--code", "Pay");
        desk.Run("coding", "memos", "write", "P", "--text", "shy", "--participant", "P-01");
        desk.Run("coding", "memos", "write", "Words", "--text", "odd", "--document", "talk-1", "--quote", "Twice it was");
        desk.Run("coding", "memos", "write", "Coding", "--text", "doubtful", "--coding", coding);
        Assert.Equal(
            ["nothing", "source", "code", "participant", "passage", "coding"],
            desk.Json("coding", "memos", "list").EnumerateArray().Select(static m => m.GetProperty("about").GetString()));
        Assert.Equal(3, desk.Json("coding", "memos", "list", "--source", "talk-1").GetArrayLength());
        Assert.Equal(2, desk.Json("coding", "memos", "list", "--code", "Pay").GetArrayLength());
        desk.Run("coding", "memos", "revise", "Tone", "--text", "slow", "--title", "Pace");
        Assert.Contains("slow", desk.Run("coding", "memos", "show", "Pace"), StringComparison.Ordinal);
        Assert.Equal("Pace", Assert.Single(desk.Json("search", "slow", "--in", "memos").EnumerateArray()).GetProperty("memo").GetString());
        desk.Run("protection", "rewrite", "memo", "Plan", "--text", "ask again");
        desk.Run("protection", "rewrite", "participant", "P-01", "--note", "first cohort");
        Assert.Equal("shy", desk.Json("coding", "memos", "show", "P").GetProperty("text").GetString());
        desk.Run("coding", "memos", "remove", "Plan");
        desk.Run("sources", "withdraw", "talk-1", "--yes");
        Assert.Equal(["Pay", "P"], desk.Json("coding", "memos", "list").EnumerateArray().Select(static m => m.GetProperty("title").GetString()));
        Assert.Equal(1, desk.Try(["coding", "memos", "show", "Pace"]).Exit);
        Assert.Equal(1, desk.Try(["coding", "memos", "write", "T", "--text", "t", "--code", "Pay", "--participant", "P-01"]).Exit);
    }

    [Fact]
    public void Codes_are_counted_by_an_attribute_and_narrowed()
    {
        using Desk desk = Study();
        desk.Run("sources", "set", "talk-1", "wave", "w1");
        JsonElement[] rows = [.. desk.Json("coding", "matrix", "--by", "wave").EnumerateArray()];
        Assert.Equal(["w1", null], rows.Select(static r => r.GetProperty("value").GetString()));
        Assert.All(rows, static row => Assert.Equal((1, 1, 1), (row.GetProperty("codings").GetInt32(), row.GetProperty("sources").GetInt32(), row.GetProperty("independent").GetInt32())));
        Assert.Contains("(unset)", desk.Run("coding", "matrix", "--by", "wave", "--count", "sources"), StringComparison.Ordinal);
        Assert.Single(desk.Json("coding", "matrix", "--by", "coder", "--wave", "w1", "--coded-by", "Asha").EnumerateArray());
        Assert.Single(desk.Json("coding", "passages", "--unset", "wave").EnumerateArray());
        Assert.Single(desk.Json("coding", "passages", "--speaker", "P-02").EnumerateArray());
        Assert.Equal(2, desk.Json("coding", "passages", "--source", "talk-1", "--source", "talk-2", "--stance", "unset").GetArrayLength());
        Assert.Equal(2, desk.Try(["coding", "matrix", "--by", "colour"]).Exit);
    }

    [Fact]
    public void Words_named_with_a_memo_are_what_it_is_about()
    {
        using Desk desk = Study();
        desk.Run("coding", "memos", "write", "Sum", "--text", "who named it first?", "--source", "talk-1", "--quote", "three hundred a month");
        Assert.Single(desk.Json("coding", "memos", "list", "--about", "passage").EnumerateArray());
        Answer nowhere = desk.Try(["coding", "memos", "write", "Sum again", "--text", "x", "--quote", "three hundred a month"]);
        Assert.Equal((1, true), (nowhere.Exit, nowhere.Error.Contains("Say in which text", StringComparison.Ordinal)));
    }
}

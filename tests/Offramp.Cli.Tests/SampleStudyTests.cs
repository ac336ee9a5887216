using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>What the README of the sample study says is in it, as the commands show it.</summary>
public class SampleStudyTests
{
    [Fact]
    public void The_demo_says_what_it_made()
    {
        using var desk = new Desk();
        Answer made = desk.Try(["demo", desk.At("a.offramp")]);
        Assert.Equal(0, made.Exit);
        Assert.Contains(
            "9 sources, 9 participants, 2 guides, 44 codes, 360 codings, 33 causal links, 1 correction, 4 memos", made.Out + made.Error, StringComparison.Ordinal);
        // Every problem of the manifest or of a file of codings would be told here.
        Assert.DoesNotContain("left out", made.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_counts_independent_sources_and_shows_what_contradicts()
    {
        using Desk desk = Demo();
        Assert.Equal(33, desk.Json("coding", "links", "list").GetArrayLength());
        Assert.Equal(4, desk.Json("coding", "links", "list", "--by", "Milo").GetArrayLength());
        Assert.Equal("p-04", Assert.Single(desk.Json("coding", "links", "list", "--standpoint", "hearsay").EnumerateArray()).GetProperty("source").GetString());
        Answer told = desk.Try(["coding", "map"]);
        string map = told.Out + told.Error;
        Assert.Contains("Narratives/Humiliation/By the harbour police leads to Recruitment according to p-02, p-03, p-04; it does not according to p-07", map, StringComparison.Ordinal);
        // P-03 speaks in p-03 and in p-04: two sources, one voice.
        string guarding = Assert.Single(map.Split('\n'), line => line.StartsWith("Recruitment ", StringComparison.Ordinal));
        Assert.Equal(["1", "2", "2"], guarding.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(w => !int.TryParse(w, out _)).Take(3));
    }

    [Fact]
    public void Codings_and_links_follow_the_correction()
    {
        using Desk desk = Demo();
        Assert.Empty(desk.Json("search", "leave form the day").EnumerateArray());
        string[] family = [.. desk.Json("coding", "passages", "--code", "Family pressure", "--source", "p-04").EnumerateArray()
            .Select(p => p.GetProperty("text").GetString()!).Where(t => t.Contains("leave from the day that I went", StringComparison.Ordinal))];
        Assert.Equal(2, family.Length);
        Assert.Empty(desk.Json("coding", "stranded").EnumerateArray());
    }

    [Fact]
    public void Sets_versions_and_memos_are_there()
    {
        using Desk desk = Demo();
        JsonElement memos = desk.Json("coding", "memos", "list");
        Assert.Equal(
            ["Corrected: leave from the day", "One reason, or several", "Two men on one bench", "Late or stopped"],
            memos.EnumerateArray().Select(m => m.GetProperty("title").GetString()));
        Assert.Contains("What was offered", desk.Run("coding", "sets", "list"), StringComparison.Ordinal);
        Assert.Contains("1, as first used", desk.Run("coding", "codebook", "versions"), StringComparison.Ordinal);
    }

    private static Desk Demo()
    {
        var desk = new Desk();
        desk.Run("demo", desk.At("a.offramp"));
        desk.Set("OFFRAMP_STUDY", desk.At("a.offramp"));
        return desk;
    }
}

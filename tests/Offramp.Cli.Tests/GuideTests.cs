using System.Text.Json;

namespace Offramp.Cli.Tests;

public class GuideTests
{
    private static Desk Talk()
    {
        var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "Leaving", "--first-coder", "Asha");
        desk.Run("protection", "participants", "add", "P-01");
        desk.Run("sources", "import", desk.File("t.txt", """
            I: What was promised to you in those days?
            P-01: Three hundred a month.
            I: Did anyone at home ask you to come back?
            P-01: Nobody sent for me.
            I: Not once in all that time?
            P-01: My mother wrote to me.

            """), "--wave", "w1", "--participant", "P-01");
        desk.Run("coding", "codebook", "add", "Offer");
        desk.Run("coding", "codebook", "add", "Pay", "--parent", "Offer");
        desk.Run("coding", "codebook", "add", "Family");
        desk.Run("sources", "guides", "add", "Leaving", "--as", "v1", "--wave", "w1");
        desk.Run("sources", "guides", "question", "v1", "1", "What was promised to you?", "--code", "Offer", "--code", "Pay");
        desk.Run("sources", "guides", "question", "v1", "2", "Did anyone at home ask you to come back?", "--code", "Family");
        return desk;
    }

    [Fact]
    public void A_person_confirms_the_proposals_and_sees_how_themes_came_up()
    {
        using Desk desk = Talk();
        JsonElement proposals = desk.Json("sources", "questions", "propose", "t");
        Assert.Equal(["1", "2"], proposals.EnumerateArray().Select(p => p.GetProperty("question").GetString()));
        Assert.Equal("as-worded", proposals[1].GetProperty("how").GetString());
        Assert.Empty(desk.Json("sources", "questions", "list", "t").EnumerateArray());

        desk.Run("sources", "questions", "propose", "t", "--accept", "1,2");
        desk.Run("sources", "questions", "put", "t", "2", "--to", "P-01", "--how", "pressed", "--turn", "5");
        desk.Run("coding", "add", "t", "--quote", "Three hundred a month.", "--code", "Pay");
        desk.Run("coding", "add", "t", "--quote", "Nobody sent for me.", "--code", "Family", "--stance", "denies");
        desk.Run("coding", "add", "t", "--quote", "My mother wrote to me.", "--code", "Family");

        JsonElement family = Assert.Single(desk.Json("coding", "themes", "--code", "Family").EnumerateArray()).GetProperty("row");
        Assert.Equal("raised by 1 of 1 asked (1 pressed)", family.GetProperty("counts").GetProperty("words").GetString());
        Assert.Equal(["pressed", "denied"], family.GetProperty("participants")[0].GetProperty("states").EnumerateArray().Select(s => s.GetString()));
        Assert.Contains("prompted", desk.Run("coding", "themes", "--participants"), StringComparison.Ordinal);
        Assert.Contains("w1", desk.Run("coding", "themes", "--by-wave"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_version_is_compared_with_the_one_before()
    {
        using Desk desk = Talk();
        desk.Run("sources", "guides", "add", "--from", "v1", "--as", "v2");
        desk.Run("sources", "guides", "reword", "v2", "2", "Did your family have a part in it?");
        desk.Run("sources", "guides", "drop", "v2", "1");
        Assert.Equal(
            ["reworded", "dropped"],
            desk.Json("sources", "guides", "compare", "v1", "v2").EnumerateArray().Select(d => d.GetProperty("fate").GetString()));
        Assert.Equal(2, desk.Json("sources", "guides", "list").GetArrayLength());
    }

    [Fact]
    public void What_is_named_wrongly_is_refused_with_what_to_do()
    {
        using Desk desk = Talk();
        Assert.Contains("has 6", desk.Try(["sources", "questions", "put", "t", "1", "--turn", "9"]).Error, StringComparison.Ordinal);
        Assert.Contains("120-164", desk.Try(["sources", "questions", "put", "t", "1", "--at", "early"]).Error, StringComparison.Ordinal);
        Assert.Equal(2, desk.Try(["sources", "questions", "propose", "t", "--accept", "7"]).Exit);
        Assert.Equal(1, desk.Try(["sources", "guides", "add", "Leaving", "--as", "v1"]).Exit);
        desk.Run("sources", "set", "t", "wave", "w2");
        Assert.Contains("--guide", desk.Try(["sources", "questions", "propose", "t"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_by_an_event_is_taken_at_import_and_follows_the_event()
    {
        using Desk desk = Talk();
        desk.Run("sources", "events", "add", "Loss of Ombrey", "--date", "20 November 2019");
        Answer imported = desk.Try(["sources", "import", desk.File("note.txt", "Quiet on the quay."), "--date", "some six weeks after the loss of Ombrey"]);
        Assert.DoesNotContain("kept as words", imported.Error, StringComparison.OrdinalIgnoreCase);
        JsonElement Dates() => desk.Json("sources", "show", "note").GetProperty("source");
        Assert.Equal("[2019-12-21~..2020-01-12~]", Dates().GetProperty("dateRange").GetString());
        desk.Run("sources", "events", "set", "Loss of Ombrey", "date", "2019-11-21");
        Assert.Equal("[2019-12-22~..2020-01-13~]", Dates().GetProperty("dateRange").GetString());
        Assert.Equal("about 6 weeks after Loss of Ombrey", Dates().GetProperty("dateByEvent").GetString());
        Assert.Equal(1, desk.Try(["sources", "events", "remove", "Loss of Ombrey"]).Exit);
        desk.Run("sources", "set", "note", "date", "2020-01-03");
        Assert.Equal(JsonValueKind.Null, Dates().GetProperty("dateByEvent").ValueKind);
        desk.Run("sources", "events", "remove", "Loss of Ombrey");
    }

    [Fact]
    public void Guides_and_events_are_rewritten_for_good()
    {
        using Desk desk = Talk();
        desk.Run("sources", "events", "add", "Fall", "--note", "as he told it");
        desk.Run("protection", "rewrite", "guide", "v1", "--question", "1", "--text", "What was held out to you?");
        desk.Run("protection", "rewrite", "event", "Fall", "--note", "");
        Assert.Contains("held out", desk.Run("sources", "guides", "show", "v1"), StringComparison.Ordinal);
        Assert.DoesNotContain("told", desk.Run("sources", "events", "list"), StringComparison.Ordinal);
        Assert.NotEqual(0, desk.Try(["undo"]).Exit);
    }

    [Fact]
    public void The_sample_study_tells_how_family_came_up()
    {
        using var desk = new Desk();
        desk.Run("demo", desk.At("a.offramp"));
        JsonElement family = Assert.Single(desk.Json("coding", "themes", "--code", "Family pressure").EnumerateArray()).GetProperty("row");
        Dictionary<string, string> states = family.GetProperty("participants").EnumerateArray()
            .ToDictionary(p => p.GetProperty("participant").GetString()!, p => p.GetProperty("state").GetString()!);
        Assert.Equal("pressed", states["P-07"]);
        Assert.Equal("denied", states["P-01"]);
        Assert.Equal(13, desk.Json("sources", "questions", "list", "p-03").GetArrayLength());
        Assert.All(
            desk.Json("sources", "questions", "list", "p-08").EnumerateArray(), q => Assert.NotEqual(JsonValueKind.Null, q.GetProperty("turn").ValueKind));
        Assert.Contains(desk.Json("sources", "guides", "compare", "v1", "v2").EnumerateArray(), d => d.GetProperty("fate").GetString() == "kept");
    }
}

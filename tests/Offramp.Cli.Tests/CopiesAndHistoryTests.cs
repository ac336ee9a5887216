using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Copies that meet again, and acts that are taken back.</summary>
public class CopiesAndHistoryTests
{
    [Fact]
    public void What_another_copy_holds_comes_in_once()
    {
        using Desk desk = Some.Study();
        string copy = Copy(desk);
        On(desk, copy, () => desk.Run("coding", "codebook", "add", "House"));
        Assert.Equal(1, desk.Json("merge", copy).GetProperty("acts").GetInt32());
        Assert.Equal(0, desk.Json("merge", copy).GetProperty("acts").GetInt32());
        Assert.Contains("House", desk.Run("coding", "codes"), StringComparison.Ordinal);
        Assert.Contains("merged 1 act from", desk.Run("history"), StringComparison.Ordinal);
        Assert.Equal(0, desk.Try(["verify"]).Exit);
    }

    [Fact]
    public void A_copy_with_another_passphrase_is_opened_with_that_one()
    {
        using Desk desk = Some.Study();
        string copy = Copy(desk);
        desk.Set("OFFRAMP_NEW_PASSPHRASE", "quite another long passphrase");
        On(desk, copy, () => desk.Run("passphrase", "change"));
        Answer without = desk.Try(["merge", copy]);
        Assert.Equal(3, without.Exit);
        desk.Set("OFFRAMP_OTHER_PASSPHRASE", "quite another long passphrase");
        Assert.Contains("passphrase", desk.Try(["merge", copy]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_study_is_refused()
    {
        using Desk desk = Some.Study();
        desk.Run("new", desk.At("other.offramp"), "--title", "Another");
        Answer answer = desk.Try(["merge", desk.At("other.offramp")]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("another study", answer.Error, StringComparison.Ordinal);
        Assert.Equal(3, desk.Try(["merge", desk.At("missing.offramp")]).Exit);
        Assert.Equal(3, desk.Try(["merge", desk.File("notes.txt", "only notes")]).Exit);
    }

    [Fact]
    public void A_withdrawal_wins_over_an_older_copy_both_ways()
    {
        using Desk desk = Some.Study();
        string copy = Copy(desk);
        desk.Run("sources", "withdraw", "talk-2", "--yes");
        desk.Run("merge", copy);
        Assert.Equal(1, desk.Try(["sources", "text", "talk-2"]).Exit);
        string ours = desk.At("a.offramp");
        desk.Machine = "state of a laptop";
        On(desk, copy, () =>
        {
            Assert.True(desk.Json("merge", ours).GetProperty("withdrawn").GetInt32() > 0);
            Assert.Equal(1, desk.Try(["sources", "text", "talk-2"]).Exit);
            Assert.Equal(0, desk.Try(["verify"]).Exit);
        });
    }

    [Fact]
    public void An_act_on_which_others_rest_is_taken_back_only_with_them()
    {
        using Desk desk = Some.Study();
        string act = desk.Json("history").EnumerateArray().Single(line => Sentence(line) == "added the code Offer/Pay").GetProperty("act").GetString()!;
        Answer refused = desk.Try(["undo", act]);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("--with-dependents", refused.Error, StringComparison.Ordinal);
        desk.Run("undo", act, "--with-dependents");
        Assert.Equal("[]\n", desk.Run("coding", "passages", "--json"));
        desk.Run("redo");
        Assert.Equal(2, desk.Json("coding", "passages").GetArrayLength());
    }

    [Fact]
    public void The_history_says_what_was_taken_back_and_what_came_back()
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "codebook", "add", "House");
        desk.Run("undo");
        desk.Run("redo");
        desk.Run("undo");
        Assert.Equal(
            ["added the code House", "took back: added the code House", "brought back: added the code House", "took back: added the code House"],
            desk.Json("history", "--last", "4").EnumerateArray().Select(Sentence));
        Assert.DoesNotContain("House", desk.Run("coding", "codes"), StringComparison.Ordinal);
        desk.Run("redo");
        Assert.Contains("House", desk.Run("coding", "codes"), StringComparison.Ordinal);
        Assert.Equal(1, desk.Try(["redo"]).Exit);
    }

    [Fact]
    public void Each_coder_takes_back_what_they_did_themselves()
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "coders", "add", "Milo");
        desk.Set("OFFRAMP_CODER", "Milo");
        desk.Run("coding", "codebook", "add", "House");
        desk.Run("--coder", "Asha", "coding", "codebook", "add", "Garden");
        desk.Run("undo");
        string codes = desk.Run("coding", "codes");
        Assert.DoesNotContain("House", codes, StringComparison.Ordinal);
        Assert.Contains("Garden", codes, StringComparison.Ordinal);
        Assert.Equal("Milo", desk.Json("history").EnumerateArray().Last().GetProperty("who").GetString());
    }

    [Fact]
    public void Codings_without_a_coder_are_those_of_whoever_brings_them()
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "coders", "add", "Milo");
        string file = desk.File("c.json", """{"codes":[{"id":"h","name":"House","parent":null}],"codings":[{"code":"h","start":0,"end":11,"quote":"Interviewer"}]}""");
        desk.Run("import", "codings", file, "--source", "talk-1", "--coder", "Milo");
        Assert.Equal("Milo", Assert.Single(desk.Json("coding", "passages", "--by", "Milo").EnumerateArray()).GetProperty("coder").GetString());
        // The same file again brings nothing, and leaves no act.
        string before = desk.Run("history", "--json");
        Assert.Equal(0, desk.Json("import", "codings", file, "--source", "talk-1", "--coder", "Milo").GetProperty("codings").GetInt32());
        Assert.Equal(before, desk.Run("history", "--json"));
        Assert.Equal(1, desk.Try(["import", "codings", file, "--source", "talk-1", "--coder", "Nobody"]).Exit);
    }

    private static string? Sentence(JsonElement line) => line.GetProperty("sentence").GetString();

    private static string Copy(Desk desk)
    {
        string copy = desk.At("copy.offramp");
        desk.Run("backup", copy);
        return copy;
    }

    private static void On(Desk desk, string study, Action work)
    {
        desk.Set("OFFRAMP_STUDY", study);
        work();
        desk.Set("OFFRAMP_STUDY", desk.At("a.offramp"));
    }

    [Fact]
    public void What_two_copies_did_that_does_not_go_together_stands_in_the_history_until_it_is_taken_back()
    {
        using Desk desk = Some.Study();
        string copy = desk.At("copy.offramp");
        desk.Run("backup", copy);
        desk.Run("sources", "correct", "talk-1", "--from", "salary", "--to", "pay", "--study", copy);
        desk.Run("sources", "correct", "talk-1", "--from", "salary", "--to", "wages");
        desk.Run("merge", copy);
        Answer told = desk.Try(["history"]);
        Assert.Contains("Two copies corrected the same text", told.Error, StringComparison.Ordinal);
        JsonElement line = Assert.Single(desk.Json("history").EnumerateArray(), static l => l.GetProperty("conflicts").GetArrayLength() > 0);
        desk.Run("undo", line.GetProperty("act").GetString()!);
        Answer after = desk.Try(["sources", "list"]);
        Assert.DoesNotContain("go together", after.Error, StringComparison.Ordinal);
    }
}

using System.Text;

namespace Offramp.Cli.Tests;

/// <summary>A withdrawal from the shell: shown, asked again, and then nothing of the words is left.</summary>
public class WithdrawalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("yes\n")]
    [InlineData("talk-1\n")]
    public void Without_its_name_again_nothing_is_withdrawn(string typed)
    {
        using Desk desk = Some.Study();
        string before = desk.Run("history", "--json");
        Answer answer = desk.Try(["sources", "withdraw", "talk-2"], typed);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("destroys 1 text", answer.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was withdrawn", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Run("history", "--json"));
        Assert.Contains("silver clock", desk.Run("sources", "text", "talk-2"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_typed_again_withdraws()
    {
        using Desk desk = Some.Study();
        Assert.Equal(0, desk.Try(["sources", "withdraw", "talk-2"], "talk-2\n").Exit);
        Assert.Equal(1, desk.Try(["sources", "text", "talk-2"]).Exit);
    }

    [Fact]
    public void Afterwards_no_command_and_no_byte_holds_its_words_and_the_study_is_whole()
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "withdraw", "talk-2", "--yes");
        string[][] commands =
        [
            ["sources", "list"], ["sources", "list", "--json"], ["coding", "passages"], ["coding", "passages", "--json"], ["coding", "codes", "--json"],
            ["search", "goats", "--json"], ["search", "uncle", "--in", "memos", "--json"], ["search", "goats", "--in", "passages", "--json"],
            ["history"], ["history", "--json"], ["coding", "frequencies", "--json"], ["coding", "coverage", "--json"], ["protection", "participants", "list", "--json"],
            ["reports", "publish", "--to", "html,md", "--out", desk.At("out"), "--withhold"], ["verify", "--json"],
        ];
        foreach (string[] command in commands)
        {
            Answer answer = desk.Try(command);
            Assert.True(answer.Exit == 0, $"{string.Join(' ', command)}: {answer.Error}");
            NoWordIn(answer.Out + answer.Error, string.Join(' ', command));
        }
        foreach (string file in Directory.GetFiles(desk.At("out"))) NoWordIn(File.ReadAllText(file), file);
        foreach (string file in Directory.GetFiles(desk.Folder, "a.offramp*").Concat(Directory.GetFiles(desk.At("state"), "*", SearchOption.AllDirectories)))
            NoWordIn(Encoding.Latin1.GetString(File.ReadAllBytes(file)), file);
        Assert.Equal("[]\n", desk.Run("search", "goats", "--json"));
        Assert.Contains("The study is whole", desk.Try(["verify"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_cannot_be_taken_back_by_undo_or_redo()
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "withdraw", "talk-2", "--yes");
        string act = desk.Json("history").EnumerateArray().Last().GetProperty("act").GetString()!;
        foreach (string[] command in (string[][])[["undo"], ["undo", act], ["undo", act, "--with-dependents"], ["redo"]])
            Assert.Equal(1, desk.Try(command).Exit);
        Assert.Equal(1, desk.Try(["sources", "withdraw", "talk-2", "--yes"]).Exit);
        Assert.Equal(1, desk.Try(["sources", "text", "talk-2"]).Exit);
    }

    [Fact]
    public void It_lists_every_copy_that_was_made()
    {
        using Desk desk = Some.Study();
        desk.Run("backup", desk.At("monday.offramp"));
        desk.Run("export", "codings", desk.At("two.json"), "--source", "talk-2", "--withhold");
        Answer answer = desk.Try(["sources", "withdraw", "talk-2"]);
        Assert.Contains("backup monday.offramp", answer.Error, StringComparison.Ordinal);
        Assert.Contains("export two.json", answer.Error, StringComparison.Ordinal);
        string copies = desk.Run("protection", "copies");
        Assert.Contains("monday.offramp", copies, StringComparison.Ordinal);
        Assert.Contains("two.json", copies, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codebook_entry_that_repeats_the_words_is_named_and_can_be_rewritten()
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "codebook", "describe", "Pay", "--example", "My brother kept the old boat hidden behind the salt shed");
        Answer shown = desk.Try(["sources", "withdraw", "talk-2", "--yes"]);
        Assert.Contains("the codebook entry Offer/Pay repeats its words", shown.Error, StringComparison.Ordinal);
        desk.Run("coding", "codebook", "rewrite", "Pay", "--definition", "What is paid");
        string codes = desk.Run("coding", "codes", "--json") + desk.Run("history", "--json");
        Assert.DoesNotContain("salt shed", codes, StringComparison.Ordinal);
        Assert.Equal(0, desk.Try(["verify"]).Exit);
        Assert.Equal(1, desk.Try(["undo"]).Exit);
    }

    [Fact]
    public void All_talks_of_a_participant_are_withdrawn_by_the_pseudonym()
    {
        using Desk desk = Some.Study();
        Assert.Equal(1, desk.Try(["protection", "participants", "withdraw", "P-02"], "P-01\n").Exit);
        Assert.Equal(0, desk.Try(["protection", "participants", "withdraw", "P-02"], "P-02\n").Exit);
        NoWordIn(desk.Run("coding", "passages", "--json"), "passages");
        Assert.Contains("three hundred", desk.Run("coding", "passages"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_voice_of_the_samples_group_goes_and_the_other_stays_coded()
    {
        using var desk = new Desk();
        desk.Run("demo", desk.At("a.offramp"));
        int before = desk.Json("coding", "passages", "--source", "p-04").GetArrayLength();
        Answer asked = desk.Try(["sources", "withdraw-voice", "p-04", "--participant", "P-03"], "P-04\n");
        Assert.Equal(1, asked.Exit);
        Assert.Contains("[withdrawn] will stand in their place", asked.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Json("coding", "passages", "--source", "p-04").GetArrayLength());

        Assert.Equal(0, desk.Try(["sources", "withdraw-voice", "p-04", "--participant", "P-03"], "P-03\n").Exit);
        string text = desk.Run("sources", "text", "p-04");
        Assert.DoesNotContain("There was canvas. But we told it to you.", text, StringComparison.Ordinal);
        Assert.Contains("Never! Not one month. Three hundred.", text, StringComparison.Ordinal);
        Assert.InRange(desk.Json("coding", "passages", "--source", "p-04").GetArrayLength(), 1, before);
        Assert.Contains("There was no pay", desk.Run("sources", "text", "p-04"), StringComparison.Ordinal);
        desk.Run("reports", "publish", "--to", "html", "--out", desk.At("out"), "--withhold");
        foreach (string file in Directory.GetFiles(desk.At("out"))) Assert.DoesNotContain("But we told it to you", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(1, desk.Try(["undo"]).Exit);
        Assert.Equal(0, desk.Try(["verify"]).Exit);
    }

    private static void NoWordIn(string text, string where)
    {
        Assert.True(Some.RunShared(Some.Kept, text) is null, $"{where} holds: {Some.RunShared(Some.Kept, text)}");
        Assert.DoesNotContain("sold two goats", text, StringComparison.Ordinal);
    }
}

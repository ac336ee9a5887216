using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Correcting a coded text from the shell.</summary>
public class CorrectionTests
{
    private static Desk Coded()
    {
        var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "The coast", "--first-coder", "Asha");
        desk.Run("sources", "import", desk.File("report.txt", "They recieve pay late. It came, as they say, on the boat."), "--kind", "publication");
        desk.Run("coding", "codebook", "add", "Pay");
        desk.Run("coding", "add", "report", "--code", "Pay", "--quote", "They recieve pay");
        desk.Run("coding", "add", "report", "--code", "Pay", "--quote", ", as they say,");
        return desk;
    }

    [Fact]
    public void A_dry_run_shows_what_happens_and_changes_nothing()
    {
        using Desk desk = Coded();
        JsonElement shown = desk.Json("sources", "correct", "report", "--from", ", as they say,", "--to", "", "--dry-run");
        Assert.Equal((1, 1), (shown.GetProperty("kept").GetInt32(), shown.GetProperty("stranded").GetInt32()));
        Assert.Contains("recieve", desk.Run("sources", "text", "report"), StringComparison.Ordinal);
        Assert.Contains("1 stranded", desk.Run("sources", "correct", "report", "--from", ", as they say,", "--to", "", "--dry-run"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_is_mended_told_with_its_passage_and_undone()
    {
        using Desk desk = Coded();
        desk.Run("sources", "correct", "report", "--from", "recieve", "--to", "receive", "--slip");
        JsonElement passage = desk.Json("coding", "passages")[0];
        Assert.Equal("They receive pay", passage.GetProperty("text").GetString());
        Assert.Equal("recieve", passage.GetProperty("slips")[0].GetProperty("asPrinted").GetString());
        Assert.Contains("as printed: recieve", desk.Run("coding", "passages"), StringComparison.Ordinal);
        Assert.Contains("corrected the text of report", desk.Run("history"), StringComparison.Ordinal);
        desk.Run("reports", "publish", "--to", "html,md,docx", "--out", desk.At("out"));
        foreach (string file in Directory.GetFiles(desk.At("out"), "*.*").Where(static f => !f.EndsWith(".docx", StringComparison.Ordinal)))
            Assert.Contains("as printed", File.ReadAllText(file), StringComparison.Ordinal);
        desk.Run("undo");
        Assert.Contains("recieve", desk.Run("sources", "text", "report"), StringComparison.Ordinal);
        desk.Run("redo");
        Assert.Contains("receive", desk.Run("sources", "text", "report"), StringComparison.Ordinal);
        Assert.Equal("[]", desk.Run("coding", "stranded", "--json").ReplaceLineEndings("").Trim());
    }

    [Fact]
    public void A_stranded_coding_is_listed_with_its_words_and_restored()
    {
        using Desk desk = Coded();
        desk.Run("sources", "correct", "report", "--file", desk.File("checked.txt", "They receive pay late. It came on the boat."));
        JsonElement row = Assert.Single(desk.Json("coding", "stranded").EnumerateArray());
        Assert.Equal((", as they say,", "corrected"), (row.GetProperty("text").GetString(), row.GetProperty("why").GetString()));
        Assert.Contains("as they say", desk.Run("coding", "stranded"), StringComparison.Ordinal);
        desk.Run("coding", "restore", row.GetProperty("id").GetString()!, "--quote", "on the boat");
        Assert.Equal(["They receive pay", "on the boat"], desk.Json("coding", "passages").EnumerateArray().Select(static p => p.GetProperty("text").GetString()));
        Assert.Empty(desk.Json("coding", "stranded").EnumerateArray());
    }

    [Theory]
    [InlineData("either words", "--from", "recieve", "--file", "x.txt")]
    [InlineData("either words", "--dry-run")]
    [InlineData("do not stand", "--from", "reeceive", "--to", "receive")]
    [InlineData("--nth", "--from", "a", "--to", "e")]
    [InlineData("Name the words", "--from", "recieve")]
    public void What_is_asked_wrongly_is_refused(string says, params string[] args)
    {
        using Desk desk = Coded();
        Answer answer = desk.Try(["sources", "correct", "report", .. args]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Offramp.Cli.Tests;

/// <summary>Words leave only with consent, whichever door they take.</summary>
public partial class ConsentGateTests
{
    [Fact]
    public void Without_consent_nothing_is_published_and_no_release_is_noted()
    {
        using Desk desk = Some.Study();
        string before = desk.Run("history", "--json");
        Answer answer = desk.Try(["reports", "publish", "--to", "html,docx,md", "--out", desk.At("out")]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("P-02, turn 4: Offer/Pay", answer.Error, StringComparison.Ordinal);
        Assert.Contains("--withhold", answer.Error, StringComparison.Ordinal);
        Assert.Null(Some.RunShared(Some.Kept, answer.Error));
        Assert.False(Directory.Exists(desk.At("out")) && Directory.EnumerateFileSystemEntries(desk.At("out")).Any());
        Assert.Equal(before, desk.Run("history", "--json"));
        Assert.Equal("[]\n", desk.Run("protection", "copies", "--json"));
    }

    [Fact]
    public void What_is_withheld_stands_in_no_form_of_the_report()
    {
        using Desk desk = Some.Study();
        // A codebook entry that repeats a source is a way out of the study as well.
        desk.Run("coding", "codebook", "describe", "Pay", "--example", "My brother kept the old boat hidden behind the salt shed");
        desk.Run("reports", "publish", "--to", "html,docx,md", "--out", desk.At("out"), "--withhold");
        foreach (string name in (string[])["report.html", "report.md", "report.docx"])
        {
            string text = TextOf(Path.Combine(desk.At("out"), name));
            Assert.Null(Some.RunShared(Some.Kept, text));
            Assert.DoesNotContain("uncle", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("three hundred a month", text, StringComparison.Ordinal);
        }
        Assert.Contains("released a report with 1 passage: report.html, report.docx, report.md", desk.Run("history", "--json"), StringComparison.Ordinal);
        Assert.Equal("report.html, report.docx, report.md", Assert.Single(desk.Json("protection", "copies").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void A_consent_opens_the_gate_and_its_end_closes_it()
    {
        using Desk desk = Some.Study();
        string[] consent = ["protection", "consent", "P-02", "--source", "talk-2", "--scope", "verbatim", "--freedom", "free"];
        desk.Run([.. consent, "--until", "2001"]);
        Answer over = desk.Try(["reports", "publish", "--out", desk.At("out")]);
        Assert.Equal(1, over.Exit);
        Assert.Contains("is over", over.Error, StringComparison.Ordinal);
        desk.Run(consent);
        desk.Run("reports", "publish", "--out", desk.At("out"));
        Assert.Contains("silver clock", File.ReadAllText(Path.Combine(desk.At("out"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_passes_the_same_gate()
    {
        using Desk desk = Some.Study();
        Answer answer = desk.Try(["export", "codings", desk.At("out.json"), "--source", "talk-2"]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("--withhold", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(desk.At("out.json")));
        desk.Run("export", "codings", desk.At("out.json"), "--source", "talk-2", "--withhold");
        string text = File.ReadAllText(desk.At("out.json"));
        Assert.Null(Some.RunShared(Some.Kept, text));
        Assert.DoesNotContain("uncle", text, StringComparison.Ordinal);
        Assert.Equal("export", Assert.Single(desk.Json("protection", "copies").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Theory, InlineData("out.json"), InlineData("out.csv")]
    public void An_export_of_codings_keeps_back_what_the_codebook_repeats_and_the_name_of_a_file(string file)
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "codebook", "describe", "Pay", "--example", "My brother kept the old boat hidden behind the salt shed");
        string[] export = ["export", "codings", desk.At(file), "--source", "talk-1"];
        if (file == "out.json")
        {
            Answer answer = desk.Try(export);
            Assert.Equal(1, answer.Exit);
            Assert.Contains("Pay (example)", answer.Error, StringComparison.Ordinal);
            Assert.Null(Some.RunShared(Some.Kept, answer.Error));
            Assert.False(File.Exists(desk.At(file)));
        }
        desk.Run([.. export, "--withhold"]);
        string text = File.ReadAllText(desk.At(file));
        Assert.Null(Some.RunShared(Some.Kept, text));
        Assert.DoesNotContain("talk-1.txt", text, StringComparison.Ordinal);
    }

    private static string TextOf(string file)
    {
        if (Path.GetExtension(file) != ".docx") return Tag().Replace(File.ReadAllText(file), " ");
        var text = new StringBuilder();
        using ZipArchive parts = ZipFile.OpenRead(file);
        foreach (ZipArchiveEntry part in parts.Entries.Where(static part => part.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            text.Append(Tag().Replace(reader.ReadToEnd(), "")).Append('\n');
        }
        return text.ToString();
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

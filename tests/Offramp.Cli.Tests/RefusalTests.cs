using System.IO.Compression;
using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>What a stranger gets wrong, and what is said to it.</summary>
public class RefusalTests
{
    [Fact]
    public void Without_a_study_the_command_asks_which_one()
    {
        using var desk = new Desk();
        desk.Set("OFFRAMP_STUDY", null);
        Says(desk.Try(["sources", "list"]), 2, "OFFRAMP_STUDY");
    }

    [Fact]
    public void A_study_that_is_not_there_or_is_none_is_said_with_its_name()
    {
        using var desk = new Desk();
        Says(desk.Try(["sources", "list"]), 3, "a.offramp");
        Says(desk.Try(["sources", "list", "--study", desk.File("notes.txt", "no study at all, only some notes about one")]), 3, "notes.txt is not an Offramp study");
        Says(desk.Try(["sources", "list", "--study", desk.Folder]), 2, "is a folder");
    }

    [Fact]
    public void A_wrong_passphrase_opens_nothing_and_tells_nothing()
    {
        using Desk desk = Some.Study();
        desk.Set("OFFRAMP_PASSPHRASE", "another passphrase of the tests");
        foreach (string[] command in (string[][])[["sources", "list", "--json"], ["coding", "passages"], ["history"], ["sources", "text", "talk-1"], ["undo"], ["verify"], ["search", "goats"]])
        {
            Answer answer = desk.Try(command);
            Says(answer, 3, "does not open the study");
            Assert.Equal("", answer.Out);
            Assert.DoesNotContain("talk-1", answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Two talks", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_passphrase_the_command_says_how_to_give_one()
    {
        using Desk desk = Some.Study();
        desk.Set("OFFRAMP_PASSPHRASE", null);
        Says(desk.Try(["sources", "list"]), 3, "--passphrase-fd");
    }

    [Fact]
    public void New_writes_over_nothing_and_takes_no_weak_passphrase()
    {
        using var desk = new Desk();
        string taken = desk.File("taken.offramp", "something else");
        Says(desk.Try(["new", taken, "--title", "A"]), 3, "exists already");
        Assert.Equal("something else", File.ReadAllText(taken));
        foreach (string weak in (string[])["short", "", "passwordpassword"])
        {
            desk.Set("OFFRAMP_PASSPHRASE", weak);
            Assert.NotEqual(0, desk.Try(["new", desk.At("weak.offramp"), "--title", "A"]).Exit);
            Assert.False(File.Exists(desk.At("weak.offramp")));
        }
        Says(desk.Try(["new", desk.At("nowhere/b.offramp"), "--title", "A"]), 3, "There is no folder");
        Says(desk.Try(["new", desk.At("b.offramp")]), 2, "--title");
    }

    [Fact]
    public void Backup_and_export_write_over_nothing_and_note_no_copy_that_was_not_made()
    {
        using Desk desk = Some.Study();
        string taken = desk.File("taken", "something else");
        int acts = desk.Json("history").GetArrayLength();
        Says(desk.Try(["backup", taken]), 3, "exists already");
        Says(desk.Try(["export", "codings", taken, "--source", "talk-1"]), 3, "exists already");
        Says(desk.Try(["backup", desk.At("nowhere/copy.offramp")]), 3, "There is no folder");
        Says(desk.Try(["export", "codings", desk.At("nowhere/out.json"), "--source", "talk-1"]), 3, "There is no folder");
        Says(desk.Try(["reports", "publish", "--out", taken, "--withhold"]), 1, "is a file");
        Assert.Equal("something else", File.ReadAllText(taken));
        Assert.Equal(acts, desk.Json("history").GetArrayLength());
    }

    [Fact]
    public void A_name_that_fits_several_is_refused_with_all_of_them()
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "codebook", "add", "Staying");
        desk.Run("coding", "codebook", "add", "Pay", "--parent", "Staying");
        Answer answer = desk.Try(["coding", "passages", "--code", "Pay"]);
        Says(answer, 1, "Offer/Pay");
        Assert.Contains("Staying/Pay", answer.Error, StringComparison.Ordinal);
        Assert.Equal(2, desk.Json("coding", "passages", "--code", "Offer/Pay").GetArrayLength());
    }

    [Theory]
    [InlineData("sources", "show", "talk-7", "talk-1")]
    [InlineData("coding", "codebook", "colour", "Payy", "#112233", "Offer/Pay")]
    [InlineData("protection", "participants", "note", "P-03", "x", "P-0")]
    [InlineData("coding", "judge", "no-such-id", "--stance", "supports", "coding passages --json")]
    [InlineData("undo", "zz-9", "history")]
    [InlineData("coding", "coders", "rename", "Nobody at all", "x", "There is no coder")]
    public void An_unknown_name_is_refused_with_what_is_near_or_where_to_look(params string[] commandAndWords)
    {
        using Desk desk = Some.Study();
        Says(desk.Try(commandAndWords[..^1]), 1, commandAndWords[^1]);
    }

    [Theory]
    [InlineData("sources", "import", "talk-1.txt", "--kind", "song", "group-interview")]
    [InlineData("sources", "set", "talk-1", "colour", "x", "date-as-said")]
    [InlineData("coding", "passages", "--stance", "maybe", "supports")]
    [InlineData("search", "boat", "--in", "everywhere", "memos")]
    [InlineData("reports", "publish", "--to", "pdf", "--out", "out", "html, docx, md")]
    [InlineData("coding", "add", "talk-1", "--code", "Pay", "--from", "one", "--to", "2", "whole number")]
    [InlineData("history", "--last", "-3", "whole number")]
    [InlineData("sources", "lst", "lst")]
    [InlineData("sources", "--help me")]
    public void A_word_that_is_not_understood_is_named_with_those_that_are(params string[] commandAndWords)
    {
        using Desk desk = Some.Study();
        Answer answer = desk.Try([.. commandAndWords[..^1].Select(word => word is "talk-1.txt" or "out" ? desk.At(word) : word)]);
        Assert.Equal(2, answer.Exit);
        if (commandAndWords[^1] != "--help me") Assert.Contains(commandAndWords[^1], answer.Error, StringComparison.Ordinal);
        Assert.Contains("--help", answer.Error + "--help", StringComparison.Ordinal);
        Assert.DoesNotContain("{", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soonish")]
    [InlineData("2015-13")]
    [InlineData("2016/2014")]
    public void A_date_that_is_none_is_refused_with_a_pattern_to_follow(string date)
    {
        using Desk desk = Some.Study();
        Says(desk.Try(["sources", "set", "talk-1", "date", date]), 1, "2015~");
        Says(desk.Try(["protection", "consent", "P-01", "--source", "talk-1", "--scope", "verbatim", "--freedom", "free", "--until", date]), 1, "2015~");
        Says(desk.Try(["reports", "publish", "--out", desk.At("out"), "--date", date]), 1, "YYYY-MM-DD");
    }

    [Fact]
    public void What_holds_no_text_is_not_imported_and_leaves_the_study_as_it_was()
    {
        using Desk desk = Some.Study();
        string before = desk.Run("history", "--json");
        using (ZipArchive zip = ZipFile.Open(desk.At("pack.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("a.txt").Open().Dispose();
        File.WriteAllBytes(desk.At("picture.txt"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
        Says(desk.Try(["sources", "import", Directory.CreateDirectory(desk.At("nothing")).FullName]), 2, "could be read as a text");
        Says(desk.Try(["sources", "import", desk.At("pack.zip")]), 2, "pack.zip");
        Says(desk.Try(["sources", "import", desk.File("empty.txt", "")]), 2, "empty");
        Says(desk.Try(["sources", "import", desk.File("blank.txt", " \n \n")]), 1, "no words in blank");
        Says(desk.Try(["sources", "import", desk.At("picture.txt")]), 2, "picture.txt");
        Says(desk.Try(["sources", "import", desk.At("missing.txt")]), 3, "missing.txt");
        Says(desk.Try(["sources", "import", desk.At("a.offramp")]), 2, "a.offramp");
        Says(desk.Try(["import", "codings", desk.Folder, "--source", "talk-1"]), 2, "is a folder");
        Says(desk.Try(["import", "codings", desk.File("c.json", "not json"), "--source", "talk-1"]), 2, "c.json, line 1");
        Says(desk.Try(["import", "codings", desk.File("e.json", ""), "--source", "talk-1"]), 2, "e.json");
        Says(desk.Try(["import", "jsonl", desk.At("nowhere")]), 3, "There is no folder");
        Says(desk.Try(["import", "jsonl", Directory.CreateDirectory(desk.At("bare")).FullName]), 2, "docs.jsonl");
        Assert.Equal(before, desk.Run("history", "--json"));
    }

    [Fact]
    public void One_missing_file_among_several_is_said_before_any_came_in()
    {
        using Desk desk = Some.Study();
        Says(desk.Try(["sources", "import", desk.File("new.txt", "A: words enough."), desk.At("missing.txt")]), 3, "missing.txt");
        Assert.Equal(2, desk.Json("sources", "list").GetArrayLength());
    }

    [Fact]
    public void Codings_that_do_not_fit_are_problems_with_their_place_and_the_others_come_in()
    {
        using Desk desk = Some.Study();
        string file = desk.File("c.json", """
            {"codes":[{"id":"house","name":"House","parent":null}],
             "codings":[
              {"code":"house","start":95,"end":117,"quote":"a house by the harbour"},
              {"code":"house","start":0,"end":5,"quote":"words that are nowhere"},
              {"code":"house","start":90000,"end":90005,"quote":"Inter"},
              {"code":"garden","start":0,"end":5,"quote":"Inter"}]}
            """);
        Answer answer = desk.Try(["import", "codings", file, "--source", "talk-1", "--json"]);
        Assert.Equal(0, answer.Exit);
        JsonElement result = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal(1, result.GetProperty("codes").GetInt32());
        Assert.Equal(1, result.GetProperty("codings").GetInt32());
        Assert.Equal("a house by the harbour", Assert.Single(desk.Json("coding", "passages", "--code", "House").EnumerateArray()).GetProperty("text").GetString());
        string[] problems = [.. answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.True(problems.Length >= 3, answer.Error);
        Assert.All(problems, problem => Assert.StartsWith("c.json", problem, StringComparison.Ordinal));
        Assert.All((string[])["codings[1]", "codings[2]", "line 6"], place => Assert.Contains(place, answer.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_passage_is_named_by_offsets_or_by_words_that_stand_there_once()
    {
        using Desk desk = Some.Study();
        Says(desk.Try(["coding", "add", "talk-1", "--code", "Pay"]), 1, "--quote");
        Says(desk.Try(["coding", "add", "talk-1", "--code", "Pay", "--quote", "no such words"]), 1, "exactly so");
        Says(desk.Try(["coding", "add", "talk-1", "--code", "Pay", "--quote", "P-01"]), 1, "more than once");
        Says(desk.Try(["coding", "add", "talk-1", "--code", "Pay", "--from", "5", "--to", "2"]), 1, "5 to 2");
        Says(desk.Try(["coding", "add", "talk-1", "--code", "Pay", "--from", "5", "--to", "99999"]), 1, "Choose a passage inside it");
    }

    [Fact]
    public void No_file_descriptor_no_passphrase()
    {
        using Desk desk = Some.Study();
        Says(desk.Try(["sources", "list", "--passphrase-fd", "977"]), 3, "977");
        Says(desk.Try(["sources", "list", "--passphrase-fd", "x"]), 2, "whole number");
    }

    private static void Says(Answer answer, int exit, string words)
    {
        Assert.True(exit == answer.Exit, $"gave {answer.Exit}: {answer.Error}");
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistyped_option_is_no_file_and_no_word()
    {
        using Desk desk = Some.Study();
        Says(desk.Try(["sources", "import", desk.File("talk-3.txt", Some.Free), "--wvae", "w1"]), 2, "There is no option --wvae here");
        Says(desk.Try(["search", "--regxe"]), 2, "offramp search --help");
        Says(desk.Try(["search", "--", "--harbour"]), 0, "");
    }
}

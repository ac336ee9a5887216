using System.Text;
using System.Text.Json;

namespace Offramp.Cli.Tests;

public class ImportTextsTests
{
    private const string Persian = "مصاحبه‌گر: از کجا شروع شد؟\nP-05: از بندر شروع شد.\n";
    private const string English = "Interviewer: Where did it begin?\nP-05: It began at the harbour.\n";

    private static Desk Study()
    {
        var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "Talks", "--first-coder", "Asha");
        return desk;
    }

    private static string Put(Desk desk, string path, string text)
    {
        string file = desk.At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private static JsonElement[] Sources(Desk desk) => [.. desk.Json("sources", "list").EnumerateArray()];

    private static string[] NamesOf(Desk desk) => [.. Sources(desk).Select(s => s.GetProperty("name").GetString()!).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_folder_comes_in_as_one_act_and_goes_with_one_undo()
    {
        using Desk desk = Study();
        Put(desk, "texts/p-01.txt", Some.Free);
        Put(desk, "texts/p-02.html", "<p>Words of a page.");
        Put(desk, "texts/below/p-01.md", "Other words.");
        Put(desk, "texts/.hidden.txt", "hidden");
        Put(desk, "texts/~$p-01.docx", "lock");
        Put(desk, "texts/picture.png", "none");
        Put(desk, "texts/broken.docx", "%PDF-1.7");
        Put(desk, "outside.txt", "outside");
        File.CreateSymbolicLink(desk.At("texts/link.txt"), desk.At("outside.txt"));
        Directory.CreateSymbolicLink(desk.At("texts/circle"), desk.At("texts"));

        Answer answer = desk.Try(["sources", "import", desk.At("texts"), "--recurse", "--wave", "w1"]);
        Assert.Equal(0, answer.Exit);
        Assert.Equal(["p-01", "p-01 (2)", "p-02"], NamesOf(desk));
        Assert.All(Sources(desk), s => Assert.Equal("w1", s.GetProperty("wave").GetString()));
        foreach (string named in new[] { "picture.png", "broken.docx", "link.txt" }) Assert.Contains(named, answer.Error);
        foreach (string silent in new[] { ".hidden", "~$", "circle" }) Assert.DoesNotContain(silent, answer.Error);

        desk.Run("undo");
        Assert.Empty(Sources(desk));
        desk.Run("sources", "import", desk.At("texts"));
        Assert.Equal(["p-01", "p-02"], NamesOf(desk));
    }

    [Fact]
    public void Names_with_languages_are_two_texts_of_one_source()
    {
        using Desk desk = Study();
        Put(desk, "texts/p-05.en.md", English);
        Put(desk, "texts/p-05.fa.md", Persian);
        Put(desk, "texts/p-06.v2.txt", Some.Free);
        desk.Run("sources", "import", desk.At("texts"));
        Assert.Equal(["p-05", "p-06.v2"], NamesOf(desk));
        JsonElement source = Sources(desk).Single(s => s.GetProperty("name").GetString() == "p-05");
        Assert.Equal(["fa", "en"], source.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("language").GetString()));
        Assert.Equal(["original", "translation"], source.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("kind").GetString()));
        Assert.Contains("P-05", desk.Run("sources", "align", "show", "p-05", "p-05.en"));
    }

    [Fact]
    public void A_file_with_a_translation_comes_in_as_two_aligned_texts()
    {
        using Desk desk = Study();
        string both = desk.File("p-05.html",
            "<table><tr><th>Speaker<th>Original<th>Translation<tr><td>I<td>از کجا شروع شد؟<td>Where did it begin?<tr><td>P-05<td>از بندر بود.<td>It was the harbour.</table>");
        JsonElement told = desk.Json("sources", "import", both)[0];
        Assert.Equal((2, 2), (told.GetProperty("turns").GetInt32(), told.GetProperty("translation").GetProperty("turns").GetInt32()));
        Assert.Equal(2, Assert.Single(Sources(desk)).GetProperty("renditions").GetInt32());
        desk.Run("undo");
        Assert.Empty(Sources(desk));
        desk.Run("sources", "import", both, "--layout", "single");
        Assert.Equal(1, Assert.Single(Sources(desk)).GetProperty("renditions").GetInt32());
    }

    [Fact]
    public void A_folder_of_nothing_gives_exit_code_two()
    {
        using Desk desk = Study();
        Put(desk, "texts/picture.png", "none");
        Put(desk, "texts/empty.txt", "");
        Answer answer = desk.Try(["sources", "import", desk.At("texts")]);
        Assert.Equal(2, answer.Exit);
        Assert.Contains("empty.txt", answer.Error);
        Assert.Empty(Sources(desk));
    }

    [Fact]
    public void An_encoding_can_be_asked_for_and_turns_left_out()
    {
        using Desk desk = Study();
        string old = desk.At("old.txt");
        File.WriteAllBytes(old, CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Интервьюер: Где?\nP-01: Дома.\n"));
        JsonElement told = desk.Json("sources", "import", old, "--encoding", "cp1251", "--no-turns")[0];
        Assert.Equal((0, 0), (told.GetProperty("turns").GetInt32(), told.GetProperty("problems").GetArrayLength()));
        Answer answer = desk.Try(["sources", "import", old, "--name", "again", "--encoding", "martian"]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("martian", answer.Error);
    }

    [Fact]
    public void A_wish_that_no_text_of_a_folder_can_meet_is_refused()
    {
        using Desk desk = Study();
        Put(desk, "texts/a.txt", Some.Free);
        Answer answer = desk.Try(["sources", "import", desk.At("texts"), "--participant", "Nobody"]);
        Assert.Equal(1, answer.Exit);
        Assert.Empty(Sources(desk));
        Assert.Equal(1, desk.Try(["sources", "import", desk.At("texts"), "--name", "x"]).Exit);
    }

    [Fact]
    public void A_folder_brought_in_twice_says_which_texts_are_there_already()
    {
        using Desk desk = Study();
        Put(desk, "talks/long.txt", string.Concat(Enumerable.Range(1, 40).Select(static i => $"P-01: This is sentence {i} of the talk.\n")));
        Put(desk, "talks/short.txt", English);
        string folder = desk.At("talks");
        Assert.DoesNotContain("already", desk.Try(["sources", "import", folder]).Error, StringComparison.Ordinal);
        Answer again = desk.Try(["sources", "import", folder]);
        Assert.Contains("long.txt: The same words are in the study already, as “long”.", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("“short”", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_with_dots_is_a_date()
    {
        using Desk desk = Study();
        desk.Run("sources", "import", Put(desk, "a.txt", English), "--date", "3.4.2024");
        Assert.Equal("2024-04-03", Sources(desk)[0].GetProperty("date").GetString());
    }
}

using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Tables of texts, from the shell.</summary>
public class ImportTableTests
{
    private const string Answers = "id,respondent,wave,why,what next\n7,P-01,w1,For the pay.,A shop.\n8,P-09,w1,For my brother.,\n";

    private static Desk Study()
    {
        var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "Answers", "--first-coder", "Asha");
        desk.Run("protection", "participants", "add", "P-01");
        return desk;
    }

    [Fact]
    public void Each_row_becomes_a_source_and_known_participants_are_linked()
    {
        using Desk desk = Study();
        Answer answer = desk.Try(["sources", "import", desk.File("answers.csv", Answers), "--text-column", "why"]);
        Assert.Equal(0, answer.Exit);
        Assert.Contains("answers 8", answer.Out, StringComparison.Ordinal);
        Assert.Contains("One participant of the table is not known", answer.Error, StringComparison.Ordinal);
        JsonElement[] sources = [.. desk.Json("sources", "list").EnumerateArray()];
        Assert.Equal(
            [("7", "answers 7", "survey-answer", "w1", 1), ("8", "answers 8", "survey-answer", "w1", 0)],
            sources.Select(s => (s.GetProperty("id").GetString(), s.GetProperty("name").GetString(), s.GetProperty("kind").GetString(), s.GetProperty("wave").GetString(), s.GetProperty("participants").GetArrayLength())));
        // One act, so that one undo takes it all back.
        desk.Run("undo");
        Assert.Empty(desk.Json("sources", "list").EnumerateArray());
    }

    [Fact]
    public void Answers_of_one_row_are_one_meeting_with_one_consent()
    {
        using Desk desk = Study();
        JsonElement[] answers = [.. desk.Json("sources", "import", desk.File("answers.csv", Answers), "--text-column", "why", "--text-column", "what next", "--add-participants").EnumerateArray()];
        Assert.Equal(["answers 7 why", "answers 7 what next", "answers 8 why"], answers.Select(a => a.GetProperty("name").GetString()));
        desk.Run("protection", "consent", "P-01", "--source", "answers 7 why", "--scope", "verbatim", "--freedom", "free");
        Assert.Equal(
            ["verbatim", "background", "verbatim"],
            desk.Json("sources", "list").EnumerateArray().OrderByDescending(s => s.GetProperty("name").GetString() == "answers 7 what next")
                .ThenByDescending(s => s.GetProperty("name").GetString() == "answers 8 why").Select(s => s.GetProperty("mayLeave").GetString()));
    }

    [Fact]
    public void A_translation_in_a_second_column_stands_beside_its_original()
    {
        using Desk desk = Study();
        desk.Run("sources", "import", desk.File("talk.csv", "speaker,text,translation\nI,از کجا؟,Where from?\nP-01,از بندر,From the harbour\n"),
            "--language", "fa", "--translation-language", "en", "--participant", "P-01");
        JsonElement source = Assert.Single(desk.Json("sources", "list").EnumerateArray());
        Assert.Equal("interview", source.GetProperty("kind").GetString());
        Assert.Equal(
            [("talk", "original", "fa", 2), ("talk.en", "translation", "en", 2)],
            source.GetProperty("documents").EnumerateArray().Select(d => (d.GetProperty("name").GetString(), d.GetProperty("kind").GetString(), d.GetProperty("language").GetString(), d.GetProperty("turns").GetInt32())));
    }

    [Fact]
    public void What_is_not_clear_is_asked_and_a_second_file_may_number_its_rows_anew()
    {
        using Desk desk = Study();
        Answer asks = desk.Try(["sources", "import", desk.File("a.csv", "id,text,answer\n1,a,b\n")]);
        Assert.Equal(2, asks.Exit);
        Assert.Contains("--text-column", asks.Error, StringComparison.Ordinal);
        desk.Run("sources", "import", desk.File("w1.csv", "id,answer\n1,Pay.\n"));
        desk.Run("sources", "import", desk.File("w2.csv", "id,answer\n1,Home.\n"));
        Assert.Equal(2, desk.Json("sources", "list").GetArrayLength());
        Answer again = desk.Try(["sources", "import", desk.At("w1.csv")]);
        Assert.Equal(1, again.Exit);
    }

    [Fact]
    public void What_stands_in_one_row_is_aligned_and_needs_nobody_to_confirm_it()
    {
        using Desk desk = Study();
        JsonElement[] Links(string source, string translation) => [.. desk.Json("sources", "align", "show", source, translation).EnumerateArray()];
        desk.Run("sources", "import", desk.File("a.csv", "name,answer,translation\none,\"از بندر\nو بعد خانه\",\"From the harbour\nand then home\"\ntwo,از بندر و خانه,\"From the harbour\nand home\"\n"),
            "--translation-language", "en");
        Assert.Equal([true, true], Links("one", "one.en").Select(static link => link.GetProperty("confirmed").GetBoolean()));
        Assert.All(Links("two", "two.en"), static link => Assert.False(link.GetProperty("confirmed").GetBoolean()));
        // A row of a conversation that nobody translated does not shift the others.
        desk.Run("sources", "import", desk.File("talk.csv", "speaker,text,translation\nI,از کجا؟,Where from?\nP-01,بله,\nP-01,از بندر,From the harbour\n"),
            "--translation-language", "en");
        Assert.Equal(
            [(1, 1, true), (3, 2, true)],
            Links("talk", "talk.en").Where(static link => link.GetProperty("confirmed").GetBoolean())
                .Select(static link => (link.GetProperty("first").GetInt32(), link.GetProperty("firstThere").GetInt32(), true)));
    }

    [Fact]
    public void Texts_of_one_row_share_a_meeting_in_a_folder_too_and_not_with_the_same_row_of_another_file()
    {
        using Desk desk = Study();
        Directory.CreateDirectory(desk.At("in/more"));
        desk.File("in/a.csv", Answers);
        desk.File("in/more/a.csv", Answers);
        desk.Run("sources", "import", desk.At("in"), "--recurse", "--text-column", "why", "--text-column", "what next", "--add-participants");
        desk.Run("protection", "consent", "P-01", "--source", "a 7 why", "--scope", "verbatim", "--freedom", "free");
        Assert.Equal(
            ["a 7 what next", "a 7 why"],
            desk.Json("sources", "list").EnumerateArray().Where(static s => s.GetProperty("mayLeave").GetString() == "verbatim")
                .Select(static s => s.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(["P-01", "P-09"], desk.Json("protection", "participants", "list").EnumerateArray().Select(static p => p.GetProperty("pseudonym").GetString()).Order());
    }
}

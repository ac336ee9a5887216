using Offramp.Research;

namespace Offramp.Formats.Tests;

public class LayoutTests
{
    private const string Alternating = """
        مصاحبه‌گر: از کجا شروع شد و چه کسی اول رفت؟
        Interviewer: Where did it begin, and who went first?

        P-05: از بندر شروع شد و برادرم اول رفت.
        P-05: It began at the harbour and my brother went first.

        مصاحبه‌گر: بعد از آن چه شد؟
        Interviewer: What happened after that?

        P-05: بعد معاش کم شد و ما به خانه آمدیم.
        P-05: Then the pay fell and we came home.
        """;

    private static Reading<ReadText> Read(string name, string text, TextLayout layout = TextLayout.Recognise, bool turns = true) =>
        TextReading.Read(name, Some.Utf8(text), new TextReadingOptions { Layout = layout, FindTurns = turns });

    private static string Pairs(ReadText text)
    {
        var units = RenditionUnits.Of(text.Text, text.Turns);
        var others = RenditionUnits.Of(text.Translation!.Text, text.Translation.Turns);
        Assert.All(text.Links, link => Assert.True(link is { InA: not null, InB: not null, IsConfirmed: true }
            && link.InA.Value.Last <= units.Length && link.InB.Value.Last <= others.Length));
        return string.Join(' ', text.Links.Select(link => $"{link.InA!.Value.First}-{link.InA.Value.Last}:{link.InB!.Value.First}-{link.InB.Value.Last}"));
    }

    [Fact]
    public void Paragraphs_that_take_turns_are_two_texts()
    {
        Reading<ReadText> reading = Read("p-05.txt", Alternating);
        Assert.Equal(["formats.translation-found"], Some.Codes(reading));
        ReadText text = reading.Value!;
        Assert.StartsWith("مصاحبه‌گر: از کجا", text.Text);
        Assert.DoesNotContain("harbour", text.Text);
        Assert.StartsWith("Interviewer: Where did it begin", text.Translation!.Text);
        Assert.Equal("fa", text.Particulars[Particular.Language]);
        Assert.Equal(("p-05.en", "en"), (text.Translation.Name, text.Translation.Particulars[Particular.Language]));
        Assert.Equal(["مصاحبه‌گر", "P-05", "مصاحبه‌گر", "P-05"], text.Turns.Select(t => t.Speaker));
        Assert.Equal("1-1:1-1 2-2:2-2 3-3:3-3 4-4:4-4", Pairs(text));
    }

    [Fact]
    public void Without_turns_the_paragraphs_are_paired() => Assert.Equal(
        "1-1:1-1 2-2:2-2 3-3:3-3 4-4:4-4", Pairs(Read("p-05.txt", Alternating, turns: false).Value!));

    [Fact]
    public void Several_paragraphs_may_answer_one() => Assert.Equal(
        "1-1:1-1 2-3:2-2 4-4:3-3 5-5:4-4",
        Pairs(Read("a.md", "اول از همه رفت به بندر\n\nFirst of all he went to the harbour\n\nدوم آمد\n\nو بعد رفت\n\nThen he came and went\n\nسوم ماند با ما\n\nThird he stayed with us\n\nچهارم هیچ نگفت\n\nFourth he said nothing").Value!));

    [Fact]
    public void A_talk_in_two_languages_is_no_translation()
    {
        const string talk = """
            Interviewer: Where did all of this begin?
            P-05: از بندر شروع شد و برادرم اول از همه رفت.
            Interviewer: And what came after that?
            P-05: بعد معاش کم شد و ما به خانه آمدیم.
            Interviewer: Who told you of it at the time?
            P-05: همسایه ما گفت که راه باز شده است.
            """;
        ReadText text = Some.Whole("a.txt", Some.Utf8(talk));
        Assert.Null(text.Translation);
        Assert.Equal(6, text.Turns.Length);
    }

    [Fact]
    public void One_script_alternates_only_where_it_is_asked_for()
    {
        const string both = "Il est parti le premier.\nHe went first.\nPuis son frère est venu.\nThen his brother came.";
        Assert.Null(Read("a.txt", both).Value!.Translation);
        ReadText text = Read("a.txt", both, TextLayout.Alternating).Value!;
        Assert.Equal("He went first.\nThen his brother came.", text.Translation!.Text);
        Assert.Equal("1-1:1-1 2-2:2-2", Pairs(text));
        Assert.Null(Read("p-05.txt", Alternating, TextLayout.Single).Value!.Translation);
        Assert.Equal(["formats.layout-not-found"], Some.Codes(Read("a.txt", both, TextLayout.Columns)));
    }

    public static TheoryData<string> Tables() =>
    [
        "Speaker|Original|Translation",
        "گوینده|متن اصلی|ترجمه",
        "Speaker|Persian|English",
        "",
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Two_columns_are_two_texts(string header)
    {
        string[][] rows =
        [
            ["I", "از کجا شروع شد و چه کسی رفت؟", "Where did it begin and who went?"],
            ["P-05", "از بندر شروع شد.", "It began at the harbour."],
            ["I", "بعد چه شد؟", "What happened then?"],
        ];
        IEnumerable<string[]> all = header.Length > 0 ? rows.Prepend(header.Split('|')) : rows;
        string html = "<h1>Interview P-05</h1><table>" + string.Concat(all.Select(row => "<tr><td>" + string.Join("<td>", row))) + "</table>";
        Reading<ReadText> reading = Read("p-05.html", html);
        Assert.Equal(["formats.translation-found"], Some.Codes(reading));
        ReadText text = reading.Value!;
        Assert.Equal("I: Where did it begin and who went?\nP-05: It began at the harbour.\nI: What happened then?", text.Translation!.Text.Replace("Interview P-05\n", ""));
        Assert.Equal(["I", "P-05", "I"], text.Turns.Select(t => t.Speaker));
        Assert.Equal("1-1:1-1 2-2:2-2 3-3:3-3", Pairs(text));
    }

    [Fact]
    public void Labels_in_the_cells_make_turns_too()
    {
        const string html = "<table><tr><td>I: از کجا شروع شد؟<td>I: Where did it begin?<tr><td>P-05: از بندر بود.<td>P-05: From the harbour.<tr><td>و بعد رفتیم.<td>And then we went.</table>";
        ReadText text = Read("a.html", html).Value!;
        Assert.Equal(2, text.Turns.Length);
        Assert.Equal("1-1:1-1 2-2:2-2", Pairs(text));
    }

    [Fact]
    public void Two_columns_of_one_script_are_one_text_unless_asked_for()
    {
        const string html = "<table><tr><td>Il est parti le premier.<td>He went first.<tr><td>Puis son frère est venu.<td>Then his brother came.</table>";
        Assert.Null(Read("a.html", html).Value!.Translation);
        Assert.Equal("He went first.\nThen his brother came.", Read("a.html", html, TextLayout.Columns).Value!.Translation!.Text);
    }
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class TurnTests
{
    private static ImmutableArray<Turn> Turns(string text, string name = "talk.txt") => TextReading.Read(name, Some.Utf8(text)).Value!.Turns;

    [Theory]
    // Label, words and time of the first turn; then how many turns there are.
    [InlineData("Interviewer: one\nP-01: two", "Interviewer", "one", null, 2)]
    [InlineData("R1: one\nR2: two\nR1: three", "R1", "one", null, 3)]
    [InlineData("Q: one?\nA: two.", "Q", "one?", null, 2)]
    [InlineData("Amina: one\nReza: two\nAmina: three\nReza: four", "Amina", "one", null, 4)]
    [InlineData("**Interviewer:** one\n\n**P-01:** two", "Interviewer", "one", null, 2)]
    [InlineData("**Interviewer**: one\n\n**P-01**: two", "Interviewer", "one", null, 2)]
    [InlineData("__I:__ one\n__P:__ two", "I", "one", null, 2)]
    [InlineData("[00:14:02] Interviewer: one\n[00:14:10] P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("(14:02) Interviewer: one\n(14:10) P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("00:14:02 Interviewer: one\n00:14:10 P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("14:02 Interviewer: one\n14:10 P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("#00:14:02-5# Interviewer: one\n#00:14:10-0# P-02: two", "Interviewer", "one", "00:14:02.5", 2)]
    [InlineData("Interviewer [00:14:02]: one\nP-02 [00:14:10]: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("Interviewer 14:02: one\nP-02 14:10: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("Interviewer: [00:14:02] one\nP-02: [00:14:10] two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("Interviewer: 14:02 one\nP-02: 14:10 two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("**[00:14:02] Interviewer:** one\n**[00:14:10] P-02:** two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("[00:14:02] **Interviewer:** one\n[00:14:10] **P-02:** two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("[00:14:02]\nInterviewer: one\n[00:14:10]\nP-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("Interviewer:\none\n\nP-02:\ntwo", "Interviewer", "one", null, 2)]
    [InlineData("Interviewer:\tone\nP-02:\ttwo", "Interviewer", "one", null, 2)]
    [InlineData("مصاحبه‌گر: یک\nP-05: دو", "مصاحبه‌گر", "یک", null, 2)]
    [InlineData("مصاحبه‌گر : یک\nپاسخگو : دو", "مصاحبه‌گر", "یک", null, 2)]
    [InlineData("\u200Fمترجم: یک\n\u200FP-05: دو", "مترجم", "یک", null, 2)]
    [InlineData("گلنار: یک\nرضا: دو\nگلنار: سه\nرضا: چهار", "گلنار", "یک", null, 4)]
    [InlineData("[۰۰:۱۴:۰۲] مصاحبه‌گر: یک\n[۰۰:۱۴:۱۰] P-05: دو", "مصاحبه‌گر", "یک", "00:14:02", 2)]
    [InlineData("00:14:02.500 Interviewer: one\n00:14:10.000 P-02: two", "Interviewer", "one", "00:14:02.5", 2)]
    [InlineData("00:14:02,500 Interviewer: one\n00:14:10,000 P-02: two", "Interviewer", "one", "00:14:02.5", 2)]
    [InlineData("[00:14:02:12] Interviewer: one\n[00:14:10:00] P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("00:14:02 --> 00:14:07\nInterviewer: one\n00:14:10 --> 00:14:12\nP-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("[14:02 - 14:07] Interviewer: one\n[14:10 - 14:12] P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("[14 min 02] Interviewer: one\n[14 min 10] P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("[1 h 14 min 02 s] Interviewer: one\n[1 h 14 min 10 s] P-02: two", "Interviewer", "one", "01:14:02", 2)]
    [InlineData("0h14m02s Interviewer: one\n0h14m10s P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("14'02\" Interviewer: one\n14'10\" P-02: two", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("Interviewer:\n[00:14:02]\none\n\nP-02:\n[00:14:10]\ntwo", "Interviewer", "one", "00:14:02", 2)]
    [InlineData("Speaker 1  00:14\none\n\nSpeaker 2  00:20\ntwo", "Speaker 1", "one", "00:00:14", 2)]
    [InlineData("Amina [00:14:02]\none\n\nReza [00:14:10]\ntwo", "Amina", "one", "00:14:02", 2)]
    [InlineData("[00:14:02] Speaker 1\none\n\n[00:14:10] Speaker 2\ntwo", "Speaker 1", "one", "00:14:02", 2)]
    [InlineData("Interpreter (P-02): one\nInterviewer: two\nInterpreter (P-02): three", "Interpreter (P-02)", "one", null, 3)]
    public void A_turn_has_its_label_its_words_and_its_time(string text, string label, string words, string? time, int count)
    {
        ImmutableArray<Turn> turns = Turns(text);
        Assert.Equal(count, turns.Length);
        Assert.Equal(label, turns[0].Speaker);
        Assert.Equal(words, text[turns[0].WordsStart..turns[0].End]);
        Assert.Equal(time is null ? null : TimeSpan.Parse(time), turns[0].Time);
    }

    [Theory]
    [InlineData("Note: this is prose.\nAnd more.\nNote: again.")]
    [InlineData("See https://example.org/a\nhttps://example.org/b\nhttps://example.org/c")]
    [InlineData("Title: The coast\nPlace: Hask\nDate: 2023")]
    [InlineData("The reason is simple: pay.\nThe result: none.")]
    [InlineData("They left at 14:02\nWe met them at 15:10\nThey left at 16:00")]
    [InlineData("It took 14 min 02 in all.\nIt took 20 min 03 again.")]
    [InlineData("Amina: she counts\nReza: he sells")]
    [InlineData("We met at 12:30 and at 14:00.\n12:30: lunch")]
    [InlineData("- Pay: high\n- Rank: low\n- Pay: none")]
    [InlineData("Name: A\nAge: 30\n\nName: B\nAge: 40")]
    [InlineData("He said that they would come the next day: they did not.\nHe said that they would come the next day: no.")]
    [InlineData("C:\\notes\nC:\\more")]
    [InlineData("ratio 3:4\nratio 3:4")]
    [InlineData("Q1: Where?\nQ2: When?\nQ3: How?\nQ4: Why?")]
    [InlineData("یادداشت: این متن است.\nیادداشت: باز هم.")]
    public void Prose_has_no_turns(string text) => Assert.Empty(Turns(text));

    [Fact]
    public void A_turn_reaches_to_the_end_of_its_last_line_of_words()
    {
        ImmutableArray<Turn> turns = Turns(Some.Talk);
        Assert.Equal(
            ["Interviewer: How did it begin?", "P-01: With the boats.\nThey had no licence.", "Interviewer: And then?", "P-01: Then the pay fell."],
            turns.Select(t => Some.Talk[t.Start..t.End]));
        Assert.Equal([1, 2, 3, 4], turns.Select(t => t.Number));
    }

    [Fact]
    public void A_turn_begins_at_its_time_code_also_when_that_stands_on_the_line_above()
    {
        const string text = "[00:00:01]\nI: one\n\n[00:00:05]\n\nP: two\n";
        Assert.Equal(["[00:00:01]\nI: one", "[00:00:05]\n\nP: two"], Turns(text).Select(t => text[t.Start..t.End]));
    }

    [Fact]
    public void A_time_at_the_end_of_a_paragraph_is_where_the_next_turn_begins()
    {
        ImmutableArray<Turn> turns = Turns("Interviewer: one #00:00:05-3#\n\nP-01: two #00:00:09-0#\n\nInterviewer: three #00:00:12-0#");
        Assert.Equal([null, 5.3, 9], turns.Select(t => t.Time?.TotalSeconds));
    }

    [Fact]
    public void A_time_of_day_that_someone_said_stays_with_the_words()
    {
        const string text = "Interviewer: When?\nP-01: 14:02 was when we left.\nInterviewer: So late?\nP-01: Yes.";
        Turn turn = Turns(text)[1];
        Assert.Null(turn.Time);
        Assert.Equal("14:02 was when we left.", text[turn.WordsStart..turn.End]);
    }

    [Fact]
    public void A_note_between_turns_belongs_to_the_turn_before()
    {
        const string text = "P-01: one\nNote: the door opened.\nInterviewer: two\nP-01: three";
        Assert.Equal("P-01: one\nNote: the door opened.", text[..Turns(text)[0].End]);
    }

    [Fact]
    public void A_turn_without_words_is_empty_and_does_not_take_the_next_one()
    {
        const string text = "Interviewer:\nP-01: two\nInterviewer: three";
        Turn first = Turns(text)[0];
        Assert.Equal(first.End, first.WordsStart);
        Assert.Equal("Interviewer:", text[first.Start..first.End]);
    }

    [Fact]
    public void A_heading_in_Markdown_ends_a_turn()
    {
        const string text = "**I:** one\n\n## Second part\n\n**P:** two";
        Assert.Equal("**I:** one", text[..Turns(text, "talk.md")[0].End]);
    }

    [Fact]
    public void Front_matter_lies_outside_the_turns()
    {
        const string text = "---\nP-01: yes\nP-02: no\n---\n\nP-01: one\nP-02: two";
        Assert.Equal("P-01: one", text[Turns(text, "talk.md")[0].Start..Turns(text, "talk.md")[0].End]);
    }

    [Theory]
    [InlineData("transcripts/p-01.md", "P-01")]
    [InlineData("transcripts/p-02.txt", "P-02")]
    [InlineData("transcripts/p-04.txt", "P-04")]
    [InlineData("transcripts/p-05.fa.md", "P-05")]
    [InlineData("transcripts/p-06.docx", "P-06")]
    [InlineData("transcripts/p-08.fa.txt", "P-08")]
    public void The_sample_interviews_are_read_turn_by_turn(string path, string speaker)
    {
        ReadText text = Some.Whole(path, Some.Sample(path));
        Assert.True(text.Turns.Count(t => t.Speaker == speaker) > 8);
        Assert.All(text.Turns, t => Assert.Contains(t.Speaker, (string[])["Interviewer", "P-01", "P-02", "P-03", "P-04", "P-05", "P-06", "P-08", "Interpreter"]));
        Assert.DoesNotContain(text.Turns, t => text.Text[t.WordsStart..t.End].StartsWith('*'));
    }

    [Fact]
    public void A_label_with_only_blanks_behind_it_is_a_turn_that_ends_with_its_line()
    {
        ImmutableArray<Turn> turns = SpeakerTurns.Find("P-02: yes\nP-02:  ", 0, isMarkdown: false);

        Assert.Equal((17, 17), (turns[1].WordsStart, turns[1].End));
    }

    [Fact]
    public void A_label_with_a_line_separator_in_it_survives_being_kept()
    {
        var turn = new Turn(1, 0, 3, 9, "P\u20282", null);

        Assert.Equal([turn], TurnList.Read(TurnList.Write([turn])));
    }
}

using Offramp.Research;

namespace Offramp.Formats.Tests;

public class SubtitleTests
{
    private const string Named = """
        1
        00:00:01,000 --> 00:00:04,000
        Interviewer: How did
        it begin?

        2
        00:00:04,500 --> 00:00:06,000
        P-01: <i>With the boats.</i>

        3
        00:00:06,100 --> 00:00:09,000
        {\an8}They had no licence.

        4
        00:00:09,200 --> 00:00:11,000
        Interviewer: And then?
        """;

    private static Reading<ReadText> Read(string text, string name = "talk.srt") => TextReading.Read(name, Some.Utf8(text));

    [Fact]
    public void Consecutive_subtitles_of_one_speaker_are_one_turn()
    {
        ReadText text = Some.Whole("talk.srt", Some.Utf8(Named));
        Assert.Equal("Interviewer: How did it begin?\nP-01: With the boats. They had no licence.\nInterviewer: And then?", text.Text);
        Assert.Equal(["Interviewer", "P-01", "Interviewer"], text.Turns.Select(t => t.Speaker));
        Assert.Equal([1, 4.5, 9.2], text.Turns.Select(t => t.Time!.Value.TotalSeconds));
        Assert.Equal("With the boats. They had no licence.", text.Text[text.Turns[1].WordsStart..text.Turns[1].End]);
        Assert.Equal(TextFormat.SubRip, text.Format);
    }

    [Fact]
    public void Voices_notes_and_styles_of_WebVTT_are_known()
    {
        const string Vtt = """
            WEBVTT - a talk

            STYLE
            ::cue { color: lime }

            NOTE nobody sees this
            nor this

            intro
            00:01.000 --> 00:03.000 align:start
            <v Amina>Why <c.loud>there</c>?

            00:03.000 --> 00:05.000
            <v Reza Q.>For the pay &amp; the rank.</v>

            01:00:05.000 --> 01:00:06.500
            <v Reza Q.>Only <00:01:02.000>that.
            """;
        ReadText text = Some.Whole("talk.vtt", Some.Utf8(Vtt));
        Assert.Equal("Amina: Why there?\nReza Q.: For the pay & the rank. Only that.", text.Text);
        Assert.Equal(["Amina", "Reza Q."], text.Turns.Select(t => t.Speaker));
    }

    [Fact]
    public void Dashes_part_two_voices()
    {
        ReadText text = Some.Whole("a.srt", Some.Utf8("1\n00:00:01,000 --> 00:00:02,000\n- Why?\n- For the pay.\n"));
        Assert.Equal("- Why?\n- For the pay.", text.Text);
        Assert.Equal(["Why?", "For the pay."], text.Turns.Select(t => text.Text[t.WordsStart..t.End]));
        Assert.All(text.Turns, t => Assert.Null(t.Speaker));
    }

    [Fact]
    public void Without_names_a_pause_begins_a_paragraph()
    {
        ReadText text = Some.Whole("a.srt", Some.Utf8("1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:02,100 --> 00:00:03,000\ntwo\n\n3\n00:00:09,000 --> 00:00:10,000\nthree\n"));
        Assert.Equal("one two\nthree", text.Text);
        Assert.Equal([1, 9], text.Turns.Select(t => t.Time!.Value.TotalSeconds));
    }

    [Fact]
    public void Broken_numbers_overlaps_and_missing_blank_lines_do_no_harm()
    {
        ReadText text = Some.Whole("a.srt", Some.Utf8("7\n00:00:01,000 --> 00:00:05,000\none\n7\n0:00:02.5 --> 00:00:03,000\n\ntwo\n\n00:00:03,000 --> 00:00:04,000\nin 1999\n"));
        Assert.Equal("one two in 1999", text.Text);
    }

    [Theory]
    [InlineData("1\n00:00:01,000 --> 00:00:05,000\none\n\n2\n00:00:99,000 --> 00:00:05,000\ntwo\n", "one two", "formats.cue-time-unreadable", 6)]
    [InlineData("1\n00:00:05,000 --> 00:00:06,000\none\n\n2\n00:00:01,000 --> 00:00:02,000\ntwo\n", "one two", "formats.cues-out-of-order", 6)]
    [InlineData("Made by hand\n\n1\n00:00:05,000 --> 00:00:06,000\none\n", "one", "formats.cue-words-outside", 1)]
    public void What_is_wrong_is_said_with_its_line(string file, string text, string code, int line)
    {
        Reading<ReadText> reading = Read(file);
        Assert.Equal(text, reading.Value!.Text);
        Assert.Equal((code, (int?)line), (Assert.Single(reading.Problems).Code, reading.Problems[0].Place.Line));
    }

    [Fact]
    public void What_only_looks_like_a_tag_stays() =>
        Assert.Equal("a < b and <unclear> c", Read("1\n00:00:05,000 --> 00:00:06,000\na < b and <unclear> c\n").Value!.Text);

    [Fact]
    public void Captions_that_roll_are_not_said_twice()
    {
        const string Rolling = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nwe went\n<00:00:00.500><c>to the</c>\n\n00:00:02.000 --> 00:00:02.010\nto the\n\n00:00:02.010 --> 00:00:04.000\nto the\n<00:00:02.500><c>harbour</c>\n";
        Assert.Equal("we went to the harbour", Read(Rolling, "a.vtt").Value!.Text);
    }

    [Fact]
    public void Subtitles_under_another_name_are_known_by_their_times()
    {
        Reading<ReadText> reading = Read(Named, "talk.txt");
        Assert.Equal(TextFormat.SubRip, reading.Value!.Format);
        Assert.Equal(["formats.extension-differs"], Some.Codes(reading));
        Assert.Equal(TextFormat.Plain, Read("No subtitles here.", "a.srt").Value!.Format);
    }
}

using Offramp.Research;

namespace Offramp.Formats.Tests;

public class TranscriptTests
{
    internal const string Whisper = """
        {"text": " Why? For the pay. Only that.", "segments": [
        {"id": 0, "seek": 0, "start": 0.0, "end": 1.52, "text": " Why?", "tokens": [1, 2], "temperature": 0.0, "avg_logprob": -0.3, "speaker": "SPEAKER_00"},
        {"id": 1, "seek": 0, "start": 62.25, "end": 63.0, "text": " For the pay.", "speaker": "SPEAKER_01", "words": [{"word": " For", "start": 62.25, "end": 62.5}]},
        {"id": 2, "seek": 0, "start": 63.5, "end": 64.0, "text": " Only that.", "speaker": "SPEAKER_01"}], "language": "en"}
        """;

    internal const string OTranscribe = """
        {"text": "<p><span class=\"timestamp\" contenteditable=\"false\" data-timestamp=\"1.2\">00:01</span>&nbsp;Interviewer: Why?<br /></p><p><span class=\"timestamp\" data-timestamp=\"65\">01:05</span>&nbsp;P-01: For <b>the</b> pay.</p>", "media": "who-and-where.mp3", "media-source": "", "media-time": 70.1}
        """;

    internal const string Elan = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ANNOTATION_DOCUMENT AUTHOR="Who" DATE="2023-04-11T10:00:00+01:00" FORMAT="3.0" VERSION="3.0">
        <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///home/who/talk.wav" MIME_TYPE="audio/x-wav"/></HEADER>
        <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2500"/><TIME_SLOT TIME_SLOT_ID="ts3"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="4000"/>
        <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="4100"/><TIME_SLOT TIME_SLOT_ID="ts6" TIME_VALUE="6000"/></TIME_ORDER>
        <TIER LINGUISTIC_TYPE_REF="talk" TIER_ID="I"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>Why?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts5" TIME_SLOT_REF2="ts6"><ANNOTATION_VALUE>And
        then?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
        <TIER LINGUISTIC_TYPE_REF="talk" TIER_ID="second" PARTICIPANT="P-01"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>For the pay.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>Only &amp; that.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a9" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE/></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
        <TIER LINGUISTIC_TYPE_REF="gloss" PARENT_REF="second" TIER_ID="gloss"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a2"><ANNOTATION_VALUE>secret gloss</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
        </ANNOTATION_DOCUMENT>
        """;

    private static double?[] Seconds(ReadText text) => [.. text.Turns.Select(turn => turn.Time?.TotalSeconds)];

    [Fact]
    public void Segments_of_Whisper_become_turns_with_their_times()
    {
        ReadText text = Some.Whole("talk.json", Some.Utf8(Whisper));
        Assert.Equal("SPEAKER_00: Why?\nSPEAKER_01: For the pay. Only that.", text.Text);
        Assert.Equal(["SPEAKER_00", "SPEAKER_01"], text.Turns.Select(t => t.Speaker));
        Assert.Equal([0, 62.25], Seconds(text));
        Assert.Equal((TextFormat.TranscriptJson, "en"), (text.Format, text.Particulars[Particular.Language]));
    }

    [Theory]
    // whisper.cpp, in milliseconds that it names.
    [InlineData("""{"result":{"language":"fa"},"transcription":[{"timestamps":{"from":"00:00:01,500","to":"00:00:02,000"},"offsets":{"from":1500,"to":2000},"text":" one"},{"offsets":{"from":9000,"to":9500},"text":" two"}]}""", "one\ntwo", new[] { 1.5, 9 })]
    // Speaker and words apart, in a list of its own.
    [InlineData("""[{"speaker":"A","start":1,"end":3,"text":"Why did they go?"},{"speaker":"B","start":4,"end":6,"text":"For the pay."}]""", "A: Why did they go?\nB: For the pay.", new[] { 1.0, 4 })]
    // A service that measures in milliseconds without naming them.
    [InlineData("""{"id":"x","utterances":[{"speaker":"A","start":1000,"end":3000,"text":"Why did they go?"},{"speaker":"B","start":4000,"end":6500,"text":"For the pay."}]}""", "A: Why did they go?\nB: For the pay.", new[] { 1.0, 4 })]
    [InlineData("""{"transcripts":[{"speaker_name":"Amina","transcript":"Why?","start_offset":1234},{"speaker":{"name":"Reza"},"transcript":"Pay."}]}""", "Amina: Why?\nReza: Pay.", new double[0])]
    [InlineData("""{"results":{"utterances":[{"start":"0:01","end":"0:02","transcript":"one"},{"start":"1:05","end":"1:06","transcript":"two"}]}}""", "one\ntwo", new[] { 1.0, 65 })]
    [InlineData("""{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"So"},{"type":"text","value":"what?"}]}]}""", "0: So what?", new double[0])]
    [InlineData("""{"words":[{"word":"only","start":0.5,"end":0.8},{"word":"words","start":0.9,"end":1.2}]}""", "only words", new[] { 0.5 })]
    [InlineData("""{"segments":[{"start":0,"end":2,"text":"I: Why?"},{"start":2.5,"end":4,"text":"P-01: Pay."},{"start":5.5,"end":6,"text":"I: So?"}]}""", "I: Why?\nP-01: Pay.\nI: So?", new[] { 0, 2.5, 5.5 })]
    [InlineData("""{"segments":[{"start":-5,"end":1e308,"text":"one"},{"start":1e99,"end":null,"text":"\u0000two\r\nlines"}]}""", "one \u0000two lines", new double[0])]
    public void Lists_of_other_programs_are_known(string json, string words, double[] times)
    {
        ReadText text = TextReading.Read("a.json", Some.Utf8(json)).Value!;
        Assert.Equal(words, text.Text);
        Assert.Equal(times, text.Turns.Select(turn => turn.Time).OfType<TimeSpan>().Select(static time => time.TotalSeconds));
    }

    [Fact]
    public void OTranscribe_is_a_page_without_the_name_of_the_recording()
    {
        ReadText text = Some.Whole("a.otr", Some.Utf8(OTranscribe));
        Assert.Equal("00:01 Interviewer: Why?\n\n01:05 P-01: For the pay.", text.Text);
        Assert.Equal(["Interviewer", "P-01"], text.Turns.Select(t => t.Speaker));
        Assert.Equal([1, 65], Seconds(text));
    }

    [Theory]
    [InlineData("a.json", """{"name":"x","list":[1,2,3]}""", "formats.transcript-json-unknown")]
    [InlineData("a.json", "[]", "formats.transcript-json-unknown")]
    [InlineData("a.json", "7", "formats.transcript-json-unknown")]
    [InlineData("a.json", """{"segments":[{"text":""},7,null,{"start":1}]}""", "formats.transcript-json-unknown")]
    [InlineData("a.json", """{"segments":[{"text":"one"}""", "formats.transcript-json-broken")]
    [InlineData("a.json", """{"\ud800":1,"segments":[{"text":"one"}]}""", "formats.transcript-json-broken")]
    [InlineData("a.otr", "{", "formats.transcript-json-broken")]
    public void What_is_no_transcript_is_refused_and_said(string name, string json, string code)
    {
        Reading<ReadText> reading = TextReading.Read(name, Some.Utf8(json));
        Assert.Null(reading.Value);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_well_of_brackets_is_not_climbed_into()
    {
        Assert.Equal(["formats.transcript-json-broken"], Some.Codes(TextReading.Read("a.json", Some.Utf8(new string('[', 1_000_000)))));
        string nested = string.Concat(Enumerable.Repeat("""{"results":""", 40)) + """{"segments":[{"text":"deep"}]}""" + new string('}', 40);
        Assert.Equal(["formats.transcript-json-unknown"], Some.Codes(TextReading.Read("a.json", Some.Utf8(nested))));
    }

    [Fact]
    public void Content_decides_and_a_lying_name_is_said()
    {
        Reading<ReadText> reading = TextReading.Read("a.txt", Some.Utf8(Whisper));
        Assert.Equal(TextFormat.TranscriptJson, reading.Value!.Format);
        Assert.Equal(["formats.extension-differs"], Some.Codes(reading));
        // Words about such a file are words.
        Assert.Equal(TextFormat.Plain, Some.Whole("a.txt", Some.Utf8("{ \"segments\" is what Whisper calls them")).Format);
        Assert.Equal(["formats.extension-differs"], Some.Codes(TextReading.Read("a.xml", Some.Utf8(Elan.Replace("PARENT_REF", "X", StringComparison.Ordinal)))));
    }

    [Fact]
    public void Tiers_of_ELAN_are_voices_in_the_order_of_their_times()
    {
        Reading<ReadText> reading = TextReading.Read("a.eaf", Some.Utf8(Elan));
        ReadText text = reading.Value!;
        Assert.Equal("I: Why?\nP-01: For the pay. Only & that.\nI: And then?", text.Text);
        Assert.Equal(["I", "P-01", "I"], text.Turns.Select(t => t.Speaker));
        Assert.Equal([1, 2.5, 4.1], Seconds(text));
        Problem left = Assert.Single(reading.Problems);
        Assert.Equal("formats.elan-tiers-left-out", left.Code);
        Assert.Contains("gloss", Messages.English.Say(left));
    }

    [Fact]
    public void A_damaged_ELAN_file_gives_what_came_before_and_no_document_type_is_read()
    {
        Reading<ReadText> cut = TextReading.Read("a.eaf", Some.Utf8(Elan[..Elan.IndexOf("<TIER LINGUISTIC_TYPE_REF=\"gloss\"", StringComparison.Ordinal)]));
        Assert.StartsWith("I: Why?\nP-01:", cut.Value!.Text);
        Assert.Equal(["formats.document-broken-off"], Some.Codes(cut));
        Reading<ReadText> evil = TextReading.Read("a.eaf", Some.Utf8("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><ANNOTATION_DOCUMENT><TIER TIER_ID=\"a\">&a;</TIER></ANNOTATION_DOCUMENT>"));
        Assert.Equal("", evil.Value!.Text);
        Assert.Contains("formats.document-broken-off", Some.Codes(evil));
        Reading<ReadText> deep = TextReading.Read("a.eaf", Some.Utf8("<ANNOTATION_DOCUMENT>" + string.Concat(Enumerable.Repeat("<x>", 100_000))));
        Assert.Contains("formats.document-too-deep", Some.Codes(deep));
    }
}

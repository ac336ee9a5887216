using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests.Studies;

public class ManifestGuideTests
{
    private const string Start = """
        title: "A study"
        waves:
          - id: "w1"
        participants:
          - pseudonym: "P-01"
        guides:
          - id: "g1"
            title: "Leaving"
            version: "v1"
            wave: "w1"
            questions:
              - label: "1"
                text: "What was promised?"
                asksAbout:
                  - code: "offer"
              - label: "1a"
                text: "And the pay?"
                probes: "1"
          - id: "g2"
            title: "Leaving"
            version: "v2"
            from: "g1"
            questions:
              - label: "2"
                text: "What did they promise?"
                was: "1"
        events:
          - name: "Loss of Ombrey"
            date: "2019-11"
        sources:
          - name: "p-01"
            file: "p-01.md"
            kind: "interview"
            relativeDate: "some six weeks after the loss of Ombrey"
            participants:
              - pseudonym: "P-01"
                speaker: "P-01"
            renditions:
              - file: "p-01.md"
                kind: "original"

        """;

    private static Reading<StudyManifest> Read(string questions = "", Func<string, string>? edit = null)
    {
        string text = Start.Replace("    renditions:", questions + "    renditions:", StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(edit?.Invoke(text) ?? text));
        return StudyManifestReading.Read("study.yaml", stream);
    }

    [Fact]
    public void Guides_events_and_the_questions_put_are_read()
    {
        Reading<StudyManifest> reading = Read("""
                questions:
                  - guide: "g1"
                    question: "1"
                    to: "P-01"
                    how: "pressed"
                    turn: "12"
                  - guide: "g2"
                    question: "2"
                    leftOut: "no time"

            """);

        Assert.Empty(reading.Problems);
        StudyManifest manifest = reading.Value!;
        Assert.Equal(["offer"], manifest.Guides[0].Questions[0].AsksAbout);
        Assert.Equal(("1", "g1"), (manifest.Guides[1].Questions[0].Was, manifest.Guides[1].From));
        Assert.Equal("2019-11", Assert.Single(manifest.Events).Particulars[EventField.Date]);
        ManifestSource source = Assert.Single(manifest.Sources);
        Assert.Equal("some six weeks after the loss of Ombrey", source.RelativeDate);
        Assert.Equal(new ManifestPut("g1", "1", "P-01", QuestionManner.Pressed, 12, null, null, null), source.Questions[0]);
        Assert.Equal(new ManifestPut("g2", "2", null, null, null, null, null, "no time"), source.Questions[1]);
    }

    [Theory]
    [InlineData("guide: \"g9\"\n        question: \"1\"\n        how: \"pressed\"", "formats.manifest-reference")]
    [InlineData("guide: \"g1\"\n        question: \"9\"\n        how: \"pressed\"", "formats.manifest-reference")]
    [InlineData("guide: \"g1\"\n        question: \"1\"\n        how: \"shouted\"", "formats.manifest-word-unknown")]
    [InlineData("guide: \"g1\"\n        question: \"1\"\n        how: \"pressed\"\n        to: \"P-09\"", "formats.manifest-reference")]
    [InlineData("guide: \"g1\"\n        question: \"1\"\n        how: \"pressed\"\n        turn: \"soon\"", "formats.manifest-turn")]
    [InlineData("guide: \"g1\"\n        question: \"1\"", "formats.manifest-key-missing")]
    public void A_slip_in_a_question_leaves_out_the_question_and_never_the_source(string entry, string problem)
    {
        Reading<StudyManifest> reading = Read($"    questions:\n      - {entry}\n");
        Assert.Empty(Assert.Single(reading.Value!.Sources).Questions);
        Problem found = reading.Problems.First(p => p.Code == problem);
        Assert.NotNull(found.Place.Line);
        Assert.Contains(reading.Problems, p => p.Code == "formats.manifest-left-out");
    }

    [Fact]
    public void A_relative_date_must_rest_on_an_event_of_the_manifest()
    {
        Reading<StudyManifest> reading = Read(edit: text => text.Replace("after the loss of Ombrey", "after the flood", StringComparison.Ordinal));
        Assert.Null(Assert.Single(reading.Value!.Sources).RelativeDate);
        Assert.Equal("formats.manifest-relative-date", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void The_sample_study_says_what_was_asked()
    {
        using FileStream file = File.OpenRead(SampleStudy.Manifest);
        StudyManifest manifest = StudyManifestReading.Read("study.yaml", file).Value!;
        Assert.Equal(["w1", "w2"], manifest.Guides.Select(g => g.Wave));
        Assert.True(manifest.Sources.Count(s => s.Questions.Length > 3) >= 4);
        Assert.Contains(manifest.Events, e => e.Name == "Loss of Ombrey");
    }
}

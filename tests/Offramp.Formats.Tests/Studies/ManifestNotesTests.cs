using Offramp.Research;

namespace Offramp.Formats.Tests.Studies;

public class ManifestNotesTests
{
    private const string Start = """
        title: "A study"
        participants:
          - pseudonym: "P-01"
        sources:
          - name: "p-01"
            file: "p-01.md"
            kind: "interview"
            participants:
              - pseudonym: "P-01"
                speaker: "P-01"
            renditions:
              - file: "p-01.md"
                kind: "original"

        """;

    private static Reading<StudyManifest> Read(string more)
    {
        using var stream = new MemoryStream(Some.Utf8(Start + more));
        return StudyManifestReading.Read("study.yaml", stream);
    }

    [Fact]
    public void Corrections_sets_versions_and_memos_are_read()
    {
        Reading<StudyManifest> reading = Read("""
                corrections:
                  - from: "teh pay"
                    to: "the pay"
                    nth: "2"
                    why: "typing error"
                  - from: "recieve"
                    slip: true
            codeSets:
              - name: "Offers"
                codes:
                  - code: "pay"
            codebookVersions:
              - name: "1"
                note: "as begun"
            memos:
              - title: "A"
                text: "a"
              - title: "B"
                text: "b"
                source: "p-01"

            """);

        Assert.Empty(reading.Problems);
        StudyManifest manifest = reading.Value!;
        Assert.Equal(
            [new ManifestCorrection(null, "teh pay", "the pay", 2, false, "typing error"), new ManifestCorrection(null, "recieve", null, null, true, null)],
            Assert.Single(manifest.Sources).Corrections);
        Assert.Equal(["pay"], Assert.Single(manifest.CodeSets).Codes);
        Assert.Equal(new ManifestCodebookVersion("1", "as begun"), Assert.Single(manifest.CodebookVersions));
        Assert.Equal([new ManifestMemo("A", "a", null, null, null), new ManifestMemo("B", "b", "p-01", null, null)], manifest.Memos);
    }

    [Theory]
    [InlineData("to: \"x\"", "formats.manifest-key-missing")]
    [InlineData("from: \"x\"", "formats.manifest-key-missing")]
    [InlineData("from: \"x\"\n        to: \"y\"\n        nth: \"0\"", "formats.manifest-nth")]
    [InlineData("from: \"x\"\n        to: \"y\"\n        slip: \"perhaps\"", "formats.manifest-expected-flag")]
    [InlineData("from: \"x\"\n        to: \"y\"\n        file: \"p-02.md\"", "formats.manifest-reference")]
    public void A_slip_in_a_correction_leaves_out_the_correction_and_never_the_source(string entry, string problem)
    {
        Reading<StudyManifest> reading = Read($"    corrections:\n      - {entry}\n");
        Assert.Empty(Assert.Single(reading.Value!.Sources).Corrections);
        Assert.Contains(reading.Problems, p => p.Code == problem);
        Assert.Contains(reading.Problems, p => p.Code == "formats.manifest-left-out");
    }

    [Theory]
    [InlineData("title: \"A\"", "formats.manifest-key-missing")]
    [InlineData("title: \"A\"\n    text: \"a\"\n    source: \"p-09\"", "formats.manifest-reference")]
    [InlineData("title: \"A\"\n    text: \"a\"\n    source: \"p-01\"\n    participant: \"P-01\"", "formats.manifest-memo-about")]
    public void A_memo_whose_subject_is_lost_does_not_become_one_about_nothing(string entry, string problem)
    {
        Reading<StudyManifest> reading = Read($"memos:\n  - {entry}\n");
        Assert.Empty(reading.Value!.Memos);
        Assert.Contains(reading.Problems, p => p.Code == problem);
    }
}

using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class StudyManifestProblemTests
{
    /// <summary>A piece of the small manifest, what stands there instead, and the problem that must be told with its path.</summary>
    public static TheoryData<string, string, string, string?> BadInput => new()
    {
        { "title: \"Two talks\"\n", "", "key-missing", "title" },
        { "title: \"Two talks\"", "title: \"\"", "text-empty", "title" },
        { "title: \"Two talks\"", "title:", "text-empty", "title" },
        { "title: \"Two talks\"", "title: [\"a\"]", "expected-text", "title" },
        { "title: \"Two talks\"", "title: 2023", "text-unquoted", "title" },
        { "title: \"Two talks\"", "title: no", "text-unquoted", "title" },
        { "title: \"Two talks\"", "title: \"a\\ab\"", "text-control", "title" },
        { "title: \"Two talks\"", "title: !!python/object:os.system \"Two talks\"", "tag", "title" },
        { "title: \"Two talks\"", "title: &t \"Two talks\"", "anchor", "title" },
        { "title: \"Two talks\"", "title: \"Two talks\"\nauthor: \"me\"", "key-unknown", "author" },
        { "title: \"Two talks\"", "title: \"Two talks\"\n? [\"a\"]\n: \"b\"", "key", null },
        { "codebook: \"codebook.json\"", "codebook: \"../codebook.json\"", "file-name", "codebook" },
        { "codebook: \"codebook.json\"", "codebook: \"C:codebook.json\"", "file-name", "codebook" },
        { "codings: \"codings/asha\"", "codings: \"codings/../../asha\"", "folder", "coders[0].codings" },
        { "codings: \"codings/asha\"", "codings: \"/codings\"", "folder", "coders[0].codings" },
        { "date: \"2023-21\"", "date: \"spring\"", "date", "waves[0].date" },
        { "cohort: \"villagers\"", "cohort: \"sailors\"", "reference", "participants[0].cohort" },
        { "  - pseudonym: \"P-02\"\ncoll", "  - pseudonym: \"P-01\"\ncoll", "twice", "participants[1].pseudonym" },
        { "  - pseudonym: \"P-02\"\ncoll", "  - pseudonym: \"P\\n02\"\ncoll", "text-control", "participants[1].pseudonym" },
        { "  - pseudonym: \"P-02\"\ncoll", "  - note: \"x\"\ncoll", "left-out", "participants[1]" },
        { "  - pseudonym: \"P-02\"\ncoll", "  - \"P-02\"\ncoll", "expected-entry", "participants[1]" },
        { "role: \"translator\"", "role: \"Translator\"", "word-unknown", "collaborators[1].role" },
        { "naming: \"name-me\"", "naming: \"maybe\"", "word-unknown", "collaborators[0].naming" },
        { "    consents:\n      - participant: \"P-01\"\n        scope: \"verbatim\"", "    consents:\n      - scope: \"verbatim\"", "key-missing", "encounters[0].consents[0].participant" },
        { "scope: \"verbatim\"", "scope: \"all\"", "word-unknown", "encounters[0].consents[0].scope" },
        { "lifeHistory: true", "lifeHistory: \"true\"", "expected-flag", "encounters[0].consents[0].lifeHistory" },
        { "until: \"2033-04-11\"", "until: \"ten years\"", "date", "encounters[0].consents[0].until" },
        { "takenBy: \"C-01\"", "takenBy: \"C-09\"", "reference", "encounters[0].consents[0].takenBy" },
        { "freedom: \"free\"", "freedom: \"unknown\"", "word-unknown", "encounters[0].consents[0].freedom" },
        { "      - participant: \"P-02\"", "      - participant: \"P-09\"", "reference", "encounters[1].consents[1].participant" },
        { "      - participant: \"P-02\"", "      - participant: \"P-01\"", "twice", "encounters[1].consents[1].participant" },
        { "name: \"two\"", "name: \"one\"", "twice", "sources[1].name" },
        { "kind: \"group-interview\"", "kind: \"chat\"", "word-unknown", "sources[1].kind" },
        { "wave: \"w1\"", "wave: \"w2\"", "reference", "sources[0].wave" },
        { "language: \"fa\"\n    mode", "language: \"Persian language\"\n    mode", "language", "sources[0].language" },
        { "mode: \"in-person\"", "mode: \"radio\"", "word-unknown", "sources[0].mode" },
        { "encounter: \"e-02\"", "encounter: \"e-03\"", "reference", "sources[1].encounter" },
        { "      - pseudonym: \"P-02\"", "      - pseudonym: \"P-03\"", "reference", "sources[1].participants[1].pseudonym" },
        { "      - pseudonym: \"P-02\"", "      - pseudonym: \"P-02\"\n        speaker: \"P-01\"", "twice", "sources[1].participants[1].speaker" },
        { "direction: \"understated: pay\"", "direction: \"up\"", "direction", "sources[0].limitations[0].direction" },
        { "of: \"one\"", "of: \"three\"", "reference", "sources[1].lineage[0].of" },
        { "of: \"one\"", "of: \"two\"", "of-itself", "sources[1].lineage[0].of" },
        { "      - file: \"one.en.md\"", "      - file: \"sub\\\\one.en.md\"", "file-name", "sources[0].renditions[0].file" },
        { "      - file: \"one.en.md\"", "      - file: \"two.txt\"", "twice", "sources[1].renditions[0].file" },
        { "kind: \"translation\"", "kind: \"original\"", "original", "sources[0].renditions[0].file" },
        { "      - file: \"one.md\"\n        kind: \"original\"", "      - file: \"one.md\"\n        kind: \"corrected\"", "original", "sources[0].renditions[1].kind" },
        { "by: \"C-02\"", "by: \"P-02\"", "reference", "sources[0].renditions[0].by" },
        { "    encounter: \"e-02\"\n", "    encounter: \"e-02\"\n    encounter: \"e-01\"\n", "key-twice", "sources[1].encounter" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public void What_is_wrong_is_told_with_its_place_and_the_rest_is_read(string piece, string otherwise, string code, string? path)
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith(piece, otherwise);
        Problem problem = Assert.Single(reading.Problems, p => p.Code == "formats.manifest-" + code && p.Place.Path == path);
        Assert.Equal("study.yaml", problem.Place.File);
        Assert.True(problem.Place is { Line: > 0, Column: > 0 });
        Assert.True(reading.Value!.Sources.Length >= 1);
        Assert.All(reading.Problems, AssertSaid);
    }

    [Fact]
    public void The_place_of_a_problem_is_its_line_and_column()
    {
        Problem problem = Assert.Single(SomeManifest.ReadWith("date: \"2023-21\"", "date: \"spring\"").Problems);
        Assert.Equal(new Place("study.yaml", 9, 11, "waves[0].date"), problem.Place);
        Assert.Equal(
            "study.yaml, line 9, column 11, at waves[0].date: “spring” is not a date in EDTF: see its character 1.",
            Messages.English.Say(problem));
    }

    [Theory]
    [InlineData("untill: \"2024\"")]
    [InlineData("until: \"soon\"")]
    [InlineData("until: *later")]
    [InlineData("until: &end \"2024\"")]
    [InlineData("until: \"2024\"\n        until: \"2044\"")]
    [InlineData("until: \"2024\"\n        scope: \"background\"")]
    [InlineData("until: [\"2024\"]")]
    [InlineData("until:")]
    [InlineData("until: \"2024\"\n      - \"cut off")]
    [InlineData("- until: \"2024\"")]
    [InlineData("\n      - until: \"2024\"")]
    [InlineData("\n    until: \"2024\"")]
    public void A_meeting_with_anything_wrong_in_it_is_for_background_only(string instead)
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith("until: \"2033-04-11\"", instead);
        Assert.NotEmpty(reading.Problems);
        foreach (ManifestConsent consent in reading.Value!.Encounters.Take(1).SelectMany(e => e.Consents))
        {
            Assert.Equal(ConsentScope.Background, consent.Scope);
            Assert.False(consent.LifeHistory || consent.Archive || consent.Recontact);
        }
    }

    [Fact]
    public void A_line_of_a_consent_at_the_margin_leaves_background_alone()
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith("sources:\n", "until: \"2024\"\nsources:\n");
        Assert.Contains(reading.Problems, p => p is { Code: "formats.manifest-key-unknown", Place.Path: "until" });
        Assert.All(reading.Value!.Encounters.SelectMany(e => e.Consents), c => Assert.Equal(ConsentScope.Background, c.Scope));
    }

    [Fact]
    public void A_meeting_that_stands_twice_leaves_background_alone()
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith("id: \"e-02\"", "id: \"e-01\"");
        Assert.Equal(ConsentScope.Background, Assert.Single(Assert.Single(reading.Value!.Encounters).Consents).Scope);
    }

    [Theory]
    [InlineData("naming: \"name-me\"", "naming: \"name-me\"\n    naming: \"never-name-me\"")]
    [InlineData("naming: \"name-me\"", "naming: \"name-me\"\n  - pseudonym: \"C-01\"")]
    [InlineData("naming: \"name-me\"", "naming: \"name-me\"\n    until: \"2024\"")]
    public void Nobody_is_named_by_an_entry_that_is_not_sound(string piece, string otherwise) =>
        Assert.Equal(Naming.Undecided, SomeManifest.ReadWith(piece, otherwise).Value!.Collaborators[0].Naming);

    [Theory]
    [InlineData("      - pseudonym: \"P-02\"", "      - pseudonym: \"P-09\"")]
    [InlineData("      - pseudonym: \"P-02\"", "      - *someone")]
    [InlineData("      - pseudonym: \"P-02\"", "      - \"P-02\"")]
    [InlineData("      - pseudonym: \"P-02\"", "    participants:\n      - pseudonym: \"P-02\"")]
    [InlineData("file: \"two.txt\"\n    kind", "kind")]
    public void A_source_whose_speakers_or_file_cannot_be_read_is_left_out_and_the_others_stay(string piece, string otherwise)
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith(piece, otherwise);
        Assert.Equal("one", Assert.Single(reading.Value!.Sources).Name);
        Assert.Contains(reading.Problems, p => p is { Code: "formats.manifest-left-out", Place.Path: "sources[1]" });
    }

    [Fact]
    public void A_source_of_an_unknown_kind_has_none() =>
        Assert.Null(SomeManifest.ReadWith("kind: \"group-interview\"", "kind: \"chat\"").Value!.Sources[1].Kind);

    [Fact]
    public void What_stands_above_a_mistake_of_writing_is_read()
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith("kind: \"group-interview\"", "kind: \"group-interview\" :\n\t- ]");
        Assert.Equal("one", Assert.Single(reading.Value!.Sources).Name);
        Assert.Contains(reading.Problems, p => p.Code == "formats.manifest-yaml" && p.Place.Line > 60);
    }

    [Fact]
    public void A_second_document_is_not_read()
    {
        Reading<StudyManifest> reading = SomeManifest.Read(SomeManifest.Small + "---\ntitle: \"Another\"\n");
        Assert.Equal("formats.manifest-documents", Assert.Single(reading.Problems).Code);
        Assert.Equal("Two talks", reading.Value!.Title);
    }

    [Fact]
    public void What_stands_behind_a_control_character_is_not_lost()
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith("note: \"Asked twice.\"", "note: \"Asked\0twice.\"");
        Assert.Equal("formats.manifest-control-character", reading.Problems[0].Code);
        Assert.Equal(2, reading.Value!.Sources.Length);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_told()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(SomeManifest.Small);
        bytes[SomeManifest.Small.IndexOf("tests", StringComparison.Ordinal)] = 0xE9;
        Reading<StudyManifest> reading = SomeManifest.Read(bytes);
        Assert.Equal(("formats.manifest-not-utf8", 2), (Assert.Single(reading.Problems).Code, reading.Problems[0].Place.Line!.Value));
        Assert.Equal(2, reading.Value!.Sources.Length);
        Assert.Equal("formats.manifest-not-utf8", Assert.Single(SomeManifest.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(SomeManifest.Small)).ToArray()).Problems).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a remark\n")]
    [InlineData("just words")]
    [InlineData("- a\n- b\n")]
    [InlineData("{}")]
    [InlineData("name: \"x\"")]
    public void What_is_no_manifest_is_told_in_one_sentence(string text)
    {
        Reading<StudyManifest> reading = SomeManifest.Read(text);
        Assert.Null(reading.Value);
        Assert.Equal("formats.manifest-nothing", Assert.Single(reading.Problems).Code);
    }

    /// <summary>Every code has words, and every value that they name was given.</summary>
    internal static void AssertSaid(Problem problem)
    {
        MessageTemplate? template = Messages.English.TemplateOf(problem.Code);
        Assert.NotNull(template);
        Assert.True(template.IsWellFormed);
        Assert.Empty(template.Names.Except(problem.Values.Select(v => v.Name)));
    }
}

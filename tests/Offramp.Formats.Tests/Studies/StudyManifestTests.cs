using Offramp.Research;

namespace Offramp.Formats.Tests;

public class StudyManifestTests
{
    [Fact]
    public void The_samples_manifest_reads_without_a_problem()
    {
        using FileStream file = File.OpenRead(SampleStudy.Manifest);
        Reading<StudyManifest> reading = StudyManifestReading.Read("study.yaml", file);
        Assert.Empty(reading.Problems);
        StudyManifest manifest = reading.Value!;
        Assert.StartsWith("Lantern Coast", manifest.Title);
        Assert.Equal("codebook.json", manifest.Codebook);
        Assert.Equal(["Asha", "Milo"], manifest.Coders.Select(c => c.Name));
        Assert.Equal(["w1", "w2"], manifest.Waves.Select(w => w.Id));
        Assert.Equal(["tallymen", "villagers", "students"], manifest.Cohorts.Select(c => c.Id));
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"P-0{i}"), manifest.Participants.Select(p => p.Pseudonym));
        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"C-0{i}"), manifest.Collaborators.Select(c => c.Pseudonym));
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"p-0{i}"), manifest.Sources.Select(s => s.Name));
        Assert.Equal(9, manifest.Encounters.Length);
        Assert.Equal(
            manifest.Sources.SelectMany(s => s.Participants.Select(p => (s.Encounter!, p.Pseudonym))).Order(),
            manifest.Encounters.SelectMany(e => e.Consents.Select(c => (e.Id, c.Participant))).Order());
        Assert.Equal(9, manifest.Encounters.SelectMany(e => e.Consents).Select(c => c.Participant).Distinct().Count());
    }

    [Fact]
    public void Of_the_samples_consents_one_is_for_paraphrase_and_one_for_background()
    {
        using FileStream file = File.OpenRead(SampleStudy.Manifest);
        StudyManifest manifest = StudyManifestReading.Read("study.yaml", file).Value!;
        Dictionary<(string, string), ManifestConsent> consents =
            manifest.Encounters.SelectMany(e => e.Consents.Select(c => (e, c))).ToDictionary(x => (x.e.Id, x.c.Participant), x => x.c);
        Assert.Equal(10, consents.Count);
        Assert.Equal(ConsentScope.Paraphrase, consents[("e-06", "P-06")].Scope);
        Assert.Equal(ConsentScope.Background, consents[("e-04", "P-03")].Scope);
        Assert.Equal(8, consents.Values.Count(c => c.Scope == ConsentScope.Verbatim));
        Assert.Equal(ConsentFreedom.Supervised, consents[("e-07", "P-07")].Freedom);
        Assert.False(consents[("e-07", "P-07")].LimitsTold);
        Assert.Equal("2024-12-31", consents[("e-02", "P-02")].Particulars[ConsentField.Until]);
        Assert.Equal("mis", consents[("e-06", "P-06")].Particulars[ConsentField.Language]);
        Assert.Equal([("e-08", "P-08")], consents.Where(c => c.Value.LifeHistory).Select(c => c.Key));
    }

    [Fact]
    public void Everything_that_the_manifest_says_is_read()
    {
        Reading<StudyManifest> reading = SomeManifest.Read(SomeManifest.Small);
        Assert.Empty(reading.Problems);
        StudyManifest manifest = reading.Value!;
        Assert.Equal(new ManifestCoder("Asha", "codings/asha"), Assert.Single(manifest.Coders));
        Assert.Equal(new ManifestWave("w1", "2023-21", "spring 2023"), Assert.Single(manifest.Waves));
        Assert.Equal(new ManifestCohort("villagers", "Fishing villagers"), Assert.Single(manifest.Cohorts));
        Assert.Equal([new("P-01", "villagers", "Joined 2014."), new("P-02", null, null)], manifest.Participants);
        Assert.Equal(
            [new("C-01", CollaboratorRole.Interviewer, Naming.NameMe), new("C-02", CollaboratorRole.Translator, Naming.Undecided)],
            manifest.Collaborators);
        ManifestConsent consent = Assert.Single(manifest.Encounters[0].Consents);
        Assert.Equal(
            ("P-01", ConsentScope.Verbatim, true, true, true, ConsentFreedom.Free, (bool?)true, (bool?)false),
            (consent.Participant, consent.Scope, consent.LifeHistory, consent.Archive, consent.Recontact, consent.Freedom, consent.Understood, consent.LimitsTold));
        Assert.Equal(Enum.GetValues<ConsentField>(), consent.Particulars.Keys);
        Assert.Equal("a cousin", consent.Particulars[ConsentField.ArrangedBy]);
        Assert.Equal(ConsentFreedom.Unknown, manifest.Encounters[1].Consents[1].Freedom);
        Assert.Null(manifest.Encounters[1].Consents[1].Understood);

        ManifestSource one = manifest.Sources[0];
        Assert.Equal(("one", "one.md", SourceKind.Interview, "e-01"), (one.Name, one.File, one.Kind!.Value, one.Encounter));
        Assert.Equal(
            ["The first", "w1", "2023-04-11", "11 April 2023", "Coast/Village", "fa", "in-person", "verbatim-transcript", "Recorded."],
            one.Particulars.Values);
        Assert.Equal([new ManifestSpeaker("P-01", "P-01")], one.Participants);
        Assert.Equal([new ManifestSpeaker("C-01", "Interviewer")], one.Collaborators);
        Assert.Equal([new ManifestLimitation("In a hurry.", "understated: pay")], one.Limitations);
        Assert.Equal(
            [new("one.md", RenditionKind.Original, "fa", null), new("one.en.md", RenditionKind.Translation, "en", "C-02")],
            one.Renditions);
        Assert.Equal([new ManifestSpeaker("P-01", "P-01"), new ManifestSpeaker("P-02", null)], manifest.Sources[1].Participants);
        Assert.Equal([new ManifestLineage("one", "Told again.")], manifest.Sources[1].Lineage);
    }

    [Fact]
    public void A_manifest_may_begin_with_a_byte_order_mark_and_have_any_line_ends()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(SomeManifest.Small.ReplaceLineEndings("\r\n"))];
        Reading<StudyManifest> reading = SomeManifest.Read(bytes);
        Assert.Empty(reading.Problems);
        Assert.Equal("Two talks", reading.Value!.Title);
    }
}

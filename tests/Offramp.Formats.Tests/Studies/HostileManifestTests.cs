using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class HostileManifestTests
{
    [Fact]
    public void Two_thousand_mutations_never_throw_and_leave_no_loose_end()
    {
        var random = new Random(20260101);
        byte[] whole = Encoding.UTF8.GetBytes(SomeManifest.Small);
        for (int i = 0; i < 2000; i++)
        {
            Reading<StudyManifest> reading = SomeManifest.Read(Mutated(whole, random));
            Assert.All(reading.Problems, StudyManifestProblemTests.AssertSaid);
            if (reading.Value is null) Assert.NotEmpty(reading.Problems);
            else AssertSound(reading.Value);
        }
    }

    [Fact]
    public void A_manifest_cut_off_anywhere_widens_no_consent()
    {
        Dictionary<(string, string), ManifestConsent> whole = Consents(SomeManifest.Read(SomeManifest.Small).Value!);
        for (int length = 0; length < SomeManifest.Small.Length; length += 7)
        {
            if (SomeManifest.Read(SomeManifest.Small[..length]).Value is not { } manifest) continue;
            AssertSound(manifest);
            Assert.All(Consents(manifest), c => Assert.True(c.Value.Scope <= whole[c.Key].Scope));
        }
    }

    [Fact]
    public void A_billion_laughs_stay_few()
    {
        var bomb = new StringBuilder("title: \"x\"\nl0: &l0 [\"lol\"]\n");
        for (int i = 1; i < 30; i++) bomb.Append($"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]\n");
        Reading<StudyManifest> reading = SomeManifest.Read(bomb.Append("sources: *l29\n").ToString());
        Assert.Empty(reading.Value!.Sources);
        Assert.Contains(reading.Problems, p => p is { Code: "formats.manifest-alias", Place.Path: "sources" });
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("{a: ")]
    [InlineData("[{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("? - ")]
    [InlineData("!a ")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData(": ")]
    [InlineData("a: ")]
    [InlineData("\"a\": ")]
    [InlineData("[a,")]
    [InlineData("a,")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("|\n")]
    [InlineData("%a ")]
    [InlineData("%TAG ! a\n")]
    [InlineData("---\n")]
    [InlineData("#\n")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("\\")]
    [InlineData("a\n")]
    [InlineData("- a\n")]
    [InlineData("]")]
    public void A_piece_repeated_a_million_times_is_refused_clearly(string piece)
    {
        foreach (string before in new[] { "", "title: ", "title: \"x\"\nsources: [" })
        {
            Reading<StudyManifest> reading = SomeManifest.Read(before + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));
            Assert.NotEmpty(reading.Problems);
            Assert.True(reading.Problems.Length <= 501);
            Assert.All(reading.Problems, StudyManifestProblemTests.AssertSaid);
        }
    }

    [Fact]
    public void Values_too_deep_in_each_other_refuse_the_file()
    {
        Reading<StudyManifest> reading = SomeManifest.ReadWith("title: \"Two talks\"", "title: " + new string('[', 20) + new string(']', 20));
        Assert.Null(reading.Value);
        Assert.Equal(("formats.manifest-too-deep", 1), (Assert.Single(reading.Problems).Code, reading.Problems[0].Place.Line!.Value));
    }

    [Fact]
    public void Too_many_values_refuse_the_file()
    {
        Reading<StudyManifest> reading = SomeManifest.Read("title: \"x\"\nsources:\n" + string.Concat(Enumerable.Repeat("  - a\n", 250_000)));
        Assert.Null(reading.Value);
        Assert.Equal("formats.manifest-too-many", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void Ten_megabytes_are_refused_before_they_are_read_to_the_end()
    {
        using var stream = new MemoryStream(new byte[10 * 1024 * 1024]);
        Reading<StudyManifest> reading = StudyManifestReading.Read("study.yaml", stream);
        Assert.Null(reading.Value);
        Assert.Equal("formats.manifest-too-large", Assert.Single(reading.Problems).Code);
        Assert.True(stream.Position < stream.Length);
    }

    [Fact]
    public void Problems_without_number_are_told_as_a_number()
    {
        Reading<StudyManifest> reading = SomeManifest.Read("title: \"x\"\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"k{i}: \"v\"\n")));
        Assert.Equal(501, reading.Problems.Length);
        Assert.Equal("formats.manifest-more-problems", reading.Problems[^1].Code);
    }

    private static byte[] Mutated(byte[] whole, Random random)
    {
        string[] pieces = ["\"", "\n", "  ", "- ", ": ", "&a ", "*a", "!!x ", "[", "]", "{", "}", "|", ">", "\0", "\t", "---\n", "#", "? ", "\\", "../", "~", "\uFEFF", "سی", "\ud83d\ude00"];
        var bytes = new List<byte>(whole);
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)])); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
                case 4: bytes.InsertRange(at, Enumerable.Repeat(bytes[at], 200).ToArray()); break;
                default: if (random.Next(4) == 0) bytes.RemoveRange(at, bytes.Count - at); break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }

    // What holds of every manifest that was read, however bad the file.
    private static void AssertSound(StudyManifest manifest)
    {
        string[] participants = [.. manifest.Participants.Select(p => p.Pseudonym)];
        string[] collaborators = [.. manifest.Collaborators.Select(c => c.Pseudonym)];
        string[] encounters = [.. manifest.Encounters.Select(e => e.Id)];
        string[] sources = [.. manifest.Sources.Select(s => s.Name)];
        Assert.All([participants, collaborators, encounters, sources], names => Assert.Distinct(names));
        Assert.Subset(participants.ToHashSet(), manifest.Encounters.SelectMany(e => e.Consents).Select(c => c.Participant).ToHashSet());
        foreach (ManifestSource source in manifest.Sources)
        {
            Assert.Subset(participants.ToHashSet(), source.Participants.Select(p => p.Pseudonym).ToHashSet());
            Assert.Subset(collaborators.ToHashSet(), source.Collaborators.Select(c => c.Pseudonym).ToHashSet());
            Assert.True(source.Encounter is null || encounters.Contains(source.Encounter));
            Assert.Equal((source.File, RenditionKind.Original), (source.Renditions[0].File, source.Renditions[0].Kind));
            Assert.All(source.Renditions, r => Assert.DoesNotContain(r.File, c => c is '/' or '\\'));
            Assert.All(source.Lineage, l => Assert.True(l.Of is null ? l.Text is not null : sources.Contains(l.Of)));
        }
    }

    private static Dictionary<(string, string), ManifestConsent> Consents(StudyManifest manifest) =>
        manifest.Encounters.SelectMany(e => e.Consents.Select(c => (Key: (e.Id, c.Participant), Consent: c))).ToDictionary(c => c.Key, c => c.Consent);
}

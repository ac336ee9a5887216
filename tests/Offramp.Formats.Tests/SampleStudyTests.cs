using System.Text.Json;
using System.Text.RegularExpressions;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>What the sample study promises of itself.</summary>
public partial class SampleStudyTests
{
    public static TheoryData<string> CodingsFiles =>
        [.. Directory.GetFiles(Path.Combine(SampleStudy.Folder, "codings"), "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SampleStudy.Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Transcripts =>
        [.. Directory.GetFiles(Path.Combine(SampleStudy.Folder, "transcripts")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static StudyManifest Manifest
    {
        get
        {
            using FileStream file = File.OpenRead(SampleStudy.Manifest);
            return StudyManifestReading.Read("study.yaml", file).Value!;
        }
    }

    [Theory]
    [MemberData(nameof(CodingsFiles))]
    public void Every_quotation_stands_where_its_coding_says(string path)
    {
        using JsonDocument codings = Json(path);
        JsonElement document = codings.RootElement.GetProperty("document");
        string text = Text(document.GetProperty("file").GetString()!);
        Assert.Equal(document.GetProperty("length").GetInt32(), text.Length);
        Assert.NotEmpty(codings.RootElement.GetProperty("codings").EnumerateArray());
        Assert.NotEmpty(codings.RootElement.GetProperty("links").EnumerateArray());
        Assert.All(Entries(codings), coding =>
            Assert.Equal(coding.GetProperty("quote").GetString(), text[coding.GetProperty("start").GetInt32()..coding.GetProperty("end").GetInt32()]));
    }

    [Theory]
    [MemberData(nameof(CodingsFiles))]
    public void Every_code_of_a_coding_stands_in_the_codebook(string path)
    {
        using JsonDocument codebook = Json("codebook.json");
        HashSet<string?> codes = [.. codebook.RootElement.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("id").GetString())];
        Assert.Equal(44, codes.Count);
        using JsonDocument codings = Json(path);
        Assert.All(codings.RootElement.GetProperty("codings").EnumerateArray(), coding => Assert.Contains(coding.GetProperty("code").GetString(), codes));
        Assert.All(codings.RootElement.GetProperty("links").EnumerateArray(), link =>
        {
            Assert.Contains(link.GetProperty("cause").GetString(), codes);
            Assert.Contains(link.GetProperty("effect").GetString(), codes);
        });
    }

    [Theory]
    [MemberData(nameof(CodingsFiles))]
    public void What_was_coded_is_read_without_a_problem_and_written_as_it_was(string path)
    {
        using FileStream stream = File.OpenRead(Path.Combine(SampleStudy.Folder, path));
        Reading<ImportedCodings> reading = CodingsJson.Read(path, stream);
        Assert.Empty(reading.Problems);
        ImportedCodings again = CodingsJson.Read(path, CodingsJson.Write(reading.Value!)).Value!;
        Assert.Equal(reading.Value!.Codings, again.Codings);
        Assert.Equal(reading.Value.Links, again.Links);
    }

    [Fact]
    public void Each_correction_finds_its_words_once_and_codings_lie_over_them()
    {
        foreach (ManifestSource source in Manifest.Sources)
        {
            foreach (ManifestCorrection correction in source.Corrections)
            {
                string text = Text(correction.File ?? source.File);
                int at = text.IndexOf(correction.From, StringComparison.Ordinal);
                Assert.True(at >= 0 && text.IndexOf(correction.From, at + 1, StringComparison.Ordinal) < 0, correction.From);
                Assert.NotNull(correction.Why);
                using JsonDocument codings = Json($"codings/asha/{Path.GetFileNameWithoutExtension(correction.File ?? source.File)}.json");
                Assert.Contains(Entries(codings), c => c.GetProperty("start").GetInt32() < at + correction.From.Length && c.GetProperty("end").GetInt32() > at);
            }
        }
        Assert.Contains(Manifest.Sources, s => !s.Corrections.IsEmpty);
    }

    [Fact]
    public void Sets_and_memos_name_what_there_is()
    {
        using JsonDocument codebook = Json("codebook.json");
        HashSet<string?> codes = [.. codebook.RootElement.GetProperty("codes").EnumerateArray().Select(c => c.GetProperty("id").GetString())];
        Assert.Equal(2, Manifest.CodeSets.Length);
        Assert.All(Manifest.CodeSets.SelectMany(set => set.Codes), code => Assert.Contains(code, codes));
        Assert.Single(Manifest.CodebookVersions);
        Assert.Equal([(null, null), ("p-04", null), (null, "pay-cut")], Manifest.Memos.Select(m => (m.Source, m.Code)));
        Assert.All(Manifest.Memos.Select(m => m.Code).OfType<string>(), code => Assert.Contains(code, codes));
    }

    [Fact]
    public void Every_file_that_the_manifest_names_is_there_and_no_other()
    {
        StudyManifest manifest = Manifest;
        Assert.Equal(
            Transcripts.Select(row => row.Data).Order(StringComparer.Ordinal),
            manifest.Sources.SelectMany(s => s.Renditions).Select(r => r.File).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(SampleStudy.Folder, manifest.Codebook!)));
        Assert.All(manifest.Coders, coder =>
            Assert.Contains(CodingsFiles.Select(row => row.Data), path => path.StartsWith(coder.Codings + "/", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void A_transcript_has_800_to_1500_words(string file)
    {
        string text = FrontMatter().Replace(Text(file), "");
        Assert.InRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 800, 1500);
    }

    [Theory]
    [InlineData("p-05.fa.md")]
    [InlineData("p-08.fa.txt")]
    public void A_Persian_transcript_runs_from_right_to_left(string file)
    {
        string text = Label().Replace(FrontMatter().Replace(Text(file), ""), "");
        int arabic = text.EnumerateRunes().Count(r => r.Value is >= 0x600 and <= 0x6FF);
        int latin = text.EnumerateRunes().Count(r => r.IsAscii && char.IsAsciiLetter((char)r.Value));
        Assert.True(arabic > 50 * latin, $"{arabic} letters of Arabic script, {latin} Latin ones");
    }

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void Nobody_speaks_but_the_speakers_of_the_manifest(string file)
    {
        ManifestSource source = Assert.Single(Manifest.Sources, s => s.Renditions.Any(r => r.File == file));
        IEnumerable<string> speakers = source.Participants.Concat(source.Collaborators).Select(s => s.Speaker).OfType<string>();
        Assert.Equal(speakers.Order(StringComparer.Ordinal), Labels(file).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<JsonElement> Entries(JsonDocument codings) =>
        codings.RootElement.GetProperty("codings").EnumerateArray().Concat(codings.RootElement.GetProperty("links").EnumerateArray());

    private static ReadText Read(string file)
    {
        using FileStream stream = File.OpenRead(SampleStudy.Transcript(file));
        Reading<ReadText> reading = TextReading.Read(file, stream);
        Assert.Empty(reading.Problems);
        return reading.Value!;
    }

    private static string Text(string file) => Read(file).Text;

    private static IEnumerable<string> Labels(string file) => Read(file).Turns.Select(turn => turn.Speaker).OfType<string>();

    private static JsonDocument Json(string path) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SampleStudy.Folder, path)));

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^(\*\*)?(Interviewer|P-0\d):(\*\*)?", RegexOptions.Multiline)]
    private static partial Regex Label();
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Offramp.Formats.Refi;
using Offramp.Research;

namespace Offramp.Formats.Tests.Refi;

/// <summary>Every real export gives exactly what independent software found in it.</summary>
public class ReferenceTests
{
    public static TheoryData<string> Names() => ReferenceFiles.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_frame_of_the_file_is_read(string name)
    {
        (RefiProject project, JsonElement expected) = Read(name);
        Assert.Equal(Text(expected, "root") == "CodeBook", project.IsCodebook);
        Assert.Equal(Text(expected, "namespace"), project.Namespace);
        Assert.Equal(Text(expected, "origin"), project.Origin);
        Assert.Equal(Strings(expected, "zipEntries").Order(StringComparer.Ordinal), project.Entries.Order(StringComparer.Ordinal));
        Assert.Equal(
            expected.GetProperty("elementCounts").EnumerateObject().Select(static p => (p.Name, p.Value.GetInt32())).Order(),
            project.Elements.Select(static e => (e.Element, e.InFile)).Order());
        Assert.All(project.Elements, static element => Assert.Equal(0, element.Lost));
        Assert.Equal(Strings(expected, "duplicateGuids").Order(StringComparer.Ordinal), project.DuplicateGuids.Order(StringComparer.Ordinal));
        Assert.Equal(expected.GetProperty("danglingRefs").GetArrayLength(), project.DanglingReferences.Length);
        Assert.Equal(
            expected.GetProperty("unknownUsers").EnumerateObject().Select(static p => (RefiGuid.Bare(p.Name), p.Value.GetInt32())).Order(),
            project.UnknownUsers.Select(static pair => (pair.Key, pair.Value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Codes_users_variables_cases_sets_and_links_are_read(string name)
    {
        (RefiProject project, JsonElement expected) = Read(name);
        Equal(expected.GetProperty("codes"), project.Codes);
        Assert.Equal(
            Items(expected, "users").Select(static u => (Text(u, "guid"), Text(u, "name"), Text(u, "id"))),
            project.Users.Select(static u => ((string?)u.Guid, u.Name, u.Id)));
        Assert.Equal(
            Items(expected, "variables").Select(static v => (Text(v, "guid"), Text(v, "name"), Text(v, "type"))),
            project.Variables.Select(static v => ((string?)v.Guid, (string?)v.Name, (string?)v.Type.ToString())));
        Assert.Equal(
            Items(expected, "cases").Select(static c => string.Join('|',
                [Text(c, "guid"), Text(c, "name"), .. Values(c), .. Strings(c, "codeRefs"), .. Strings(c, "sourceRefs"), .. Strings(c, "selectionRefs")])),
            project.Cases.Select(static c => string.Join('|', [c.Guid, c.Name, .. c.Values.Select(Written), .. c.CodeRefs, .. c.SourceRefs, .. c.SelectionRefs])));
        Assert.Equal(
            Items(expected, "links").Select(static l => (Text(l, "guid"), Text(l, "name"), Text(l, "direction"), Text(l, "color"), Text(l, "originGUID"), Text(l, "targetGUID"))),
            project.Links.Select(static l => ((string?)l.Guid, l.Name, l.Direction, l.Colour, l.Origin, l.Target)));
        Assert.Equal(
            Items(expected, "sets").Select(static s => (Text(s, "guid"), Text(s, "name"), s.GetProperty("members").GetArrayLength())),
            project.Sets.Select(static s => ((string?)s.Guid, s.Name, s.Members.Length)));
        foreach ((JsonElement set, RefiSet read) in Items(expected, "sets").Zip(project.Sets))
        {
            foreach ((JsonElement member, RefiMember found) in set.GetProperty("members").EnumerateArray().Zip(read.Members))
            {
                Assert.Equal(member[0].GetString(), "Member" + found.Kind);
                // Transana writes the guid of a note as the element's words, where the expectation does not look.
                if (member[1].ValueKind != JsonValueKind.Null) Assert.Equal(member[1].GetString(), found.Target);
                else Assert.Contains(project.Notes, note => note.Guid == found.Target);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_are_read_with_their_bytes_and_lengths(string name)
    {
        (RefiProject project, JsonElement expected) = Read(name);
        Dictionary<string, RefiText> texts = project.Texts().ToDictionary(static text => text.Guid, StringComparer.Ordinal);
        Assert.Equal(Items(expected, "sources").Count(), texts.Count);
        Assert.All(Items(expected, "sources"), source =>
        {
            RefiText text = texts[Text(source, "guid")!];
            Assert.Equal(
                (Text(source, "name"), Text(source, "plainTextPath"), Text(source, "richTextPath"), source.GetProperty("selections").GetInt32()),
                (text.Name, text.PlainTextPath, text.RichTextPath, text.Selections.Length));
            Assert.Equal(Text(source, "kind"), text.Kind == RefiTextKind.Source ? "TextSource" : text.Kind.ToString());
            Assert.Equal(Strings(source, "codingsOnWhole"), text.Codings.Select(static c => c.Code));
            Assert.Equal(Values(source), text.Values.Select(Written));
            Equal(source, text.Words);
        });
        RefiSource[] media = [.. project.Sources.Where(static s => s.Kind != RefiSourceKind.Text)];
        Assert.Equal(
            Items(expected, "mediaSources").Select(static m => (Text(m, "guid"), Text(m, "name"), Text(m, "path"), Text(m, "currentPath"), Text(m, "entry") is "missing" or "external" or null)).Order(),
            media.Select(static m => ((string?)m.Guid, m.Name, m.Path, m.CurrentPath, m.Entry is null)).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Offsets_are_read_as_the_evidence_says_and_every_passage_is_the_same(string name)
    {
        (RefiProject project, JsonElement expected) = Read(name);
        OffsetReading chosen = project.Offsets.Reading;
        JsonElement best = expected.GetProperty("bestReading");
        // What the expectation calls "as is" has no byte-order mark in any of these files.
        Assert.Equal(
            (Text(best, "view") is "asis" or "nobom" ? "AsIs" : Text(best, "view"), Text(best, "unit") == "cp" ? OffsetUnit.CodePoints : OffsetUnit.Utf16, Text(best, "end") == "incl"),
            (chosen.View.ToString(), chosen.Unit, chosen.IsInclusive));

        Dictionary<string, RefiText> hosts = RefiAnnotations.Of(project).ToDictionary(static a => a.Note.Guid, static a => a.Text, StringComparer.Ordinal);
        var passages = new Dictionary<string, OffsetPassages>(StringComparer.Ordinal);
        var found = new HashSet<(string?, string?, string?)>();
        foreach (RefiText text in project.Texts())
        {
            foreach (RefiSelection selection in text.Selections)
            {
                if (selection.Codings.IsEmpty) found.Add((text.Guid, selection.Guid, null));
                foreach (RefiCoding coding in selection.Codings) Assert.True(found.Add((text.Guid, selection.Guid, coding.Guid)));
            }
            passages[text.Guid] = new OffsetPassages(hosts.GetValueOrDefault(text.Guid, text), chosen);
        }
        int compared = 0;
        Assert.All(Items(expected, "codings"), wanted =>
        {
            Assert.True(found.Remove((Text(wanted, "source"), Text(wanted, "sel"), Text(wanted, "coding"))));
            RefiText text = project.Texts().First(t => t.Guid == Text(wanted, "source"));
            RefiSelection selection = text.Selections.First(s => s.Guid == Text(wanted, "sel"));
            Assert.Equal((Text(wanted, "name"), Text(wanted, "description")), (selection.Name, selection.Description));
            if (Text(wanted, "coding") is { } guid)
            {
                RefiCoding coding = selection.Codings.First(c => c.Guid == guid);
                Assert.Equal(Text(wanted, "code"), coding.Code);
                Assert.Equal(Text(wanted, "user"), coding.User ?? selection.Stamp.CreatingUser);
            }
            if (wanted.TryGetProperty("start", out JsonElement start)) Assert.Equal((start.GetInt64(), wanted.GetProperty("end").GetInt64()), (selection.From, selection.To));
            else Assert.Equal((Text(wanted, "fromSyncPoint"), Text(wanted, "toSyncPoint")), (selection.FromSyncPoint, selection.ToSyncPoint));
            if (Text(wanted, "selSha256") is not { } hash) return;
            OffsetPassage passage = passages[text.Guid].Find(selection)!;
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(passage.Words))));
            Assert.Equal(passage.Words.ReplaceLineEndings("\n"), passages[text.Guid].Text![passage.Start..passage.End]);
            compared++;
        });
        Assert.Empty(found);
        Assert.Equal(Items(expected, "codings").Count(static c => Text(c, "selSha256") is not null), compared);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Selections_in_pictures_pages_and_recordings_are_read(string name)
    {
        (RefiProject project, JsonElement expected) = Read(name);
        string[] read = [.. from source in project.Sources
                            from selection in source.Selections
                            select string.Join('|', [source.Guid, selection.Kind.ToString().ToUpperInvariant(), selection.Guid, selection.Name, selection.From, selection.To,
                                selection.Area?.Page, selection.Area?.FirstX, selection.Area?.FirstY, selection.Area?.SecondX, selection.Area?.SecondY, .. selection.Codings.Select(static c => c.Code)])];
        Assert.Equal(
            Items(expected, "otherSelections").Select(static s =>
            {
                JsonElement a = s.GetProperty("attrs");
                return string.Join('|', [Text(s, "source"), Text(s, "kind")!.Replace("Selection", "", StringComparison.Ordinal).ToUpperInvariant(), Text(a, "guid"), Text(a, "name"), Text(a, "begin"), Text(a, "end"),
                    Text(a, "page"), Text(a, "firstX"), Text(a, "firstY"), Text(a, "secondX"), Text(a, "secondY"), .. Strings(s, "codes")]);
            }).Order(StringComparer.Ordinal),
            read.Order(StringComparer.Ordinal));
    }

    private static (RefiProject Project, JsonElement Expected) Read(string name)
    {
        Reading<RefiProject> reading = RefiFile.Read(name, ReferenceFiles.Bytes(name));
        Assert.All(reading.Problems, static problem => Assert.NotEmpty(Messages.English.Say(problem)));
        return (reading.Value!, ReferenceFiles.Expected(name));
    }

    private static void Equal(JsonElement expected, ImmutableArray<RefiCode> codes)
    {
        Assert.Equal(expected.GetArrayLength(), codes.Length);
        foreach ((JsonElement wanted, RefiCode code) in expected.EnumerateArray().Zip(codes))
        {
            Assert.Equal(
                (Text(wanted, "guid"), Text(wanted, "name"), Text(wanted, "isCodable") == "true", Text(wanted, "color"), Text(wanted, "description")),
                (code.Guid, code.Name, code.IsCodable, code.Colour, code.Description));
            Assert.Equal(Strings(wanted, "noteRefs"), code.NoteRefs);
            Equal(wanted.GetProperty("children"), code.Children);
        }
    }

    private static void Equal(JsonElement source, RefiWords? words)
    {
        if (Text(source, "entry") is "missing" or null)
        {
            Assert.Null(words);
            return;
        }
        Assert.NotNull(words);
        if (Text(source, "entry") == "inline")
        {
            Assert.Null(words.Entry);
            return;
        }
        Assert.Equal((Text(source, "entry"), Text(source, "encoding")), (words.Entry, words.Encoding + (words.HasMark ? "+BOM" : "")));
        Assert.Equal((source.GetProperty("bytes").GetInt64(), Text(source, "sha256Bytes")), (words.Bytes, words.Sha256));
        Assert.Equal(
            (source.GetProperty("lenUtf16").GetInt32(), source.GetProperty("lenCodepoints").GetInt32()),
            (words.Text.Length, OffsetMap.Of(words, OffsetReading.Standard).Length));
        Assert.Equal(Text(source, "sha256TextNoBom"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.Text))));
        Assert.Equal(Text(source, "sha256TextNoBomLf"), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LineEnds.ToLf(words.Text)))));
    }

    private static IEnumerable<string> Values(JsonElement element) => element.GetProperty("values").EnumerateArray().Select(static value =>
    {
        JsonProperty? stands = value.EnumerateObject().Where(static p => p.Name != "VariableRef").Select(static p => (JsonProperty?)p).FirstOrDefault();
        return string.Create(CultureInfo.InvariantCulture, $"{Text(value, "VariableRef")} {stands?.Name.Replace("Value", "", StringComparison.Ordinal)} {stands?.Value.GetString()}");
    });

    private static string Written(RefiValue value) => $"{value.Variable} {value.Type} {value.Value}";

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => element.GetProperty(name).EnumerateArray();

    private static IEnumerable<string> Strings(JsonElement element, string name) => Items(element, name).Select(static item => item.GetString()!);

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

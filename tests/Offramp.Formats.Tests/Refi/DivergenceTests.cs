using Offramp.Formats.Refi;
using Offramp.Research;
using static Offramp.Formats.Tests.Refi.SomeRefi;

namespace Offramp.Formats.Tests.Refi;

/// <summary>What products write that the standard does not say, one by one.</summary>
public class DivergenceTests
{
    private static readonly byte[] Words = Some.Utf8("For the pay.");

    [Fact]
    public void A_whole_project_is_read_without_a_word_but_for_what_is_kept()
    {
        Reading<RefiProject> reading = RefiFile.Read("a.qdpx", Whole());
        Assert.Equal(["formats.refi-kept", "formats.refi-kept", "formats.refi-kept"], Some.Codes(reading));
        RefiProject project = reading.Value!;
        Assert.Equal(["Motives", "Motives/Pay"], project.AllCodes().Select(static c => string.Join('/', c.Path)));
        Assert.Equal(0xAABBCC, project.Codes[0].Children[0].Rgb);
        Assert.False(project.Codes[0].IsCodable);
        Assert.Equal(["talk", "words", "one two", "A memo"], project.Texts().Select(static t => t.Name == "talk" ? "talk" : t.Words!.Text));
        Assert.Equal(new RefiValue(Guid(4), RefiValueType.Integer, "34"), project.Cases[0].Values[0]);
        Assert.Equal(900, project.Sources[2].Texts[0].SyncPoints[0].Milliseconds);
        var transcript = new OffsetPassages(project.Sources[2].Texts[0], project.Offsets.Reading);
        Assert.Equal("two", transcript.Find(project.Sources[2].Texts[0].Selections[0])!.Words);
    }

    [Fact]
    public void What_has_no_place_is_kept_whole_with_its_owner_and_can_be_read_again()
    {
        RefiProject project = Read(Project(
            $"<Sources><TextSource guid=\"{Guid(1)}\" shade=\"x&lt;y\"><PlainTextContent>a</PlainTextContent><Odd level=\"1\">one <b xmlns=\"urn:other\">two</b>&amp;</Odd></TextSource></Sources><Graphs><Graph guid=\"{Guid(2)}\"/></Graphs>")).Value!;
        Assert.Equal(
            [(Guid(1), "TextSource", "shade", true), (Guid(1), "TextSource", "Odd", false), (null, "Project", "Graphs", false)],
            project.Kept.Select(static k => (k.Owner, k.Parent, k.Name, k.IsAttribute)));
        Assert.Equal("x<y", project.Kept[0].Xml);
        var odd = System.Xml.Linq.XElement.Parse(project.Kept[1].Xml);
        Assert.Equal((Namespace, "one two&"), (odd.Name.NamespaceName, odd.Value));
        Assert.Contains(new RefiElementCount("Graph", 1, 1, 0), project.Elements);
        Assert.Contains(new RefiElementCount("TextSource", 1, 0, 0), project.Elements);
    }

    [Theory]
    [InlineData("project.qde", "Sources/A-1.TXT", "internal://a-1.txt")]
    [InlineData("My study.QDE", "sources\\a-1.txt", "internal://A-1.txt")]
    [InlineData("Project.qde", "sources/a 1 é.txt", "internal://a%201%20%C3%A9.txt")]
    [InlineData("project.qde", "sources/a-1.txt", "a-1.txt")]
    [InlineData("project.qde", "./sources/a-1.txt", "sources/a-1.txt")]
    [InlineData("project.qde", "a-1.txt", "internal:///a-1.txt")]
    public void Entries_are_found_however_they_are_named(string project, string entry, string path)
    {
        byte[] bytes = Zip((project, Some.Utf8(Project($"<Sources><TextSource guid=\"{Guid(1)}\" plainTextPath=\"{path}\"/></Sources>"))), (entry, Words), ("sources/.root", []));
        Reading<RefiProject> reading = RefiFile.Read("study.zip", bytes);
        Assert.Empty(reading.Problems);
        Assert.Equal("For the pay.", reading.Value!.Texts().First().Words!.Text);
    }

    [Theory]
    [InlineData("urn:QDA-XML:project:0:10")]
    [InlineData("urn:QDA-XML:project:1.0")]
    [InlineData("urn:qda-xml:project:2.0")]
    public void Any_namespace_of_the_standard_is_read(string ns) => Assert.Empty(RefiFile.Read("a.qde", Some.Utf8(Project($"<Users><User guid=\"{Guid(1)}\"/></Users>", ns: ns))).Problems);

    [Fact]
    public void Another_namespace_is_read_and_said()
    {
        Reading<RefiProject> reading = RefiFile.Read("a.qde", Some.Utf8($"<Project name=\"x\"><Users><User guid=\"{Guid(1)}\"/></Users></Project>"));
        Assert.Equal(["formats.refi-namespace"], Some.Codes(reading));
        Assert.Single(reading.Value!.Users);
    }

    [Fact]
    public void A_codebook_with_a_mark_an_empty_wrapper_and_sets_is_read()
    {
        Reading<RefiProject> reading = RefiFile.Read("a.qdc", Some.Utf8(
            $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><CodeBook xmlns=\"urn:QDA-XML:codebook:1:0\" origin=\"x\"><Codes><Code guid=\"{{{Guid(1).ToUpperInvariant()}}}\" name=\"A::B\" isCodable=\"1\" color=\"red\"/></Codes><Sets/><Sets><Set guid=\"{Guid(2)}\" name=\"s\"><MemberCode guid=\"{Guid(1)}\"/></Set></Sets></CodeBook>"));
        Assert.Equal(["formats.colour-unknown"], Some.Codes(reading));
        Assert.True(reading.Value!.IsCodebook);
        Assert.Equal("{" + Guid(1) + "}", reading.Value.Codes[0].Guid);
        Assert.Equal(new RefiMember(RefiMemberKind.Code, Guid(1)), reading.Value.Sets[0].Members[0]);
        Assert.Equal(("red", (int?)null), (reading.Value.Codes[0].Colour, reading.Value.Codes[0].Rgb));
    }

    [Fact]
    public void Members_are_read_from_the_attribute_under_both_names_and_from_words()
    {
        RefiProject project = Read(Project(
            $"<Notes><Note guid=\"{Guid(1)}\"><PlainTextContent>n</PlainTextContent></Note></Notes><Sets><Set guid=\"{Guid(2)}\" name=\"s\"><MemberNote>{Guid(1)}</MemberNote><MemberNote guid=\"{Guid(1)}\"/><MemberNote targetGUID=\"{Guid(1)}\"/></Set></Sets>")).Value!;
        Assert.Equal([Guid(1), Guid(1), Guid(1)], project.Sets[0].Members.Select(static m => m.Target));
        Assert.Contains(new RefiElementCount("MemberNote", 3, 0, 0), project.Elements);
    }

    [Fact]
    public void Values_are_read_wherever_programs_write_them()
    {
        string value(string inside) => $"<VariableValue><VariableRef targetGUID=\"{Guid(1)}\"/>{inside}</VariableValue>";
        Reading<RefiProject> reading = Read(Project(
            $"<Variables><Variable guid=\"{Guid(1)}\" name=\"v\" typeOfVariable=\"Number\"/></Variables><Cases><Case guid=\"{Guid(2)}\">{value("<DateValue>2024-01-02</DateValue>")}{value("")}<SourceRef targetGUID=\"{Guid(3)}\"/></Case></Cases>"
            + $"<Sources><TextSource guid=\"{Guid(3)}\"><PlainTextContent>a</PlainTextContent>{value("<TextValue/>")}</TextSource><AudioSource guid=\"{Guid(4)}\">{value("<BooleanValue>true</BooleanValue>")}</AudioSource></Sources>"));
        Assert.Equal(["formats.refi-variable-type"], Some.Codes(reading));
        RefiProject project = reading.Value!;
        Assert.True(project.Cases[0].IsOfOneDocument);
        Assert.Equal([(RefiValueType.Date, "2024-01-02"), (null, null)], project.Cases[0].Values.Select(static v => (v.Type, v.Value)));
        Assert.Equal((RefiValueType.Text, null), (project.Sources[0].Values[0].Type, project.Sources[0].Values[0].Value));
        Assert.Equal((RefiValueType.Boolean, "true"), (project.Sources[1].Values[0].Type, project.Sources[1].Values[0].Value));
    }

    [Fact]
    public void One_quotation_in_two_views_is_no_fault_and_other_doubles_are()
    {
        Reading<RefiProject> reading = Read(Project(
            $"<Sources><PDFSource guid=\"{Guid(1)}\"><PDFSelection guid=\"{Guid(2)}\" page=\"0\" firstX=\"0\" firstY=\"0\" secondX=\"1\" secondY=\"1\"/><Representation guid=\"{Guid(3)}\"><PlainTextContent>words</PlainTextContent><PlainTextSelection guid=\"{Guid(2)}\" startPosition=\"0\" endPosition=\"5\"/></Representation></PDFSource>"
            + $"<TextSource guid=\"{Guid(1)}\"><PlainTextContent>a</PlainTextContent></TextSource></Sources>"));
        Assert.Equal([Guid(2), Guid(1)], reading.Value!.DuplicateGuids);
        Assert.Equal(["formats.refi-guid-twice"], Some.Codes(reading));
    }

    [Fact]
    public void Faults_are_reported_and_hold_nothing_up()
    {
        Reading<RefiProject> reading = Read(
            Project(
                $"<CodeBook><Codes><Code guid=\"\" name=\"\" isCodable=\"maybe\"/></Codes></CodeBook><Sources><TextSource guid=\"{Guid(1)}\" plainTextPath=\"internal://gone.txt\" creationDateTime=\"last week\"><PlainTextSelection guid=\"{Guid(2)}\" startPosition=\"0\" endPosition=\"2\"><Coding guid=\"{Guid(3)}\" creatingUser=\"{Guid(8)}\"><CodeRef targetGUID=\"{Guid(9)}\"/></Coding></PlainTextSelection></TextSource><PictureSource guid=\"{Guid(4)}\" path=\"internal://gone.png\"/></Sources>",
                $"creatingUserGUID=\"{Guid(8)}\""));
        Assert.Equal(
            ["formats.refi-guid-missing", "formats.refi-code-without-name", "formats.refi-flag", "formats.refi-date", "formats.refi-entry-missing", "formats.refi-entry-missing", "formats.refi-reference-dangling", "formats.refi-user-unknown"],
            Some.Codes(reading));
        RefiProject project = reading.Value!;
        Assert.Equal(36, project.Codes[0].Guid.Length);
        Assert.Equal(new RefiReference("CodeRef", Guid(9)), Assert.Single(project.DanglingReferences));
        Assert.Equal(2, project.UnknownUsers[Guid(8)]);
        Assert.Equal("last week", project.Sources[0].Stamp.Created);
        Assert.Single(project.Sources[0].Texts[0].Selections[0].Codings);
    }

    [Fact]
    public void A_note_without_codings_that_one_text_refers_to_annotates_it()
    {
        RefiProject project = Read(Project(
            $"<Sources><TextSource guid=\"{Guid(1)}\"><PlainTextContent>They left for the pay</PlainTextContent><NoteRef targetGUID=\"{Guid(2)}\"/></TextSource></Sources><Notes><Note guid=\"{Guid(2)}\"><PlainTextContent>why</PlainTextContent><PlainTextSelection guid=\"{Guid(3)}\" startPosition=\"10\" endPosition=\"21\"/></Note></Notes>")).Value!;
        RefiAnnotation annotation = Assert.Single(RefiAnnotations.Of(project));
        Assert.Equal("for the pay", new OffsetPassages(annotation.Text, project.Offsets.Reading).Find(annotation.Selection)!.Words);
        Assert.Empty(project.Offsets.Suspicious);
    }

    [Fact]
    public void A_text_in_utf16_and_one_that_is_damaged_are_read()
    {
        string source(int n, string path) => $"<TextSource guid=\"{Guid(n)}\" plainTextPath=\"internal://{path}\"/>";
        Reading<RefiProject> reading = Read(
            Project($"<Sources>{source(1, "w.txt")}{source(2, "d.txt")}{source(3, "d.txt")}</Sources>"),
            ("sources/w.txt", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("بندر")]), ("sources/d.txt", [.. "caf"u8, 0xE9]));
        Assert.Equal(["بندر", "caf\uFFFD", "caf\uFFFD"], reading.Value!.Texts().Select(static t => t.Words!.Text));
        Assert.Equal(["formats.refi-text-not-utf8"], Some.Codes(reading));
    }

    [Fact]
    public void A_project_alone_says_that_its_texts_are_elsewhere()
    {
        Reading<RefiProject> reading = RefiFile.Read("a.qde", Some.Utf8(Project($"<Sources><TextSource guid=\"{Guid(1)}\" plainTextPath=\"internal://a.txt\"/></Sources>")));
        Assert.Equal(["formats.refi-without-archive"], Some.Codes(reading));
    }
}

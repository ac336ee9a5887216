using System.Text;
using Offramp.Formats.Refi;
using Offramp.Research;
using static Offramp.Formats.Tests.Refi.SomeRefi;

namespace Offramp.Formats.Tests.Refi;

/// <summary>Files that are made to do harm are refused, or read without it.</summary>
public class HostileArchiveTests
{
    public static TheoryData<byte[], string> Refused() => new()
    {
        { [], "formats.empty-file" },
        { Some.Utf8("<!DOCTYPE html><html></html>"), "formats.refi-no-xml" },
        { Some.Utf8("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>"), "formats.refi-other-root" },
        { Some.Utf8("no words of XML"), "formats.refi-no-xml" },
        { Some.Utf8("<?xml version=\"1.0\"?><!DOCTYPE Project [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Project name=\"&a;\"/>"), "formats.refi-no-xml" },
        { Whole()[..300], "formats.zip-cut-short" },
        { Zip(("a.txt", [1])), "formats.refi-no-project" },
        { Zip(("sources/project.qde", Some.Utf8(Project("")))), "formats.refi-no-project" },
        { Zip(("a.qde", Some.Utf8(Project(""))), ("B.QDE", Some.Utf8(Project("")))), "formats.refi-several-projects" },
        { Zip(("project.qde", new byte[80_000_000])), "formats.zip-unpacks-too-large" },
        { Zip(("project.qde", [])), "formats.refi-no-xml" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_project_is_refused_with_its_reason(byte[] bytes, string code)
    {
        Reading<RefiProject> reading = RefiFile.Read("a.qdpx", bytes);
        Assert.Null(reading.Value);
        Assert.Equal([code], Some.Codes(reading));
    }

    [Theory]
    [InlineData("../talk.txt")]
    [InlineData("sources/../../talk.txt")]
    [InlineData("/talk.txt")]
    [InlineData("C:\\talk.txt")]
    [InlineData("..\\talk.txt")]
    public void Names_that_point_outside_are_never_taken(string name)
    {
        Reading<RefiProject> reading = Read(Project($"<Sources><TextSource guid=\"{Guid(1)}\" plainTextPath=\"{name}\"/></Sources>"), (name, Some.Utf8("words")));
        Assert.Equal(["formats.zip-name-points-outside", "formats.refi-entry-missing"], Some.Codes(reading));
        Assert.Null(reading.Value!.Texts().First().Words);
    }

    [Theory]
    [InlineData("relative:///../../etc/passwd")]
    [InlineData("absolute:///etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://localhost/a.txt")]
    public void Nothing_outside_the_archive_is_ever_opened(string path)
    {
        Reading<RefiProject> reading = Read(Project($"<Sources><TextSource guid=\"{Guid(1)}\" plainTextPath=\"{path}\"/></Sources>"));
        Assert.Equal(["formats.refi-entry-missing"], Some.Codes(reading));
        Assert.Null(reading.Value!.Texts().First().Words);
    }

    [Fact]
    public void A_text_that_is_a_bomb_is_left_out_and_the_rest_is_read()
    {
        Reading<RefiProject> reading = Read(
            Project($"<Sources><TextSource guid=\"{Guid(1)}\" plainTextPath=\"internal://b.txt\"/><TextSource guid=\"{Guid(2)}\" plainTextPath=\"internal://a.txt\"/></Sources>"),
            ("sources/b.txt", new byte[80_000_000]), ("sources/a.txt", Some.Utf8("words")));
        Assert.Equal(["formats.refi-entry-too-large"], Some.Codes(reading));
        Assert.Equal([null, "words"], reading.Value!.Texts().Select(static t => t.Words?.Text));
    }

    [Theory]
    [InlineData("Odd")]
    [InlineData("Code")]
    public void Elements_that_nest_without_end_break_off_the_reading(string element)
    {
        string inside = string.Concat(Enumerable.Repeat($"<{element} guid=\"\" name=\"a\">", 50_000));
        Reading<RefiProject> reading = Read(Project($"<Users><User guid=\"{Guid(1)}\" name=\"A\"/></Users><CodeBook><Codes>{inside}"));
        Assert.Contains("formats.refi-too-deep", Some.Codes(reading));
        Assert.Single(reading.Value!.Users);
    }

    [Fact]
    public void Codes_deeper_than_fifty_are_kept_and_not_lost()
    {
        string codes = string.Concat(Enumerable.Range(1, 60).Select(static i => $"<Code guid=\"{Guid(i)}\" name=\"c{i}\" isCodable=\"true\">")) + string.Concat(Enumerable.Repeat("</Code>", 60));
        RefiProject project = Read(Project($"<CodeBook><Codes>{codes}</Codes></CodeBook>")).Value!;
        Assert.Equal(50, project.AllCodes().Count());
        Assert.Contains(new RefiElementCount("Code", 60, 10, 0), project.Elements);
    }

    [Fact]
    public void A_project_that_breaks_off_gives_what_stands_before()
    {
        byte[] whole = Some.Utf8(Project($"<Users><User guid=\"{Guid(1)}\" name=\"A\"/></Users><CodeBook><Codes><Code guid=\"{Guid(2)}\" name=\"Pay\" isCodable=\"true\"><Code guid=\"{Guid(3)}\" name=\"Late\" isCodable=\"true\"><Descr"));
        Reading<RefiProject> reading = RefiFile.Read("a.qde", whole[..^"</Project>".Length]);
        Assert.Equal(["formats.refi-broken-off"], Some.Codes(reading));
        Assert.Equal(["Pay", "Late"], reading.Value!.AllCodes().Select(static c => c.Code.Name));
    }

    [Fact]
    public void What_would_be_kept_without_measure_is_counted_as_lost()
    {
        var odd = new StringBuilder();
        for (int i = 0; i < 40; i++) odd.Append("<Odd>").Append('x', 2 * 1024 * 1024).Append("</Odd>");
        RefiProject project = RefiFile.Read("a.qde", Some.Utf8(Project(odd.ToString()))).Value!;
        RefiElementCount count = project.Elements.Single(static e => e.Element == "Odd");
        Assert.Equal((40, 40), (count.InFile, count.Kept + count.Lost));
        Assert.True(count.Kept is > 20 and < 35);
    }

    [Fact]
    public void A_repeated_problem_is_listed_up_to_a_number_and_then_counted()
    {
        string users = string.Concat(Enumerable.Repeat("<User name=\"A\"/>", 1_000));
        Reading<RefiProject> reading = Read(Project($"<Users>{users}</Users>"));
        Assert.Equal(201, reading.Problems.Length);
        Assert.Equal("formats.more-problems", reading.Problems[^1].Code);
        Assert.Equal(1_000, reading.Value!.Users.Select(static u => u.Guid).Distinct().Count());
    }
}

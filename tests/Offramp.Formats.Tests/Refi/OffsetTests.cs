using Offramp.Formats.Refi;
using Offramp.Research;

namespace Offramp.Formats.Tests.Refi;

/// <summary>However a program counts, the words that it selected come out.</summary>
public class OffsetTests
{
    // Emoji stand before the selections and line ends within them, so that every way to count differs from every other.
    private const string Talk =
        "\U0001F6A2 Interviewer: How did it begin?\nP-01: \U0001F600 With the boats.\nThey had no licence \U0001F4C4 at all.\n\nInterviewer: And then?\nP-01: Then the pay fell, twice.\nNobody asked us.\n";

    private static readonly string[] Selected = ["How did it begin?", "With the boats.\nThey had no licence", "And then?", "the pay fell", "twice.\nNobody asked us"];

    public static TheoryData<OffsetView, OffsetUnit, bool, string, bool> Ways()
    {
        var ways = new TheoryData<OffsetView, OffsetUnit, bool, string, bool>();
        foreach (OffsetReading reading in OffsetReading.All)
            foreach (string lineEnd in (string[])["\n", "\r\n"])
                foreach (bool mark in (bool[])[false, true])
                    ways.Add(reading.View, reading.Unit, reading.IsInclusive, lineEnd, mark);
        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Whatever_way_was_counted_the_words_come_out(OffsetView view, OffsetUnit unit, bool inclusive, string lineEnd, bool mark)
    {
        var reading = new OffsetReading(view, unit, inclusive);
        RefiProject project = RefiFile.Read("a.qdpx", SomeRefi.Selecting(Talk.ReplaceLineEndings(lineEnd), mark, reading, Selected, static words => words)).Value!;
        Assert.Equal(Selected, Words(project));
        Assert.True(project.Offsets.IsCertain);
        Assert.Equal(2 * Selected.Length, project.Offsets.Scores[0].NamePoints);
        Assert.Empty(project.Offsets.Suspicious);
        Assert.Equal((unit, inclusive), (project.Offsets.Reading.Unit, project.Offsets.Reading.IsInclusive));
    }

    [Theory]
    [InlineData(OffsetView.AsIs, OffsetUnit.Utf16, "\r\n", true)]
    [InlineData(OffsetView.Lf, OffsetUnit.CodePoints, "\r\n", true)]
    [InlineData(OffsetView.AsIs, OffsetUnit.Utf16, "\n", false)]
    [InlineData(OffsetView.AsIs, OffsetUnit.CodePoints, "\n", true)]
    public void Without_names_the_edges_of_words_decide(OffsetView view, OffsetUnit unit, string lineEnd, bool mark)
    {
        byte[] bytes = SomeRefi.Selecting(Talk.ReplaceLineEndings(lineEnd), mark, new OffsetReading(view, unit, false), Selected, static _ => "");
        RefiProject project = RefiFile.Read("a.qdpx", bytes).Value!;
        Assert.Equal(Selected, Words(project));
        Assert.Equal(0, project.Offsets.Named);
    }

    [Fact]
    public void Names_that_are_cut_count_as_beginnings()
    {
        byte[] bytes = SomeRefi.Selecting(Talk, false, new OffsetReading(OffsetView.AsIs, OffsetUnit.Utf16, false), Selected, static words => words[..5] + "\u2026");
        RefiProject project = RefiFile.Read("a.qdpx", bytes).Value!;
        Assert.Equal(OffsetUnit.Utf16, project.Offsets.Reading.Unit);
        Assert.Equal(Selected.Length, project.Offsets.Scores[0].NamePoints);
    }

    [Fact]
    public void Names_that_are_titles_say_nothing()
    {
        byte[] bytes = SomeRefi.Selecting(Talk, false, OffsetReading.Standard, Selected, static words => "line:" + words.Length);
        RefiProject project = RefiFile.Read("a.qdpx", bytes).Value!;
        Assert.Equal(Selected, Words(project));
        Assert.Empty(project.Offsets.Suspicious);
    }

    [Fact]
    public void The_reading_can_be_asked_for()
    {
        byte[] bytes = SomeRefi.Selecting(Talk, false, OffsetReading.Standard, Selected, static words => words);
        var wanted = new OffsetReading(OffsetView.AsIs, OffsetUnit.Utf16, false);
        OffsetChoice choice = RefiFile.Read("a.qdpx", bytes, wanted).Value!.Offsets;
        Assert.Equal(wanted, choice.Reading);
        Assert.True(choice.WasAskedFor);
        Assert.Equal(OffsetReading.Standard, choice.Scores[0].Reading);
        Assert.NotEmpty(choice.Suspicious);
    }

    [Fact]
    public void Readings_that_fit_alike_and_differ_are_named_as_a_doubt()
    {
        // One long word of emoji and letters, no name: nothing says where it was cut.
        byte[] bytes = SomeRefi.Selecting("\U0001F600aaaa bbbb cccc \U0001F600dddd", false, OffsetReading.Standard, ["a"], static _ => "");
        Reading<RefiProject> reading = RefiFile.Read("a.qdpx", bytes);
        Assert.False(reading.Value!.Offsets.IsCertain);
        Assert.Contains("formats.refi-offsets-unsure", Some.Codes(reading));
    }

    [Theory]
    [InlineData("NVivo 12", OffsetUnit.Utf16)]
    [InlineData("Something", OffsetUnit.CodePoints)]
    public void A_program_decides_only_between_equals(string origin, OffsetUnit unit)
    {
        byte[] bytes = SomeRefi.Selecting("For the pay.", false, OffsetReading.Standard, ["the pay"], static words => words, origin);
        OffsetChoice choice = RefiFile.Read("a.qdpx", bytes).Value!.Offsets;
        Assert.Equal(unit, choice.Reading.Unit);
        Assert.True(choice.IsCertain);
        // Where the file speaks, its maker's habit is not asked.
        bytes = SomeRefi.Selecting(Talk, false, OffsetReading.Standard, Selected, static words => words, origin);
        Assert.Equal(OffsetUnit.CodePoints, RefiFile.Read("a.qdpx", bytes).Value!.Offsets.Reading.Unit);
    }

    [Fact]
    public void Selections_out_of_the_text_are_kept_and_named()
    {
        Reading<RefiProject> reading = SomeRefi.Read(
            SomeRefi.Project($"<Sources><TextSource guid=\"{SomeRefi.Guid(1)}\"><PlainTextContent>short</PlainTextContent>"
                + string.Concat(new[] { "-1|3", "2|99", "4|2", "x|2", "9223372036854775807|9223372036854775807", "0|2147483647" }.Select((pair, i) =>
                    $"<PlainTextSelection guid=\"{SomeRefi.Guid(10 + i)}\" startPosition=\"{pair.Split('|')[0]}\" endPosition=\"{pair.Split('|')[1]}\"/>"))
                + "</TextSource></Sources>"));
        RefiText text = Assert.Single(reading.Value!.Texts());
        Assert.Equal(6, text.Selections.Length);
        Assert.Equal(6, reading.Value.Offsets.Suspicious.Count(static s => s.Suspicion == OffsetSuspicion.OutOfRange));
        var passages = new OffsetPassages(text, reading.Value.Offsets.Reading);
        Assert.All(text.Selections, selection => Assert.Null(passages.Find(selection)));
        Assert.Equal(["formats.refi-number", "formats.refi-selections-outside"], Some.Codes(reading));
    }

    [Fact]
    public void A_place_in_a_view_is_the_place_that_the_view_itself_has()
    {
        const string text = "a\r\n\U0001F600b\nc\rd\r\n\r\n\U0001F600\U0001F600e\n";
        foreach (OffsetReading reading in OffsetReading.All)
        {
            foreach (bool mark in (bool[])[false, true])
            {
                string view = reading.View switch
                {
                    OffsetView.Lf => LineEnds.ToLf(text),
                    OffsetView.CrLf => LineEnds.ToLf(text).Replace("\n", "\r\n", StringComparison.Ordinal),
                    OffsetView.MarkCounted when mark => "\uFEFF" + text,
                    _ => text,
                };
                string[] units = reading.Unit == OffsetUnit.CodePoints ? [.. view.EnumerateRunes().Select(static r => r.ToString())] : [.. view.Select(static c => c.ToString())];
                var map = OffsetMap.Of(new RefiWords(text, mark, "utf-8", null, 0, ""), reading);
                Assert.Equal(units.Length, map.Length);
                for (int i = 0; i <= units.Length; i++)
                {
                    // Up to the same letter both have the same words, whatever the line ends.
                    OffsetPlace place = map.Find(i)!.Value;
                    string before = string.Concat(units[..i]).Replace("\uFEFF", "", StringComparison.Ordinal);
                    string found = text[..place.Index];
                    if (place.IsWithin) before = before[..^1];
                    Assert.Equal(LineEnds.ToLf(before), LineEnds.ToLf(found));
                }
                Assert.Null(map.Find(-1));
                Assert.Null(map.Find(units.Length + 1));
            }
        }
    }

    private static IEnumerable<string> Words(RefiProject project)
    {
        RefiText text = project.Texts().First();
        var passages = new OffsetPassages(text, project.Offsets.Reading);
        return text.Selections.Select(selection => passages.Text![passages.Find(selection)!.Start..passages.Find(selection)!.End]);
    }
}

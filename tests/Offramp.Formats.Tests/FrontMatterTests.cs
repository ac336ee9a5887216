using Offramp.Research;

namespace Offramp.Formats.Tests;

public class FrontMatterTests
{
    private static Reading<ReadText> Read(string front) => TextReading.Read("a.md", Some.Utf8($"---\n{front}\n---\nWords."));

    [Fact]
    public void Known_keys_become_particulars_and_unknown_ones_are_passed_over()
    {
        Reading<ReadText> reading = Read(
            "title: \"The coast: a view\"\nauthor: [A. One, B. Two]\nwave: w1\ndate: 2023-04-11\nplace: Hask\nlanguage: fa\nmode: in person\n" +
            "capture: recording\ndescription: >\n  Two\n  lines\nkind: group interview\nparticipants: [P-01]\nlayout: post\nnested: {a: {b: [c]}}");
        Assert.Empty(reading.Problems);
        ReadText text = reading.Value!;
        Assert.Equal("The coast: a view", text.Particulars[Particular.Title]);
        Assert.Equal("A. One; B. Two", text.Particulars[Particular.Author]);
        Assert.Equal("2023-04-11", text.Particulars[Particular.Date]);
        Assert.Equal("Two lines", text.Particulars[Particular.Description].Trim());
        Assert.Equal(SourceKind.GroupInterview, text.Kind);
        Assert.Equal(9, text.Particulars.Count);
        Assert.StartsWith("---\ntitle:", text.Text);
    }

    [Fact]
    public void A_date_in_words_is_read_and_kept_beside()
    {
        ReadText text = Read("date: 13 April 2023").Value!;
        Assert.Equal("2023-04-13", text.Particulars[Particular.Date]);
        Assert.Equal("13 April 2023", text.Particulars[Particular.DateAsSaid]);
    }

    [Theory]
    [InlineData("title: one\nbad: [", "formats.front-matter-wrong", 4)]
    [InlineData("title: one\ntitle: two", "formats.front-matter-key-twice", 3)]
    [InlineData("- a\n- b", "formats.front-matter-no-pairs", 2)]
    [InlineData("only words", "formats.front-matter-no-pairs", 2)]
    [InlineData("a: &x words\ntitle: *x", "formats.front-matter-alias", 3)]
    [InlineData("title: one\nkind: dream", "formats.front-matter-kind", 3)]
    [InlineData("title: one\ndate: once upon a time", "formats.front-matter-date", 3)]
    [InlineData("wave: w1\ntitle: {a: b}", "formats.front-matter-value", 3)]
    public void Wrong_front_matter_is_said_with_its_line_and_the_text_kept(string front, string code, int line)
    {
        Reading<ReadText> reading = Read(front);
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal((code, line), (problem.Code, problem.Place.Line));
        Assert.EndsWith("---\nWords.", reading.Value!.Text);
    }

    [Theory]
    [InlineData("Words.\n---\ntitle: x\n---\n")]
    [InlineData("---\ntitle: x\nno end")]
    [InlineData("----\ntitle: x\n----\n")]
    public void Front_matter_stands_at_the_head_between_two_lines(string text) =>
        Assert.Empty(Some.Whole("a.md", Some.Utf8(text)).Particulars);

    [Fact]
    public void A_bomb_of_aliases_and_a_well_of_brackets_do_no_harm()
    {
        string aliases = "a: &a [x,x]\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"k{i}: &k{i} [*{(i == 0 ? "a" : $"k{i - 1}")}, *{(i == 0 ? "a" : $"k{i - 1}")}]\n"));
        Assert.NotNull(Read(aliases + "title: x").Value);
        Assert.Contains("formats.front-matter-too-deep", Some.Codes(Read("title: " + new string('[', 20_000))));
        Assert.Contains("formats.front-matter-too-long", Some.Codes(Read("title: " + new string('x', 70_000))));
    }
}

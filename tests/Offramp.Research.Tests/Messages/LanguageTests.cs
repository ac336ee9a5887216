using System.Text.Json;
using System.Text.RegularExpressions;

namespace Offramp.Research.Tests.Messages;

public partial class LanguageTests
{
    // The name, and what is typed so in every language: its first word is one of three that the program reads.
    private static readonly string[] SameInBoth = ["page.name", "page.sources.direction-example"];

    private static readonly Research.Messages Persian = Research.Messages.In("fa");

    // The cases of languages.test.ts, so that both sides say one thing.
    public static TheoryData<string, object?, string> Written => new()
    {
        { "{x, plural, one {# قطعه} other {# قطعه}}", 1204, "۱٬۲۰۴ قطعه" },
        { "{x, plural, =0 {هیچ} one {یک} other {#}}", 0, "هیچ" },
        { "{x, plural, one {یک} other {#}}", 1, "یک" },
        { "{x}", 0.5, "۰٫۵" },
        { "{x}", 2015, "۲۰۱۵" },
        { "{x}", "2015-05", "\u20682015-05\u2069" },
        { "{x} با مزد", "P-04", "\u200F\u2068P-04\u2069 با مزد" },
        { "«{x}»", "", "«»" },
        { "{x}", null, "{x}" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Persian_writes_numbers_in_its_digits_and_keeps_texts_apart(string template, object? value, string said) =>
        Assert.Equal(said, MessageTemplate.Parse(template).Fill(value is null ? [] : [("x", value)], MessageWriting.Persian));

    [Fact]
    public void English_on_a_page_keeps_a_name_from_right_to_left_apart_and_in_a_terminal_leaves_it_alone()
    {
        MessageValue[] values = [("sentence", "گفتگو"), ("act", "a.1")];
        Assert.Equal("a.1 (\u2068گفتگو\u2069)", Research.Messages.In("en").Say("history.act-named", values));
        Assert.Equal("a.1 (گفتگو)", Research.Messages.English.Say("history.act-named", values));
    }

    [Fact]
    public void English_is_spoken_for_a_language_that_there_is_none_of()
    {
        Assert.Equal(Research.Messages.Languages, Research.Messages.Languages.Select(static l => Research.Messages.In(l).Language));
        Assert.Equal("en", Research.Messages.In("xx").Language);
        Assert.Equal("en", Research.Messages.In(null).Language);
    }

    [Fact]
    public void What_has_no_Persian_words_is_said_in_English() =>
        Assert.Equal(Research.Messages.English.Codes, Persian.Codes.Intersect(Research.Messages.English.Codes));

    [Fact]
    public void A_message_within_a_message_is_said_in_the_same_language()
    {
        Refusal refusal = Assert.IsType<Refusal>(DateRule.Check("2015-13", "date").Refusal);
        Assert.Contains(Persian.Say("dates.month-out-of-range"), Persian.Say(refusal), StringComparison.Ordinal);
        Assert.Contains(Research.Messages.English.Say("dates.month-out-of-range"), Research.Messages.English.Say(refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_divided_as_the_language_divides_and_cut_off()
    {
        var list = Listing.Of(["a", "b", "c"], 2);
        Assert.Equal("a, b, …", list.In(Research.Messages.English));
        string between = Persian.Say("messages.between");
        Assert.Equal($"\u2068a\u2069{between}\u2068b\u2069{between}…", list.In(Persian));
    }

    [Theory]
    [InlineData("fa.json")]
    [InlineData("fa.page.json")]
    public void Each_translation_is_well_formed_and_chooses_and_names_what_the_English_message_does(string file)
    {
        Dictionary<string, string> english = Read(file.Replace("fa", "en", StringComparison.Ordinal));
        foreach ((string code, string text) in Read(file))
        {
            Assert.True(MessageTemplate.Parse(text).IsWellFormed, code);
            Assert.True(english.ContainsKey(code), $"{code} has no English words.");
            Assert.True(MessageTemplate.Parse(english[code]).Shape.SetEquals(MessageTemplate.Parse(text).Shape), code);
        }
    }

    // The command line speaks English alone.
    [Theory]
    [InlineData("fa.json")]
    [InlineData("fa.page.json")]
    public void Every_message_but_the_command_lines_is_translated(string file)
    {
        IEnumerable<string> english = Read(file.Replace("fa", "en", StringComparison.Ordinal)).Keys.Where(static code => !code.StartsWith("cli.", StringComparison.Ordinal));
        Assert.Empty(english.Except(Read(file).Keys));
    }

    [Theory]
    [InlineData("fa.json")]
    [InlineData("fa.page.json")]
    public void No_message_is_left_in_English(string file)
    {
        Dictionary<string, string> english = Read(file.Replace("fa", "en", StringComparison.Ordinal));
        Assert.Empty(Read(file).Where(t => english.GetValueOrDefault(t.Key) == t.Value && Value().Replace(t.Value, "").Any(char.IsLetter))
            .Select(static t => t.Key).Except(SameInBoth));
    }

    [Theory]
    [InlineData("fa.json")]
    [InlineData("fa.page.json")]
    public void Each_file_has_one_code_a_line_in_order(string file)
    {
        string[] codes = [.. Read(file).Keys];
        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(), codes);
        Assert.Equal(codes.Length + 2, File.ReadAllLines(PathOf(file)).Length);
    }

    private static string PathOf(string file) => Path.Combine(ApprovedText.Root, "src", "Offramp.Research", "Messages", file);

    private static Dictionary<string, string> Read(string file) => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(PathOf(file)))!;

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Value();
}

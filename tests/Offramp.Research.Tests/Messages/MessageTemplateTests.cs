using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Messages;

public class MessageTemplateTests
{
    private static string Fill(string template, params MessageValue[] values) => MessageTemplate.Parse(template).Fill(values);

    [Fact]
    public void Values_stand_where_they_are_named() => Assert.Equal("article, line 12", Fill("{file}, line {line}", ("file", "article"), ("line", 12)));

    [Fact]
    public void A_missing_value_is_said_by_its_name() => Assert.Equal("Hello {who}", Fill("Hello {who}"));

    [Theory]
    [InlineData(0, "0 passages")]
    [InlineData(1, "1 passage")]
    [InlineData(1204, "1,204 passages")]
    public void A_plural_follows_its_number(int count, string said) =>
        Assert.Equal(said, Fill("{count, plural, one {# passage} other {# passages}}", ("count", count)));

    [Fact]
    public void An_exact_number_comes_before_the_form() =>
        Assert.Equal("none", Fill("{n, plural, =0 {none} one {one} other {#}}", ("n", 0)));

    [Theory]
    [InlineData("yes", "wrote a memo")]
    [InlineData("no", "removed a memo")]
    public void A_select_follows_its_word(string set, string said) =>
        Assert.Equal(said, Fill("{set, select, yes {wrote} other {removed}} a memo", ("set", set)));

    [Fact]
    public void A_select_inside_a_plural_keeps_the_number() =>
        Assert.Equal("2 b", Fill("{n, plural, other {{k, select, x {a} other {# b}}}}", ("n", 2), ("k", "y")));

    [Theory]
    [InlineData("it's", "it's")]
    [InlineData("it''s", "it's")]
    [InlineData("'{'name'}'", "{name}")]
    [InlineData("{n, plural, other {'#'#}}", "#3")]
    public void Apostrophes_quote_only_what_would_mean_something(string template, string said) => Assert.Equal(said, Fill(template, ("n", 3)));

    [Theory]
    [InlineData("a { b")]
    [InlineData("a } b")]
    [InlineData("{}")]
    [InlineData("{n, plural, one {x}}")]
    [InlineData("{n, gender, other {x}}")]
    [InlineData("{n, plural, other {x}")]
    public void What_is_not_understood_stands_as_text(string template)
    {
        Assert.False(MessageTemplate.Parse(template).IsWellFormed);
        Assert.Equal(template, Fill(template));
    }

    [Fact]
    public void Any_text_is_a_template()
    {
        Gen<string> texts = Gen.Elements("{", "}", "'", "#", ",", " ", "n", "plural", "select", "other", "one", "=0", "x", "\n").ListOf()
            .Select(static parts => string.Concat(parts));
        Prop.ForAll(texts.ToArbitrary(), static template =>
        {
            MessageTemplate read = MessageTemplate.Parse(template);
            string filled = read.Fill([("n", 1), ("x", "y")]);
            // A text without anything that means something is said as it stands.
            return template.AsSpan().ContainsAny("{}'#") || filled == template;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Deep_nesting_ends_as_text()
    {
        string deep = string.Concat(Enumerable.Repeat("{n, select, other {", 40));
        Assert.False(MessageTemplate.Parse(deep).IsWellFormed);
    }
}

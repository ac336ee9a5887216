using Offramp.Methods.Dates;

namespace Offramp.Research.Tests.Messages;

public class DatesInWordsTests
{
    private static readonly Research.Messages Persian = Research.Messages.In("fa");

    [Fact]
    public void The_catalogue_says_in_English_what_the_method_says()
    {
        foreach ((string phrase, string words) in DatePhrases.English) Assert.Equal(words, Research.Messages.English.TemplateOf("dates.said." + phrase)?.Text);
        foreach (string written in (string[])["2015-21", "2015~/2018", "[..2014]", "2024-05-16T14:30:00+04:30", "199X", "{2015,2016-05?}", "2015?-~06", "-0099", "Y17E7", "../2014", "2015/"])
            Assert.Equal(Read(written).InWords(), Research.Messages.English.Say(Read(written)));
    }

    [Theory]
    [InlineData("2024-05-16", "۱۶ مه ۲۰۲۴")]
    [InlineData("2015~", "حدود ۲۰۱۵")]
    [InlineData("2016/2018", "۲۰۱۶ تا ۲۰۱۸")]
    [InlineData("2015/..", "از ۲۰۱۵ به بعد")]
    [InlineData("2023-21", "بهار ۲۰۲۳")]
    [InlineData("199X", "دههٔ ۱۹۹۰")]
    [InlineData("2015-36", "اواخر ۲۰۱۵")]
    public void Persian_says_dates_in_its_words_and_digits_and_leaves_the_calendar(string edtf, string words) =>
        Assert.Equal(words, Bare(Persian.Say(Read(edtf))));

    [Fact]
    public void A_date_by_an_event_is_said_with_the_name_as_it_stands()
    {
        Assert.True(RelativeDate.TryParse("~P6W after x", out RelativeDate? date));
        Assert.Equal("حدود ۶ هفته پس از Fall of Ombrey", Bare(Persian.Say(date, "Fall of Ombrey")));
        Assert.Equal("about 6 weeks after Fall of Ombrey", Research.Messages.English.Say(date, "Fall of Ombrey"));
    }

    [Fact]
    public void A_date_typed_in_Persian_digits_is_read() => Assert.Equal("2015-05-31", TypedDate.Read("۲۰۱۵-۰۵-۳۱"));

    private static Edtf Read(string written)
    {
        Assert.True(Edtf.TryParse(written, out Edtf? date, out _), written);
        return date;
    }

    private static string Bare(string said) => said.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal).Replace("\u200F", "", StringComparison.Ordinal);
}

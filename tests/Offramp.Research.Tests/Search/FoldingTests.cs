namespace Offramp.Research.Tests;

/// <summary>What is one letter to a search and what is not, in the scripts and spellings that our users' sources have.</summary>
public class FoldingTests
{
    private static string[] Found(string text, TextQuery query) =>
        [.. SearchViews.Find(Some.Study().WithSource("p-01", text), query).Hits.Select(static h => h.Text.Text)];

    [Theory]
    // Yeh and kaf of Arabic and Persian keyboards, alef maksura.
    [InlineData("يكي", "یکی")]
    [InlineData("على", "علی")]
    // Teh marbuta and heh, and the forms of heh.
    [InlineData("مدرسه", "مدرسة")]
    [InlineData("خانه", "خانۀ")]
    [InlineData("خانه", "خانهٔ")]
    // Alef with madda and hamza, wasla; hamza on waw and yeh.
    [InlineData("اب", "آب")]
    [InlineData("آب", "آب")]
    [InlineData("احمد", "أحمد")]
    [InlineData("الاسلام", "الإسلام")]
    [InlineData("اسم", "ٱسم")]
    [InlineData("موسسه", "مؤسسه")]
    [InlineData("مسیول", "مسئول")]
    // Vowel signs, tatweel, joiners and non-joiners, marks of direction.
    [InlineData("محمد", "مُحَمَّد")]
    [InlineData("کتاب", "کـــتاب")]
    [InlineData("میرود", "می‌رود")]
    [InlineData("می‌رود", "میرود")]
    [InlineData("خانه", "خا‍نه")]
    [InlineData("خانه", "خا‏نه")]
    // Digits of three scripts, and of full width.
    [InlineData("2015", "۲۰۱۵")]
    [InlineData("۲۰۱۵", "٢٠١٥")]
    [InlineData("٢٠١٥", "２０１５")]
    [InlineData("pay", "ＰＡＹ")]
    // Presentation forms, as some files are converted.
    [InlineData("سلام", "ﺳﻼﻡ")]
    // German sharp s is ss, umlauts are their vowels; the four Turkish i are one.
    [InlineData("strasse", "STRAẞE")]
    [InlineData("Straße", "strasse")]
    [InlineData("Kase", "Käse")]
    [InlineData("izmir", "İzmir")]
    [InlineData("IZMIR", "ızmır")]
    [InlineData("kirik", "kırık")]
    // Accents written together or apart.
    [InlineData("resume", "re\u0301sume\u0301")]
    [InlineData("Łódź", "lodz")]
    public void One_word_in_two_spellings_is_found(string words, string written)
    {
        Assert.Equal([written], Found($"x {written} y", TextQuery.Parse(words).Value));
        Assert.Equal([written], Found($"x {written} y", TextQuery.Parse($"\"x {words} y\" AND {words}").Value).Where(found => found == written).Distinct());
        Assert.Equal([written], Found($"x {written} y", TextQuery.ParseRegex(words, foldsText: true).Value));
    }

    [Theory]
    [InlineData("پول", "بول")]
    [InlineData("گل", "کل")]
    [InlineData("شیء", "شی")]
    [InlineData("می رود", "میرود")]
    [InlineData("Kaese", "Käse")]
    public void Words_that_differ_are_not_found(string words, string written) => Assert.Empty(Found($"x {written} y", TextQuery.Parse(words).Value));

    [Theory]
    [InlineData("حقوق NEAR/1 دير", "حقوق خیلی دیر")]
    [InlineData("حقو* OR ماهانه", "حقوق")]
    [InlineData("(حقوق OR مزد) AND دیر NOT زود", "حقوق|دیر")]
    [InlineData("«خیلی دير»", "خیلی دیر")]
    [InlineData("حقوق NOT آمد", "")]
    public void Every_form_of_a_query_works_in_Persian(string words, string expected) => Assert.Equal(
        expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Found("حقوق خیلی دیر آمد", TextQuery.Parse(words).Value));

    [Theory]
    [InlineData("راتب NEAR/2 متأخر", "راتبًا شهريًا متاخرًا", false)]
    [InlineData("راتب* NEAR/2 متأخر*", "راتبًا شهريًا متاخرًا", true)]
    [InlineData("شهريا", "شهريًا", true)]
    public void Every_form_of_a_query_works_in_Arabic(string words, string expected, bool found) =>
        Assert.Equal(found ? [expected] : [], Found("وعدوا راتبًا شهريًا متاخرًا دائمًا", TextQuery.Parse(words).Value));

    [Theory]
    [InlineData(@"كتاب\w*", "کتاب‌ها")]
    [InlineData(@"\bسال\s[۰-۹]{4}", "سال ۱۳۹۵")]
    [InlineData(@"(?<jahr>۱۳\d\d)", "۱۳۹۵")]
    [InlineData(@"Stra(ß)e\S*\p{L}", "strasse-neu")]
    [InlineData("[ك]تاب", "کتاب\u200C")]
    [InlineData(@"(?=سال)\w+", "سال")]
    public void A_folded_pattern_is_held_against_the_folded_text(string pattern, string found) =>
        Assert.Equal([found], Found("در سال ۱۳۹۵ آن کتاب‌ها, strasse-neu", TextQuery.ParseRegex(pattern, foldsText: true).Value));

    [Fact]
    public void A_pattern_that_is_not_folded_tells_letters_apart()
    {
        Assert.Empty(Found("کتاب", TextQuery.ParseRegex("كتاب").Value));
        Assert.Equal(["Pay"], Found("Pay", TextQuery.ParseRegex("pay").Value));
        Some.Refused("search.pattern-not-understood", TextQuery.ParseRegex("كتاب (", foldsText: true));
        Some.Refused("search.nothing-to-look-for", TextQuery.ParseRegex("\u0640", foldsText: true));
    }

    [Fact]
    public void A_folded_pattern_that_never_ends_is_given_up_too()
    {
        Study study = Some.Study().WithSource("p-01", new string('a', 40_000) + "!");
        Assert.Single(SearchViews.Find(study, TextQuery.ParseRegex(@"(?=(a+)+$)b\1|(a+)+\2$", foldsText: true).Value).Notes);
    }
}

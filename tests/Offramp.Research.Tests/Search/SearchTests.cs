using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class SearchTests
{
    private static ImmutableArray<SearchHit> Find(Study study, string words, SearchScope scope = SearchScope.Text) =>
        SearchViews.Find(study, TextQuery.Parse(words).Value, scope).Hits;

    private static string[] Found(string text, string words) => [.. Find(Some.Study().WithSource("p-01", text), words).Select(static h => h.Text.Text)];

    [Theory]
    [InlineData("salary", "Salary")]
    [InlineData("SALAR*", "Salary|salaries")]
    [InlineData("cafe", "café|CAFE\u0301")]
    [InlineData("\"came late\"", "came, late")]
    [InlineData("came late", "came, late")]
    [InlineData("strasse", "Straße")]
    [InlineData("don't", "don’t")]
    [InlineData("alar", "")]
    public void Words_are_found_without_regard_to_case_and_accents(string words, string expected) => Assert.Equal(
        expected.Split('|', StringSplitOptions.RemoveEmptyEntries),
        Found("Salary and salaries came, late to the café in CAFE\u0301 Straße; I don’t know.", words));

    [Theory]
    [InlineData("میخواهم", "می\u200Cخواهم")]
    [InlineData("كتاب", "کتاب")]
    [InlineData("علي", "علی")]
    [InlineData("علی", "علی")]
    [InlineData("محمد", "مُحَمَّد")]
    [InlineData("12", "۱۲")]
    public void Persian_and_Arabic_letters_are_one(string words, string expected) =>
        Assert.Equal([expected], Found("من می\u200Cخواهم کتاب علی را در ۱۲ مُحَمَّد", words));

    [Theory]
    [InlineData("pay NEAR/2 late", "pay came very late|late, the pay")]
    [InlineData("pay NEAR/1 late", "late, the pay")]
    [InlineData("pay NEAR/0 late", "")]
    [InlineData("late AND rank", "")]
    [InlineData("late AND pay", "pay|late|late|pay")]
    [InlineData("rank OR very", "very")]
    [InlineData("pay NOT rank", "pay|pay")]
    [InlineData("pay AND NOT very", "")]
    [InlineData("(rank OR very) NEAR/0 late", "very late")]
    public void Operators_join_words(string words, string expected) => Assert.Equal(
        expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Found("The pay came very late. Because it was so late, the pay stopped.", words));

    [Theory]
    [InlineData("", "search.nothing-to-look-for", 1)]
    [InlineData("--", "search.nothing-to-look-for", 1)]
    [InlineData("pay \"late", "search.quote-not-closed", 5)]
    [InlineData("*ary", "search.star-at-end-only", 1)]
    [InlineData("sal*ry", "search.star-at-end-only", 1)]
    [InlineData("pay AND", "search.operator-without-words", 7)]
    [InlineData("OR pay", "search.operator-without-words", 1)]
    [InlineData("NOT pay", "search.operator-without-words", 1)]
    [InlineData("pay NEAR late", "search.near-without-number", 5)]
    [InlineData("(pay", "search.bracket-not-closed", 1)]
    [InlineData("pay)", "search.bracket-not-closed", 4)]
    public void A_query_that_cannot_be_read_is_refused_with_its_place(string words, string code, int position)
    {
        Outcome<TextQuery> query = TextQuery.Parse(words);
        Some.Refused(code, query);
        Assert.Contains(("position", position), query.Refusal!.Values);
    }

    [Fact]
    public void Brackets_without_end_are_refused_and_overflow_nothing() =>
        Some.Refused("search.too-nested", TextQuery.Parse(new string('(', 100_000) + "pay"));

    [Fact]
    public void A_pattern_that_cannot_be_read_is_refused_with_its_place() =>
        Assert.Contains("character 5", Some.Refused("search.pattern-not-understood", TextQuery.ParseRegex("pay (")), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"p\w+y", "pay|Pay")]
    [InlineData(@"(p)ay\W+c\w+", "pay came")]
    [InlineData(@"(.)\1", "nn")]
    [InlineData(@"^\w+", "The|Nobody")]
    [InlineData("x*", "")]
    public void A_pattern_finds_what_it_says(string pattern, string expected)
    {
        Study study = Some.Study().WithSource("p-01", "The pay came.\nNobody meant Pay was innate.");
        IEnumerable<string> found = SearchViews.Find(study, TextQuery.ParseRegex(pattern).Value).Hits.Select(static h => h.Text.Text);
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), found.Take(2));
    }

    [Fact]
    public void A_pattern_that_never_ends_ends_and_says_so()
    {
        Study study = Some.Study().WithSource("p-01", new string('a', 40_000) + "!");
        SearchResult result = SearchViews.Find(study, TextQuery.ParseRegex(@"(?=(a+)+$)b\1|(a+)+\2$").Value);

        Note note = Assert.Single(result.Notes);
        Assert.Equal("search.pattern-too-slow", note.Code);
        Some.Said(note.Code, Research.Messages.English.Say(note));
    }

    [Fact]
    public void A_hit_never_splits_what_a_reader_sees_as_one_character()
    {
        Study study = Some.Study().WithSource("p-01", "e\u0301te 👨\u200D👩\u200D👧 fin");
        Assert.Equal(["e\u0301"], SearchViews.Find(study, TextQuery.ParseRegex("^e").Value).Hits.Select(static h => h.Text.Text));
        Assert.Equal(["👨\u200D👩\u200D👧"], SearchViews.Find(study, TextQuery.ParseRegex("👩").Value).Hits.Select(static h => h.Text.Text));
    }

    [Fact]
    public void Hits_come_by_source_name_with_their_surroundings_on_one_line()
    {
        Study study = Some.Study().WithSource("b", "first\nthe   pay\nlast").WithSource("a", "Pay " + string.Concat(Enumerable.Repeat("word ", 40)));
        ImmutableArray<SearchHit> hits = Find(study, "pay");

        Assert.Equal(["a", "b"], hits.Select(static h => h.Source!.Name.Text));
        Assert.Equal("first the   pay last", hits[1].Context.Text);
        Assert.InRange(hits[0].Context.Text.Length, 50, 63);
        Assert.EndsWith("word", hits[0].Context.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_passages_a_hit_lies_inside_a_coded_passage_and_is_told_once()
    {
        Study study = Some.Study().WithSource("p-01", "pay came late and pay stopped and pay went").WithCode("Pay").WithCode("Rank");
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("p-01", 0, 20), [study.Code("Pay").Id, study.Code("Rank").Id], Some.Fresh()));
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("p-01", 18, 29), study.Code("Pay").Id, Some.Fresh()));

        Assert.Equal([0, 18], Find(study, "pay", SearchScope.Passages).Select(static h => h.Start));
        Assert.Equal([18], Find(study, "pay AND stopped", SearchScope.Passages).Select(static h => h.Start).Take(1));
        Assert.Empty(Find(study, "late AND stopped", SearchScope.Passages));
        Assert.Equal([0, 18], SearchViews.Find(study, TextQuery.ParseRegex("pay").Value, SearchScope.Passages).Hits.Select(static h => h.Start));
    }

    [Fact]
    public void In_memos_notes_and_the_codebook_are_searched_and_texts_are_not()
    {
        Study study = Some.Study().WithSource("p-01", "pay came late").WithCode("Offer", "What the group says it pays");
        NewCoding ask = study.Passage("p-01", 4, 8) with { Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, "Pay again?") };
        study = study.With(CodingDecisions.CodePassage(study, ask, study.Code("Offer").Id, Some.Fresh()));
        ImmutableArray<SearchHit> hits = Find(study, "pay*", SearchScope.Memos);

        Assert.Equal(["Pay", "pays"], hits.Select(static h => h.Text.Text));
        Assert.Equal((4, 8, CodingField.Memo), (hits[0].Start, hits[0].End, hits[0].CodingField));
        Assert.Equal((null, CodeText.Definition), (hits[1].Source, hits[1].CodeText));
    }
}

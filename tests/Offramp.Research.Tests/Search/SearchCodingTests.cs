using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class SearchCodingTests
{
    private static Study Ground() => Some.Study().WithCode("Pay").WithCode("Rank")
        .WithTalk("a", SourceKind.Interview, ("P-01", "The pay came late. “No pay!” he said, 3.5 of pay owed. Then I left."), ("I", "And the pay?"), ("P-01", "Gone."))
        .WithSource("b", "First the pay.\nThen rank.\n");

    private static ImmutableArray<ReviewedHit> Hits(Study study, string words) =>
        [.. SearchViews.Find(study, TextQuery.Parse(words).Value).Hits.Select(ReviewedHit.Of)];

    private static string[] Words(Study study, string words, Expansion expansion) =>
        [.. SearchCoding.Plan(study, Hits(study, words), [study.Code("Pay").Id], expansion, Some.Coder).Value.Passages.Select(static p => p.Document.Text.Text[p.Start..p.End])];

    [Fact]
    public void Hits_become_their_words_sentences_paragraphs_or_turns_and_those_that_overlap_become_one()
    {
        Study study = Ground();
        Assert.Equal(["pay", "pay", "pay", "pay", "pay"], Words(study, "pay", Expansion.None));
        Assert.Equal(["The pay came late.", "“No pay!” he said, 3.5 of pay owed.", "And the pay?", "First the pay."], Words(study, "pay", Expansion.Sentence));
        string said = "The pay came late. “No pay!” he said, 3.5 of pay owed. Then I left.";
        Assert.Equal([said, "And the pay?", "First the pay."], Words(study, "pay", Expansion.Paragraph));
        Assert.Equal([said, "And the pay?", "First the pay."], Words(study, "pay", Expansion.Turn));
    }

    [Theory]
    [InlineData("حقوق دیر آمد؟ بعد رفتم. تمام", "رفتم", "بعد رفتم.")]
    [InlineData("قالوا: الراتب تأخر! ثم غادرت؟ نعم", "غادرت", "ثم غادرت؟")]
    [InlineData("He came at 5 p.m. and left. Then pay", "left", "He came at 5 p.m. and left.")]
    [InlineData("没有工资。后来走了。", "没有工资", "没有工资。")]
    public void Sentences_end_as_they_do_in_their_script(string text, string words, string sentence)
    {
        Study study = Some.Study().WithCode("Pay").WithSource("a", text);
        Assert.Equal([sentence], Words(study, words, Expansion.Sentence));
    }

    [Fact]
    public void Reviewed_hits_are_coded_in_one_act_and_those_coded_already_are_skipped()
    {
        Study study = Ground();
        Id<Code> pay = study.Code("Pay").Id, rank = study.Code("Rank").Id;
        var judgement = new Judgement(Stance.Supports, default, default, default);
        ImmutableArray<ReviewedHit> hits = Hits(study, "pay");
        study = study.With(SearchCoding.Code(study, [hits[0]], [pay], Expansion.Sentence, judgement, Some.Fresh()));
        SearchCodingPlan plan = SearchCoding.Plan(study, hits, [pay, rank], Expansion.Sentence, Some.Coder).Value;
        Assert.Equal((4, 7, 1), (plan.Passages.Length, plan.New, plan.Skipped));
        Assert.Equal([[0], [1, 2], [3], [4]], plan.Passages.Select(static p => p.Hits.ToArray()));
        Change change = SearchCoding.Code(study, hits, [pay, rank], Expansion.Sentence, judgement, Some.Fresh()).Value;
        study = study.Apply(change);
        Assert.Equal(7, ((PassagesCoded)change).Count);
        ImmutableArray<PassageRow> rows = CodingViews.Passages(study, new PassageQuery { Codes = [pay] });
        Assert.Equal(["The pay came late.", "“No pay!” he said, 3.5 of pay owed.", "And the pay?", "First the pay."], rows.Select(static r => r.Text.Text));
        Assert.All(rows, static row => Assert.Equal((Stance.Supports, Some.Coder), (row.Coding.Judgement.Stance, row.Coding.Coder)));
        Some.Refused("search.all-coded-already", SearchCoding.Code(study, hits, [pay], Expansion.Sentence, judgement, Some.Fresh()));
        Assert.Equal(4, SearchCoding.Plan(study, hits, [pay], Expansion.Sentence, Some.OtherCoder).Value.New);
    }

    [Fact]
    public void A_hit_whose_text_changed_since_the_review_is_refused()
    {
        Study study = Ground();
        ImmutableArray<ReviewedHit> hits = Hits(study, "pay");
        Some.Refused("search.hit-changed", SearchCoding.Plan(study, [hits[0] with { Version = new(9) }], [study.Code("Pay").Id], Expansion.None, Some.Coder));
        Some.Refused("search.no-hit-chosen", SearchCoding.Plan(study, [], [study.Code("Pay").Id], Expansion.None, Some.Coder));
        Some.Refused("coding.code-gone", SearchCoding.Plan(study, hits, [], Expansion.None, Some.Coder));
        Study withdrawn = study.With(WithdrawalDecisions.Withdraw(study, study.Source("a").Id));
        Some.Refused("coding.source-withdrawn", SearchCoding.Plan(withdrawn, hits, [study.Code("Pay").Id], Expansion.None, Some.Coder));
    }
}

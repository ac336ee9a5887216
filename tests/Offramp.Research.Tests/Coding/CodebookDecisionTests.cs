namespace Offramp.Research.Tests;

public class CodebookDecisionTests
{
    [Fact]
    public void A_code_comes_in_with_its_texts_and_colour()
    {
        Study study = Some.Study().WithCode("Offer");
        var ask = new NewCode(" Pay ", study.Code("Offer").Id, System.Collections.Immutable.ImmutableDictionary<CodeText, string>.Empty
            .Add(CodeText.Definition, "Money for members").Add(CodeText.Use, " "), "#3366CC");

        study = study.With(CodebookDecisions.AddCode(study, ask, Some.Fresh()));

        Code code = study.Code("Offer/Pay");
        Assert.Equal(("Pay", "Money for members", null, 0x3366CC), (code.Name.Text, code.Definition?.Text, code.Use?.Text, code.Colour));
        Assert.Equal("#3366cc", CodingViews.Codes(study)[1].Colour);
    }

    [Theory]
    [InlineData("", "naming.empty")]
    [InlineData("  ", "naming.empty")]
    [InlineData("Offer/Pay", "coding.code-name-with-slash")]
    [InlineData("PAY", "coding.code-name-taken")]
    public void A_name_that_cannot_stand_in_a_codebook_is_refused(string name, string code)
    {
        Study study = Some.Study().WithCode("Pay");
        Some.Refused(code, CodebookDecisions.AddCode(study, new NewCode(name), Some.Fresh()));
    }

    [Fact]
    public void The_same_name_may_stand_under_another_code()
    {
        Study study = Some.Study().WithCode("Pay").WithCode("Leaving");
        Assert.Null(CodebookDecisions.AddCode(study, new NewCode("pay", study.Code("Leaving").Id), Some.Fresh()).Refusal);
    }

    [Fact]
    public void An_unreadable_colour_and_an_unknown_parent_are_refused()
    {
        Some.Refused("coding.colour-unreadable", CodebookDecisions.AddCode(Some.Study(), new NewCode("Pay", Colour: "blue"), Some.Fresh()));
        Some.Refused("coding.code-gone", CodebookDecisions.AddCode(Some.Study(), new NewCode("Pay", new Id<Code>(5)), Some.Fresh()));
    }

    [Fact]
    public void A_code_keeps_its_own_name_when_it_is_renamed_in_another_case()
    {
        Study study = Some.Study().WithCode("pay").WithCode("Rank");
        study = study.With(CodebookDecisions.Rename(study, study.Code("pay").Id, "Pay", Some.Fresh()));

        Assert.Equal("Pay", study.Code("Pay").Name.Text);
        Some.Refused("coding.code-name-taken", CodebookDecisions.Rename(study, study.Code("Rank").Id, "pay", Some.Fresh()));
    }

    [Fact]
    public void A_name_in_vivo_belongs_to_the_source_and_goes_with_it()
    {
        Study study = Some.Study().WithSource("p-01", "They paid us, then\nthey did not.");
        study = study.With(CodebookDecisions.AddInVivoCode(study, study.Passage("p-01", 14, 31), null, Some.Fresh()));

        Code code = Assert.Single(study.Coding.Codebook.Codes.Values);
        Assert.Equal("then they did not", code.Name.Text);
        Assert.Equal(study.Source("p-01").Holder, code.Name.Holder);
        Assert.NotEqual(code.Holder, code.Name.Holder);
        Assert.Single(study.Coding.In(study.Original("p-01").Id));
    }

    [Fact]
    public void A_passage_too_long_for_a_name_is_refused()
    {
        Study study = Some.Study().WithSource("p-01", new string('x', 300));
        Some.Refused("coding.in-vivo-too-long", CodebookDecisions.AddInVivoCode(study, study.Passage("p-01", 0, 250), null, Some.Fresh()));
    }

    [Fact]
    public void A_code_moves_before_a_sibling_but_never_below_itself()
    {
        Study study = Some.CodedGround();
        Id<Code> rank = study.Code("Rank").Id, pay = study.Code("Offer/Pay").Id, offer = study.Code("Offer").Id;
        study = study.With(CodebookDecisions.Move(study, rank, offer, pay, Some.Fresh()));

        Assert.Equal([rank, pay], study.Coding.Codebook.Under(offer).Select(static c => c.Id));
        Some.Refused("coding.code-into-itself", CodebookDecisions.Move(study, offer, rank, null, Some.Fresh()));
        Some.Refused("coding.code-into-itself", CodebookDecisions.Move(study, offer, offer, null, Some.Fresh()));
        Some.Refused("coding.not-a-sibling", CodebookDecisions.Move(study, rank, null, pay, Some.Fresh()));
        Some.Refused("coding.code-name-taken", CodebookDecisions.Move(study, study.Code("Leaving/Pay").Id, offer, null, Some.Fresh()));
    }

    [Fact]
    public void A_code_with_codings_goes_only_with_them_and_leaves_its_children_one_level_up()
    {
        Study study = Some.CodedGround();
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("a-talk", 0, 5), study.Code("Leaving").Id, Some.Fresh()));
        Id<Code> leaving = study.Code("Leaving").Id;

        Assert.Contains("1 passage is", Some.Refused("coding.code-has-codings", CodebookDecisions.Remove(study, leaving, false, Some.Fresh())), StringComparison.Ordinal);
        study = study.With(CodebookDecisions.Remove(study, leaving, true, Some.Fresh()));

        Assert.Empty(CodingViews.Passages(study, PassageQuery.All));
        Assert.Equal(["Offer", "Offer/Pay", "Offer/Rank", "Fear", "Pay"], CodingViews.Codes(study).Select(static r => r.Path));
    }

    [Fact]
    public void A_code_whose_child_would_meet_its_name_above_stays()
    {
        Study study = Some.Study().WithCode("Pay").WithCode("Offer");
        study = study.With(CodebookDecisions.AddCode(study, new NewCode("Pay", study.Code("Offer").Id), Some.Fresh()));
        Some.Refused("coding.code-name-taken", CodebookDecisions.Remove(study, study.Code("Offer").Id, false, Some.Fresh()));
    }
}

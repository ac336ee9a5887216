namespace Offramp.Research.Tests.Reports;

public class ReportedTranslationTests
{
    [Fact]
    public void A_passage_is_shown_in_the_translation_when_that_is_asked_for_and_may_leave()
    {
        Study study = Coded(ConsentScope.Verbatim);
        Assert.Empty(Passage(study, withTranslations: false).Elsewhere);
        ReportedCounterpart there = Assert.Single(Passage(study, withTranslations: true).Elsewhere);
        Assert.Equal((RenditionKind.Translation, "Nothing was paid that spring."), (there.Kind, there.Text.Text));
    }

    [Fact]
    public void What_is_withheld_is_not_shown_in_the_translation_either()
    {
        ReportedPassage passage = Passage(Coded(ConsentScope.Paraphrase), withTranslations: true);
        Assert.NotNull(passage.Withheld);
        Assert.Empty(passage.Elsewhere);
    }

    private static Study Coded(ConsentScope scope)
    {
        Study study = Some.Study().WithTalk("p-05", SourceKind.Interview, ("I", "Et la paie, dites-moi ?"), ("P", "On n'a rien payé ce printemps-là."))
            .WithVoice("P-05", "p-05", "P", new ConsentTerms { Scope = scope, Freedom = ConsentFreedom.Free, Understood = true, LimitsTold = true }).WithCode("Pay");
        study = study.With(AlignmentDecisions.AddAligned(
            study, study.Source("p-05").Id, RenditionKind.Translation, Some.Talk("p-05-en", ("I", "And the pay, tell me?"), ("P", "Nothing was paid that spring.")),
            OnTakenName.Refuse, Some.Fresh()));
        Rendition original = study.Original("p-05");
        int at = original.Text.Text.IndexOf("rien payé", StringComparison.Ordinal);
        return study.With(CodingDecisions.CodePassage(study, new NewCoding(original.Id, at, at + 9), study.Code("Pay").Id, Some.Fresh()));
    }

    private static ReportedPassage Passage(Study study, bool withTranslations) =>
        Assert.Single(Assert.Single(CodingReportViews.Of(study, new CodingReportOrder(Some.Today) { WithTranslations = withTranslations }).Codes).Passages);
}

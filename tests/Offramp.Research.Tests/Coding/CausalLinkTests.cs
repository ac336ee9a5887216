using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class CausalLinkTests
{
    private const string Said = "When the pay came late, trust went. My brother says it was never so.";

    private static Study Ground() => Some.Study().WithSource("p-01", Said, SourceKind.Interview).WithCode("Late pay").WithCode("Trust").WithCode("Leaving");

    private static NewLink Ask(Study study, string cause = "Late pay", string effect = "Trust", int start = 0, int end = 35) =>
        new(study.Original("p-01").Id, start, end, study.Code(cause).Id, study.Code(effect).Id, LinkSign.Lowers);

    private static Study Drawn() => Ground() is var study ? study.With(CausalLinkDecisions.Draw(study, Ask(study) with
    {
        Judgement = new Judgement(Stance.Supports, default, default, Standpoint.OwnExperience),
        Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, "his own pay"),
    }, Some.Fresh())) : throw new InvalidOperationException();

    private static CausalLink Link(Study study) => Assert.Single(study.Coding.LinksIn(study.Original("p-01").Id));

    [Fact]
    public void A_link_joins_two_codes_with_its_notes_under_the_sources_holder()
    {
        Study study = Drawn();
        CausalLinkRow row = Assert.Single(CausalLinkViews.Links(study, PassageQuery.All));
        Assert.Equal(("Late pay", "Trust", LinkSign.Lowers, "When the pay came late, trust went."), (row.CausePath, row.EffectPath, row.Link.Sign, row.Text.Text));
        Assert.Equal(study.Source("p-01").Holder, row.Link.Notes!.Memo!.Holder);
    }

    [Fact]
    public void What_joins_nothing_is_refused()
    {
        Study study = Drawn();
        Some.Refused("coding.link-to-itself", CausalLinkDecisions.Draw(study, Ask(study, effect: "Late pay"), Some.Fresh()));
        Some.Refused("coding.already-linked", CausalLinkDecisions.Draw(study, Ask(study), Some.Fresh()));
        Some.Refused("coding.passage-outside-document", CausalLinkDecisions.Draw(study, Ask(study, end: 900), Some.Fresh()));
        Some.Refused("coding.code-gone", CausalLinkDecisions.Draw(study, Ask(study) with { Effect = new(99) }, Some.Fresh()));
        Some.Refused("coding.link-gone", CausalLinkDecisions.Remove(study, new(99)));
        Assert.Null(CausalLinkDecisions.Draw(study, Ask(study, "Trust", "Late pay"), Some.Fresh()).Refusal);
        Assert.Null(CausalLinkDecisions.Draw(study, Ask(study), Some.Fresh(Some.OtherCoder)).Refusal);
    }

    [Fact]
    public void A_link_is_stretched_judged_noted_and_removed()
    {
        Study study = Drawn();
        Id<CausalLink> id = Link(study).Id;
        study = study.With(CausalLinkDecisions.Stretch(study, id, 5, 35));
        study = study.With(CausalLinkDecisions.Judge(study, id, LinkSign.Raises, new JudgementEdit(Stance.Denies)));
        study = study.With(CausalLinkDecisions.Note(study, id, CodingField.Memo, " "));
        study = study.With(CausalLinkDecisions.Note(study, id, CodingField.QuotedFrom, "the brother"));
        CausalLink link = Link(study);
        Assert.Equal((5, 35, LinkSign.Raises, Stance.Denies, Standpoint.OwnExperience), (link.Start, link.End, link.Sign, link.Judgement.Stance, link.Judgement.Standpoint));
        Assert.Equal((null, "the brother"), (link.Notes!.Memo?.Text, link.Notes.QuotedFrom!.Text));
        Assert.Empty(study.With(CausalLinkDecisions.Remove(study, id)).Coding.Links);
    }

    [Fact]
    public void A_code_takes_its_links_along_and_its_refusal_counts_them()
    {
        Study study = Drawn();
        Assert.Contains("1 causal link names it", Some.Refused(
            "coding.code-has-codings", CodebookDecisions.Remove(study, study.Code("Trust").Id, false, Some.Fresh())), StringComparison.Ordinal);
        Study without = study.With(CodebookDecisions.Remove(study, study.Code("Trust").Id, true, Some.Fresh()));
        Assert.Empty(without.Coding.LinksIn(study.Original("p-01").Id));
        Assert.Empty(without.Conflicts);
    }

    [Fact]
    public void Links_follow_a_merge_of_codes_and_one_that_joins_a_code_with_itself_goes()
    {
        Study study = Drawn();
        study = study.With(CausalLinkDecisions.Draw(study, Ask(study, "Late pay", "Leaving"), Some.Fresh()));
        Id<Code> trust = study.Code("Trust").Id, leaving = study.Code("Leaving").Id, pay = study.Code("Late pay").Id;
        DocumentLinks links = study.Coding.Links[study.Original("p-01").Id];
        Assert.Equal([leaving, leaving], links.Recoded(code => code == trust ? leaving : code).All.Select(static l => l.Effect));
        Assert.Equal([leaving], links.Recoded(code => code == trust ? pay : code).All.Select(static l => l.Effect));
        Assert.Same(links, links.Recoded(static code => code));
    }

    [Fact]
    public void A_removed_source_takes_its_links_and_a_withdrawn_one_counts_no_more()
    {
        Study study = Drawn();
        Assert.Empty(study.With(SourcesDecisions.Remove(study, study.Source("p-01").Id)).Coding.Links);
        Id<Rendition> document = study.Original("p-01").Id;
        Study withdrawn = study.With(WithdrawalDecisions.Withdraw(study, study.Source("p-01").Id));
        Assert.Single(withdrawn.Coding.LinksIn(document));
        Assert.Empty(CausalLinkViews.Links(withdrawn, PassageQuery.All));
        Assert.Empty(CausalMap.Of(withdrawn, PassageQuery.All).Edges);
    }

    [Fact]
    public void Merging_two_codes_that_a_link_joins_says_first_that_the_link_goes()
    {
        Study study = Drawn();
        MergePreview preview = CodesMerging.Preview(study, [study.Code("Trust").Id], study.Code("Late pay").Id).Value;
        Study after = study.With(CodesMerging.Merge(study, [study.Code("Trust").Id], study.Code("Late pay").Id, Some.Fresh()));
        Assert.Equal((1, 0), (preview.LinksThatGo, after.Coding.LinksIn(study.Original("p-01").Id).Length));
        Assert.Equal(0, CodesMerging.Preview(study, [study.Code("Trust").Id], study.Code("Leaving").Id).Value.LinksThatGo);
    }

    [Fact]
    public void What_another_copy_drew_between_two_codes_that_are_one_here_is_a_conflict()
    {
        Study study = Ground();
        Study after = study.Apply(((LinkDrawn)CausalLinkDecisions.Draw(study, Ask(study), Some.Fresh()).Value) with { Effect = study.Code("Late pay").Id });
        Assert.Equal("coding.linked-codes-merged", Assert.Single(after.Conflicts).Code);
        Assert.Empty(after.Coding.Links);
    }

    private static Study Corrected(Study study, int start, int removed, string text, Id<TextVersion> to)
    {
        Rendition document = study.Original("p-01");
        return study.Apply(new TextCorrected(
            document.Source, document.Id, document.Version, to,
            [new CorrectedWords(start, removed, text.Length, new Words(document.Text.Holder, text))], [], null));
    }

    [Fact]
    public void A_link_whose_words_a_correction_took_is_stranded_counts_no_more_and_is_put_on_new_words()
    {
        Study study = Drawn();
        Id<CausalLink> id = Link(study).Id;
        Id<TextVersion> first = study.Original("p-01").Version;
        LinkDrawn late = (LinkDrawn)CausalLinkDecisions.Draw(study, Ask(study, start: 36, end: 50), Some.Fresh()).Value;
        Study moved = Corrected(study, 0, 4, "Whenever", new(98));
        Assert.Equal((0, 39), (Link(moved).Start, Link(moved).End));
        Study stranded = Corrected(study, 0, 35, "", new(99));
        Assert.Empty(CausalMap.Of(stranded, PassageQuery.All).Edges);
        Assert.Equal((id, first, Stranding.Corrected), Assert.Single(CausalLinkViews.Stranded(stranded)).Stranded is var row ? (row.Link.Id, row.Version, row.Why) : default);
        Study judged = stranded.With(CausalLinkDecisions.Judge(stranded, id, LinkSign.Raises, new JudgementEdit()));
        Study back = judged.With(CausalLinkDecisions.Stretch(judged, id, 1, 11));
        Assert.Empty(back.Coding.StrandedLinks);
        Assert.Equal((1, 11, LinkSign.Raises), (Link(back).Start, Link(back).End, Link(back).Sign));
        Assert.Empty(stranded.With(CausalLinkDecisions.Remove(stranded, id)).Coding.StrandedLinks);
        Assert.Empty(stranded.With(CodebookDecisions.Remove(stranded, study.Code("Trust").Id, true, Some.Fresh())).Coding.StrandedLinks);
        Assert.Empty(stranded.With(SourcesDecisions.Remove(stranded, study.Source("p-01").Id)).Coding.StrandedLinks);
        // Drawn in another copy on the text before.
        Assert.Equal([1], stranded.Apply(late).Coding.LinksIn(late.Rendition).Select(static l => l.Start));
    }

    [Fact]
    public void Notes_on_links_are_found_among_the_memos() => Assert.Equal(
        "his own pay", Assert.Single(SearchViews.Find(Drawn(), TextQuery.Parse("own").Value, SearchScope.Memos).Hits).Context.Text);
}

namespace Offramp.Research.Tests;

public class CausalMapTests
{
    private const string Said = "The pay came late and trust went with it.";

    private static Study Ground()
    {
        Study study = Some.Study().WithCode("Offer").WithCode("Late pay", under: "Offer").WithCode("Rank", under: "Offer").WithCode("Trust");
        foreach (string name in new[] { "a", "b", "c", "d" }) study = study.WithSource(name, Said, SourceKind.Interview);
        return study;
    }

    private static Study Link(Study study, string source, LinkSign sign = LinkSign.Lowers, Stance stance = Stance.Supports,
        Standpoint standpoint = default, string cause = "Late pay", string effect = "Trust", int start = 0) =>
        study.With(CausalLinkDecisions.Draw(study, new NewLink(
            study.Original(source).Id, start, start + 12, study.Code(cause).Id, study.Code(effect).Id, sign, new Judgement(stance, default, default, standpoint)), Some.Fresh()));

    private static CausalEdge Edge(Study study) => Assert.Single(CausalMap.Of(study, PassageQuery.All).Edges);

    [Fact]
    public void Sources_joined_by_lineage_encounter_or_participant_count_once()
    {
        Study study = Ground().WithParticipant("P-01");
        foreach (string name in new[] { "a", "b", "c", "d" }) study = Link(study, name);
        study = Link(study, "a", start: 4);
        Assert.Equal(new SourceCount(5, 4, 4), Edge(study).Says);

        Study retold = study.With(SourcesDecisions.NoteLineage(study, study.Source("b").Id, study.Source("a").Id, null));
        Assert.Equal(new SourceCount(5, 4, 3), Edge(retold).Says);
        Study again = retold;
        foreach (string name in new[] { "b", "c" }) again = again.With(SourceLinks.LinkParticipant(again, again.Source(name).Id, again.Participant("P-01").Id, null));
        Assert.Equal(new SourceCount(5, 4, 2), Edge(again).Says);
        Source a = again.Source("a");
        Study met = again.With(SourcesDecisions.AddAll(
            again, [new NewSource(SourceKind.FieldNote, Some.Text("note", Said), a.Encounter)], OnTakenName.Refuse, Some.Fresh()));
        Assert.Equal(new SourceCount(6, 5, 2), Edge(Link(met, "note")).Says);
    }

    [Fact]
    public void A_withdrawn_source_counts_nowhere_and_joins_the_others_still()
    {
        Study study = Link(Link(Link(Ground(), "a"), "b"), "c");
        study = study.With(SourcesDecisions.NoteLineage(study, study.Source("a").Id, study.Source("c").Id, null));
        study = study.With(SourcesDecisions.NoteLineage(study, study.Source("b").Id, study.Source("c").Id, null));
        Assert.Equal(new SourceCount(2, 2, 1), Edge(study.With(WithdrawalDecisions.Withdraw(study, study.Source("c").Id))).Says);
    }

    [Fact]
    public void Who_supports_and_who_denies_is_counted_apart_and_by_standpoint()
    {
        Study study = Link(Ground(), "a", standpoint: Standpoint.OwnExperience);
        study = Link(study, "b", stance: Stance.Reports, standpoint: Standpoint.Hearsay);
        study = Link(Link(study, "c", stance: Stance.Denies), "d", stance: Stance.Unset);
        CausalEdge edge = Edge(study);
        Assert.Equal((3, 1, 1), (edge.Says.Independent, edge.Supports.Independent, edge.Denies.Independent));
        Assert.Equal(
            [(Standpoint.Unset, 1), (Standpoint.OwnExperience, 1), (Standpoint.Hearsay, 1)], edge.ByStandpoint.Select(static s => (s.Standpoint, s.Count.Independent)));
        CausalContradiction denial = Assert.Single(CausalMap.Of(study, PassageQuery.All).Contradictions);
        Assert.Equal((ContradictionKind.Denial, false), (denial.Kind, denial.IsWithinOne));
        Assert.Equal(["a", "b", "d"], denial.For.Select(static s => s.Name.Text));
        Assert.Equal(["c"], denial.Against.Select(static s => s.Name.Text));
    }

    [Fact]
    public void One_raising_and_another_lowering_is_a_contradiction_and_within_one_source_is_said_to_be()
    {
        Study study = Link(Link(Ground(), "a", LinkSign.Raises), "b", LinkSign.Lowers);
        CausalContradiction signs = Assert.Single(CausalMap.Of(study, PassageQuery.All).Contradictions);
        Assert.Equal((ContradictionKind.Sign, false), (signs.Kind, signs.IsWithinOne));
        Study one = Link(Link(Ground(), "a", LinkSign.Raises), "a", LinkSign.Lowers, start: 4);
        Assert.True(Assert.Single(CausalMap.Of(one, PassageQuery.All).Contradictions).IsWithinOne);
        Study denied = Link(Link(Ground(), "a", LinkSign.Raises, Stance.Denies), "b", LinkSign.Lowers);
        Assert.Empty(CausalMap.Of(denied, PassageQuery.All).Contradictions);
    }

    [Fact]
    public void Rolled_up_to_their_parents_links_join_these_and_links_within_one_are_counted()
    {
        Study study = Link(Link(Ground(), "a"), "b", cause: "Rank");
        study = Link(study, "c", cause: "Rank", effect: "Late pay");
        Assert.Equal(3, CausalMap.Of(study, PassageQuery.All).Edges.Length);
        CausalMap map = CausalMap.Of(study, PassageQuery.All, 0);
        CausalEdge edge = Assert.Single(map.Edges);
        Assert.Equal(("Offer", "Trust", 2, 1), (edge.Cause.Path, edge.Effect.Path, edge.Says.Independent, map.Within));
        Assert.Equal(["Offer", "Trust"], map.Nodes.Select(static n => n.Path));
    }

    [Fact]
    public void A_map_is_narrowed_by_wave_coder_stance_and_code()
    {
        Study study = Link(Link(Ground(), "a"), "b", stance: Stance.Denies);
        study = study.With(SourcesDecisions.SetParticular(study, study.Source("a").Id, Particular.Wave, "w1"));
        Assert.Equal(1, Edge(study).Denies.Sources);
        Assert.Equal(new SourceCount(1, 1, 1), Assert.Single(CausalMap.Of(study, new PassageQuery { Waves = ["W1"] }).Edges).Says);
        Assert.Equal(default, Assert.Single(CausalMap.Of(study, new PassageQuery { Stances = [Stance.Denies] }).Edges).Says);
        Assert.Empty(CausalMap.Of(study, new PassageQuery { Coders = [Some.OtherCoder] }).Edges);
        Assert.Empty(CausalMap.Of(study, new PassageQuery { Codes = [study.Code("Rank").Id] }).Edges);
        Assert.Single(CausalMap.Of(study, new PassageQuery { Codes = [study.Code("Offer").Id], WithDescendants = true }).Edges);
        Assert.Single(CausalMap.Of(study, new PassageQuery { Unset = [PassageAttribute.Wave] }).Edges);
    }
}

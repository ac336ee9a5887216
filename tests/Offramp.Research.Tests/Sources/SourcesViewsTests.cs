namespace Offramp.Research.Tests.Sources;

public class SourcesViewsTests
{
    private static Study Placed()
    {
        Study study = Some.Study().WithSource("b", "0123456789").WithSource("a", "x").WithSource("c", "x");
        study = study.With(SourcesDecisions.SetParticular(study, study.Source("a").Id, Particular.Place, "Coast/North"));
        study = study.With(SourcesDecisions.SetParticular(study, study.Source("b").Id, Particular.Place, "Coast"));
        study = study.With(SourcesDecisions.SetParticular(study, study.Source("c").Id, Particular.Place, "Coast road"));
        return study.With(SourcesDecisions.SetParticular(study, study.Source("b").Id, Particular.Wave, "1"));
    }

    [Fact]
    public void Sources_stand_by_name_and_the_withdrawn_last()
    {
        Study study = Placed();
        study = study.With(WithdrawalDecisions.Withdraw(study, study.Source("a").Id));
        Assert.Equal(["b", "c", "[withdrawn]"], SourcesViews.Rows(study, Some.Today).Select(r => r.Name));
        Assert.Equal(MayLeave.Nothing, SourcesViews.Rows(study, Some.Today)[2].Permission.Use);
    }

    [Fact]
    public void The_coded_share_counts_overlaps_once()
    {
        Study study = Placed().WithCode("Pay");
        Rendition text = study.Original("b");
        foreach ((int start, int end) in new[] { (0, 4), (2, 5), (3, 4), (8, 10) })
            study = study.Apply(new PassageCoded(text.Id, text.Version, Some.Fresh().Id<PassageCoding>(), start, end, study.Code("Pay").Id, Some.Coder, default, null));
        SourceRow row = SourcesViews.Rows(study, Some.Today).Single(r => r.Name == "b");
        Assert.Equal(0.7, row.CodedShare, 9);
        Assert.Equal(4, row.Codings);
        Assert.Equal(["Mira"], row.Coders);
        Assert.Equal(10, row.Length);
    }

    [Fact]
    public void Places_are_a_tree_and_count_what_lies_within() =>
        Assert.Equal(
            [("Coast", 0, 2), ("Coast/North", 1, 1), ("Coast road", 0, 1)],
            SourcesViews.Places(Placed()).Select(p => (p.Path, p.Depth, p.Sources.Length)));

    [Fact]
    public void Sources_without_a_wave_stand_last() =>
        Assert.Equal([("1", 1), (null, 2)], SourcesViews.Waves(Placed()).Select(w => (w.Name, w.Sources.Length)));
}

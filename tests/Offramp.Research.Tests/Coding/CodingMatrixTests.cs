namespace Offramp.Research.Tests;

public class CodingMatrixTests
{
    private static Study Ground()
    {
        Study study = Some.Study().WithCode("Offer").WithCode("Pay", under: "Offer").WithCode("Rank");
        study = study.Apply(new CoderAdded(Some.OtherCoder, Some.Words("Milo")));
        study = study.WithTalk("a", SourceKind.Interview, ("I", "What was said?"), ("P-01", "They paid late.")).WithTalk("b", SourceKind.Interview, ("P-02", "They paid well."));
        study = study.WithSource("report", "They paid some people late, and others never.");
        study = study.WithVoice("P-01", "a", "P-01", null).WithVoice("P-02", "b", null, null);
        study = Set(Set(Set(study, "a", Particular.Wave, "w1"), "b", Particular.Wave, "w2"), "a", Particular.Place, "Coast/North");
        study = Set(Set(study, "b", Particular.Place, "Coast/South"), "b", Particular.Mode, "telephone");
        study = study.With(SourcesDecisions.NoteLineage(study, study.Source("report").Id, study.Source("a").Id, null));
        study = Code(study, "a", 0, 4, "Pay", new Judgement(Stance.Denies, default, default, default));
        study = Code(study, "a", 24, 30, "Pay", new Judgement(Stance.Supports, default, default, default));
        study = Code(study, "b", 6, 12, "Pay", default, Some.OtherCoder);
        study = Code(study, "report", 0, 4, "Pay", default);
        return Code(study, "report", 5, 9, "Rank", default);
    }

    private static Study Set(Study study, string source, Particular field, string text) =>
        study.With(SourcesDecisions.SetParticular(study, study.Source(source).Id, field, text));

    private static Study Code(Study study, string source, int start, int end, string code, Judgement judgement, Id<Coder>? coder = null) => study.With(
        CodingDecisions.CodePassage(study, new NewCoding(study.Original(source).Id, start, end, judgement), study.Code(code).Id, Some.Fresh(coder)));

    private static string Row(CodingMatrix matrix, int code, Func<SourceCount, int> count) =>
        string.Join(' ', matrix.Columns.Select((column, i) => $"{column ?? "-"}:{count(matrix.At(code, i))}")) + $" all:{count(matrix.AllOf(code))}";

    [Theory]
    [InlineData(PassageAttribute.Wave, "w1:2 w2:1 -:1 all:4")]
    [InlineData(PassageAttribute.Place, "Coast/North:2 Coast/South:1 -:1 all:4")]
    [InlineData(PassageAttribute.Mode, "telephone:1 -:3 all:4")]
    [InlineData(PassageAttribute.Kind, "interview:3 publication:1 all:4")]
    [InlineData(PassageAttribute.Participant, "P-01:1 -:3 all:4")]
    [InlineData(PassageAttribute.Coder, "Mira:0 Milo:1 -:0")]
    [InlineData(PassageAttribute.Stance, "supports:1 denies:1 -:2 all:4")]
    [InlineData(PassageAttribute.Standpoint, "-:4 all:4")]
    public void Codings_are_counted_by_an_attribute(PassageAttribute by, string expected)
    {
        Study study = Ground();
        string row = Row(CodingMatrix.Of(study, by, PassageQuery.All), 1, static c => c.Mentions);
        if (by == PassageAttribute.Coder) Assert.Contains("Milo:1", row, StringComparison.Ordinal);
        else Assert.Equal(expected, row);
    }

    [Fact]
    public void Sources_and_independent_sources_count_once_however_many_passages_they_have()
    {
        CodingMatrix matrix = CodingMatrix.Of(Ground(), PassageAttribute.Kind, PassageQuery.All);
        Assert.Equal("interview:2 publication:1 all:3", Row(matrix, 1, static c => c.Sources));
        Assert.Equal("interview:2 publication:1 all:2", Row(matrix, 1, static c => c.Independent));
        Assert.Equal("interview:0 publication:1 all:1", Row(matrix, 2, static c => c.Independent));
        Assert.Equal("interview:0 publication:0 all:0", Row(matrix, 0, static c => c.Mentions));
    }

    [Fact]
    public void A_matrix_is_narrowed_and_places_are_told_as_wide_as_asked()
    {
        Study study = Ground();
        Assert.Equal("Coast:3 -:1 all:4", Row(CodingMatrix.Of(study, PassageAttribute.Place, PassageQuery.All, 1), 1, static c => c.Mentions));
        Assert.Equal("w1:1 all:1", Row(CodingMatrix.Of(study, PassageAttribute.Wave, new PassageQuery { Stances = [Stance.Supports] }), 1, static c => c.Mentions));
        CodingMatrix below = CodingMatrix.Of(study, PassageAttribute.Wave, new PassageQuery { Codes = [study.Code("Offer").Id], WithDescendants = true });
        Assert.Equal(["Offer", "Offer/Pay"], below.Codes.Select(static c => c.Path));
        Study withdrawn = study.With(WithdrawalDecisions.Withdraw(study, study.Source("a").Id));
        Assert.Equal("w2:1 -:1 all:2", Row(CodingMatrix.Of(withdrawn, PassageAttribute.Wave, PassageQuery.All), 1, static c => c.Mentions));
        Assert.Empty(CodingMatrix.Of(Some.Study(), PassageAttribute.Wave, PassageQuery.All).Columns);
    }

    [Fact]
    public void Passages_are_asked_for_by_any_attribute_together_and_by_what_is_not_known()
    {
        Study study = Ground();
        int Count(PassageQuery query) => CodingViews.Passages(study, query).Length;
        Assert.Equal(2, Count(new PassageQuery { Stances = [Stance.Denies, Stance.Supports] }));
        Assert.Equal(3, Count(new PassageQuery { Stances = [Stance.Unset] }));
        Assert.Equal(3, Count(new PassageQuery { Places = ["coast"] }));
        Assert.Equal(0, Count(new PassageQuery { Places = ["Co"] }));
        Assert.Equal(3, Count(new PassageQuery { Waves = ["w1", "w2"] }));
        Assert.Equal(2, Count(new PassageQuery { Unset = [PassageAttribute.Wave] }));
        Assert.Equal(2, Count(new PassageQuery { Unset = [PassageAttribute.Wave, PassageAttribute.Stance] }));
        Assert.Equal(1, Count(new PassageQuery { Participants = [study.Participant("P-01").Id] }));
        Assert.Equal(1, Count(new PassageQuery { Speakers = ["p-02"] }));
        Assert.Equal(1, Count(new PassageQuery { Kinds = [SourceKind.Interview], Modes = ["Telephone"], Coders = [Some.OtherCoder] }));
        Assert.Equal(0, Count(new PassageQuery { Kinds = [SourceKind.Publication], Stances = [Stance.Denies] }));
    }

    [Fact]
    public void Counting_by_an_attribute_is_counting_the_passages_of_each_of_its_values()
    {
        Study study = Ground();
        foreach (PassageAttribute by in Enum.GetValues<PassageAttribute>())
        {
            CodingMatrix matrix = CodingMatrix.Of(study, by, PassageQuery.All);
            for (int code = 0; code < matrix.Codes.Length; code++)
            {
                PassageRow[] rows = [.. CodingViews.Passages(study, new PassageQuery { Codes = [matrix.Codes[code].Code.Id] })];
                Assert.Equal(rows.Length, matrix.Columns.Select((_, i) => matrix.At(code, i).Mentions).Sum());
                Assert.Equal(rows.Select(static r => r.Source.Id).Distinct().Count(), matrix.AllOf(code).Sources);
                Assert.Equal(IndependentSources.Of(study).CountOf(rows.Select(static r => r.Source.Id)), matrix.AllOf(code).Independent);
            }
        }
    }
}

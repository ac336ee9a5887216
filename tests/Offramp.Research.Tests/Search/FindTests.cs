namespace Offramp.Research.Tests;

public class FindTests
{
    private static Study Ground()
    {
        Study study = Some.Study()
            .WithTalk("p-1", SourceKind.Interview, ("Q", "Was the pay late?"), ("R1", "The pay came late. Later no pay came at all."))
            .WithTalk("p-2", SourceKind.Interview, ("Q", "And the pay?"), ("R1", "Half of it."))
            .WithCode("Pay").WithCode("Trust", "Whether pay or anything else was believed");
        study = study.WithVoice("Heron", "p-1", "R1", null);
        Rendition text = study.Original("p-1");
        int start = text.Text.Text.IndexOf("The pay", StringComparison.Ordinal);
        return study.With(CodingDecisions.CodePassage(study, new NewCoding(text.Id, start, start + 18, new Judgement(Stance.Supports, default, default, default)), [study.Code("Pay").Id], Some.Fresh()));
    }

    private static string[] Found(Study study, FindQuery query) =>
        [.. FindViews.Find(study, query).Found.Select(found => $"{found.Source?.Name.Text} {found.Turn?.Number} {found.Speaker} {found.Start}")];

    private static TextQuery Words(string words) => TextQuery.Parse(words).Value;

    [Fact]
    public void Words_are_found_in_all_texts_or_where_and_by_whom_they_are_asked_for()
    {
        Study study = Ground();
        var query = new FindQuery { Words = Words("pay") };
        Assert.Equal(4, Found(study, query).Length);
        Assert.Equal(3, Found(study, query with { Filter = new PassageQuery { Sources = [study.Source("p-1").Id] } }).Length);
        Assert.Equal(2, Found(study, query with { Filter = new PassageQuery { Participants = [study.Participant("Heron").Id] } }).Length);
        Assert.Equal(2, Found(study, query with { Filter = new PassageQuery { Speakers = ["Q"] } }).Length);
        Assert.All(Found(study, query with { Filter = new PassageQuery { Participants = [study.Participant("Heron").Id] } }), static line => Assert.Contains("2 Heron", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_coded_and_what_is_not_can_be_told_apart()
    {
        Study study = Ground();
        var pay = new PassageQuery { Codes = [study.Code("Pay").Id] };
        var query = new FindQuery { Words = Words("pay"), Filter = pay };
        Assert.Single(Found(study, query));
        Assert.Equal(3, Found(study, query with { NotCoded = true }).Length);
        Assert.Equal(3, Found(study, query with { Filter = PassageQuery.All, NotCoded = true }).Length);
        Assert.Single(Found(study, query with { Scope = SearchScope.Passages }));
        Assert.Empty(Found(study, query with { Scope = SearchScope.Passages, Filter = new PassageQuery { Stances = [Stance.Denies] } }));
        Assert.Single(Found(study, query with { Filter = PassageQuery.All, Codes = new CodeIs([study.Code("Pay").Id]) }));
        Assert.Empty(Found(study, query with { Words = Words("pay AND half"), Scope = SearchScope.Passages }));
    }

    [Fact]
    public void Memos_are_narrowed_by_what_they_are_about()
    {
        Study study = Ground();
        var query = new FindQuery { Words = Words("believed"), Scope = SearchScope.Memos };
        FoundPassage found = FindViews.Find(study, query).Found.Single();
        Assert.False(found.IsInText);
        Assert.Null(found.Source);
        Assert.Single(Found(study, query with { Filter = new PassageQuery { Codes = [study.Code("Trust").Id] } }));
        Assert.Empty(Found(study, query with { Filter = new PassageQuery { Codes = [study.Code("Pay").Id] } }));
        Assert.Empty(Found(study, query with { Filter = new PassageQuery { Sources = [study.Source("p-1").Id] } }));
        Assert.Empty(Found(study, query with { Filter = new PassageQuery { Coders = [Some.Coder] } }));
    }

    [Fact]
    public void Nothing_of_a_withdrawn_source_is_found()
    {
        Study study = Ground();
        study = study.Apply(new SourceWithdrawn(study.Source("p-1").Id, [study.Source("p-1").Holder], [study.Original("p-1").Text.Id]));
        Assert.Single(Found(study, new FindQuery { Words = Words("pay") }));
        Assert.Empty(Found(study, new FindQuery()));
        Assert.Empty(Found(study, new FindQuery { Codes = new CodeIs([study.Code("Pay").Id]) }));
    }

    [Fact]
    public void The_context_is_what_the_same_person_says_and_labels_are_no_words()
    {
        Study study = Ground();
        Rendition text = study.Original("p-1");
        FoundPassage late = FindViews.Find(study, new FindQuery { Words = Words("late") }).Found[0];
        Assert.Equal("Was the pay ", late.Before?.Text);
        Assert.Equal("?", late.After?.Text);
        int start = text.Text.Text.IndexOf("pay late", StringComparison.Ordinal), end = text.Text.Text.IndexOf(" came late", StringComparison.Ordinal);
        study = study.With(CodingDecisions.CodePassage(study, new NewCoding(text.Id, start, end), [study.Code("Trust").Id], Some.Fresh()));
        FoundPassage both = FindViews.Find(study, new FindQuery { Filter = new PassageQuery { Codes = [study.Code("Trust").Id] } }).Found.Single();
        Assert.Equal("pay late?\nHeron: The pay", both.Text?.Text);
        Assert.Equal("Was the ", both.Before?.Text);
        Assert.StartsWith(" came late. Later", both.After?.Text, StringComparison.Ordinal);
    }
}

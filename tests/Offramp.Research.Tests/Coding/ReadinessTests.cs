namespace Offramp.Research.Tests;

public class ReadinessTests
{
    private static Study Study()
    {
        Study study = Some.Study().WithCode("Pay").WithCode("Wait");
        foreach (string name in (string[])["a", "b", "c"])
        {
            study = study.WithSource(name, $"The {name} group paid its members and let them wait.");
            study = Coded(study, name, 4, 15, "Pay");
            study = Coded(study, name, 10, 30, "Wait");
        }
        return study;
    }

    private static Study Coded(Study study, string source, int start, int end, string code) => study.With(
        CodingDecisions.CodePassage(study, new NewCoding(study.Original(source).Id, start, end), study.Code(code).Id, Some.Fresh()));

    private static string[] Indexed(Study study) =>
        [.. study.Sources.ById.Values.Where(source => study.Coding.ByDocument[source.Renditions[0]].IsIndexed).Select(static source => source.Name.Text).Order()];

    [Fact]
    public void A_study_made_ready_has_the_index_of_every_document()
    {
        Study study = Study();
        Assert.Empty(Indexed(study));
        CodingViews.MakeReady(study);
        Assert.Equal(["a", "b", "c"], Indexed(study));
        CodingViews.MakeReady(Some.Study());
    }

    [Fact]
    public void After_a_coding_is_added_only_its_document_is_indexed_anew()
    {
        Study study = Study();
        CodingViews.MakeReady(study);
        Study after = Coded(study, "b", 0, 10, "Wait");
        Assert.Equal(["a", "c"], Indexed(after));
        Assert.Equal(4, CodingViews.Passages(after, new PassageQuery { Codes = [after.Code("Wait").Id] }).Length);
        Assert.Equal(["a", "b", "c"], Indexed(after));
    }

    [Fact]
    public void A_question_to_one_document_indexes_no_other()
    {
        Study study = Study();
        Assert.Single(CodingViews.Passages(study, new PassageQuery { Codes = [study.Code("Pay").Id], Documents = [study.Original("b").Id] }));
        Assert.Equal(["b"], Indexed(study));
    }

    [Fact]
    public void A_code_asked_for_twice_gives_its_passages_once()
    {
        Study study = Study();
        Id<Code> pay = study.Code("Pay").Id;
        Assert.Equal(3, CodingViews.Passages(study, new PassageQuery { Codes = [pay, pay] }).Length);
    }

    [Fact]
    public void An_index_knows_codes_apart_whose_ids_begin_alike()
    {
        Id<Code>[] codes = [.. Enumerable.Range(0, 40).Select(static i => new Id<Code>(((UInt128)(i % 3) << 64) + (uint)i))];
        DocumentCodings codings = DocumentCodings.Of(Enumerable.Range(0, 400).Select(i => new PassageCoding(
            new Id<PassageCoding>((UInt128)i), i, i + 1, codes[i % codes.Length], Some.Coder, default, null)));
        Assert.Equal(codes, codings.Index.Codes);
        for (int i = 0; i < codes.Length; i++) Assert.Equal(Enumerable.Range(0, 10).Select(n => i + (n * codes.Length)), codings.Index.With(codes[i]).ToArray());
        Assert.True(codings.Index.With(new Id<Code>(7)).IsEmpty);
    }
}

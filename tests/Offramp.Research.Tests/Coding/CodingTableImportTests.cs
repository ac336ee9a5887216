using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class CodingTableImportTests
{
    private static NamedCodings Of(string? name, params int[] rows) =>
        new(null, name, [.. rows.Select(static row => new ImportedCoding(0, -1, row, row + 2))], [.. rows]);

    private static ImportedCodingTable Table(params NamedCodings[] documents) => new() { Codes = [new("pay", "Pay") { Row = 2 }], Documents = [.. documents] };

    private static Study Ground() => Some.Study().WithSource("a-talk", new string('x', 50)).WithSource("b-talk", new string('x', 50));

    private static CodingImportResult All(Study study, ImportedCodingTable table) => CodingTableImport.Into(study, "c.csv", table, Some.Fresh()).Value;

    [Fact]
    public void Every_text_that_is_named_gets_its_codings_and_nothing_is_doubled()
    {
        Study study = Ground();
        ImportedCodingTable table = Table(Of("a-talk", 2, 3), Of("b-talk", 4), Of("A-TALK", 3, 9));
        CodingImportResult result = All(study, table);
        Assert.Equal((1, 4, 1), (result.CodesAdded, result.CodingsAdded, result.CodingsKnown));
        study = study.With((Outcome<ImmutableArray<Change>>)result.Changes);
        Assert.Equal([3, 1], new[] { "a-talk", "b-talk" }.Select(name => study.Coding.In(study.Original(name).Id).Length));
        Assert.Empty(All(study, table).Changes);
    }

    [Fact]
    public void Rows_of_texts_that_are_not_known_are_left_out_with_their_row()
    {
        CodingImportResult result = All(Ground(), Table(Of("a-talk", 2), Of("c-talk", 3, 4), Of(null, 5)));
        Assert.Equal((1, 3), (result.CodingsAdded, result.CodingsLeftOut));
        Assert.Equal([("coding.import-document-unknown", 3), ("coding.import-document-unknown", 5)], result.Problems.Select(static p => (p.Code, p.Place.Line ?? 0)));
    }

    [Fact]
    public void Of_one_text_the_rows_of_others_are_left_out_but_a_table_of_one_text_is_taken()
    {
        Study study = Ground();
        Id<Rendition> document = study.Original("a-talk").Id;
        CodingImportResult result = CodingTableImport.Into(study, document, "c.csv", Table(Of("a-talk", 2), Of("b-talk", 3), Of(null, 4)), Some.Fresh()).Value;
        Assert.Equal((2, 1), (result.CodingsAdded, result.CodingsLeftOut));
        Assert.Equal(("coding.import-other-document", 3), (result.Problems.Single().Code, result.Problems.Single().Place.Line ?? 0));
        Assert.Equal(2, CodingTableImport.Into(study, document, "c.csv", Table(Of("called otherwise", 2, 3)), Some.Fresh()).Value.CodingsAdded);
    }

    [Fact]
    public void Problems_of_codings_name_their_row()
    {
        CodingImportResult result = All(Ground(), Table(Of("a-talk", 2, 60)));
        Problem problem = Assert.Single(result.Problems);
        Assert.Equal(("coding.import-outside-document", 60), (problem.Code, problem.Place.Line ?? 0));
    }

    [Fact]
    public void A_made_id_is_not_kept()
    {
        var table = Table(Of("a-talk", 2)) with { Codes = [new ImportedCode("Pay", "Pay") { IdIsMade = true }] };
        Study study = Ground();
        study = study.With((Outcome<ImmutableArray<Change>>)All(study, table).Changes);
        Assert.Null(study.Code("Pay").ImportedId);
    }
}

using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class CodingImportTests
{
    private const string Text = "The pay came late. Then the pay stopped. Nobody asked.";

    private static Study Ground() => Some.Study().WithSource("p-01", Text);

    private static ImportedCoding Quoted(int code, string quote, int start = -1, int coder = -1)
    {
        int at = start < 0 ? Text.IndexOf(quote, StringComparison.Ordinal) : start;
        return new ImportedCoding(code, coder, at, at + quote.Length, Text: new ImportedCodingText { Quote = quote });
    }

    private static ImportedCodings File(params ImportedCoding[] codings) => new()
    {
        Codes = [new ImportedCode("pay", "Pay", "offer"), new ImportedCode("offer", "The offer") { Definition = "What is said to be given" }],
        Coders = ["Milo"],
        Codings = [.. codings],
    };

    private static CodingImportResult Import(Study study, ImportedCodings file) =>
        CodingImport.Into(study, study.Original("p-01").Id, "c.json", file, Some.Fresh()).Value;

    private static Study After(Study study, CodingImportResult result) => result.Changes.Aggregate(study, static (s, c) => s.Apply(c));

    [Fact]
    public void Codes_come_in_a_parent_before_its_children_with_texts_and_ids()
    {
        Study study = Ground();
        study = After(study, Import(study, File()));

        Assert.Equal("offer", Names.IdOf(study.Code("The offer")));
        Assert.Equal("What is said to be given", study.Code("The offer").Definition?.Text);
        Assert.Equal(study.Code("The offer").Id, study.Code("The offer/Pay").Parent);
    }

    [Fact]
    public void Importing_twice_doubles_nothing()
    {
        Study study = Ground();
        ImportedCodings file = File(Quoted(0, "The pay came late"), Quoted(1, "Nobody asked", coder: 0), Quoted(0, "The pay came late"));
        CodingImportResult first = Import(study, file);
        study = After(study, first);
        CodingImportResult again = Import(study, file);

        Assert.Equal((2, 0, 1, 2, 1), (first.CodesAdded, first.CodesKnown, first.CodersAdded, first.CodingsAdded, first.CodingsKnown));
        Assert.Equal((0, 2, 0, 0, 3), (again.CodesAdded, again.CodesKnown, again.CodersAdded, again.CodingsAdded, again.CodingsKnown));
        Assert.Empty(again.Changes);
        Assert.Equal(["Mira", "Milo"], CodingViews.Passages(study.Apply(new CoderAdded(Some.Coder, Some.Words("Mira"))), PassageQuery.All).Select(static r => r.Coder));
    }

    [Fact]
    public void A_code_that_was_renamed_since_is_known_by_its_id_and_that_is_said()
    {
        Study study = Ground();
        study = After(study, Import(study, File()));
        study = study.With(CodebookDecisions.Rename(study, study.Code("Pay").Id, "Salary", Some.Fresh()));
        CodingImportResult again = Import(study, File(Quoted(0, "The pay came late")));
        study = After(study, again);

        Assert.Equal(0, again.CodesAdded);
        Problem problem = Assert.Single(again.Problems);
        Assert.Equal("coding.import-code-known-by-id", problem.Code);
        Some.Said(problem.Code, Research.Messages.English.Say(problem));
        Assert.Equal("The offer/Salary", Assert.Single(CodingViews.Passages(study, PassageQuery.All)).CodePath);
    }

    [Theory]
    [InlineData("Nobody asked", 3, "coding.import-quote-elsewhere", 1)]
    [InlineData("pay", 3, "coding.import-quote-several", 0)]
    [InlineData("Nobody came", 3, "coding.import-quote-not-found", 0)]
    public void A_quotation_that_stands_elsewhere_is_followed_only_where_there_is_no_doubt(string quote, int start, string code, int added)
    {
        Study study = Ground();
        CodingImportResult result = Import(study, File(Quoted(0, quote, start)));

        Problem problem = Assert.Single(result.Problems);
        Assert.Equal(code, problem.Code);
        Assert.Equal("codings[0]", problem.Place.Path);
        Some.Said(code, Research.Messages.English.Say(problem));
        Assert.Equal((added, added, 1 - added), (result.CodingsAdded, result.CodingsMoved, result.CodingsLeftOut));
        if (added == 1) Assert.Equal(quote, Assert.Single(CodingViews.Passages(After(study, result), PassageQuery.All)).Text.Text);
    }

    [Theory]
    [InlineData(0, 99, "coding.import-outside-document")]
    [InlineData(-3, 5, "coding.import-outside-document")]
    [InlineData(9, 5, "coding.import-outside-document")]
    [InlineData(5, 5, "coding.import-passage-empty")]
    public void Offsets_that_hold_nothing_are_left_out_and_listed(int start, int end, string code)
    {
        CodingImportResult result = Import(Ground(), File(new ImportedCoding(0, -1, start, end)));

        Assert.Equal(code, Assert.Single(result.Problems).Code);
        Some.Said(code, Research.Messages.English.Say(result.Problems[0]));
        Assert.Equal((0, 1), (result.CodingsAdded, result.CodingsLeftOut));
    }

    [Fact]
    public void A_damaged_codebook_comes_in_as_far_as_it_can()
    {
        Study study = Ground();
        ImmutableArray<ImportedCode> deep = [.. Enumerable.Range(0, 200).Select(static i => new ImportedCode($"d{i}", $"d{i}", i == 0 ? null : $"d{i - 1}"))];
        var file = new ImportedCodings
        {
            Codes =
            [
                new("a", "A", "b"), new("b", "B", "a"), new("c", "one/two\n"), new("", ""), new("e", "E", "nowhere"), new("f", new string('f', 300)), .. deep,
            ],
            Codings = [new(0, -1, 0, 3), new(99_999, -1, 0, 3), new(-1, -1, 0, 3)],
        };
        CodingImportResult result = Import(study, file);
        study = After(study, result);

        Assert.Empty(study.Conflicts);
        Assert.Equal((file.Codes.Length, 1, 2), (study.Coding.Codebook.Codes.Count, result.CodingsAdded, result.CodingsLeftOut));
        Assert.Contains(CodingViews.Codes(study), static row => row.Name == "one\u2215two");
        Assert.Equal(
            ["coding.import-code-unknown", "coding.import-name-changed", "coding.import-parent-unknown", "coding.import-too-deep"],
            result.Problems.Select(static p => p.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.All(result.Problems, static p => Some.Said(p.Code, Research.Messages.English.Say(p)));
    }

    [Fact]
    public void An_act_rests_only_on_the_codes_and_coders_that_it_uses()
    {
        Study study = Ground().WithCode("Unused");
        PassagesCoded coded = Import(study, File(Quoted(0, "Nobody asked"))).Changes.OfType<PassagesCoded>().Single();

        Assert.Single(coded.Codes);
        Assert.Equal([Some.Coder], coded.Coders);
    }

    [Fact]
    public void Notes_and_judgements_come_in_under_the_sources_holder()
    {
        Study study = Ground();
        var text = new ImportedCodingText { Id = "17", Memo = "why", QuotedFrom = "a neighbour" };
        var judged = new Judgement(Stance.Reports, Standing.ReportedSpeech, Elicitation.Prompted, Standpoint.Hearsay);
        study = After(study, Import(study, File(Quoted(1, "Nobody asked"), new ImportedCoding(0, -1, 0, 7, judged, text))));

        PassageCoding coding = CodingViews.Passages(study, PassageQuery.All)[0].Coding;
        Assert.Equal(judged, coding.Judgement);
        Assert.Equal(("17", "why", "a neighbour"), (coding.Notes?.ImportedId?.Text, coding.Notes?.Memo?.Text, coding.Notes?.QuotedFrom?.Text));
        Assert.Equal(study.Source("p-01").Holder, coding.Notes?.Memo?.Holder);
    }
}

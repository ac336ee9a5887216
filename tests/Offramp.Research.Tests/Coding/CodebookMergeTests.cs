using System.Collections.Immutable;

namespace Offramp.Research.Tests;

/// <summary>Merging codes: what moves, what becomes one, what stays double, and that nothing is lost.</summary>
public class CodebookMergeTests
{
    private static readonly Judgement Affirmed = new(Stance.Supports, default, default, default);
    private static readonly Judgement Spoken = new(Stance.Denies, default, default, default);

    private static Study Coded()
    {
        Study study = Some.Study().WithSource("article", "Nobody ever saw the land, and the pay came late.")
            .WithCode("Offer").WithCode("Pay", "what is paid", "Offer").WithCode("Wages", "regular money", "Offer").WithCode("Late", under: "Wages").WithCode("Sums", under: "Pay");
        study = Code(study, "Pay", 0, 6, default);
        study = Code(study, "Wages", 0, 6, default, "his own words");
        study = Code(study, "Pay", 7, 11, Affirmed);
        study = Code(study, "Wages", 7, 11, Spoken);
        study = Code(study, "Wages", 12, 15, Affirmed);
        return study.With(CodeSetDecisions.Add(study, "Chapter 2", [study.Code("Wages").Id], Some.Fresh()));
    }

    private static Study Code(Study study, string code, int start, int end, Judgement judgement, string? memo = null, Id<Coder>? coder = null) =>
        study.With(CodingDecisions.CodePassage(study, new NewCoding(
            study.Original("article").Id, start, end, judgement,
            memo is null ? null : ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, memo)), study.Code(code).Id, Some.Fresh(coder)));

    private static ImmutableArray<PassageCoding> Codings(Study study) => study.Coding.In(study.Original("article").Id);

    private static Change Merge(Study study, string from, string into) => CodesMerging.Merge(study, [study.Code(from).Id], study.Code(into).Id, Some.Fresh()).Value;

    [Fact]
    public void A_preview_says_what_moves_what_becomes_one_and_what_stays_double()
    {
        Study study = Coded();
        MergePreview preview = CodesMerging.Preview(study, [study.Code("Wages").Id], study.Code("Pay").Id).Value;
        MergedCodeRow row = Assert.Single(preview.From);
        Assert.Equal((3, 3, 1), (row.Codings, preview.Moved, preview.Collapsed));
        Assert.Equal(["Late"], row.Children);
        Assert.Equal(["Chapter 2"], row.Sets);
        DoubleCoding stays = Assert.Single(preview.Doubles);
        Assert.Equal((7, 11), (stays.Coding.Start, stays.Coding.End));
    }

    [Fact]
    public void Merging_loses_nothing_but_what_was_there_twice()
    {
        Study before = Coded();
        Study study = before.Apply(Merge(before, "Wages", "Pay"));
        Code pay = study.Code("Offer/Pay");
        Assert.Empty(study.Conflicts);
        Assert.Equal(4, Codings(study).Length);
        Assert.All(Codings(study), coding => Assert.Equal(pay.Id, coding.Code));
        Assert.Equal("his own words", Codings(study).Single(c => c.Start == 0).Notes!.Memo!.Text);
        Assert.Equal(["Sums", "Late"], study.Coding.Codebook.Under(pay.Id).Select(c => c.Name.Text));
        Assert.Equal([pay.Id], study.Coding.Codebook.Sets[0].Codes);
        Assert.Equal("Merged from \"Wages\".\nDefinition: regular money", pay.Memo!.Text);
        Assert.Equal(pay.Holder, pay.Memo.Holder);
        Assert.Equal("what is paid", pay.Definition!.Text);
    }

    [Fact]
    public void Taking_a_merging_back_brings_everything_back()
    {
        Study before = Coded();
        var fold = new Fold(new(7), Some.Acts(Changes(before)));
        string was = StudyText.Of(fold.Current);
        fold.Append(Some.Act(100, Merge(fold.Current, "Wages", "Pay")));
        Assert.NotEqual(was, StudyText.Of(fold.Current));
        fold.Append(Some.Act(101, HistoryDecisions.Undo(fold.Current, Some.Coder).Value));
        Assert.Equal(was, StudyText.Of(fold.Current));
    }

    // What the study was made of, as changes again.
    private static IEnumerable<Change> Changes(Study study)
    {
        Rendition text = study.Original("article");
        Source source = study.Source("article");
        yield return new StudyCreated(study.Title!);
        yield return new CoderAdded(Some.Coder, Some.Words("Mira"));
        yield return new SourceAdded(
            source.Id, source.Holder, source.Kind, source.Name, null, source.Encounter, new NewRendition(text.Id, text.Kind, text.Name, null, text.Version, text.Text, new Words(source.Holder, "")), []);
        foreach ((Code code, _) in study.Coding.Codebook.Tree())
            yield return new CodeAdded(code.Id, code.Holder, code.Name, code.Parent, code.Definition is { } text1 ? [new CodeTextWords(CodeText.Definition, text1)] : [], null, null);
        foreach (PassageCoding c in Codings(study))
            yield return new PassageCoded(text.Id, text.Version, c.Id, c.Start, c.End, c.Code, c.Coder, c.Judgement, c.Notes);
        foreach (CodeSet set in study.Coding.Codebook.Sets) yield return new CodeSetAdded(set.Id, set.Name, set.Codes);
    }

    [Fact]
    public void What_another_copy_codes_later_on_a_merged_code_follows_it()
    {
        Study before = Coded();
        Study study = before.Apply(Merge(before, "Wages", "Pay"));
        study = study.Apply(Merge(study, "Pay", "Offer"));
        Rendition text = study.Original("article");
        Id<Code> wages = before.Code("Wages").Id, offer = study.Code("Offer").Id;
        Study later = study.Apply(new PassageCoded(text.Id, text.Version, Some.Fresh().Id<PassageCoding>(), 20, 24, wages, Some.Coder, default, null));
        Assert.Equal(offer, Codings(later).Single(c => c.Start == 20).Code);
        // The very passage that is there already does not come to stand twice.
        later = later.Apply(new PassageCoded(text.Id, text.Version, Some.Fresh().Id<PassageCoding>(), 20, 24, before.Code("Pay").Id, Some.Coder, default, null));
        Assert.Single(Codings(later), c => c.Start == 20);
        later = later.Apply(new PassagesCoded(
            Some.Fresh().Id<PassageCoding>(), [new CodedDocument(text.Id, text.Version, 1)], [wages], [Some.Coder], CodingColumns.Write([new CodingRow(30, 33, 0, 0, default)], [1]), []));
        Assert.Equal(offer, Codings(later).Single(c => c.Start == 30).Code);
        later = later.Apply(new CodeAdded(Some.Fresh().Id<Code>(), Some.Words("").Holder, Some.Words("Bonus"), wages, [], null, null));
        Assert.Equal("Offer/Bonus", later.Coding.Codebook.PathOf(later.Code("Bonus").Id));
        later = later.Apply(new CodesPutInSet(later.Coding.Codebook.Sets[0].Id, [wages]));
        Assert.Equal([offer], later.Coding.Codebook.Sets[0].Codes);
        Assert.Empty(later.Conflicts);
        Assert.Equal(["coding.code-merged-meanwhile", "coding.code-merged-meanwhile"],
            later.Apply(new CodeRenamed(wages, Some.Words("Salary"))).Apply(new CodeRemoved(wages)).Conflicts.Select(c => c.Code));
    }

    [Fact]
    public void A_merging_that_would_leave_two_of_one_name_or_a_circle_is_refused()
    {
        Study study = Coded().WithCode("late", under: "Pay");
        string said = Some.Refused("coding.merge-names-clash", CodesMerging.Preview(study, [study.Code("Wages").Id], study.Code("Pay").Id));
        Assert.Contains("Offer/Pay/late", said, StringComparison.Ordinal);
        Some.Refused("coding.merge-into-below", CodesMerging.Preview(study, [study.Code("Offer").Id], study.Code("Pay").Id));
        Some.Refused("coding.merge-nothing", CodesMerging.Preview(study, [study.Code("Pay").Id], study.Code("Pay").Id));
        Some.Refused("coding.code-gone", CodesMerging.Preview(study, [new Id<Code>(5)], study.Code("Pay").Id));
    }

    [Fact]
    public void Two_copies_that_move_and_merge_never_make_a_circle()
    {
        Study study = Coded();
        Id<Code> pay = study.Code("Pay").Id, wages = study.Code("Wages").Id;
        var merged = new CodesMerged([wages], pay, null);
        study = study.Apply(new CodeMoved(pay, study.Code("Late").Id, null)).Apply(merged);
        Assert.Equal(4, study.Coding.Codebook.Tree().Count());
        Assert.Equal("Offer/Late/Pay", study.Coding.Codebook.PathOf(pay));
        Assert.Equal("coding.code-gone", Assert.Single(Study.Empty(new(7)).Apply(merged).Conflicts).Code);
    }

    [Fact]
    public void The_name_of_a_merged_code_in_vivo_is_not_written_into_the_memo()
    {
        Study study = Coded();
        study = study.With(CodebookDecisions.AddInVivoCode(study, new NewCoding(study.Original("article").Id, 0, 24), null, Some.Fresh()));
        study = study.Apply(Merge(study, "Nobody ever saw the land", "Pay"));
        Assert.Equal("Merged from a code named in a source's own words.", study.Code("Pay").Memo!.Text);
    }

    [Fact]
    public void Rewriting_the_code_that_remains_destroys_what_merged_entries_said()
    {
        Study study = Coded();
        Id<Holder> wages = study.Code("Wages").Holder, pay = study.Code("Pay").Holder;
        study = study.Apply(Merge(study, "Wages", "Pay"));
        var rewritten = (CodeRewritten)CodeRewriting.Rewrite(study, study.Code("Pay").Id, null, [], Some.Fresh()).Value;
        Assert.Equal([pay, wages], rewritten.Destroys);
        Assert.Null(study.Apply(rewritten).Code("Pay").Memo);
    }
}

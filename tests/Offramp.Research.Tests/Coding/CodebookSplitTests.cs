namespace Offramp.Research.Tests;

/// <summary>Splitting a code by what its codings fulfil, and sets of codes.</summary>
public class CodebookSplitTests
{
    private static Study Coded()
    {
        Study study = Some.Study().WithSource("one", "The pay came late. Land was promised.").WithSource("two", "Pay and land, both.").WithCode("Offer").WithCode("Land");
        foreach ((string source, int start, int end, Stance stance) in new[] { ("one", 4, 7, Stance.Denies), ("one", 19, 23, Stance.Supports), ("two", 0, 3, Stance.Supports), ("two", 8, 12, Stance.Denies) })
            study = study.With(CodingDecisions.CodePassage(study, new NewCoding(study.Original(source).Id, start, end, new(stance, default, default, default)), study.Code("Offer").Id, Some.Fresh()));
        return study;
    }

    private static SplitFilter Word(string word) => new() { Words = TextQuery.Parse(word).Value };

    private static int Count(Study study, string code) => CodingViews.Passages(study, new PassageQuery { Codes = [study.Code(code).Id] }).Length;

    [Fact]
    public void Passages_that_hold_a_word_go_to_a_new_code()
    {
        Study study = Coded();
        var into = new NewCode("Pay", study.Code("Offer").Id);
        SplitPreview preview = CodeSplitting.Preview(study, study.Code("Offer").Id, into, Word("pay")).Value;
        Assert.Equal((2, 2, "Offer/Pay", true), (preview.Moving.Length, preview.Staying, preview.Into, preview.IsNew));
        study = study.With(CodeSplitting.Split(study, study.Code("Offer").Id, into, Word("pay"), Some.Fresh()));
        Assert.Equal((2, 2), (Count(study, "Offer"), Count(study, "Offer/Pay")));
        Assert.Empty(study.Conflicts);
    }

    [Fact]
    public void A_split_asks_for_source_stance_and_named_codings()
    {
        Study study = Coded();
        Id<Code> offer = study.Code("Offer").Id, land = study.Code("Land").Id;
        SplitFilter Asked(PassageQuery query) => new() { Query = query };
        Assert.Equal(2, CodeSplitting.Preview(study, offer, land, Asked(new PassageQuery { Stances = [Stance.Denies] })).Value.Moving.Length);
        Assert.Equal(2, CodeSplitting.Preview(study, offer, land, Asked(new PassageQuery { Sources = [study.Source("two").Id] })).Value.Moving.Length);
        Id<PassageCoding> named = study.Coding.In(study.Original("two").Id)[1].Id;
        Assert.Equal(8, Assert.Single(CodeSplitting.Preview(study, offer, land, new SplitFilter { Codings = [named] }).Value.Moving).Start);
        Some.Refused("coding.split-nothing", CodeSplitting.Preview(study, offer, land, Word("harbour")));
        Some.Refused("coding.split-into-itself", CodeSplitting.Preview(study, offer, offer, Word("pay")));
        Some.Refused("coding.code-name-taken", CodeSplitting.Preview(study, offer, new NewCode("Land"), Word("pay")));
    }

    [Fact]
    public void A_split_into_a_known_code_makes_no_exact_duplicates()
    {
        Study study = Coded();
        study = study.With(CodingDecisions.CodePassage(study, new NewCoding(study.Original("one").Id, 19, 23, new(Stance.Supports, default, default, default)), study.Code("Land").Id, Some.Fresh()));
        SplitPreview preview = CodeSplitting.Preview(study, study.Code("Offer").Id, study.Code("Land").Id, Word("land")).Value;
        Assert.Equal((2, 1, 0), (preview.Moving.Length, preview.Collapsed, preview.Doubles));
        study = study.With(CodeSplitting.Split(study, study.Code("Offer").Id, study.Code("Land").Id, Word("land"), Some.Fresh()));
        Assert.Equal((2, 2), (Count(study, "Offer"), Count(study, "Land")));
    }

    [Fact]
    public void A_coding_that_another_copy_took_out_or_gave_a_third_code_is_a_conflict()
    {
        Study study = Coded().WithCode("Third");
        var recoded = (CodingsRecoded)CodeSplitting.Split(study, study.Code("Offer").Id, study.Code("Land").Id, Word("land"), Some.Fresh()).Value[0];
        Rendition two = study.Original("two");
        Study without = study.Apply(new PassageUncoded(two.Id, study.Coding.In(two.Id)[1].Id)).Apply(recoded);
        Assert.Equal("coding.some-codings-elsewhere", Assert.Single(without.Conflicts).Code);
        Assert.Equal(1, Count(without, "Land"));
        // The code was merged meanwhile: what was split off goes where it was sent.
        Study merged = study.Apply(new CodesMerged([study.Code("Offer").Id], study.Code("Third").Id, null)).Apply(recoded);
        Assert.Equal((2, 2), (Count(merged, "Land"), Count(merged, "Third")));
    }

    [Fact]
    public void Fifty_thousand_numbered_codings_are_named_in_little_more_than_as_many_bytes()
    {
        UInt128 first = (UInt128)77 << 90;
        UInt128[] ids = [.. Enumerable.Range(0, 50_000).Select(n => first + (uint)n)];
        byte[] column = IdColumn.Write(ids);
        Assert.InRange(column.Length, 50_000, 50_020);
        Assert.Equal(ids, IdColumn.Read(column, 50_000));
        Assert.Equal([UInt128.MaxValue, 0, 5], IdColumn.Read(IdColumn.Write([UInt128.MaxValue, 0, 5]), 3));
        Assert.Equal(2, IdColumn.Read(column.AsSpan(0, 15), long.MaxValue).Length);
    }

    [Fact]
    public void Sets_gather_codes_across_the_tree_and_passages_are_asked_by_them()
    {
        Study study = Coded().WithCode("Empty");
        study = study.With(CodeSetDecisions.Add(study, "Chapter 2", [study.Code("Land").Id], Some.Fresh()));
        Id<CodeSet> set = study.Coding.Codebook.Sets[0].Id;
        Assert.Empty(CodingViews.Passages(study, new PassageQuery { Sets = [set] }));
        study = study.With(CodeSetDecisions.Put(study, set, [study.Code("Offer").Id, study.Code("Land").Id]));
        Assert.Equal(4, CodingViews.Passages(study, new PassageQuery { Sets = [set] }).Length);
        study = study.With(CodeSetDecisions.Rename(study, set, "Chapter 3", Some.Fresh()));
        Assert.Equal("Chapter 3", Names.CodeSet(study, "chapter 3").Value.Name.Text);
        Some.Refused("coding.set-name-taken", CodeSetDecisions.Add(study, "CHAPTER 3", [], Some.Fresh()));
        Some.Refused("coding.set-has-them", CodeSetDecisions.Put(study, set, [study.Code("Land").Id]));
        Some.Refused("coding.set-lacks-them", CodeSetDecisions.Take(study, set, [study.Code("Empty").Id]));
        study = study.With(CodeSetDecisions.Take(study, set, [study.Code("Offer").Id]));
        study = study.With(CodebookDecisions.Remove(study, study.Code("Land").Id, false, Some.Fresh()));
        Assert.Empty(study.Coding.Codebook.Sets[0].Codes);
        study = study.With(CodeSetDecisions.Remove(study, set));
        Some.Refused("coding.set-gone", CodeSetDecisions.Remove(study, set));
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Figures;

/// <summary>How figures measure and choose their words.</summary>
public class FigureWordsTests
{
    [Fact]
    public void Whatever_is_cut_fits_and_begins_as_the_whole() => Check.QuickThrowOnFailure(Prop.ForAll<string, PositiveInt>(static (text, room) =>
    {
        string name = FigureText.OneLine(text ?? "");
        string fits = FigureText.Fit(name, 12, room.Get + 12);
        Assert.True(FigureText.Width(fits, 12) <= room.Get + 12);
        Assert.True(fits == name || (fits.EndsWith(FigureText.Ellipsis, StringComparison.Ordinal) && name.StartsWith(fits[..^1], StringComparison.Ordinal)));
    }));

    [Fact]
    public void Joined_letters_are_narrower_than_letters_that_stand_alone() =>
        Assert.True(FigureText.Width("تتتت", 12) < 4 * FigureText.Width("ت", 12));

    [Fact]
    public void A_cut_never_parts_what_is_read_as_one_character() =>
        Assert.Equal("👩‍👩‍👧‍👦…", FigureText.Fit("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 10, 55));

    [Theory]
    [InlineData(0, 5, new[] { 0, 1 })]
    [InlineData(1, 5, new[] { 0, 1 })]
    [InlineData(29, 7, new[] { 0, 5, 10, 15, 20, 25, 30 })]
    [InlineData(101, 3, new[] { 0, 50, 100, 150 })]
    public void Ticks_are_whole_numbers_in_steps_of_one_two_or_five(int greatest, int wanted, int[] ticks) => Assert.Equal(ticks, Scales.Ticks(greatest, wanted));

    [Fact]
    public void A_name_in_vivo_leaves_only_where_its_source_may_be_quoted()
    {
        Study study = Some.Study().WithTalk("p-01-of-the-harbour.txt", SourceKind.Interview, ("R", "They never came on time."))
            .WithVoice("P-01", "p-01-of-the-harbour.txt", "R", Some.Consent(ConsentScope.Paraphrase)).WithCode("Pay");
        Id<Holder> source = study.Source("p-01-of-the-harbour.txt").Holder;
        study = study.Apply(new CodeAdded(Some.Fresh().Id<Code>(), Some.Fresh().Id<Holder>(), new Words(source, "never came on time"), null, [], null, null));
        var leaving = FigureNames.Leaving(study, Some.Today);
        CodeCounts told = CodeCounts.BySource(CodingViews.Frequencies(study), leaving);
        Assert.Equal(["Pay", "C2"], told.Codes.Select(static code => code.Name));
        Assert.Equal(("P-01", 1), (told.Parts.Single().Name, leaving.Withheld));
        CodeCounts within = CodeCounts.BySource(CodingViews.Frequencies(study), FigureNames.InStudy(study));
        Assert.Equal("never came on time", within.Codes[1].Name);
        Assert.Equal("p-01-of-the-harbour.txt", within.Parts.Single().Name);
    }

    [Fact]
    public void A_source_in_which_nobody_coded_stands_in_the_coverage_with_nothing()
    {
        Study study = Some.Study().WithSource("a", "Some words.");
        CoverageShare share = CoverageShare.Of(study, CodingViews.Coverage(study), FigureNames.InStudy(study)).Single();
        Assert.Equal((null, 0, 0.0), (share.Coder, share.Codings, share.Share));
    }
}

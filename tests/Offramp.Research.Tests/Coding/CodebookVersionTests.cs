using System.Collections.Immutable;

namespace Offramp.Research.Tests;

/// <summary>The codebook as it stood: at an act, on a day, at a version; and what is different between two states.</summary>
public class CodebookVersionTests
{
    private static Id<Holder> Holder { get; } = Some.Words("").Holder;

    private static CodeAdded Added(int id, string name, int? parent = null) => new(new((UInt128)id << 64), Holder, new Words(Holder, name), parent is { } p ? new Id<Code>((UInt128)p << 64) : null, [], null, null);

    private static Act On(int number, int day, params ImmutableArray<Change> changes) => Some.Act(number, changes) with { When = new DateTimeOffset(2026, 11, day, 23, 59, 59, TimeSpan.Zero) };

    private static string[] Paths(Codebook book) => [.. book.Tree().Select(at => book.PathOf(at.Code.Id))];

    private static Study Fold(params IEnumerable<Act> acts) => new Fold(new(7), acts).Current;

    [Fact]
    public void What_was_taken_back_later_still_stood_on_the_day()
    {
        Study study = Fold(On(1, 1, Added(1, "Offer")), On(2, 2, Added(2, "Pay", 1)), On(3, 4, new ActRetracted(new ActId(1, 2))), On(4, 5, Added(3, "Land")));
        Assert.Empty(CodebookVersions.On(study, new(2026, 10, 31)).Codes);
        Assert.Equal(["Offer"], Paths(CodebookVersions.On(study, new(2026, 11, 1))));
        Assert.Equal(["Offer", "Offer/Pay"], Paths(CodebookVersions.On(study, new(2026, 11, 3))));
        Assert.Equal(["Offer"], Paths(CodebookVersions.On(study, new(2026, 11, 4))));
        Assert.Equal(["Offer", "Offer/Pay"], Paths(CodebookVersions.At(study, new ActId(1, 2))!));
        Assert.Null(CodebookVersions.At(study, new ActId(9, 9)));
    }

    [Fact]
    public void A_version_stays_what_it_was_when_another_copy_brings_in_earlier_acts()
    {
        Act[] ours = [On(1, 1, Added(1, "Offer"))];
        Study here = Fold(ours);
        Act named = On(5, 2, CodebookVersions.Name(here, "round 1", "as agreed", Some.Fresh()).Value);
        Act theirs = new(new ActId((UInt128)3 << 100, 1), 2, Some.Now, Some.OtherCoder, [Added(2, "Land")]);
        Study study = Fold(ours.Append(named).Append(theirs));
        CodebookVersion version = Assert.Single(study.Coding.Codebook.Versions);
        Assert.Equal(("round 1", "as agreed"), (version.Name.Text, version.Note!.Text));
        Assert.Equal(["Offer", "Land"], Paths(study.Coding.Codebook));
        Assert.Equal(["Offer"], Paths(CodebookVersions.At(study, version)));
        Some.Refused("coding.version-name-taken", CodebookVersions.Name(study, "Round 1", null, Some.Fresh()));
        Assert.Equal(version, Names.CodebookVersion(study, "ROUND 1").Value);
    }

    [Fact]
    public void Words_that_were_destroyed_since_are_not_said_by_an_earlier_state()
    {
        Study study = Fold(On(1, 1, Added(1, "Offer")), On(2, 2, new CodeRewritten(new((UInt128)1 << 64), Holder, new(8), new Words(new(8), "Promise"), [])));
        Assert.Equal([Words.WithdrawnText], Paths(CodebookVersions.On(study, new(2026, 11, 1))));
        Assert.Equal(["Promise"], Paths(CodebookVersions.On(study, new(2026, 11, 2))));
    }

    [Fact]
    public void Differences_name_what_was_added_removed_renamed_moved_merged_and_redefined()
    {
        Id<Code> Id(int n) => new((UInt128)n << 64);
        Words Text(string text) => new(Holder, text);
        Study study = Study.Empty(new(7)).Apply(Added(1, "Offer")).Apply(Added(2, "Pay", 1)).Apply(Added(3, "Wages")).Apply(Added(4, "Land")).Apply(new CodeSetAdded(new(5), Text("One"), [Id(4), Id(1)]));
        Codebook before = study.Coding.Codebook;
        Codebook after = study.Apply(Added(6, "Rank")).Apply(new CodeRenamed(Id(1), Text("Promise"))).Apply(new CodeMoved(Id(2), null, null)).Apply(new CodesMerged([Id(3)], Id(2), null))
            .Apply(new CodeRemoved(Id(4))).Apply(new CodeDescribed(Id(1), CodeText.Use, Text("anew"))).Apply(new CodeColoured(Id(1), 0xFF))
            .Apply(new CodesTakenFromSet(new(5), [Id(1)])).Apply(new CodesPutInSet(new(5), [Id(6)])).Apply(new CodeSetRenamed(new(5), Text("Two"))).Apply(new CodeSetAdded(new(7), Text("New"), [])).Coding.Codebook;
        Assert.Equal(
            [
                "Renamed Promise Offer>Promise", "Redefined Promise >anew", "Coloured Promise >#0000ff", "Added Rank >", "Moved Pay Offer>", "Merged Wages >Pay", "Removed Land >",
                "SetRenamed Two One>Two", "PutInSet Rank >Two", "TakenFromSet Promise Two>", "SetAdded New >",
            ],
            CodebookDifferences.Between(before, after).Select(row => $"{row.Kind} {row.Path} {row.Before}>{row.After}"));
        Assert.Empty(CodebookDifferences.Between(after, after));
        Assert.Contains(CodebookDifferences.Between(after, before), row => row is { Kind: CodebookDifferenceKind.SetRemoved, Path: "New" });
    }

    [Fact]
    public void Names_of_sets_and_versions_that_repeat_a_source_are_found_and_rewritten()
    {
        const string Repeated = "it came late every month";
        Study study = Fold(Some.Acts(
            SourcesDecisions.Add(Study.Empty(new(7)), SourceKind.Interview, Some.Text("p-01", $"They promised pay, but {Repeated}."), OnTakenName.Refuse, Some.Fresh()).Value,
            CodeSetDecisions.Add(Study.Empty(new(7)), Repeated, [], Some.Fresh()).Value,
            CodebookVersions.Name(Study.Empty(new(7)), "round 1", $"before: {Repeated}", Some.Fresh()).Value));
        ImmutableArray<RepeatedWords> found = WithdrawalPreview.Of(study, study.Source("p-01").Id).Value.Repeated;
        Assert.Equal(["the name of the set " + Repeated, "what is kept of the version round 1 of the codebook"], found.Select(f => Research.Messages.English.Say(f.Where)));
        Assert.All(found, f => Assert.False(f.InHistoryOnly));
        study = Fold(Some.Acts([
            .. study.History.Acts.SelectMany(act => act.Changes), Rewriting.CodeSet(study, study.Coding.Codebook.Sets[0].Id, "Pay", Some.Fresh()).Value,
            Rewriting.CodebookVersion(study, study.Coding.Codebook.Versions[0].Id, null, null, Some.Fresh()).Value]));
        Assert.Empty(WithdrawalPreview.Of(study, study.Source("p-01").Id).Value.Repeated);
        Assert.Equal(("Pay", "round 1"), (study.Coding.Codebook.Sets[0].Name.Text, study.Coding.Codebook.Versions[0].Name.Text));
        Some.Refused("coding.set-gone", Rewriting.CodeSet(study, new(99), null, Some.Fresh()));
        Some.Refused("coding.version-gone", Rewriting.CodebookVersion(study, new(99), null, null, Some.Fresh()));
    }
}

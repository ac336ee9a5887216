using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.History;

public class FoldLawTests
{
    private static readonly Id<Study> Id = new(7);
    private static readonly ImmutableArray<Change> Samples = Some.EveryChange();

    /// <summary>Acts of any changes in any order by two writers, some of which take earlier ones back.</summary>
    private static readonly Arbitrary<Act[]> Histories = Gen.Choose(0, 3 * Samples.Length).ListOf()
        .Select(static picks => picks.Select(static (pick, n) =>
        {
            Change change = pick < 2 * Samples.Length || n == 0
                ? Samples[pick % Samples.Length]
                : new ActRetracted(ActId(pick % n));
            return new Act(ActId(n), n + 1, Some.Now, n % 3 == 0 ? Some.OtherCoder : Some.Coder, [change]);
        }).ToArray()).ToArbitrary();

    private static ActId ActId(int n) => new((UInt128)(uint)(n % 3 == 0 ? 2 : 1), n + 1);

    private static Study FoldOf(IEnumerable<Act> acts) => new Fold(Id, acts).Current;

    private static void Law(Func<Act[], bool> holds) =>
        Prop.ForAll(Histories, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(60));

    [Fact]
    public void Applying_is_total_in_any_order() => Law(static acts => FoldOf(acts).History.Acts.Count == acts.Length);

    [Fact]
    public void Folding_a_beginning_and_appending_the_rest_is_folding_all() => Law(static acts =>
    {
        int cut = acts.Length / 2;
        var fold = new Fold(Id, acts[..cut]);
        foreach (Act act in acts[cut..]) fold.Append(act);
        Study all = FoldOf(acts);
        return StudyText.Of(fold.Current) == StudyText.Of(all) && fold.Current.History.Retracted.SetEquals(all.History.Retracted)
            && fold.Current.History.Acts.SequenceEqual(all.History.Acts);
    });

    [Fact]
    public void Merging_does_not_depend_on_who_merges() => Law(static acts =>
    {
        Act[] ours = [.. acts.Where((_, n) => n % 2 == 0)], theirs = [.. acts.Where((_, n) => n % 2 == 1)];
        string merged = StudyText.Of(new Fold(Id, ours).Merge(theirs));
        return merged == StudyText.Of(new Fold(Id, theirs).Merge(ours.Reverse())) && merged == StudyText.Of(FoldOf(acts));
    });

    [Fact]
    public void Undo_then_redo_is_the_identity() => Law(static acts =>
    {
        var fold = new Fold(Id, acts);
        string before = StudyText.Of(fold.Current);
        Outcome<ImmutableArray<Change>> undo = HistoryDecisions.Undo(fold.Current, Some.Coder, withDependents: true);
        if (undo.IsRefused) return true;
        fold.Append(new Act(new ActId(9, 1), acts.Length + 1, Some.Now, Some.Coder, undo.Value));
        Outcome<ImmutableArray<Change>> redo = HistoryDecisions.Redo(fold.Current, Some.Coder);
        fold.Append(new Act(new ActId(9, 2), acts.Length + 2, Some.Now, Some.Coder, redo.Value));
        return StudyText.Of(fold.Current) == before;
    });

    [Fact]
    public void What_cannot_be_taken_back_stands_whatever_a_retraction_says() => Law(static acts =>
        FoldOf(acts).History is var history && acts.Where(a => !a.Changes.All(c => c.CanBeRetracted)).All(a => !history.Retracted.Contains(a.Id)));

    [Fact]
    public void The_study_as_of_an_act_is_the_fold_up_to_it() => Law(static acts =>
    {
        if (acts.Length == 0) return true;
        Act act = acts[acts.Length / 2];
        return StudyText.Of(new Fold(Id, acts).AsOf(act.Id)!) == StudyText.Of(FoldOf(acts[..((acts.Length / 2) + 1)]));
    });

    [Fact]
    public void A_forged_circle_of_retractions_ends()
    {
        Act[] circle = [Some.Act(1, new ActRetracted(new ActId(1, 2))), Some.Act(2, new ActRetracted(new ActId(1, 1))), Some.Act(3, new ActRetracted(new ActId(1, 3)))];
        var fold = new Fold(Id, []);
        foreach (Act act in circle) fold.Append(act);
        Assert.Equal(FoldOf(circle).History.Retracted, fold.Current.History.Retracted);
    }
}

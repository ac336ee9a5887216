using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What became of a question from one version of a guide to another.</summary>
public enum QuestionFate
{
    /// <summary>In both, in the same words.</summary>
    Kept,

    /// <summary>In both, worded or labelled otherwise.</summary>
    Reworded,

    /// <summary>In the second alone.</summary>
    Added,

    /// <summary>In the first alone.</summary>
    Dropped,
}

/// <summary>One question in two versions.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Before">As the first version words it; null where it is new.</param>
/// <param name="After">As the second words it; null where it was dropped.</param>
public sealed record QuestionDifference(QuestionFate Fate, Question? Before, Question? After)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => (Before ?? After!).Id.ToString();
}

/// <summary>In how many sources a question of a version was put.</summary>
/// <param name="Question">The question.</param>
/// <param name="Depth">0 for one that stands for itself, 1 for a probe, and so on.</param>
/// <param name="Put">In how many sources it was put.</param>
/// <param name="LeftOut">In how many it was left out on purpose.</param>
public sealed record QuestionRow(Question Question, int Depth, int Put, int LeftOut)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Question.Id.ToString();
}

/// <summary>Guides as people look at them.</summary>
public static class GuideViews
{
    /// <summary>All versions: by title, then as one was made from the other.</summary>
    public static ImmutableArray<Guide> All(Study study) =>
        [.. study.Sources.Guides.Values.OrderBy(static g => g.Title.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static g => g.Version.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static g => g.Id)];

    /// <summary>The questions of a version in their order.</summary>
    public static ImmutableArray<QuestionRow> Questions(Study study, Guide guide) =>
    [
        .. guide.Questions.Select(q => new QuestionRow(
            q, DepthOf(guide, q), Sources(study, guide, q, static put => put.WasPut), Sources(study, guide, q, static put => !put.WasPut))),
    ];

    /// <summary>What became of each question from one version to another: in the order of the second, then what was dropped.</summary>
    public static ImmutableArray<QuestionDifference> Compare(Guide before, Guide after) =>
    [
        .. after.Questions.Select(q => before.Find(q.Id) is not { } earlier ? new QuestionDifference(QuestionFate.Added, null, q)
            : new QuestionDifference(earlier.Text.Text == q.Text.Text && earlier.Label.Text == q.Label.Text ? QuestionFate.Kept : QuestionFate.Reworded, earlier, q)),
        .. before.Questions.Where(q => after.Find(q.Id) is null).Select(static q => new QuestionDifference(QuestionFate.Dropped, q, null)),
    ];

    private static int DepthOf(Guide guide, Question question)
    {
        int depth = 0;
        for (Id<Question>? at = question.Probes; at is { } above && depth < guide.Questions.Length; at = guide.Find(above)?.Probes) depth++;
        return depth;
    }

    private static int Sources(Study study, Guide guide, Question question, Func<PutQuestion, bool> which) =>
        study.Sources.ById.Values.Count(s => s.Questions.Any(q => q.Guide == guide.Id && q.Question == question.Id && which(q)));
}

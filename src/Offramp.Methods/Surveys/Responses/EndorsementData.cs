using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>An answer in an endorsement experiment.</summary>
/// <param name="Respondent">Who gave it, numbered from 0.</param>
/// <param name="Question">The policy that was asked about.</param>
/// <param name="Group">Who was said to endorse it; the control where nobody was.</param>
/// <param name="Value">How much it is supported, on the scale of the questions.</param>
/// <param name="Row">Where it stands in the file, from 0, for what is said of it.</param>
/// <param name="Column">The column it stands in.</param>
public sealed record EndorsementAnswer(int Respondent, string Question, string Group, double Value, int Row, string Column);

/// <summary>The answers of an endorsement experiment: each respondent is told, or not, that a group supports a policy.</summary>
public sealed class EndorsementData
{
    private EndorsementData(ImmutableArray<EndorsementAnswer> answers, string control, double lowest, double highest, ImmutableArray<MethodProblem> notes)
    {
        Answers = answers;
        Control = control;
        Lowest = lowest;
        Highest = highest;
        Questions = [.. answers.Select(static answer => answer.Question).Distinct(StringComparer.Ordinal)];
        Groups = [.. answers.Select(static answer => answer.Group).Where(group => group != control).Distinct(StringComparer.Ordinal)];
        Notes = notes;
    }

    /// <summary>The name of the control.</summary>
    public string Control { get; }

    /// <summary>The lowest answer of the scale.</summary>
    public double Lowest { get; }

    /// <summary>The highest answer of the scale.</summary>
    public double Highest { get; }

    /// <summary>The policies, in the order in which they come.</summary>
    public ImmutableArray<string> Questions { get; }

    /// <summary>The groups besides the control, in the order in which they come.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>What must be known of the answers.</summary>
    public ImmutableArray<MethodProblem> Notes { get; }

    internal ImmutableArray<EndorsementAnswer> Answers { get; }

    /// <summary>The data.</summary>
    /// <param name="answers">The answers; what was not asked, or not answered, is not among them.</param>
    /// <param name="control">The name of the control.</param>
    /// <param name="lowest">The lowest answer of the scale; null for the lowest that was given.</param>
    /// <param name="highest">The highest one.</param>
    public static Answer<EndorsementData> Of(IEnumerable<EndorsementAnswer> answers, string control, double? lowest = null, double? highest = null)
    {
        ImmutableArray<EndorsementAnswer> all = [.. answers];
        if (all.IsEmpty) return new MethodProblem("methods.endorse-no-answers");
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        foreach (EndorsementAnswer answer in all)
        {
            if (!double.IsFinite(answer.Value)) problems.Add(new MethodProblem("methods.survey-not-finite", answer.Row, answer.Column));
            else if (answer.Value < lowest || answer.Value > highest)
                problems.Add(new MethodProblem("methods.endorse-outside-scale", answer.Row, answer.Column).With("value", answer.Value).With("lowest", lowest ?? answer.Value).With("highest", highest ?? answer.Value));
        }
        if (problems.Count > 0) return problems.DrainToImmutable();
        if (!all.Any(answer => answer.Group == control)) return new MethodProblem("methods.endorse-no-control").With("control", control).With("groups", string.Join(", ", all.Select(static a => a.Group).Distinct()));
        if (all.All(answer => answer.Group == control)) return new MethodProblem("methods.endorse-no-group").With("control", control);
        double low = lowest ?? all.Min(static answer => answer.Value), high = highest ?? all.Max(static answer => answer.Value);
        if (!(high > low)) return new MethodProblem("methods.endorse-scale").With("lowest", low).With("highest", high);
        if (lowest is null || highest is null) problems.Add(new MethodProblem("methods.endorse-scale-seen").With("lowest", low).With("highest", high));
        foreach (EndorsementAnswer again in all.GroupBy(static answer => (answer.Respondent, answer.Question)).Where(static group => group.Count() > 1).Select(static group => group.ElementAt(1)))
            problems.Add(new MethodProblem("methods.endorse-asked-twice", again.Row, again.Column).With("question", again.Question));
        return new EndorsementData(all, control, low, high, problems.DrainToImmutable());
    }
}

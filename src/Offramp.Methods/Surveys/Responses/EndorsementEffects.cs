using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>The mean support of policies with one group's name, or with none.</summary>
/// <param name="Group">The group; the control's name where there is none.</param>
/// <param name="Answers">How many answers.</param>
/// <param name="Respondents">Of how many respondents.</param>
/// <param name="Mean">Their mean, on the scale of the questions.</param>
/// <param name="Se">Its standard error, answers of one respondent going together.</param>
/// <param name="Interval">Mean and a multiple of the standard error on each side, by Student's t with one degree of freedom less than there are respondents.</param>
public sealed record EndorsementMean(string Group, int Answers, int Respondents, double Mean, double Se, Interval Interval);

/// <summary>What a name changes in the support of one policy.</summary>
/// <param name="Question">The policy.</param>
/// <param name="Group">The group.</param>
/// <param name="ControlCount">How many answers without a name.</param>
/// <param name="Count">How many with it.</param>
/// <param name="ControlMean">The mean without a name.</param>
/// <param name="Mean">The mean with it.</param>
/// <param name="Estimate">The difference on the scale of the questions.</param>
/// <param name="OnUnit">The difference on a scale from 0 to 1.</param>
/// <param name="Se">The standard error of the difference, by B. L. Welch.</param>
/// <param name="T">Difference / standard error.</param>
/// <param name="DegreesOfFreedom">Welch's degrees of freedom.</param>
/// <param name="P">How often chance alone gives a t this far from 0, on both sides.</param>
/// <param name="Interval">The interval by Student's t.</param>
public sealed record EndorsementDifference(
    string Question, string Group, int ControlCount, int Count, double ControlMean, double Mean, double Estimate, double OnUnit, double Se, double T, double DegreesOfFreedom, double P, Interval Interval);

/// <summary>What a name changes over all policies, on a scale from 0 to 1.</summary>
/// <param name="Group">The group.</param>
/// <param name="Against">The group, or the control, that it is held against.</param>
/// <param name="Answers">How many answers.</param>
/// <param name="Respondents">Of how many respondents.</param>
/// <param name="Questions">About how many policies that have answers of both.</param>
/// <param name="Estimate">The difference within policies.</param>
/// <param name="Se">Its standard error, answers of one respondent going together.</param>
/// <param name="T">Estimate / standard error.</param>
/// <param name="P">How often chance alone gives a t this far from 0, by Student's t with one degree of freedom less than there are respondents.</param>
/// <param name="Interval">The interval by Student's t.</param>
public sealed record EndorsementEffect(string Group, string Against, int Answers, int Respondents, int Questions, double Estimate, double Se, double T, double P, Interval Interval);

/// <summary>Means and differences of an endorsement experiment.</summary>
/// <remarks>W. Bullock, K. Imai and J. N. Shapiro, Political Analysis 19 (2011) 363–384; G. Blair, C. C. Fair, N. Malhotra and J. N. Shapiro, American Journal of Political
/// Science 57 (2013) 30–48. A difference says in which direction a name moves support, not how many support the group.</remarks>
/// <param name="Means">The mean of each group.</param>
/// <param name="Differences">Each policy and group.</param>
/// <param name="Effects">Each group against the control over all policies, then each pair of groups.</param>
/// <param name="Notes">What must be known.</param>
public sealed record EndorsementEffects(ImmutableArray<EndorsementMean> Means, ImmutableArray<EndorsementDifference> Differences, ImmutableArray<EndorsementEffect> Effects, ImmutableArray<MethodProblem> Notes)
{
    /// <summary>Means and differences.</summary>
    /// <param name="data">The answers.</param>
    /// <param name="level">How often intervals are to hold what they are for: 0.95.</param>
    public static Answer<EndorsementEffects> Of(EndorsementData data, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(level is > 0 and < 1)) return new MethodProblem("methods.survey-level-outside", Column: "level").With("value", level);
        var notes = data.Notes.ToBuilder();
        var means = ImmutableArray.CreateBuilder<EndorsementMean>();
        foreach (string group in (string[])[data.Control, .. data.Groups])
        {
            if (MeanOf(data, group, level) is { } mean) means.Add(mean);
            else notes.Add(new MethodProblem("methods.endorse-group-small", Column: group).With("group", group));
        }
        var differences = ImmutableArray.CreateBuilder<EndorsementDifference>();
        foreach (string question in data.Questions)
        {
            foreach (string group in data.Groups)
            {
                if (DifferenceOf(data, question, group, level) is { } difference) differences.Add(difference);
                else notes.Add(new MethodProblem("methods.endorse-not-comparable", Column: question).With("question", question).With("group", group));
            }
        }
        var effects = ImmutableArray.CreateBuilder<EndorsementEffect>();
        foreach ((string group, string against) in Pairs(data))
        {
            if (EffectOf(data, group, against, level) is { } effect) effects.Add(effect);
            else notes.Add(new MethodProblem("methods.endorse-pair-not-comparable").With("group", group).With("against", against));
        }
        return effects.Count + differences.Count == 0 ? notes.DrainToImmutable() : new EndorsementEffects(means.DrainToImmutable(), differences.DrainToImmutable(), effects.DrainToImmutable(), notes.DrainToImmutable());
    }

    private static IEnumerable<(string, string)> Pairs(EndorsementData data)
    {
        foreach (string group in data.Groups) yield return (group, data.Control);
        for (int a = 0; a < data.Groups.Length; a++)
            for (int b = a + 1; b < data.Groups.Length; b++) yield return (data.Groups[a], data.Groups[b]);
    }

    // Variance G / (G − 1) · Σ over respondents (Σ residuals)² / N² (W. G. Cochran, Sampling Techniques (1977), chapter 9A).
    private static EndorsementMean? MeanOf(EndorsementData data, string group, double level)
    {
        EndorsementAnswer[] answers = [.. data.Answers.Where(answer => answer.Group == group)];
        int respondents = answers.Select(static answer => answer.Respondent).Distinct().Count();
        if (respondents < 2) return null;
        double mean = answers.Average(static answer => answer.Value);
        double squares = answers.GroupBy(static answer => answer.Respondent).Sum(one => Math.Pow(one.Sum(answer => answer.Value - mean), 2));
        double se = Math.Sqrt((double)respondents / (respondents - 1) * squares) / answers.Length;
        return new EndorsementMean(group, answers.Length, respondents, mean, se, Around(mean, se, respondents - 1, level));
    }

    // B. L. Welch, Biometrika 34 (1947) 28–35.
    private static EndorsementDifference? DifferenceOf(EndorsementData data, string question, string group, double level)
    {
        double[] control = Values(data.Control), named = Values(group);
        if (control.Length < 2 || named.Length < 2) return null;
        double controlMean = control.Average(), mean = named.Average();
        double one = named.Sum(value => Math.Pow(value - mean, 2)) / (named.Length - 1) / named.Length, other = control.Sum(value => Math.Pow(value - controlMean, 2)) / (control.Length - 1) / control.Length;
        // Answers that are all alike in both have no scatter to hold a difference against.
        if (!(one + other > 0)) return null;
        double se = Math.Sqrt(one + other), freedom = Math.Pow(one + other, 2) / ((one * one / (named.Length - 1)) + (other * other / (control.Length - 1)));
        double difference = mean - controlMean, t = difference / se;
        return new EndorsementDifference(
            question, group, control.Length, named.Length, controlMean, mean, difference, difference / (data.Highest - data.Lowest), se, t, freedom, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)), Around(difference, se, freedom, level));

        double[] Values(string which) => [.. data.Answers.Where(answer => answer.Question == question && answer.Group == which).Select(static answer => answer.Value)];
    }

    // Least squares with an effect of each policy, which is least squares on what is left within policies (R. Frisch and F. V. Waugh, Econometrica 1 (1933) 387–401); variance clustered by
    // respondent (K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986) 13–22) with the factor G / (G − 1) · (N − 1) / (N − K).
    private static EndorsementEffect? EffectOf(EndorsementData data, string group, string against, double level)
    {
        var questions = data.Answers.Where(answer => answer.Group == group || answer.Group == against).GroupBy(static answer => answer.Question, StringComparer.Ordinal).Select(static one => one.ToArray()).ToArray();
        int answers = questions.Sum(static one => one.Length), respondents = questions.SelectMany(static one => one).Select(static answer => answer.Respondent).Distinct().Count();
        int within = questions.Count(one => one.Any(answer => answer.Group == group) && one.Any(answer => answer.Group == against)), coefficients = questions.Length + 1;
        if (within == 0 || respondents < 2 || answers <= coefficients) return null;
        double cross = 0, square = 0;
        List<(int Respondent, double Named, double Value)> left = [];
        foreach (EndorsementAnswer[] one in questions)
        {
            double meanNamed = one.Count(answer => answer.Group == group) / (double)one.Length, meanValue = one.Average(answer => (answer.Value - data.Lowest) / (data.Highest - data.Lowest));
            foreach (EndorsementAnswer answer in one)
            {
                double named = (answer.Group == group ? 1 : 0) - meanNamed, value = ((answer.Value - data.Lowest) / (data.Highest - data.Lowest)) - meanValue;
                cross += named * value;
                square += named * named;
                left.Add((answer.Respondent, named, value));
            }
        }
        double estimate = cross / square;
        double scores = left.GroupBy(static answer => answer.Respondent).Sum(one => Math.Pow(one.Sum(answer => answer.Named * (answer.Value - (estimate * answer.Named))), 2));
        double se = Math.Sqrt(scores * respondents / (respondents - 1.0) * (answers - 1.0) / (answers - coefficients)) / square;
        if (!(se > 0)) return null;
        double t = estimate / se;
        return new EndorsementEffect(group, against, answers, respondents, within, estimate, se, t, 2 * StudentT.CDF(0, 1, respondents - 1, -Math.Abs(t)), Around(estimate, se, respondents - 1, level));
    }

    private static Interval Around(double middle, double se, double freedom, double level)
    {
        double reach = StudentT.InvCDF(0, 1, freedom, 0.5 + (level / 2)) * se;
        return new Interval(middle - reach, middle + reach, level);
    }
}

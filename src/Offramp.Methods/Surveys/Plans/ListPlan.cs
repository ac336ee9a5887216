using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Plans;

/// <summary>Two control items that go together.</summary>
/// <param name="First">The one, from 1.</param>
/// <param name="Second">The other, from 1.</param>
/// <param name="Correlation">Their correlation.</param>
public sealed record ItemPair(int First, int Second, double Correlation);

/// <summary>A list experiment being planned: its control items by how many people say yes to each.</summary>
/// <remarks>V0 = Σ p(1 − p) + 2 Σ cov, V1 = V0 + π(1 − π) + 2 cov(Y0, Z), SE² = V1 / n1 + V0 / n0 (A. N. Glynn, Public Opinion Quarterly 77 (2013) 159–172; G. Blair and K. Imai,
/// Political Analysis 20 (2012) 47–77).</remarks>
public sealed class ListPlan : QuestionPlan
{
    // A share of people at the ceiling from which on a designer should know.
    private const double ManyAtCeiling = 0.05;

    private ListPlan(ImmutableArray<double> items, double treated, double controlVariance, double covariance, ImmutableArray<double> counts, ImmutableArray<double> independent)
    {
        Items = items;
        Treated = treated;
        ControlVariance = controlVariance;
        Covariance = covariance;
        Counts = counts;
        IndependentCounts = independent;
    }

    /// <summary>The share of people who say yes to each control item.</summary>
    public ImmutableArray<double> Items { get; }

    /// <summary>The share of respondents whose list has the sensitive item.</summary>
    public double Treated { get; }

    /// <summary>The variance of the count of control items, V0.</summary>
    public double ControlVariance { get; }

    /// <summary>How the count of control items goes with the trait, cov(Y0, Z).</summary>
    public double Covariance { get; }

    /// <summary>The probability of each count of control items, from none to all.</summary>
    public ImmutableArray<double> Counts { get; }

    /// <summary>The same if no item went with another.</summary>
    public ImmutableArray<double> IndependentCounts { get; }

    /// <summary>The share of people who say yes to no control item: with the trait they count 1, which others may think telling.</summary>
    public double Floor => Counts[0];

    /// <summary>The share of people who say yes to all control items: with the trait they would have to count them all and one more.</summary>
    public double Ceiling => Counts[^1];

    /// <summary>What must be known of the list.</summary>
    public ImmutableArray<MethodProblem> Notes =>
    [
        .. Items.Length is >= 3 and <= 5 ? (ImmutableArray<MethodProblem>)[] : [new MethodProblem("methods.plan-list-length").With("count", Items.Length)],
        .. Ceiling > ManyAtCeiling ? (ImmutableArray<MethodProblem>)[new MethodProblem("methods.plan-list-ceiling").With("share", Math.Round(100 * Ceiling, 1))] : [],
    ];

    /// <inheritdoc/>
    public override bool TestsAtNull => false;

    /// <summary>A plan.</summary>
    /// <param name="items">The share of people who say yes to each control item.</param>
    /// <param name="treated">The share of respondents whose list has the sensitive item.</param>
    /// <param name="pairs">Items that go together; no item is in two pairs.</param>
    /// <param name="covariance">How the count of control items goes with the trait, cov(Y0, Z).</param>
    public static Answer<ListPlan> Of(ImmutableArray<double> items, double treated = 0.5, ImmutableArray<ItemPair> pairs = default, double covariance = 0)
    {
        if (items.IsDefaultOrEmpty) return new MethodProblem("methods.plan-list-empty", Column: "controls");
        if (pairs.IsDefault) pairs = [];
        ImmutableArray<MethodProblem> problems =
        [
            .. items.Select(static (p, i) => (p, i)).Where(static one => !(one.p is >= 0 and <= 1))
                .Select(static one => new MethodProblem("methods.survey-probability-outside", Column: "controls").With("name", $"controls[{one.i + 1}]").With("value", one.p)),
            .. treated is > 0 and < 1 ? (ImmutableArray<MethodProblem>)[] : [new MethodProblem("methods.plan-treated", Column: "treated").With("value", treated)],
            .. double.IsFinite(covariance) ? (ImmutableArray<MethodProblem>)[] : [new MethodProblem("methods.survey-not-finite", Column: "covariance")],
        ];
        if (!problems.IsEmpty) return problems;
        double variance = items.Sum(static p => p * (1 - p));
        var alone = Enumerable.Range(0, items.Length).ToHashSet();
        double[] counts = [1];
        foreach (ItemPair pair in pairs)
        {
            int a = pair.First - 1, b = pair.Second - 1;
            if (a < 0 || b < 0 || a >= items.Length || b >= items.Length || a == b || !alone.Remove(a) || !alone.Remove(b))
                return new MethodProblem("methods.plan-pair-unknown", Column: "pairs").With("first", pair.First).With("second", pair.Second).With("count", items.Length);
            double p = items[a], q = items[b], cov = pair.Correlation * Math.Sqrt(p * (1 - p) * q * (1 - q)), both = (p * q) + cov, neither = ((1 - p) * (1 - q)) + cov;
            // Two items cannot go together more, or less, than their shares let them (M. Fréchet 1951); the smallest excess is the rounding of the product.
            if (!(Math.Min(Math.Min(both, neither), Math.Min(p - both, q - both)) >= -1e-12)) return new MethodProblem("methods.plan-pair-impossible", Column: "pairs").With("first", pair.First).With("second", pair.Second).With("correlation", pair.Correlation);
            variance += 2 * cov;
            counts = Added(counts, [Math.Max(0, neither), Math.Max(0, 1 - both - neither), Math.Max(0, both)]);
        }
        foreach (int item in alone.Order()) counts = Added(counts, [1 - items[item], items[item]]);
        ImmutableArray<double> independent = [.. items.Aggregate((double[])[1], static (so, p) => Added(so, [1 - p, p]))];
        return new ListPlan(items, treated, Math.Max(0, variance), covariance, [.. counts], independent);
    }

    /// <summary>The variance of the count of those whose list has the sensitive item, V1.</summary>
    /// <param name="share">The share of people with the trait.</param>
    public double TreatedVariance(double share) => Math.Max(0, ControlVariance + (share * (1 - share)) + (2 * Covariance));

    /// <inheritdoc/>
    /// <remarks>No covariance is beyond the product of the deviations (Cauchy and Schwarz).</remarks>
    public override bool IsPossibleAt(double effect) => Covariance * Covariance <= (ControlVariance * effect * (1 - effect)) + 1e-12;

    /// <inheritdoc/>
    public override double VarianceAt(double effect) => (TreatedVariance(effect) / Treated) + (ControlVariance / (1 - Treated));

    /// <summary>The share of respondents with the sensitive item whose estimate is least uncertain: √V1 / (√V1 + √V0), J. Neyman's allocation (1934).</summary>
    /// <param name="share">The share of people with the trait.</param>
    public double BestTreated(double share)
    {
        double one = Math.Sqrt(TreatedVariance(share)), other = Math.Sqrt(ControlVariance);
        return one / (one + other);
    }

    /// <summary>For each count from 0 to all items and the sensitive one: how many of those with the sensitive item give it, and how many of these have the trait.</summary>
    /// <remarks>Bayes' rule, with the trait independent of the control items.</remarks>
    /// <param name="share">The share of people with the trait.</param>
    public ImmutableArray<(double Probability, double? Trait)> CountsTell(double share)
    {
        var tells = ImmutableArray.CreateBuilder<(double, double?)>(Items.Length + 2);
        for (int count = 0; count <= Items.Length + 1; count++)
        {
            double with = count > 0 ? share * Counts[count - 1] : 0, without = count <= Items.Length ? (1 - share) * Counts[count] : 0;
            tells.Add((with + without, with + without > 0 ? with / (with + without) : null));
        }
        return tells.DrainToImmutable();
    }

    // The distribution of a sum of independent counts.
    private static double[] Added(double[] one, double[] other)
    {
        double[] sum = new double[one.Length + other.Length - 1];
        for (int i = 0; i < one.Length; i++)
            for (int j = 0; j < other.Length; j++) sum[i + j] += one[i] * other[j];
        return sum;
    }
}

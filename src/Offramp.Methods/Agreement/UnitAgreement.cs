using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Agreement;

/// <summary>How well coders agree who gave codes to the same units.</summary>
/// <remarks>A coefficient that is not defined (one category only, no unit coded by two) is null and says why; it is never 0 or 1. Codes that a metric cannot read are refused; see <see cref="UnitMatrix.Check"/>.</remarks>
public static class UnitAgreement
{
    /// <summary>A coefficient with its analytic standard error and interval.</summary>
    /// <param name="data">The codes.</param>
    /// <param name="measure">Which coefficient.</param>
    /// <param name="level">How often such intervals hold the true coefficient, between 0 and 1.</param>
    public static Answer<AgreementValue> Of(UnitMatrix data, AgreementMeasure measure, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Refused(data, measure, level) is { IsEmpty: false } problems ? problems : Told(data, measure, Statistic(data, measure), level);
    }

    /// <summary>A coefficient of each category against all others.</summary>
    /// <remarks>Codes collapse to k and not k (Fleiss 1971, section on single categories). A weighting or a metric does not matter for two categories.</remarks>
    /// <param name="data">The codes.</param>
    /// <param name="kind">Which coefficient.</param>
    /// <param name="level">How often such intervals hold the true coefficient.</param>
    public static Answer<IReadOnlyList<AgreementValue>> OfEachCategory(UnitMatrix data, AgreementKind kind, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        var measure = new AgreementMeasure(kind);
        if (Refused(data, measure, level) is { IsEmpty: false } problems) return problems;
        return Enumerable.Range(0, data.Categories.Length).Select(category =>
        {
            UnitMatrix two = data.Collapsed(category);
            return Told(two, measure, Statistic(two, measure), level);
        }).ToArray();
    }

    /// <summary>A coefficient of each pair of coders: first and second, first and third, and so on.</summary>
    /// <param name="data">The codes.</param>
    /// <param name="measure">Which coefficient.</param>
    /// <param name="level">How often such intervals hold the true coefficient.</param>
    public static Answer<IReadOnlyList<CodersAgreement>> OfEachPair(UnitMatrix data, AgreementMeasure measure, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (Refused(data, measure, level) is { IsEmpty: false } problems) return problems;
        int r = data.Coders.Length;
        return Enumerable.Range(0, r).SelectMany(first => Enumerable.Range(first + 1, r - first - 1).Select(second =>
        {
            UnitMatrix two = data.Only(first, second);
            return new CodersAgreement([first, second], Told(two, measure, Statistic(two, measure), level));
        })).ToArray();
    }

    /// <summary>A coefficient without each coder in turn; empty where there are two coders only.</summary>
    /// <param name="data">The codes.</param>
    /// <param name="measure">Which coefficient.</param>
    /// <param name="level">How often such intervals hold the true coefficient.</param>
    public static Answer<IReadOnlyList<CodersAgreement>> WithoutEachCoder(UnitMatrix data, AgreementMeasure measure, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (Refused(data, measure, level) is { IsEmpty: false } problems) return problems;
        int r = data.Coders.Length;
        if (r < 3) return Array.Empty<CodersAgreement>();
        return Enumerable.Range(0, r).Select(left =>
        {
            int[] kept = [.. Enumerable.Range(0, r).Where(coder => coder != left)];
            UnitMatrix rest = data.Only(kept);
            return new CodersAgreement([.. kept], Told(rest, measure, Statistic(rest, measure), level));
        }).ToArray();
    }

    /// <summary>Why a coefficient cannot be asked of these codes.</summary>
    internal static ImmutableArray<MethodProblem> Refused(UnitMatrix data, AgreementMeasure measure, double level)
    {
        if (!(level is > 0 and < 1)) return [new MethodProblem("methods.level-outside").With("value", level)];
        Metric needed = measure.Kind == AgreementKind.Alpha ? measure.Metric : measure.Weights == Weighting.Identity ? Metric.Nominal : Metric.Ordinal;
        return data.Check(needed);
    }

    /// <summary>A coefficient as a function of the units' frequencies; null where it is of two coders and there are more.</summary>
    internal static Statistic? Statistic(UnitMatrix data, AgreementMeasure measure) => measure.Kind switch
    {
        AgreementKind.Alpha => new AlphaStatistic(measure.Metric, data),
        AgreementKind.Conger => new CongerStatistic(measure.Weights, data),
        AgreementKind.Light => new PairwiseStatistic(measure.Weights, data),
        AgreementKind.Cohen => data.Coders.Length == 2 ? new PairwiseStatistic(measure.Weights, data) : null,
        AgreementKind.Scott => data.Coders.Length == 2 ? new RatedStatistic(measure, data) : null,
        _ => new RatedStatistic(measure, data),
    };

    private static AgreementValue Told(UnitMatrix data, AgreementMeasure measure, Statistic? statistic, double level)
    {
        if (statistic is null) return new AgreementValue(measure, null) { Reason = Undefined.NotTwo(data.Coders.Length), PairableUnits = data.PairableUnits };
        Linearised found = statistic.Linearise();
        var told = new AgreementValue(measure, found.Value)
        {
            Reason = found.Reason,
            Observed = found.Observed,
            Expected = found.Expected,
            ObservedDisagreement = found.ObservedDisagreement,
            ExpectedDisagreement = found.ExpectedDisagreement,
            Units = found.Units,
            PairableUnits = data.PairableUnits,
        };
        if (found.Value is not { } value) return told;
        int n = found.Units;
        if (n < 2) return told with { StandardErrorReason = Undefined.OneUnit };
        double squares = 0;
        for (int p = 0; p < found.Influence.Length; p++) squares += statistic.Weights[p] * found.Influence[p] * found.Influence[p];
        double error = Math.Sqrt(squares / (found.IsStudent ? n * (n - 1.0) : (double)n * n));
        double reach = error * (found.IsStudent ? StudentT.InvCDF(0, 1, n - 1, (1 + level) / 2) : Normal.InvCDF(0, 1, (1 + level) / 2));
        return told with { StandardError = error, StandardErrorAtZero = found.ErrorAtZero, Interval = new Interval(value - reach, Math.Min(1, value + reach), level) };
    }
}

/// <summary>A coefficient of some of the coders.</summary>
/// <param name="Coders">Which coders, from 0.</param>
/// <param name="Value">The coefficient.</param>
public sealed record CodersAgreement(ImmutableArray<int> Coders, AgreementValue Value);

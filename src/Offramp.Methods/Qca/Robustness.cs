using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>How far a solution stays itself where one choice of the analysis is another.</summary>
/// <param name="Name">Which choice.</param>
/// <param name="At">What was chosen.</param>
/// <param name="Lower">How low it may be with the same models; null where nothing lower that was tried changes them.</param>
/// <param name="Upper">How high it may be with the same models; null where nothing higher that was tried changes them.</param>
public sealed record RobustRange(string Name, double At, double? Lower, double? Upper);

/// <summary>The solution without one case, or with a part of the cases.</summary>
/// <param name="Left">The cases left out, by index.</param>
/// <param name="Models">The models; empty where there is no solution.</param>
/// <param name="IsSame">Whether they are those of the whole analysis.</param>
public sealed record Rerun(ImmutableArray<int> Left, ImmutableArray<string> Models, bool IsSame);

/// <summary>How a solution overlaps with solutions under other choices.</summary>
/// <remarks>I.-E. Oana and C. Q. Schneider, "A Robustness Test Protocol for Applied QCA", Sociological Methods and Research 53 (2024) 57–88. The robust core is what the first solution and all others share.</remarks>
/// <param name="Coverage">RF_cov: coverage of the robust core by that of the first solution.</param>
/// <param name="Consistency">RF_cons: inclusion of the first solution by that of the robust core.</param>
/// <param name="OverlapLeast">RF_SC_minTS: Σ min / Σ max of the first solution and of what all others share.</param>
/// <param name="OverlapMost">RF_SC_maxTS: Σ min / Σ max of the first solution and of what any other has.</param>
/// <param name="Robust">Cases in the first solution and in all others, by index.</param>
/// <param name="Shaky">Cases in the first solution but not in all others, by index.</param>
/// <param name="Possible">Cases not in the first solution but in some other, by index.</param>
public sealed record RobustFit(
    double? Coverage, double? Consistency, double? OverlapLeast, double? OverlapMost, ImmutableArray<int> Robust, ImmutableArray<int> Shaky, ImmutableArray<int> Possible)
{
    /// <summary>Compares solutions.</summary>
    /// <param name="initial">How far each case belongs to the first solution.</param>
    /// <param name="tests">How far each case belongs to each other solution; at least one.</param>
    /// <param name="outcome">How far each case belongs to the outcome.</param>
    public static RobustFit Of(double[] initial, IReadOnlyList<double[]> tests, double[] outcome)
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(outcome);
        if (tests.Count == 0) throw new ArgumentException("There is at least one other solution.", nameof(tests));
        int n = initial.Length;
        double[] least = [.. Enumerable.Range(0, n).Select(i => tests.Min(test => test[i]))], most = [.. Enumerable.Range(0, n).Select(i => tests.Max(test => test[i]))];
        double[] core = [.. initial.Zip(least, Math.Min)];
        SetFit first = SetFit.Of(initial, outcome), robust = SetFit.Of(core, outcome);
        return new RobustFit(
            Ratio(robust.CovS, first.CovS), Ratio(first.InclS, robust.InclS),
            SetFit.Ratio(core.Sum(), initial.Zip(least, Math.Max).Sum()), SetFit.Ratio(initial.Zip(most, Math.Min).Sum(), initial.Zip(most, Math.Max).Sum()),
            Cases(i => initial[i] > 0.5 && least[i] > 0.5), Cases(i => initial[i] > 0.5 && least[i] < 0.5), Cases(i => initial[i] < 0.5 && most[i] > 0.5));

        ImmutableArray<int> Cases(Func<int, bool> test) => [.. Enumerable.Range(0, n).Where(test)];

        static double? Ratio(double? part, double? whole) => part is { } p && whole is { } w ? SetFit.Ratio(p, w) : null;
    }
}

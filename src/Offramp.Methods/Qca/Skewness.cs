using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>How many of the cases are in a set.</summary>
/// <param name="Name">The set, or a level of it.</param>
/// <param name="Inside">How many belong to it by more than a half.</param>
/// <param name="AtHalf">How many are at exactly a half.</param>
/// <param name="Cases">How many cases there are.</param>
public sealed record SetShare(string Name, int Inside, int AtHalf, int Cases)
{
    /// <summary>The share that is in.</summary>
    public double Share => (double)Inside / Cases;

    /// <summary>Whether fewer than a fifth or more than four fifths are in: inclusion and coverage then say little.</summary>
    public bool IsSkewed => Share is < 0.2 or > 0.8;
}

/// <summary>How the data lie before any analysis.</summary>
/// <remarks>C. Q. Schneider and C. Wagemann, Set-Theoretic Methods for the Social Sciences (2012), section 9.2.2.</remarks>
public static class Skewness
{
    /// <summary>The share of cases in each set; in each level of a set of several.</summary>
    /// <param name="data">The cases.</param>
    public static ImmutableArray<SetShare> Of(QcaData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return
        [
            .. data.Sets.SelectMany(set => set.Kind == QcaKind.MultiValue
                ? Enumerable.Range(0, set.Levels).Select(level => new SetShare($"{set.Name}[{level}]", set.Values.Count(v => v == level), 0, set.Values.Length))
                : [new SetShare(set.Name, set.Values.Count(static v => v > 0.5), set.Values.Count(static v => Math.Abs(v - 0.5) <= TruthTable.Tolerance), set.Values.Length)]),
        ];
    }
}

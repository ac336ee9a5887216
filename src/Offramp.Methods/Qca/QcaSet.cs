using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>How cases belong to a set.</summary>
public enum QcaKind
{
    /// <summary>In (1) or out (0).</summary>
    Crisp,

    /// <summary>At one of several levels: 0, 1, 2, …</summary>
    MultiValue,

    /// <summary>To a degree from 0 to 1.</summary>
    Fuzzy,
}

/// <summary>A column of the data: a condition or an outcome.</summary>
public sealed class QcaSet
{
    /// <summary>What stands for "does not apply" (written <c>-</c> or <c>dc</c>): the case is at no level of this condition, so no literal of it holds.</summary>
    public const double DoesNotApply = double.NaN;

    /// <summary>More levels than this are taken for a mistake: raw numbers that were never calibrated.</summary>
    public const int MostLevels = 60;

    private QcaSet(string name, QcaKind kind, int levels, bool hasGaps, ImmutableArray<double> values)
    {
        Name = name;
        Kind = kind;
        Levels = levels;
        HasDoesNotApply = hasGaps;
        Values = values;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How cases belong to it.</summary>
    public QcaKind Kind { get; }

    /// <summary>How many levels it has: 2 for crisp and fuzzy sets, the highest value and 1 for others.</summary>
    public int Levels { get; }

    /// <summary>Whether it does not apply to some case.</summary>
    public bool HasDoesNotApply { get; }

    /// <summary>The value of each case.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Reads a column: any broken number makes it fuzzy, whole numbers above 1 make it multi-value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">A value for each case; <see cref="DoesNotApply"/> where it does not apply.</param>
    public static Answer<QcaSet> Of(string name, ReadOnlySpan<double> values)
    {
        bool broken = false, gaps = false;
        double highest = 0;
        foreach (double value in values)
        {
            gaps |= double.IsNaN(value);
            if (double.IsNaN(value)) continue;
            broken |= value != Math.Floor(value);
            highest = Math.Max(highest, value);
        }
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            if (value < 0 || double.IsInfinity(value) || (broken && value > 1)) problems.Add(new MethodProblem("methods.qca-membership-outside", i, name).With("value", value));
            else if (!broken && value >= MostLevels) problems.Add(new MethodProblem("methods.qca-levels-too-many", i, name).With("value", value).With("limit", MostLevels));
            else if (broken && double.IsNaN(value)) problems.Add(new MethodProblem("methods.qca-fuzzy-not-applicable", i, name));
        }
        if (problems.Count > 0) return problems.DrainToImmutable();
        QcaKind kind = broken ? QcaKind.Fuzzy : highest > 1 ? QcaKind.MultiValue : QcaKind.Crisp;
        return new QcaSet(name, kind, kind == QcaKind.MultiValue ? (int)highest + 1 : 2, gaps, [.. values]);
    }

    /// <summary>How far a case is at a level: 1 or 0 for crisp and multi-value sets, the membership or what is left of it to 1 for fuzzy ones.</summary>
    public double MembershipAt(int caseIndex, int level)
    {
        double value = Values[caseIndex];
        return Kind == QcaKind.Fuzzy ? level == 1 ? value : 1 - value : value == level ? 1 : 0;
    }

    /// <summary>The same set with only some of the cases; kind and levels stay, so that a level nobody is at any more is still one.</summary>
    internal QcaSet Only(IReadOnlyList<int> kept) => new(Name, Kind, Levels, HasDoesNotApply, [.. kept.Select(i => Values[i])]);
}

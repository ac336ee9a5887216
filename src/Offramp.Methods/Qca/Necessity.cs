using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>A condition, or several, held against the outcome.</summary>
/// <param name="Text">The expression as text.</param>
/// <param name="Literals">Its literals: conditions by place, each with its level.</param>
/// <param name="IsConjunction">Whether all must hold, not any.</param>
/// <param name="Fit">Its fit.</param>
public sealed record ConditionFit(string Text, ImmutableArray<(int Condition, int Level)> Literals, bool IsConjunction, SetFit Fit);

/// <summary>Several conditions held against the outcome.</summary>
/// <param name="Fits">Each of them.</param>
public sealed record ConditionFits(ImmutableArray<ConditionFit> Fits);

/// <summary>What a search keeps.</summary>
/// <param name="Inclusion">The least inclusion.</param>
/// <param name="Coverage">The least coverage.</param>
/// <param name="Further">The least relevance of necessity, or PRI in a search for sufficiency.</param>
/// <param name="Depth">The longest expression; null for as long as there are conditions.</param>
public sealed record ConditionSearch(double Inclusion = 1, double Coverage = 0, double Further = 0, int? Depth = null);

/// <summary>Which conditions, alone or together, the outcome needs.</summary>
/// <remarks>Disjunctions are SUIN conditions where they stand for one higher concept: J. Mahoney, E. Kimball and K. L. Koivu, "The Logic of Historical Explanation in the
/// Social Sciences", Comparative Political Studies 42 (2009) 114–146. The search keeps what the R package QCA keeps (superSubset).</remarks>
public static class Necessity
{
    // More expressions are not tried.
    private const double MostTried = 20_000_000;

    /// <summary>Each level of each condition, and its absence, as a single condition.</summary>
    /// <param name="data">The cases.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="conditions">The conditions by name.</param>
    public static Answer<ConditionFits> Single(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions)
    {
        ImmutableArray<MethodProblem> problems = Check(data, outcome, conditions);
        if (!problems.IsEmpty) return problems;
        QcaSet[] sets = [.. conditions.Select(name => data.Find(name)!)];
        bool multiValue = sets.Any(static set => set.Kind == QcaKind.MultiValue);
        double[] y = outcome.Memberships(data);
        var fits = ImmutableArray.CreateBuilder<ConditionFit>();
        for (int c = 0; c < sets.Length; c++)
        {
            for (int level = sets[c].Levels - 1; level >= 0; level--)
                fits.Add(new ConditionFit(QcaPrinter.Literal(sets[c].Name, level, multiValue), [(c, level)], true, SetFit.Of(Memberships(sets[c], level), y)));
        }
        return new ConditionFits(fits.DrainToImmutable());
    }

    /// <summary>All conjunctions that the outcome needs, and all disjunctions of which no part alone is needed.</summary>
    /// <remarks>Disjunctions are kept only where no shorter expression that was found has all its literals among theirs. A cut-off of relevance is applied at the end.</remarks>
    /// <param name="data">The cases.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="conditions">The conditions by name.</param>
    /// <param name="search">What is kept.</param>
    public static Answer<ConditionFits> Search(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions, ConditionSearch search) =>
        Search(data, outcome, conditions, search, necessity: true);

    /// <summary>All conjunctions that suffice for the outcome and do not contain a shorter one that does.</summary>
    /// <param name="data">The cases.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="conditions">The conditions by name.</param>
    /// <param name="search">What is kept.</param>
    public static Answer<ConditionFits> Sufficient(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions, ConditionSearch search) =>
        Search(data, outcome, conditions, search, necessity: false);

    private static Answer<ConditionFits> Search(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions, ConditionSearch search, bool necessity)
    {
        ArgumentNullException.ThrowIfNull(search);
        ImmutableArray<MethodProblem> problems = Check(data, outcome, conditions);
        if (!problems.IsEmpty) return problems;
        QcaSet[] sets = [.. conditions.Select(name => data.Find(name)!)];
        int depth = Math.Clamp(search.Depth ?? sets.Length, 1, sets.Length);
        if (Tried(sets, depth) is > MostTried and var tried) return new MethodProblem("methods.qca-search-too-wide").With("count", tried).With("limit", MostTried);
        bool multiValue = sets.Any(static set => set.Kind == QcaKind.MultiValue);
        double[] y = outcome.Memberships(data);
        double inclusionCut = search.Inclusion - TruthTable.Tolerance, coverageCut = search.Coverage > 0 ? search.Coverage - TruthTable.Tolerance : 0;
        var conjunctions = new List<ConditionFit>();
        var disjunctions = new List<ConditionFit>();
        for (int size = 1; size <= depth; size++)
        {
            int conjunctionsBefore = conjunctions.Count, disjunctionsBefore = disjunctions.Count;
            foreach ((int Condition, int Level)[] literals in Combinations(sets, size))
            {
                SetFit all = SetFit.Of(Joined(sets, literals, all: true), y);
                if (Passes(all))
                {
                    if (necessity || !Redundant(literals, conjunctions, conjunctionsBefore)) conjunctions.Add(Of(literals, true, all));
                    continue;
                }
                if (!necessity || size == 1) continue;
                SetFit any = SetFit.Of(Joined(sets, literals, all: false), y);
                if (Passes(any) && !Redundant(literals, conjunctions, conjunctionsBefore) && !Redundant(literals, disjunctions, disjunctionsBefore))
                    disjunctions.Add(Of(literals, false, any));
            }
        }
        return new ConditionFits([.. conjunctions.Concat(disjunctions).Where(found => ((necessity ? found.Fit.RoN : found.Fit.Pri) ?? 0) >= search.Further)]);

        bool Passes(SetFit fit) => (necessity ? fit.InclN : fit.InclS) >= inclusionCut && ((necessity ? fit.CovN : fit.CovS) ?? 0) >= coverageCut;

        ConditionFit Of((int Condition, int Level)[] literals, bool conjunction, SetFit fit) => new(
            string.Join(conjunction ? "*" : " + ", literals.Select(l => QcaPrinter.Literal(sets[l.Condition].Name, l.Level, multiValue))), [.. literals], conjunction, fit);
    }

    private static bool Redundant((int Condition, int Level)[] literals, List<ConditionFit> found, int before)
    {
        for (int i = 0; i < before; i++)
            if (found[i].Literals.All(literals.Contains)) return true;
        return false;
    }

    private static ImmutableArray<MethodProblem> Check(QcaData data, QcaExpression outcome, IReadOnlyList<string> conditions)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(conditions);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        problems.AddRange(outcome.Check(data));
        if (conditions.Count == 0) problems.Add(new MethodProblem("methods.qca-no-conditions"));
        foreach (string name in conditions)
        {
            if (data.Find(name) is null) problems.Add(new MethodProblem("methods.qca-set-unknown", Column: name).With("name", name).With("known", string.Join(", ", data.Sets.Select(static s => s.Name))));
            if (outcome.Names.Contains(name)) problems.Add(new MethodProblem("methods.qca-outcome-is-condition", Column: name).With("name", name));
        }
        return problems.DrainToImmutable();
    }

    private static double Tried(QcaSet[] sets, int depth)
    {
        // Elementary symmetric sums of the numbers of levels: how many expressions of each length.
        double[] sums = new double[depth + 1];
        sums[0] = 1;
        foreach (QcaSet set in sets)
            for (int i = depth; i > 0; i--) sums[i] += sums[i - 1] * set.Levels;
        return sums.Sum() - 1;
    }

    private static IEnumerable<(int Condition, int Level)[]> Combinations(QcaSet[] sets, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (true)
        {
            int[] levels = new int[size];
            int turned;
            do
            {
                yield return [.. chosen.Select((condition, i) => (condition, levels[i]))];
                turned = size - 1;
                while (turned >= 0 && ++levels[turned] == sets[chosen[turned]].Levels) levels[turned--] = 0;
            }
            while (turned >= 0);
            int moved = size - 1;
            while (moved >= 0 && chosen[moved] == sets.Length - size + moved) moved--;
            if (moved < 0) yield break;
            chosen[moved]++;
            for (int i = moved + 1; i < size; i++) chosen[i] = chosen[i - 1] + 1;
        }
    }

    private static double[] Joined(QcaSet[] sets, (int Condition, int Level)[] literals, bool all)
    {
        double[] joined = Memberships(sets[literals[0].Condition], literals[0].Level);
        foreach ((int condition, int level) in literals.AsSpan()[1..])
        {
            for (int i = 0; i < joined.Length; i++)
            {
                double further = sets[condition].MembershipAt(i, level);
                joined[i] = all ? Math.Min(joined[i], further) : Math.Max(joined[i], further);
            }
        }
        return joined;
    }

    private static double[] Memberships(QcaSet set, int level)
    {
        double[] memberships = new double[set.Values.Length];
        for (int i = 0; i < memberships.Length; i++) memberships[i] = set.MembershipAt(i, level);
        return memberships;
    }
}

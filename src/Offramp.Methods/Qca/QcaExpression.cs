using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>An expression over sets: <c>DEV*~URB + STB[1,2]</c>.</summary>
public abstract record QcaExpression
{
    /// <summary>The names of all sets in it, each once, in the order in which they stand.</summary>
    public ImmutableArray<string> Names
    {
        get
        {
            var names = new List<string>();
            Collect(names);
            return [.. names.Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>How far each case belongs to it: * takes the least, + the greatest, ~ what is left to 1.</summary>
    /// <param name="data">The cases; every set of the expression must be among its sets (<see cref="Check"/>).</param>
    public abstract double[] Memberships(QcaData data);

    /// <summary>The same as a sum of products of literals.</summary>
    /// <remarks>De Morgan's laws and distribution hold for fuzzy sets too; A*~A is not taken out, because a fuzzy case may belong to both.
    /// A product that another one contains is taken out.</remarks>
    /// <param name="data">The data, for the levels of multi-value sets.</param>
    public ImmutableArray<QcaProduct> Products(QcaData data) => QcaProduct.Shortest(Expand(data, negated: false));

    /// <summary>Why the expression cannot be used on these data; empty where it can.</summary>
    /// <param name="data">The data.</param>
    public ImmutableArray<MethodProblem> Check(QcaData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        CheckInto(data, problems);
        return problems.DrainToImmutable();
    }

    internal abstract void Collect(List<string> names);

    internal abstract void CheckInto(QcaData data, ImmutableArray<MethodProblem>.Builder problems);

    internal abstract List<QcaProduct> Expand(QcaData data, bool negated);
}

/// <summary>A set, or what is left of it: <c>A</c>, <c>~A</c>, <c>A[1,2]</c>.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Levels">The levels meant; empty for the bare name, which is level 1 of a crisp or fuzzy set.</param>
/// <param name="Negated">Whether everything else is meant.</param>
public sealed record QcaLiteral(string Name, ImmutableArray<int> Levels, bool Negated) : QcaExpression
{
    /// <inheritdoc/>
    public override double[] Memberships(QcaData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        QcaSet set = data.Find(Name) ?? throw new ArgumentException($"There is no set {Name}.", nameof(data));
        ImmutableArray<int> levels = LevelsIn(set, Negated);
        double[] memberships = new double[data.Cases.Length];
        foreach (int level in levels)
            for (int i = 0; i < memberships.Length; i++) memberships[i] = Math.Max(memberships[i], set.MembershipAt(i, level));
        return memberships;
    }

    internal override void Collect(List<string> names) => names.Add(Name);

    internal override void CheckInto(QcaData data, ImmutableArray<MethodProblem>.Builder problems)
    {
        if (data.Find(Name) is not { } set)
        {
            problems.Add(new MethodProblem("methods.qca-set-unknown", Column: Name).With("name", Name).With("known", string.Join(", ", data.Sets.Select(static s => s.Name))));
            return;
        }
        if (Levels.IsEmpty && set.Kind == QcaKind.MultiValue) problems.Add(new MethodProblem("methods.qca-level-needed", Column: Name).With("name", Name).With("levels", set.Levels - 1));
        foreach (int level in Levels)
            if (level >= set.Levels) problems.Add(new MethodProblem("methods.qca-level-unknown", Column: Name).With("name", Name).With("level", level).With("levels", set.Levels - 1));
    }

    internal override List<QcaProduct> Expand(QcaData data, bool negated)
    {
        QcaSet set = data.Find(Name) ?? throw new ArgumentException($"There is no set {Name}.", nameof(data));
        return [.. LevelsIn(set, Negated != negated).Select(level => new QcaProduct([new(set, level)]))];
    }

    private ImmutableArray<int> LevelsIn(QcaSet set, bool negated)
    {
        ImmutableArray<int> meant = Levels.IsEmpty ? [1] : [.. Levels.Distinct().Order()];
        return negated ? [.. Enumerable.Range(0, set.Levels).Except(meant)] : meant;
    }
}

/// <summary>Several expressions joined: all of them (*) or any of them (+).</summary>
/// <param name="Parts">What is joined.</param>
/// <param name="All">Whether all must hold.</param>
/// <param name="Negated">Whether everything else is meant.</param>
public sealed record QcaJoined(ImmutableArray<QcaExpression> Parts, bool All, bool Negated) : QcaExpression
{
    /// <inheritdoc/>
    public override double[] Memberships(QcaData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double[] joined = Parts[0].Memberships(data);
        foreach (QcaExpression part in Parts.AsSpan()[1..])
        {
            double[] further = part.Memberships(data);
            for (int i = 0; i < joined.Length; i++) joined[i] = All ? Math.Min(joined[i], further[i]) : Math.Max(joined[i], further[i]);
        }
        if (Negated)
            for (int i = 0; i < joined.Length; i++) joined[i] = 1 - joined[i];
        return joined;
    }

    internal override void Collect(List<string> names)
    {
        foreach (QcaExpression part in Parts) part.Collect(names);
    }

    internal override void CheckInto(QcaData data, ImmutableArray<MethodProblem>.Builder problems)
    {
        foreach (QcaExpression part in Parts) part.CheckInto(data, problems);
    }

    internal override List<QcaProduct> Expand(QcaData data, bool negated)
    {
        bool inside = Negated != negated;
        if (All == inside) return [.. Parts.SelectMany(part => part.Expand(data, inside))];
        List<QcaProduct> products = Parts[0].Expand(data, inside);
        foreach (QcaExpression part in Parts.AsSpan()[1..])
        {
            List<QcaProduct> further = part.Expand(data, inside);
            products = [.. QcaProduct.Shortest([.. products.SelectMany(one => further.Select(one.And).OfType<QcaProduct>())])];
        }
        return products;
    }
}

using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>A product of literals of sets: <c>A*~B*C[2]</c>.</summary>
public sealed class QcaProduct
{
    /// <summary>A product of these literals.</summary>
    public QcaProduct(ImmutableArray<(QcaSet Set, int Level)> literals) => Literals = literals;

    /// <summary>The literals.</summary>
    public ImmutableArray<(QcaSet Set, int Level)> Literals { get; }

    /// <summary>How far each case belongs to it.</summary>
    public double[] Memberships()
    {
        double[] least = new double[Literals.IsEmpty ? 0 : Literals[0].Set.Values.Length];
        Array.Fill(least, 1);
        foreach ((QcaSet set, int level) in Literals)
            for (int i = 0; i < least.Length; i++) least[i] = Math.Min(least[i], set.MembershipAt(i, level));
        return least;
    }

    /// <summary>The product as text; literals of crisp and fuzzy sets as <c>A</c> and <c>~A</c> unless some set of the analysis has several levels.</summary>
    /// <param name="multiValue">Whether every literal names its level.</param>
    public string InWords(bool multiValue) => QcaPrinter.Product(Literals.Select(static l => (l.Set.Name, l.Level)), multiValue);

    // Both at once; null where they ask for two levels of a set that is not fuzzy, at which no case can be.
    internal QcaProduct? And(QcaProduct other)
    {
        ImmutableArray<(QcaSet Set, int Level)>.Builder joined = Literals.ToBuilder();
        foreach ((QcaSet set, int level) in other.Literals)
        {
            if (joined.Any(l => l.Set == set && l.Level == level)) continue;
            if (set.Kind != QcaKind.Fuzzy && joined.Any(l => l.Set == set)) return null;
            joined.Add((set, level));
        }
        return new QcaProduct(joined.ToImmutable());
    }

    // Without the products whose literals another one has all of: those add nothing to the greatest.
    internal static ImmutableArray<QcaProduct> Shortest(List<QcaProduct> products)
    {
        var kept = new List<QcaProduct>();
        foreach (QcaProduct product in products.OrderBy(static p => p.Literals.Length))
            if (!kept.Exists(shorter => shorter.Literals.All(product.Literals.Contains))) kept.Add(product);
        return [.. products.Where(kept.Contains)];
    }
}

/// <summary>Writes literals, products and sums as text.</summary>
public static class QcaPrinter
{
    /// <summary>A product of literals.</summary>
    /// <param name="literals">Names and levels.</param>
    /// <param name="multiValue">Whether every literal names its level.</param>
    public static string Product(IEnumerable<(string Name, int Level)> literals, bool multiValue)
    {
        ArgumentNullException.ThrowIfNull(literals);
        string text = string.Join('*', literals.Select(literal => Literal(literal.Name, literal.Level, multiValue)));
        return text.Length == 0 ? "1" : text;
    }

    /// <summary>A literal.</summary>
    public static string Literal(string name, int level, bool multiValue) => multiValue ? $"{name}[{level}]" : level == 1 ? name : "~" + name;
}

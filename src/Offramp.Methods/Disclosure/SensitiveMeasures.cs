using System.Collections.Immutable;

namespace Offramp.Methods.Disclosure;

/// <summary>What a class of cases gives away about a sensitive column.</summary>
/// <param name="Distinct">How many values of it the class has: distinct l-diversity.</param>
/// <param name="Entropy">exp of the entropy of its values in the class: as many equally frequent values would be as uncertain. Entropy l-diversity.</param>
/// <param name="Equal">How far its values in the class are from those in the table, all different values being equally far apart, from 0 to 1: t-closeness.</param>
/// <param name="Ordered">The same with values further apart the further they are in their order; null where they have none, where fewer than two are known, or where no case of the class has a known one.</param>
public sealed record SensitiveClass(int Distinct, double Entropy, double Equal, double? Ordered);

/// <summary>l-diversity and t-closeness of a sensitive column.</summary>
/// <remarks>A. Machanavajjhala, D. Kifer, J. Gehrke and M. Venkitasubramaniam, "l-Diversity: Privacy beyond k-Anonymity", ACM Transactions on Knowledge Discovery from Data 1 (2007) 3.
/// N. Li, T. Li and S. Venkatasubramanian, "t-Closeness: Privacy Beyond k-Anonymity and l-Diversity", ICDE (2007) 106–115.</remarks>
public sealed class SensitiveMeasures
{
    private SensitiveMeasures(DisclosureColumn column, ImmutableArray<SensitiveClass> classes, int distinctKnown)
    {
        Column = column;
        Classes = classes;
        DistinctKnown = distinctKnown;
    }

    /// <summary>The sensitive column.</summary>
    public DisclosureColumn Column { get; }

    /// <summary>What each class gives away, in the order of the classes.</summary>
    public ImmutableArray<SensitiveClass> Classes { get; }

    /// <summary>Distinct l-diversity of the table: the least number of different values in a class.</summary>
    public int Distinct => Classes.Min(static c => c.Distinct);

    /// <summary>The same without counting a missing value as one; 0 where nothing is known of a whole class.</summary>
    public int DistinctKnown { get; }

    /// <summary>Entropy l-diversity of the table: the least of its classes.</summary>
    public double Entropy => Classes.Min(static c => c.Entropy);

    /// <summary>t-closeness of the table with the equal distance: the greatest of its classes.</summary>
    public double Equal => Classes.Max(static c => c.Equal);

    /// <summary>t-closeness of the table with the ordered distance: the greatest of the classes for which it is defined; null where it is for none.</summary>
    public double? Ordered => Classes.Max(static c => c.Ordered);

    /// <summary>Why the ordered distance is not defined; null where it is.</summary>
    public MethodProblem? OrderedUndefined => Ordered is not null ? null
        : new MethodProblem(Column.IsOrdered ? "methods.disclosure-ordered-one-value" : "methods.disclosure-ordered-no-order", Column: Column.Name);

    /// <summary>Measures a column.</summary>
    /// <param name="classes">The classes of the table.</param>
    /// <param name="column">The sensitive column; it has a value for each case of the table.</param>
    public static SensitiveMeasures Of(DisclosureClasses classes, DisclosureColumn column)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(column);
        if (column.Codes.Length != classes.Table.Count) throw new ArgumentException("The column has a value for each case.", nameof(column));
        int known = column.Values.Length, distinctKnown = int.MaxValue;
        int[] whole = Counted(column, Enumerable.Range(0, column.Codes.Length));
        var measured = ImmutableArray.CreateBuilder<SensitiveClass>(classes.Classes.Length);
        foreach (DisclosureClass one in classes.Classes)
        {
            int[] counts = Counted(column, one.Cases);
            int distinct = counts.Count(static count => count > 0);
            distinctKnown = Math.Min(distinctKnown, distinct - (counts[known] > 0 ? 1 : 0));
            measured.Add(new SensitiveClass(distinct, EntropyOf(counts, one.Size), EqualDistance(counts, one.Size, whole, column.Codes.Length), column.IsOrdered ? OrderedDistance(counts, whole, known) : null));
        }
        return new SensitiveMeasures(column, measured.DrainToImmutable(), distinctKnown);
    }

    private static int[] Counted(DisclosureColumn column, IEnumerable<int> cases)
    {
        int[] counts = new int[column.Values.Length + 1];
        foreach (int i in cases) counts[column.Codes[i]]++;
        return counts;
    }

    // Machanavajjhala et al. 2007, definition 4.1: −Σ p log p ≥ log l; here l itself, exp(−Σ p ln p).
    private static double EntropyOf(int[] counts, int size)
    {
        double entropy = 0;
        foreach (int count in counts)
            if (count > 0) entropy -= (double)count / size * Math.Log((double)count / size);
        return Math.Exp(entropy);
    }

    // Li, Li and Venkatasubramanian 2007, section 4.2: with all distances 1 the earth mover's distance is ½ Σ |p − q|.
    private static double EqualDistance(int[] counts, int size, int[] whole, int all)
    {
        double sum = 0;
        for (int i = 0; i < counts.Length; i++) sum += Math.Abs(((double)counts[i] / size) - ((double)whole[i] / all));
        return sum / 2;
    }

    // Li, Li and Venkatasubramanian 2007, section 4.1: 1 / (m − 1) · Σ_i |Σ_{j ≤ i} (p_j − q_j)|. A missing value has no place in the order: both are taken of known values.
    private static double? OrderedDistance(int[] counts, int[] whole, int known)
    {
        int size = counts.Take(known).Sum(), all = whole.Take(known).Sum();
        if (known < 2 || size == 0) return null;
        double before = 0, sum = 0;
        for (int i = 0; i < known; i++)
        {
            before += ((double)counts[i] / size) - ((double)whole[i] / all);
            sum += Math.Abs(before);
        }
        return sum / (known - 1);
    }
}

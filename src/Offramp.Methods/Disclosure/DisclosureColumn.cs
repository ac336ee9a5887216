using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Disclosure;

/// <summary>A column of a table that is to be released: which of its values each case has.</summary>
/// <remarks>A missing value is a value of its own: that something is not known about a case is seen by whoever reads the table. Numbers that are equal are one value, however
/// they are written (1 and 1.0).</remarks>
public sealed class DisclosureColumn
{
    private readonly double[]? numbers;

    private DisclosureColumn(string name, ImmutableArray<string> values, ImmutableArray<int> codes, double[]? numbers, bool isOrdered)
    {
        Name = name;
        Values = values;
        Codes = codes;
        this.numbers = numbers;
        IsOrdered = isOrdered;
        Missing = codes.Count(code => code == values.Length);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The values that occur: by size where all are numbers, in the order that was given, else by their characters.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>For each case the place of its value in <see cref="Values"/>; the number of values where it is missing.</summary>
    public ImmutableArray<int> Codes { get; }

    /// <summary>How many cases have no value.</summary>
    public int Missing { get; }

    /// <summary>Whether the values have an order: they are numbers, or an order was given.</summary>
    public bool IsOrdered { get; }

    /// <summary>Whether all values are numbers.</summary>
    public bool IsOfNumbers => numbers is not null;

    /// <summary>How many values cases can differ by, a missing one among them where there is one.</summary>
    public int Levels => Values.Length + (Missing > 0 ? 1 : 0);

    /// <summary>The value with a code; null for a missing one.</summary>
    public string? ValueOf(int code) => code < Values.Length ? Values[code] : null;

    /// <summary>Reads a column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cells">A cell for each case; null or empty where nothing is known.</param>
    /// <param name="order">All its values in their order, lowest first; null for the order of numbers, or none.</param>
    /// <returns>The column, or the cases whose value is not in the order.</returns>
    public static Answer<DisclosureColumn> Of(string name, IReadOnlyList<string?> cells, IReadOnlyList<string>? order = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(cells);
        if (order is not null) return InOrder(name, cells, order);
        string[] known = [.. cells.OfType<string>().Where(static cell => cell.Length > 0).Distinct(StringComparer.Ordinal)];
        double?[] read = [.. known.Select(Number)];
        bool ofNumbers = known.Length > 0 && read.All(static number => number is not null);
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var values = ImmutableArray.CreateBuilder<string>();
        var numbers = new List<double>();
        foreach (string value in ofNumbers ? known.OrderBy(static value => Number(value)!.Value) : known.Order(StringComparer.Ordinal))
        {
            // The order is stable: of several ways to write a number, the one that comes first in the table stands for all.
            bool same = ofNumbers && numbers.Count > 0 && numbers[^1] == Number(value)!.Value;
            if (!same)
            {
                values.Add(value);
                if (ofNumbers) numbers.Add(Number(value)!.Value);
            }
            codes[value] = values.Count - 1;
        }
        int missing = values.Count;
        return new DisclosureColumn(name, values.DrainToImmutable(), [.. cells.Select(cell => string.IsNullOrEmpty(cell) ? missing : codes[cell])], ofNumbers ? [.. numbers] : null, ofNumbers);
    }

    /// <summary>The number that a value is.</summary>
    internal double NumberOf(int code) => numbers![code];

    /// <summary>The column with other, coarser values.</summary>
    /// <param name="names">For each value the name of the coarser one.</param>
    internal DisclosureColumn Coarser(IReadOnlyList<string> names)
    {
        // Coarser values stand in the order of the lowest value in each, so that an order is kept where there was one.
        string[] values = [.. names.Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> places = values.Select(static (value, at) => (value, at)).ToDictionary(static pair => pair.value, static pair => pair.at, StringComparer.Ordinal);
        return new DisclosureColumn(Name, [.. values], [.. Codes.Select(code => code < names.Count ? places[names[code]] : values.Length)], null, IsOrdered);
    }

    private static Answer<DisclosureColumn> InOrder(string name, IReadOnlyList<string?> cells, IReadOnlyList<string> order)
    {
        string[] listed = [.. order.Distinct(StringComparer.Ordinal)];
        if (listed.Length < order.Count) return new MethodProblem("methods.disclosure-order-twice", Column: name);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int i = 0; i < cells.Count; i++)
            if (cells[i] is { Length: > 0 } cell && !listed.Contains(cell)) problems.Add(new MethodProblem("methods.disclosure-order-lacks", i, name).With("value", cell));
        if (problems.Count > 0) return problems.DrainToImmutable();
        // A value that no case has takes no part: distances are between values that occur.
        string[] met = [.. listed.Where(cells.Contains)];
        Dictionary<string, int> codes = met.Select(static (value, at) => (value, at)).ToDictionary(static pair => pair.value, static pair => pair.at, StringComparer.Ordinal);
        return new DisclosureColumn(name, [.. met], [.. cells.Select(cell => string.IsNullOrEmpty(cell) ? met.Length : codes[cell])], null, isOrdered: true);
    }

    private static double? Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}

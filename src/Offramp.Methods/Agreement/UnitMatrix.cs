using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Agreement;

/// <summary>The codes that coders gave to units: n units by r coders, each with one of q categories or nothing.</summary>
/// <remarks>The categories are those of the codebook, in its order, whether all were used or not: Brennan and Prediger's coefficient and Gwet's AC depend on how many there are, the ordinal metric on
/// their order.</remarks>
public sealed class UnitMatrix
{
    /// <summary>Stands for a unit that a coder did not code.</summary>
    public const int Missing = -1;

    private readonly ImmutableArray<int> codes;
    private readonly Lazy<CountPatterns> counts;

    private UnitMatrix(ImmutableArray<int> codes, ImmutableArray<string> coders, ImmutableArray<string> categories, bool fromData)
    {
        this.codes = codes;
        Coders = coders;
        Categories = categories;
        IsFromData = fromData;
        Numbers = [.. categories.Select(static category => Number(category) ?? double.NaN)];
        counts = new(() => CountPatterns.Of(codes.AsSpan(), coders.Length, categories.Length));
    }

    /// <summary>The coders' names.</summary>
    public ImmutableArray<string> Coders { get; }

    /// <summary>The categories in their order.</summary>
    public ImmutableArray<string> Categories { get; }

    /// <summary>Whether the categories are those found in the data, no codebook having been named.</summary>
    public bool IsFromData { get; }

    /// <summary>How many units there are, with those that nobody coded.</summary>
    public int Units => codes.Length / Coders.Length;

    /// <summary>How many units at least two coders coded.</summary>
    public int PairableUnits => Counts.Weights.Where((_, p) => Counts.Size[p] >= 2).Sum();

    /// <summary>How many units nobody coded: they are counted nowhere.</summary>
    public int UnitsNotCoded => Units - Counts.Weights.Sum();

    /// <summary>How many codes there are.</summary>
    public int CodeCount => Counts.Weights.Select((weight, p) => weight * Counts.Size[p]).Sum();

    /// <summary>The coders who coded nothing.</summary>
    public IEnumerable<string> CodersWithoutCodes => Coders.Where((_, coder) => Enumerable.Range(0, Units).All(unit => this[unit, coder] == Missing));

    /// <summary>Whether every category is a number.</summary>
    public bool IsNumeric => !Numbers.Any(double.IsNaN);

    /// <summary>The categories' numbers; NaN for one that is none.</summary>
    internal ImmutableArray<double> Numbers { get; }

    /// <summary>Row by row, the place of each code among the categories.</summary>
    internal ImmutableArray<int> Codes => codes;

    /// <summary>The units by how many coders gave which category.</summary>
    internal CountPatterns Counts => counts.Value;

    /// <summary>The category that a coder gave to a unit, by its place; <see cref="Missing"/> where there is none.</summary>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="coder">The coder, from 0.</param>
    public int this[int unit, int coder] => codes[(unit * Coders.Length) + coder];

    /// <summary>How often a category was given.</summary>
    /// <param name="category">The category, from 0.</param>
    public int CountOf(int category) => codes.Count(code => code == category);

    /// <summary>Codes by the places of their categories.</summary>
    /// <param name="codes">Row by row, a place for each coder: from 0, or <see cref="Missing"/>.</param>
    /// <param name="coders">The coders' names, at least two.</param>
    /// <param name="categories">The codebook, in its order, without repetition.</param>
    /// <returns>The matrix, or <c>methods.agreement-coders-few</c>, <c>methods.agreement-category-twice</c>, <c>methods.agreement-no-units</c>, <c>methods.agreement-code-outside</c> with row and column.</returns>
    /// <exception cref="ArgumentException">The codes do not fill whole rows.</exception>
    public static Answer<UnitMatrix> Of(ImmutableArray<int> codes, ImmutableArray<string> coders, ImmutableArray<string> categories)
    {
        if (Checked(coders, categories) is { } problem) return problem;
        if (codes.Length % coders.Length != 0) throw new ArgumentException("Each unit has a place for each coder.", nameof(codes));
        if (codes.IsEmpty) return new MethodProblem("methods.agreement-no-units");
        ReadOnlySpan<int> all = codes.AsSpan();
        uint limit = (uint)categories.Length + 1;
        bool sound = true;
        foreach (int code in all) sound &= (uint)(code + 1) < limit;
        if (sound) return new UnitMatrix(codes, coders, categories, fromData: false);
        return Enumerable.Range(0, codes.Length).Where(at => codes[at] < Missing || codes[at] >= categories.Length)
            .Select(at => new MethodProblem("methods.agreement-code-outside", at / coders.Length, coders[at % coders.Length]).With("code", codes[at]).With("categories", categories.Length)).ToImmutableArray();
    }

    /// <summary>Codes as they are written.</summary>
    /// <remarks>What is a number is compared as one: 1 and 1.0 are the same category. Without a codebook, the categories are those found, by size where all are numbers, else by letters.</remarks>
    /// <param name="coders">The coders' names, at least two.</param>
    /// <param name="columns">For each coder a code for each unit; null where there is none.</param>
    /// <param name="codebook">The categories in their order; null to take those found.</param>
    /// <returns>The matrix, or a refusal as above, or <c>methods.agreement-category-unknown</c> with row and column.</returns>
    /// <exception cref="ArgumentException">The columns are not one for each coder and equally long.</exception>
    public static Answer<UnitMatrix> Of(ImmutableArray<string> coders, IReadOnlyList<IReadOnlyList<string?>> columns, IReadOnlyList<string>? codebook = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count != coders.Length || columns.Any(column => column.Count != columns[0].Count)) throw new ArgumentException("Each coder has a place for each unit.", nameof(columns));
        ImmutableArray<string> categories = codebook is null ? Found(columns) : [.. codebook.Select(Canonical)];
        if (Checked(coders, categories) is { } problem) return problem;
        if (columns[0].Count == 0) return new MethodProblem("methods.agreement-no-units");
        Dictionary<string, int> places = Enumerable.Range(0, categories.Length).ToDictionary(at => categories[at], StringComparer.Ordinal);
        int[] codes = new int[coders.Length * columns[0].Count];
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        // The same text comes again and again: it is read once.
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int unit = 0, at = 0; unit < columns[0].Count; unit++)
        {
            for (int coder = 0; coder < coders.Length; coder++, at++)
            {
                if (columns[coder][unit] is not { } written) codes[at] = Missing;
                else if (read.TryGetValue(written, out int known)) codes[at] = known;
                else if (places.TryGetValue(Canonical(written), out int place)) codes[at] = read[written] = place;
                else problems.Add(new MethodProblem("methods.agreement-category-unknown", unit, coders[coder]).With("category", written).With("categories", string.Join(", ", categories)));
            }
        }
        return problems.Count > 0 ? problems.DrainToImmutable() : new UnitMatrix([.. codes], coders, categories, codebook is null);
    }

    /// <summary>What keeps the codes from being read with a metric: text where numbers are needed, an order that is not known, numbers below 0 for ratios; each with row and column.</summary>
    /// <param name="metric">The metric.</param>
    public ImmutableArray<MethodProblem> Check(Metric metric)
    {
        if (metric == Metric.Nominal || (metric == Metric.Ordinal && (!IsFromData || IsNumeric))) return [];
        if (metric == Metric.Ordinal && Numbers.All(double.IsNaN) && !Numbers.IsEmpty) return [new MethodProblem("methods.agreement-order-unknown").With("categories", string.Join(", ", Categories))];
        bool[] bad = [.. Numbers.Select(number => double.IsNaN(number) || (metric == Metric.Ratio && number < 0))];
        if (!bad.Contains(true)) return [];
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int at = 0; at < codes.Length; at++)
        {
            if (codes[at] == Missing || !bad[codes[at]]) continue;
            string category = Categories[codes[at]];
            problems.Add(double.IsNaN(Numbers[codes[at]])
                ? new MethodProblem("methods.not-a-number", at / Coders.Length, Coders[at % Coders.Length]).With("cell", category)
                : new MethodProblem("methods.agreement-ratio-negative", at / Coders.Length, Coders[at % Coders.Length]).With("value", category));
        }
        foreach (int category in Enumerable.Range(0, bad.Length).Where(category => bad[category] && problems.Count == 0))
            problems.Add(new MethodProblem("methods.agreement-category-no-number").With("category", Categories[category]).With("metric", metric.ToString().ToLowerInvariant()));
        return problems.DrainToImmutable();
    }

    /// <summary>The same units with some of the coders only.</summary>
    /// <param name="kept">The coders that are kept, from 0; at least two.</param>
    public UnitMatrix Only(params ReadOnlySpan<int> kept)
    {
        if (kept.Length < 2) throw new ArgumentException("Agreement is between two at least.", nameof(kept));
        var names = ImmutableArray.CreateBuilder<string>(kept.Length);
        foreach (int coder in kept) names.Add(Coders[coder]);
        int units = Units, all = Coders.Length;
        int[] chosen = new int[units * kept.Length];
        ReadOnlySpan<int> from = codes.AsSpan();
        for (int unit = 0, at = 0; unit < units; unit++)
            foreach (int coder in kept) chosen[at++] = from[(unit * all) + coder];
        return new UnitMatrix(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(chosen), names.MoveToImmutable(), Categories, IsFromData);
    }

    /// <summary>The same units with one category against all others.</summary>
    /// <param name="category">The category, from 0.</param>
    public UnitMatrix Collapsed(int category) =>
        new([.. codes.Select(code => code == Missing ? Missing : code == category ? 1 : 0)], Coders, ["~" + Categories[category], Categories[category]], fromData: false);

    private static MethodProblem? Checked(ImmutableArray<string> coders, ImmutableArray<string> categories)
    {
        if (coders.Length < 2) return new MethodProblem("methods.agreement-coders-few").With("count", coders.Length);
        return categories.GroupBy(static category => category, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } twice
            ? new MethodProblem("methods.agreement-category-twice").With("category", twice.Key) : null;
    }

    private static ImmutableArray<string> Found(IReadOnlyList<IReadOnlyList<string?>> columns)
    {
        string[] found = [.. columns.SelectMany(static column => column).OfType<string>().Distinct(StringComparer.Ordinal).Select(Canonical).Distinct(StringComparer.Ordinal)];
        return found.All(static category => Number(category) is not null)
            ? [.. found.OrderBy(static category => Number(category))] : [.. found.Order(StringComparer.Ordinal)];
    }

    private static string Canonical(string written) => Number(written) is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : written;

    // -0 is 0.
    private static double? Number(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number + 0.0 : null;
}

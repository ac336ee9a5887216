using System.Collections.Immutable;

namespace Offramp.Methods.Agreement;

/// <summary>Agreement where a unit may have several codes: a table of its own for each code, given or not, and what they have in common.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="Values">For each code the coefficient of given against not given.</param>
/// <param name="Macro">The mean of the codes' coefficients, of those where it is defined; null where it is for none.</param>
/// <param name="Pooled">The coefficient of the mean agreements of all codes, seen and by chance; null where no code varies.</param>
/// <param name="Undefined">How many codes have no coefficient: nobody gave them, or all did.</param>
public sealed record MultiLabel(ImmutableArray<string> Codes, ImmutableArray<AgreementValue> Values, double? Macro, double? Pooled, int Undefined)
{
    /// <summary>Agreement on each code.</summary>
    /// <remarks>Pooled: H. de Vries, M. N. Elliott, D. E. Kanouse and S. S. Teleki, Field Methods 20 (2008) 272–282: (mean P_o − mean P_e) / (1 − mean P_e); for alpha the mean disagreements 1 − Σ D_o / Σ D_e. A code that did
    /// not vary weighs nothing in it.</remarks>
    /// <param name="coders">The coders' names.</param>
    /// <param name="columns">For each coder and unit the codes given, perhaps none; null where the coder did not code the unit.</param>
    /// <param name="kind">Which coefficient.</param>
    /// <param name="codebook">The codes in their order; null to take those found.</param>
    /// <param name="level">How often intervals are to hold the true coefficient.</param>
    public static Answer<MultiLabel> Of(ImmutableArray<string> coders, IReadOnlyList<IReadOnlyList<IReadOnlyCollection<string>?>> columns, AgreementKind kind, IReadOnlyList<string>? codebook = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ImmutableArray<string> codes = codebook is null ? [.. columns.SelectMany(static column => column).OfType<IReadOnlyCollection<string>>().SelectMany(static given => given).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [.. codebook];
        ImmutableArray<MethodProblem> unknown = [.. columns.SelectMany((column, coder) => column.SelectMany((given, unit) => (given ?? []).Where(code => !codes.Contains(code))
            .Select(code => new MethodProblem("methods.agreement-category-unknown", unit, coders[coder]).With("category", code).With("categories", string.Join(", ", codes)))))];
        if (!unknown.IsEmpty) return unknown;
        if (codes.IsEmpty) return new MethodProblem("methods.agreement-no-codes");
        var values = new List<AgreementValue>(codes.Length);
        foreach (string code in codes)
        {
            Answer<UnitMatrix> table = Binary(coders, columns, code);
            Answer<AgreementValue> answer = table.Value is { } binary ? UnitAgreement.Of(binary, new AgreementMeasure(kind), level) : table.Problems;
            if (answer.Value is not { } value) return answer.Problems;
            values.Add(value);
        }
        double[] defined = [.. values.Select(static value => value.Value).OfType<double>()];
        return new MultiLabel(codes, [.. values], defined.Length == 0 ? null : defined.Average(), PooledOf(values, kind), codes.Length - defined.Length);
    }

    /// <summary>Given (1) or not given (0), of one code.</summary>
    public static Answer<UnitMatrix> Binary(ImmutableArray<string> coders, IReadOnlyList<IReadOnlyList<IReadOnlyCollection<string>?>> columns, string code)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return UnitMatrix.Of(coders, [.. columns.Select(column => column.Select(given => given is null ? null : given.Contains(code) ? "1" : "0").ToArray())], ["0", "1"]);
    }

    private static double? PooledOf(List<AgreementValue> values, AgreementKind kind)
    {
        if (kind == AgreementKind.Alpha)
        {
            double seen = values.Sum(static value => value.ObservedDisagreement ?? 0), chance = values.Sum(static value => value.ExpectedDisagreement ?? 0);
            return chance > 0 ? 1 - (seen / chance) : null;
        }
        AgreementValue[] told = [.. values.Where(static value => value.Observed is not null && value.Expected is not null)];
        double unexpected = told.Sum(static value => 1 - value.Expected!.Value), unseen = told.Sum(static value => 1 - value.Observed!.Value);
        return unexpected > 1e-12 ? 1 - (unseen / unexpected) : null;
    }
}

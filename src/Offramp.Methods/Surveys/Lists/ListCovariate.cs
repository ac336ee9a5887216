using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>What is known of each respondent besides the count.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its value for each row; NaN where it is not known.</param>
public sealed record ListCovariate(string Name, ImmutableArray<double> Values)
{
    /// <summary>The product of two covariates, named with a colon between their names.</summary>
    public static ListCovariate Product(ListCovariate one, ListCovariate other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new ListCovariate($"{one.Name}:{other.Name}", [.. one.Values.Zip(other.Values, static (a, b) => a * b)]);
    }

    /// <summary>A covariate of 0 and 1 for each category but the first in order of letters.</summary>
    /// <param name="name">The column's name; the covariates are called <c>name=category</c>.</param>
    /// <param name="cells">The category of each row; empty where it is not known.</param>
    public static ImmutableArray<ListCovariate> Categories(string name, IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        string[] known = [.. cells.Where(static cell => cell.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [.. known.Skip(1).Select(category => new ListCovariate($"{name}={category}", [.. cells.Select(cell => cell.Length == 0 ? double.NaN : cell == category ? 1 : 0)]))];
    }
}

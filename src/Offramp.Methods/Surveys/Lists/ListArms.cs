using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>Which list each respondent was given: the control list, or that with one of the sensitive items.</summary>
public sealed class ListArms
{
    // More different cells than that are no arms but a measurement.
    private const int Most = 20;

    private ListArms(ImmutableArray<string> labels, ImmutableArray<int> ofRows, string column)
    {
        Labels = labels;
        OfRows = ofRows;
        Column = column;
    }

    /// <summary>The arms' names: the control arm first, then the sensitive items in order of number or of letters.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The arm of each row, 0 for the control arm; −1 where it is not known.</summary>
    public ImmutableArray<int> OfRows { get; }

    /// <summary>The column they come from.</summary>
    public string Column { get; }

    /// <summary>Reads the arms from cells such as 0 and 1, FALSE and TRUE, or control and the items' names.</summary>
    /// <param name="cells">The cell of each row; an empty one is not known.</param>
    /// <param name="control">The cell of the control arm. Where null it is the one called 0, false or control, large or small letters alike.</param>
    /// <param name="column">The column's name.</param>
    /// <returns>The arms; or why there are none: <c>methods.list-no-control</c>, <c>methods.list-arm-empty</c>, <c>methods.list-arms-too-many</c>.</returns>
    public static Answer<ListArms> Of(IReadOnlyList<string> cells, string? control = null, string column = "treat")
    {
        ArgumentNullException.ThrowIfNull(cells);
        string[] labels = [.. cells.Select(static cell => cell.Trim()).Where(static cell => cell.Length > 0).Distinct(StringComparer.Ordinal).Order(Comparer<string>.Create(Compare))];
        if (labels.Length > Most) return new MethodProblem("methods.list-arms-too-many", Column: column).With("count", labels.Length).With("limit", Most);
        string? none = control is null ? labels.FirstOrDefault(IsControl) : labels.FirstOrDefault(label => label == control.Trim());
        if (none is null)
        {
            // Only a 1 (or a true) that has no 0 beside it says what is missing.
            if (control is null && labels is ["1"] or ["true"] or ["TRUE"] or ["True"]) return new MethodProblem("methods.list-arm-empty", Column: column).With("arm", "control");
            return new MethodProblem("methods.list-no-control", Column: column).With("labels", string.Join(", ", labels));
        }
        string[] items = [.. labels.Where(label => label != none)];
        if (items.Length == 0) return new MethodProblem("methods.list-arm-empty", Column: column).With("arm", "treatment");
        string[] all = [none, .. items];
        var places = all.Select(static (label, at) => (label, at)).ToDictionary(static pair => pair.label, static pair => pair.at, StringComparer.Ordinal);
        return new ListArms([.. all], [.. cells.Select(cell => places.GetValueOrDefault(cell.Trim(), -1))], column);
    }

    /// <summary>Two arms.</summary>
    /// <param name="treated">Whether each respondent was given the list with the sensitive item.</param>
    public static Answer<ListArms> Of(IEnumerable<bool> treated)
    {
        ArgumentNullException.ThrowIfNull(treated);
        return Of([.. treated.Select(static one => one ? "1" : "0")]);
    }

    /// <summary>What the part of a model for an item is called: sensitive where there is only one, else the item's name.</summary>
    internal string PartOf(int arm) => Labels.Length == 2 ? "sensitive" : Labels[arm];

    private static bool IsControl(string label) =>
        label.Equals("control", StringComparison.OrdinalIgnoreCase) || label.Equals("false", StringComparison.OrdinalIgnoreCase) || Number(label) == 0;

    private static double? Number(string label) => double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static int Compare(string? one, string? other) =>
        Number(one!) is { } a && Number(other!) is { } b && a != b ? a.CompareTo(b) : string.CompareOrdinal(one, other);
}

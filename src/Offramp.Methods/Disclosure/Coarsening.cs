using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Disclosure;

/// <summary>A way to make a column coarser.</summary>
/// <param name="Column">The column's name.</param>
public abstract record Coarsening(string Column)
{
    /// <summary>The column made coarser, or why it cannot be.</summary>
    /// <param name="column">The column.</param>
    public abstract Answer<DisclosureColumn> Of(DisclosureColumn column);
}

/// <summary>The column is not released.</summary>
/// <param name="Column">The column's name.</param>
public sealed record Dropped(string Column) : Coarsening(Column)
{
    /// <inheritdoc/>
    public override Answer<DisclosureColumn> Of(DisclosureColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return DisclosureColumn.Of(column.Name, [.. column.Codes.Select(static string? (_) => "*")]).Needed();
    }
}

/// <summary>Numbers are put into bands of one width, [start + i · width, start + (i + 1) · width).</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Width">The width.</param>
/// <param name="Start">Where a band begins.</param>
public sealed record InBands(string Column, double Width, double Start = 0) : Coarsening(Column)
{
    /// <inheritdoc/>
    public override Answer<DisclosureColumn> Of(DisclosureColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (!(Width > 0 && double.IsFinite(Width) && double.IsFinite(Start))) return new MethodProblem("methods.disclosure-band-width", Column: column.Name).With("width", Width);
        if (column.IsOfNumbers) return column.Coarser([.. column.Values.Select((_, code) => Band(column.NumberOf(code)))]);
        ImmutableArray<MethodProblem> problems = [.. column.Codes.Select((code, at) => (Value: column.ValueOf(code), at))
            .Where(static cell => cell.Value is { } value && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            .Select(cell => new MethodProblem("methods.not-a-number", cell.at, column.Name).With("cell", cell.Value!))];
        return problems.IsEmpty ? column : problems;
    }

    private string Band(double number)
    {
        double lower = Start + (Math.Floor((number - Start) / Width) * Width);
        return string.Create(CultureInfo.InvariantCulture, $"[{lower}, {lower + Width})");
    }
}

/// <summary>Values are joined to coarser ones; what is not named stays.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Groups">The coarser values with those that they stand for.</param>
public sealed record Joined(string Column, ImmutableArray<(string Name, ImmutableArray<string> Values)> Groups) : Coarsening(Column)
{
    /// <inheritdoc/>
    public override Answer<DisclosureColumn> Of(DisclosureColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        foreach ((string name, ImmutableArray<string> values) in Groups)
        {
            foreach (string value in values)
            {
                if (!column.Values.Contains(value)) problems.Add(new MethodProblem("methods.disclosure-value-unknown", Column: column.Name).With("value", value));
                else if (!names.TryAdd(value, name)) problems.Add(new MethodProblem("methods.disclosure-value-twice", Column: column.Name).With("value", value));
            }
        }
        return problems.Count > 0 ? problems.DrainToImmutable() : column.Coarser([.. column.Values.Select(value => names.GetValueOrDefault(value, value))]);
    }
}

/// <summary>Values that few cases have are joined to one.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Fewer">Values of fewer cases than this are joined.</param>
/// <param name="Name">What the joined value is called.</param>
public sealed record RareJoined(string Column, int Fewer, string Name = "other") : Coarsening(Column)
{
    /// <inheritdoc/>
    public override Answer<DisclosureColumn> Of(DisclosureColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        int[] counts = new int[column.Values.Length + 1];
        foreach (int code in column.Codes) counts[code]++;
        string name = Name;
        while (column.Values.Contains(name)) name += "*";
        return column.Coarser([.. column.Values.Select((value, code) => counts[code] < Fewer ? name : value)]);
    }
}

using System.Collections.Immutable;

namespace Offramp.Methods.Disclosure;

/// <summary>A table of cases that is to be released, with the columns that others may know of its cases (keys) and those that they must not learn (sensitive).</summary>
public sealed class DisclosureTable
{
    /// <summary>The most keys.</summary>
    public const int MostKeys = 64;

    private DisclosureTable(int count, ImmutableArray<DisclosureColumn> keys, ImmutableArray<DisclosureColumn> sensitive)
    {
        Count = count;
        Keys = keys;
        Sensitive = sensitive;
        Notes = [.. Remarks()];
    }

    /// <summary>How many cases there are.</summary>
    public int Count { get; }

    /// <summary>What others may know of a case and recognise it by.</summary>
    public ImmutableArray<DisclosureColumn> Keys { get; }

    /// <summary>What others must not learn of a case.</summary>
    public ImmutableArray<DisclosureColumn> Sensitive { get; }

    /// <summary>What must be known of all that is measured in this table.</summary>
    public ImmutableArray<MethodProblem> Notes { get; }

    /// <summary>Puts columns together.</summary>
    /// <param name="keys">At least one and at most <see cref="MostKeys"/>, each with a value for each case.</param>
    /// <param name="sensitive">Any number, none of them a key.</param>
    /// <returns>The table, or why it cannot be measured: fewer than two cases, no key, too many keys, a column named twice.</returns>
    public static Answer<DisclosureTable> Of(IReadOnlyList<DisclosureColumn> keys, IReadOnlyList<DisclosureColumn> sensitive)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(sensitive);
        if (keys.Count == 0) return new MethodProblem("methods.disclosure-no-keys");
        if (keys.Count > MostKeys) return new MethodProblem("methods.disclosure-keys-too-many").With("count", keys.Count).With("limit", MostKeys);
        int count = keys[0].Codes.Length;
        if (keys.Concat(sensitive).Any(column => column.Codes.Length != count)) throw new ArgumentException("Each column has a value for each case.", nameof(keys));
        ImmutableArray<MethodProblem> twice = [.. keys.Concat(sensitive).GroupBy(static column => column.Name, StringComparer.Ordinal).Where(static group => group.Count() > 1)
            .Select(group => new MethodProblem(sensitive.Any(column => column.Name == group.Key) && keys.Any(column => column.Name == group.Key)
                ? "methods.disclosure-key-is-sensitive" : "methods.column-twice", Column: group.Key))];
        if (!twice.IsEmpty) return twice;
        if (count == 0) return new MethodProblem("methods.no-rows");
        if (count == 1) return new MethodProblem("methods.disclosure-one-case");
        return new DisclosureTable(count, [.. keys], [.. sensitive]);
    }

    /// <summary>The table with other keys.</summary>
    /// <param name="keys">The keys.</param>
    internal DisclosureTable WithKeys(IEnumerable<DisclosureColumn> keys) => new(Count, [.. keys], Sensitive);

    private IEnumerable<MethodProblem> Remarks()
    {
        foreach (DisclosureColumn key in Keys)
        {
            if (key.Missing > 0) yield return new MethodProblem("methods.disclosure-missing", Column: key.Name).With("count", key.Missing);
            if (key.Levels == 1) yield return new MethodProblem("methods.disclosure-key-constant", Column: key.Name);
            if (key.Levels == Count) yield return new MethodProblem("methods.disclosure-key-all-different", Column: key.Name);
        }
        foreach (DisclosureColumn column in Sensitive)
        {
            if (column.Missing > 0) yield return new MethodProblem("methods.disclosure-missing", Column: column.Name).With("count", column.Missing);
            if (column.Levels == 1) yield return new MethodProblem("methods.disclosure-sensitive-constant", Column: column.Name).With("value", column.ValueOf(column.Codes[0]) ?? "");
        }
    }
}

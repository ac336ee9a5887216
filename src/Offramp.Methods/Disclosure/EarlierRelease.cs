using System.Collections.Immutable;

namespace Offramp.Methods.Disclosure;

/// <summary>A table that was released before.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Cases">The names that its cases have there: pseudonyms.</param>
/// <param name="Columns">What it says of them.</param>
public sealed record EarlierRelease(string Name, ImmutableArray<string> Cases, ImmutableArray<DisclosureColumn> Columns);

/// <summary>What a new release adds to earlier ones in which the same cases go by the same names.</summary>
/// <remarks>A case that has the same pseudonym in two releases has the columns of both: the classes are those of all columns together. Whether a case is in an earlier release at all is a value, too, since two
/// releases with nearly the same cases give away the few that differ (differencing). L. Sweeney, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10 (2002) 557–570, section 4.2.</remarks>
public sealed class JoinedReleases
{
    private JoinedReleases(DisclosureTable table, DisclosureClasses classes, ImmutableArray<(string Release, int Shared, int OnlyNew, int OnlyEarlier)> overlaps)
    {
        Table = table;
        Classes = classes;
        Overlaps = overlaps;
    }

    /// <summary>The cases of the new release with the keys of all.</summary>
    public DisclosureTable Table { get; }

    /// <summary>Their classes.</summary>
    public DisclosureClasses Classes { get; }

    /// <summary>For each earlier release how many cases both have, how many only the new one and how many only the earlier one.</summary>
    public ImmutableArray<(string Release, int Shared, int OnlyNew, int OnlyEarlier)> Overlaps { get; }

    /// <summary>Joins releases by the names of their cases.</summary>
    /// <param name="table">The new release.</param>
    /// <param name="cases">The names of its cases, each once.</param>
    /// <param name="earlier">The earlier releases; columns that the new one has as sensitive are left out.</param>
    /// <returns>The joined table, or which case has a name that another has, by its row and, in an earlier release, with the release's name in place of a column.</returns>
    public static Answer<JoinedReleases> Of(DisclosureTable table, IReadOnlyList<string> cases, IReadOnlyList<EarlierRelease> earlier)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(earlier);
        if (cases.Count != table.Count) throw new ArgumentException("Each case has a name.", nameof(cases));
        if (Twice(null, cases) is { IsEmpty: false } doubled) return doubled;
        List<DisclosureColumn> keys = [.. table.Keys];
        var overlaps = ImmutableArray.CreateBuilder<(string, int, int, int)>();
        foreach (EarlierRelease release in earlier)
        {
            if (Twice(release.Name, release.Cases) is { IsEmpty: false } again) return again;
            Dictionary<string, int> places = release.Cases.Select(static (name, at) => (name, at)).ToDictionary(static pair => pair.name, static pair => pair.at, StringComparer.Ordinal);
            int shared = cases.Count(places.ContainsKey);
            overlaps.Add((release.Name, shared, cases.Count - shared, release.Cases.Length - shared));
            // A cell that begins with a letter or a bracket tells a value, a missing one and a case that is not there apart.
            foreach (DisclosureColumn column in release.Columns.Where(column => table.Sensitive.All(s => s.Name != column.Name)))
            {
                keys.Add(DisclosureColumn.Of($"{column.Name} ({release.Name})",
                    [.. cases.Select(name => !places.TryGetValue(name, out int at) ? "(absent)" : column.ValueOf(column.Codes[at]) is { } value ? "=" + value : "(missing)")]).Needed());
            }
        }
        if (keys.Count > DisclosureTable.MostKeys) return new MethodProblem("methods.disclosure-keys-too-many").With("count", keys.Count).With("limit", DisclosureTable.MostKeys);
        DisclosureTable joined = table.WithKeys(keys);
        return new JoinedReleases(joined, DisclosureClasses.Of(joined), overlaps.DrainToImmutable());
    }

    private static ImmutableArray<MethodProblem> Twice(string? release, IReadOnlyList<string> cases)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int i = 0; i < cases.Count; i++)
            if (!met.Add(cases[i])) problems.Add(new MethodProblem("methods.disclosure-case-twice", i, release).With("case", cases[i]));
        return problems.DrainToImmutable();
    }
}

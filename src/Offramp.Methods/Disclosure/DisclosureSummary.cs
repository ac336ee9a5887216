using System.Collections.Immutable;

namespace Offramp.Methods.Disclosure;

/// <summary>How far a table singles its cases out, in figures that can be compared before and after a change.</summary>
/// <param name="K">The size of the smallest class.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Uniques">How many cases are alone in their class.</param>
/// <param name="Below">How many cases are in classes that are smaller than is wanted.</param>
/// <param name="Combinations">How many minimal sample uniques there are up to the size that was searched.</param>
/// <param name="Distinct">Distinct l-diversity for each sensitive column.</param>
/// <param name="Equal">t-closeness with the equal distance for each sensitive column.</param>
public sealed record DisclosureSummary(int K, int Classes, int Uniques, int Below, long Combinations, ImmutableArray<int> Distinct, ImmutableArray<double> Equal)
{
    /// <summary>The figures of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wanted">The size that classes should have.</param>
    /// <param name="largest">The size up to which minimal sample uniques are searched.</param>
    public static Answer<DisclosureSummary> Of(DisclosureTable table, int wanted, int largest = MinimalSampleUniques.UsualSize)
    {
        DisclosureClasses classes = DisclosureClasses.Of(table);
        Answer<MinimalSampleUniques> uniques = MinimalSampleUniques.Of(table, largest);
        if (uniques.Value is not { } found) return uniques.Problems;
        SensitiveMeasures[] sensitive = [.. table.Sensitive.Select(column => SensitiveMeasures.Of(classes, column))];
        return new DisclosureSummary(classes.K, classes.Classes.Length, classes.Uniques, classes.CasesBelow(wanted), found.Count,
            [.. sensitive.Select(static s => s.Distinct)], [.. sensitive.Select(static s => s.Equal)]);
    }
}

/// <summary>What making columns coarser gains and loses.</summary>
/// <param name="Coarsenings">What is made coarser.</param>
/// <param name="Before">The table as it is.</param>
/// <param name="After">The table as it would be released.</param>
/// <param name="Losses">What is lost of each column, in the order of the coarsenings.</param>
public sealed record CoarseningEffect(ImmutableArray<Coarsening> Coarsenings, DisclosureSummary Before, DisclosureSummary After, ImmutableArray<InformationLoss> Losses)
{
    /// <summary>Makes keys coarser, all of them together, and measures before and after.</summary>
    /// <param name="table">The table.</param>
    /// <param name="coarsenings">What is made coarser: at most one for each key.</param>
    /// <param name="wanted">The size that classes should have.</param>
    /// <param name="largest">The size up to which minimal sample uniques are searched.</param>
    /// <returns>The effect; or that a column is no key, is named twice or cannot be made coarser so.</returns>
    public static Answer<CoarseningEffect> Of(DisclosureTable table, IReadOnlyList<Coarsening> coarsenings, int wanted, int largest = MinimalSampleUniques.UsualSize)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(coarsenings);
        DisclosureColumn[] keys = [.. table.Keys];
        var losses = ImmutableArray.CreateBuilder<InformationLoss>();
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        foreach (Coarsening coarsening in coarsenings)
        {
            int at = Array.FindIndex(keys, key => key.Name == coarsening.Column);
            if (at < 0) problems.Add(new MethodProblem("methods.disclosure-not-a-key", Column: coarsening.Column));
            else if (!ReferenceEquals(keys[at], table.Keys[at])) problems.Add(new MethodProblem("methods.column-twice", Column: coarsening.Column));
            else if (coarsening.Of(keys[at]) is var answer && answer.Value is { } coarser)
            {
                losses.Add(InformationLoss.Of(keys[at], coarser));
                keys[at] = coarser;
            }
            else
            {
                problems.AddRange(answer.Problems);
            }
        }
        if (problems.Count > 0) return problems.DrainToImmutable();
        Answer<DisclosureSummary> before = DisclosureSummary.Of(table, wanted, largest), after = DisclosureSummary.Of(table.WithKeys(keys), wanted, largest);
        if (before.Value is not { } was) return before.Problems;
        if (after.Value is not { } becomes) return after.Problems;
        return new CoarseningEffect([.. coarsenings], was, becomes, losses.DrainToImmutable());
    }

    /// <summary>What can be tried without knowing more: each key dropped, and the rare values of each key joined.</summary>
    /// <param name="table">The table.</param>
    /// <param name="wanted">The size that classes should have; values of fewer cases are rare.</param>
    public static ImmutableArray<Coarsening> Suggestions(DisclosureTable table, int wanted)
    {
        ArgumentNullException.ThrowIfNull(table);
        var suggestions = ImmutableArray.CreateBuilder<Coarsening>();
        foreach (DisclosureColumn key in table.Keys.Where(static key => key.Levels > 1))
        {
            suggestions.Add(new Dropped(key.Name));
            int rare = key.Codes.Where(code => code < key.Values.Length).GroupBy(static code => code).Count(group => group.Count() < wanted);
            if (rare > 1 || (rare == 1 && key.Missing > 0)) suggestions.Add(new RareJoined(key.Name, wanted));
        }
        return suggestions.DrainToImmutable();
    }
}

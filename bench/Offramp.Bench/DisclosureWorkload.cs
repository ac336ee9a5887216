using Offramp.Methods.Disclosure;
using Offramp.Methods.Numbers;

namespace Offramp.Bench;

/// <summary>Minimal sample uniques of a table of invented cases.</summary>
internal static class DisclosureWorkload
{
    private const int Cases = 10_000;

    // How many values each of the twelve keys has: from sex to a year of birth or a small place.
    private static readonly int[] Levels = [2, 2, 3, 4, 5, 6, 8, 10, 15, 20, 40, 80];

    public static IEnumerable<Figure> Run(string folder)
    {
        var random = new SeededRandom(7);
        // Some values are far more frequent than others, as in life.
        DisclosureTable table = DisclosureTable.Of(
            [.. Levels.Select((levels, key) => DisclosureColumn.Of($"K{key}", [.. Enumerable.Range(0, Cases).Select(_ => $"v{(int)(levels * random.NextDouble() * random.NextDouble())}")]).Needed())], []).Needed();
        foreach (int size in (int[])[3, 4, 12])
        {
            string found = "";
            Figure measured = Figure.Median($"minimal sample uniques of 10,000 cases by 12 keys, up to size {size}", size > 4 ? 3 : 7, () =>
            {
                MinimalSampleUniques uniques = MinimalSampleUniques.Of(table, size).Needed();
                found = $"{uniques.Count} in {uniques.Cases} cases";
            });
            yield return measured with { What = $"{measured.What}: {found}" };
        }
        yield return Figure.Median("classes of the same", 7, () => DisclosureClasses.Of(table));
        yield return new Figure("peak memory of the process", System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB");
    }
}

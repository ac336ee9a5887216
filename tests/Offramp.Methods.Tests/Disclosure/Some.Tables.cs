using Offramp.Methods.Disclosure;

namespace Offramp.Methods.Tests.Disclosure;

/// <summary>Small tables for the tests of disclosure.</summary>
internal static class Some
{
    /// <summary>A table of keys, one text for each column: a letter for each case, a point for a missing value.</summary>
    public static DisclosureTable Table(params string[] keys) => DisclosureTable.Of([.. keys.Select((cells, at) => Column($"K{at}", cells))], []).Needed();

    public static DisclosureColumn Column(string name, string cells) => DisclosureColumn.Of(name, [.. cells.Select(static c => c == '.' ? null : c.ToString())]).Needed();

    public static DisclosureColumn Words(string name, params string?[] cells) => DisclosureColumn.Of(name, cells).Needed();

    /// <summary>The two columns of a table of counts.</summary>
    public static FrequencyTable Counts(int[][] counts)
    {
        (int Row, int Column)[] cases = [.. counts.SelectMany(static (row, r) => row.SelectMany((count, c) => Enumerable.Repeat((r, c), count)))];
        return FrequencyTable.Of(Words("R", [.. cases.Select(static c => $"r{c.Row}")]), Words("C", [.. cases.Select(static c => $"c{c.Column}")])).Needed();
    }
}

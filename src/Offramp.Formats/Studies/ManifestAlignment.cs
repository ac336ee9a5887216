using System.Collections.Immutable;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads where a translation departs from its original: <c>turn by turn</c>, or links such as <c>32=32-33, 34-35=35</c>, the original's turns first.</summary>
internal static class ManifestAlignment
{
    /// <summary>The links; null where the key is missing or nothing of it could be read.</summary>
    public static ImmutableArray<AlignmentLink>? Read(ManifestFields entry)
    {
        if (entry.Text("aligned") is not { } written) return null;
        if (string.Equals(written.Trim(), "turn by turn", StringComparison.OrdinalIgnoreCase)) return [];
        var links = ImmutableArray.CreateBuilder<AlignmentLink>();
        foreach (string part in written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is [var here, var there] && Range(here) is { } inA && Range(there) is { } inB) links.Add(new AlignmentLink(inA, inB, true));
            else entry.Say("aligned", "formats.manifest-alignment", ("link", part));
        }
        return links.Count > 0 ? links.ToImmutable() : null;
    }

    private static UnitRange? Range(string written)
    {
        string[] ends = written.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length <= 2 && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last) && first >= 1 && last >= first
            ? new UnitRange(first, last)
            : null;
    }
}

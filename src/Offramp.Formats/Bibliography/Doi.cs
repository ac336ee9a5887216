namespace Offramp.Formats.Bibliography;

/// <summary>Digital object identifiers in one spelling, for comparing and for links; the reference keeps its own.</summary>
public static class Doi
{
    private static readonly string[] Heads =
        ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "https://www.doi.org/", "http://www.doi.org/", "doi.org/", "dx.doi.org/", "doi:", "doi "];

    /// <summary>Without resolver and prefix, in small letters, as DOIs do not tell capitals apart; null for what is none.</summary>
    public static string? Normal(string? written)
    {
        if (written is null || written.Length > 2_000) return null;
        string doi = written.Trim();
        foreach (string head in Heads)
        {
            if (!doi.StartsWith(head, StringComparison.OrdinalIgnoreCase)) continue;
            doi = doi[head.Length..].TrimStart();
            // In an address the signs of the DOI are escaped; outside of one a per cent is its own.
            if (head.EndsWith('/')) doi = Uri.UnescapeDataString(doi);
            break;
        }
        doi = doi.TrimEnd('.', ',', ';', ' ').ToLowerInvariant();
        int slash = doi.IndexOf('/', StringComparison.Ordinal);
        return doi.StartsWith("10.", StringComparison.Ordinal) && slash is > 3 && slash < doi.Length - 1 && !doi.Any(char.IsWhiteSpace) ? doi : null;
    }

    /// <summary>The address at which a DOI is resolved; null for what is none.</summary>
    public static string? Link(string? written) => Normal(written) is { } doi
        ? "https://doi.org/" + Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal).Replace("%28", "(", StringComparison.Ordinal)
            .Replace("%29", ")", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal)
        : null;
}

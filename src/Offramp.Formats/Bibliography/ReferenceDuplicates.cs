using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>Why two references look like one.</summary>
public enum DuplicateSign
{
    /// <summary>They have the same DOI.</summary>
    Doi,

    /// <summary>They have the same title, year and first author.</summary>
    Title,
}

/// <summary>Two references that look like one. Nothing is merged: a person decides.</summary>
/// <param name="First">The place of the first in the list.</param>
/// <param name="Second">The place of the one that looks the same.</param>
/// <param name="Sign">What shows it.</param>
public readonly record struct DuplicatePair(int First, int Second, DuplicateSign Sign);

/// <summary>Finds references that stand in a list twice.</summary>
public static class ReferenceDuplicates
{
    /// <summary>Each reference that repeats an earlier one, with the first that it repeats.</summary>
    public static ImmutableArray<DuplicatePair> Find(IReadOnlyList<Reference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var byDoi = new Dictionary<string, int>(StringComparer.Ordinal);
        var byTitle = new Dictionary<(string, int, string), int>();
        var pairs = ImmutableArray.CreateBuilder<DuplicatePair>();
        for (int i = 0; i < references.Count; i++)
        {
            string? doi = Doi.Normal(references[i].DoiAsWritten);
            (string, int, string)? key = TitleKey(references[i]);
            int first = -1;
            if (doi is not null && byDoi.TryGetValue(doi, out first)) pairs.Add(new(first, i, DuplicateSign.Doi));
            // Two DOIs that differ are two works, however alike their titles: a review in two parts, a preprint and its article.
            else if (key is { } title && byTitle.TryGetValue(title, out first) && (doi is null || Doi.Normal(references[first].DoiAsWritten) is null))
                pairs.Add(new(first, i, DuplicateSign.Title));
            if (doi is not null) byDoi.TryAdd(doi, i);
            if (key is { } own) byTitle.TryAdd(own, i);
        }
        return pairs.ToImmutable();
    }

    private static (string, int, string)? TitleKey(Reference reference)
    {
        string title = Folded(reference.Title ?? "");
        if (title.Length == 0 || reference.Issued?.From is not { } date) return null;
        string author = reference.Authors is [var first, ..] ? Folded(first.Family ?? first.Short) : "";
        return author.Length == 0 ? null : (title, date.Year, author);
    }

    /// <summary>Letters and digits alone, small, without CSL's marks, and with the Arabic letters that Persian keyboards write in two ways as one.</summary>
    internal static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (Rune rune in StyledText.Plain(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || !Rune.IsLetterOrDigit(rune)) continue;
            folded.Append(rune.Value switch { 'ي' or 'ى' => "ی", 'ك' => "ک", _ => Rune.ToLowerInvariant(rune).ToString() });
        }
        return folded.ToString();
    }
}

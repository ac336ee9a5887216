using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>The codebook as other programs take it. Where it repeats a source's words, those pass the consent gate here, as in a report.</summary>
public static class CodebookExport
{
    private const int MostNamed = 20;

    /// <summary>What may be written. Refused: <c>coding.codebook-export-without-consent</c>, naming the entries, where names or texts repeat words that
    /// may not leave, unless they are to be withheld.</summary>
    /// <param name="study">The study.</param>
    /// <param name="today">The day against which consents are held.</param>
    /// <param name="withhold">Whether such names are written as <c>C7</c> and such texts left out, instead of refusing.</param>
    public static Outcome<ImportedCodebook> Of(Study study, DateOnly today, bool withhold)
    {
        Codebook book = study.Coding.Codebook;
        var reserved = ReservedWords.Of(study, today);
        (ImmutableArray<ImportedCode> codes, List<string> kept) = Codes(study, reserved);
        var sets = ImmutableArray.CreateBuilder<ImportedSet>();
        int number = 0;
        foreach (CodeSet set in book.Sets)
        {
            number++;
            if (set.Name.IsWithdrawn) continue;
            if (reserved.Holds(set.Name)) kept.Add(string.Create(CultureInfo.InvariantCulture, $"S{number}"));
            else sets.Add(new ImportedSet(set.Name.Text, [.. set.Codes.Select(code => Names.IdOf(book.Codes[code]))]));
        }
        if (Refused(kept, withhold) is { } refusal) return refusal;
        return new ImportedCodebook(codes, sets.ToImmutable());
    }

    /// <summary>Why entries may not leave, or null.</summary>
    internal static Refusal? Refused(List<string> kept, bool withhold) => kept.Count == 0 || withhold
        ? null
        : Refusal.Of("coding.codebook-export-without-consent", ("count", kept.Count), ("entries", Names.Listed(kept, MostNamed)));

    /// <summary>The codes as they may leave, a parent before its children, and what of them was kept back.</summary>
    internal static (ImmutableArray<ImportedCode> Codes, List<string> Kept) Codes(Study study, ReservedWords reserved, bool withTexts = true)
    {
        Codebook book = study.Coding.Codebook;
        var kept = new List<string>();
        var codes = ImmutableArray.CreateBuilder<ImportedCode>();
        int number = 0;
        foreach ((Code code, _) in book.Tree())
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"C{++number}");
            bool named = !code.Name.IsWithdrawn && !reserved.Holds(code.Name);
            if (!named && !code.Name.IsWithdrawn) kept.Add(key);
            string? Text(CodeText which)
            {
                if (!withTexts || code.Text(which) is not { IsWithdrawn: false } text) return null;
                if (!reserved.Holds(text)) return text.Text;
                kept.Add($"{(named ? code.Name.Text : key)} ({System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(which.ToString())})");
                return null;
            }
            codes.Add(new ImportedCode(Names.IdOf(code), named ? code.Name.Text : key, code.Parent is { } parent ? Names.IdOf(book.Codes[parent]) : null)
            {
                Definition = Text(CodeText.Definition),
                Use = Text(CodeText.Use),
                NotUse = Text(CodeText.NotUse),
                Example = Text(CodeText.Example),
                Memo = Text(CodeText.Memo),
                Colour = code.Colour,
            });
        }
        return (codes.ToImmutable(), kept);
    }
}

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
        var reserved = new Shingles();
        var closed = new HashSet<Id<Holder>>();
        foreach (Source source in study.Sources.ById.Values)
        {
            if (Permissions.For(study, source.Id, today).Use >= MayLeave.Verbatim) continue;
            closed.Add(source.Holder);
            foreach (Id<Rendition> document in source.Renditions)
                if (study.Sources.Renditions.TryGetValue(document, out Rendition? text)) reserved.Add(text.Text.Text);
        }
        var kept = new List<string>();
        var codes = ImmutableArray.CreateBuilder<ImportedCode>();
        int number = 0;
        foreach ((Code code, _) in book.Tree())
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"C{++number}");
            bool named = !code.Name.IsWithdrawn && !closed.Contains(code.Name.Holder) && reserved.FirstRepeatedIn(code.Name.Text) is null;
            if (!named && !code.Name.IsWithdrawn) kept.Add(key);
            string? Text(CodeText which)
            {
                if (code.Text(which) is not { IsWithdrawn: false } text) return null;
                if (reserved.FirstRepeatedIn(text.Text) is null) return text.Text;
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
        if (kept.Count > 0 && !withhold)
            return Refusal.Of("coding.codebook-export-without-consent", ("count", kept.Count), ("entries", Names.Listed(kept, MostNamed)));
        return new ImportedCodebook(
            codes.DrainToImmutable(),
            [
                .. book.Sets.Where(set => !set.Name.IsWithdrawn && reserved.FirstRepeatedIn(set.Name.Text) is null)
                    .Select(set => new ImportedSet(set.Name.Text, [.. set.Codes.Select(code => Names.IdOf(book.Codes[code]))])),
            ]);
    }
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads files as texts on their way into the study: what was said by hand wins over what a file says of itself.</summary>
public static class TextImports
{
    /// <summary>Reads all texts of a file, and why there are none where there are none.</summary>
    /// <param name="path">The file's name, with its folders where they are known.</param>
    /// <param name="given">Particulars given by hand; they win over the file's own.</param>
    /// <param name="name">What the source is to be called, where the file holds one; null for the file's stem.</param>
    /// <param name="reading">The file as it was read.</param>
    public static (ImmutableArray<TextImport> Texts, ImmutableArray<Problem> Problems) Of(
        string path, ImmutableDictionary<Particular, string> given, string? name, Reading<ReadFile> reading)
    {
        string file = FileNames.Last(path);
        if (reading.Value is not { } read) return ([], reading.Problems);
        List<Problem> problems = [.. reading.Problems];
        var texts = ImmutableArray.CreateBuilder<TextImport>(read.Texts.Length);
        foreach (ReadText text in read.Texts)
        {
            ImportedText taken = Taken(text, file, given, read.Texts.Length == 1 ? name : null, problems);
            texts.Add(new TextImport(taken, text.Kind, [])
            {
                File = file,
                Path = path,
                Translation = text.Translation is { } other ? Translated(other, taken, text, file, problems) : null,
                Links = text.Links,
                Participant = text.Participant,
                Row = text.Row,
            });
        }
        texts[0] = texts[0] with { Problems = [.. problems] };
        return (texts.ToImmutable(), []);
    }

    private static ImportedText Taken(ReadText read, string file, ImmutableDictionary<Particular, string> given, string? name, List<Problem> problems)
    {
        ImmutableDictionary<Particular, string> particulars =
            ImportedDate.Settle(read.Particulars.SetItems(given), file, problems).SetItem(Particular.FileName, file);
        if (particulars.TryGetValue(Particular.Language, out string? language) && !LooksLikeLanguage(language))
        {
            problems.Add(Problem.Of(new Place(file), "sources.language-left-out", ("language", language)));
            particulars = particulars.Remove(Particular.Language);
        }
        return new ImportedText
        {
            Name = name ?? read.Name,
            Text = read.Text,
            Turns = read.Turns,
            Particulars = particulars,
            Language = particulars.GetValueOrDefault(Particular.Language),
            ImportedId = read.ImportedId,
        };
    }

    // What is known of the source stands with the original; of a translation only its language is its own.
    private static ImportedText Translated(ReadText read, ImportedText original, ReadText originalRead, string file, List<Problem> problems)
    {
        string name = read.Name;
        // Both renditions cannot bear one name, and a name given by hand is the original's.
        if (name == originalRead.Name) name = $"{original.Name}.{read.Particulars.GetValueOrDefault(Particular.Language, "translation")}";
        else if (original.Name != originalRead.Name && name.StartsWith(originalRead.Name, StringComparison.Ordinal)) name = original.Name + name[originalRead.Name.Length..];
        return Taken(read, file, ImmutableDictionary<Particular, string>.Empty, name, problems) with { ImportedId = null };
    }

    // A file's "language: English" is no tag; the study refuses it, and a whole import should not fail for it.
    private static bool LooksLikeLanguage(string tag) =>
        tag.Split('-') is { Length: > 0 } parts && parts[0].Length is 2 or 3 && parts.All(static p => p.Length is > 0 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
}

using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>A text on its way from a file into the study.</summary>
/// <param name="Text">What the study will take.</param>
/// <param name="Kind">What the file says it is; null where it does not say.</param>
/// <param name="Problems">What could not be taken as it stands; of a file with several texts they stand with the first.</param>
internal sealed record TextImport(ImportedText Text, SourceKind? Kind, ImmutableArray<Problem> Problems)
{
    /// <summary>The file's name without its folder.</summary>
    public required string File { get; init; }

    /// <summary>The file with its folders: rows of two files of one name are not one meeting.</summary>
    public required string Path { get; init; }

    /// <summary>The same text in another language, where the file or a second one holds it; null where none does.</summary>
    public ImportedText? Translation { get; init; }

    /// <summary>Which units of the two belong together, where the file shows it; empty to have it proposed.</summary>
    public ImmutableArray<AlignmentLink> Links { get; init; } = [];

    /// <summary>Who was asked, by pseudonym, where the file says so; null where it does not.</summary>
    public string? Participant { get; init; }

    /// <summary>The row of a table: texts of one row came of one meeting.</summary>
    public int? Row { get; init; }

    /// <summary>Reads the one text of a file; null, with the problems said, where nothing could be read.</summary>
    /// <param name="door">Where problems are said.</param>
    /// <param name="path">The file.</param>
    /// <param name="given">Particulars given by hand; they win over the file's own.</param>
    /// <param name="name">What the source is to be called; null for the file's stem.</param>
    public static TextImport? Read(Door door, string path, ImmutableDictionary<Particular, string> given, string? name)
    {
        door.NeedsFile(path);
        // A study's folder says itself which text is a translation of which.
        (ImmutableArray<TextImport> texts, ImmutableArray<Problem> problems) = ReadAll(path, given, name, new TextReadingOptions { Layout = TextLayout.Single });
        if (!texts.IsEmpty) return texts[0];
        door.SayProblems(problems);
        return null;
    }

    /// <summary>Reads all texts of a file, and why there are none where there are none.</summary>
    /// <param name="path">The file, which is there.</param>
    /// <param name="given">Particulars given by hand; they win over the file's own.</param>
    /// <param name="name">What the source is to be called, where the file holds one; null for the file's stem.</param>
    /// <param name="options">How it is read.</param>
    public static (ImmutableArray<TextImport> Texts, ImmutableArray<Problem> Problems) ReadAll(
        string path, ImmutableDictionary<Particular, string> given, string? name, TextReadingOptions options)
    {
        string file = System.IO.Path.GetFileName(path);
        using FileStream stream = System.IO.File.OpenRead(path);
        Reading<ReadFile> reading = TextReading.ReadAll(file, stream, options);
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

    /// <summary>What a person is shown of it once it is in the study.</summary>
    public object ToJson(string id, string name, string? translationId, string? translationName) => new
    {
        id,
        name,
        file = File,
        length = Text.Text.Length,
        turns = Text.Turns.Length,
        translation = Translation is null ? null : new { id = translationId, name = translationName, length = Translation.Text.Length, turns = Translation.Turns.Length },
        problems = Problems.Select(ToJson),
    };

    /// <summary>A problem as programs read it.</summary>
    public static object ToJson(Problem problem) => new
    {
        code = problem.Code,
        message = Messages.English.Say(problem.Code, problem.Values.AsSpan()),
        file = problem.Place.File,
        line = problem.Place.Line,
        column = problem.Place.Column,
        path = problem.Place.Path,
    };

    private static ImportedText Taken(ReadText read, string file, ImmutableDictionary<Particular, string> given, string? name, List<Problem> problems)
    {
        ImmutableDictionary<Particular, string> particulars =
            ImportedDate.Settle(read.Particulars.SetItems(given), file, problems).SetItem(Particular.FileName, file);
        if (particulars.TryGetValue(Particular.Language, out string? language) && !LooksLikeLanguage(language))
        {
            problems.Add(Problem.Of(new Place(file), "cli.language-left-out", ("language", language)));
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

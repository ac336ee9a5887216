using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>A text on its way from a file into the study.</summary>
/// <param name="Text">What the study will take.</param>
/// <param name="Kind">What the file says it is; null where it does not say.</param>
/// <param name="Problems">What could not be taken as it stands.</param>
internal sealed record TextImport(ImportedText Text, SourceKind? Kind, ImmutableArray<Problem> Problems)
{
    /// <summary>Reads a file; null, with the problems said, where nothing could be read.</summary>
    /// <param name="door">Where problems are said.</param>
    /// <param name="path">The file.</param>
    /// <param name="given">Particulars given by hand; they win over the file's own.</param>
    /// <param name="name">What the source is to be called; null for the file's stem.</param>
    public static TextImport? Read(Door door, string path, ImmutableDictionary<Particular, string> given, string? name)
    {
        door.NeedsFile(path);
        using FileStream stream = File.OpenRead(path);
        Reading<ReadText> reading = TextReading.Read(Path.GetFileName(path), stream);
        if (reading.Value is not { } read)
        {
            door.SayProblems(reading.Problems);
            return null;
        }
        List<Problem> problems = [.. reading.Problems];
        ImmutableDictionary<Particular, string> particulars =
            ImportedDate.Settle(read.Particulars.SetItems(given), Path.GetFileName(path), problems).SetItem(Particular.FileName, Path.GetFileName(path));
        if (particulars.TryGetValue(Particular.Language, out string? language) && !LooksLikeLanguage(language))
        {
            problems.Add(Problem.Of(new Place(Path.GetFileName(path)), "cli.language-left-out", ("language", language)));
            particulars = particulars.Remove(Particular.Language);
        }
        return new TextImport(
            new ImportedText
            {
                Name = name ?? read.Name,
                Text = read.Text,
                Turns = read.Turns,
                Particulars = particulars,
                Language = particulars.GetValueOrDefault(Particular.Language),
            },
            read.Kind,
            [.. problems]);
    }

    /// <summary>What a person is shown of it once it is in the study.</summary>
    public object ToJson(string id, string name) => new
    {
        id,
        name,
        length = Text.Text.Length,
        turns = Text.Turns.Length,
        problems = Problems.Select(static problem => new
        {
            code = problem.Code,
            message = Messages.English.Say(problem.Code, problem.Values.AsSpan()),
            file = problem.Place.File,
            line = problem.Place.Line,
            column = problem.Place.Column,
            path = problem.Place.Path,
        }),
    };

    // A file's "language: English" is no tag; the study refuses it, and a whole import should not fail for it.
    private static bool LooksLikeLanguage(string tag) =>
        tag.Split('-') is { Length: > 0 } parts && parts[0].Length is 2 or 3 && parts.All(static p => p.Length is > 0 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
}

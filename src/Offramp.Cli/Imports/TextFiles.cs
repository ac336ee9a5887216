using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Texts from files by their paths, and what programs are told of them.</summary>
internal static class TextFiles
{
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

    /// <summary>Reads all texts of a file, which is there, and why there are none where there are none.</summary>
    public static (ImmutableArray<TextImport> Texts, ImmutableArray<Problem> Problems) ReadAll(
        string path, ImmutableDictionary<Particular, string> given, string? name, TextReadingOptions options)
    {
        using FileStream stream = File.OpenRead(path);
        return TextImports.Of(path, given, name, TextReading.ReadAll(Path.GetFileName(path), stream, options));
    }

    /// <summary>What a person is shown of it once it is in the study.</summary>
    public static object ToJson(TextImport import, string id, string name, string? translationId, string? translationName) => new
    {
        id,
        name,
        file = import.File,
        length = import.Text.Text.Length,
        turns = import.Text.Turns.Length,
        translation = import.Translation is not { } other ? null : new { id = translationId, name = translationName, length = other.Text.Length, turns = other.Turns.Length },
        problems = import.Problems.Select(ToJson),
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
}

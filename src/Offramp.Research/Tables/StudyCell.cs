using System.Globalization;
using System.Text.Json;

namespace Offramp.Research;

/// <summary>A cell of a table: its text as it is written, or why it is empty although the study has something to say.</summary>
public readonly struct StudyCell
{
    private StudyCell(string? text, Note? withheld)
    {
        Text = text;
        Withheld = withheld;
    }

    /// <summary>The text; null for an empty cell.</summary>
    public string? Text { get; }

    /// <summary>Why the words may not leave; null where nothing is withheld.</summary>
    public Note? Withheld { get; }

    /// <summary>A text, or nothing.</summary>
    public static StudyCell Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null);

    /// <summary>A whole number, or nothing.</summary>
    public static StudyCell Of(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A number, in the shortest writing that reads back as the same one.</summary>
    public static StudyCell Of(double? number) => new(number?.ToString("R", CultureInfo.InvariantCulture), null);

    /// <summary>Yes or no, or nothing.</summary>
    public static StudyCell Of(bool? flag) => new(flag is { } known ? known ? "true" : "false" : null, null);

    /// <summary>A moment, to the second.</summary>
    public static StudyCell Of(DateTimeOffset moment) =>
        new(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), null);

    /// <summary>The word for a kind; nothing where it is unset.</summary>
    public static StudyCell OfKind<T>(T? kind)
        where T : struct, Enum => new(kind is { } known ? WordFor(known) : null, null);

    /// <summary>Words, or why they do not leave; nothing where there are none.</summary>
    /// <param name="words">The words.</param>
    /// <param name="gate">Why they may not leave; null where they may.</param>
    public static StudyCell Gated(Words? words, Note? gate) => words?.Readable is not { Length: > 0 } text ? default : new(gate is null ? text : null, gate);

    /// <summary>The word that stands for a kind, such as <c>own-experience</c>; null for "unset".</summary>
    public static string? WordFor<T>(T kind)
        where T : struct, Enum
    {
        string word = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
        return word == "unset" ? null : word;
    }

    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => "[cell]";
}

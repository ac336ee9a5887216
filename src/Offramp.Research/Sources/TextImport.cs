using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A text on its way from a file into the study.</summary>
/// <param name="Text">What the study will take.</param>
/// <param name="Kind">What the file says it is; null where it does not say.</param>
/// <param name="Problems">What could not be taken as it stands; of a file with several texts they stand with the first.</param>
public sealed record TextImport(ImportedText Text, SourceKind? Kind, ImmutableArray<Problem> Problems)
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

    /// <summary>The same, where its date was read by an event after all.</summary>
    public TextImport After(ImmutableArray<Change> changes) => changes.Any(static change => change is SourceDatedByEvent)
        ? this with { Problems = Problems.RemoveAll(static problem => problem.Code == ImportedDate.KeptAsWords) }
        : this;

    /// <summary>The length, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Text.ToString();
}

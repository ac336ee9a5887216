using System.Collections.Immutable;

namespace Offramp.Formats;

/// <summary>What a person said of a table that holds texts; what is not said is found out by the names of the columns.</summary>
public sealed record TableWishes
{
    /// <summary>Nothing was said.</summary>
    public static readonly TableWishes None = new();

    /// <summary>The columns that hold the texts. Several make a text each of every row; empty to find the one.</summary>
    public ImmutableArray<string> TextColumns { get; init; } = [];

    /// <summary>The column by which each text is called; null to find it.</summary>
    public string? NameColumn { get; init; }

    /// <summary>The column that holds a translation of the text; null to find it.</summary>
    public string? TranslationColumn { get; init; }

    /// <summary>The language of the translations (BCP 47 tag); null where nobody said.</summary>
    public string? TranslationLanguage { get; init; }

    /// <summary>The sheet of a workbook; null for the first that can be seen.</summary>
    public string? Sheet { get; init; }
}

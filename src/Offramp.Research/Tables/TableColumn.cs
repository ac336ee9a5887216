using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What the cells of a column are.</summary>
public enum ColumnType
{
    /// <summary>What joins a row to rows of other tables: 26 characters without meaning, or another program's id.</summary>
    Id,

    /// <summary>Names and other short text of the team.</summary>
    Text,

    /// <summary>Words that a source said or that tell of it: they pass the consent gate and may be withheld.</summary>
    Words,

    /// <summary>One of the values that the dictionary lists.</summary>
    Kind,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A date as EDTF (ISO 8601-2), as coarse as it is known or may leave.</summary>
    Date,

    /// <summary>A moment in UTC (ISO 8601).</summary>
    Instant,
}

/// <summary>A column of a table of the study: what stands in the data dictionary.</summary>
/// <param name="Name">Its name in the first line of the file: lower case, words joined by underlines.</param>
/// <param name="Type">What its cells are.</param>
/// <param name="Meaning">What a cell says, in one sentence.</param>
/// <param name="Unit">What is counted or measured; null where nothing is.</param>
public sealed record TableColumn(string Name, ColumnType Type, string Meaning, string? Unit = null)
{
    /// <summary>The values that a cell can have; empty where they are not listed.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}

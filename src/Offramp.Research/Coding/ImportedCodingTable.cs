using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The codings that a table has for one text, with the names by which its rows say which text they mean.</summary>
/// <param name="Source">The name of the source; null where the rows have none.</param>
/// <param name="Document">The name of the text; null where the rows have none.</param>
/// <param name="Codings">The codings in the order of the table; their indexes point into its codes and coders.</param>
/// <param name="Rows">The row of each coding in the file, from 1.</param>
public sealed record NamedCodings(string? Source, string? Document, ImmutableArray<ImportedCoding> Codings, ImmutableArray<int> Rows)
{
    /// <summary>The name to find the text by: its own, else its source's; null where the rows have none.</summary>
    public string? Name => Document ?? Source;

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>The codings of a table, of one text or of many.</summary>
/// <remarks>The invariant of <see cref="ImportedCodings"/> holds here too.</remarks>
public sealed record ImportedCodingTable
{
    /// <summary>The codes, a parent before its children.</summary>
    public ImmutableArray<ImportedCode> Codes { get; init; } = [];

    /// <summary>The names of those who coded.</summary>
    public ImmutableArray<string> Coders { get; init; } = [];

    /// <summary>The codings by the text that they name, in the order in which the texts are first named.</summary>
    public ImmutableArray<NamedCodings> Documents { get; init; } = [];

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

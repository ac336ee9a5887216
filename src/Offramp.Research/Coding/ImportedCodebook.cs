using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A set of codes as a foreign file has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Codes">The ids, in that file, of the codes in it.</param>
public sealed record ImportedSet(string Name, ImmutableArray<string> Codes)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

/// <summary>A codebook as a foreign file has it. The codes' order is the order among siblings.</summary>
/// <remarks>Invariant: ids of codes are unique; each parent is the id of another code and no code stands below itself.</remarks>
/// <param name="Codes">The codes.</param>
/// <param name="Sets">The sets; their codes are ids of codes.</param>
public sealed record ImportedCodebook(ImmutableArray<ImportedCode> Codes, ImmutableArray<ImportedSet> Sets)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[imported]";
}

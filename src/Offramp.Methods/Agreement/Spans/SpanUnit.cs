using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>A passage that a coder marked out with a code.</summary>
/// <param name="Start">Where it begins, as the document counts its characters.</param>
/// <param name="End">Where it ends: the first character after it.</param>
/// <param name="Code">The code.</param>
public readonly record struct SpanUnit(int Start, int End, string Code)
{
    /// <summary>How many characters it has.</summary>
    public int Length => End - Start;
}

/// <summary>A document with what each coder marked in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Units">For each coder what they marked, in any order: null for a coder who never opened the document, empty for one who finished it and found nothing to mark.</param>
public sealed record SpanDocument(string Name, int Length, ImmutableArray<ImmutableArray<SpanUnit>?> Units)
{
    /// <summary>The place of its first character.</summary>
    public int Begin { get; init; }

    /// <summary>Where its paragraphs or turns begin, in rising order: the blocks that are resampled where there is one document only. Empty where nothing is known of them.</summary>
    public ImmutableArray<int> Blocks { get; init; } = [];
}

/// <summary>A passage that one coder marked with two codes.</summary>
/// <param name="Document">The document, from 0.</param>
/// <param name="Coder">The coder, from 0.</param>
/// <param name="First">The unit that begins first.</param>
/// <param name="Second">The other.</param>
public sealed record SpanOverlap(int Document, int Coder, SpanUnit First, SpanUnit Second)
{
    /// <summary>Where both begin to hold.</summary>
    public int Start => Math.Max(First.Start, Second.Start);

    /// <summary>The first character after the passage that both hold.</summary>
    public int End => Math.Min(First.End, Second.End);

    /// <summary>The passage, for a log.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First.Code} and {Second.Code} at {Start} to {End}");
}

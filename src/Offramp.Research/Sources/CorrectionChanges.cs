using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A text was corrected, or places of it were marked as the printer's slips.</summary>
/// <param name="Source">The source.</param>
/// <param name="Rendition">Which of its texts.</param>
/// <param name="From">The state that was corrected.</param>
/// <param name="To">The new state; the same as <paramref name="From"/> where slips are marked and nothing is changed.</param>
/// <param name="Edits">What was changed, in order; at least one unit that stays lies between any two.</param>
/// <param name="Slips">The places in the text after where the print itself is wrong.</param>
/// <param name="Turns">The turns of the text after, as <see cref="TurnList"/> writes them; null where nothing is changed.</param>
public sealed record TextCorrected(
    Id<Source> Source,
    Id<Rendition> Rendition,
    Id<TextVersion> From,
    Id<TextVersion> To,
    ImmutableArray<CorrectedWords> Edits,
    ImmutableArray<Slip> Slips,
    Words? Turns) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => To == From ? [] : [To.Value];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Source.Value, Rendition.Value, From.Value];
}

/// <summary>One place of a correction. Its lengths stand in clear: codings are still carried by them when the words are destroyed.</summary>
/// <param name="Start">First UTF-16 unit, counted in the text before.</param>
/// <param name="Removed">How many units went.</param>
/// <param name="Inserted">How many units came in their place.</param>
/// <param name="Text">What came, under the source's holder.</param>
public sealed record CorrectedWords(int Start, int Removed, int Inserted, Words Text);

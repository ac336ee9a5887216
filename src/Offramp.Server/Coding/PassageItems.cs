using Offramp.Research;

namespace Offramp.Server;

/// <summary>Judges a coding; what is null stays.</summary>
internal sealed record JudgeAsk(Stance? Stance = null, Standing? Standing = null, Elicitation? Elicitation = null, Standpoint? Standpoint = null);

/// <summary>Writes a note on a coding; no text removes it.</summary>
internal sealed record NoteAsk(CodingField Field, string? Text)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[note]";
}

/// <summary>Gives a coding another span, counted in a state of the text.</summary>
internal sealed record StretchAsk(string Version, int Start, int End);

/// <summary>Divides a coding at an offset, counted in a state of the text.</summary>
internal sealed record SplitAsk(string Version, int At);

/// <summary>Codes a passage with a code that is made for it.</summary>
/// <param name="Passage">The passage; its list of codes stays empty.</param>
/// <param name="Name">The code's name; null for the passage's own words (in vivo).</param>
/// <param name="Parent">The code above it; null for the top.</param>
internal sealed record NewCodeAsk(CodePassageAsk Passage, string? Name, string? Parent)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[new code]";
}

/// <summary>Where a passage stands in another text of its source.</summary>
/// <param name="Document">The other text.</param>
/// <param name="Start">First UTF-16 unit there.</param>
/// <param name="End">One past the last.</param>
/// <param name="Confirmed">Whether a person confirmed the alignment there.</param>
/// <param name="Units">How many whole turns or paragraphs it takes; 0 where it was carried word for word.</param>
internal sealed record CounterpartItem(string Document, int Start, int End, bool Confirmed, int Units)
{
    /// <summary>A counterpart as it stands.</summary>
    public static CounterpartItem Of(Counterpart counterpart) =>
        new(counterpart.Document.Id.ToString(), counterpart.Start, counterpart.End, counterpart.IsConfirmed, counterpart.Units);
}

/// <summary>A coding that was made in another text of the source, and where it stands in this one.</summary>
internal sealed record CarriedCoding(CodingItem Coding, string From, int Start, int End, bool Confirmed, int Units)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Coding.Id;
}

/// <summary>The codings of a source's other texts as they stand in this one, and the state of this text in which the offsets count.</summary>
internal sealed record CarriedReply(string Document, string Version, CarriedCoding[] Codings)
{
    /// <summary>The document's id alone.</summary>
    public override string ToString() => Document;
}

/// <summary>A span of a text.</summary>
internal sealed record SpanItem(int Start, int End);

/// <summary>What stands in one line of two texts side by side.</summary>
internal sealed record BesideItem(SpanItem? Here, SpanItem? There, bool Confirmed)
{
    /// <summary>A line as it stands.</summary>
    public static BesideItem Of(BesideRow row) => new(Of(row.Here), Of(row.There), row.IsConfirmed);

    private static SpanItem? Of(TextSpan? span) => span is { } found ? new SpanItem(found.Start, found.End) : null;
}

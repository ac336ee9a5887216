namespace Offramp.Research;

/// <summary>Why a coding has no words in its document any more.</summary>
public enum Stranding : byte
{
    /// <summary>A correction took all of them out.</summary>
    Corrected,

    /// <summary>The one who spoke them withdrew.</summary>
    Withdrawn,

    /// <summary>It was made elsewhere on a correction that was taken back here.</summary>
    TextTakenBack,
}

/// <summary>A coding whose words are gone from its document. It is kept and listed, and counts nowhere until a person puts it on a new span.</summary>
/// <param name="Rendition">The document.</param>
/// <param name="Version">The state of its text in which the coding last stood.</param>
/// <param name="Coding">The coding, with the span at which it stood there.</param>
/// <param name="Why">Why its words are gone.</param>
public sealed record StrandedCoding(Id<Rendition> Rendition, Id<TextVersion> Version, PassageCoding Coding, Stranding Why)
{
    /// <summary>A coding of an earlier state of a document that has no place in it as it stands.</summary>
    internal static StrandedCoding On(Rendition document, Id<TextVersion> version, in PassageCoding coding) =>
        new(document.Id, version, coding, document.Touches(version, coding.Start, coding.End) ? Stranding.Withdrawn
            : document.Knows(version) ? Stranding.Corrected : Stranding.TextTakenBack);
}

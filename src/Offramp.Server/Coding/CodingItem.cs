using Offramp.Research;

namespace Offramp.Server;

/// <summary>A codebook entry. The order is that of the tree, a code before those under it.</summary>
internal sealed record CodeItem(
    string Id, string Name, string Path, string? Parent, int Depth, string? Colour, string? Definition, string? Use, string? NotUse, string? Example, string? Memo)
{
    /// <summary>The whole codebook.</summary>
    public static CodeItem[] All(Study study) => All(study.Coding.Codebook);

    /// <summary>A codebook, as it stands or stood.</summary>
    public static CodeItem[] All(Codebook book) =>
    [
        .. book.Tree().Select(at => new CodeItem(
            at.Code.Id.ToString(), at.Code.Name.Text, book.PathOf(at.Code.Id), at.Code.Parent?.ToString(), at.Depth,
            at.Code.Colour is { } colour ? Colours.Write(colour) : null,
            at.Code.Definition?.Text, at.Code.Use?.Text, at.Code.NotUse?.Text, at.Code.Example?.Text, at.Code.Memo?.Text)),
    ];

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A passage that carries a code. Offsets are UTF-16 units of the document's text, end exclusive.</summary>
internal sealed record CodingItem(
    string Id, int Start, int End, string Code, string Coder, Stance Stance, Standing Standing, Elicitation Elicitation, Standpoint Standpoint, string? Memo,
    string? Group, string? Audience, string? QuotedFrom, string? Outcome)
{
    /// <summary>A coding as it stands.</summary>
    public static CodingItem Of(PassageCoding coding) => new(
        coding.Id.ToString(), coding.Start, coding.End, coding.Code.ToString(), coding.Coder.ToString(),
        coding.Judgement.Stance, coding.Judgement.Standing, coding.Judgement.Elicitation, coding.Judgement.Standpoint, coding.Notes?.Memo?.Text,
        coding.Notes?.Group?.Text, coding.Notes?.Audience?.Text, coding.Notes?.QuotedFrom?.Text, coding.Notes?.Outcome?.Text);

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>The codings of a document by start, and the state of the text in which their offsets count.</summary>
internal sealed record CodingsReply(string Document, string Version, CodingItem[] Codings)
{
    /// <summary>The document's id alone.</summary>
    public override string ToString() => Document;
}

/// <summary>Codes a passage.</summary>
/// <param name="Document">In which document.</param>
/// <param name="Version">In which state of its text the page counted the offsets.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Codes">The codes, one or more: all or none are given.</param>
/// <param name="Stance">How it is judged, as the three after it; nothing is unset.</param>
/// <param name="Standing">See stance.</param>
/// <param name="Elicitation">See stance.</param>
/// <param name="Standpoint">See stance.</param>
/// <param name="Memo">Why it is coded so.</param>
internal sealed record CodePassageAsk(
    string Document, string Version, int Start, int End, string[] Codes, Stance? Stance = null, Standing? Standing = null,
    Elicitation? Elicitation = null, Standpoint? Standpoint = null, string? Memo = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[passage]";
}

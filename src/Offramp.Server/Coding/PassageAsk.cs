using Offramp.Research;

namespace Offramp.Server;

/// <summary>A passage as a page names it: where its words stood in the state of the text that the page read.</summary>
/// <param name="Document">In which document.</param>
/// <param name="Version">In which state of its text the page counted the offsets.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
internal sealed record PassageAsk(string Document, string Version, int Start, int End)
{
    /// <summary>Where the words stand now. Refused: <c>coding.document-gone</c>, <c>server.text-corrected</c>.</summary>
    public Outcome<(Rendition Document, int Start, int End)> In(Study study) =>
        SourcesApi.Document(study, Document).Then(document => Carried(document, Version, Start, End).Then<(Rendition Document, int Start, int End)>(
            span => (document, span.Start, span.End)));

    /// <summary>Where a span stands now that was counted in a state of a text, which may have been corrected since.</summary>
    public static Outcome<(int Start, int End)> Carried(Rendition document, string typed, int start, int end) =>
        Acting.Id<TextVersion>(typed, "version").Then<(int Start, int End)>(version =>
        {
            bool isReadable = version == document.Version || (start >= 0 && end >= start && document.Knows(version));
            return isReadable && document.CarryFrom(version, start, end) is { } span ? span : Refusal.Of("server.text-corrected") with { Field = "version" };
        });

    /// <summary>The number of the turn in which a place lies; null where it lies in none.</summary>
    public static int? TurnAt(Rendition document, int offset) => document.Turns.LastOrDefault(turn => turn.Start <= offset && offset < turn.End)?.Number;
}

using Offramp.Research;

namespace Offramp.Server;

/// <summary>A passage that says that one thing led to another. Offsets are UTF-16 units of the document's text, end exclusive.</summary>
internal sealed record CausalLinkItem(
    string Id, string Document, int Start, int End, string Cause, string Effect, LinkSign Sign, string Coder, Stance Stance, Standing Standing, Elicitation Elicitation,
    Standpoint Standpoint, string? Memo, string? Group, string? Audience, string? QuotedFrom, string? Outcome)
{
    /// <summary>A link as it stands.</summary>
    public static CausalLinkItem Of(Id<Rendition> document, CausalLink link) => new(
        link.Id.ToString(), document.ToString(), link.Start, link.End, link.Cause.ToString(), link.Effect.ToString(), link.Sign, link.Coder.ToString(),
        link.Judgement.Stance, link.Judgement.Standing, link.Judgement.Elicitation, link.Judgement.Standpoint, link.Notes?.Memo?.Text, link.Notes?.Group?.Text,
        link.Notes?.Audience?.Text, link.Notes?.QuotedFrom?.Text, link.Notes?.Outcome?.Text);

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>The links of a document by start, and the state of the text in which their offsets count.</summary>
internal sealed record CausalLinksReply(string Document, string Version, CausalLinkItem[] Links)
{
    /// <summary>The document's id alone.</summary>
    public override string ToString() => Document;
}

/// <summary>A link with its words, and the turn in which they begin.</summary>
internal sealed record CausalLinkRowItem(CausalLinkItem Link, string Source, string Name, int? Turn, string? Speaker, string Before, string Text, string After)
{
    /// <summary>A link in a list.</summary>
    public static CausalLinkRowItem Of(CausalLinkRow row) => new(
        CausalLinkItem.Of(row.Document.Id, row.Link), row.Source.Id.ToString(), row.Source.Name.Text, PassageAsk.TurnAt(row.Document, row.Start), row.Speaker, row.Before.Text, row.Text.Text, row.After.Text);

    /// <summary>The id alone.</summary>
    public override string ToString() => Link.Id;
}

/// <summary>A link whose words a correction took out of the text.</summary>
internal sealed record StrandedLinkItem(CausalLinkItem Link, string Source, string Name, Stranding Why)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Link.Id;
}

/// <summary>Draws a causal link on a passage.</summary>
internal sealed record DrawLinkAsk(
    PassageAsk Passage, string Cause, string Effect, LinkSign? Sign = null, Stance? Stance = null, Standing? Standing = null, Elicitation? Elicitation = null,
    Standpoint? Standpoint = null, string? Memo = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[link]";
}

/// <summary>Says which way a link goes and how it stands; nothing leaves it as it is.</summary>
internal sealed record JudgeLinkAsk(
    LinkSign? Sign = null, Stance? Stance = null, Standing? Standing = null, Elicitation? Elicitation = null, Standpoint? Standpoint = null);

/// <summary>Gives a link other words of its document.</summary>
internal sealed record StretchLinkAsk(string Version, int Start, int End);

/// <summary>Notes something on a link; nothing removes it.</summary>
internal sealed record NoteLinkAsk(CodingField Field, string? Text)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[note]";
}

/// <summary>How many links, sources and independent sources say something.</summary>
internal sealed record SourceCountItem(int Links, int Sources, int Independent)
{
    /// <summary>A count as a page shows it.</summary>
    public static SourceCountItem Of(SourceCount count) => new(count.Mentions, count.Sources, count.Independent);
}

/// <summary>What is said, by how the speaker knows it.</summary>
internal sealed record StandpointCountItem(Standpoint Standpoint, SourceCountItem Count);

/// <summary>What the links from one code to another of one sign say together.</summary>
internal sealed record CausalEdgeItem(
    string Cause, string Effect, LinkSign Sign, SourceCountItem Says, SourceCountItem Supports, SourceCountItem Denies, StandpointCountItem[] ByStandpoint);

/// <summary>Sources that contradict each other on what a cause does to an effect, each by its name.</summary>
internal sealed record CausalContradictionItem(string Cause, string Effect, ContradictionKind Kind, string[] For, string[] Against, bool IsWithinOne)
{
    /// <summary>The kind alone.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>What led to what, counted by independent sources.</summary>
/// <param name="Codes">The codes that are joined, in the order of the codebook.</param>
/// <param name="Edges">By cause and effect in the order of the codebook.</param>
/// <param name="Contradictions">By cause and effect.</param>
/// <param name="Within">How many links join codes that are one at this depth.</param>
internal sealed record CausalMapReply(string[] Codes, CausalEdgeItem[] Edges, CausalContradictionItem[] Contradictions, int Within)
{
    /// <summary>A map as a page shows it.</summary>
    public static CausalMapReply Of(CausalMap map) => new(
        [.. map.Nodes.Select(static node => IdOf(node))],
        [
            .. map.Edges.Select(static edge => new CausalEdgeItem(
                IdOf(edge.Cause), IdOf(edge.Effect), edge.Sign, SourceCountItem.Of(edge.Says), SourceCountItem.Of(edge.Supports), SourceCountItem.Of(edge.Denies),
                [.. edge.ByStandpoint.Select(static by => new StandpointCountItem(by.Standpoint, SourceCountItem.Of(by.Count)))])),
        ],
        [
            .. map.Contradictions.Select(static found => new CausalContradictionItem(
                IdOf(found.Cause), IdOf(found.Effect), found.Kind, [.. found.For.Select(static source => source.Name.Text)],
                [.. found.Against.Select(static source => source.Name.Text)], found.IsWithinOne)),
        ],
        map.Within);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[map]";

    private static string IdOf(CodeInTree node) => node.Code.Id.ToString();
}

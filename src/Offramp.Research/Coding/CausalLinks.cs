using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A causal link whose words are gone from its document. It is kept and listed, and counts nowhere until a person puts it on a new span.</summary>
/// <param name="Rendition">The document.</param>
/// <param name="Version">The state of its text in which the link last stood.</param>
/// <param name="Link">The link, with the span at which it stood there.</param>
/// <param name="Why">Why its words are gone.</param>
public sealed record StrandedLink(Id<Rendition> Rendition, Id<TextVersion> Version, CausalLink Link, Stranding Why)
{
    /// <summary>A link of an earlier state of a document that has no place in it as it stands.</summary>
    internal static StrandedLink On(Rendition document, Id<TextVersion> version, CausalLink link) =>
        new(document.Id, version, link, document.Touches(version, link.Start, link.End) ? Stranding.Withdrawn
            : document.Knows(version) ? Stranding.Corrected : Stranding.TextTakenBack);
}

/// <summary>What changes of causal links, of codes and of texts do to the links of a study.</summary>
internal static class CausalLinks
{
    /// <summary>The study after a change of a link.</summary>
    public static Study Apply(Study study, CausalLinkChange change) => change switch
    {
        LinkDrawn c => Draw(study, c),
        LinkStretched c => Stretch(study, c),
        LinkJudged c => On(study, c, link => link with { Sign = c.Sign, Judgement = c.Judgement }),
        LinkNoted c when ReheldNoting.IsLost(study, c) => study.WithConflict(c, "protection.words-lost"),
        LinkNoted c => On(study, c, link => link with { Notes = Coding.Emptied((link.Notes ?? new CodingNotes()).With(c.Field, c.Text)) }),
        // Removed in both copies: both wanted the same, so there is nothing to settle.
        LinkRemoved c => study with { Coding = Without(study.Coding, c.Rendition, c.Link) },
        _ => throw new NotSupportedException(change.GetType().Name),
    };

    /// <summary>Without the links that name a code.</summary>
    public static Coding Without(Coding coding, Id<Code> code) => coding with
    {
        Links = Each(coding.Links, links => links.Without(code)),
        StrandedLinks = coding.StrandedLinks.RemoveRange(coding.StrandedLinks.Values.Where(s => s.Link.Joins(code)).Select(static s => s.Link.Id)),
    };

    /// <summary>Without the links of some documents.</summary>
    public static Coding Without(Coding coding, ImmutableArray<Id<Rendition>> documents) => coding with
    {
        Links = coding.Links.RemoveRange(documents),
        StrandedLinks = coding.StrandedLinks.RemoveRange(
            coding.StrandedLinks.Values.Where(s => documents.Contains(s.Rendition)).Select(static s => s.Link.Id)),
    };

    /// <summary>With other codes in the place of those that links name, as after a merge. A link that would then join a code with itself says nothing
    /// any more and goes.</summary>
    /// <param name="coding">The codings.</param>
    /// <param name="follow">The code from now on, for each code.</param>
    public static Coding Recoded(Coding coding, Func<Id<Code>, Id<Code>> follow) => coding with
    {
        Links = Each(coding.Links, links => links.Recoded(follow)),
        StrandedLinks = coding.StrandedLinks.Values
            .Select(s => s with { Link = s.Link with { Cause = follow(s.Link.Cause), Effect = follow(s.Link.Effect) } })
            .Where(static s => s.Link.Cause != s.Link.Effect).ToImmutableDictionary(static s => s.Link.Id),
    };

    /// <summary>The links of a text that was corrected stand where their words stand; those whose words are gone are stranded.</summary>
    public static Study Carried(Study study, Rendition before, Rendition after)
    {
        if (!study.Coding.Links.TryGetValue(before.Id, out DocumentLinks? links)) return study;
        (DocumentLinks carried, ImmutableArray<CausalLink> lost) = links.Carried((start, end) => after.CarryFrom(before.Version, start, end));
        Study moved = With(study, before.Id, carried);
        return lost.Aggregate(moved, (s, link) => With(s, StrandedLink.On(after, before.Version, link)));
    }

    private static ImmutableDictionary<Id<Rendition>, DocumentLinks> Each(
        ImmutableDictionary<Id<Rendition>, DocumentLinks> links, Func<DocumentLinks, DocumentLinks> edit)
    {
        ImmutableDictionary<Id<Rendition>, DocumentLinks>.Builder all = links.ToBuilder();
        foreach ((Id<Rendition> id, DocumentLinks document) in links)
        {
            DocumentLinks after = edit(document);
            if (after.All.IsEmpty) all.Remove(id);
            else if (!ReferenceEquals(after, document)) all[id] = after;
        }
        return all.ToImmutable();
    }

    private static Study Draw(Study study, LinkDrawn c)
    {
        if (!study.Sources.Renditions.TryGetValue(c.Rendition, out Rendition? document)) return study.WithConflict(c, "coding.document-gone");
        Codebook book = study.Coding.Codebook;
        if (book.Remaining(c.Cause) is not { } cause || book.Remaining(c.Effect) is not { } effect) return study.WithConflict(c, "coding.code-gone");
        // Another copy may have merged the two codes that this one joined.
        if (cause == effect) return study.WithConflict(c, "coding.linked-codes-merged");
        bool lost = false;
        CodingNotes? notes = ReheldNoting.Readable(study, document, c.Version, c.Start, c.End, c.Notes, ref lost);
        study = Placed(study, document, c.Version, new CausalLink(c.Link, c.Start, c.End, cause, effect, c.Sign, c.Coder, c.Judgement, notes));
        return lost ? study.WithConflict(c, "protection.words-lost") : study;
    }

    private static Study Stretch(Study study, LinkStretched c)
    {
        CausalLink? found = Of(study, c.Rendition).Find(c.Link) ?? StrandedIn(study, c)?.Link;
        if (found is null || !study.Sources.Renditions.TryGetValue(c.Rendition, out Rendition? document)) return study.WithConflict(c, "coding.link-gone");
        Study without = study with { Coding = Without(study.Coding, c.Rendition, c.Link) };
        return Placed(without, document, c.Version, found with { Start = c.Start, End = c.End });
    }

    // Drawn on the text as it stands, or elsewhere on another state of it.
    private static Study Placed(Study study, Rendition document, Id<TextVersion> version, CausalLink link) =>
        document.CarryFrom(version, link.Start, link.End) is { } at
            ? With(study, document.Id, Of(study, document.Id).With(link with { Start = at.Start, End = at.End }))
            : With(study, StrandedLink.On(document, version, link));

    private static Study On(Study study, CausalLinkChange change, Func<CausalLink, CausalLink> edit)
    {
        DocumentLinks links = Of(study, change.Rendition);
        if (links.Find(change.Link) is { } link) return With(study, change.Rendition, links.With(edit(link)));
        return StrandedIn(study, change) is { } stranded
            ? With(study, stranded with { Link = edit(stranded.Link) })
            : study.WithConflict(change, "coding.link-gone");
    }

    private static Coding Without(Coding coding, Id<Rendition> document, Id<CausalLink> link)
    {
        DocumentLinks rest = coding.Links.GetValueOrDefault(document, DocumentLinks.Empty).Without(link);
        return coding with { Links = With(coding.Links, document, rest), StrandedLinks = coding.StrandedLinks.Remove(link) };
    }

    private static StrandedLink? StrandedIn(Study study, CausalLinkChange change) =>
        study.Coding.StrandedLinks.TryGetValue(change.Link, out StrandedLink? stranded) && stranded.Rendition == change.Rendition ? stranded : null;

    private static DocumentLinks Of(Study study, Id<Rendition> document) => study.Coding.Links.GetValueOrDefault(document, DocumentLinks.Empty);

    private static Study With(Study study, StrandedLink stranded) =>
        study with { Coding = study.Coding with { StrandedLinks = study.Coding.StrandedLinks.SetItem(stranded.Link.Id, stranded) } };

    private static Study With(Study study, Id<Rendition> document, DocumentLinks links) =>
        study with { Coding = study.Coding with { Links = With(study.Coding.Links, document, links) } };

    private static ImmutableDictionary<Id<Rendition>, DocumentLinks> With(
        ImmutableDictionary<Id<Rendition>, DocumentLinks> all, Id<Rendition> document, DocumentLinks links) =>
        links.All.IsEmpty ? all.Remove(document) : all.SetItem(document, links);
}

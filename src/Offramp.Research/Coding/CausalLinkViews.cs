using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A causal link as a list shows it. The words are taken from the text when they are asked for.</summary>
public sealed class CausalLinkRow
{
    private readonly Study study;

    internal CausalLinkRow(Study study, Source source, Rendition document, CausalLink link)
    {
        this.study = study;
        Source = source;
        Document = document;
        Link = link;
        // A link of another copy may reach beyond a text that was shortened here.
        Start = Math.Clamp(link.Start, 0, document.Text.Text.Length);
        End = Math.Clamp(link.End, Start, document.Text.Text.Length);
    }

    /// <summary>Where it was collected.</summary>
    public Source Source { get; }

    /// <summary>The document in which the passage lies.</summary>
    public Rendition Document { get; }

    /// <summary>The link: id, codes, sign, coder, judgement, notes.</summary>
    public CausalLink Link { get; }

    /// <summary>First UTF-16 unit of the passage.</summary>
    public int Start { get; }

    /// <summary>One past the last.</summary>
    public int End { get; }

    /// <summary>The words of the passage.</summary>
    public Words Text => new(Document.Text.Holder, Document.Text.Text[Start..End]);

    /// <summary>About sixty characters before it, whole words, on one line.</summary>
    public Words Before => new(Document.Text.Holder, Surroundings.Of(Document.Text.Text, Start, End).Before);

    /// <summary>About sixty characters after it.</summary>
    public Words After => new(Document.Text.Holder, Surroundings.Of(Document.Text.Text, Start, End).After);

    /// <summary>The cause's names from the top down, divided by <c>/</c>.</summary>
    public string CausePath => study.Coding.Codebook.PathOf(Link.Cause);

    /// <summary>The effect's names from the top down.</summary>
    public string EffectPath => study.Coding.Codebook.PathOf(Link.Effect);

    /// <summary>What the coder is called.</summary>
    public string Coder => study.Team.NameOf(Link.Coder);

    /// <summary>Who speaks, by pseudonym as far as the study knows; else the label in the text; null without one.</summary>
    public string? Speaker => Speech.At(Document, Start) is { } turn ? Speech.NameOf(study, Source, turn) : null;
}

/// <summary>Questions to the causal links. Withdrawn sources count in none of them.</summary>
public static class CausalLinkViews
{
    /// <summary>The links whose words are gone from their document, by source name; of withdrawn sources none.</summary>
    public static ImmutableArray<(Source Source, StrandedLink Stranded)> Stranded(Study study) =>
    [
        .. study.Coding.StrandedLinks.Values
            .Select(stranded => (Source: study.Sources.Renditions.TryGetValue(stranded.Rendition, out Rendition? document)
                ? study.Sources.ById.GetValueOrDefault(document.Source) : null, stranded))
            .Where(static row => row.Source is { IsWithdrawn: false }).Select(static row => (row.Source!, row.stranded))
            .OrderBy(static row => row.Item1.Name.Text, StringComparer.Ordinal).ThenBy(static row => row.stranded.Link),
    ];

    /// <summary>The links asked for, by source name, document and place. A link is taken where its cause or its effect is one of the asked codes.</summary>
    public static ImmutableArray<CausalLinkRow> Links(Study study, PassageQuery query)
    {
        Func<Id<Code>, bool> asks = query.Asks(study.Coding.Codebook);
        var rows = ImmutableArray.CreateBuilder<CausalLinkRow>();
        if (study.Coding.Links.IsEmpty) return [];
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            if (!study.Coding.Links.TryGetValue(at.Document.Id, out DocumentLinks? links) || !query.Takes(at)) continue;
            foreach (CausalLink link in links.All)
            {
                if (!query.Takes(link.Judgement, link.Coder) || (!asks(link.Cause) && !asks(link.Effect))) continue;
                if (query.AsksWhoSpeaks && !query.TakesSpeaker(study, at, link.Start)) continue;
                rows.Add(new CausalLinkRow(study, at.Source, at.Document, link));
            }
        }
        return rows.DrainToImmutable();
    }
}

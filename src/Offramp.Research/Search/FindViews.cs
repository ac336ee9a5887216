using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Answers questions that join words, codes and filters. Withdrawn words are never found.</summary>
public static class FindViews
{
    /// <summary>What answers a question.</summary>
    public static FindResult Find(Study study, FindQuery query)
    {
        if (query.Words is null)
            return new FindResult(query.Codes is null ? Passages(study, query.Filter) : Meeting(study, query), []);
        return query.Scope switch
        {
            SearchScope.Text => InTexts(study, query),
            SearchScope.Passages => InPassages(study, query),
            SearchScope.Memos => InMemos(study, query),
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };
    }

    /// <summary>Who speaks in a turn, by pseudonym as far as the study knows; else the label in the text; null without one.</summary>
    public static string? SpeakerOf(Study study, Rendition document, Turn turn) =>
        study.Sources.ById.TryGetValue(document.Source, out Source? source) ? Speech.NameOf(study, source, turn) : turn.Speaker;

    private static ImmutableArray<FoundPassage> Passages(Study study, PassageQuery filter) =>
    [
        .. CodingViews.Passages(study, filter).Select(row => new FoundPassage(study, row.Source, row.Document, row.Start, row.End) { Coding = row.Coding }),
    ];

    private static ImmutableArray<FoundPassage> Meeting(Study study, FindQuery query)
    {
        Func<OrderedDocument, IReadOnlyList<Stretch>> spansOf = SpansOf(study, query);
        return
        [
            .. ReadingOrder.Of(study).Documents.SelectMany(at =>
                spansOf(at).Select(span => new FoundPassage(study, at.Source, at.Document, span.Start, span.End))),
        ];
    }

    private static FindResult InTexts(Study study, FindQuery query)
    {
        SearchResult result = SearchViews.FindInTexts(study, query.Words!, query.Filter.Takes);
        IEnumerable<FoundPassage> found = result.Hits.Where(hit => Speaks(study, query.Filter, hit)).Select(hit => InText(study, hit));
        if (query.NotCoded || query.Codes is not null || query.Filter.AsksOfCodings) found = Touching(study, query, found);
        return new FindResult([.. found], result.Notes);
    }

    private static FindResult InPassages(Study study, FindQuery query)
    {
        SearchResult result = SearchViews.FindInSpans(study, query.Words!, SpansOf(study, query));
        return new FindResult([.. result.Hits.Select(hit => InText(study, hit))], result.Notes);
    }

    // The stretches in which words are looked for, or that are the answer themselves.
    private static Func<OrderedDocument, IReadOnlyList<Stretch>> SpansOf(Study study, FindQuery query)
    {
        if (query.Codes is { } expression) return new CodedStretches(study, expression, query.Filter, query.SameCoder).Of;
        Func<Id<Code>, bool> asks = query.Filter.Asks(study.Coding.Codebook);
        return at => !query.Filter.Takes(at) ? [] :
        [
            .. study.Coding.In(at.Document.Id)
                .Where(coding => asks(coding.Code) && query.Filter.Takes(coding) && (!query.Filter.AsksWhoSpeaks || query.Filter.TakesSpeaker(study, at, coding.Start)))
                .Select(coding => Clamped(at, coding)).Where(static span => span.End > span.Start),
        ];
    }

    private static Stretch Clamped(in OrderedDocument at, PassageCoding coding)
    {
        int length = at.Document.Text.Text.Length;
        return new Stretch(Math.Min(coding.Start, length), Math.Min(coding.End, length));
    }

    // Hits come document by document: the spans of each are made once.
    private static IEnumerable<FoundPassage> Touching(Study study, FindQuery query, IEnumerable<FoundPassage> found)
    {
        Func<OrderedDocument, IReadOnlyList<Stretch>> spansOf = SpansOf(study, query);
        Dictionary<Id<Rendition>, OrderedDocument> places = ReadingOrder.Of(study).Documents.ToDictionary(static at => at.Document.Id);
        Id<Rendition> current = default;
        IReadOnlyList<Stretch> spans = [];
        foreach (FoundPassage hit in found)
        {
            if (hit.Document!.Id != current) spans = spansOf(places[current = hit.Document.Id]);
            var span = new Stretch(hit.Start, hit.End);
            if (spans.TakeWhile(passage => passage.Start < span.End).Any(span.Overlaps) != query.NotCoded) yield return hit;
        }
    }

    private static FindResult InMemos(Study study, FindQuery query)
    {
        SearchResult result = SearchViews.Find(study, query.Words!, SearchScope.Memos);
        PassageQuery filter = query.Filter;
        Func<Id<Code>, bool> asks = filter.Asks(study.Coding.Codebook);
        bool asksCode = !filter.Codes.IsEmpty || !filter.Sets.IsEmpty;
        bool asksJudged = (filter with { Codes = [], Sets = [] }).AsksOfCodings;
        Dictionary<Id<Rendition>, OrderedDocument> places = ReadingOrder.Of(study).Documents.ToDictionary(static at => at.Document.Id);
        return new FindResult([.. result.Hits.Where(Takes).Select(hit => new FoundPassage(study, hit.Source, hit.Document, hit.Start, hit.End) { Coding = hit.Coding, Written = hit })], result.Notes);

        bool Takes(SearchHit hit)
        {
            // A memo on a withdrawn source is no place to lead to.
            if (hit.Document is { } there && !places.ContainsKey(there.Id)) return false;
            if (filter.AsksOfPlaces && !(hit.Document is { } document && filter.Takes(places[document.Id]) && Speaks(study, filter, hit))) return false;
            if (asksCode && !(hit.Code is { } code && asks(code.Id))) return false;
            return !asksJudged || (hit.Coding is { } coding ? filter.Takes(coding) : hit.Link is { } link && filter.Takes(link.Judgement, link.Coder));
        }
    }

    private static FoundPassage InText(Study study, SearchHit hit) => new(study, hit.Source, hit.Document, hit.Start, hit.End);

    private static bool Speaks(Study study, PassageQuery filter, SearchHit hit) =>
        !filter.AsksWhoSpeaks || filter.TakesSpeaker(study, new OrderedDocument(0, hit.Source!, hit.Document!), hit.Start);
}

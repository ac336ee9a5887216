using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Offramp.Research;

/// <summary>Where is looked.</summary>
public enum SearchScope
{
    /// <summary>In the texts of the sources.</summary>
    Text,

    /// <summary>In coded passages: a hit lies inside one of them.</summary>
    Passages,

    /// <summary>In what coders wrote: notes on codings and causal links, memos, texts of codebook entries.</summary>
    Memos,
}

/// <summary>Something that was found.</summary>
public sealed class SearchHit
{
    private readonly Id<Holder> holder;
    private readonly string searched;
    private readonly int from;
    private readonly int to;

    internal SearchHit(Id<Holder> holder, string searched, int from, int to) =>
        (this.holder, this.searched, this.from, this.to) = (holder, searched, from, to);

    /// <summary>The source; null for a codebook entry and for a memo that tells of none.</summary>
    public Source? Source { get; init; }

    /// <summary>The document; null for a codebook entry and for a memo that tells of none.</summary>
    public Rendition? Document { get; init; }

    /// <summary>First UTF-16 unit in the document: of the hit, or of the passage whose note or memo was hit; 0 where there is none.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last.</summary>
    public required int End { get; init; }

    /// <summary>The coding whose note was hit.</summary>
    public PassageCoding? Coding { get; init; }

    /// <summary>Which note of the coding.</summary>
    public CodingField? CodingField { get; init; }

    /// <summary>The code whose entry was hit, or that the coding of the hit note carries.</summary>
    public Code? Code { get; init; }

    /// <summary>Which text of the codebook entry.</summary>
    public CodeText? CodeText { get; init; }

    /// <summary>The causal link whose note was hit.</summary>
    public CausalLink? Link { get; init; }

    /// <summary>The memo that was hit.</summary>
    public Memo? Memo { get; init; }

    /// <summary>Whether it lies in the memo's title.</summary>
    public bool IsInTitle { get; init; }

    /// <summary>Where the hit begins in the text, note, memo or entry that was looked through.</summary>
    public int From => from;

    /// <summary>The words that were found.</summary>
    public Words Text => new(holder, searched[from..to]);

    /// <summary>They and about sixty characters each side, whole words, on one line.</summary>
    public Words Context => new(holder, Surroundings.Around(searched, from, to));
}

/// <summary>What a search found.</summary>
/// <param name="Hits">By source name, document and start; of memos, notes on codings and links first, then memos as they were written, then the codebook in
/// its order.</param>
/// <param name="Notes">Where the search could not be finished.</param>
public sealed record SearchResult(ImmutableArray<SearchHit> Hits, ImmutableArray<Note> Notes);

/// <summary>Looks for words in a study. Withdrawn words are never found.</summary>
public static class SearchViews
{
    // A pattern that is too slow in this many texts is given up: each of them cost the whole time limit.
    private const int MostTimeouts = 4;

    /// <summary>Looks for a query in a scope.</summary>
    public static SearchResult Find(Study study, TextQuery query, SearchScope scope = SearchScope.Text) => scope switch
    {
        SearchScope.Text => FindInTexts(study, query, static _ => true),
        SearchScope.Passages => FindInSpans(study, query, at => [.. study.Coding.In(at.Document.Id).Select(static coding => new Stretch(coding.Start, coding.End))]),
        SearchScope.Memos => new Search(query).InMemos(study),
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    /// <summary>Looks in the texts of some documents.</summary>
    internal static SearchResult FindInTexts(Study study, TextQuery query, Func<OrderedDocument, bool> takes) => new Search(query).InTexts(study, takes);

    /// <summary>Looks inside stretches of the texts; each hit, and each meeting of words, lies in one of them.</summary>
    internal static SearchResult FindInSpans(Study study, TextQuery query, Func<OrderedDocument, IReadOnlyList<Stretch>> spansOf) =>
        new Search(query).InSpans(study, spansOf);

    private sealed class Search(TextQuery query)
    {
        private readonly ImmutableArray<SearchHit>.Builder hits = ImmutableArray.CreateBuilder<SearchHit>();
        private readonly ImmutableArray<Note>.Builder notes = ImmutableArray.CreateBuilder<Note>();
        private int timeouts;

        public SearchResult InTexts(Study study, Func<OrderedDocument, bool> takes)
        {
            foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
            {
                if (IsGivenUp) break;
                if (!takes(at)) continue;
                foreach ((int start, int end) in SpansIn(at.Document.Text, at.Source.Name.Text)) Add(at, start, end);
            }
            return Result();
        }

        public SearchResult InSpans(Study study, Func<OrderedDocument, IReadOnlyList<Stretch>> spansOf)
        {
            foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
            {
                if (IsGivenUp) break;
                IReadOnlyList<Stretch> within = spansOf(at);
                if (within.Count == 0) continue;
                var spans = new SortedSet<(int Start, int End)>();
                if (query.Pattern is not null) AddMatchesInside(at, within, spans);
                else AddHitsInside(query.Term!, at, within, spans);
                foreach ((int start, int end) in spans) Add(at, start, end);
            }
            return Result();
        }

        public SearchResult InMemos(Study study)
        {
            foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
            {
                foreach (PassageCoding coding in study.Coding.In(at.Document.Id))
                    foreach ((CodingField field, Words words) in Written(coding.Notes)) AddNote(study, at, coding, field, words);
                foreach (CausalLink link in study.Coding.LinksIn(at.Document.Id))
                    foreach ((CodingField field, Words words) in Written(link.Notes)) AddNote(at, link, field, words);
            }
            foreach (Memo memo in study.Coding.Memos)
                foreach (Words words in new[] { memo.Title, memo.Text })
                    if (!words.IsWithdrawn) AddMemo(study, memo, words);
            foreach ((Code code, _) in study.Coding.Codebook.Tree())
                foreach (CodeText which in Enum.GetValues<CodeText>())
                    if (code.Text(which) is { IsWithdrawn: false } words)
                        foreach ((int start, int end) in SpansIn(words.Text, code.Name.Text))
                            hits.Add(new SearchHit(words.Holder, words.Text, start, end) { Start = 0, End = 0, Code = code, CodeText = which });
            return Result();
        }

        private bool IsGivenUp => timeouts >= MostTimeouts;

        private SearchResult Result() => new(hits.ToImmutable(), notes.ToImmutable());

        private void Add(in OrderedDocument at, int start, int end) => hits.Add(
            new SearchHit(at.Document.Text.Holder, at.Document.Text.Text, start, end)
            {
                Source = at.Source,
                Document = at.Document,
                Start = start,
                End = end,
            });

        private static IEnumerable<(CodingField Field, Words Words)> Written(CodingNotes? notes)
        {
            if (notes is null) yield break;
            foreach (CodingField field in Enum.GetValues<CodingField>())
                if (field != CodingField.ImportedId && notes.Noted(field) is { IsWithdrawn: false } words) yield return (field, words);
        }

        private void AddMemo(Study study, Memo memo, Words words)
        {
            Rendition? document = memo.About.Rendition is { } rendition ? study.Sources.Renditions.GetValueOrDefault(rendition) : null;
            PassageCoding? coding = document is not null && memo.About.Coding is { } about ? study.Coding.ByDocument.GetValueOrDefault(document.Id)?.Find(about) : null;
            Id<Code>? code = memo.About.Code ?? coding?.Code;
            foreach ((int start, int end) in SpansIn(words.Text, memo.Title.Text))
            {
                hits.Add(new SearchHit(words.Holder, words.Text, start, end)
                {
                    Source = memo.About.Source is { } source ? study.Sources.ById.GetValueOrDefault(source) : null,
                    Document = document,
                    Start = coding?.Start ?? memo.About.Start ?? 0,
                    End = coding?.End ?? memo.About.End ?? 0,
                    Coding = coding,
                    Code = code is { } known ? study.Coding.Codebook.Codes.GetValueOrDefault(known) : null,
                    Memo = memo,
                    IsInTitle = ReferenceEquals(words, memo.Title),
                });
            }
        }

        private void AddNote(in OrderedDocument at, CausalLink link, CodingField field, Words words)
        {
            foreach ((int start, int end) in SpansIn(words.Text, at.Source.Name.Text))
            {
                hits.Add(new SearchHit(words.Holder, words.Text, start, end)
                {
                    Source = at.Source,
                    Document = at.Document,
                    Start = link.Start,
                    End = link.End,
                    Link = link,
                    CodingField = field,
                });
            }
        }

        private void AddNote(Study study, in OrderedDocument at, in PassageCoding coding, CodingField field, Words words)
        {
            foreach ((int start, int end) in SpansIn(words.Text, at.Source.Name.Text))
            {
                hits.Add(new SearchHit(words.Holder, words.Text, start, end)
                {
                    Source = at.Source,
                    Document = at.Document,
                    Start = coding.Start,
                    End = coding.End,
                    Coding = coding,
                    CodingField = field,
                    Code = study.Coding.Codebook.Codes.GetValueOrDefault(coding.Code),
                });
            }
        }

        private IEnumerable<(int Start, int End)> SpansIn(StoredText text, string where) =>
            query.Pattern is null ? SpansIn(FoldedText.Of(text)) : query.FoldsText ? Matches(FoldedText.Of(text), where) : Matches(text.Text, where);

        private IEnumerable<(int Start, int End)> SpansIn(string text, string where) =>
            query.Pattern is null ? SpansIn(FoldedText.Of(text)) : query.FoldsText ? Matches(FoldedText.Of(text), where) : Matches(text, where);

        private IEnumerable<(int Start, int End)> SpansIn(FoldedText folded) =>
            new TermSearch(folded).Hits(query.Term!, new FoldedSpan(0, folded.Text.Length)).Select(hit => folded.ToOriginal(hit.Start, hit.End));

        private static void AddHitsInside(
            QueryTerm term, in OrderedDocument at, IReadOnlyList<Stretch> within, SortedSet<(int Start, int End)> spans)
        {
            FoldedText folded = FoldedText.Of(at.Document.Text);
            var search = new TermSearch(folded);
            if (!search.MayOccur(term)) return;
            var before = new Stretch(-1, -1);
            foreach (Stretch span in within)
            {
                if (span == before) continue;
                before = span;
                foreach (FoldedSpan hit in search.Hits(term, new FoldedSpan(folded.ToFolded(span.Start), folded.ToFolded(span.End))))
                    spans.Add(folded.ToOriginal(hit.Start, hit.End));
            }
        }

        private void AddMatchesInside(in OrderedDocument at, IReadOnlyList<Stretch> within, SortedSet<(int Start, int End)> spans)
        {
            foreach ((int start, int end) in SpansIn(at.Document.Text, at.Source.Name.Text))
            {
                foreach (Stretch span in within)
                {
                    if (span.Start > start) break;
                    if (span.End < end) continue;
                    spans.Add((start, end));
                    break;
                }
            }
        }

        private IEnumerable<(int Start, int End)> Matches(FoldedText folded, string where) =>
            Matches(folded.Text, where).Select(match => folded.ToOriginal(match.Start, match.End)).Distinct();

        private List<(int Start, int End)> Matches(string text, string where)
        {
            var spans = new List<(int Start, int End)>();
            try
            {
                foreach (ValueMatch match in query.Pattern!.EnumerateMatches(text))
                {
                    if (match.Length == 0) continue;
                    (int Start, int End) span = (Graphemes.Before(text, match.Index), Graphemes.After(text, match.Index + match.Length));
                    if (spans.Count == 0 || spans[^1] != span) spans.Add(span);
                }
            }
            catch (RegexMatchTimeoutException)
            {
                timeouts++;
                notes.Add(Note.Of(IsGivenUp ? "search.pattern-given-up" : "search.pattern-too-slow", ("where", where)));
            }
            return spans;
        }
    }
}

namespace Offramp.Research;

/// <summary>Holds the quotation of an imported coding against the text: two anchors, the offsets and the words, and where they disagree it is said.</summary>
internal static class QuoteAnchor
{
    /// <summary>The problem that does not leave a coding out: its words stand at one other place and it was put there.</summary>
    public const string FoundElsewhere = "coding.import-quote-elsewhere";

    /// <summary>Null where the span holds; else what is wrong, and with <see cref="FoundElsewhere"/> the span where the words stand.</summary>
    public static Note? Settle(string text, string? quoted, ref int start, ref int end)
    {
        string quote = quoted?.ReplaceLineEndings("\n") ?? "";
        bool inside = start >= 0 && end <= text.Length && start < end;
        bool whole = inside && !CodedPlace.SplitsPair(text, start) && !CodedPlace.SplitsPair(text, end);
        if (whole && (quote.Length == 0 || text.AsSpan(start, end - start).SequenceEqual(quote))) return null;
        if (quote.Length == 0)
        {
            return inside ? Note.Of("coding.import-splits-a-character", ("start", start), ("end", end))
                : start == end ? Note.Of("coding.import-passage-empty", ("start", start))
                : Note.Of("coding.import-outside-document", ("start", start), ("end", end), ("length", text.Length));
        }
        int first = text.IndexOf(quote, StringComparison.Ordinal);
        // A quotation of half a character is found nowhere.
        if (first < 0 || CodedPlace.SplitsPair(text, first) || CodedPlace.SplitsPair(text, first + quote.Length))
            return Note.Of("coding.import-quote-not-found", ("start", start), ("end", end));
        if (text.IndexOf(quote, first + 1, StringComparison.Ordinal) >= 0)
            return Note.Of("coding.import-quote-several", ("start", start), ("end", end));
        Note moved = Note.Of(
            FoundElsewhere, ("start", start), ("end", end), ("foundStart", first), ("foundEnd", first + quote.Length));
        (start, end) = (first, first + quote.Length);
        return moved;
    }
}

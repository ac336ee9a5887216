using Offramp.Research;

namespace Offramp.Server;

/// <summary>Asks for the turns or paragraphs around a place.</summary>
/// <param name="Document">The document.</param>
/// <param name="Version">The state of its text in which the offsets count.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Turns">How many turns, or paragraphs where the text has no turns, each side: at most ten.</param>
internal sealed record AroundAsk(string Document, string Version, int Start, int End, int Turns = 2);

/// <summary>A text's part around a place.</summary>
/// <param name="Document">The document.</param>
/// <param name="Start">Where the place begins in the text as it stands now.</param>
/// <param name="End">One past its last unit.</param>
/// <param name="Parts">Turns or paragraphs in their order.</param>
/// <param name="Codings">The codings that share words with them.</param>
internal sealed record AroundReply(string Document, int Start, int End, AroundPart[] Parts, CodingItem[] Codings)
{
    /// <summary>The document's id alone.</summary>
    public override string ToString() => Document;
}

/// <summary>A turn or paragraph: its number, where its words begin in the text, the words, who speaks.</summary>
internal sealed record AroundPart(int Number, int Start, string Text, string? Speaker)
{
    private const int LongestText = 4000;

    /// <summary>The parts around a span of a text.</summary>
    public static AroundPart[] Of(Study study, Rendition document, int start, int end, int each)
    {
        string text = document.Text.Text;
        Turn[] turns = document.Turns.IsEmpty ? Paragraphs(text) : [.. document.Turns];
        int first = Array.FindIndex(turns, turn => turn.End > start);
        if (first < 0) return [];
        int last = Array.FindLastIndex(turns, turn => turn.Start < Math.Max(end, start + 1));
        return
        [
            .. turns[Math.Max(0, first - each)..Math.Min(turns.Length, Math.Max(first, last) + 1 + each)].Select(turn =>
            {
                // Of a turn as long as a book only what lies around the place is shown.
                int from = turn.End - turn.WordsStart > LongestText ? Math.Clamp(start - (LongestText / 4), turn.WordsStart, Math.Max(turn.WordsStart, turn.End - LongestText)) : turn.WordsStart;
                int to = Math.Min(turn.End, from + LongestText);
                return new AroundPart(turn.Number, from, text[from..to].TrimEnd(), FindViews.SpeakerOf(study, document, turn));
            }),
        ];
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[turn]";

    private static Turn[] Paragraphs(string text)
    {
        var all = new List<Turn>();
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            if (!text.AsSpan(at, end - at).IsWhiteSpace()) all.Add(new Turn(all.Count + 1, at, at, end, null, null));
            at = end + 1;
        }
        return [.. all];
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Which words of a source are one voice's.</summary>
internal static class VoiceWords
{
    /// <summary>What stands in the turns that go: one string a turn, without the label.</summary>
    public static IEnumerable<string> Of(Rendition text, ImmutableArray<WithdrawnTurn> going) =>
        text.Turns.Where(turn => going.Any(gone => turn.Start >= gone.Start && turn.End <= gone.End)).Select(turn => text.Text.Text[turn.WordsStart..turn.End]);

    /// <summary>Whether a name in the source's words stands in what stays of its texts. One that does not may be a word of the voice from before a
    /// correction, or from a text that goes as a whole.</summary>
    public static bool Stay(Words name, IEnumerable<Rendition> texts, IReadOnlyDictionary<Id<Rendition>, ImmutableArray<WithdrawnTurn>> gone) =>
        texts.Any(text => Stands(name.Text, WithdrawnTurns.Without(text.Text.Text, text.Turns, gone[text.Id]).Text));

    /// <summary>Whether the words of a name stand in a text, in a row.</summary>
    // A name in vivo is one line without "/": what counts are its words.
    internal static bool Stands(string name, string text) => Folded(text).Contains(Folded(name), StringComparison.Ordinal);

    private static string Folded(string text)
    {
        string folded = FoldedText.Of(text).Text;
        string words = string.Create(folded.Length, folded, static (span, from) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = Letters.IsInWord(from, i) ? from[i] : ' ';
        });
        return " " + string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
    }
}

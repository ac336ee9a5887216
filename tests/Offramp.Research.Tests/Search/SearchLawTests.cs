using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests;

public class SearchLawTests
{
    // Characters that fold in every way there is: case, accents of both kinds, expansions, left-out joiners and marks, surrogates.
    private static readonly string[] Pieces =
        ["a", "A", "b", "é", "e\u0301", "E", "ß", "s", "ي", "ی", "\u200C", "\u064E", "\u200F", " ", " ", ", ", "\n", "😀", "1", "۱", "_", "-"];

    private static readonly string[] Queries = ["a", "e", "ss", "ab", "ی", "a*", "e b", "1", "b*", "ae", "a NEAR/1 b"];

    private static string TextOf(int[] numbers) => string.Concat(numbers.Select(static n => Pieces[(int)((uint)n % (uint)Pieces.Length)]));

    // One reader, one character after another.
    private static string Fold(char c) => c switch
    {
        'A' => "a",
        'E' or 'é' => "e",
        'ß' => "ss",
        'ي' => "ی",
        '۱' => "1",
        '\u0301' or '\u200C' or '\u064E' or '\u200F' => "",
        _ => c.ToString(),
    };

    private static bool IsWord(string text, int at) =>
        Fold(text[at]).Length == 0 || text[at] == '_' || char.IsLetterOrDigit(text[at]);

    private static List<(int Start, int End, string Folded)> WordsOf(string text)
    {
        var words = new List<(int Start, int End, string Folded)>();
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            var folded = new StringBuilder();
            while (at < text.Length && IsWord(text, at)) folded.Append(Fold(text[at++]));
            // A word begins with a character that is one, and ends before what only steers the layout.
            int first = start;
            while (first < at && Fold(text[first]).Length == 0) first++;
            int last = at;
            while (last > first && text[last - 1] == '\u200F') last--;
            if (folded.Length > 0) words.Add((first, last, folded.ToString()));
            if (at == start) at++;
        }
        return words;
    }

    private static IEnumerable<(int, int)> Naive(string text, string query)
    {
        List<(int Start, int End, string Folded)> words = WordsOf(text);
        if (query == "a NEAR/1 b")
        {
            var near = new SortedSet<(int, int)>();
            for (int i = 0; i < words.Count; i++)
            {
                if (words[i].Folded != "a") continue;
                int next = words.FindIndex(i + 1, static w => w.Folded == "b");
                if (next >= 0 && next - i <= 2) near.Add((words[i].Start, words[next].End));
                int before = i == 0 ? -1 : words.FindLastIndex(i - 1, static w => w.Folded == "b");
                if (before >= 0 && i - before <= 2) near.Add((words[before].Start, words[i].End));
            }
            return near;
        }
        string[] asked = query.Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Count - asked.Length + 1))
            .Where(i => asked.Select((word, n) => word.EndsWith('*')
                ? words[i + n].Folded.StartsWith(word[..^1], StringComparison.Ordinal)
                : words[i + n].Folded == word).All(static same => same))
            .Select(i => (words[i].Start, words[i + asked.Length - 1].End));
    }

    [Fact]
    public void The_search_finds_what_a_patient_reader_finds() => Prop.ForAll<int[], int>(static (numbers, which) =>
    {
        string text = TextOf(numbers), query = Queries[(int)((uint)which % (uint)Queries.Length)];
        Study study = Some.Study().WithSource("p", text + " end.");
        List<(int, int)> expected = [.. Naive(study.Original("p").Text.Text, query)];
        List<(int, int)> found = [.. SearchViews.Find(study, TextQuery.Parse(query).Value).Hits.Select(static h => (h.Start, h.End))];
        return found.SequenceEqual(expected).Label($"{query} in {text}: {string.Join(' ', found)} not {string.Join(' ', expected)}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_hit_begins_and_ends_between_characters_as_a_reader_sees_them() => Prop.ForAll<int[], int, int>(static (numbers, start, length) =>
    {
        string text = TextOf(numbers) + "x";
        int from = (int)((uint)start % (uint)text.Length);
        int to = from + 1 + (int)((uint)length % (uint)(text.Length - from));
        HashSet<int> borders = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        int before = Graphemes.Before(text, from), after = Graphemes.After(text, to);
        return borders.Contains(before) && borders.Contains(after) && before <= from && after >= to
            && (!borders.Contains(from) || before == from) && (!borders.Contains(to) || after == to);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_way_into_the_folded_text_and_back_keeps_the_order() => Prop.ForAll<int[]>(static numbers =>
    {
        FoldedText folded = FoldedText.Of(TextOf(numbers));
        int[] back = [.. Enumerable.Range(0, folded.Text.Length + 1).Select(at => folded.ToOriginal(at))];
        return back.SequenceEqual(back.Order())
            && Enumerable.Range(0, folded.Original.Length + 1).All(at => folded.ToFolded(at) is var into
                && (into == folded.Text.Length || folded.ToOriginal(into) >= at) && (into == 0 || folded.ToOriginal(into - 1) < at));
    }).QuickCheckThrowOnFailure();
}

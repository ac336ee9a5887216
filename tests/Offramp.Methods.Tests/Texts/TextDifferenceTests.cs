using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Texts;

namespace Offramp.Methods.Tests.Texts;

public class TextDifferenceTests
{
    private static readonly string[] Pieces = ["the", "harbour", "man", "پول", "نمی\u200Cدادند", "e\u0301", "😀", "😁", " ", " ", "\n", ".", "a", "b"];

    /// <summary>Two texts that share much: of a few pieces, of which some were changed.</summary>
    private static readonly Arbitrary<(string Before, string After)> Texts =
        (from pieces in Gen.Elements(Pieces).ListOf()
         from changes in Gen.Choose(0, 1 << 20).ListOf()
         select (string.Concat(pieces), Changed([.. pieces], changes))).ToArbitrary();

    private static string Changed(List<string> pieces, IEnumerable<int> changes)
    {
        foreach (int change in changes.Take(8))
        {
            int at = (change >> 6) % (pieces.Count + 1);
            if ((change & 3) == 0) pieces.Insert(at, Pieces[(change >> 2) % Pieces.Length]);
            else if (at < pieces.Count && (change & 3) == 1) pieces.RemoveAt(at);
            else if (at < pieces.Count) pieces[at] = Pieces[(change >> 2) % Pieces.Length];
        }
        return string.Concat(pieces);
    }

    private static string Apply(string text, IEnumerable<TextChange> changes)
    {
        var after = new StringBuilder();
        int at = 0;
        foreach (TextChange change in changes)
        {
            after.Append(text, at, change.Start - at).Append(change.Inserted);
            at = change.End;
        }
        return after.Append(text, at, text.Length - at).ToString();
    }

    private static string Shown(string before, string after) =>
        string.Join(", ", TextDifference.Between(before, after).Select(c => $"{c.Start} [{before[c.Start..c.End]}]→[{c.Inserted}]"));

    private static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    [Fact]
    public void The_changes_make_one_text_of_the_other() => Prop.ForAll(Texts, static t =>
        Apply(t.Before, TextDifference.Between(t.Before, t.After)) == t.After).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_changes_stand_in_order_and_never_touch() => Prop.ForAll(Texts, static t =>
    {
        ImmutableArray<TextChange> changes = TextDifference.Between(t.Before, t.After);
        return changes.Zip(changes.Skip(1)).All(static pair => pair.First.End < pair.Second.Start)
            && changes.All(static c => c.Removed > 0 || c.Inserted.Length > 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void No_character_is_split() => Prop.ForAll(Texts, static t =>
        TextDifference.Between(t.Before, t.After).All(c => !SplitsPair(t.Before, c.Start) && !SplitsPair(t.Before, c.End)
            && (c.Inserted.Length == 0 || (!char.IsLowSurrogate(c.Inserted[0]) && !char.IsHighSurrogate(c.Inserted[^1]))))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_two_strings_are_compared() => Prop.ForAll<string?, string?>(static (a, b) =>
        Apply(a ?? "", TextDifference.Between(a ?? "", b ?? "")) == (b ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("They paid late.", "They paid late.", "")]
    [InlineData("I recieve pay.", "I receive pay.", "5 [ie]→[ei]")]
    [InlineData("They paid late.", "They never paid late.", "5 []→[never ]")]
    [InlineData("They never paid.", "They paid.", "5 [never ]→[]")]
    [InlineData("the old man went", "the tall man went", "4 [old]→[tall]")]
    [InlineData("they can not leave", "they cannot leave", "8 [ ]→[]")]
    [InlineData("so the old man went", "so those went", "3 [the old man]→[those]")]
    [InlineData("😀 they said", "😁 they said", "0 [😀]→[😁]")]
    [InlineData("", "They came.", "0 []→[They came.]")]
    [InlineData("They came.", "", "0 [They came.]→[]")]
    // At a word's edge the letter there is replaced, so that what is marked to the edge takes in the new one.
    [InlineData("and les.", "and less.", "6 [s]→[ss]")]
    [InlineData("so ate it", "so late it", "3 [a]→[la]")]
    // A line or sentence that came or went, not the end of one and the beginning of the next.
    [InlineData("P: so.\n", "P: so.\nI: Yes.\n", "7 []→[I: Yes.\n]")]
    [InlineData("So. No.", "So. They left. No.", "4 []→[They left. ]")]
    [InlineData("So. They left. No.", "So. No.", "4 [They left. ]→[]")]
    // An accent of its own goes with its letter.
    [InlineData("cafe\u0301 x", "cafe x", "3 [e\u0301]→[e]")]
    public void A_difference_is_as_small_as_words_allow(string before, string after, string changes) => Assert.Equal(changes, Shown(before, after));

    [Fact]
    public void A_long_text_with_few_changes_gives_few_changes()
    {
        string before = string.Join(' ', Enumerable.Range(0, 50_000).Select(static i => $"w{i % 977}"));
        string after = before.Replace("w500 ", "w500, ", StringComparison.Ordinal);
        ImmutableArray<TextChange> changes = TextDifference.Between(before, after);
        Assert.Equal(51, changes.Length);
        Assert.All(changes, static c => Assert.Equal((0, ","), (c.Removed, c.Inserted)));
    }

    [Fact]
    public void A_long_text_with_thousands_of_changes_is_compared_part_by_part()
    {
        string Line(int i, string word) => $"line {i} says {word} to line {i * 7}\n";
        string before = string.Concat(Enumerable.Range(0, 6000).Select(i => Line(i, "recieve")));
        string after = string.Concat(Enumerable.Range(0, 6000).Select(i => Line(i, "receive")));
        ImmutableArray<TextChange> changes = TextDifference.Between(before, after);
        Assert.Equal(after, Apply(before, changes));
        Assert.Equal(6000, changes.Length);
    }

    [Fact]
    public void Two_texts_of_nothing_in_common_are_one_change()
    {
        string before = string.Concat(Enumerable.Range(0, 40_000).Select(static i => $"a{i % 5000} ")), after = string.Concat(Enumerable.Range(0, 40_000).Select(static i => $"b{i % 5000}\n"));
        TextChange change = Assert.Single(TextDifference.Between(before, after));
        Assert.Equal((0, before.Length, after), (change.Start, change.Removed, change.Inserted));
    }

    [Fact]
    public void A_stretch_that_was_written_anew_is_one_change() => Assert.Equal(
        "6 [near old house by river]→[since our mill shut down]",
        Shown("lived near old house by river then", "lived since our mill shut down then"));

    [Fact]
    public void Words_spelt_otherwise_stay_words_of_their_own() =>
        Assert.Equal(4, TextDifference.Between("يکشنبه زندگي مي\u200Cکردند عربي", "یکشنبه زندگی می\u200Cکردند عربی").Length);
}

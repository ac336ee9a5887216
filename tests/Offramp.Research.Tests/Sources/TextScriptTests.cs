using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Sources;

public class TextScriptTests
{
    /// <summary>A text, edits of it that fit, and a span of it.</summary>
    private static readonly Arbitrary<(string Before, string After, TextScript Script, int Start, int End)> Corrections =
        (from length in Gen.Choose(1, 40)
         from pieces in Gen.Choose(0, 1 << 24).ListOf()
         from a in Gen.Choose(0, length - 1)
         from b in Gen.Choose(a + 1, length)
         select Make(length, pieces, a, b)).ToArbitrary();

    private static (string Before, string After, TextScript Script, int Start, int End) Make(int length, IEnumerable<int> pieces, int start, int end)
    {
        string before = string.Concat(Enumerable.Range(0, length).Select(static i => (char)('a' + i)));
        string after = "";
        var edits = new List<TextEdit>();
        int at = 0, made = 0;
        foreach (int piece in pieces)
        {
            int from = at + (piece & 7) + (edits.Count == 0 ? 0 : 1), removed = (piece >> 3) & 3, inserted = (piece >> 5) & 3;
            if (from + removed > length) break;
            after += before[at..from] + string.Concat(Enumerable.Range(0, inserted).Select(_ => (char)(0x4E00 + made++)));
            edits.Add(new TextEdit(from, removed, inserted));
            at = from + removed;
        }
        return (before, after + before[at..], TextScript.Of([.. edits], length)!, start, end);
    }

    private static void Law(Func<(string Before, string After, TextScript Script, int Start, int End), bool> holds) =>
        Prop.ForAll(Corrections, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static TextScript Script(params TextEdit[] edits) => TextScript.Of([.. edits], 100)!;

    [Fact]
    public void A_span_that_no_edit_touches_keeps_its_words() => Law(static c =>
        c.Script.Touches(c.Start, c.End) || (c.Script.Carry(c.Start, c.End) is { } at && c.After[at.Start..at.End] == c.Before[c.Start..c.End]));

    [Fact]
    public void A_carried_span_lies_in_the_text_after_and_holds_every_word_that_stayed() => Law(static c =>
        c.Script.Carry(c.Start, c.End) is not { } at
            ? c.Before[c.Start..c.End].All(letter => !c.After.Contains(letter, StringComparison.Ordinal))
            : at.Start >= 0 && at.End <= c.After.Length && at.Start < at.End
                && c.After[at.Start..at.End].Where(static letter => letter < 0x4E00).SequenceEqual(
                    c.Before[c.Start..c.End].Where(letter => c.After.Contains(letter, StringComparison.Ordinal))));

    [Fact]
    public void The_inverse_of_the_inverse_is_the_script() => Law(static c => c.Script.Inverse().Inverse().Edits.SequenceEqual(c.Script.Edits));

    [Fact]
    public void A_span_that_no_edit_touches_comes_back() => Law(static c =>
        c.Script.Touches(c.Start, c.End) || c.Script.Carry(c.Start, c.End) is not { } at || c.Script.Inverse().Carry(at.Start, at.End) == (c.Start, c.End));

    [Fact]
    public void Offsets_keep_their_order() => Law(static c =>
        c.Script.Follow(c.Start, false) <= c.Script.Follow(c.Start, true) && c.Script.Follow(c.Start, false) <= c.Script.Follow(c.End, false)
            && c.Script.Follow(c.Start, true) <= c.Script.Follow(c.End, true) && c.Script.Follow(c.Before.Length, true) == c.After.Length && c.Script.Follow(0, false) == 0);

    [Fact]
    public void Any_numbers_make_a_script_or_none_and_carry_without_an_exception() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(),
        static numbers =>
        {
            TextEdit[] edits = [.. numbers.Chunk(3).Where(static n => n.Length == 3).Select(static n => new TextEdit(n[0], n[1], n[2]))];
            foreach (int? length in new int?[] { null, 0, 50, int.MaxValue })
            {
                if (TextScript.Of([.. edits], length) is not { } script) continue;
                foreach (int number in numbers.Append(int.MaxValue).Append(int.MinValue))
                {
                    script.Carry(number, number + 5);
                    script.Carry(0, number);
                    script.Inverse().Carry(number, int.MaxValue);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("5 2 2, 4 1 1")]
    [InlineData("5 2 2, 6 1 1")]
    [InlineData("5 2 2, 7 1 1")]
    [InlineData("-1 2 2")]
    [InlineData("5 -2 2")]
    [InlineData("5 2 -2")]
    [InlineData("99 2 2")]
    [InlineData("2147483647 2147483647 1")]
    [InlineData("0 1 2147483647, 5 1 2147483647")]
    public void Edits_that_do_not_fit_make_no_script(string edits) => Assert.Null(TextScript.Of(
        [.. edits.Split(", ").Select(static e => e.Split(' ').Select(int.Parse).ToArray()).Select(static n => new TextEdit(n[0], n[1], n[2]))], 100));

    [Theory]
    // What lies before, behind and around an edit.
    [InlineData(0, 10, 0, 10)]
    [InlineData(0, 20, 0, 22)]
    [InlineData(15, 20, 17, 22)]
    // Exactly what was replaced.
    [InlineData(10, 14, 10, 16)]
    // An edge inside: the larger part decides.
    [InlineData(13, 20, 16, 22)]
    [InlineData(11, 20, 10, 22)]
    [InlineData(5, 11, 5, 10)]
    [InlineData(5, 13, 5, 16)]
    public void A_span_goes_with_its_words(int start, int end, int newStart, int newEnd) =>
        Assert.Equal((newStart, newEnd), Script(new TextEdit(10, 4, 6)).Carry(start, end));

    [Fact]
    public void A_span_within_replaced_words_has_no_place() => Assert.Null(Script(new TextEdit(10, 4, 6)).Carry(11, 13));

    [Fact]
    public void A_span_whose_words_went_has_no_place() => Assert.Null(Script(new TextEdit(10, 4, 0)).Carry(10, 14));

    [Fact]
    public void What_is_inserted_at_an_edge_stays_outside()
    {
        TextScript script = Script(new TextEdit(10, 0, 3), new TextEdit(20, 0, 3));
        Assert.Equal((13, 23), script.Carry(10, 20));
        Assert.Equal((5, 10), script.Carry(5, 10));
        Assert.Equal((5, 14), script.Carry(5, 11));
    }
}

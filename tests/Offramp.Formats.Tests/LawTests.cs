using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class LawTests
{
    private static readonly Gen<string> Fragment = Gen.Elements(
        "P-01:", "Interviewer: ", "مصاحبه‌گر:", "Amina: ", "**P-02:** ", "**", "[00:01:02] ", "14:02", "#00:00:01-5#", " ", "\t", "\n", "\n\n", "\r\n", "\r",
        "words", "Note: ", "http://", "---\n", "title: x\n", "# ", "😀", "\u200F", "é", ":", "：", "\u2028", "(", ")", "-", "۱۲:۳۰");

    private static readonly Arbitrary<string> Texts = Fragment.ListOf().Select(string.Concat).ToArbitrary();

    private static string Lf(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n');

    [Fact]
    public void A_text_is_read_as_it_was_written_in_every_encoding() => Prop.ForAll(Texts, text =>
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.Equal(Lf(text), TextReading.Read("a.md", bytes).Value?.Text);
        }
        if (text.Length > 0) Assert.Equal(Lf(text), TextReading.Read("a.md", Some.Utf8(text)).Value?.Text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Turns_follow_each_other_and_lie_within_the_text() => Prop.ForAll(Texts, raw =>
    {
        string text = Lf(raw);
        foreach (bool isMarkdown in new[] { false, true })
        {
            ImmutableArray<Turn> turns = SpeakerTurns.Find(text, 0, isMarkdown);
            int before = 0;
            foreach (Turn turn in turns)
            {
                Assert.True(before <= turn.Start && turn.Start < turn.WordsStart && turn.WordsStart <= turn.End && turn.End <= text.Length);
                Assert.Contains(turn.Speaker!, text[turn.Start..turn.WordsStart]);
                Assert.True(turn.End == text.Length || text[turn.End] == '\n');
                before = turn.End;
            }
            Assert.Equal(Enumerable.Range(1, turns.Length), turns.Select(t => t.Number));
            Assert.Equal(turns, TurnList.Read(TurnList.Write(turns)));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_map_of_code_points_counts_as_one_would_by_hand() => Prop.ForAll(Texts, text =>
    {
        CodePointMap map = CodePointMap.Of(text);
        int point = 0;
        for (int unit = 0; unit <= text.Length; point++)
        {
            // An offset between CR and LF falls on the LF that is left of the two.
            bool between = unit > 0 && unit < text.Length && text[unit - 1] == '\r' && text[unit] == '\n';
            Assert.Equal(between ? Lf(text[..(unit - 1)]).Length : Lf(text[..unit]).Length, map.ToUnits(point));
            unit += unit < text.Length && char.IsHighSurrogate(text[unit]) ? 2 : 1;
        }
        Assert.Equal(point - 1, map.Length);
    }).QuickCheckThrowOnFailure();
}

using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>A stretch of a text and the stretch of its translation that says the same, each from its first to past its last unit of UTF-16.</summary>
internal readonly record struct SpanPair(int Start, int End, int OtherStart, int OtherEnd);

/// <summary>A text and its translation, as they are taken apart line by line.</summary>
internal sealed class TwoTexts
{
    private readonly StringBuilder one = new();
    private readonly StringBuilder other = new();
    private readonly ImmutableArray<Turn>.Builder turns = ImmutableArray.CreateBuilder<Turn>();
    private readonly ImmutableArray<Turn>.Builder otherTurns = ImmutableArray.CreateBuilder<Turn>();
    private readonly List<SpanPair> pairs = [];

    /// <summary>How many stretches have their counterpart.</summary>
    public int Pairs => pairs.Count;

    /// <summary>Adds words that stand in one of the texts alone.</summary>
    public void AddAlone(string words, bool toOther)
    {
        StringBuilder text = toOther ? other : one;
        if (text.Length > 0) text.Append('\n');
        text.Append(words);
    }

    /// <summary>Adds words and their translation; either may be empty, and then stands alone.</summary>
    /// <param name="words">The words.</param>
    /// <param name="translation">Their translation.</param>
    /// <param name="speaker">Who says them, where a column tells; null where nothing does.</param>
    /// <param name="time">When, where a column tells; null where nothing does.</param>
    /// <param name="timeWords">The time as it was written.</param>
    public void Add(string words, string translation, string? speaker = null, TimeSpan? time = null, string? timeWords = null)
    {
        (int start, int end) = Put(one, turns, words, speaker, time, timeWords);
        (int otherStart, int otherEnd) = Put(other, otherTurns, translation, speaker, time, timeWords);
        if (start < end && otherStart < otherEnd) pairs.Add(new SpanPair(start, end, otherStart, otherEnd));
    }

    /// <summary>The body of the original, which holds its translation.</summary>
    /// <param name="body">The body as it was read.</param>
    /// <param name="name">What the original is called.</param>
    public TextBody ToBody(TextBody body, string name)
    {
        string text = one.ToString(), translated = other.ToString();
        string? language = LanguageGuess.Of(translated);
        ImmutableDictionary<Particular, string> told = ImmutableDictionary<Particular, string>.Empty;
        if (language is not null) told = told.Add(Particular.Language, language);
        ImmutableDictionary<Particular, string> own = body.Particulars;
        // A page says one language for both; the words know better.
        if (LanguageGuess.Of(text) is { } original) own = own.SetItem(Particular.Language, original);
        return body with
        {
            Text = text,
            Tables = [],
            Turns = turns.Count > 0 ? turns.ToImmutable() : null,
            Particulars = own,
            Pairs = [.. pairs],
            Translation = new TextBody(translated, body.Format, body.Encoding)
            {
                Name = $"{name}.{language ?? "translation"}",
                Turns = otherTurns.Count > 0 ? otherTurns.ToImmutable() : null,
                Particulars = told,
                Place = body.Place,
            },
        };
    }

    private static (int Start, int End) Put(
        StringBuilder text, ImmutableArray<Turn>.Builder turns, string words, string? speaker, TimeSpan? time, string? timeWords)
    {
        if (string.IsNullOrWhiteSpace(words)) return (0, 0);
        if (text.Length > 0) text.Append('\n');
        int start = text.Length;
        if (!string.IsNullOrEmpty(timeWords)) text.Append(timeWords).Append(' ');
        if (!string.IsNullOrEmpty(speaker)) text.Append(speaker).Append(": ");
        int wordsStart = text.Length;
        text.Append(words);
        if (!string.IsNullOrEmpty(speaker)) turns.Add(new Turn(turns.Count + 1, start, wordsStart, text.Length, speaker, time));
        return (start, text.Length);
    }

    /// <summary>The units of the two texts that belong together, by their numbers: what shares a turn with a pair belongs to the pair.</summary>
    public static ImmutableArray<AlignmentLink> Links(ReadText text, ReadText translation, IReadOnlyList<SpanPair> pairs)
    {
        ImmutableArray<RenditionUnit> units = RenditionUnits.Of(text.Text, text.Turns), others = RenditionUnits.Of(translation.Text, translation.Turns);
        var links = new List<AlignmentLink>();
        foreach (SpanPair pair in pairs)
        {
            if (RenditionUnits.Touched(units, pair.Start, pair.End) is not { } here
                || RenditionUnits.Touched(others, pair.OtherStart, pair.OtherEnd) is not { } there) continue;
            if (links.Count > 0 && links[^1] is { InA: { } a, InB: { } b } && (here.First <= a.Last || there.First <= b.Last))
            {
                links.RemoveAt(links.Count - 1);
                here = new UnitRange(Math.Min(a.First, here.First), Math.Max(a.Last, here.Last));
                there = new UnitRange(Math.Min(b.First, there.First), Math.Max(b.Last, there.Last));
            }
            links.Add(new AlignmentLink(here, there, IsConfirmed: true));
        }
        return [.. links];
    }
}

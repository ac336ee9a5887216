using System.Collections.Immutable;
using System.Text;

namespace Offramp.Formats;

/// <summary>What an old text is likely to be written in.</summary>
/// <param name="Encoding">The likeliest encoding.</param>
/// <param name="Others">The names of others that are nearly as likely and give other words; empty where the choice is clear.</param>
internal sealed record LikelyEncoding(Encoding Encoding, ImmutableArray<string> Others);

/// <summary>Recognises old encodings of one byte a letter by the letters that they make of a text.</summary>
internal static class EncodingRecognition
{
    // More bytes say no more.
    private const int Sample = 64 * 1024;

    // The difference of the logarithms from which a choice is clear: it is a few hundred times likelier.
    private const double Clear = 5.5;

    // On average: a text whose letters are no likelier than this is none of a known language.
    private const double Poor = -5.2;

    // The rarer a code page is in use, the more its letters must speak for it.
    private static readonly (int Page, double Rare, ImmutableArray<LetterFrequencies> Languages)[] Candidates =
    [
        (1252, 0, LetterFrequencies.Western),
        (1256, 0, LetterFrequencies.Arabic),
        (1251, 0, LetterFrequencies.Cyrillic),
        (1254, 0, LetterFrequencies.Turkish),
        (1250, 0, LetterFrequencies.Central),
        (28592, -3, LetterFrequencies.Central),
        (28596, -3, LetterFrequencies.Arabic),
        (28605, -3, LetterFrequencies.Western),
        (10000, -4, LetterFrequencies.Western),
        (850, -4, LetterFrequencies.Western),
        (852, -4, LetterFrequencies.Central),
        (857, -4, LetterFrequencies.Turkish),
        (10081, -5, LetterFrequencies.Turkish),
        (20866, -2, LetterFrequencies.Cyrillic),
        (866, -3, LetterFrequencies.Cyrillic),
        (28595, -3, LetterFrequencies.Cyrillic),
        (10007, -5, LetterFrequencies.Cyrillic),
    ];

    /// <summary>The likeliest encoding of a text that is not UTF-8.</summary>
    public static LikelyEncoding Of(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = AroundHighBytes(bytes);
        var rated = new List<(Encoding Encoding, string Text, double Score, int Count)>();
        foreach ((int page, double rare, ImmutableArray<LetterFrequencies> languages) in Candidates)
        {
            if (CodePagesEncodingProvider.Instance.GetEncoding(page) is not { } encoding) continue;
            string text = encoding.GetString(sample);
            (double score, int count) = languages.Select(language => Rated(text, language)).MaxBy(static rating => rating.Score);
            rated.Add((encoding, text, score + rare, count));
        }
        (Encoding best, string words, double top, int letters) = rated.MaxBy(static candidate => candidate.Score);
        bool isPoor = letters > 0 && top / letters < Poor;
        ImmutableArray<string> others =
        [
            .. rated.Where(candidate => candidate.Encoding.CodePage != best.CodePage && candidate.Text != words && (isPoor || top - candidate.Score < Clear))
                .OrderByDescending(static candidate => candidate.Score).DistinctBy(static candidate => candidate.Text).Take(3)
                .Select(static candidate => EncodingNames.NameOf(candidate.Encoding)),
        ];
        return new LikelyEncoding(best, others);
    }

    // A long Western text may have its first letter with a mark late.
    private static ReadOnlySpan<byte> AroundHighBytes(ReadOnlySpan<byte> bytes)
    {
        int first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        int start = Math.Max(0, first - 64);
        return bytes.Slice(start, Math.Min(Sample, bytes.Length - start));
    }

    private static (double Score, int Count) Rated(string text, LetterFrequencies language)
    {
        double score = 0;
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (character < 0x80) continue;
            count++;
            score += language.LogOf(character);
            char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.Length ? text[i + 1] : ' ';
            if (!char.IsLetter(character))
            {
                // A mark between two letters, other than an apostrophe, is a letter read wrongly.
                if (character is not ('’' or '\u200C' or '\u00AD') && char.IsLetter(before) && char.IsLetter(after)) score += Math.Log(0.02);
                continue;
            }
            // Capitals within words, and letters of two scripts in one word, are signs of a wrong choice.
            if (char.IsUpper(character) && char.IsLower(before)) score += Math.Log(0.01);
            if (char.IsLower(character) && char.IsUpper(before) && char.IsUpper(after)) score += Math.Log(0.05);
            bool isLatin = character < 0x250;
            if ((char.IsAsciiLetter(before) || char.IsAsciiLetter(after)) && !isLatin) score += Math.Log(0.005);
        }
        return (score, count);
    }
}

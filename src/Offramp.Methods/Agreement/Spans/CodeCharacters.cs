using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>How many characters two coders gave a code, both, one, or neither. Two applications by one coder to the same character count once (union).</summary>
/// <remarks>There is no standard error from the number of characters: neighbouring characters are not independent. Resample documents or blocks (<see cref="SpanResampling"/>).</remarks>
/// <param name="Code">The code.</param>
/// <param name="Both">Characters with the code from both.</param>
/// <param name="OnlyA">From the first coder only.</param>
/// <param name="OnlyB">From the second coder only.</param>
/// <param name="Neither">From neither.</param>
public sealed record CodeCharacters(string Code, long Both, long OnlyA, long OnlyB, long Neither)
{
    /// <summary>All characters of the documents that both coders opened.</summary>
    public long Total => Both + OnlyA + OnlyB + Neither;

    /// <summary>(both + neither) / all.</summary>
    public SpanCoefficient Agreement => Total > 0 ? SpanCoefficient.Of((double)(Both + Neither) / Total) : SpanCoefficient.None("methods.spans-no-pair");

    /// <summary>Cohen's kappa over characters. J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46.</summary>
    public SpanCoefficient Kappa
    {
        get
        {
            if (Total == 0) return SpanCoefficient.None("methods.spans-no-pair");
            // (p_o − p_e) / (1 − p_e) with 1 − p_e = (a b' + a' b) / n²: exactly 0 where both coders gave one value to everything.
            double a = Both + OnlyA, b = Both + OnlyB, expected = (a * (Total - b)) + ((Total - a) * b);
            return SpanCoefficient.FromDisagreement((double)(OnlyA + OnlyB) * Total, expected, Both > 0 ? "methods.spans-all-marked" : "methods.spans-code-unused");
        }
    }

    /// <summary>Intersection over union: both / (both + only A + only B). P. Jaccard, 1912.</summary>
    public SpanCoefficient Iou => Ratio(Both, Both + OnlyA + OnlyB);

    /// <summary>2 both / (2 both + only A + only B): the positive specific agreement. L. R. Dice, Ecology 26 (1945) 297–302.</summary>
    public SpanCoefficient F1 => Ratio(2 * Both, (2 * Both) + OnlyA + OnlyB);

    /// <summary>The table of each code for two coders, over the documents that both opened, straight from the bounds of units.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="a">The first coder, from 0.</param>
    /// <param name="b">The second coder, from 0.</param>
    public static ImmutableArray<CodeCharacters> Of(SpanData data, int a = 0, int b = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. data.Codes.Select((_, code) => Together(data.Codes[code], Blocks(data, code, a, b, SpanBlocks.Whole(data.OnlyCoders(a, b)))))];
    }

    /// <summary>The table of one code in each stretch of text.</summary>
    internal static CodeCharacters[] Blocks(SpanData data, int code, int a, int b, SpanBlocks blocks)
    {
        var tables = new List<CodeCharacters>();
        foreach (IGrouping<int, (int Document, int Start, int End)> document in blocks.Stretches(data).GroupBy(static stretch => stretch.Document))
        {
            CodedUnit[] ofA = Array.FindAll(data.Marked(document.Key)[a]!, unit => unit.Code == code), ofB = Array.FindAll(data.Marked(document.Key)[b]!, unit => unit.Code == code);
            int i = 0, j = 0;
            foreach ((_, int start, int end) in document) tables.Add(Stretch(data.Codes[code], ofA, ofB, ref i, ref j, start, end));
        }
        return [.. tables];
    }

    /// <summary>Tables put together.</summary>
    internal static CodeCharacters Together(string code, IEnumerable<CodeCharacters> tables)
    {
        long both = 0, onlyA = 0, onlyB = 0, neither = 0;
        foreach (CodeCharacters table in tables)
        {
            both += table.Both;
            onlyA += table.OnlyA;
            onlyB += table.OnlyB;
            neither += table.Neither;
        }
        return new CodeCharacters(code, both, onlyA, onlyB, neither);
    }

    // Both lists are ordered and disjoint; i and j go on from stretch to stretch.
    private static CodeCharacters Stretch(string code, CodedUnit[] ofA, CodedUnit[] ofB, ref int i, ref int j, int start, int end)
    {
        long both = 0, inA = 0, inB = 0;
        int at = start;
        while (at < end)
        {
            while (i < ofA.Length && ofA[i].End <= at) i++;
            while (j < ofB.Length && ofB[j].End <= at) j++;
            bool isA = i < ofA.Length && ofA[i].Start <= at, isB = j < ofB.Length && ofB[j].Start <= at;
            int until = end;
            if (i < ofA.Length) until = Math.Min(until, isA ? ofA[i].End : ofA[i].Start);
            if (j < ofB.Length) until = Math.Min(until, isB ? ofB[j].End : ofB[j].Start);
            if (isA) inA += until - at;
            if (isB) inB += until - at;
            if (isA && isB) both += until - at;
            at = until;
        }
        return new CodeCharacters(code, both, inA - both, inB - both, end - start - inA - inB + both);
    }

    private static SpanCoefficient Ratio(long part, long whole) => whole > 0 ? SpanCoefficient.Of((double)part / whole) : SpanCoefficient.None("methods.spans-code-unused");
}

using System.Collections.Immutable;
using Offramp.Methods.Agreement.Spans;
using Offramp.Methods.Numbers;

namespace Offramp.Bench;

/// <summary>Texts that coders marked: the same passages for all of them, of which each overlooks some, moves bounds and gives another code at times, in hard texts more than in easy ones.</summary>
internal static class SimulatedCoders
{
    private static readonly string[] Codes = ["A", "A", "A", "B", "B", "C", "D"];

    /// <summary>One document.</summary>
    public static SpanDocument Document(SeededRandom random, string name, int length, int passages, int coders)
    {
        var units = new ImmutableArray<SpanUnit>.Builder[coders];
        for (int c = 0; c < coders; c++) units[c] = ImmutableArray.CreateBuilder<SpanUnit>();
        int slot = length / passages;
        // Hardness changes along a text, so that neighbouring passages are alike, as in interviews.
        double found = 0.9;
        for (int p = 0; p < passages; p++)
        {
            if (p % 12 == 0) found = 0.6 + (0.38 * random.NextDouble());
            int wide = (slot / 5) + random.Next(Math.Max(1, slot / 2)), start = (p * slot) + (slot / 10) + random.Next(Math.Max(1, slot / 10));
            string code = Codes[random.Next(Codes.Length)];
            for (int c = 0; c < coders; c++)
            {
                if (random.NextDouble() > found) continue;
                int from = Math.Max(p * slot, start + Moved(random, slot)), to = Math.Min((p + 1) * slot, start + wide + Moved(random, slot));
                if (from < to) units[c].Add(new SpanUnit(from, to, random.NextDouble() < found ? code : Codes[random.Next(Codes.Length)]));
            }
        }
        return new SpanDocument(name, length, [.. units.Select(static one => (ImmutableArray<SpanUnit>?)one.ToImmutable())]);
    }

    private static int Moved(SeededRandom random, int slot) => random.NextDouble() < 0.5 ? 0 : random.Next(Math.Max(1, slot / 5)) - (slot / 10);
}

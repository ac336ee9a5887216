using Offramp.Methods.Numbers;

namespace Offramp.Methods.Agreement;

/// <summary>Draws as many units as there are, with replacement, or as many documents as there are with all their units: how often each pattern then occurs.</summary>
internal abstract class UnitDraws
{
    /// <summary>Draws once.</summary>
    /// <param name="random">Where randomness comes from.</param>
    /// <param name="weights">Gets how often each pattern occurs.</param>
    public abstract void Draw(SeededRandom random, Span<int> weights);

    /// <summary>Draws units.</summary>
    public static UnitDraws OfUnits(int[] weights) => new Units(weights);

    /// <summary>Draws documents.</summary>
    /// <param name="ofUnit">The pattern of each unit; -1 for none.</param>
    /// <param name="documents">The document of each unit.</param>
    public static UnitDraws OfDocuments(int[] ofUnit, IReadOnlyList<int> documents) => new Documents(ofUnit, documents);

    // Numbers of units by pattern are multinomial: one binomial after the other for patterns of many units (L. Devroye, Non-Uniform Random Variate Generation (1986), section XI.1.4);
    // the units of rare patterns are drawn one by one, which is quicker for few.
    private sealed class Units : UnitDraws
    {
        private const int Rare = 16;

        private readonly int units;
        private readonly int[] patterns;
        private readonly int[] sizes;
        private readonly int[] rareUnits;

        public Units(int[] weights)
        {
            units = weights.Sum();
            patterns = [.. Enumerable.Range(0, weights.Length).Where(p => weights[p] >= Rare).OrderByDescending(p => weights[p])];
            sizes = [.. patterns.Select(p => weights[p])];
            rareUnits = [.. Enumerable.Range(0, weights.Length).Where(p => weights[p] < Rare).SelectMany(p => Enumerable.Repeat(p, weights[p]))];
        }

        public override void Draw(SeededRandom random, Span<int> weights)
        {
            weights.Clear();
            int left = units, rest = units;
            for (int i = 0; i < patterns.Length && left > 0; i++)
            {
                int drawn = BinomialDraw.Next(random, left, (double)sizes[i] / rest);
                weights[patterns[i]] = drawn;
                left -= drawn;
                rest -= sizes[i];
            }
            for (; left > 0; left--) weights[rareUnits[random.Next(rareUnits.Length)]]++;
        }
    }

    private sealed class Documents : UnitDraws
    {
        private readonly (int Pattern, int Units)[][] documents;

        public Documents(int[] ofUnit, IReadOnlyList<int> documents) => this.documents =
            [.. Enumerable.Range(0, ofUnit.Length).Where(unit => ofUnit[unit] >= 0).GroupBy(unit => documents[unit])
                .Select(document => document.GroupBy(unit => ofUnit[unit]).Select(static same => (same.Key, same.Count())).ToArray())];

        public override void Draw(SeededRandom random, Span<int> weights)
        {
            weights.Clear();
            for (int i = 0; i < documents.Length; i++)
                foreach ((int pattern, int units) in documents[random.Next(documents.Length)]) weights[pattern] += units;
        }
    }
}

namespace Offramp.Methods.Agreement.Spans;

/// <summary>One pass over the cut points of a document. Between two of them every coder has one value, so nothing is looked at character by character.</summary>
/// <remarks>Units of m coders with N cut points: N steps after the sorting, each of m and of the squared number of units that are open.</remarks>
internal sealed class UnitSweep
{
    private readonly CodedUnit[][] coders;
    private readonly double[]? values;
    private readonly bool ratio;
    private readonly int begin;
    private readonly int[] ends;
    private readonly BlockBuilder[] blocks;
    private readonly OpenUnit[] open;

    private UnitSweep(CodedUnit[][] coders, int begin, int[] ends, CodeValues? metric)
    {
        this.coders = coders;
        this.begin = begin;
        this.ends = ends;
        values = metric?.Values;
        ratio = metric?.IsRatio ?? false;
        blocks = new BlockBuilder[ends.Length];
        open = new OpenUnit[coders.Length];
        for (int b = 0; b < blocks.Length; b++) blocks[b] = new BlockBuilder();
        for (int c = 0; c < open.Length; c++) open[c] = new OpenUnit(coders.Length);
    }

    /// <summary>The sums of the blocks of a document.</summary>
    /// <param name="marked">What each coder marked; those who never opened it are left out. Within a coder nothing overlaps.</param>
    /// <param name="begin">The first character.</param>
    /// <param name="ends">Where each block ends, in rising order; the last is the end of the document.</param>
    /// <param name="metric">The values of the codes; null where codes are equal or not.</param>
    public static BlockSums[] Of(CodedUnit[]?[] marked, int begin, int[] ends, CodeValues? metric = null)
    {
        var sweep = new UnitSweep([.. marked.OfType<CodedUnit[]>()], begin, ends, metric);
        sweep.Run();
        var sums = new BlockSums[ends.Length];
        for (int b = 0; b < sums.Length; b++)
            sums[b] = sweep.blocks[b].Settled((double)(ends[b] - (b == 0 ? begin : ends[b - 1])) * sweep.coders.Length, sweep.coders.Length - 1);
        return sums;
    }

    private void Run()
    {
        int[] next = new int[coders.Length], active = new int[coders.Length];
        int at = begin;
        for (int b = 0; b < ends.Length; b++)
        {
            while (at < ends[b])
            {
                int until = ends[b], count = 0;
                for (int c = 0; c < coders.Length; c++)
                {
                    if (next[c] >= coders[c].Length) continue;
                    CodedUnit unit = coders[c][next[c]];
                    if (unit.Start <= at)
                    {
                        active[count++] = c;
                        until = Math.Min(until, unit.End);
                    }
                    else
                    {
                        until = Math.Min(until, unit.Start);
                    }
                }
                if (count > 0) Meet(active.AsSpan(0, count), next, until - at);
                at = until;
                foreach (int c in active.AsSpan(0, count))
                {
                    if (coders[c][next[c]].End != at) continue;
                    open[c].Close(b, coders[c][next[c]].Code, blocks);
                    next[c]++;
                }
            }
            for (int c = 0; c < coders.Length; c++)
                if (open[c].Length > 0) open[c].Split(b);
        }
    }

    // Over this stretch the units of the active coders run side by side.
    private void Meet(ReadOnlySpan<int> active, int[] next, int width)
    {
        foreach (int i in active)
        {
            OpenUnit unit = open[i];
            unit.Length += width;
            if (active.Length == 1) continue;
            unit.MetByAny += width;
            int code = coders[i][next[i]].Code;
            foreach (int j in active)
            {
                if (j == i) continue;
                unit.MetBy[j] += width;
                int other = coders[j][next[j]].Code;
                if (other == code) continue;
                unit.Other += width;
                if (values is not null) unit.Difference += width * CodeValues.Squared(values[code], values[other], ratio);
            }
        }
    }

    /// <summary>What was met so far of the unit that a coder has open, in the block that the sweep is in and in those before.</summary>
    private sealed class OpenUnit(int coders)
    {
        private readonly List<(int Block, double Length, double MetByAny, double Other, double Difference, double[] MetBy)> before = [];

        public double Length;
        public double MetByAny;
        public double Other;
        public double Difference;
        public readonly double[] MetBy = new double[coders];

        /// <summary>A block ends within the unit.</summary>
        public void Split(int block)
        {
            before.Add((block, Length, MetByAny, Other, Difference, [.. MetBy]));
            Clear();
        }

        /// <summary>The unit ends. Its squares go to the blocks by the share that each has of it, so that they add up to those of the whole unit.</summary>
        public void Close(int block, int code, BlockBuilder[] blocks)
        {
            if (before.Count == 0)
            {
                Add(blocks[block], code, Length, MetByAny, MetBy, Length, MetByAny, Other, Difference, MetBy);
                Clear();
                return;
            }
            if (Length > 0) Split(block);
            double length = before.Sum(static part => part.Length), any = before.Sum(static part => part.MetByAny);
            double[] by = new double[coders];
            foreach (var part in before)
                for (int j = 0; j < by.Length; j++) by[j] += part.MetBy[j];
            foreach (var part in before) Add(blocks[part.Block], code, length, any, by, part.Length, part.MetByAny, part.Other, part.Difference, part.MetBy);
            before.Clear();
        }

        private static void Add(BlockBuilder to, int code, double wholeLength, double wholeAny, double[] wholeBy, double length, double any, double other, double difference, double[] by)
        {
            double met = 0, wholeMet = 0, each = 0;
            for (int j = 0; j < by.Length; j++)
            {
                met += by[j];
                wholeMet += wholeBy[j];
                each += wholeBy[j] * by[j];
            }
            Span<double> sums = to.Of(code);
            sums[UnitSums.Length] += length;
            sums[UnitSums.Met] += met;
            sums[UnitSums.Unmet] += (length * (by.Length - 1)) - met;
            sums[UnitSums.Other] += other;
            sums[UnitSums.Difference] += difference;
            sums[UnitSums.Squares] += wholeLength * length;
            sums[UnitSums.MetByEach] += each;
            sums[UnitSums.MetByMean] += wholeMet * met;
            sums[UnitSums.MetByAny] += wholeAny * any;
        }

        private void Clear()
        {
            Length = MetByAny = Other = Difference = 0;
            Array.Clear(MetBy);
        }
    }

    /// <summary>The sums of a block while they grow: whole numbers until <see cref="Settled"/> divides them.</summary>
    private sealed class BlockBuilder
    {
        private readonly Dictionary<int, double[]> codes = [];

        public Span<double> Of(int code)
        {
            if (!codes.TryGetValue(code, out double[]? sums)) codes[code] = sums = new double[UnitSums.Width];
            return sums;
        }

        public BlockSums Settled(double total, double others)
        {
            int[] order = [.. codes.Keys.Order()];
            double[] all = new double[order.Length * UnitSums.Width];
            for (int i = 0; i < order.Length; i++)
            {
                Span<double> sums = all.AsSpan(i * UnitSums.Width, UnitSums.Width);
                codes[order[i]].CopyTo(sums);
                foreach (int what in (ReadOnlySpan<int>)[UnitSums.Met, UnitSums.Unmet, UnitSums.Other, UnitSums.Difference, UnitSums.MetByEach]) sums[what] /= others;
                sums[UnitSums.MetByMean] /= others * others;
            }
            return new BlockSums(total, order, all);
        }
    }
}

using System.Globalization;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>The family by its definitions: characters one by one, whole matrices, value 0 for gaps. NaN where the definition divides by nothing.</summary>
internal sealed class SlowFamily
{
    private const double Tiny = 1e-9;

    private readonly SpanData data;
    private readonly CodeMetric metric;
    private readonly int values;
    private readonly double[,] met;
    private readonly double[] squares;

    public SlowFamily(SpanData data, CodeMetric metric)
    {
        this.data = data;
        this.metric = metric;
        values = data.Codes.Length + 1;
        met = new double[values, values];
        squares = new double[values];
        MetByEach = new double[values];
        MetByMean = new double[values];
        MetByAny = new double[values];
        for (int d = 0; d < data.Documents.Length; d++) Add(d);
    }

    public double[] MetByEach { get; }

    public double[] MetByMean { get; }

    public double[] MetByAny { get; }

    public double U()
    {
        double[,] expected = Expected(met, squares, 0);
        double observed = 0, chance = 0;
        for (int c = 0; c < values; c++)
        {
            for (int k = 0; k < values; k++)
            {
                if (c == k) continue;
                observed += met[c, k];
                chance += expected[c, k];
            }
        }
        return chance > Tiny && data.Codes.Length > 0 ? 1 - (observed / chance) : double.NaN;
    }

    public double BarU()
    {
        double[,] folded = new double[2, 2];
        for (int c = 0; c < values; c++)
            for (int k = 0; k < values; k++) folded[Math.Min(c, 1), Math.Min(k, 1)] += met[c, k];
        double[,] expected = Expected(folded, [squares[0], squares.Skip(1).Sum()], 0);
        return expected[0, 1] > Tiny ? 1 - (folded[0, 1] / expected[0, 1]) : double.NaN;
    }

    public double Cu(double[] correction)
    {
        double observed = 0, chance = 0, products = 0;
        double[,] expected = Expected(met, correction, 1);
        for (int c = 1; c < values; c++)
        {
            for (int k = 1; k < values; k++)
            {
                observed += Difference(c, k) * met[c, k];
                chance += Difference(c, k) * expected[c, k];
                products += Difference(c, k) * Row(met, c, 1) * Row(met, k, 1);
            }
        }
        if (products <= Tiny) return double.NaN;
        if (observed == 0) return 1;
        return chance > Tiny && double.IsFinite(chance) && chance < 1e9 ? 1 - (observed / chance) : double.NaN;
    }

    public double Ku(int code)
    {
        int k = code + 1;
        double own = Row(met, k, 1), all = Enumerable.Range(1, values - 1).Sum(c => Row(met, c, 1)), observed = 0, products = 0, row = 0;
        for (int c = 1; c < values; c++)
        {
            // Without what all of e* is divided by: it goes out of the ratio.
            double product = (Row(met, c, 1) * own) - (c == k ? MetByEach[k] : 0);
            row += product;
            observed += Difference(c, k) * met[c, k];
            products += Difference(c, k) * product;
        }
        if (all <= 0 || own <= 0 || products <= Tiny) return double.NaN;
        if (observed == 0) return 1;
        return row > Tiny ? 1 - (row / own * observed / products) : double.NaN;
    }

    public double Coverage(int code) => Row(met, code + 1, 0) > 0 ? Row(met, code + 1, 1) / Row(met, code + 1, 0) : double.NaN;

    public double CoverageCu() => Total(met, 0) > 0 ? Total(met, 1) / Total(met, 0) : double.NaN;

    private void Add(int document)
    {
        SpanDocument text = data.Documents[document];
        SpanUnit[][] coders = [.. Enumerable.Range(0, data.Coders.Length).Select(c => data.UnitsOf(document, c)).Where(static own => own is not null).Select(static own => own!.Value.ToArray())];
        if (coders.Length < 2) return;
        double others = coders.Length - 1;
        int[][] at = [.. coders.Select(units => Enumerable.Range(text.Begin, text.Length).Select(x => Array.Find(units, u => u.Start <= x && x < u.End) is { Code: { } code } ? data.Codes.IndexOf(code) + 1 : 0).ToArray())];
        for (int i = 0; i < coders.Length; i++)
        {
            for (int x = 0; x < text.Length; x++)
            {
                if (at[i][x] == 0) squares[0]++;
                for (int j = 0; j < coders.Length; j++)
                    if (j != i) met[at[i][x], at[j][x]] += 1 / others;
            }
            foreach (SpanUnit unit in coders[i])
            {
                int k = data.Codes.IndexOf(unit.Code) + 1;
                int[] own = [.. Enumerable.Range(unit.Start - text.Begin, unit.Length)];
                double[] by = [.. Enumerable.Range(0, coders.Length).Where(j => j != i).Select(j => (double)own.Count(x => at[j][x] > 0))];
                double any = own.Count(x => Enumerable.Range(0, coders.Length).Any(j => j != i && at[j][x] > 0));
                squares[k] += (double)unit.Length * unit.Length;
                MetByEach[k] += by.Sum(static x => x * x) / others;
                MetByMean[k] += by.Average() * by.Average();
                MetByAny[k] += any * any;
            }
        }
    }

    private double[,] Expected(double[,] observed, double[] selfMet, int from)
    {
        int size = observed.GetLength(0);
        double total = Total(observed, from);
        double[,] expected = new double[size, size];
        double rest = (total * total) - selfMet.Skip(from).Sum();
        for (int c = from; c < size; c++)
            for (int k = from; k < size; k++) expected[c, k] = total * ((Row(observed, c, from) * Row(observed, k, from)) - (c == k ? selfMet[c] : 0)) / rest;
        return expected;
    }

    private static double Row(double[,] matrix, int row, int from) => Enumerable.Range(from, matrix.GetLength(1) - from).Sum(k => matrix[row, k]);

    private static double Total(double[,] matrix, int from) => Enumerable.Range(from, matrix.GetLength(0) - from).Sum(c => Row(matrix, c, from));

    private double Difference(int c, int k)
    {
        if (metric == CodeMetric.Nominal) return c == k ? 0 : 1;
        double x = double.Parse(data.Codes[c - 1], CultureInfo.InvariantCulture), y = double.Parse(data.Codes[k - 1], CultureInfo.InvariantCulture);
        return metric == CodeMetric.Interval ? (x - y) * (x - y) : x + y == 0 ? 0 : Math.Pow((x - y) / (x + y), 2);
    }
}

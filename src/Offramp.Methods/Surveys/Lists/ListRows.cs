namespace Offramp.Methods.Surveys.Lists;

/// <summary>The rows of a list experiment, each that occurs several times only once: the estimators need to know how often, not who.</summary>
internal sealed class ListRows
{
    private ListRows(int columns) => Columns = columns;

    /// <summary>How many columns X has, with the constant.</summary>
    public int Columns { get; }

    /// <summary>How many different rows there are.</summary>
    public int Length { get; private set; }

    /// <summary>The count of each.</summary>
    public int[] Y { get; private set; } = [];

    /// <summary>The arm of each, 0 for the control arm.</summary>
    public int[] Arm { get; private set; } = [];

    /// <summary>X row by row, the constant 1 first.</summary>
    public double[] X { get; private set; } = [];

    /// <summary>How many respondents each stands for.</summary>
    public int[] Times { get; private set; } = [];

    /// <summary>The weight of each of these respondents, of mean 1 over all.</summary>
    public double[] Weight { get; private set; } = [];

    /// <summary>Which of the different rows each row of the table is; −1 where it takes no part.</summary>
    public int[] Of { get; private set; } = [];

    /// <summary>The constant and the covariates of one.</summary>
    public ReadOnlySpan<double> At(int row) => X.AsSpan(row * Columns, Columns);

    /// <summary>Finds rows that are alike in count, arm, covariates and weight.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="kept">Whether each row takes part.</param>
    /// <param name="scale">What weights are multiplied by.</param>
    public static ListRows Collapse(ListInput input, bool[] kept, double scale)
    {
        int columns = input.Covariates.Length + 1, rows = kept.Length, mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, rows * 2)) - 1;
        int[] table = new int[mask + 1], of = new int[rows], y = new int[rows], arm = new int[rows], times = new int[rows];
        double[] x = new double[rows * columns], weights = new double[rows];
        double[][] values = [.. input.Covariates.Select(static c => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(c.Values)!)];
        int length = 0;
        for (int i = 0; i < rows; i++)
        {
            if (!kept[i])
            {
                of[i] = -1;
                continue;
            }
            // The row is written behind those found; it stays there where it is new.
            Span<double> written = x.AsSpan(length * columns, columns);
            written[0] = 1;
            for (int c = 1; c < columns; c++) written[c] = values[c - 1][i] + 0.0;
            int count = (int)input.Counts[i], group = input.Arms.OfRows[i];
            double weight = input.Weights is { } given ? given[i] : 1;
            ulong hash = Mixed((ulong)(count * 64 + group), weight);
            for (int c = 1; c < columns; c++) hash = Mixed(hash, written[c]);
            int at = (int)(hash >> 20) & mask;
            while (table[at] != 0 && !Same(table[at] - 1, written)) at = (at + 1) & mask;
            if (table[at] == 0)
            {
                table[at] = length + 1;
                y[length] = count;
                arm[length] = group;
                weights[length] = weight;
                length++;
            }
            of[i] = table[at] - 1;
            times[of[i]]++;

            bool Same(int other, ReadOnlySpan<double> row) =>
                y[other] == count && arm[other] == group && weights[other] == weight && row.SequenceEqual(x.AsSpan(other * columns, columns));
        }
        for (int i = 0; i < length; i++) weights[i] *= scale;
        return new ListRows(columns)
        {
            Length = length,
            Y = y[..length],
            Arm = arm[..length],
            X = x[..(length * columns)],
            Times = times[..length],
            Weight = weights[..length],
            Of = of,
        };
    }

    private static ulong Mixed(ulong hash, double value)
    {
        hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}

namespace Offramp.Methods.Agreement.Spans;

/// <summary>What the family of coefficients needs of a stretch of text, code by code. Sums of stretches are the sums of the whole, so documents are put together and
/// resampled without a second look at the text.</summary>
internal sealed class UnitSums(int codes)
{
    /// <summary>Characters under the code, over all coders.</summary>
    public const int Length = 0;

    /// <summary>l*_k.: how much of that met a unit of another coder, each other coder counting 1/(m − 1).</summary>
    public const int Met = 1;

    /// <summary>l_k,phi: how much of that met a gap of another coder, in the same way.</summary>
    public const int Unmet = 2;

    /// <summary>How much of what met had another code.</summary>
    public const int Other = 3;

    /// <summary>The same, weighted by the squared difference of the codes' values.</summary>
    public const int Difference = 4;

    /// <summary>Q_k: squared lengths of the units.</summary>
    public const int Squares = 5;

    /// <summary>Q*_k, each coder who was met by itself: eq. 10 as it is transcribed.</summary>
    public const int MetByEach = 6;

    /// <summary>Q*_k, by the mean length that the others met.</summary>
    public const int MetByMean = 7;

    /// <summary>Q*_k, by the length that any of the others met.</summary>
    public const int MetByAny = 8;

    /// <summary>How many numbers a code has.</summary>
    public const int Width = 9;

    /// <summary>l_..: characters times coders.</summary>
    public double Total { get; private set; }

    /// <summary>How many codes there are.</summary>
    public int Codes => codes;

    /// <summary>The numbers, <see cref="Width"/> of them for each code.</summary>
    public double[] Values { get; } = new double[codes * Width];

    /// <summary>One number of a code.</summary>
    public double this[int code, int what] => Values[(code * Width) + what];

    /// <summary>One number over all codes.</summary>
    public double Over(int what)
    {
        double sum = 0;
        for (int at = what; at < Values.Length; at += Width) sum += Values[at];
        return sum;
    }

    /// <summary>Adds a stretch, once or several times.</summary>
    public void Add(BlockSums block, double times)
    {
        Total += times * block.Total;
        for (int i = 0; i < block.Codes.Length; i++)
        {
            ReadOnlySpan<double> from = block.Values.AsSpan(i * Width, Width);
            Span<double> to = Values.AsSpan(block.Codes[i] * Width, Width);
            for (int j = 0; j < Width; j++) to[j] += times * from[j];
        }
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Total = 0;
        Array.Clear(Values);
    }

    /// <summary>The sums of stretches.</summary>
    public static UnitSums Of(int codes, IEnumerable<BlockSums> blocks)
    {
        var sums = new UnitSums(codes);
        foreach (BlockSums block in blocks) sums.Add(block, 1);
        return sums;
    }
}

/// <summary>The sums of one document or block, for the codes that it has.</summary>
/// <param name="Total">Characters times coders.</param>
/// <param name="Codes">The codes, by place.</param>
/// <param name="Values">The numbers of <see cref="UnitSums"/> for each of them.</param>
internal sealed record BlockSums(double Total, int[] Codes, double[] Values);

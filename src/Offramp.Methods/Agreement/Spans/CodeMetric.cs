using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>How different two codes are, for the coefficients of coding.</summary>
public enum CodeMetric
{
    /// <summary>Equal or not.</summary>
    Nominal,

    /// <summary>Codes are numbers: (c − k)².</summary>
    Interval,

    /// <summary>Codes are numbers from 0: ((c − k) / (c + k))².</summary>
    Ratio,
}

/// <summary>The numbers that codes stand for.</summary>
internal sealed class CodeValues(double[] values, bool isRatio)
{
    /// <summary>By code.</summary>
    public double[] Values => values;

    /// <summary>Whether differences are relative.</summary>
    public bool IsRatio => isRatio;

    // Beyond it squared differences times squared lengths are no finite numbers.
    private const double Largest = 1e100;

    /// <summary>The values of codes; null where codes are equal or not, problems where a code is no number.</summary>
    public static ImmutableArray<MethodProblem> Read(ImmutableArray<string> codes, CodeMetric metric, out CodeValues? found)
    {
        found = null;
        if (metric == CodeMetric.Nominal) return [];
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        double[] read = new double[codes.Length];
        for (int i = 0; i < read.Length; i++)
        {
            bool isNumber = double.TryParse(codes[i], NumberStyles.Float, CultureInfo.InvariantCulture, out read[i]) && Math.Abs(read[i]) <= Largest;
            if (!isNumber) problems.Add(new MethodProblem("methods.spans-code-no-number", Column: codes[i]).With("code", codes[i]));
            else if (metric == CodeMetric.Ratio && read[i] < 0) problems.Add(new MethodProblem("methods.spans-code-negative", Column: codes[i]).With("code", codes[i]));
        }
        found = new CodeValues(read, metric == CodeMetric.Ratio);
        return problems.ToImmutable();
    }

    /// <summary>The squared difference of two values. Krippendorff 2019, section 12.4: interval and ratio; two zeros do not differ.</summary>
    public static double Squared(double c, double k, bool ratio)
    {
        double difference = c - k;
        if (!ratio) return difference * difference;
        return c + k == 0 ? 0 : difference / (c + k) * (difference / (c + k));
    }
}

namespace Offramp.Methods.Surveys.Lists;

/// <summary>The likelihood of the plain model, in which those with and without the trait count control items alike and nobody lies: in closed form, for tables of many different rows.</summary>
/// <remarks>With e = exp of the predictors, the two ways to a count y of an item's arm stand to each other as r = e_g / e_h · C(J, y − 1) / C(J, y), so that the chance of the trait given the
/// count is w = r / (1 + r). The log-likelihood is ln C(J, y) + y η_h − ln (1 + e_g) − J ln (1 + e_h) + ln (1 + r); its first derivatives are w − g and y − w − J h, the second ones
/// w (1 − w) − g (1 − g), w (1 − w) − J h (1 − h) and −w (1 − w) between both. For y = J + 1 it is w = 1 and ln C(J, J) = 0 with the count J.</remarks>
internal sealed class ListPlainSum(ListLayout layout)
{
    // Predictors within this bound, to the power of J, stay far from the greatest number.
    private const double FarthestPredictor = 300;

    private readonly ListRows rows = layout.Data.Rows;
    private readonly int items = layout.Data.Items;

    // C(J, y − 1) / C(J, y) = y / (J − y + 1).
    private readonly double[] ratios = [.. Enumerable.Range(0, layout.Data.Items + 1).Select(y => y / (layout.Data.Items - y + 1.0))];
    private readonly double[] logChoose = ListLikelihood.LogChoose(layout.Data.Items);

    /// <summary>Whether a model is plain.</summary>
    public static bool Is(ListModel model) =>
        model.Constrained && !model.Overdispersed && !model.Floor && !model.Ceiling && model.Condition == ListCondition.None;

    /// <summary>Adds a block of rows.</summary>
    /// <param name="coefficients">The coefficients.</param>
    /// <param name="curvature">Which second derivatives are wanted.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="logLik">Gets the log-likelihood.</param>
    /// <param name="gradient">Gets the first derivatives.</param>
    /// <param name="information">Gets the lower half of the negative second ones; empty where none are wanted.</param>
    /// <returns>Whether it could be done: not where a predictor is so far out that numbers would overflow.</returns>
    public bool Add(double[] coefficients, Curvature curvature, int from, int to, out double logLik, double[] gradient, double[] information)
    {
        int k = rows.Columns, triangle = k * (k + 1) / 2, arms = layout.ByArm.Length, controlAt = layout.Control.At;
        double farthest = Math.Min(30, FarthestPredictor / items);
        // For each arm: of the trait, between trait and count, of the count.
        double[] squares = new double[arms * 3 * triangle];
        logLik = 0;
        for (int r = from; r < to; r++)
        {
            int arm = rows.Arm[r], y = rows.Y[r];
            ReadOnlySpan<double> x = rows.At(r);
            double weight = rows.Times[r] * rows.Weight[r], etaH = Dot(x, coefficients.AsSpan(controlAt, k));
            if (!(Math.Abs(etaH) < farthest)) return false;
            double eH = Math.Exp(etaH), h = eH / (1 + eH), curveH = items * h * (1 - h);
            if (arm == 0)
            {
                logLik += weight * (logChoose[y] + (y * etaH) - (items * Math.Log(1 + eH)));
                AddScaled(gradient.AsSpan(controlAt, k), x, weight * (y - (items * h)));
                if (curvature != Curvature.None) AddSquares(squares.AsSpan(2 * triangle, triangle), x, weight * curveH);
                continue;
            }
            int traitAt = layout.Sensitive[arm - 1].At;
            double etaG = Dot(x, coefficients.AsSpan(traitAt, k));
            if (!(Math.Abs(etaG) < farthest)) return false;
            double eG = Math.Exp(etaG), g = eG / (1 + eG), w;
            if (y > items)
            {
                w = 1;
                logLik += weight * (etaG + (items * etaH) - Math.Log((1 + eG) * Power(1 + eH)));
            }
            else
            {
                double ratio = ratios[y] * eG / eH;
                w = ratio / (1 + ratio);
                logLik += weight * (logChoose[y] + (y * etaH) - Math.Log((1 + eG) * Power(1 + eH) / (1 + ratio)));
            }
            AddScaled(gradient.AsSpan(traitAt, k), x, weight * (w - g));
            AddScaled(gradient.AsSpan(controlAt, k), x, weight * (y - w - (items * h)));
            if (curvature == Curvature.None) continue;
            double open = curvature == Curvature.Observed ? w * (1 - w) : 0;
            AddSquares(squares.AsSpan(arm * 3 * triangle, 3 * triangle), x, weight * ((g * (1 - g)) - open), weight * open, weight * (curveH - open));
        }
        if (curvature != Curvature.None) Spread(squares, information, k, triangle);
        return true;
    }

    private double Power(double value)
    {
        double power = value;
        for (int i = 1; i < items; i++) power *= value;
        return power;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int c = 0; c < x.Length; c++) sum += x[c] * coefficients[c];
        return sum;
    }

    private static void AddScaled(Span<double> sums, ReadOnlySpan<double> x, double scale)
    {
        for (int c = 0; c < x.Length; c++) sums[c] += scale * x[c];
    }

    private static void AddSquares(Span<double> sums, ReadOnlySpan<double> x, double scale)
    {
        int at = 0;
        for (int a = 0; a < x.Length; a++)
        {
            double by = scale * x[a];
            for (int b = 0; b <= a; b++) sums[at++] += by * x[b];
        }
    }

    private static void AddSquares(Span<double> sums, ReadOnlySpan<double> x, double trait, double between, double count)
    {
        int triangle = sums.Length / 3, at = 0;
        Span<double> first = sums[..triangle], second = sums.Slice(triangle, triangle), third = sums[(2 * triangle)..];
        for (int a = 0; a < x.Length; a++)
        {
            for (int b = 0; b <= a; b++, at++)
            {
                double product = x[a] * x[b];
                first[at] += trait * product;
                second[at] += between * product;
                third[at] += count * product;
            }
        }
    }

    private void Spread(double[] squares, double[] information, int k, int triangle)
    {
        int size = layout.Length, control = layout.Control.At;
        for (int arm = 0; arm < layout.ByArm.Length; arm++)
        {
            int trait = arm == 0 ? 0 : layout.Sensitive[arm - 1].At;
            for (int a = 0, at = arm * 3 * triangle; a < k; a++)
            {
                for (int b = 0; b <= a; b++, at++)
                {
                    information[((control + a) * size) + control + b] += squares[at + (2 * triangle)];
                    if (arm == 0) continue;
                    information[((trait + a) * size) + trait + b] += squares[at];
                    // The control part stands below those of the traits: its whole block is in the lower half.
                    information[((control + a) * size) + trait + b] += squares[at + triangle];
                    if (a != b) information[((control + b) * size) + trait + a] += squares[at + triangle];
                }
            }
        }
    }
}

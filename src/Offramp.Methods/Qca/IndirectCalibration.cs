using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>The indirect method: cases are sorted into grades by thresholds, and a curve through the grades gives the memberships.</summary>
/// <remarks>C. C. Ragin, Redesigning Social Inquiry (2008), chapter 5: a fractional logit (L. E. Papke and J. M. Wooldridge, Journal of Applied Econometrics 11 (1996)
/// 619–632) of the grades on a fractional polynomial ln x, √x, x, x². Fitted by iteratively reweighted least squares; the result is rounded to six places, as the curve
/// carries no more where the grades are separated.</remarks>
public static class IndirectCalibration
{
    private const int Columns = 5;
    private const int MostRounds = 25;

    /// <summary>Memberships by thresholds between grades.</summary>
    /// <param name="values">The raw numbers, none below 0.</param>
    /// <param name="thresholds">The thresholds, in rising order; n thresholds make n + 1 grades from 0 to 1.</param>
    public static Answer<double[]> Of(ReadOnlySpan<double> values, ImmutableArray<double> thresholds)
    {
        if (thresholds.IsDefaultOrEmpty) return new MethodProblem("methods.qca-anchors-count").With("given", 0).With("wanted", "2+");
        if (!Calibration.Rising(thresholds)) return Calibration.OutOfOrder(thresholds);
        var negative = ImmutableArray.CreateBuilder<MethodProblem>();
        for (int i = 0; i < values.Length; i++)
            if (values[i] < 0) negative.Add(new MethodProblem("methods.qca-indirect-negative", i).With("value", values[i]));
        if (negative.Count > 0) return negative.DrainToImmutable();
        double[] grades = new double[values.Length];
        double[][] design = new double[values.Length][];
        for (int i = 0; i < values.Length; i++)
        {
            double reached = 0;
            foreach (double threshold in thresholds)
                if (values[i] > threshold) reached++;
            grades[i] = Math.Round(reached / thresholds.Length, 3, MidpointRounding.ToEven);
            // The logarithm of nothing is not a number.
            double x = values[i] == 0 ? 0.00001 : values[i];
            design[i] = [1, Math.Log(x), Math.Sqrt(x), x, x * x];
        }
        if (values.ToArray().Distinct().Count() < Columns) return new MethodProblem("methods.qca-indirect-too-few").With("needed", Columns);
        double[] memberships = Fit(design, grades);
        for (int i = 0; i < memberships.Length; i++) memberships[i] = Calibration.Settled(Math.Round(memberships[i], 6, MidpointRounding.ToEven));
        return memberships;
    }

    // As glm of R does it: means that start halfway between the grade and a half, and an end where the deviance changes by less than 1e-8.
    private static double[] Fit(double[][] design, double[] grades)
    {
        int n = grades.Length;
        double[] mean = [.. grades.Select(static grade => (grade + 0.5) / 2)], predictor = [.. mean.Select(static m => Math.Log(m / (1 - m)))];
        double before = Deviance(grades, mean);
        for (int round = 0; round < MostRounds; round++)
        {
            double[][] weighted = new double[n][];
            double[] target = new double[n];
            for (int i = 0; i < n; i++)
            {
                double slope = Math.Max(mean[i] * (1 - mean[i]), double.Epsilon), root = Math.Sqrt(slope);
                target[i] = root * (predictor[i] + ((grades[i] - mean[i]) / slope));
                weighted[i] = [.. design[i].Select(column => column * root)];
            }
            double[] coefficients = LeastSquares(weighted, target);
            for (int i = 0; i < n; i++)
            {
                double sum = 0;
                for (int c = 0; c < Columns; c++) sum += design[i][c] * coefficients[c];
                // R holds the logistic function away from 0 and 1 by the machine's precision.
                predictor[i] = sum;
                mean[i] = sum < -30 ? 2.220446e-16 : sum > 30 ? 1 - 2.220446e-16 : 1 / (1 + Math.Exp(-sum));
            }
            double after = Deviance(grades, mean);
            if (Math.Abs(after - before) / (Math.Abs(after) + 0.1) < 1e-8) break;
            before = after;
        }
        return mean;
    }

    private static double Deviance(double[] grades, double[] mean)
    {
        double sum = 0;
        for (int i = 0; i < grades.Length; i++) sum += 2 * (Part(grades[i], mean[i]) + Part(1 - grades[i], 1 - mean[i]));
        return sum;

        static double Part(double observed, double fitted) => observed == 0 ? 0 : observed * Math.Log(observed / fitted);
    }

    // Householder's QR: the columns are nearly alike, and normal equations would square that. A column that adds nothing gets the coefficient 0.
    private static double[] LeastSquares(double[][] rows, double[] target)
    {
        int n = rows.Length;
        double[] pivots = new double[Columns], first = new double[Columns];
        for (int c = 0; c < Columns; c++) first[c] = Math.Sqrt(rows.Sum(row => row[c] * row[c]));
        for (int c = 0; c < Columns; c++)
        {
            double norm = 0;
            for (int i = c; i < n; i++) norm += rows[i][c] * rows[i][c];
            norm = Math.Sqrt(norm);
            if (norm <= 1e-11 * first[c]) continue;
            if (rows[c][c] > 0) norm = -norm;
            double[] mirror = new double[n];
            double length = 0;
            for (int i = c; i < n; i++)
            {
                mirror[i] = rows[i][c] - (i == c ? norm : 0);
                length += mirror[i] * mirror[i];
            }
            for (int d = c; d <= Columns; d++)
            {
                double along = 0;
                for (int i = c; i < n; i++) along += mirror[i] * (d < Columns ? rows[i][d] : target[i]);
                along *= 2 / length;
                for (int i = c; i < n; i++)
                {
                    if (d < Columns) rows[i][d] -= along * mirror[i];
                    else target[i] -= along * mirror[i];
                }
            }
            pivots[c] = norm;
        }
        double[] coefficients = new double[Columns];
        for (int c = Columns - 1; c >= 0; c--)
        {
            if (pivots[c] == 0) continue;
            double left = target[c];
            for (int d = c + 1; d < Columns; d++) left -= rows[c][d] * coefficients[d];
            coefficients[c] = left / pivots[c];
        }
        return coefficients;
    }
}

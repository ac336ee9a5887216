namespace Offramp.Methods.Surveys.Lists;

/// <summary>Where a sum of squares is least.</summary>
internal sealed record LeastSquaresEnd(double[] Coefficients, double Squares, bool Converged, int Steps);

/// <summary>The sum of squares of one arm: (y − J h)² in the control arm, (y − J h − p)² with h known in that of an item.</summary>
/// <remarks>Newton's method with the second derivatives, damped where they do not point down: D. W. Marquardt, Journal of the Society for Industrial and Applied Mathematics 11
/// (1963) 431–441.</remarks>
internal sealed class LeastSquares(ListData data, int arm, double[] control)
{
    private const int MostSteps = 300;
    private const double LongestStep = 4;

    // The part of the sum of squares that a step must still promise.
    private const double LeastGain = 1e-14;

    private readonly ListRows rows = data.Rows;

    /// <summary>Goes down from a start.</summary>
    public LeastSquaresEnd Descend(double[] start, ReadOnlySpan<double> reach)
    {
        int k = start.Length;
        double[] at = start, gradient = new double[k], gauss = new double[k * k], full = new double[k * k];
        double squares = Sum(at, gradient, gauss, full), damping = 1e-3;
        for (int step = 0; step < MostSteps; step++)
        {
            double[] direction;
            if (Cholesky.Of(full, k) is { } newton)
            {
                direction = newton.Solve(gradient);
            }
            else
            {
                double[] damped = [.. gauss];
                for (int i = 0; i < k; i++) damped[(i * k) + i] = (damped[(i * k) + i] * (1 + damping)) + 1e-300;
                if (Cholesky.Of(damped, k, 0) is not { } root) return new LeastSquaresEnd(at, squares, false, step);
                direction = root.Solve(gradient);
            }
            double promised = 0, longest = 0;
            for (int i = 0; i < k; i++)
            {
                promised += gradient[i] * direction[i];
                longest = Math.Max(longest, Math.Abs(direction[i]) * reach[i]);
            }
            bool bottom = promised < LeastGain * squares;
            double share = longest > LongestStep ? LongestStep / longest : 1, best = squares;
            double[]? found = null;
            for (int halving = 0; halving < 25 && found is null; halving++, share /= 2)
            {
                double[] next = new double[k];
                for (int i = 0; i < k; i++) next[i] = at[i] - (share * direction[i]);
                best = Sum(next, [], [], []);
                if (best <= squares) found = next;
            }
            if (found is null) return new LeastSquaresEnd(at, squares, promised < 1e-8 * squares, step);
            at = found;
            squares = Sum(at, gradient, gauss, full);
            if (bottom) return new LeastSquaresEnd(at, squares, true, step + 1);
        }
        return new LeastSquaresEnd(at, squares, false, MostSteps);
    }

    // Half of the derivatives, so that they go with the residuals.
    private double Sum(double[] at, double[] gradient, double[] gauss, double[] full)
    {
        int k = at.Length;
        Array.Clear(gradient);
        Array.Clear(gauss);
        Array.Clear(full);
        double sum = 0, times = arm == 0 ? data.Items : 1;
        for (int r = 0; r < rows.Length; r++)
        {
            if (rows.Arm[r] != arm) continue;
            ReadOnlySpan<double> x = rows.At(r);
            double share = Logistic.Of(Dot(x, at)), slope = times * share * (1 - share), weight = rows.Times[r] * rows.Weight[r];
            double residual = rows.Y[r] - (times * share) - (arm == 0 ? 0 : data.Items * Logistic.Of(Dot(x, control)));
            sum += weight * residual * residual;
            if (gradient.Length == 0) continue;
            double curve = slope * (1 - (2 * share));
            for (int a = 0; a < k; a++)
            {
                gradient[a] -= weight * residual * slope * x[a];
                for (int b = 0; b < k; b++)
                {
                    gauss[(a * k) + b] += weight * slope * slope * x[a] * x[b];
                    full[(a * k) + b] += weight * ((slope * slope) - (residual * curve)) * x[a] * x[b];
                }
            }
        }
        return sum;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int c = 0; c < x.Length; c++) sum += x[c] * coefficients[c];
        return sum;
    }
}

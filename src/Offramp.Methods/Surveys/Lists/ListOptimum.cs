namespace Offramp.Methods.Surveys.Lists;

/// <summary>Where the likelihood of a list experiment is greatest.</summary>
/// <remarks>EM (A. P. Dempster, N. M. Laird and D. B. Rubin, Journal of the Royal Statistical Society B 39 (1977) 1–38) whose M step is one Newton step for the likelihood that
/// knows how each count came about (K. Lange, Journal of the Royal Statistical Society B 57 (1995) 425–437), then Newton on the likelihood of what was observed. EM alone
/// stops early where it is slow. No step makes the value smaller.</remarks>
internal sealed record ListOptimum(double[] Coefficients, ListValue Value, bool Converged, int EmSteps, int NewtonSteps)
{
    // Steps of EM before Newton's method is tried: enough to come near from a plain start.
    private const int FirstEmSteps = 6;
    private const int MostSteps = 500;
    private const int MostHalvings = 30;

    // Half of the gain that a Newton step still promises: coefficients are then right to about the square root of it times their standard errors.
    private const double LeastGain = 1e-11;

    // No log odds change by more than that in a step.
    private const double LongestStep = 4;

    /// <summary>Climbs from a start.</summary>
    /// <param name="objective">What is to be great.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="reach">How far each coefficient's column reaches.</param>
    /// <param name="emOnly">Whether to stay with EM, to look at its steps.</param>
    /// <param name="visited">Is told the value after each step.</param>
    public static ListOptimum Climb(ListObjective objective, double[] start, double[] reach, bool emOnly = false, Action<double>? visited = null)
    {
        double[] at = start;
        int em = 0, newton = 0, left = FirstEmSteps;
        bool stepsOfEm = true;
        ListValue value = objective.At(at, Curvature.Complete);
        while (em + newton < MostSteps)
        {
            visited?.Invoke(value.Sum);
            if (!emOnly && stepsOfEm && left <= 0)
            {
                ListValue observed = objective.At(at, Curvature.Observed);
                if (Cholesky.Of(observed.Information, at.Length) is null) left = FirstEmSteps;
                else (stepsOfEm, value) = (false, observed);
            }
            if (Direction(value) is not { } direction)
            {
                // Not concave here: EM leads on.
                if (stepsOfEm) break;
                (stepsOfEm, left, value) = (true, FirstEmSteps, objective.At(at, Curvature.Complete));
                continue;
            }
            double promised = 0;
            for (int i = 0; i < at.Length; i++) promised += value.Gradient[i] * direction[i];
            // At the top: one more Newton step is taken where it does not fall.
            bool top = promised < 2 * LeastGain;
            if (stepsOfEm && top && !emOnly)
            {
                left = 0;
                if (Cholesky.Of(objective.At(at, Curvature.Observed).Information, at.Length) is null) return new ListOptimum(at, value, true, em, newton);
                continue;
            }
            (double[] next, ListValue? found) = Along(objective, at, direction, value.Sum, reach, stepsOfEm ? Curvature.Complete : Curvature.Observed);
            if (found is null)
            {
                // Nothing is gained any more to the digits that there are.
                if (stepsOfEm || promised < 1e-6) return new ListOptimum(at, value, promised < 1e-6, em, newton);
                (stepsOfEm, left, value) = (true, FirstEmSteps, objective.At(at, Curvature.Complete));
                continue;
            }
            (at, value) = (next, found);
            if (stepsOfEm) em++;
            else newton++;
            left--;
            if (top) return new ListOptimum(at, value, true, em, newton);
        }
        return new ListOptimum(at, value, false, em, newton);
    }

    private static double[]? Direction(ListValue value)
    {
        int p = value.Gradient.Length;
        return Cholesky.Of(value.Information, p)?.Solve(value.Gradient);
    }

    private static (double[] Next, ListValue? Found) Along(ListObjective objective, double[] at, double[] direction, double before, double[] reach, Curvature curvature)
    {
        double longest = 0;
        for (int i = 0; i < at.Length; i++) longest = Math.Max(longest, Math.Abs(direction[i]) * reach[i]);
        double share = longest > LongestStep ? LongestStep / longest : 1;
        for (int halving = 0; halving < MostHalvings; halving++, share /= 2)
        {
            double[] next = new double[at.Length];
            for (int i = 0; i < at.Length; i++) next[i] = at[i] + (share * direction[i]);
            ListValue found = objective.At(next, curvature);
            if (found.Sum >= before) return (next, found);
        }
        return (at, null);
    }
}

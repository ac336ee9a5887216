using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>List experiments by non-linear least squares in two steps: the control count in the control arm, then the trait in each item's arm with that held fixed.</summary>
/// <remarks>K. Imai, Journal of the American Statistical Association 106 (2011) 407–416, eqs. 3 to 5. It needs the means to be right, not the distribution of the count.</remarks>
public static class NonlinearList
{
    /// <summary>Fits the model.</summary>
    /// <param name="data">The data.</param>
    /// <param name="level">How often the intervals hold what is estimated.</param>
    /// <returns>The fit; or <c>methods.list-arm-too-small</c>, <c>methods.list-dependent-in-arm</c>.</returns>
    public static Answer<ListFit> Of(ListData data, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        var problems = ListArmChecks.Of(data);
        if (!problems.IsEmpty) return problems;
        ListRows rows = data.Rows;
        int k = rows.Columns, arms = data.Arms.Labels.Length, p = k * arms, controlAt = p - k;
        double[] coefficients = new double[p], reach = new ListLayout(data, new ListModel(), [0]).Reach(), shares = [.. StartShares(data)];
        var squares = ImmutableArray.CreateBuilder<double>();
        bool converged = true;
        int steps = 0;
        for (int step = 0; step < arms; step++)
        {
            int arm = step, at = step == 0 ? controlAt : (step - 1) * k;
            var problem = new LeastSquares(data, arm, coefficients.AsSpan(controlAt, k).ToArray());
            LeastSquaresEnd? best = null;
            foreach (double share in (double[])[shares[step], 0.5, 0.1, 0.9])
            {
                double[] start = new double[k];
                start[0] = Logistic.Logit(share);
                LeastSquaresEnd end = problem.Descend(start, reach.AsSpan(controlAt, k));
                steps += end.Steps;
                if (best is null || end.Squares < best.Squares * (1 - 1e-12)) best = end;
            }
            best!.Coefficients.CopyTo(coefficients, at);
            converged &= best.Converged;
            squares.Add(best.Squares);
        }
        var moments = new NonlinearMoments(data, coefficients);
        ListInformation information = moments.Information(reach);
        bool[] determined = information.Determined(reach);
        int[] all = [.. Enumerable.Range(0, k)];
        ListPart[] parts = [.. Enumerable.Range(1, arms - 1).Select(arm => new ListPart(data.Arms.PartOf(arm), (arm - 1) * k, all))];
        (string Part, string Name)[] names = [.. parts.Append(new ListPart("control", controlAt, all)).SelectMany(part => all.Select(c => (part.Name, c == 0 ? "(Intercept)" : data.Covariates[c - 1])))];
        var curve = new ListCurve(parts, false, null);
        ImmutableArray<ListPrevalence> prevalences = ListEstimates.Prevalences(data, curve, coefficients, information, level);
        ImmutableArray<ListPrevalence> differences = DifferenceInMeans.Differences(data, RobustVariance.HC2, level);
        return new ListFit(data, ListMethod.Nls, curve, coefficients, information, determined, names, level)
        {
            Prevalences = prevalences,
            Differences = differences,
            Converged = converged,
            NewtonSteps = steps,
            ResidualSquares = squares.DrainToImmutable(),
            Notes =
            [
                .. data.Notes, .. NonlinearMoments.Notes(determined, names, coefficients, reach), .. ListEstimates.Notes(prevalences, differences),
                .. converged ? [] : (MethodProblem[])[new MethodProblem("methods.list-not-converged")],
            ],
            Influence = moments.Influence,
        };
    }

    private static IEnumerable<double> StartShares(ListData data)
    {
        (double control, _) = data.MeanOf(0, RobustVariance.HC2);
        yield return Math.Clamp(control / data.Items, 0.02, 0.98);
        for (int arm = 1; arm < data.Arms.Labels.Length; arm++) yield return Math.Clamp(data.MeanOf(arm, RobustVariance.HC2).Mean - control, 0.05, 0.95);
    }
}

using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>List experiments by maximum likelihood: a logit for each sensitive trait, a binomial or beta-binomial count of the control items.</summary>
/// <remarks>K. Imai, Journal of the American Statistical Association 106 (2011) 407–416; G. Blair and K. Imai, Political Analysis 20 (2012) 47–77. It assumes that the list
/// alone tells the arms apart, that the control count does not change with the sensitive item beside it, that nobody lies (but where liars are modelled), and that the count
/// has the distribution of the model: J. S. Ahlquist, Political Analysis 26 (2018) 34–53 shows what a wrong one does.</remarks>
public static class MaximumLikelihood
{
    /// <summary>Fits a model.</summary>
    /// <param name="data">The data.</param>
    /// <param name="model">The model.</param>
    /// <param name="level">How often the intervals hold what is estimated.</param>
    /// <returns>The fit; or <c>methods.list-model-clash</c> where parts of the model cannot go together, <c>methods.list-liar-covariate</c> for one that is not in the data.</returns>
    public static Answer<ListFit> Of(ListData data, ListModel? model = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(data);
        model ??= new ListModel();
        if (Clash(data, model) is { } clash) return clash;
        var columns = new List<int> { 0 };
        foreach (string name in model.LiarCovariates ?? data.Covariates)
        {
            int at = data.Covariates.IndexOf(name);
            if (at < 0) return new MethodProblem("methods.list-liar-covariate", Column: name).With("known", string.Join(", ", data.Covariates));
            columns.Add(at + 1);
        }
        var layout = new ListLayout(data, model, [.. columns]);
        ListOptimum optimum = ListStarts.Best(layout);
        double[] reach = layout.Reach(), coefficients = optimum.Coefficients;
        var objective = new ListObjective(layout);
        ListValue top = objective.At(coefficients, Curvature.Observed);
        var information = ListInformation.Of(top.Information, reach, data.IsWeighted ? objective.ScoreSquares(coefficients) : null);
        var curve = new ListCurve(layout.Sensitive, false, layout);
        ImmutableArray<ListPrevalence> shares = ListEstimates.Prevalences(data, curve, coefficients, information, level);
        ImmutableArray<ListPrevalence> differences = DifferenceInMeans.Differences(data, RobustVariance.HC2, level);
        bool hasPrior = (model.Floor || model.Ceiling) && model.LiarPrior != LiarPrior.None;
        return new ListFit(data, ListMethod.Ml, curve, coefficients, information, information.Determined(reach), layout.Names(), level)
        {
            Prevalences = shares,
            Differences = differences,
            LogLik = top.LogLik,
            LogPosterior = hasPrior ? top.Sum : null,
            Converged = optimum.Converged,
            EmSteps = optimum.EmSteps,
            NewtonSteps = optimum.NewtonSteps,
            Notes =
            [
                .. data.Notes, .. information.Notes(layout, coefficients, reach), .. ListEstimates.Notes(shares, differences),
                .. optimum.Converged ? [] : (MethodProblem[])[new MethodProblem("methods.list-not-converged")],
                .. data.IsWeighted ? (MethodProblem[])[new MethodProblem("methods.list-weighted-errors")] : [],
            ],
            Influence = row => Influence(objective, coefficients, information.Bread, data.Rows.Weight[row], row),
        };
    }

    private static MethodProblem? Clash(ListData data, ListModel model)
    {
        bool several = data.Arms.Labels.Length > 2;
        if (!model.Constrained && several) return Refused("unconstrained", "several sensitive items");
        if (!model.Constrained && (model.Floor || model.Ceiling)) return Refused("unconstrained", "liars at floor or ceiling");
        if (!model.Constrained && model.Condition == ListCondition.Level) return Refused("unconstrained", "a trait that goes with the control count");
        if (several && (model.Floor || model.Ceiling)) return Refused("liars at floor or ceiling", "several sensitive items");
        return model.Overdispersed && data.Items < 2 ? Refused("overdispersed", "a single control item") : null;

        static MethodProblem Refused(string one, string other) => new MethodProblem("methods.list-model-clash").With("one", one).With("other", other);
    }

    // Information⁻¹ times the score: how a respondent moves the estimate.
    private static double[] Influence(ListObjective objective, double[] coefficients, double[] bread, double weight, int row)
    {
        double[] score = objective.Score(coefficients, row), influence = new double[score.Length];
        for (int i = 0; i < score.Length; i++)
            for (int j = 0; j < score.Length; j++) influence[i] += weight * bread[(i * score.Length) + j] * score[j];
        return influence;
    }
}

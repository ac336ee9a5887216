using System.CommandLine;
using Offramp.Methods;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Cli;

/// <summary>Which model of a list experiment is fitted.</summary>
internal sealed class SurveyListModel
{
    private readonly Option<ListMethod?> method = Kinds.Option<ListMethod>("--method", "How. Default: difference.");
    private readonly Option<int?> robust = Numbers.Option("--hc", "How squared residuals stand in for variances, for difference and linear: 2 (Neyman's), or 3 as R's list package does. Default: 2.");
    private readonly Option<bool> unconstrained = new("--unconstrained") { Description = "People with the trait may count control items otherwise than those without (ml)." };
    private readonly Option<bool> overdispersed = new("--overdispersed") { Description = "The control count may vary more than a binomial one (ml)." };
    private readonly Option<bool> floor = new("--floor") { Description = "People with the trait and no control item may say 0 (ml)." };
    private readonly Option<bool> ceiling = new("--ceiling") { Description = "People with the trait and all control items may leave it out (ml)." };
    private readonly Option<string?> liarCovariates = MethodOptions.Names("--liar-x", "The covariates of lying, divided by commas; none for a constant alone. Default: those of --x.");
    private readonly Option<LiarPrior?> liarPrior = Kinds.Option<LiarPrior>("--liar-prior", "What holds the coefficients of lying. Default: cauchy.");
    private readonly Option<ListCondition?> condition = Kinds.Option<ListCondition>("--condition", "Whether the trait goes with the control count of the same person (ml): level for a line in its log odds. Default: none.");
    private readonly Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold what they are for. Default: 0.95.");

    /// <summary>The options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[method, robust, unconstrained, overdispersed, floor, ceiling, liarCovariates, liarPrior, condition, level]) command.Add(option);
    }

    /// <summary>Fits it, or ends the command.</summary>
    public ListFit Fit(ParseResult parsed, MethodTable table, ListData data)
    {
        double held = Level(parsed.GetValue(level), table);
        RobustVariance kind = parsed.GetValue(robust) switch
        {
            null or 2 => RobustVariance.HC2,
            3 => RobustVariance.HC3,
            0 => RobustVariance.HC0,
            { } other => throw table.Refuse(new MethodProblem("methods.list-hc").With("typed", other)),
        };
        return table.Granted(parsed.GetValue(method) switch
        {
            ListMethod.Linear => LinearList.Of(data, kind, held),
            ListMethod.Nls => NonlinearList.Of(data, held),
            ListMethod.Ml => MaximumLikelihood.Of(data, Model(parsed), held),
            _ => DifferenceInMeans.Of(data, kind, held),
        });
    }

    /// <summary>How often intervals are to hold, or the end of the command where that is no share.</summary>
    public static double Level(double? typed, MethodTable table) =>
        typed switch { null => 0.95, > 0 and < 1 => typed.Value, _ => throw table.Refuse(new MethodProblem("methods.survey-level-outside").With("value", typed.Value)) };

    private ListModel Model(ParseResult parsed) => new()
    {
        Constrained = !parsed.GetValue(unconstrained),
        Overdispersed = parsed.GetValue(overdispersed),
        Floor = parsed.GetValue(floor),
        Ceiling = parsed.GetValue(ceiling),
        LiarCovariates = parsed.GetValue(liarCovariates) is not { } named ? null : named.Trim() == "none" ? [] : MethodOptions.Divided(named),
        LiarPrior = parsed.GetValue(liarPrior) ?? LiarPrior.Cauchy,
        Condition = parsed.GetValue(condition) ?? ListCondition.None,
    };
}

using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>A list experiment whose rows have been looked at: what the estimators take.</summary>
public sealed class ListData
{
    private ListData(ListInput input, ListRows rows, ImmutableArray<int> sizes, ImmutableArray<MethodProblem> notes)
    {
        Rows = rows;
        Items = input.Items;
        Arms = input.Arms;
        Sizes = sizes;
        Covariates = [.. input.Covariates.Select(static c => c.Name)];
        IsWeighted = input.Weights is not null && rows.Weight.Any(w => w != rows.Weight[0]);
        CountColumn = input.CountColumn;
        Notes = notes;
    }

    /// <summary>How many control items there were: J.</summary>
    public int Items { get; }

    /// <summary>The arms.</summary>
    public ListArms Arms { get; }

    /// <summary>How many respondents each arm has, the control arm first.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>How many respondents there are.</summary>
    public int N => Sizes.Sum();

    /// <summary>The covariates' names.</summary>
    public ImmutableArray<string> Covariates { get; }

    /// <summary>Whether respondents weigh differently.</summary>
    public bool IsWeighted { get; }

    /// <summary>What must be known of the rows.</summary>
    public ImmutableArray<MethodProblem> Notes { get; }

    /// <summary>The column of counts.</summary>
    internal string CountColumn { get; }

    /// <summary>The rows, each different one once.</summary>
    internal ListRows Rows { get; }

    /// <summary>Looks at the rows of a list experiment.</summary>
    /// <param name="input">The rows.</param>
    /// <returns>The data; or each thing that is wrong with row and column: <c>methods.list-items</c>, <c>methods.cell-empty</c>, <c>methods.list-count-fraction</c>,
    /// <c>methods.list-count-outside</c>, <c>methods.list-count-in-control</c>, <c>methods.survey-not-finite</c>, <c>methods.survey-weight</c>, <c>methods.survey-weights-zero</c>,
    /// <c>methods.list-arm-empty</c>, <c>methods.list-arm-of-one</c>, <c>methods.survey-covariate-constant</c>, <c>methods.survey-covariate-collinear</c>, <c>methods.column-twice</c>.</returns>
    public static Answer<ListData> Of(ListInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ListChecks.NeedsLengths(input);
        if (input.Items is < 1 or > ListChecks.MostItems) return new MethodProblem("methods.list-items").With("items", input.Items).With("limit", ListChecks.MostItems);
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        ListChecks.Names(input, problems);
        bool[] kept = ListChecks.Rows(input, problems, out ImmutableArray<MethodProblem> incomplete);
        if (problems.Count > 0) return problems.DrainToImmutable();
        int[] sizes = new int[input.Arms.Labels.Length];
        double sum = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            if (!kept[i]) continue;
            double weight = input.Weights is { } given ? given[i] : 1;
            // Who weighs nothing takes no part.
            kept[i] = weight > 0;
            if (!kept[i]) continue;
            sizes[input.Arms.OfRows[i]]++;
            sum += weight;
        }
        ListChecks.Arms(input, sizes, problems);
        if (problems.Count > 0) return problems.DrainToImmutable();
        var rows = ListRows.Collapse(input, kept, sizes.Sum() / sum);
        ListChecks.Columns(input, rows, problems);
        if (problems.Count > 0) return problems.DrainToImmutable();
        return new ListData(input, rows, [.. sizes], [.. ListChecks.Notes(input, rows, incomplete, sizes)]);
    }

    /// <summary>The mean count of an arm with its variance among respondents and the squared standard error of the mean.</summary>
    /// <remarks>For equal weights HC2 is s²/n and HC3 s²/(n − 1): J. G. MacKinnon and H. White, Journal of Econometrics 29 (1985) 305–325, with one mean for each arm. With
    /// weights it is Σ w² e² / (1 − h)^d / (Σ w)² with leverage h = w / Σ w and d = 1 for HC2, 2 for HC3.</remarks>
    internal (double Mean, double SquaredError) MeanOf(int arm, RobustVariance kind)
    {
        double sum = 0, weights = 0;
        for (int r = 0; r < Rows.Length; r++)
        {
            if (Rows.Arm[r] != arm) continue;
            sum += Rows.Times[r] * Rows.Weight[r] * Rows.Y[r];
            weights += Rows.Times[r] * Rows.Weight[r];
        }
        double mean = sum / weights, squares = 0;
        for (int r = 0; r < Rows.Length; r++)
        {
            if (Rows.Arm[r] != arm) continue;
            double w = Rows.Weight[r], residual = Rows.Y[r] - mean;
            squares += Rows.Times[r] * w * w * residual * residual * RobustVariances.Factor(kind, w / weights);
        }
        return (mean, squares / (weights * weights));
    }
}

using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>What rows of a list experiment must be.</summary>
internal static class ListChecks
{
    /// <summary>The most control items that are taken; far more than anybody can count.</summary>
    public const int MostItems = 50;

    // A part of the control arm that has all items, or none, from which on it is said: such people cannot count the sensitive item unseen.
    private const double SharePerceived = 0.05;

    // The least part of its variance that a column keeps beside the others.
    private const double LeastOwnVariance = 1e-10;

    public static void NeedsLengths(ListInput input)
    {
        int rows = input.Counts.Length;
        if (input.Arms.OfRows.Length != rows || input.Weights is { } w && w.Length != rows || input.Covariates.Any(c => c.Values.Length != rows))
            throw new ArgumentException("Each column has a value for each row.", nameof(input));
    }

    public static void Names(ListInput input, ImmutableArray<MethodProblem>.Builder problems)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (ListCovariate covariate in input.Covariates)
            if (!met.Add(covariate.Name)) problems.Add(new MethodProblem("methods.column-twice", Column: covariate.Name));
        if (input.Counts.IsEmpty) problems.Add(new MethodProblem("methods.no-rows"));
    }

    /// <summary>Looks at each row, and says which take part.</summary>
    public static bool[] Rows(ListInput input, ImmutableArray<MethodProblem>.Builder problems, out ImmutableArray<MethodProblem> incomplete)
    {
        bool[] kept = new bool[input.Counts.Length];
        var left = new Dictionary<string, (int First, int Count)>(StringComparer.Ordinal);
        double weights = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            if (input.Weights is { } given)
            {
                if (!(given[i] >= 0) || double.IsInfinity(given[i])) problems.Add(new MethodProblem("methods.survey-weight", i, input.WeightColumn).With("value", Shown(given[i])));
                else weights += given[i];
            }
            string? missing = Missing(input, i);
            kept[i] = missing is null;
            if (missing is not null)
            {
                left[missing] = left.TryGetValue(missing, out (int First, int Count) known) ? (known.First, known.Count + 1) : (i, 1);
                if (!input.LeaveOutIncomplete) problems.Add(new MethodProblem("methods.cell-empty", i, missing));
                continue;
            }
            foreach (ListCovariate covariate in input.Covariates)
                if (double.IsInfinity(covariate.Values[i])) problems.Add(new MethodProblem("methods.survey-not-finite", i, covariate.Name));
            if (Count(input, i) is { } problem) problems.Add(problem);
        }
        if (input.Weights is not null && problems.Count == 0 && !(weights > 0)) problems.Add(new MethodProblem("methods.survey-weights-zero", Column: input.WeightColumn));
        incomplete = [.. left.Select(static one => new MethodProblem("methods.survey-left-out", one.Value.First, one.Key).With("count", one.Value.Count))];
        return kept;
    }

    public static void Arms(ListInput input, int[] sizes, ImmutableArray<MethodProblem>.Builder problems)
    {
        for (int arm = 0; arm < sizes.Length; arm++)
        {
            if (sizes[arm] > 1) continue;
            string code = sizes[arm] == 0 ? "methods.list-arm-empty" : "methods.list-arm-of-one";
            problems.Add(new MethodProblem(code, Column: input.Arms.Column).With("arm", input.Arms.Labels[arm]));
        }
    }

    /// <summary>Refuses covariates that do not vary, or that the others determine.</summary>
    public static void Columns(ListInput input, ListRows rows, ImmutableArray<MethodProblem>.Builder problems)
    {
        int k = rows.Columns;
        for (int c = 1; c < k; c++)
        {
            double first = rows.X[c];
            bool varies = false;
            for (int r = 1; r < rows.Length && !varies; r++) varies = rows.X[(r * k) + c] != first;
            if (!varies) problems.Add(new MethodProblem("methods.survey-covariate-constant", Column: input.Covariates[c - 1].Name).With("name", input.Covariates[c - 1].Name));
        }
        if (problems.Count > 0 || k == 1) return;
        if (Dependent(rows, static _ => true) is { } at) problems.Add(new MethodProblem("methods.survey-covariate-collinear", Column: input.Covariates[at - 1].Name).With("name", input.Covariates[at - 1].Name));
    }

    /// <summary>The first column that those before it determine among some rows; null where there is none.</summary>
    public static int? Dependent(ListRows rows, Func<int, bool> among)
    {
        int k = rows.Columns;
        double[] means = new double[k], gram = new double[k * k];
        double n = 0;
        for (int r = 0; r < rows.Length; r++)
        {
            if (!among(r)) continue;
            n += rows.Times[r];
            for (int c = 1; c < k; c++) means[c] += rows.Times[r] * rows.X[(r * k) + c];
        }
        for (int c = 1; c < k; c++) means[c] /= n;
        for (int r = 0; r < rows.Length; r++)
        {
            if (!among(r)) continue;
            for (int a = 1; a < k; a++)
                for (int b = 1; b <= a; b++) gram[(a * k) + b] += rows.Times[r] * (rows.X[(r * k) + a] - means[a]) * (rows.X[(r * k) + b] - means[b]);
        }
        gram[0] = 1;
        // Cancellation leaves a rest where a column is far from 0 and hardly varies.
        for (int c = 1; c < k; c++)
            if (!(gram[(c * k) + c] > 1e-20 * n * means[c] * means[c])) return c;
        return Cholesky.Of(gram, k, LeastOwnVariance, out int at) is null ? at : null;
    }

    public static IEnumerable<MethodProblem> Notes(ListInput input, ListRows rows, ImmutableArray<MethodProblem> incomplete, int[] sizes)
    {
        foreach (MethodProblem one in incomplete) yield return one;
        double none = 0, all = 0;
        for (int r = 0; r < rows.Length; r++)
        {
            if (rows.Arm[r] != 0) continue;
            if (rows.Y[r] == 0) none += rows.Times[r];
            if (rows.Y[r] == input.Items) all += rows.Times[r];
        }
        if (all / sizes[0] > SharePerceived) yield return new MethodProblem("methods.list-many-at-ceiling", Column: input.CountColumn).With("share", Percent(all / sizes[0])).With("items", input.Items);
        if (none / sizes[0] > SharePerceived) yield return new MethodProblem("methods.list-many-at-floor", Column: input.CountColumn).With("share", Percent(none / sizes[0]));
    }

    private static string? Missing(ListInput input, int row)
    {
        if (double.IsNaN(input.Counts[row])) return input.CountColumn;
        if (input.Arms.OfRows[row] < 0) return input.Arms.Column;
        foreach (ListCovariate covariate in input.Covariates)
            if (double.IsNaN(covariate.Values[row])) return covariate.Name;
        return null;
    }

    private static MethodProblem? Count(ListInput input, int row)
    {
        double count = input.Counts[row];
        int most = input.Items + (input.Arms.OfRows[row] > 0 ? 1 : 0);
        if (count >= 0 && count <= most && count != Math.Floor(count)) return new MethodProblem("methods.list-count-fraction", row, input.CountColumn).With("value", count);
        if (count == input.Items + 1 && most == input.Items) return new MethodProblem("methods.list-count-in-control", row, input.CountColumn).With("value", (int)count).With("items", input.Items);
        return count >= 0 && count <= most ? null : new MethodProblem("methods.list-count-outside", row, input.CountColumn).With("value", Shown(count)).With("most", most);
    }

    private static object Shown(double value) => double.IsFinite(value) ? value : value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static double Percent(double share) => Math.Round(share * 100, 1);
}

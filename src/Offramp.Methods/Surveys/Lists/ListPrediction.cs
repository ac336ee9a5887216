using System.Collections.Immutable;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>Values that all respondents are thought to have in some covariates; in the others each keeps their own.</summary>
/// <param name="Values">The covariates and values; empty for the respondents as they are.</param>
public sealed record ListProfile(ImmutableArray<(string Name, double Value)> Values)
{
    /// <summary>As in <c>south=1, male=0</c>; <c>all</c> for the respondents as they are.</summary>
    public override string ToString() =>
        Values.IsEmpty ? "all" : string.Join(", ", Values.Select(static v => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{v.Name}={v.Value}")));
}

/// <summary>The share with a trait among respondents of a profile.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Share">The share with its error and intervals.</param>
/// <param name="Simulated">The interval between quantiles of simulated coefficients; null where none were asked for.</param>
public sealed record ListPrediction(string Profile, ListPrevalence Share, Interval? Simulated);

/// <summary>The difference of the shares of two profiles.</summary>
/// <param name="Profile">The first.</param>
/// <param name="Other">The second, whose share is taken away.</param>
/// <param name="Estimate">The difference.</param>
/// <param name="Error">Its standard error, with the covariance of both; null where there is none.</param>
/// <param name="Interval">Estimate ± normal quantile · error.</param>
/// <param name="Simulated">The interval between quantiles of simulated coefficients.</param>
public sealed record ListContrast(string Profile, string Other, double Estimate, double? Error, Interval? Interval, Interval? Simulated);

/// <summary>Shares by profile and their differences: of groups, never of a respondent.</summary>
/// <param name="Item">The sensitive item.</param>
/// <param name="Predictions">The share of each profile.</param>
/// <param name="Contrasts">The first profile less each of the others.</param>
public sealed record ListPredictions(string Item, ImmutableArray<ListPrediction> Predictions, ImmutableArray<ListContrast> Contrasts)
{
    // With fewer draws the quantiles of the tails are not reached.
    private const int LeastDraws = 100;
    private const int MostDraws = 100_000;

    /// <summary>Predicts the share with an item's trait for each profile, over all respondents.</summary>
    /// <remarks>Errors by the delta method. Simulated intervals draw coefficients from the normal distribution around the estimates: G. King, M. Tomz and J. Wittenberg,
    /// American Journal of Political Science 44 (2000) 347–361.</remarks>
    /// <param name="fit">The model.</param>
    /// <param name="profiles">The profiles.</param>
    /// <param name="item">Which sensitive item, from 0.</param>
    /// <param name="draws">How many coefficients are drawn for simulated intervals; 0 for none.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <returns>The predictions; or <c>methods.survey-setting-unknown</c>, <c>methods.list-profile-product</c>, <c>methods.list-draws</c>.</returns>
    public static Answer<ListPredictions> Of(ListFit fit, ImmutableArray<ListProfile> profiles, int item = 0, int draws = 0, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (item < 0 || item >= fit.Curve.Parts.Length) throw new ArgumentOutOfRangeException(nameof(item));
        if (draws != 0 && draws is < LeastDraws or > MostDraws) return new MethodProblem("methods.list-draws").With("draws", draws).With("least", LeastDraws).With("most", MostDraws);
        var settings = new List<List<ListSetting>>();
        foreach (ListProfile profile in profiles)
        {
            var setting = new List<ListSetting>();
            foreach ((string name, double value) in profile.Values)
            {
                int at = fit.Method == ListMethod.Difference ? -1 : fit.Data.Covariates.IndexOf(name);
                if (at < 0 || !double.IsFinite(value)) return new MethodProblem("methods.survey-setting-unknown", Column: name).With("name", name).With("known", string.Join(", ", fit.Method == ListMethod.Difference ? [] : fit.Data.Covariates));
                if (name.Contains(':', StringComparison.Ordinal)) return new MethodProblem("methods.list-profile-product", Column: name);
                setting.Add(new ListSetting(at + 1, value, Products(fit.Data.Covariates, name)));
            }
            settings.Add(setting);
        }
        ListRows rows = fit.Data.Rows;
        int p = fit.Values.Length;
        double[] shares = new double[settings.Count];
        double[][] gradients = [.. settings.Select(_ => new double[p])];
        for (int i = 0; i < shares.Length; i++) shares[i] = fit.Curve.Mean(rows, fit.Values, item, gradients[i], settings[i]);
        double[][]? drawn = draws == 0 ? null : Draw(fit, item, settings, draws, seed);
        string[] names = [.. profiles.Select(static profile => profile.ToString())];
        double? freedom = fit.Method == ListMethod.Linear ? fit.Data.N - p : fit.Prevalences[item].DegreesOfFreedom;
        var predictions = names.Select((name, i) => new ListPrediction(name,
            ListEstimates.Share(fit.Data, fit.Data.Arms.Labels[item + 1], shares[i], fit.Information.Error(gradients[i]), fit.Level, fit.Curve.Linear, freedom),
            drawn is null ? null : Between([.. drawn.Select(d => d[i])], fit.Level)));
        var contrasts = names.Skip(1).Select((name, i) => Contrast(fit, names[0], name, shares[0] - shares[i + 1],
            [.. gradients[0].Zip(gradients[i + 1], static (a, b) => a - b)], drawn is null ? null : Between([.. drawn.Select(d => d[0] - d[i + 1])], fit.Level)));
        return new ListPredictions(fit.Data.Arms.Labels[item + 1], [.. predictions], [.. contrasts]);
    }

    private static ListContrast Contrast(ListFit fit, string one, string other, double difference, double[] gradient, Interval? simulated)
    {
        if (fit.Information.Error(gradient) is not { } error) return new ListContrast(one, other, difference, null, null, simulated);
        double reach = Quantiles.Normal(fit.Level) * error;
        return new ListContrast(one, other, difference, error, new Interval(difference - reach, difference + reach, fit.Level), simulated);
    }

    // The columns whose names are products with this one; their other factors must be columns too, or the product stays as it is.
    private static int[][] Products(ImmutableArray<string> covariates, string name) =>
        [.. covariates.Select((covariate, at) => (Factors: covariate.Split(':'), At: at)).Where(c => c.Factors.Length > 1 && c.Factors.Contains(name))
            .Select(c => (int[])[c.At + 1, .. c.Factors.Select(factor => covariates.IndexOf(factor) + 1)]).Where(static product => !product.Contains(0))];

    private static double[][]? Draw(ListFit fit, int item, List<List<ListSetting>> settings, int draws, ulong seed)
    {
        int p = fit.Values.Length;
        int[] kept = [.. Enumerable.Range(0, p).Where(i => fit.Covariance[(i * p) + i] > 0)];
        double[] small = new double[kept.Length * kept.Length];
        for (int i = 0; i < kept.Length; i++)
            for (int j = 0; j < kept.Length; j++) small[(i * kept.Length) + j] = fit.Covariance[(kept[i] * p) + kept[j]];
        if (Cholesky.Of(small, kept.Length, 1e-14) is not { } root) return null;
        double[][] shares = new double[draws][];
        Parallel.For(0, draws, draw =>
        {
            var random = new SeededRandom(seed, (ulong)draw);
            double[] normals = new double[kept.Length], coefficients = [.. fit.Values];
            MathNet.Numerics.Distributions.Normal.Samples(random, normals, 0, 1);
            double[] moved = root.Times(normals);
            for (int i = 0; i < kept.Length; i++) coefficients[kept[i]] += moved[i];
            shares[draw] = [.. settings.Select(setting => fit.Curve.Mean(fit.Data.Rows, coefficients, item, [], setting))];
        });
        return shares;
    }

    private static Interval Between(double[] values, double level)
    {
        Array.Sort(values);
        return new Interval(At((1 - level) / 2), At((1 + level) / 2), level);

        double At(double share)
        {
            double place = share * (values.Length - 1);
            int below = (int)place, above = Math.Min(below + 1, values.Length - 1);
            return values[below] + ((place - below) * (values[above] - values[below]));
        }
    }
}

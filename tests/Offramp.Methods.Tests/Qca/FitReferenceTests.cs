using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Fits, searches for necessary conditions and diagnostics held against runs of the R packages QCA 3.25.1 and SetMethods 4.1.</summary>
public sealed class FitReferenceTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Singles => References.Named("qca", "single_conditions");

    public static TheoryData<string> Searches => References.Named("qca", "superSubset");

    public static TheoryData<string> Expressions => References.Named("qca", "pof");

    [Theory]
    [MemberData(nameof(Singles))]
    public void Single_conditions_are_as_necessary_and_as_sufficient_as_in_the_reference(string name)
    {
        JsonElement json = References.Json("qca", name);
        string[] conditions = [.. json.GetProperty("conditions").EnumerateArray().Select(static c => c.GetString()!)];
        (QcaData data, QcaExpression outcome) = Read(json, conditions, json.GetProperty("outcome").GetString()!);
        ConditionFits fits = Necessity.Single(data, outcome, conditions).Needed();
        foreach (JsonElement expected in json.GetProperty("necessity").EnumerateArray()) HoldsNecessity(expected, fits.Fits.Single(f => f.Text == Text(expected)).Fit);
        if (!json.TryGetProperty("sufficiency", out JsonElement sufficiency)) return;
        foreach (JsonElement expected in sufficiency.EnumerateArray()) HoldsSufficiency(expected, fits.Fits.Single(f => f.Text == Text(expected)).Fit);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void A_search_finds_what_the_reference_finds_in_its_order(string name)
    {
        JsonElement json = References.Json("qca", name);
        string call = json.GetProperty("r_call").GetString()!;
        Dictionary<string, string[]> columns = References.Table("qca", json.GetProperty("data_file").GetString()!);
        string outcome = Argument(call, "outcome=\"([^\"]+)\"")!;
        string[] conditions = Argument(call, "conditions=\"([^\"]+)\"")?.Split(',') ?? [.. columns.Keys.Skip(1).Where(c => c != outcome.TrimStart('~'))];
        (QcaData data, QcaExpression explained) = Read(json, conditions, outcome);
        bool sufficiency = call.Contains("sufficiency", StringComparison.Ordinal);
        var search = new ConditionSearch(Number("incl.cut") ?? 1, Number("cov.cut") ?? 0, Number("ron.cut") ?? 0, (int?)Number("depth"));
        ConditionFits found = (sufficiency ? Necessity.Sufficient(data, explained, conditions, search) : Necessity.Search(data, explained, conditions, search)).Needed();
        JsonElement[] expected = [.. json.GetProperty("results").EnumerateArray()];
        Assert.Equal(expected.Select(Text), found.Fits.Select(static f => f.Text));
        foreach ((JsonElement one, ConditionFit fit) in expected.Zip(found.Fits))
        {
            if (sufficiency) HoldsSufficiency(one, fit.Fit);
            else HoldsNecessity(one, fit.Fit);
        }

        double? Number(string argument) => Argument(call, Regex.Escape(argument) + @"=([\d.]+)") is { } typed ? double.Parse(typed, CultureInfo.InvariantCulture) : null;
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void The_fit_of_an_expression_is_that_of_the_reference(string name)
    {
        JsonElement json = References.Json("qca", name);
        string call = json.GetProperty("r_call").GetString()!;
        if (Argument(call, "pof\\(\"([^\"]+)\"") is not { } relation || !(relation.Contains("=>", StringComparison.Ordinal) || relation.Contains("<=", StringComparison.Ordinal))) return;
        bool necessity = relation.Contains("<=", StringComparison.Ordinal);
        string[] sides = relation.Split(["=>", "<="], StringSplitOptions.TrimEntries);
        QcaExpression expression = QcaParser.Read(sides[0]).Needed();
        (QcaData data, QcaExpression outcome) = Read(json, expression.Names, sides[1]);
        ExpressionFit fit = ExpressionFit.Of(data, expression, outcome).Needed();
        JsonElement[] expected = [.. json.GetProperty("results").EnumerateArray()];
        foreach (JsonElement one in expected)
        {
            ExpressionTerm? term = fit.Terms.FirstOrDefault(t => t.Text == Text(one));
            SetFit ours = Text(one) == "expression" ? fit.Fit : term!.Fit;
            if (necessity)
            {
                HoldsNecessity(one, ours);
                continue;
            }
            HoldsSufficiency(one, ours);
            if (term is not null && one.GetProperty("covU").ValueKind == JsonValueKind.Number) Assert.Equal(one.GetProperty("covU").GetDouble(), term.CovU!.Value, Tolerance);
        }
    }

    [Fact]
    public void Necessity_of_SetMethods_is_met_to_its_three_places()
    {
        JsonElement json = References.Json("qca", "qcafit-SCHF-nec");
        string[] rows = [.. json.GetProperty("rows").EnumerateArray().Select(static r => r.GetString()!)];
        string[] conditions = [.. rows.Where(static r => r[0] != '~')];
        (QcaData data, QcaExpression outcome) = Read(json, conditions, "EXPORT");
        ConditionFits fits = Necessity.Single(data, outcome, conditions).Needed();
        foreach ((string row, JsonElement values) in rows.Zip(json.GetProperty("values").EnumerateArray()))
        {
            SetFit fit = fits.Fits.Single(f => f.Text == row).Fit;
            double[] expected = [.. values.EnumerateArray().Select(static v => v.GetDouble())];
            Assert.Equal(expected[0], fit.InclN!.Value, 0.0005 + Tolerance);
            Assert.Equal(expected[1], fit.CovN!.Value, 0.0005 + Tolerance);
            Assert.Equal(expected[2], fit.RoN!.Value, 0.0005 + Tolerance);
        }
    }

    [Fact]
    public void Shares_of_cases_in_sets_are_those_of_SetMethods()
    {
        JsonElement json = References.Json("qca", "skew-PAYF");
        string[] lines = [.. json.GetProperty("text").EnumerateArray().Select(static t => t.GetString()!)];
        string[] sets = [.. lines.Select(static line => line.Split(' ')[1])];
        (QcaData data, _) = Read(json, sets, sets[0]);
        Assert.Equal(lines, Skewness.Of(data).Select(static share => string.Create(CultureInfo.InvariantCulture,
            $"Set {share.Name} - Cases > 0.5 / Total number of cases: {share.Inside} / {share.Cases} = {Math.Round(share.Share * 100, 2)} %")));
    }

    [Fact]
    public void Cluster_diagnostics_are_those_of_SetMethods()
    {
        JsonElement json = References.Json("qca", "cluster-SCHLF").GetProperty("result");
        Dictionary<string, string[]> columns = References.Table("qca", "data/SCHLF.csv");
        double[] x = [.. References.Numbers(columns["EMP"]).Zip(References.Numbers(columns["BARGAIN"]), Math.Min)], y = References.Numbers(columns["EXPORT"]);
        var ours = ClusterDiagnostics.Of(x, y, [.. columns["YEAR"]], [.. columns["COUNTRY"]]);
        // SetMethods adds 1e-10 to each sum, so that nothing by nothing becomes 1; ours has no value there.
        const double added = 1e-7;
        Assert.Equal(json.GetProperty("POCOS")[0].GetDouble(), ours.Pooled!.Value, added);
        Assert.Equal(json.GetProperty("dBP")[0].GetDouble(), ours.DistanceBetween!.Value, added);
        Assert.Equal(json.GetProperty("dWP")[0].GetDouble(), ours.DistanceWithin!.Value, added);
        Hold(json.GetProperty("BECOS"), ours.Between.Select(static c => c.Inclusion));
        Hold(json.GetProperty("WICONS"), ours.Within.Select(static c => c.Inclusion));
        Hold(json.GetProperty("Coverages").GetProperty("between"), ours.Between.Select(static c => c.Coverage));
        Hold(json.GetProperty("Coverages").GetProperty("within"), ours.Within.Select(static c => c.Coverage));

        static void Hold(JsonElement expected, IEnumerable<double?> actual)
        {
            foreach ((double one, double? other) in expected.EnumerateArray().Select(static e => e.GetDouble()).Zip(actual)) Assert.Equal(one, other!.Value, added);
        }
    }

    [Fact]
    public void Robustness_of_a_solution_is_that_of_SetMethods_where_there_are_two_others()
    {
        JsonElement json = References.Json("qca", "rob-PAYF-HL");
        (QcaData data, QcaExpression outcome) = Read(json, ["HE", "GG", "AH", "HI", "HW"], "HL");
        double[][] tests = [.. json.GetProperty("tests").EnumerateArray().Select(t => QcaParser.Read(t.GetString()!).Needed().Memberships(data))];
        var fit = RobustFit.Of(QcaParser.Read(json.GetProperty("initial")[0].GetString()!).Needed().Memberships(data), tests, outcome.Memberships(data));
        JsonElement expected = json.GetProperty("rob_fit");
        Assert.Equal(expected.GetProperty("RF_cov")[0].GetDouble(), fit.Coverage!.Value, 0.0005 + Tolerance);
        Assert.Equal(expected.GetProperty("RF_cons")[0].GetDouble(), fit.Consistency!.Value, 0.0005 + Tolerance);
        Assert.Equal(expected.GetProperty("RF_SC_minTS")[0].GetDouble(), fit.OverlapLeast!.Value, 0.0005 + Tolerance);
        Assert.Equal(expected.GetProperty("RF_SC_maxTS")[0].GetDouble(), fit.OverlapMost!.Value, 0.0005 + Tolerance);
    }

    internal static (QcaData Data, QcaExpression Outcome) Read(JsonElement json, IEnumerable<string> conditions, string outcome)
    {
        Dictionary<string, string[]> columns = References.Table("qca", json.GetProperty("data_file").GetString()!);
        QcaExpression explained = QcaParser.Read(outcome).Needed();
        string[] needed = [.. conditions.Concat(explained.Names).Distinct()];
        return (QcaData.Of([.. columns.First().Value], needed.Select(c => (c, References.Numbers(columns[c])))).Needed(), explained);
    }

    private static void HoldsNecessity(JsonElement expected, SetFit fit)
    {
        Assert.Equal(expected.GetProperty("inclN").GetDouble(), fit.InclN!.Value, Tolerance);
        Assert.Equal(expected.GetProperty("RoN").GetDouble(), fit.RoN!.Value, Tolerance);
        Assert.Equal(expected.GetProperty("covN").GetDouble(), fit.CovN!.Value, Tolerance);
    }

    private static void HoldsSufficiency(JsonElement expected, SetFit fit)
    {
        Assert.Equal(expected.GetProperty("inclS").GetDouble(), fit.InclS!.Value, Tolerance);
        Assert.Equal(expected.GetProperty("PRI").GetDouble(), fit.Pri!.Value, Tolerance);
        Assert.Equal(expected.GetProperty("covS").GetDouble(), fit.CovS!.Value, Tolerance);
    }

    private static string Text(JsonElement json) => json.GetProperty("expr").GetString()!.Trim();

    private static string? Argument(string call, string pattern) => Regex.Match(call, pattern) is { Success: true } found ? found.Groups[1].Value : null;
}

using System.Text.Json;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>List experiments for tests: those of the references, and simulated ones.</summary>
internal static class ListCases
{
    public static ListData Reference(string file, int items, params string[] covariates) => Input(file, items, covariates) is var input ? ListData.Of(input).Needed() : null!;

    public static ListInput Input(string file, int items, params string[] covariates)
    {
        Dictionary<string, string[]> table = References.Table("survey", Path.Combine("data", file));
        return new ListInput
        {
            Counts = [.. References.Numbers(table["y"])],
            Arms = ListArms.Of(table["treat"]).Needed(),
            Items = items,
            Covariates = [.. covariates.Select(name => Covariate(table, name))],
        };
    }

    public static JsonElement Results(string name) => References.Json("survey", name).GetProperty("results");

    public static Dictionary<string, double> Named(JsonElement json) => json.EnumerateObject().Where(static p => p.Value.ValueKind == JsonValueKind.Number)
        .ToDictionary(static p => p.Name.StartsWith("psi", StringComparison.Ordinal) ? "control." + p.Name : p.Name, static p => p.Value.GetDouble());

    /// <summary>Holds coefficients (or errors) named by part and covariate against those expected.</summary>
    public static void Hold(Dictionary<string, double> expected, ListFit fit, Func<ListCoefficient, double> value, double tolerance, bool relative = false)
    {
        Assert.NotEmpty(expected);
        foreach ((string name, double wanted) in expected)
        {
            ListCoefficient ours = fit.Coefficients.Single(c => NameOf(c) == name);
            Assert.Equal(wanted, value(ours), relative ? tolerance * Math.Abs(wanted) : tolerance);
        }
    }

    public static string NameOf(ListCoefficient coefficient) => coefficient.Part == "logit.rho" ? "logit.rho" : $"{coefficient.Part}.{coefficient.Name}";

    private static ListCovariate Covariate(Dictionary<string, string[]> table, string name) =>
        name.Split(':') is [var one, var other] ? ListCovariate.Product(Covariate(table, one), Covariate(table, other)) with { Name = name } : new ListCovariate(name, [.. References.Numbers(table[name])]);
}

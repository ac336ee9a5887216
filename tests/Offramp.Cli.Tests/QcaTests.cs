using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Qualitative comparative analysis, from the shell and without any study.</summary>
public class QcaTests
{
    private const string Crisp = "who,A,B,C,Y\np,1,1,0,1\nq,1,0,1,1\nr,0,1,1,0\ns,0,0,0,0\nt,1,1,1,1\n";

    [Fact]
    public void A_truth_table_and_its_models_are_given_with_the_names_of_the_field()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", Crisp);
        JsonElement table = desk.Json("methods", "qca", "truth-table", file, "--outcome", "Y", "--incl", "0.8");
        Assert.Equal(["A", "B", "C"], table.GetProperty("conditions").EnumerateArray().Select(static c => c.GetProperty("name").GetString()));
        JsonElement row = table.GetProperty("rows")[3];
        Assert.Equal(("1", 1, 1.0, 1.0, "p"), (row.GetProperty("out").GetString(), row.GetProperty("n").GetInt32(), row.GetProperty("incl").GetDouble(), row.GetProperty("PRI").GetDouble(), row.GetProperty("cases")[0].GetString()));
        JsonElement found = desk.Json("methods", "qca", "minimise", file, "--outcome", "Y", "--conditions", "A,B,C", "--solution", "parsimonious");
        JsonElement model = Assert.Single(found.GetProperty("models").EnumerateArray());
        Assert.Equal(["A"], model.GetProperty("terms").EnumerateArray().Select(static t => t.GetString()));
        Assert.Equal((1.0, 1.0, 1.0), (model.GetProperty("inclS").GetDouble(), model.GetProperty("PRI").GetDouble(), model.GetProperty("covS").GetDouble()));
        Assert.Equal(1.0, model.GetProperty("termFits")[0].GetProperty("covU").GetDouble());
        Assert.True(found.GetProperty("proven").GetBoolean());
        Assert.Equal("A", found.GetProperty("primeImplicants")[0].GetProperty("term").GetString());
    }

    [Fact]
    public void Negation_expectations_and_calibration_work_from_the_shell()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", Crisp), raw = desk.File("raw.csv", "id,x\n1,1\n2,3\n3,5\n");
        Assert.Equal("~A", desk.Json("methods", "qca", "minimise", file, "--outcome", "Y", "--negate").GetProperty("models")[0].GetProperty("terms")[0].GetString());
        JsonElement between = desk.Json("methods", "qca", "minimise", file, "--outcome", "Y", "--solution", "intermediate", "--expect", "A,B,C");
        Assert.Equal("C1P1", between.GetProperty("pairs")[0].GetProperty("pair").GetString());
        JsonElement sets = desk.Json("methods", "qca", "calibrate", raw, "--column", "x", "--method", "direct", "--anchors", "1,3,5", "--out", desk.At("sets.csv"));
        Assert.Equal([0.05, 0.5, 0.95], sets.GetProperty("scores").EnumerateArray().Select(static s => Math.Round(s.GetDouble(), 12)));
        Assert.Equal(["1", "2", "3"], sets.GetProperty("cases").EnumerateArray().Select(static s => s.GetString()));
        Assert.Contains("x.set", File.ReadAllText(desk.At("sets.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Fits_necessity_remainders_theory_cases_clusters_robustness_and_a_description_are_given()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", "who,A,B,C,Y,year\np,0.9,0.8,0.2,0.95,1990\nq,0.8,0.1,0.9,0.9,1990\nr,0.2,0.9,0.8,0.3,2000\ns,0.1,0.2,0.3,0.1,2000\nt,0.7,0.6,0.9,0.8,2000\n");
        string[] sets = ["--outcome", "Y", "--conditions", "A,B,C"];
        JsonElement fit = desk.Json("methods", "qca", "fit", file, "A*B + C", "--outcome", "Y", "--svg", desk.At("xy.svg"));
        Assert.Equal(2, fit.GetProperty("terms").GetArrayLength());
        Assert.StartsWith("<?xml", File.ReadAllText(desk.At("xy.svg")), StringComparison.Ordinal);
        desk.Run(["methods", "qca", "minimise", file, .. sets, "--incl", "0.8", "--svg", desk.At("chart.svg")]);
        Assert.Contains("svg", File.ReadAllText(desk.At("chart.svg")), StringComparison.Ordinal);
        Assert.Equal(6, desk.Json(["methods", "qca", "necessity", file, .. sets]).GetProperty("results").GetArrayLength());
        Assert.True(desk.Json(["methods", "qca", "necessity", file, .. sets, "--search", "--incl", "0.9"]).GetProperty("results").GetArrayLength() > 0);
        Assert.True(desk.Json(["methods", "qca", "remainders", file, .. sets, "--incl", "0.8", "--necessary", "A"]).GetProperty("untenable").GetArrayLength() > 0);
        Assert.Equal(4, desk.Json("methods", "qca", "theory", file, "--outcome", "Y", "--theory", "A*C", "--solution", "A").GetProperty("areas").GetArrayLength());
        Assert.Equal("typical", desk.Json("methods", "qca", "cases", file, "A", "--outcome", "Y").GetProperty("terms")[0].GetProperty("cases")[0].GetProperty("kind").GetString());
        Assert.Equal(2, desk.Json("methods", "qca", "clusters", file, "A", "--outcome", "Y", "--cluster", "year").GetProperty("BECOS").GetArrayLength());
        JsonElement robust = desk.Json(["methods", "qca", "robustness", file, .. sets, "--incl", "0.8", "--parts", "10", "--against", "A*C", "--anchors", "B=year:1980,1995,2010"]);
        Assert.Equal((5, 10, 3), (robust.GetProperty("leaveOneOut").GetArrayLength(), robust.GetProperty("parts").GetProperty("runs").GetInt32(), robust.GetProperty("anchors")[0].GetProperty("ranges").GetArrayLength()));
        Assert.Equal(4, desk.Json(["methods", "qca", "describe", file, .. sets]).GetProperty("sets").GetArrayLength());
    }

    [Fact]
    public void Rows_to_be_excluded_are_named_by_number_or_by_an_expression()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", Crisp);
        JsonElement numbers = desk.Json("methods", "qca", "truth-table", file, "--outcome", "Y", "--exclude", "5,2"), expression = desk.Json("methods", "qca", "truth-table", file, "--outcome", "Y", "--exclude", "A*~B*~C");
        Assert.Equal([5, 2], numbers.GetProperty("excluded").EnumerateArray().Select(static n => n.GetInt32()));
        Assert.Equal([5], expression.GetProperty("excluded").EnumerateArray().Select(static n => n.GetInt32()));
    }

    [Theory]
    [InlineData("who,A,Y\np,1,1\nq,x,0\n", "line 3, at A", "“x” is not a number")]
    [InlineData("who,A,Y\np,0.2,1\nq,1.4,0\n", "line 3, at A", "1.4 is not a membership")]
    [InlineData("who,A,Y\np,,1\nq,1,0\n", "line 2, at A", "The cell is empty")]
    [InlineData("who,A,Y\n", "", "no rows")]
    [InlineData("who,A,Z\np,1,1\n", "", "There is no column “Y”")]
    public void What_cannot_be_read_is_refused_at_its_line_and_column(string table, string place, string says)
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "qca", "truth-table", desk.File("data.csv", table), "--outcome", "Y", "--conditions", "A"]);
        Assert.Equal(1, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_none_and_anchors_out_of_order_are_said()
    {
        using var desk = new Desk();
        string raw = desk.File("raw.csv", "id,x\na,1\nb,3\n");
        Assert.Equal(2, desk.Try(["methods", "qca", "calibrate", raw, "--column", "x", "--anchors", "1,b,5"]).Exit);
        Answer answer = desk.Try(["methods", "qca", "calibrate", raw, "--column", "x", "--anchors", "3,1,5"]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("out of order", answer.Error, StringComparison.Ordinal);
    }
}

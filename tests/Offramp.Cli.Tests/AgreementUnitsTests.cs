using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Agreement on coded units, from the shell and without any study.</summary>
public class AgreementUnitsTests
{
    // Krippendorff 2011, section C: four coders, twelve units, codes missing.
    private const string Worked = "A,B,C,D\n1,1,,1\n2,2,3,2\n3,3,3,3\n3,3,3,3\n2,2,2,2\n1,2,3,4\n4,4,4,4\n1,1,2,1\n2,2,2,2\n,5,5,5\nNA,NaN,1,1.0\n,,3,\n";

    [Theory]
    [InlineData("nominal", 0.743)]
    [InlineData("ordinal", 0.815)]
    [InlineData("interval", 0.849)]
    [InlineData("ratio", 0.797)]
    public void Alpha_of_the_metric_stands_at_the_top_with_its_error_and_interval(string metric, double alpha)
    {
        using var desk = new Desk();
        JsonElement json = desk.Json("methods", "agreement", "units", desk.File("codes.csv", Worked), "--metric", metric);
        Assert.Equal(alpha, json.GetProperty("alpha").GetDouble(), 0.0005);
        Assert.Equal(json.GetProperty("alpha").GetDouble(), json.GetProperty("coefficients").GetProperty("alpha." + metric).GetProperty("value").GetDouble());
        Assert.InRange(json.GetProperty("se").GetDouble(), 0.05, 0.25);
        Assert.Equal((2, 1.0), (json.GetProperty("ci").GetArrayLength(), json.GetProperty("ci")[1].GetDouble()));
        Assert.Equal((12, 11, 4, 6, 4), (json.GetProperty("units").GetInt32(), json.GetProperty("pairableUnits").GetInt32(), json.GetProperty("coders").GetArrayLength(), json.GetProperty("pairs").GetArrayLength(), json.GetProperty("leaveOneOut").GetArrayLength()));
        Assert.Equal(["1", "2", "3", "4", "5"], json.GetProperty("categories").EnumerateArray().Select(static c => c.GetString()));
        Assert.Equal(7, json.GetProperty("missing").GetInt32());
    }

    [Theory]
    [InlineData("unit,A,B\n1,yes,yes\n2,no,no\n3,yes,no\n", "unit")]
    [InlineData("A,segment,B\n1,s1,1\n2,s2,2\n2,s2,1\n", "segment")]
    [InlineData("passage,A,B\ns1,yes,yes\ns2,no,no\ns3,yes,no\n", "passage")]
    [InlineData("passage,A,B\n101,yes,yes\n102,no,no\n103,yes,no\n", "passage")]
    [InlineData("document,Unit ID,A,B,comment\nd,1,yes,yes,\nd,2,no,no,hm\ne,3,yes,no,\n", "Unit ID")]
    [InlineData("A,B\nyes,yes\nno,no\nyes,no\n", null)]
    [InlineData("A,B\n1,1\n2,2\n1,2\n", null)]
    [InlineData(",A,B\n0,1,1\n1,2,2\n2,1,2\n", "")]
    public void The_column_of_the_units_is_found_and_no_coder_is_lost(string table, string? column)
    {
        using var desk = new Desk();
        JsonElement json = desk.Json("methods", "agreement", "units", desk.File("codes.csv", table), "--metric", "nominal");
        Assert.Equal(column, json.GetProperty("unitColumn").GetString());
        Assert.Equal(["A", "B"], json.GetProperty("coders").EnumerateArray().Select(static c => c.GetString()));
        // Three units, one disagreement, three codes of each category: 1 − 5 · 2 / 18.
        Assert.Equal(1 - (5 * 2 / 18.0), json.GetProperty("alpha").GetDouble(), 1e-12);
    }

    [Fact]
    public void Coders_categories_and_missing_codes_can_be_named()
    {
        using var desk = new Desk();
        string file = desk.File("codes.csv", "n,A,B,comment\n1,low,low,x\n2,high,?,y\n3,high,middle,z\n4,NA,low,z\n");
        JsonElement json = desk.Json("methods", "agreement", "units", file, "--metric", "ordinal", "--coders", "A,B", "--unit-column", "n", "--categories", "low,middle,high,higher", "--missing", "?,na");
        Assert.Equal(("n", 2, 4, "codebook"), (json.GetProperty("unitColumn").GetString(), json.GetProperty("missing").GetInt32(), json.GetProperty("categories").GetArrayLength(), json.GetProperty("categoriesFrom").GetString()));
        Assert.True(json.GetProperty("coefficients").TryGetProperty("ac2.quadratic", out _));
    }

    [Fact]
    public void What_is_not_defined_is_null_with_its_reason()
    {
        using var desk = new Desk();
        JsonElement one = desk.Json("methods", "agreement", "units", desk.File("one.csv", "A,B\nx,x\nx,x\n"), "--metric", "nominal");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null), (one.GetProperty("alpha").ValueKind, one.GetProperty("se").ValueKind, one.GetProperty("ci").ValueKind));
        Assert.Contains("Only one category was used", one.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, one.GetProperty("coefficients").GetProperty("percent").GetProperty("value").GetDouble());
        JsonElement none = desk.Json("methods", "agreement", "units", desk.File("none.csv", "A,B\nx,\n,y\n"), "--metric", "nominal");
        Assert.Contains("No unit was coded by two", none.GetProperty("coefficients").GetProperty("fleiss").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bootstrap_draws_units_or_documents_and_says_how()
    {
        using var desk = new Desk();
        string file = desk.File("codes.csv", "doc,A,B\n" + string.Concat(Enumerable.Range(0, 40).Select(static i => $"d{i / 8},{i % 3},{(i % 7 == 0 ? 1 : i % 3)}\n")));
        string[] all = ["methods", "agreement", "units", file, "--metric", "nominal", "--document", "doc", "--bootstrap", "400", "--seed", "5", "--interval", "bca"];
        JsonElement drawn = desk.Json(all).GetProperty("bootstrap");
        Assert.Equal(("documents", "bca", 400, 5), (drawn.GetProperty("of").GetString(), drawn.GetProperty("interval").GetString(), drawn.GetProperty("resamples").GetInt32(), drawn.GetProperty("seed").GetInt32()));
        JsonElement alpha = drawn.GetProperty("alpha");
        Assert.True(alpha.GetProperty("ci")[0].GetDouble() < alpha.GetProperty("ci")[1].GetDouble());
        Assert.Equal(alpha.ToString(), desk.Json(all).GetProperty("bootstrap").GetProperty("alpha").ToString());
        Assert.Contains("ac1", desk.Run(all), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interval", "unit,A,B\nu,1,2\nv,x,3\n", "line 3, at A", "“x” is not a number")]
    [InlineData("interval", "A,B\n1,2\nx,3\n", "line 3, at A", "--unit-column")]
    [InlineData("ratio", "A,B\n1,2\n1,-3\n", "line 3, at B", "-3 is below 0")]
    [InlineData("ordinal", "A,B\nlow,high\nhigh,high\n", "", "order of the categories")]
    [InlineData("nominal", "unit,A\nu,x\nv,y\n", "", "two coders at least")]
    [InlineData("nominal", "unit,A,B\n", "", "no rows")]
    [InlineData("nominal", "A,A\nx,y\n", "", "named twice")]
    public void What_cannot_be_read_is_refused_at_its_line_and_column(string metric, string table, string place, string says)
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "agreement", "units", desk.File("codes.csv", table), "--metric", metric, "--json"]);
        Assert.Equal(1, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_and_a_code_outside_the_codebook_are_said()
    {
        using var desk = new Desk();
        string file = desk.File("codes.csv", "A,B\nx,y\nz,y\n");
        Assert.Contains("There is no column “C”", desk.Try(["methods", "agreement", "units", file, "--coders", "A,C"]).Error, StringComparison.Ordinal);
        string error = desk.Try(["methods", "agreement", "units", file, "--categories", "x,y"]).Error;
        Assert.Contains("line 3, at A", error, StringComparison.Ordinal);
        Assert.Contains("“z” is not in the codebook", error, StringComparison.Ordinal);
        Assert.Contains("cannot be the level", desk.Try(["methods", "agreement", "units", file, "--level", "95"]).Error, StringComparison.Ordinal);
        Assert.Contains("cannot be drawn", desk.Try(["methods", "agreement", "units", file, "--bootstrap", "1"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_with_several_codes_have_a_table_for_each_code_their_mean_and_what_is_pooled()
    {
        using var desk = new Desk();
        string file = desk.File("codes.csv", "unit,A,B\nu,pay,pay\nv,pay; fear,fear\nw,-,-\nx,fear,fear;pay\ny,,pay\n");
        JsonElement json = desk.Json("methods", "agreement", "labels", file);
        Assert.Equal([("fear", 1.0), ("pay", 0.0)], json.GetProperty("codes").EnumerateArray().Select(static c => (c.GetProperty("code").GetString()!, c.GetProperty("cohen").GetDouble())));
        Assert.Equal((0.5, 0.5), (json.GetProperty("macro").GetProperty("cohen").GetDouble(), json.GetProperty("pooled").GetProperty("cohen").GetDouble()));
        Assert.Contains("(pooled)", desk.Run("methods", "agreement", "labels", file), StringComparison.Ordinal);
        Assert.Contains("line 3, at A", desk.Try(["methods", "agreement", "labels", file, "--categories", "pay"]).Error, StringComparison.Ordinal);
    }
}

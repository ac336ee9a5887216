using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>List experiments from the shell, without any study.</summary>
public class SurveyListTests
{
    private static readonly string[] Columns = ["--count", "y", "--treat", "treat", "--items", "3"];

    [Fact]
    public void A_difference_in_means_is_given_with_its_error_and_interval()
    {
        using var desk = new Desk();
        // Means 2 and 1.25, variances 2 and 0.25, by hand.
        string file = desk.File("data.csv", "y,treat\n1,1\n1,1\n2,1\n4,1\n1,0\n1,0\n1,0\n2,0\n");
        JsonElement found = desk.Json(["methods", "survey", "list", file, .. Columns]);
        Assert.Equal(0.75, found.GetProperty("estimate").GetDouble(), 1e-12);
        Assert.Equal(Math.Sqrt((2.0 / 4) + (0.25 / 4)), found.GetProperty("se").GetDouble(), 1e-12);
        Assert.Equal(Math.Sqrt((2.0 / 3) + (0.25 / 3)), desk.Json(["methods", "survey", "list", file, .. Columns, "--hc", "3"]).GetProperty("se").GetDouble(), 1e-12);
        Assert.True(found.GetProperty("ci")[0].GetDouble() < 0.75 && found.GetProperty("ci")[1].GetDouble() > 0.75);
        Assert.Equal(8, found.GetProperty("n").GetInt32());
        Assert.Equal("difference", found.GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("linear"), InlineData("nls"), InlineData("ml")]
    public void Each_method_gives_coefficients_by_part_and_their_covariance(string method)
    {
        using var desk = new Desk();
        JsonElement found = desk.Json(["methods", "survey", "list", desk.File("data.csv", Simulated(1200, 4)), .. Columns, "--x", "a,b", "--method", method, "--predict", "b=1", "--predict", "b=0", "--draws", "200"]);
        Assert.InRange(found.GetProperty("estimate").GetDouble(), 0, 1);
        Assert.True(found.GetProperty("se").GetDouble() > 0);
        Assert.True(found.GetProperty("converged").GetBoolean());
        JsonElement sensitive = found.GetProperty("coefficients").GetProperty("sensitive");
        Assert.Equal(["(Intercept)", "a", "b"], sensitive.EnumerateArray().Select(static c => c.GetProperty("name").GetString()));
        Assert.Equal(3, found.GetProperty("coefficients").GetProperty("control").GetArrayLength());
        Assert.Equal("sensitive.(Intercept)", found.GetProperty("vcovNames")[0].GetString());
        double error = sensitive[1].GetProperty("se").GetDouble();
        Assert.Equal(error * error, found.GetProperty("vcov")[1][1].GetDouble(), 1e-12);
        Assert.Equal(method == "ml", found.TryGetProperty("logLik", out _));
        JsonElement predictions = found.GetProperty("predictions"), contrast = found.GetProperty("contrasts")[0];
        Assert.Equal(predictions[0].GetProperty("estimate").GetDouble() - predictions[1].GetProperty("estimate").GetDouble(), contrast.GetProperty("estimate").GetDouble(), 1e-12);
        Assert.True(predictions[0].GetProperty("ciSimulated")[0].GetDouble() < predictions[0].GetProperty("ciSimulated")[1].GetDouble());
    }

    [Fact]
    public void Models_of_the_likelihood_several_items_and_further_questions_are_given()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", Simulated(2500, 3)), several = desk.File("several.csv", Simulated(2500, 3, "control", "one", "two"));
        string[] list = ["methods", "survey", "list", file, .. Columns, "--method", "ml", "--x", "a"];
        Assert.Equal(["sensitive", "control.psi0", "control.psi1"], Parts(desk.Json([.. list, "--unconstrained"])));
        Assert.Equal(["sensitive", "control", "logit.rho"], Parts(desk.Json([.. list, "--overdispersed"])));
        JsonElement liars = desk.Json([.. list, "--floor", "--ceiling"]);
        Assert.Equal(["sensitive", "control", "floor", "ceiling"], Parts(liars));
        Assert.True(liars.GetProperty("logPosterior").GetDouble() < liars.GetProperty("logLik").GetDouble());
        Assert.Single(desk.Json([.. list, "--floor", "--liar-x", "none"]).GetProperty("coefficients").GetProperty("floor").EnumerateArray());
        JsonElement two = desk.Json(["methods", "survey", "list", several, .. Columns, "--method", "ml", "--x", "a,b,a:b"]);
        Assert.Equal(["one", "two", "control"], Parts(two));
        Assert.Equal(["one", "two"], two.GetProperty("sensitiveItems").EnumerateArray().Select(static i => i.GetProperty("item").GetString()));
        Assert.False(two.TryGetProperty("estimate", out _));
        JsonElement both = desk.Json([.. list, "--direct", "asked", "--hausman", "--weights", "w"]);
        Assert.True(both.GetProperty("minusDirect")[0].GetProperty("shared").GetInt32() > 0);
        Assert.Equal(4, both.GetProperty("hausman").GetProperty("df").GetInt32());
        Assert.Contains("less open", desk.Run([.. list, "--direct", "asked", "--hausman", "--predict", "all"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_design_is_tested_and_lists_are_put_beside_an_open_question_and_a_second_list()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", Simulated(1500, 3));
        JsonElement test = desk.Json(["methods", "survey", "design-test", file, .. Columns]);
        Assert.InRange(test.GetProperty("p").GetDouble(), 0, 1);
        Assert.Equal(8, test.GetProperty("cells").GetArrayLength());
        JsonElement together = desk.Json(["methods", "survey", "list-combined", file, .. Columns, "--direct", "asked", "--categories", "word"]);
        Assert.True(together.GetProperty("se").GetDouble() < together.GetProperty("list").GetProperty("se").GetDouble());
        Assert.Equal((1.0, 0.0), (together.GetProperty("placeboI").GetProperty("expected").GetDouble(), together.GetProperty("placeboII").GetProperty("expected").GetDouble()));
        JsonElement twice = desk.Json(["methods", "survey", "list-double", file, .. Columns, "--second-count", "second"]);
        Assert.Equal((twice.GetProperty("first").GetProperty("estimate").GetDouble() + twice.GetProperty("second").GetProperty("estimate").GetDouble()) / 2, twice.GetProperty("estimate").GetDouble(), 1e-12);
        foreach (string[] line in (string[][])[["design-test", file, .. Columns], ["list-combined", file, .. Columns, "--direct", "asked"], ["list-double", file, .. Columns, "--second-count", "second"]])
            Assert.Contains("0.", desk.Run(["methods", "survey", .. line]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y,treat\n4,0\n2,1\n1,0\n3,1\n", "line 2, at y", "the control list has 3 items")]
    [InlineData("y,treat\n1,0\n2.5,1\n1,0\n3,1\n", "line 3, at y", "2.5 is not a count")]
    [InlineData("y,treat\n1,0\n2,1\n-1,0\n3,1\n", "line 4, at y", "outside 0 to 3")]
    [InlineData("y,treat\n1,0\n2,1\n1,0\n5,1\n", "line 5, at y", "outside 0 to 4")]
    [InlineData("y,treat\n1,0\nx,1\n1,0\n3,1\n", "line 3, at y", "“x” is not a number")]
    [InlineData("y,treat\n1,1\n2,1\n", "at treat", "control arm")]
    [InlineData("y,treat\n1,0\n2,0\n", "at treat", "arm of a sensitive item")]
    [InlineData("y,treat\n1,a\n2,b\n", "at treat", "None of the arms")]
    [InlineData("y,treat\n1,0\n2,0\n1,1\n", "at treat", "Only one respondent")]
    public void What_cannot_be_a_list_experiment_is_refused_at_its_line_and_column(string table, string place, string says)
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "survey", "list", desk.File("data.csv", table), .. Columns]);
        Assert.Equal(1, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y,treat,w\n1,0,1\n2,0,-1\n1,1,1\n3,1,1\n", "line 3, at w", "-1 is not a weight")]
    [InlineData("y,treat,w\n1,0,1\n2,0,\n1,1,1\n3,1,1\n", "line 3, at w", "is not a weight")]
    [InlineData("y,treat,w\n1,0,0\n2,0,0\n1,1,0\n3,1,0\n", "at w", "All weights are 0")]
    public void Weights_that_are_none_are_refused(string table, string place, string says)
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "survey", "list", desk.File("data.csv", table), .. Columns, "--weights", "w"]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_empty_cells_are_left_out_and_said_and_covariates_that_say_nothing_are_refused()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", "y,treat,c,d\n1,0,1,0\n,0,1,1\n2,0,1,2\n1,1,1,0\n3,1,1,1\n2,1,1,3\n");
        JsonElement found = desk.Json(["methods", "survey", "list", file, .. Columns]);
        Assert.Equal(5, found.GetProperty("n").GetInt32());
        JsonElement note = found.GetProperty("notes").EnumerateArray().Single(static n => n.GetProperty("code").GetString() == "methods.survey-left-out");
        Assert.Equal((2, "y"), (note.GetProperty("row").GetInt32(), note.GetProperty("column").GetString()));
        Answer answer = desk.Try(["methods", "survey", "list", file, .. Columns, "--x", "c", "--method", "linear"]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("c is the same for everybody", answer.Error, StringComparison.Ordinal);
    }

    private static string[] Parts(JsonElement found) => [.. found.GetProperty("coefficients").EnumerateObject().Select(static p => p.Name)];

    // Three control items that half of the people count, and a trait that goes with a and b.
    private static string Simulated(int rows, int seed, params string[] arms)
    {
        var random = new Random(seed);
        var text = new StringBuilder("y,treat,a,b,w,asked,second,word\n");
        string[] labels = arms.Length == 0 ? ["0", "1"] : arms;
        for (int i = 0; i < rows; i++)
        {
            double a = Math.Round(random.NextDouble() * 2, 1);
            int b = random.Next(2), arm = random.Next(labels.Length), count = Count(), other = Count();
            bool trait = random.NextDouble() < 1 / (1 + Math.Exp(0.8 - (0.5 * a) - (0.4 * b)));
            string asked = trait && random.NextDouble() < 0.6 ? "1" : "0";
            text.Append(CultureInfo.InvariantCulture, $"{count + (arm > 0 && trait ? 1 : 0)},{labels[arm]},{a},{b},{1 + (i % 3)},{asked},{other + (arm == 0 && trait ? 1 : 0)},{(b == 1 ? "town" : "land")}\n");
        }
        return text.ToString();

        int Count() => Enumerable.Range(0, 3).Count(_ => random.NextDouble() < 0.5);
    }
}

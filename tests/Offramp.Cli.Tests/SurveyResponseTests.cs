using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Randomised response, from the shell and without any study.</summary>
public class SurveyResponseTests
{
    private static readonly string[] Forced = ["--answer", "y", "--design", "forced", "--p", "2/3", "--p1", "1/6", "--p0", "1/6"];

    [Fact]
    public void A_share_with_its_privacy_is_given_with_the_names_of_the_field()
    {
        using var desk = new Desk();
        JsonElement found = desk.Json(["methods", "survey", "rr", desk.File("data.csv", Answers(40, 60)), .. Forced]);
        Assert.Equal(("forced", 100), (found.GetProperty("design").GetString(), found.GetProperty("n").GetInt32()));
        // (0.4 − 1/6) / (2/3), √(0.4 · 0.6 / 100) / (2/3).
        Assert.Equal(0.35, found.GetProperty("estimate").GetDouble(), 1e-12);
        Assert.Equal(0.073484692283495343, found.GetProperty("se").GetDouble(), 1e-12);
        Assert.Equal(0.35 - (1.959963984540054 * 0.073484692283495343), found.GetProperty("ci")[0].GetDouble(), 1e-9);
        // 5/6 · 0.35 / 0.4, 1/6 · 0.35 / 0.6.
        Assert.Equal(0.72916666666666667, found.GetProperty("privacy").GetProperty("yes").GetDouble(), 1e-12);
        Assert.Equal(0.097222222222222222, found.GetProperty("privacy").GetProperty("no").GetDouble(), 1e-12);
        Assert.True(found.GetProperty("converged").GetBoolean());
        Assert.Equal(Math.Log(0.35 / 0.65), found.GetProperty("coefficients")[0].GetProperty("estimate").GetDouble(), 1e-9);
        Assert.Equal((40 * Math.Log(0.4)) + (60 * Math.Log(0.6)), found.GetProperty("logLik").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_regression_predicts_profiles_and_their_difference()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", "who,y,g,w\n" + string.Concat(Enumerable.Range(0, 200).Select(static i => $"r{i},{(i % 100 < (i < 100 ? 30 : 60) ? 1 : 0)},{i / 100},1\n")));
        JsonElement found = desk.Json("methods", "survey", "rr", file, "--answer", "y", "--design", "warner", "--p", "0.8", "--x", "g", "--weights", "w", "--at", "g=1", "--at", "g=0", "--draws", "200");
        Assert.Equal(["(Intercept)", "g"], found.GetProperty("coefficients").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
        Assert.Equal(2, found.GetProperty("vcov")[1].GetArrayLength());
        JsonElement[] predicted = [.. found.GetProperty("predictions").EnumerateArray()];
        // (0.6 − 0.2) / 0.6 and (0.3 − 0.2) / 0.6.
        Assert.Equal(["", "g=1", "g=0"], predicted.Select(static one => one.GetProperty("at").GetString()));
        Assert.Equal(2 / 3.0, predicted[1].GetProperty("estimate").GetDouble(), 1e-9);
        Assert.Equal(2 / 3.0, predicted[1].GetProperty("ciDelta").EnumerateArray().Average(static end => end.GetDouble()), 1e-9);
        Assert.All(predicted[1].GetProperty("ci").EnumerateArray(), static end => Assert.InRange(end.GetDouble(), 0, 1));
        Assert.Equal(0.5, found.GetProperty("difference").GetProperty("estimate").GetDouble(), 1e-9);
        Assert.Equal(200, found.GetProperty("difference").GetProperty("draws").GetInt32());
        string shown = desk.Run("methods", "survey", "rr", file, "--answer", "y", "--design", "crosswise", "--p", "0.8", "--x", "g");
        Assert.Contains("P(trait | answer)", shown, StringComparison.Ordinal);
        Assert.Contains("log odds", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_below_0_is_given_as_it_is_with_a_note_and_no_log_odds()
    {
        using var desk = new Desk();
        JsonElement found = desk.Json(["methods", "survey", "rr", desk.File("data.csv", Answers(10, 90)), .. Forced]);
        Assert.Equal(-0.1, found.GetProperty("estimate").GetDouble(), 1e-12);
        Assert.False(found.GetProperty("converged").GetBoolean());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("coefficients").ValueKind);
        Assert.Equal(JsonValueKind.Null, found.GetProperty("privacy").ValueKind);
        Assert.Equal(["methods.survey-estimate-outside", "methods.rr-no-finite-maximum"], found.GetProperty("notes").EnumerateArray().Select(static note => note.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("who,y\np,1\nq,2\n", "line 3, at y", "The answer is 2")]
    [InlineData("who,y\np,1\nq,often\n", "line 3, at y", "“often” is not a number")]
    [InlineData("who,z\np,1\n", "", "There is no column “y”")]
    [InlineData("who,y\np,1\nq,1\n", "", "All 2 answers are 1")]
    public void What_cannot_be_read_is_refused_at_its_line_and_column(string table, string place, string says)
    {
        using var desk = new Desk();
        Refused(desk.Try(["methods", "survey", "rr", desk.File("data.csv", table), .. Forced]), place, says);
    }

    [Fact]
    public void Covariates_and_weights_that_cannot_be_used_are_refused_at_their_place()
    {
        using var desk = new Desk();
        string file = desk.File("data.csv", "who,y,same,text,w\na,1,3,x,1\nb,0,3,2,-1\nc,1,3,1,1\nd,0,3,1,1\n");
        Refused(desk.Try(["methods", "survey", "rr", file, .. Forced, "--x", "same"]), "same", "same for everybody");
        Refused(desk.Try(["methods", "survey", "rr", file, .. Forced, "--x", "text"]), "line 2, at text", "“x” is not a number");
        Refused(desk.Try(["methods", "survey", "rr", file, .. Forced, "--weights", "w"]), "line 3, at w", "-1 is not a weight");
        Refused(desk.Try(["methods", "survey", "rr", file, .. Forced, "--at", "same"]), "", "“same” is not understood");
        Refused(desk.Try(["methods", "survey", "rr", file, "--answer", "y", "--design", "mirrored", "--p", "0.5"]), "", "equally often");
        Refused(desk.Try(["methods", "survey", "rr", file, "--answer", "y", "--design", "unrelated", "--p", "0.5"]), "", "needs q");
        Refused(desk.Try(["methods", "survey", "rr", file, "--answer", "y", "--design", "forced", "--p", "0.5", "--p1", "0.1", "--p0", "0.1"]), "", "add up to 0.7");
        Assert.Equal(2, desk.Try(["methods", "survey", "rr", file, "--answer", "y", "--design", "mirrored", "--p", "most"]).Exit);
        Assert.Equal(2, desk.Try(["methods", "survey", "rr", file, "--answer", "y", "--design", "guess"]).Exit);
    }

    [Fact]
    public void Separation_and_respondents_left_out_are_said_with_their_place()
    {
        using var desk = new Desk();
        string rows = string.Concat(Enumerable.Range(0, 200).Select(static i => $"r{i},{(i % 100 < (i < 100 ? 50 : 5) ? 1 : 0)},{i / 100}\n"));
        Refused(desk.Try(["methods", "survey", "rr", desk.File("apart.csv", "who,y,g\n" + rows), .. Forced, "--x", "g"]), "g", "no finite best value");
        Answer answer = desk.Try(["methods", "survey", "rr", desk.File("gaps.csv", "who,y\np,1\nq,\nr,0\ns,NA\n"), .. Forced, "--json"]);
        Assert.Equal(0, answer.Exit);
        Assert.Contains("line 3, at y", answer.Error, StringComparison.Ordinal);
        Assert.Contains("2 respondents have nothing", answer.Error, StringComparison.Ordinal);
    }

    private static string Answers(int yes, int no) => "who,y\n" + string.Concat(Enumerable.Range(0, yes + no).Select(i => $"r{i},{(i < yes ? 1 : 0)}\n"));

    private static void Refused(Answer answer, string place, string says)
    {
        Assert.Equal(1, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }
}

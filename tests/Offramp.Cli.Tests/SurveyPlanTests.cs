using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>The design of sensitive surveys and endorsement experiments, from the shell.</summary>
public class SurveyPlanTests
{
    [Fact]
    public void A_list_is_planned_with_its_floor_and_ceiling_and_a_curve()
    {
        using var desk = new Desk();
        JsonElement plan = desk.Json("methods", "survey", "power-list", "--controls", "0.9,0.1,0.8,0.2", "--share", "0.15", "--n", "1200", "--half-width", "0.05", "--svg", desk.At("power.svg"));
        Assert.Equal((787, 1200, 3465), (plan.GetProperty("N").GetInt32(), plan.GetProperty("n").GetInt32(), plan.GetProperty("NForHalfWidth").GetInt32()));
        Assert.Equal(0.933231031867666, plan.GetProperty("power").GetDouble(), 1e-9);
        Assert.Equal(0.121446915018309, plan.GetProperty("mde").GetDouble(), 1e-9);
        Assert.Equal(0.0144, plan.GetProperty("ceiling").GetDouble(), 1e-12);
        Assert.Equal(6, plan.GetProperty("privacy").GetArrayLength());
        Assert.Equal(3, plan.GetProperty("curves").GetArrayLength());
        Assert.Contains("<svg", File.ReadAllText(desk.At("power.svg")), StringComparison.Ordinal);
        JsonElement paired = desk.Json("methods", "survey", "power-list", "--controls", "1/2,1/2,0.15,0.85", "--pair", "1,2,-0.6", "--share", "0.1");
        Assert.Equal((1570, 1570), (paired.GetProperty("N").GetInt32(), paired.GetProperty("n").GetInt32()));
        Assert.Contains("respondents needed", desk.Run("methods", "survey", "power-list", "--items", "3", "--share", "0.15"), StringComparison.Ordinal);
        Assert.Equal(1136, desk.Json("methods", "survey", "power-list", "--items", "3", "--share", "0.15").GetProperty("N").GetInt32());
    }

    [Fact]
    public void Randomised_response_is_planned_with_its_privacy()
    {
        using var desk = new Desk();
        string[] forced = ["methods", "survey", "power-rr", "--design", "forced", "--p", "2/3", "--p1", "1/6", "--p0", "1/6"];
        JsonElement plan = desk.Json([.. forced, "--share", "0.1", "--one-sided"]);
        Assert.Equal(212, plan.GetProperty("N").GetInt32());
        Assert.True(plan.GetProperty("power").GetDouble() is >= 0.8 and < 0.805);
        Assert.Equal(0.1, plan.GetProperty("mde").GetDouble(), 0.001);
        // 5/6 · 0.1 / (2/3 · 0.1 + 1/6).
        Assert.Equal(0.35714285714285715, plan.GetProperty("privacy").GetProperty("yes").GetDouble(), 1e-12);
        JsonElement two = desk.Json([.. forced, "--share", "0.25", "--other-share", "0.15", "--n", "1500"]);
        Assert.Equal(0.982060531095318, two.GetProperty("power").GetDouble(), 1e-10);
        Assert.True(two.GetProperty("perGroup").GetBoolean());
        Assert.Contains("P(trait | yes)", desk.Run([.. forced, "--share", "0.1"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Designs_are_compared_and_endorsements_planned()
    {
        using var desk = new Desk();
        JsonElement[] designs = [.. desk.Json("methods", "survey", "compare", "--share", "0.1", "--n", "1500", "--controls", "0.9,0.1,0.8,0.2", "--withheld", "0.4").GetProperty("designs").EnumerateArray()];
        Assert.Equal(["direct", "list", "mirrored", "disguised", "forced", "unrelated", "crosswise"], designs.Select(static one => one.GetProperty("design").GetString()));
        Assert.Equal(-0.04, designs[0].GetProperty("bias").GetDouble(), 1e-12);
        Assert.Contains("rmse", desk.Run("methods", "survey", "compare", "--share", "0.1", "--n", "1500"), StringComparison.Ordinal);
        // (1.959964 + 0.841621)² · 0.09 · 4 / 0.0009.
        Assert.Equal(3140, desk.Json("methods", "survey", "power-endorse", "--difference", "0.03", "--sd", "0.3").GetProperty("N").GetInt32());
    }

    [Fact]
    public void What_cannot_be_planned_is_refused_by_the_name_of_its_option()
    {
        using var desk = new Desk();
        Refused(desk.Try(["methods", "survey", "power-rr", "--design", "mirrored", "--p", "0.5", "--share", "0.1"]), "--p", "equally often");
        Refused(desk.Try(["methods", "survey", "power-rr", "--design", "mirrored", "--p", "0.7", "--share", "1.5"]), "--share", "a probability lies between");
        Refused(desk.Try(["methods", "survey", "power-rr", "--design", "mirrored", "--p", "0.7", "--share", "0"]), "--share", "nothing to be found");
        Refused(desk.Try(["methods", "survey", "power-rr", "--design", "mirrored", "--p", "0.7", "--share", "0.1", "--other-share", "2"]), "--other-share", "a probability lies between");
        Refused(desk.Try(["methods", "survey", "power-list", "--controls", "0.5,2", "--share", "0.1"]), "--controls", "a probability lies between");
        Refused(desk.Try(["methods", "survey", "power-list", "--share", "0.1"]), "--controls", "No control item");
        Refused(desk.Try(["methods", "survey", "power-list", "--items", "3", "--controls", "0.5,0.5", "--share", "0.1"]), "--items", "3 control items were announced");
        Refused(desk.Try(["methods", "survey", "power-list", "--items", "3", "--pair", "1,2", "--share", "0.1"]), "--pair", "is not understood");
        Refused(desk.Try(["methods", "survey", "power-list", "--items", "3", "--share", "0.1", "--alpha", "2"]), "--alpha", "between 0 and 0.5");
        Refused(desk.Try(["methods", "survey", "power-list", "--items", "3", "--share", "0.1", "--curve-n", "100"]), "--curve-n", "first number of respondents");
        Refused(desk.Try(["methods", "survey", "power-endorse", "--difference", "0.03", "--sd", "-1"]), "--sd", "must be above 0");
        Assert.Equal(2, desk.Try(["methods", "survey", "power-list", "--items", "3", "--share", "1/0"]).Exit);
    }

    [Fact]
    public void An_endorsement_experiment_is_read_with_a_row_for_each_respondent_or_each_answer()
    {
        using var desk = new Desk();
        string wide = desk.File("wide.csv", "id,P.a,P.b,Q.a,Q.b\n1,1,,2,\n2,2,,,3\n3,,4,3,\n4,,5,,4\n5,3,,,5\n");
        JsonElement found = desk.Json("methods", "survey", "endorse", wide, "--control", "P.a,Q.a", "--endorsed", "b=P.b,Q.b", "--scale", "1,5");
        JsonElement first = found.GetProperty("differences")[0];
        Assert.Equal(("P.a", "b", 2.0, 4.5, 2.5, 0.625), (first.GetProperty("question").GetString(), first.GetProperty("group").GetString(), first.GetProperty("meanControl").GetDouble(),
            first.GetProperty("mean").GetDouble(), first.GetProperty("estimate").GetDouble(), first.GetProperty("estimate01").GetDouble()));
        string tall = desk.File("long.csv", "id,about,who,y\nr1,P,none,1\nr1,Q,none,2\nr2,P,none,2\nr2,Q,b,3\nr3,P,b,4\nr3,Q,none,3\nr4,P,b,5\nr4,Q,b,4\nr5,P,none,3\nr5,Q,b,5\n");
        JsonElement same = desk.Json("methods", "survey", "endorse", tall, "--answer", "y", "--respondent", "id", "--question", "about", "--group", "who", "--control", "none", "--scale", "1,5");
        JsonElement one = found.GetProperty("pooled")[0], other = same.GetProperty("pooled")[0];
        Assert.Equal(one.GetProperty("estimate").GetDouble(), other.GetProperty("estimate").GetDouble(), 1e-12);
        Assert.Equal(one.GetProperty("se").GetDouble(), other.GetProperty("se").GetDouble(), 1e-12);
        Assert.Contains("b less control", desk.Run("methods", "survey", "endorse", wide, "--control", "P.a,Q.a", "--endorsed", "b=P.b,Q.b", "--scale", "1,5"), StringComparison.Ordinal);
        Refused(desk.Try(["methods", "survey", "endorse", wide, "--control", "P.a,Q.a", "--endorsed", "b=P.b,Q.b", "--scale", "1,4"]), "line 5, at P.b", "5 lies outside the scale");
        Refused(desk.Try(["methods", "survey", "endorse", wide, "--control", "P.a,Q.a", "--endorsed", "b=P.b"]), "", "b has one column");
        Refused(desk.Try(["methods", "survey", "endorse", wide, "--control", "P.a", "--endorsed", "P.b"]), "", "is not understood");
        Refused(desk.Try(["methods", "survey", "endorse", tall, "--answer", "y", "--control", "none"]), "", "--respondent");
    }

    private static void Refused(Answer answer, string place, string says)
    {
        Assert.Equal(1, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }
}

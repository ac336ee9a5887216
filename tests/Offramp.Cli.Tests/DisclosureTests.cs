using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>How far a table singles its cases out, from the shell and without any study.</summary>
public class DisclosureTests
{
    private const string Cases = "who,age,sex,place,pay\np,21,f,north,low\nq,24,f,north,high\nr,33,m,north,low\ns,38,m,south,low\nt,38,m,south,low\n";

    [Fact]
    public void Classes_combinations_diversity_and_closeness_are_given_with_the_names_of_the_field()
    {
        using var desk = new Desk();
        JsonElement found = desk.Json("methods", "disclosure", "table", desk.File("data.csv", Cases), "--keys", "age,sex,place", "--sensitive", "pay", "--order", "pay=low,high");
        Assert.Equal((1, 3, 5, 4), (found.GetProperty("k").GetInt32(), found.GetProperty("uniques").GetInt32(), found.GetProperty("casesBelowK").GetInt32(), found.GetProperty("classes").GetArrayLength()));
        JsonElement first = found.GetProperty("classes")[0];
        Assert.Equal(("21", 1, "p"), (first.GetProperty("values").GetProperty("age").GetString(), first.GetProperty("size").GetInt32(), first.GetProperty("cases")[0].GetString()));
        JsonElement[] uniques = [.. found.GetProperty("minimalSampleUniques").EnumerateArray()];
        Assert.Equal(["age p", "age q", "age r", "sex,place r"], uniques.Select(static u => $"{string.Join(',', u.GetProperty("keys").EnumerateArray())} {u.GetProperty("case").GetString()}"));
        Assert.Equal([3, 1, 0], found.GetProperty("minimalSampleUniquesBySize").EnumerateArray().Select(static s => s.GetProperty("count").GetInt32()));
        Assert.Equal((1, 1.0), (found.GetProperty("lDiversity").GetProperty("distinct").GetInt32(), found.GetProperty("lDiversity").GetProperty("entropy").GetDouble()));
        Assert.Equal((0.8, 0.8), (Math.Round(found.GetProperty("tCloseness").GetProperty("equal").GetDouble(), 12), Math.Round(found.GetProperty("tCloseness").GetProperty("ordered").GetDouble(), 12)));
        Assert.Contains(found.GetProperty("coarsening").EnumerateArray(), static c => c.GetProperty("changes")[0].GetProperty("change").GetString() == "dropped");
    }

    [Fact]
    public void A_case_is_named_only_where_its_values_must_be_made_coarser()
    {
        using var desk = new Desk();
        JsonElement found = desk.Json("methods", "disclosure", "table", desk.File("data.csv", Cases), "--keys", "sex", "--k", "2");
        Assert.All(found.GetProperty("classes").EnumerateArray(), static c => Assert.Equal(JsonValueKind.Null, c.GetProperty("cases").ValueKind));
        Assert.Equal(JsonValueKind.Null, found.GetProperty("lDiversity").ValueKind);
    }

    [Fact]
    public void A_column_whose_values_several_cases_share_names_no_case()
    {
        using var desk = new Desk();
        JsonElement found = desk.Json("methods", "disclosure", "table", desk.File("data.csv", "sex,place\nf,a\nf,a\nm,b\n"), "--keys", "sex");
        Assert.Equal("3", found.GetProperty("classes")[0].GetProperty("cases")[0].GetString());
    }

    [Fact]
    public void Coarser_values_small_cells_and_earlier_releases_are_measured()
    {
        using var desk = new Desk();
        string counts = string.Concat(Enumerable.Range(0, 25).Select(static i => $"c{i},{(i < 10 ? "f" : "m")},{(i is 0 or > 9 and < 18 ? "north" : "south")}\n"));
        string file = desk.File("data.csv", "who,sex,place\n" + counts), before = desk.File("before.csv", "who,town\n" + string.Concat(Enumerable.Range(1, 24).Select(static i => $"c{i},{(i == 7 ? "A" : "B")}\n")));
        JsonElement found = desk.Json("methods", "disclosure", "table", file, "--keys", "sex,place", "--coarsen", "place=north|south:all", "--cells", "sex,place", "--earlier", before);
        JsonElement chosen = found.GetProperty("chosenCoarsening");
        Assert.Equal((1, 10, 1.0), (chosen.GetProperty("before").GetProperty("k").GetInt32(), chosen.GetProperty("after").GetProperty("k").GetInt32(), chosen.GetProperty("changes")[0].GetProperty("ncp").GetDouble()));
        JsonElement cells = found.GetProperty("cells");
        Assert.Equal((1, 3), (cells.GetProperty("primary").GetInt32(), cells.GetProperty("secondary").GetInt32()));
        JsonElement small = cells.GetProperty("cells").EnumerateArray().Single(static c => c.GetProperty("status").GetString() == "primary");
        Assert.Equal(("f", "north", JsonValueKind.Null), (small.GetProperty("row").GetString(), small.GetProperty("column").GetString(), small.GetProperty("count").ValueKind));
        Assert.True(small.GetProperty("upper").GetInt32() >= 3);
        JsonElement releases = found.GetProperty("releases");
        Assert.Equal((1, 2, 24), (releases.GetProperty("k").GetInt32(), releases.GetProperty("uniques").GetInt32(), releases.GetProperty("earlier")[0].GetProperty("shared").GetInt32()));
        Assert.Contains(found.GetProperty("notes").EnumerateArray(), static n => n.GetProperty("code").GetString() == "methods.disclosure-few-new");
        string shown = desk.Run("methods", "disclosure", "table", file, "--keys", "sex,place", "--cells", "sex,place", "--coarsen", "place=-");
        Assert.Contains("singled out by", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("anonymous", shown, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Cells_that_mean_that_nothing_is_known_are_one_value_and_said()
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "disclosure", "table", desk.File("data.csv", "who,age\np,NA\nq,\nr,3\ns,3\n"), "--keys", "age", "--missing", "NA"]);
        Assert.Equal(0, answer.Exit);
        Assert.Contains("2 cases have no value", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keys age,sex --coarsen age=10", "line 3, at age", "“old” is not a number")]
    [InlineData("--keys sex --sensitive pay --order pay=low", "line 3, at pay", "“high” is not in the order")]
    [InlineData("--keys sex --order pay=low", "", "“pay=low” is not understood")]
    [InlineData("--keys home", "", "There is no column “home”")]
    [InlineData("--keys sex --sensitive sex", "at sex", "as a key and as sensitive")]
    [InlineData("--keys sex --k 1", "", "1 is too small")]
    [InlineData("--keys sex --size 0", "", "Combinations of 0 keys")]
    [InlineData("--keys sex --coarsen sex=f|x:all", "at sex", "No case has the value “x”")]
    [InlineData("--keys sex --coarsen sex", "", "“sex” is not understood")]
    [InlineData("--keys sex --cells age,sex,pay", "", "3 columns are named")]
    [InlineData("--keys age,sex --earlier before.csv", "before.csv, line 3, at who", "stands for two cases")]
    public void What_cannot_be_measured_is_refused_at_its_line_and_column(string options, string place, string says)
    {
        using var desk = new Desk();
        string before = desk.File("before.csv", "who,town\np,A\np,B\n");
        Answer answer = desk.Try(["methods", "disclosure", "table", desk.File("data.csv", "who,age,sex,pay\np,21,f,low\nq,old,m,high\n"), .. options.Replace("before.csv", before).Split(' ')]);
        Assert.Equal(1, answer.Exit);
        Assert.Empty(answer.Out);
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Agreement on passages, from the shell and without any study.</summary>
public class SpansTests
{
    private const string Two = """{"L": 100, "coders": [[{"start": 0, "end": 40, "code": "push"}, {"start": 50, "end": 60, "code": "pull"}], [{"start": 0, "end": 30, "code": "push"}, {"start": 50, "end": 60, "code": "push"}]]}""";

    [Theory]
    [InlineData("span-3coders-2000", 0.7471313862580207), InlineData("span-lindanna-20", 0.4739130434782609), InlineData("span-all-empty", null)]
    public void A_case_of_the_references_is_read_as_it_is(string name, double? alpha)
    {
        using var desk = new Desk();
        JsonElement found = desk.Json("methods", "agreement", "spans", Desk.Shared($"references/agreement/{name}.json"));
        if (alpha is { } value) Assert.Equal(value, found.GetProperty("u_alpha").GetDouble(), 1e-9);
        else Assert.Equal(("null", true), (found.GetProperty("u_alpha").ToString() is "" ? "null" : "", found.GetProperty("reasons").TryGetProperty("u_alpha", out _)));
    }

    [Fact]
    public void The_family_tables_matches_and_disagreements_have_the_names_of_the_field()
    {
        using var desk = new Desk();
        JsonElement found = desk.Json("methods", "agreement", "spans", desk.File("spans.json", Two), "--bootstrap", "50", "--seed", "3");
        foreach (string name in (string[])["u_alpha", "bar_u_alpha", "cu_alpha", "coverage_cu"]) Assert.Equal(JsonValueKind.Number, found.GetProperty(name).ValueKind);
        Assert.Equal(1.0, found.GetProperty("ku_alpha").GetProperty("push").GetProperty("coverage").GetDouble(), 0.5);
        JsonElement table = found.GetProperty("per_code").GetProperty("push").GetProperty("char");
        Assert.Equal((30, 10, 10, 50), (table.GetProperty("both").GetInt32(), table.GetProperty("only_a").GetInt32(), table.GetProperty("only_b").GetInt32(), table.GetProperty("neither").GetInt32()));
        Assert.Equal(0.6, table.GetProperty("iou").GetDouble(), 1e-12);
        JsonElement all = found.GetProperty("matches").EnumerateArray().First(static one => one.GetProperty("code").ValueKind == JsonValueKind.Null);
        Assert.Equal((0.5, 1, 1, 1), (all.GetProperty("threshold").GetDouble(), all.GetProperty("matched").GetInt32(), all.GetProperty("only_a").GetInt32(), all.GetProperty("only_b").GetInt32()));
        Assert.Equal(["boundary", "other-code"], found.GetProperty("disagreements").EnumerateArray().Select(static one => one.GetProperty("kind").GetString()));
        Assert.Equal(("pieces", 20, 50), (found.GetProperty("bootstrap").GetProperty("of").GetString(), found.GetProperty("bootstrap").GetProperty("count").GetInt32(), found.GetProperty("bootstrap").GetProperty("resamples").GetInt32()));
        Assert.Equal(2, found.GetProperty("ci").GetProperty("u_alpha").GetArrayLength());
    }

    [Fact]
    public void Documents_names_a_coder_who_never_opened_one_and_lists_of_bounds_are_read()
    {
        using var desk = new Desk();
        string several = desk.File("several.json", """
            {"names": ["Asha", "Milo", "Zoya"], "documents": [
              {"name": "p-01", "L": 50, "coders": [[{"start": 0, "end": 9, "code": "a"}], [{"start": 0, "end": 9, "code": "a"}], null]},
              {"name": "p-02", "L": 60, "coders": {"Milo": [[5, 20, "a"]], "Zoya": [[5, 25, "a"]]}}]}
            """);
        JsonElement found = desk.Json("methods", "agreement", "spans", several);
        Assert.Equal(["Asha", "Milo", "Zoya"], found.GetProperty("coders").EnumerateArray().Select(static one => one.GetString()));
        Assert.Equal((3, 3), (found.GetProperty("pairs").GetArrayLength(), found.GetProperty("without").GetArrayLength()));
        Assert.Contains("No document", found.GetProperty("pairs")[1].GetProperty("reasons").GetProperty("u_alpha").GetString(), StringComparison.Ordinal);
        JsonElement characters = desk.Json("methods", "agreement", "spans", desk.File("chars.json", """{"kind": "chars", "input": {"L": 100, "a": [[10, 30]], "b": [[20, 40]]}}"""));
        Assert.Equal((10, 0.375), (characters.GetProperty("both").GetInt32(), Math.Round(characters.GetProperty("kappa").GetDouble(), 12)));
    }

    [Fact]
    public void Codes_that_overlap_have_no_joint_figure_but_each_its_own_and_a_domain_has_one()
    {
        using var desk = new Desk();
        string file = desk.File("spans.json", """
            {"L": 100, "coders": [
              [{"start": 0, "end": 40, "code": "push"}, {"start": 20, "end": 60, "code": "pull"}, {"start": 70, "end": 80, "code": "other"}],
              [{"start": 0, "end": 40, "code": "push"}, {"start": 70, "end": 80, "code": "other"}]]}
            """);
        JsonElement found = desk.Json("methods", "agreement", "spans", file), domain = desk.Json("methods", "agreement", "spans", file, "--domain", "push,other");
        Assert.Equal(JsonValueKind.Null, found.GetProperty("u_alpha").ValueKind);
        Assert.Contains("--domain", found.GetProperty("reasons").GetProperty("u_alpha").GetString(), StringComparison.Ordinal);
        Assert.Equal((20, 40), found.GetProperty("overlaps")[0] is var one ? (one.GetProperty("start").GetInt32(), one.GetProperty("end").GetInt32()) : default);
        Assert.Equal(1, found.GetProperty("per_code").GetProperty("push").GetProperty("u_alpha").GetDouble());
        Assert.Equal((1.0, 1.0), (domain.GetProperty("u_alpha").GetDouble(), domain.GetProperty("domains")[0].GetProperty("cu_alpha").GetDouble()));
        Assert.Contains("20 to 40", desk.Try(["methods", "agreement", "spans", file]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void People_get_tables()
    {
        using var desk = new Desk();
        string said = desk.Run("methods", "agreement", "spans", desk.File("spans.json", Two), "--threshold", "0.7", "--code", "push");
        Assert.Contains("|u", said, StringComparison.Ordinal);
        Assert.Contains("boundary", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"L\": 50,\n\"coders\": [[{\"start\": 1, \"end\": 5, \"code\": \"a\"}], [\n{\"start\": 7, \"end\": 90, \"code\": \"a\"}]]}", "line 3, at coders[1][0]", "not within the document")]
    [InlineData("{\"L\": 50, \"coders\": [[],\n[{\"start\": 1.5, \"end\": 5, \"code\": \"a\"}]]}", "line 2, at coders[1][0].start", "whole number")]
    [InlineData("{\"L\": 50, \"coders\": [[],\n[{\"start\": 5, \"end\": 5, \"code\": \"a\"}]]}", "line 2, at coders[1][0]", "no characters")]
    [InlineData("{\"L\": 50, \"coders\": [[], [\n{\"start\": 5, \"code\": \"a\"}]]}", "line 2, at coders[1][0]", "\"end\" is missing")]
    [InlineData("{\"L\": 50, \"coders\": [[], [null]]}", "at coders[1][0]", "belongs here")]
    [InlineData("{\"L\": 50, \"coders\": 7}", "at coders", "belongs here")]
    [InlineData("{\"coders\": [[], []]}", "", "\"L\" is missing")]
    [InlineData("{\"L\": 0, \"coders\": [[], []]}", "", "at least one character")]
    [InlineData("{\"L\": 9, \"coders\": [[]]}", "", "two coders")]
    [InlineData("{\"L\": 9, \"L\": 10, \"coders\": [[], []]}", "at L", "twice")]
    [InlineData("{\"L\": 9, \"coders\": {\"x\": [], \"x\": []}}", "", "twice")]
    [InlineData("{\"L\": 9, \"a\": [[1]], \"b\": []}", "at a[0]", "[start, end]")]
    [InlineData("{\"L\": 9, \"coders\": [[], [", "line 1", "not JSON")]
    [InlineData("[1, 2]", "line 1", "belongs here")]
    [InlineData("{}", "", "\"coders\" is missing")]
    [InlineData("", "", "")]
    public void A_file_that_cannot_be_read_is_refused_at_its_place(string json, string place, string says)
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "agreement", "spans", desk.File("spans.json", json), "--json"]);
        Assert.Equal((1, ""), (answer.Exit, answer.Out));
        Assert.Contains(place, answer.Error, StringComparison.Ordinal);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public void A_file_of_a_thousand_brackets_is_refused_and_not_followed()
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "agreement", "spans", desk.File("spans.json", "{\"L\": 9, \"coders\": " + new string('[', 1000))]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("not JSON", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threshold", "1.5", "A threshold"), InlineData("--code", "sing", "no code sing"), InlineData("--domain", "push,sing", "no code sing")]
    [InlineData("--bootstrap", "3", "resamples"), InlineData("--metric", "interval", "is no number")]
    public void An_option_that_cannot_be_followed_is_refused(string option, string value, string says)
    {
        using var desk = new Desk();
        Answer answer = desk.Try(["methods", "agreement", "spans", desk.File("spans.json", Two), option, value]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }
}

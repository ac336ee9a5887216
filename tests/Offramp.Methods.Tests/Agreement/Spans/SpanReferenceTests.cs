using System.Text.Json;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>The family of u-alpha held against the results of other programs and against printed figures.</summary>
public sealed class SpanReferenceTests
{
    public static TheoryData<string> Cases => References.Named("agreement", "spans");

    [Theory, MemberData(nameof(Cases))]
    public void Every_figure_of_a_reference_case_is_met(string name)
    {
        JsonElement reference = References.Json("agreement", name);
        SpanData data = Some.Spans(reference.GetProperty("input"));
        Answer<UnitizingAlpha> answer = UnitizingAlpha.Of(data);
        int held = 0;
        foreach (JsonElement expected in reference.GetProperty("expect").EnumerateArray())
        {
            JsonElement value = expected.GetProperty("value");
            string stat = expected.GetProperty("stat").GetString()!;
            held++;
            if (value.ValueKind == JsonValueKind.String) Assert.Equal("methods.spans-overlap", answer.Problems[0].Code);
            else if (stat == "per_code") PerCode(data, value);
            else if (stat.StartsWith("u_alpha.code_", StringComparison.Ordinal)) Met(UnitizingAlpha.Of(data.OnlyCodes(stat["u_alpha.code_".Length..])).Needed().U, value);
            else if (stat == "u_alpha") Met(answer.Needed().U, value, expected);
            else if (stat == "bar_u_alpha") Met(answer.Needed().BarU, value, expected);
            else if (stat == "cu_alpha") Met(answer.Needed().Cu, value, expected, answer.Needed().Readings);
            else if (stat == "coverage_cu") Assert.Equal(value.GetDouble(), answer.Needed().CoverageCu!.Value, 1e-12);
            else if (stat == "ku_alpha") PerValue(answer.Needed(), value);
            else held--;
        }
        // The alpha_U of 1995 was replaced by its authors and is not offered.
        Assert.True(held > 0, name);
    }

    public static TheoryData<string> CharacterCases => References.Named("agreement", "chars");

    [Theory, MemberData(nameof(CharacterCases))]
    public void Every_figure_of_a_table_of_characters_is_met(string name)
    {
        JsonElement reference = References.Json("agreement", name), input = reference.GetProperty("input");
        SpanUnit[] a = Bare(input.GetProperty("a")), b = Bare(input.GetProperty("b"));
        CodeCharacters table = Assert.Single(CodeCharacters.Of(SpanData.Of(["a", "b"], [new SpanDocument("1", input.GetProperty("L").GetInt32(), [[.. a], [.. b]])], "x").Needed()));
        var found = new Dictionary<string, double?>
        {
            ["both"] = table.Both,
            ["only_a"] = table.OnlyA,
            ["only_b"] = table.OnlyB,
            ["neither"] = table.Neither,
            ["agreement"] = table.Agreement.Value,
            ["kappa"] = table.Kappa.Value,
            ["iou"] = table.Iou.Value,
            ["f1"] = table.F1.Value,
        };
        foreach (JsonElement expected in reference.GetProperty("expect").EnumerateArray())
        {
            JsonElement value = expected.GetProperty("value");
            double? held = found[expected.GetProperty("stat").GetString()!];
            if (value.ValueKind == JsonValueKind.Null) Assert.Null(held);
            else Assert.Equal(value.GetDouble(), held!.Value, 1e-12);
        }
    }

    private static SpanUnit[] Bare(JsonElement bounds) => [.. bounds.EnumerateArray().Select(static one => new SpanUnit(one[0].GetInt32(), one[1].GetInt32(), "x"))];

    private static void PerValue(UnitizingAlpha alpha, JsonElement value)
    {
        foreach (JsonProperty code in value.EnumerateObject())
        {
            CodeAlpha found = Assert.Single(alpha.Codes, c => c.Code == code.Name);
            Met(found.Alpha, code.Value.GetProperty("alpha"));
            Assert.Equal(code.Value.GetProperty("coverage").GetDouble(), found.Coverage!.Value, 1e-12);
        }
        foreach (CodeAlpha code in alpha.Codes)
            if (!value.TryGetProperty(code.Code, out _)) Assert.Equal((null, 0.0), (code.Alpha.Value, code.Coverage));
    }

    private static void PerCode(SpanData data, JsonElement value)
    {
        foreach (JsonProperty code in value.EnumerateObject())
        {
            SpanData one = data.OnlyCodes(code.Name);
            UnitizingAlpha alpha = UnitizingAlpha.Of(one).Needed();
            Met(alpha.U, code.Value.GetProperty("u_alpha"));
            Met(alpha.BarU, code.Value.GetProperty("bar_u_alpha"));
            Assert.Equal(Bounds(code.Value.GetProperty("units_a")), one.UnitsOf(0, 0)!.Value.Select(static u => (u.Start, u.End)));
            Assert.Equal(Bounds(code.Value.GetProperty("units_b")), one.UnitsOf(0, 1)!.Value.Select(static u => (u.Start, u.End)));
        }
    }

    private static IEnumerable<(int, int)> Bounds(JsonElement units) => units.EnumerateArray().Select(static unit => (unit[0].GetInt32(), unit[1].GetInt32()));

    private static void Met(SpanCoefficient found, JsonElement value, JsonElement? expected = null, SelfMeetingReadings? readings = null)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(found.Value);
            Assert.NotNull(found.Undefined);
            return;
        }
        Assert.Equal(value.GetDouble(), found.Value!.Value, 1e-12);
        if (expected is { } whole && whole.TryGetProperty("published", out JsonElement published))
            Assert.Equal(published.GetDouble(), found.Value.Value, whole.GetProperty("published_tol").GetDouble());
        if (readings is not null && expected!.Value.TryGetProperty("alt", out JsonElement other))
        {
            Assert.Equal(other.GetProperty("mean").GetDouble(), readings.Mean.Value!.Value, 1e-12);
            Assert.Equal(other.GetProperty("union(quallmer)").GetDouble(), readings.Any.Value!.Value, 1e-12);
        }
    }
}

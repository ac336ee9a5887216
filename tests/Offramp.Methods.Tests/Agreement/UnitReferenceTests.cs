using System.Globalization;
using System.Text.Json;
using Offramp.Methods.Agreement;
using Offramp.Methods.Numbers;

namespace Offramp.Methods.Tests.Agreement;

/// <summary>Every value of coded units in the references, from published tables and from other people's software.</summary>
public sealed class UnitReferenceTests
{
    // The references have all digits; other programs agree within this.
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Cases => References.Named("agreement", "units");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_has_the_values_of_the_references(string name)
    {
        JsonElement json = References.Json("agreement", name);
        UnitMatrix data = Read(json.GetProperty("input"));
        foreach (JsonElement expected in json.GetProperty("expect").EnumerateArray())
        {
            string stat = expected.GetProperty("stat").GetString()!;
            JsonElement wanted = expected.GetProperty("value");
            (AgreementMeasure measure, string part) = Measure(stat);
            AgreementValue value = UnitAgreement.Of(data, measure).Needed();
            if (wanted.ValueKind == JsonValueKind.Null)
            {
                Assert.Null(value.Value);
                Assert.NotNull(value.Reason);
                Assert.Null(value.StandardError);
                continue;
            }
            if (part == "ci")
            {
                Interval interval = value.Interval!;
                Assert.True(Near(wanted[0].GetDouble(), interval.Lower) && Near(wanted[1].GetDouble(), interval.Upper), $"{stat}: {wanted} is {interval}");
                continue;
            }
            double found = (part switch { "se" => value.StandardError, "se0" => value.StandardErrorAtZero, _ => value.Value })!.Value;
            Assert.True(Near(wanted.GetDouble(), found), $"{stat}: {wanted} is {found:R}");
            if (expected.TryGetProperty("published", out JsonElement published) && published.ValueKind == JsonValueKind.Number)
                Assert.True(Math.Abs(published.GetDouble() - found) <= Math.Max(expected.GetProperty("published_tol").GetDouble(), Tolerance), $"{stat}: published {published} is {found:R}");
        }
    }

    // Krippendorff 1980, page 139, to the digits printed. Fleiss 1971 worked with rounded shares, so that his .248 is 35/143 = .2448: his figures are met within .0035.
    [Theory]
    [InlineData("fleiss1971-6raters", AgreementKind.Fleiss, new[] { 0.248, 0.248, 0.470, 0.517, 0.565 }, 0.0035)]
    [InlineData("krip1980-p139-3coders", AgreementKind.Alpha, new[] { 0.381, 0.711, 0.717, 0.764 }, 0.0006)]
    public void Single_categories_have_the_printed_values(string name, AgreementKind kind, double[] printed, double within)
    {
        UnitMatrix data = Read(References.Json("agreement", name).GetProperty("input"));
        double[] found = [.. UnitAgreement.OfEachCategory(data, kind).Needed().Select(static value => value.Value!.Value).Order()];
        Assert.Equal(printed.Length, found.Length);
        for (int k = 0; k < printed.Length; k++) Assert.Equal(printed[k], found[k], within);
        if (kind == AgreementKind.Fleiss) Assert.Equal(35 / 143.0, found[0], 1e-12);
    }

    internal static UnitMatrix Read(JsonElement input)
    {
        var rows = new List<string?[]>();
        if (input.TryGetProperty("data", out JsonElement data)) rows.AddRange(data.EnumerateArray().Select(Row));
        else
            foreach (JsonElement pattern in input.GetProperty("counts").EnumerateArray()) rows.AddRange(Enumerable.Repeat(Row(pattern.GetProperty("row")), pattern.GetProperty("n").GetInt32()));
        string[] coders = [.. Enumerable.Range(1, rows[0].Length).Select(static n => "coder " + n.ToString(CultureInfo.InvariantCulture))];
        return UnitMatrix.Of([.. coders], [.. coders.Select((_, c) => rows.Select(row => row[c]).ToArray())]).Needed();
    }

    private static string?[] Row(JsonElement row) => [.. row.EnumerateArray().Select(static cell => cell.ValueKind == JsonValueKind.Null ? null : cell.ToString())];

    private static bool Near(double wanted, double found) => Math.Abs(wanted - found) <= Tolerance * Math.Max(1, Math.Abs(wanted));

    private static (AgreementMeasure Measure, string Part) Measure(string stat)
    {
        List<string> words = [.. stat.Split('.')];
        string part = words[^1] is "se" or "se0" or "ci" ? words[^1] : "";
        if (part.Length > 0) words.RemoveAt(words.Count - 1);
        if (words[0] == "alpha") return (AgreementMeasure.Alpha(Enum.Parse<Metric>(words[1], ignoreCase: true)), part);
        AgreementKind kind = words[0] switch { "bp" => AgreementKind.BrennanPrediger, "ac1" or "ac2" => AgreementKind.Gwet, var other => Enum.Parse<AgreementKind>(other, ignoreCase: true) };
        return (new AgreementMeasure(kind, words.Count > 1 ? Enum.Parse<Weighting>(words[1], ignoreCase: true) : Weighting.Identity), part);
    }
}

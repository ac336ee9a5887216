using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Calibrations held against runs of the R package QCA 3.25.1.</summary>
public sealed partial class CalibrationReferenceTests
{
    public static TheoryData<string> Calibrations => References.Named("qca", "calibration");

    [Theory]
    [MemberData(nameof(Calibrations))]
    public void Memberships_are_those_of_the_reference(string name)
    {
        JsonElement json = References.Json("qca", name);
        string call = json.GetProperty("r_call").GetString()!;
        double[] raw = Numbers(json.GetProperty("raw")), expected = Numbers(json.GetProperty("scores"));
        // The fit of the indirect method is rounded to six places there.
        double tolerance = call.Contains("indirect", StringComparison.Ordinal) ? 1e-5 : 1e-9;
        double[] actual = Calibrate(call, raw).Needed();
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }

    [Fact]
    public void Thresholds_between_clusters_are_those_of_the_reference()
    {
        JsonElement json = References.Json("qca", "findTh-LR");
        Dictionary<string, string[]> columns = References.Table("qca", "data/LR.csv");
        foreach ((string key, string column, int groups) in (ReadOnlySpan<(string, string, int)>)[("DEV3", "DEV", 3), ("DEV4", "DEV", 4), ("URB2", "URB", 2)])
        {
            JsonElement value = json.GetProperty(key);
            double[] expected = value.ValueKind == JsonValueKind.Array ? Numbers(value) : [value.GetDouble()];
            Assert.Equal(expected, ThresholdClusters.Suggest(References.Numbers(columns[column]), groups).Needed());
        }
    }

    private static Answer<double[]> Calibrate(string call, double[] raw)
    {
        if (call.Contains("TFR", StringComparison.Ordinal)) return Calibration.Relative(raw);
        Match listed = Thresholds().Match(call);
        string[] parts = listed.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries);
        Dictionary<string, double> named = parts.Where(static p => p.Contains('=', StringComparison.Ordinal))
            .ToDictionary(static p => p.Split('=')[0].Trim(), static p => double.Parse(p.Split('=')[1], CultureInfo.InvariantCulture));
        ImmutableArray<double> given = [.. parts.Select(static p => double.Parse(p.Split('=')[^1], CultureInfo.InvariantCulture))];
        if (call.Contains("crisp", StringComparison.Ordinal)) return Calibration.AtThresholds(raw, given);
        if (call.Contains("indirect", StringComparison.Ordinal)) return IndirectCalibration.Of(raw, given);
        if (named.Count == 6) return Calibration.Pieces(raw, given, Argument("below") ?? 1, Argument("above") ?? 1, upsideDown: named["i1"] < named["e1"]);
        ImmutableArray<double> anchors = [named["e"], named["c"], named["i"]];
        if (call.Contains("ecdf", StringComparison.Ordinal)) return Calibration.Distribution(raw, anchors);
        if (call.Contains("logistic=FALSE", StringComparison.Ordinal)) return Calibration.Pieces(raw, anchors, Argument("below") ?? 1, Argument("above") ?? 1);
        return Calibration.Logistic(raw, anchors, Argument("idm") ?? 0.95);

        double? Argument(string name) => Regex.Match(call, name + @"=([\d.]+)") is { Success: true } found ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static double[] Numbers(JsonElement json) => [.. json.EnumerateArray().Select(static n => n.GetDouble())];

    [GeneratedRegex("thresholds=\"?([^\")]+)")]
    private static partial Regex Thresholds();
}

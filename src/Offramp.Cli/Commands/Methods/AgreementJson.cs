using System.Globalization;
using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Agreement;
using Offramp.Methods.Numbers;

namespace Offramp.Cli;

/// <summary>Agreement for programs. What is not defined is null, with the reason beside it.</summary>
internal static class AgreementJson
{
    /// <summary>A coefficient with its uncertainty.</summary>
    public static JsonObject Of(AgreementValue value, MethodTable table)
    {
        var json = new JsonObject
        {
            ["value"] = QcaJson.Measure(value.Value),
            ["se"] = QcaJson.Measure(value.StandardError),
            ["ci"] = Of(value.Interval),
            ["observed"] = QcaJson.Measure(value.Observed),
            ["expected"] = QcaJson.Measure(value.Expected),
            ["units"] = value.Units,
        };
        if (value.StandardErrorAtZero is { } atZero) json["se0"] = QcaJson.Measure(atZero);
        if (value.ObservedDisagreement is { } seen) json["observedDisagreement"] = QcaJson.Measure(seen);
        if (value.ExpectedDisagreement is { } chance) json["expectedDisagreement"] = QcaJson.Measure(chance);
        json["reason"] = (value.Reason ?? value.StandardErrorReason) is { } reason ? table.InWords(reason) : null;
        return json;
    }

    /// <summary>An interval as its two ends; null where there is none.</summary>
    public static JsonNode? Of(Interval? interval) => interval is null ? null : new JsonArray(QcaJson.Measure(interval.Lower), QcaJson.Measure(interval.Upper));

    /// <summary>An interval for people.</summary>
    public static string Rounded(Interval? interval) => interval is null ? "-" : $"{QcaJson.Rounded(interval.Lower)} to {QcaJson.Rounded(interval.Upper)}";

    /// <summary>A whole number for people.</summary>
    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Why a value is not there, in words; nothing where it is.</summary>
    public static string Why(MethodProblem? reason, MethodTable table) => reason is null ? "" : table.InWords(reason with { Row = null, Column = null });
}

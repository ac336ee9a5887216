using System.Collections.Immutable;
using System.Text.Json;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>Data for the tests of agreement on passages.</summary>
internal static class Some
{
    /// <summary>One document with units written as "start-end code, …" for each coder; null for a coder who never opened it.</summary>
    public static SpanData Spans(int length, params string?[] coders) => Documents(coders.Length, (length, coders));

    /// <summary>Several documents, written in the same way.</summary>
    public static SpanData Documents(int coders, params (int Length, string?[] Coders)[] documents) =>
        SpanData.Of([.. Enumerable.Range(1, coders).Select(static c => $"{c}")], [.. documents.Select(static (d, i) => Document($"{i + 1}", d.Length, d.Coders))]).Needed();

    public static SpanDocument Document(string name, int length, params string?[] coders) => new(name, length, [.. coders.Select(Units)]);

    public static ImmutableArray<SpanUnit>? Units(string? written) => written is null ? null :
        [.. written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static unit =>
        {
            string[] parts = unit.Split('-', ' ');
            return new SpanUnit(int.Parse(parts[0]), int.Parse(parts[1]), parts[2]);
        })];

    /// <summary>The input of a reference case.</summary>
    public static SpanData Spans(JsonElement input)
    {
        JsonElement[] coders = [.. input.GetProperty("coders").EnumerateArray()];
        var document = new SpanDocument("1", input.GetProperty("L").GetInt32(), [.. coders.Select(static coder => (ImmutableArray<SpanUnit>?)[.. coder.EnumerateArray().Select(static unit =>
            new SpanUnit(unit.GetProperty("start").GetInt32(), unit.GetProperty("end").GetInt32(), unit.GetProperty("code").GetString()!))])])
        { Begin = input.TryGetProperty("begin", out JsonElement begin) ? begin.GetInt32() : 0 };
        return SpanData.Of([.. Enumerable.Range(1, coders.Length).Select(static c => $"{c}")], [document]).Needed();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offramp.Cli;

/// <summary>Writes results for programs: one JSON value, an array with one row a line, so that a person can still read it and a diff stays small.</summary>
internal static class JsonLines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Words of any script stay readable; the output is JSON in a terminal or file, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes rows as an array.</summary>
    public static void Write<T>(TextWriter writer, IEnumerable<T> rows)
    {
        writer.Write('[');
        bool first = true;
        foreach (T row in rows)
        {
            writer.Write(first ? "\n" : ",\n");
            writer.Write(JsonSerializer.Serialize(row, Options));
            first = false;
        }
        writer.Write(first ? "]\n" : "\n]\n");
    }

    /// <summary>Writes one object.</summary>
    public static void WriteOne<T>(TextWriter writer, T value) => writer.WriteLine(JsonSerializer.Serialize(value, Options));
}

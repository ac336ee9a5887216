using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Holds the tables of docs/format.md against the code: what a kind of change carries is part of the format.</summary>
public class ChangeListTests
{
    private static readonly JsonSerializerOptions Options = ChangeJson.OptionsWith(new NoTexts());

    [Fact]
    public void The_page_on_the_format_lists_every_kind_of_change_with_its_fields()
    {
        var records = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        string[] kinds =
        [
            .. typeof(Change).GetCustomAttributes<JsonDerivedTypeAttribute>()
                .Select(kind => $"| `{kind.TypeDiscriminator}` | {Fields(kind.DerivedType, records)} |"),
        ];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (records.Keys.Except(known.Keys).FirstOrDefault() is { } next)
            known[next] = $"| {next} | {(records[next].IsEnum ? Members(records[next]) : Fields(records[next], records))} |";

        string page = File.ReadAllText(Path.Combine(Root(), "docs", "format.md"));
        string[] missing = [.. kinds.Concat(known.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => k.Value)).Where(line => !page.Contains(line + "\n", StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, "docs/format.md lacks these lines (and may have older ones in their place):\n" + string.Join('\n', missing));
    }

    private static string Fields(Type type, SortedDictionary<string, Type> records)
    {
        JsonTypeInfo info = Options.GetTypeInfo(type);
        string fields = string.Join(", ", info.Properties.Select(p => $"`{p.Name}` {Name(p.PropertyType, p, records)}"));
        return fields.Length > 0 ? fields : "nothing";
    }

    private static string Name(Type type, JsonPropertyInfo? property, SortedDictionary<string, Type> records)
    {
        string optional = property is { IsGetNullable: true } || Nullable.GetUnderlyingType(type) is not null ? "?" : "";
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Words)) return "words" + optional;
        if (type == typeof(StoredText)) return "text" + optional;
        if (type == typeof(ActId)) return "act" + optional;
        if (type == typeof(bool)) return "yes/no" + optional;
        if (type == typeof(int) || type == typeof(long)) return "number" + optional;
        if (type == typeof(string)) return "string" + optional;
        if (type == typeof(ReadOnlyMemory<byte>)) return "base64" + optional;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)) return "id" + optional;
        if (type.IsGenericType && type.Name.StartsWith("ImmutableArray", StringComparison.Ordinal))
            return "list of " + Name(type.GetGenericArguments()[0], null, records);
        records[type.Name] = type;
        return type.Name + optional;
    }

    private static string Members(Type type) =>
        string.Join(", ", Enum.GetValues(type).Cast<object>().Select(value => $"`{JsonSerializer.Serialize(value, type, Options).Trim('"')}`"));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Offramp.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Not inside the repository.");
    }

    private sealed class NoTexts : JsonConverter<StoredText>
    {
        public override StoredText? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => null;

        public override void Write(Utf8JsonWriter writer, StoredText value, JsonSerializerOptions options) => writer.WriteNullValue();
    }
}

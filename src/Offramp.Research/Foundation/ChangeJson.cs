using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Offramp.Research;

/// <summary>How changes are written as JSON: readable names, the members of enumerations as lower-case words with hyphens, no value that says nothing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Change))]
[JsonSerializable(typeof(Change[]))]
public sealed partial class ChangeJson : JsonSerializerContext
{
    /// <summary>Options for reading and writing changes whose stored texts go through <paramref name="texts"/>.</summary>
    public static JsonSerializerOptions OptionsWith(JsonConverter<StoredText> texts)
    {
        var options = new JsonSerializerOptions(Default.Options)
        {
            TypeInfoResolver = Default.WithAddedModifier(LeaveOutDerived).WithAddedModifier(RequireWhatIsAlwaysWritten),
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(texts);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        return options;
    }

    // What a change only derives from what it says (its Creates and their like) is not written: the attribute on the base's property does not
    // hold for those that override it.
    private static void LeaveOutDerived(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i] is { Set: null, AssociatedParameter: null }) type.Properties.RemoveAt(i);
    }

    // Without it a list would come in as none at all, and applying the change would throw: such an entry is refused where it is read.
    private static void RequireWhatIsAlwaysWritten(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }) property.IsRequired = true;
    }
}

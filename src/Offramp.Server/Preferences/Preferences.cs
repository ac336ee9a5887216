using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offramp.Server;

/// <summary>Light, dark, or as the system says.</summary>
internal enum Theme
{
    /// <summary>As the system says.</summary>
    Auto,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}

/// <summary>The letters in which texts are read.</summary>
internal enum ReadingFace
{
    /// <summary>As the rest of the page.</summary>
    Sans,

    /// <summary>With serifs.</summary>
    Serif,
}

/// <summary>What a person prefers on this computer, whichever study is open. Nothing of a study is in it.</summary>
internal sealed record Preferences
{
    /// <summary>Light, dark, or as the system says.</summary>
    public Theme Theme { get; init; } = Theme.Auto;

    /// <summary>The language of page and messages, as a tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>After how many minutes without a person the study is locked: 1 to 240.</summary>
    public int IdleMinutes { get; init; } = 15;

    /// <summary>The letters in which texts are read.</summary>
    public ReadingFace ReadingFace { get; init; } = ReadingFace.Sans;

    /// <summary>How large texts are, in pixels: 13 to 24.</summary>
    public int ReadingSize { get; init; } = 16;

    /// <summary>Whether the files of studies that were open are listed on the start page.</summary>
    public bool RememberStudies { get; init; } = true;
}

/// <summary>The preferences as they are kept in the user's state folder.</summary>
internal sealed class PreferencesShelf(SessionShelf shelf)
{
    private const string Name = "workbench.preferences.json";

    private readonly Lock gate = new();
    private Preferences? current;

    /// <summary>What is preferred; what cannot be read, or was never said, is as it comes.</summary>
    public Preferences Current
    {
        get
        {
            lock (gate) return current ??= Read();
        }
    }

    /// <summary>Keeps what is preferred from now on. Where the folder cannot be written it holds until the program ends.</summary>
    public void Keep(Preferences preferences)
    {
        lock (gate)
        {
            current = preferences;
            shelf.Keep(Name, JsonSerializer.Serialize(preferences, PreferencesJson.Default.Preferences));
        }
    }

    /// <summary>The field whose value is out of its bounds; null where none is.</summary>
    public static string? Fault(Preferences preferences) => preferences switch
    {
        { IdleMinutes: < 1 or > 240 } => "idleMinutes",
        { ReadingSize: < 13 or > 24 } => "readingSize",
        { Language.Length: > 35 } => "language",
        _ => null,
    };

    private Preferences Read()
    {
        try
        {
            var read = JsonSerializer.Deserialize(string.Concat(shelf.ReadLines(Name)), PreferencesJson.Default.Preferences);
            return read is not null && Fault(read) is null ? read : new Preferences();
        }
        catch (JsonException)
        {
            return new Preferences();
        }
    }
}

/// <summary>How preferences are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Preferences))]
internal sealed partial class PreferencesJson : JsonSerializerContext;

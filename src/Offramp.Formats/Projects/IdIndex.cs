namespace Offramp.Formats;

/// <summary>Finds items by ids that are numbers or texts; 7 and "7" are one id. Numbers are found without making a string.</summary>
internal sealed class IdIndex
{
    private readonly Dictionary<long, int> numbers = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    /// <summary>Adds the id that the walk stands on; false where it is there already.</summary>
    public bool TryAdd(in JsonId id, int index) => id.Text is null ? numbers.TryAdd(id.Number, index) : texts.TryAdd(id.Text, index);

    /// <summary>The item of an id, or -1.</summary>
    public int Find(in JsonId id) => id.Text is null ? numbers.GetValueOrDefault(id.Number, -1) : texts.GetValueOrDefault(id.Text, -1);
}

/// <summary>An id as JSON gives it: a number where it is one, else a text.</summary>
internal readonly record struct JsonId(long Number, string? Text)
{
    /// <summary>Reads the id that a walk stands on; null, with a problem, where it is none.</summary>
    public static JsonId? Read(ref JsonWalk walk, JsonPath path)
    {
        if (walk.TryNumber64(out long number)) return new JsonId(number, null);
        return walk.Text(path, orNumber: true) is { Length: > 0 } text ? new JsonId(0, text) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

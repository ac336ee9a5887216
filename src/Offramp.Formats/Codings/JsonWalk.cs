using System.Buffers.Text;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Goes through JSON that others wrote, value by value. A value of the wrong type is a problem with its path and line, and is passed over.</summary>
/// <remarks>Broken syntax throws <see cref="JsonException"/>: nothing after it can be trusted. The caller keeps what came before.</remarks>
internal ref struct JsonWalk
{
    private const int LongestText = 10_000_000;

    private readonly ReadOnlySpan<byte> json;
    private readonly ProblemLog log;
    private Utf8JsonReader reader;
    private int line;
    private int counted;

    /// <summary>Begins before the first value.</summary>
    /// <param name="json">UTF-8 without a byte-order mark.</param>
    /// <param name="log">Where problems go.</param>
    /// <param name="line">The line of the file on which it begins.</param>
    public JsonWalk(ReadOnlySpan<byte> json, ProblemLog log, int line = 1)
    {
        this.json = json;
        this.log = log;
        this.line = line;
        reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = 64,
        });
    }

    /// <summary>The kind of value that it stands on.</summary>
    public readonly JsonTokenType Kind => reader.TokenType;

    /// <summary>The line on which it stands.</summary>
    public int Line
    {
        get
        {
            int at = (int)reader.TokenStartIndex;
            if (at > counted)
            {
                line += json[counted..at].Count((byte)'\n');
                counted = at;
            }
            return line;
        }
    }

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool Next() => reader.Read();

    /// <summary>Passes over the value that it stands on, whatever it holds.</summary>
    public void Pass() => reader.Skip();

    /// <summary>Whether the property or text that it stands on is this one; what cannot be decoded is none.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The name of the property that it stands on; what cannot be decoded is no name of ours.</summary>
    public readonly string Name()
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>Begins an object or an array; false, with a problem, on another value, which is passed over.</summary>
    public bool Enter(JsonTokenType kind, JsonPath path)
    {
        if (reader.TokenType == kind) return true;
        if (reader.TokenType != JsonTokenType.Null) WrongType(path, kind == JsonTokenType.StartArray ? "list" : "object");
        Pass();
        return false;
    }

    /// <summary>A text, or null with a problem where it is none. A number is taken as it is written where an id is asked for.</summary>
    public string? Text(JsonPath path, bool orNumber = false) => Text(path, orNumber, LongestText);

    /// <summary>A text of any length: a whole interview.</summary>
    public string? LongText(JsonPath path) => Text(path, false, int.MaxValue);

    private string? Text(JsonPath path, bool orNumber, int longest)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when orNumber && !reader.HasValueSequence && reader.ValueSpan.Length <= 40:
                return System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.String when reader.ValueSpan.Length > longest:
                Say(path, "formats.json-text-too-long", ("limit", longest));
                return null;
            case JsonTokenType.String:
                try
                {
                    return reader.GetString();
                }
                catch (InvalidOperationException)
                {
                    // Half of a surrogate pair, or bytes that are not UTF-8.
                    Say(path, "formats.json-text-damaged");
                    return null;
                }
            default:
                WrongType(path, "text");
                Pass();
                return null;
        }
    }

    /// <summary>A whole number, or null with a problem where it is none.</summary>
    public int? Number(JsonPath path)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number)) return number;
        WrongType(path, "whole number");
        Pass();
        return null;
    }

    /// <summary>A whole number of 64 bits, written as a number or as the same digits in a text.</summary>
    public readonly bool TryNumber64(out long number)
    {
        if (reader.TokenType == JsonTokenType.Number) return reader.TryGetInt64(out number);
        number = 0;
        return reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && reader.ValueSpan.Length is > 0 and < 19
            && (reader.ValueSpan[0] != '0' || reader.ValueSpan.Length == 1)
            && Utf8Parser.TryParse(reader.ValueSpan, out number, out int taken) && taken == reader.ValueSpan.Length
            && reader.ValueSpan[0] is not ((byte)'+' or (byte)'-');
    }

    /// <summary>A problem at the value that it stands on.</summary>
    public void Say(JsonPath path, string code, params MessageValue[] values) =>
        log.Add(Problem.Of(new Place(log.File, Line, Path: path.ToString()), code, values));

    private void WrongType(JsonPath path, string wanted) =>
        Say(path, "formats.json-wrong-type", ("wanted", wanted), ("found", reader.TokenType switch
        {
            JsonTokenType.StartObject => "object",
            JsonTokenType.StartArray => "list",
            JsonTokenType.String => "text",
            JsonTokenType.Number => "number",
            JsonTokenType.True or JsonTokenType.False => "yes or no",
            _ => "nothing",
        }));
}

/// <summary>A path such as <c>codings[3].start</c>, put together only when a problem names it.</summary>
/// <param name="List">The list, or the object at the top; empty for the file's own fields.</param>
/// <param name="Index">Which item, from 0; -1 where the first part is no list.</param>
/// <param name="Field">The field of the item; null for the whole item.</param>
internal readonly record struct JsonPath(string List, int Index = -1, string? Field = null)
{
    /// <summary>The same item, one of its fields.</summary>
    public JsonPath At(string field) => this with { Field = field };

    /// <inheritdoc/>
    public override string ToString()
    {
        string item = Index < 0 ? List : FormattableString.Invariant($"{List}[{Index}]");
        return Field is null ? item : item.Length == 0 ? Field : $"{item}.{Field}";
    }
}

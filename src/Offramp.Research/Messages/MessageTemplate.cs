using System.Collections.Immutable;
using System.Text;

namespace Offramp.Research;

/// <summary>A message with places for values: the part of ICU MessageFormat that the catalogue uses.</summary>
/// <remarks><c>{name}</c>; <c>{name, plural, =0 {none} one {# passage} other {# passages}}</c>; <c>{name, select, a {…} other {…}}</c>;
/// <c>'{'</c> quotes, <c>''</c> is an apostrophe. The web reads the same templates, so only what both understand belongs here.</remarks>
public sealed class MessageTemplate
{
    private readonly ImmutableArray<MessagePart> parts;

    internal MessageTemplate(string text, ImmutableArray<MessagePart> parts, bool isWellFormed)
    {
        Text = text;
        this.parts = parts;
        IsWellFormed = isWellFormed;
    }

    /// <summary>The template as it stands in the catalogue.</summary>
    public string Text { get; }

    /// <summary>Whether it could be understood. One that could not is said as it stands.</summary>
    public bool IsWellFormed { get; }

    /// <summary>The names of the values that it takes.</summary>
    public ImmutableSortedSet<string> Names => [.. parts.SelectMany(static p => p.Names)];

    /// <summary>What it takes and chooses among, whatever its words: <c>{source}</c>, <c>{count, plural}</c>, <c>{set, select, yes}</c>. A translation
    /// has the same. Forms of a plural are the language's own, but for exact numbers.</summary>
    public ImmutableSortedSet<string> Shape => [.. parts.SelectMany(static p => p.Shape)];

    /// <summary>Reads a template; total: any text is one.</summary>
    public static MessageTemplate Parse(string text)
    {
        var parser = new MessageParser(text);
        return new MessageTemplate(text, parser.ReadAll(), parser.IsWellFormed);
    }

    /// <summary>The message with its values, numbers in Latin digits. A value that is missing is said by its name in braces.</summary>
    public string Fill(ReadOnlySpan<MessageValue> values) => Fill(values, MessageWriting.Plain);

    /// <summary>The message with its values as a language writes them.</summary>
    internal string Fill(ReadOnlySpan<MessageValue> values, MessageWriting writing)
    {
        var message = new StringBuilder();
        foreach (MessagePart part in parts) part.AppendTo(message, values, null, writing);
        return writing.Begun(message.ToString());
    }
}

/// <summary>A piece of a template.</summary>
internal abstract record MessagePart
{
    /// <summary>The values that the piece names.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>What the piece takes and chooses among.</summary>
    public virtual IEnumerable<string> Shape => Names.Select(static name => $"{{{name}}}");

    /// <summary>Writes the piece. <paramref name="number"/> is what <c>#</c> stands for inside a plural.</summary>
    public abstract void AppendTo(StringBuilder message, ReadOnlySpan<MessageValue> values, object? number, MessageWriting writing);

    protected static object? Find(ReadOnlySpan<MessageValue> values, string name)
    {
        foreach (MessageValue value in values)
            if (string.Equals(value.Name, name, StringComparison.Ordinal)) return value.Content;
        return null;
    }
}

/// <summary>Words that stand as they are.</summary>
internal sealed record LiteralPart(string Text) : MessagePart
{
    public override IEnumerable<string> Names => [];

    public override void AppendTo(StringBuilder message, ReadOnlySpan<MessageValue> values, object? number, MessageWriting writing) => message.Append(Text);
}

/// <summary>The place of a value.</summary>
internal sealed record ValuePart(string Name) : MessagePart
{
    public override IEnumerable<string> Names => [Name];

    public override void AppendTo(StringBuilder message, ReadOnlySpan<MessageValue> values, object? number, MessageWriting writing) =>
        message.Append(writing.Value(Find(values, Name), Name));
}

/// <summary>The number of the plural around it, its thousands divided.</summary>
internal sealed record NumberPart(string Name) : MessagePart
{
    public override IEnumerable<string> Names => [];

    public override void AppendTo(StringBuilder message, ReadOnlySpan<MessageValue> values, object? number, MessageWriting writing) =>
        message.Append(writing.Number(number, Name));
}

/// <summary>A choice among messages, by a number or by a word.</summary>
internal sealed record ChoicePart(string Name, bool IsPlural, ImmutableArray<(string Key, ImmutableArray<MessagePart> Parts)> Choices) : MessagePart
{
    public override IEnumerable<string> Names => Choices.SelectMany(static c => c.Parts).SelectMany(static p => p.Names).Append(Name);

    public override IEnumerable<string> Shape =>
        Choices.SelectMany(static c => c.Parts).SelectMany(static p => p.Shape)
            .Concat(Choices.Where(static c => c.Key is not ("one" or "other")).Select(c => $"{{{Name}, {(IsPlural ? "plural" : "select")}, {c.Key}}}"))
            .Append($"{{{Name}, {(IsPlural ? "plural" : "select")}}}");

    public override void AppendTo(StringBuilder message, ReadOnlySpan<MessageValue> values, object? number, MessageWriting writing)
    {
        object? value = Find(values, Name);
        foreach (MessagePart part in Chosen(value)) part.AppendTo(message, values, IsPlural ? value : number, writing);
    }

    private ImmutableArray<MessagePart> Chosen(object? value)
    {
        string plain = MessageWriting.Bare(value, Name);
        string key = IsPlural ? "=" + plain : plain;
        if (At(key) is { IsDefault: false } exact) return exact;
        // "one" is the whole number 1 and nothing else, in every language.
        if (IsPlural && plain == "1" && At("one") is { IsDefault: false } one) return one;
        return At("other") is { IsDefault: false } other ? other : [];
    }

    private ImmutableArray<MessagePart> At(string key)
    {
        foreach ((string name, ImmutableArray<MessagePart> parts) in Choices)
            if (string.Equals(name, key, StringComparison.Ordinal)) return parts;
        return default;
    }
}

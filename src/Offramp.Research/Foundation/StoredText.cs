using System.Globalization;

namespace Offramp.Research;

/// <summary>The whole text of a rendition. Unlike <see cref="Words"/> it does not travel inside its change: the journal keeps it in a row
/// of its own, sealed in chunks under its holder's key, and the change names that row.</summary>
public sealed class StoredText
{
    private readonly string? text;

    /// <summary>A text that can be read; <paramref name="text"/> null where its holder's key was destroyed.</summary>
    public StoredText(Id<StoredText> id, Id<Holder> holder, string? text)
    {
        Id = id;
        Holder = holder;
        this.text = text;
    }

    /// <summary>The row that holds the sealed text.</summary>
    public Id<StoredText> Id { get; }

    /// <summary>Whose words these are.</summary>
    public Id<Holder> Holder { get; }

    /// <summary>The text with LF line ends, otherwise as it came; empty where it was withdrawn.</summary>
    public string Text => text ?? "";

    /// <summary>Whether the key was destroyed.</summary>
    public bool IsWithdrawn => text is null;

    /// <summary>The length, never the words.</summary>
    public override string ToString() =>
        text is null ? Words.WithdrawnText : string.Create(CultureInfo.InvariantCulture, $"[{text.Length} characters]");
}

using System.Text;

namespace Offramp.Storage;

/// <summary>A passphrase as it counts: NFC, every kind of space as U+0020, nothing else folded.</summary>
public sealed class Passphrase
{
    private Passphrase(string text) => Text = text;

    internal string Text { get; }

    /// <summary>A passphrase as it was entered to open a study; nothing is asked of it.</summary>
    public static Passphrase Entered(string text) =>
        new(string.Concat(text.Normalize(NormalizationForm.FormC).Select(static c => char.IsWhiteSpace(c) ? ' ' : c)));

    /// <summary>A passphrase as somebody chooses it: at least 12 characters, and none that everybody chooses.</summary>
    public static Outcome<Passphrase> Chosen(string text) =>
        text.Length < 12 ? Refusal.Of("storage.passphrase-short") : Entered(text);
}

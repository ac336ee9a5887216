using System.Runtime.CompilerServices;
using Offramp.Methods.Texts;

namespace Offramp.Research;

/// <summary>Carries offsets between two texts of a source that say the same in the same words but for some places, as a corrected or a de-identified text does.</summary>
internal static class WordForWord
{
    // Of more than a third changed, the rest that stays is chance: such texts are carried by whole turns.
    private const double MostChanged = 1.0 / 3;

    // A comparison takes milliseconds and the same two texts are asked for passage by passage: it is kept as long as the texts are.
    private static readonly ConditionalWeakTable<StoredText, ConditionalWeakTable<StoredText, Compared>> Known = [];

    /// <summary>How offsets of one text are carried to another; null where the two are not the same words.</summary>
    public static TextScript? Between(Rendition from, Rendition to)
    {
        if (!MayBeSame(from, to) || from.Text.IsWithdrawn || to.Text.IsWithdrawn) return null;
        return Known.GetOrCreateValue(from.Text).GetValue(to.Text, other => new Compared(Compare(from.Text.Text, other.Text))).Script;
    }

    private static bool MayBeSame(Rendition a, Rendition b)
    {
        if (a.Language is { } one && b.Language is { } other) return string.Equals(one.Text, other.Text, StringComparison.OrdinalIgnoreCase);
        return (a.Kind == RenditionKind.Translation) == (b.Kind == RenditionKind.Translation);
    }

    private static TextScript? Compare(string from, string to)
    {
        var changes = TextDifference.Between(from, to);
        long changed = changes.Sum(static change => (long)change.Removed + change.Inserted.Length);
        return changed > MostChanged * (from.Length + to.Length)
            ? null
            : TextScript.Of([.. changes.Select(static change => new TextEdit(change.Start, change.Removed, change.Inserted.Length))], from.Length);
    }

    private sealed record Compared(TextScript? Script);
}

using System.Collections.Immutable;

namespace Offramp.Methods.Texts;

/// <summary>One place where two texts differ.</summary>
/// <param name="Start">First UTF-16 unit, counted in the text before.</param>
/// <param name="Removed">How many units of the text before went.</param>
/// <param name="Inserted">What came in their place.</param>
public readonly record struct TextChange(int Start, int Removed, string Inserted)
{
    /// <summary>One past the last unit that went, in the text before.</summary>
    public int End => Start + Removed;

    /// <summary>Where, and how many units came; never the words, which a record says otherwise, into any log.</summary>
    public override string ToString() => $"{Start}-{Removed}+{Inserted.Length}";
}

/// <summary>Where two texts differ, word by word and inside a changed word character by character.</summary>
/// <remarks>No half of a surrogate pair is ever removed or inserted alone. Time and memory are bounded for texts that have nothing in common: see
/// <see cref="TokenDifference"/>.</remarks>
public static class TextDifference
{
    /// <summary>The changes that make one text of the other, in order; at least one unit that stays lies between any two.</summary>
    /// <param name="before">The text before.</param>
    /// <param name="after">The text after.</param>
    public static ImmutableArray<TextChange> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (string.Equals(before, after, StringComparison.Ordinal)) return [];
        Tokens a = Tokens.Of(before), b = Tokens.Of(after);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        int[] one = a.Numbers(numbers), other = b.Numbers(numbers);
        foreach (Difference differs in Rewording.AsOne(Sliding.AtBorders(TokenDifference.Between(one, other), a, one, b, other), a, b))
        {
            int start = a.Starts[differs.Start], end = a.Starts[differs.End];
            int from = b.Starts[differs.OtherStart], to = b.Starts[differs.OtherEnd];
            changes.Add(Refined(before, start, end, after, from, to));
        }
        return changes.DrainToImmutable();
    }

    // Inside one word, or where only spaces came between words or went, the letters that stay are left standing. Across several words it would leave
    // stray letters that are alike by chance.
    private static TextChange Refined(string before, int start, int end, string after, int from, int to)
    {
        ReadOnlySpan<char> removed = before.AsSpan(start, end - start), inserted = after.AsSpan(from, to - from);
        int prefix = removed.CommonPrefixLength(inserted);
        int most = Math.Min(removed.Length, inserted.Length) - prefix;
        int suffix = 0;
        while (suffix < most && removed[^(suffix + 1)] == inserted[^(suffix + 1)]) suffix++;
        while (prefix > 0 && (Joins(removed, prefix) || Joins(inserted, prefix))) prefix--;
        while (suffix > 0 && (Joins(removed, removed.Length - suffix) || Joins(inserted, inserted.Length - suffix))) suffix--;
        // Letters put in at a word's edge replace the letter there: what was marked up to the edge then takes them in.
        if (removed.Length == prefix + suffix && prefix > 0 && suffix == 0)
            do prefix--; while (prefix > 0 && (Joins(removed, prefix) || Joins(inserted, prefix)));
        else if (removed.Length == prefix + suffix && prefix == 0 && suffix > 0)
            do suffix--; while (suffix > 0 && (Joins(removed, removed.Length - suffix) || Joins(inserted, inserted.Length - suffix)));
        ReadOnlySpan<char> went = removed[prefix..^suffix], came = inserted[prefix..^suffix];
        return Tokens.IsWithinOne(went) && Tokens.IsWithinOne(came)
            ? new TextChange(start + prefix, went.Length, came.ToString())
            : new TextChange(start, removed.Length, inserted.ToString());
    }

    // Whether a cut at an offset would part what is one character to a reader.
    private static bool Joins(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || Tokens.IsMark(text[at]));
}

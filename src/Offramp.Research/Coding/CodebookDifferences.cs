using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How a codebook entry, or a set, came to be another.</summary>
public enum CodebookDifferenceKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is there no more.</summary>
    Removed,

    /// <summary>It was merged into another code.</summary>
    Merged,

    /// <summary>It is called otherwise.</summary>
    Renamed,

    /// <summary>It stands below another code.</summary>
    Moved,

    /// <summary>One of its texts says something else.</summary>
    Redefined,

    /// <summary>It has another colour.</summary>
    Coloured,

    /// <summary>A set was made.</summary>
    SetAdded,

    /// <summary>A set is there no more.</summary>
    SetRemoved,

    /// <summary>A set is called otherwise.</summary>
    SetRenamed,

    /// <summary>A code was put into a set.</summary>
    PutInSet,

    /// <summary>A code was taken out of a set.</summary>
    TakenFromSet,
}

/// <summary>One difference between two states of a codebook.</summary>
/// <param name="Kind">What is different.</param>
/// <param name="Code">The code; null for a set as a whole.</param>
/// <param name="Path">What the code or the set is called: as it stands after, or stood before where it is no more.</param>
/// <param name="Text">Which text was redefined.</param>
/// <param name="Before">What it was: the name, the code above, the text, the colour; null for nothing.</param>
/// <param name="After">What it is: so, or the code that it was merged into, or the set.</param>
public sealed record CodebookDifference(CodebookDifferenceKind Kind, Id<Code>? Code, string Path, CodeText? Text = null, string? Before = null, string? After = null)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>Holds two states of a codebook against each other.</summary>
public static class CodebookDifferences
{
    /// <summary>What is different, in the order of the tree as it stands after; what is no more, and sets, last.</summary>
    public static ImmutableArray<CodebookDifference> Between(Codebook before, Codebook after)
    {
        var rows = ImmutableArray.CreateBuilder<CodebookDifference>();
        foreach ((Code code, _) in after.Tree())
        {
            if (before.Codes.TryGetValue(code.Id, out Code? known)) Compare(rows, before, after, known, code);
            else rows.Add(new(CodebookDifferenceKind.Added, code.Id, after.PathOf(code.Id)));
        }
        foreach ((Code code, _) in before.Tree())
        {
            if (after.Codes.ContainsKey(code.Id)) continue;
            rows.Add(after.Remaining(code.Id) is { } into
                ? new(CodebookDifferenceKind.Merged, code.Id, before.PathOf(code.Id), After: after.PathOf(into))
                : new(CodebookDifferenceKind.Removed, code.Id, before.PathOf(code.Id)));
        }
        CompareSets(rows, before, after);
        return rows.ToImmutable();
    }

    private static void Compare(ImmutableArray<CodebookDifference>.Builder rows, Codebook before, Codebook after, Code known, Code code)
    {
        string path = after.PathOf(code.Id);
        if (known.Name.Text != code.Name.Text) rows.Add(new(CodebookDifferenceKind.Renamed, code.Id, path, Before: known.Name.Text, After: code.Name.Text));
        if (known.Parent != code.Parent) rows.Add(new(CodebookDifferenceKind.Moved, code.Id, path, Before: Above(before, known), After: Above(after, code)));
        foreach (CodeText which in Enum.GetValues<CodeText>())
        {
            if (known.Text(which)?.Text != code.Text(which)?.Text)
                rows.Add(new(CodebookDifferenceKind.Redefined, code.Id, path, which, known.Text(which)?.Text, code.Text(which)?.Text));
        }
        if (known.Colour != code.Colour) rows.Add(new(CodebookDifferenceKind.Coloured, code.Id, path, Before: Written(known.Colour), After: Written(code.Colour)));
    }

    private static void CompareSets(ImmutableArray<CodebookDifference>.Builder rows, Codebook before, Codebook after)
    {
        foreach (CodeSet set in after.Sets)
        {
            CodeSet? known = before.Sets.Find(s => s.Id == set.Id);
            if (known is null) rows.Add(new(CodebookDifferenceKind.SetAdded, null, set.Name.Text));
            else if (known.Name.Text != set.Name.Text) rows.Add(new(CodebookDifferenceKind.SetRenamed, null, set.Name.Text, Before: known.Name.Text, After: set.Name.Text));
            foreach (Id<Code> code in set.Codes.Except(known?.Codes ?? []))
                rows.Add(new(CodebookDifferenceKind.PutInSet, code, after.PathOf(code), After: set.Name.Text));
            // What left the codebook left its sets with it.
            foreach (Id<Code> code in (known?.Codes ?? []).Except(set.Codes).Where(after.Codes.ContainsKey))
                rows.Add(new(CodebookDifferenceKind.TakenFromSet, code, after.PathOf(code), Before: set.Name.Text));
        }
        foreach (CodeSet set in before.Sets)
            if (after.Sets.All(s => s.Id != set.Id)) rows.Add(new(CodebookDifferenceKind.SetRemoved, null, set.Name.Text));
    }

    private static string? Above(Codebook book, Code code) => code.Parent is { } parent ? book.PathOf(parent) : null;

    private static string? Written(int? colour) => colour is { } known ? Colours.Write(known) : null;
}

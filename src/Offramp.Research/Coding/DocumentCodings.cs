using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The codings of one document, sorted by start, end and id; replaced as a whole when one of them changes.</summary>
/// <remarks>Invariant: <see cref="All"/> is sorted and no two codings compare as equal.</remarks>
public sealed class DocumentCodings : IEquatable<DocumentCodings>
{
    /// <summary>No codings.</summary>
    public static readonly DocumentCodings Empty = new([]);

    private DocumentIndex? index;

    // The codings must be sorted already.
    private DocumentCodings(ImmutableArray<PassageCoding> all) => All = all;

    /// <summary>The codings in order.</summary>
    public ImmutableArray<PassageCoding> All { get; }

    /// <summary>Which of them carry which code. Made at the first question and kept: after a change only the changed document's is made anew.</summary>
    // Two threads may both make it: they make the same, and either may stay.
    internal DocumentIndex Index => index ??= new DocumentIndex(All);

    /// <summary>Whether the index is there already.</summary>
    internal bool IsIndexed => index is not null;

    /// <summary>Codings in any order; of those with the same span and id one stays.</summary>
    public static DocumentCodings Of(IEnumerable<PassageCoding> codings)
    {
        PassageCoding[] all = [.. codings];
        return all.Length == 0 ? Empty : new DocumentCodings(Sorted(all));
    }

    /// <summary>The coding with an id, or null.</summary>
    public PassageCoding? Find(Id<PassageCoding> id)
    {
        int at = IndexOf(id);
        return at < 0 ? null : All[at];
    }

    /// <summary>With one coding more.</summary>
    public DocumentCodings Add(in PassageCoding coding)
    {
        int at = All.BinarySearch(coding);
        return at >= 0 ? this : new DocumentCodings(All.Insert(~at, coding));
    }

    /// <summary>With many codings more.</summary>
    public DocumentCodings AddRange(IEnumerable<PassageCoding> codings) => Of(All.IsEmpty ? codings : All.Concat(codings));

    /// <summary>With another coding in the place of the one with its id; the same where there is none.</summary>
    public DocumentCodings Replace(in PassageCoding coding)
    {
        int at = IndexOf(coding.Id);
        if (at < 0) return this;
        bool stays = All[at].Start == coding.Start && All[at].End == coding.End;
        return stays ? new DocumentCodings(All.SetItem(at, coding)) : new DocumentCodings(All.RemoveAt(at)).Add(coding);
    }

    /// <summary>Without the coding with an id; the same where there is none.</summary>
    public DocumentCodings Remove(Id<PassageCoding> id)
    {
        int at = IndexOf(id);
        return at < 0 ? this : new DocumentCodings(All.RemoveAt(at));
    }

    /// <summary>Without the codings that carry a code; the same where there are none.</summary>
    public DocumentCodings Without(Id<Code> code)
    {
        ImmutableArray<PassageCoding> rest = All.RemoveAll(coding => coding.Code == code);
        return rest.Length == All.Length ? this : new DocumentCodings(rest);
    }

    /// <inheritdoc/>
    public bool Equals(DocumentCodings? other) => other is not null && (ReferenceEquals(this, other) || All.SequenceEqual(other.All));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DocumentCodings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(All.Length, All.IsEmpty ? default : All[0].Id);

    private static ImmutableArray<PassageCoding> Sorted(PassageCoding[] all)
    {
        // An import writes its codings in order: looking is far cheaper than sorting.
        int strayed = FirstNotAfter(all);
        if (strayed < all.Length)
        {
            Array.Sort(all);
            if (FirstNotAfter(all) < all.Length) all = [.. all.Where((coding, i) => i == 0 || coding.CompareTo(all[i - 1]) != 0)];
        }
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    private static int FirstNotAfter(PassageCoding[] all)
    {
        for (int i = 1; i < all.Length; i++)
            if (all[i - 1].CompareTo(all[i]) >= 0) return i;
        return all.Length;
    }

    private int IndexOf(Id<PassageCoding> id)
    {
        for (int i = 0; i < All.Length; i++)
            if (All[i].Id == id) return i;
        return -1;
    }
}

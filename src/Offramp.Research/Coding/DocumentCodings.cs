using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The codings of one document, sorted by start, end and id; replaced as a whole when one of them changes.</summary>
/// <param name="All">The codings in order.</param>
public sealed record DocumentCodings(ImmutableArray<PassageCoding> All)
{
    /// <summary>No codings.</summary>
    public static readonly DocumentCodings Empty = new([]);

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
    public DocumentCodings AddRange(IEnumerable<PassageCoding> codings) => new([.. All.Concat(codings).Order()]);

    /// <summary>With another coding in the place of the one with its id; the same where there is none.</summary>
    public DocumentCodings Replace(in PassageCoding coding)
    {
        int at = IndexOf(coding.Id);
        return at < 0 ? this : new DocumentCodings(All.RemoveAt(at)).Add(coding);
    }

    /// <summary>Without the coding with an id; the same where there is none.</summary>
    public DocumentCodings Remove(Id<PassageCoding> id)
    {
        int at = IndexOf(id);
        return at < 0 ? this : new DocumentCodings(All.RemoveAt(at));
    }

    private int IndexOf(Id<PassageCoding> id)
    {
        for (int i = 0; i < All.Length; i++)
            if (All[i].Id == id) return i;
        return -1;
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The causal links of one document, sorted by start, end and id; replaced as a whole when one of them changes.</summary>
/// <remarks>Invariant: <see cref="All"/> is sorted, no two links have one id, and none joins a code with itself.</remarks>
public sealed class DocumentLinks : IEquatable<DocumentLinks>
{
    /// <summary>No links.</summary>
    public static readonly DocumentLinks Empty = new([]);

    private DocumentLinks(ImmutableArray<CausalLink> all) => All = all;

    /// <summary>The links in order.</summary>
    public ImmutableArray<CausalLink> All { get; }

    /// <summary>The link with an id, or null.</summary>
    public CausalLink? Find(Id<CausalLink> id) => All.FirstOrDefault(link => link.Id == id);

    /// <summary>With one link more, or another in the place of the one with its id.</summary>
    public DocumentLinks With(CausalLink link)
    {
        ImmutableArray<CausalLink> rest = All.RemoveAll(other => other.Id == link.Id);
        return new DocumentLinks(rest.Insert(~rest.BinarySearch(link), link));
    }

    /// <summary>Without the link with an id; the same where there is none.</summary>
    public DocumentLinks Without(Id<CausalLink> id) => Only(link => link.Id != id);

    /// <summary>Without the links that name a code; the same where there are none.</summary>
    public DocumentLinks Without(Id<Code> code) => Only(link => !link.Joins(code));

    /// <summary>The links with other codes in the place of theirs, as after a merge. What then joins a code with itself says nothing any more and goes.</summary>
    /// <param name="follow">The code from now on, for each code.</param>
    public DocumentLinks Recoded(Func<Id<Code>, Id<Code>> follow)
    {
        ImmutableArray<CausalLink> recoded =
        [
            .. All.Select(link => link with { Cause = follow(link.Cause), Effect = follow(link.Effect) }).Where(static link => link.Cause != link.Effect),
        ];
        return recoded.SequenceEqual(All) ? this : new DocumentLinks(recoded);
    }

    /// <summary>The links carried over a correction of the text, and those of whose words none are left.</summary>
    /// <param name="carry">Where a span of the text before stands now; null where nothing of it does.</param>
    public (DocumentLinks Carried, ImmutableArray<CausalLink> Lost) Carried(Func<int, int, (int Start, int End)?> carry)
    {
        var carried = ImmutableArray.CreateBuilder<CausalLink>(All.Length);
        var lost = ImmutableArray.CreateBuilder<CausalLink>();
        foreach (CausalLink link in All)
        {
            if (carry(link.Start, link.End) is { } span) carried.Add(link with { Start = span.Start, End = span.End });
            else lost.Add(link);
        }
        carried.Sort();
        return (new DocumentLinks(carried.ToImmutable()), lost.ToImmutable());
    }

    /// <inheritdoc/>
    public bool Equals(DocumentLinks? other) => other is not null && (ReferenceEquals(this, other) || All.SequenceEqual(other.All));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DocumentLinks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(All.Length, All.IsEmpty ? default : All[0].Id);

    private DocumentLinks Only(Predicate<CausalLink> stays)
    {
        ImmutableArray<CausalLink> rest = All.RemoveAll(link => !stays(link));
        return rest.Length == All.Length ? this : new DocumentLinks(rest);
    }
}

namespace Offramp.Research;

/// <summary>Which way a cause moves its effect, as the passage has it.</summary>
public enum LinkSign : byte
{
    /// <summary>The passage joins the two without saying which way.</summary>
    Unclear,

    /// <summary>More of the cause, more of the effect.</summary>
    Raises,

    /// <summary>More of the cause, less of the effect.</summary>
    Lowers,
}

/// <summary>A passage says that one thing led to another: it joins two codes, the cause and the effect.</summary>
/// <param name="Id">The link.</param>
/// <param name="Start">First UTF-16 unit of the passage.</param>
/// <param name="End">One past the last UTF-16 unit.</param>
/// <param name="Cause">What led to it; never the same as the effect.</param>
/// <param name="Effect">What it led to.</param>
/// <param name="Sign">Which way.</param>
/// <param name="Coder">Who says that the passage says so.</param>
/// <param name="Judgement">Whether the one who speaks affirms or denies it, and how they know.</param>
/// <param name="Notes">What is noted in words, under the source's holder; null where nothing is.</param>
public sealed record CausalLink(
    Id<CausalLink> Id, int Start, int End, Id<Code> Cause, Id<Code> Effect, LinkSign Sign, Id<Coder> Coder, Judgement Judgement, CodingNotes? Notes)
    : IComparable<CausalLink>
{
    /// <summary>By start, then end, then id: the order in which a document keeps its links.</summary>
    public int CompareTo(CausalLink? other)
    {
        if (other is null) return 1;
        int order = Start.CompareTo(other.Start);
        if (order == 0) order = End.CompareTo(other.End);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }

    /// <summary>Whether it names a code as its cause or its effect.</summary>
    public bool Joins(Id<Code> code) => Cause == code || Effect == code;
}

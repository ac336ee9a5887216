using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Noting the copies of words that the program writes outside the study's file.</summary>
public static class CopyDecisions
{
    /// <summary>Notes a copy, so that a withdrawal can list it.</summary>
    /// <param name="what">What kind of copy.</param>
    /// <param name="name">The copy's file name, without its folder: folders tell of the person at the computer.</param>
    /// <param name="sources">The sources whose words it holds; empty for all.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> Note(CopyKind what, string name, ImmutableArray<Id<Source>> sources, Fresh fresh) =>
        NameRule.Check(name, "name").Then<Change>(file => new CopyMade(what, new Words(fresh.Id<Holder>(), file), sources));
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What may be done to sets of codes.</summary>
public static class CodeSetDecisions
{
    /// <summary>Makes a set. Refused: <c>naming.…</c>, <c>coding.set-name-taken</c>, <c>coding.code-gone</c>.</summary>
    public static Outcome<Change> Add(Study study, string name, ImmutableArray<Id<Code>> codes, Fresh fresh) =>
        FreeName(study, name, null).Then<Change>(free => AreKnown(study, codes)
            ? new CodeSetAdded(fresh.Id<CodeSet>(), new Words(fresh.Id<Holder>(), free), [.. codes.Distinct()])
            : CodebookDecisions.CodeGone("codes"));

    /// <summary>Renames a set. Refused: <c>coding.set-gone</c>, <c>naming.…</c>, <c>coding.set-name-taken</c>.</summary>
    public static Outcome<Change> Rename(Study study, Id<CodeSet> id, string name, Fresh fresh) =>
        Find(study, id).Then(set => FreeName(study, name, id).Then<Change>(free =>
            // A name that was destroyed has no key any more.
            new CodeSetRenamed(id, new Words(Rewriting.IsLost(study, set.Name) ? fresh.Id<Holder>() : set.Name.Holder, free))));

    /// <summary>Removes a set; its codes stay. Refused: <c>coding.set-gone</c>.</summary>
    public static Outcome<Change> Remove(Study study, Id<CodeSet> id) => Find(study, id).Then<Change>(_ => new CodeSetRemoved(id));

    /// <summary>Puts codes into a set. Refused: <c>coding.set-gone</c>, <c>coding.code-gone</c>; <c>coding.set-has-them</c> where all are in it.</summary>
    public static Outcome<Change> Put(Study study, Id<CodeSet> id, ImmutableArray<Id<Code>> codes) => Find(study, id).Then<Change>(set =>
    {
        if (!AreKnown(study, codes)) return CodebookDecisions.CodeGone("codes");
        ImmutableArray<Id<Code>> more = [.. codes.Except(set.Codes)];
        return more.IsEmpty ? Refusal.Of("coding.set-has-them", ("set", set.Name.Text)) with { Field = "codes" } : new CodesPutInSet(id, more);
    });

    /// <summary>Takes codes out of a set. Refused: <c>coding.set-gone</c>; <c>coding.set-lacks-them</c> where none is in it.</summary>
    public static Outcome<Change> Take(Study study, Id<CodeSet> id, ImmutableArray<Id<Code>> codes) => Find(study, id).Then<Change>(set =>
    {
        ImmutableArray<Id<Code>> there = [.. codes.Intersect(set.Codes)];
        return there.IsEmpty ? Refusal.Of("coding.set-lacks-them", ("set", set.Name.Text)) with { Field = "codes" } : new CodesTakenFromSet(id, there);
    });

    /// <summary>The name as it will stand, or why no set can have it.</summary>
    internal static Outcome<string> FreeName(Study study, string name, Id<CodeSet>? self) => NameRule.Check(name, "name").Then<string>(trimmed =>
        study.Coding.Codebook.Sets.Any(set => set.Id != self && !set.Name.IsWithdrawn && NameRule.Same(set.Name.Text, trimmed))
            ? Refusal.Of("coding.set-name-taken", ("name", trimmed)) with { Field = "name" }
            : trimmed);

    private static Outcome<CodeSet> Find(Study study, Id<CodeSet> id) =>
        study.Coding.Codebook.Sets.FirstOrDefault(set => set.Id == id) is { } set ? set : Refusal.Of("coding.set-gone") with { Field = "set" };

    private static bool AreKnown(Study study, ImmutableArray<Id<Code>> codes) => codes.All(study.Coding.Codebook.Codes.ContainsKey);
}

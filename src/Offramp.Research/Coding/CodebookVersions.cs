using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The codebook as it stood earlier: at an act, on a day, or as a named version. What was taken back since counts as taken back only if it
/// had been by then.</summary>
public static class CodebookVersions
{
    /// <summary>Gives the codebook as it stands a name. Refused: <c>naming.…</c>, <c>coding.version-name-taken</c>.</summary>
    public static Outcome<Change> Name(Study study, string name, string? note, Fresh fresh) =>
        FreeName(study, name, null).Then(free => NameRule.CheckText(note, "note").Then<Change>(text =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return new CodebookVersionNamed(
                fresh.Id<CodebookVersion>(), new Words(holder, free), text is null ? null : new Words(holder, text), SeenActs.In(study).Write());
        }));

    /// <summary>The codebook as it was named: what another copy had done meanwhile and brought in later is not in it.</summary>
    public static Codebook At(Study study, CodebookVersion version)
    {
        CodebookVersionNamed? named = study.History.Acts.Find(act => act.Id == version.Act)?.Changes.OfType<CodebookVersionNamed>()
            .FirstOrDefault(change => change.Version == version.Id);
        if (named is null) return Codebook.Empty;
        SeenActs seen = SeenActs.Read(named.Seen.Span);
        return Of(study, study.History.Acts.Where(act => seen.Contains(act.Id)));
    }

    /// <summary>The codebook right after an act; null where the act is unknown.</summary>
    public static Codebook? At(Study study, ActId act)
    {
        int at = study.History.Acts.FindIndex(a => a.Id == act);
        return at < 0 ? null : Of(study, study.History.Acts.GetRange(0, at + 1));
    }

    /// <summary>The codebook at the end of a day, UTC: after all acts of that day and before, of every copy that was merged since.</summary>
    public static Codebook On(Study study, DateOnly day) =>
        Of(study, study.History.Acts.Where(act => DateOnly.FromDateTime(act.When.UtcDateTime) <= day));

    /// <summary>The name as it will stand, or why no version can have it.</summary>
    internal static Outcome<string> FreeName(Study study, string name, Id<CodebookVersion>? self) => NameRule.Check(name, "name").Then<string>(trimmed =>
        study.Coding.Codebook.Versions.Any(version => version.Id != self && !version.Name.IsWithdrawn && NameRule.Same(version.Name.Text, trimmed))
            ? Refusal.Of("coding.version-name-taken", ("name", trimmed)) with { Field = "name" }
            : trimmed);

    // Codings are left out: they say nothing of the codebook, and a million of them would only be folded to be dropped.
    private static Codebook Of(Study study, IEnumerable<Act> acts)
    {
        Act[] standing = [.. acts];
        ImmutableHashSet<ActId> retracted = History.RetractedAmong(standing);
        Study folded = Study.Empty(study.Id);
        foreach (Act act in standing)
        {
            if (retracted.Contains(act.Id)) continue;
            folded = folded with { Applying = act.Id };
            foreach (Change change in act.Changes)
                if (change is CodingChange and not (PassageCoded or PassagesCoded or OneCodingChange or CodingsRecoded)) folded = folded.Apply(change);
        }
        return Readable(study, folded.Coding.Codebook);
    }

    // Until the study is opened anew, the acts in memory still hold what was destroyed since; nothing of it may be said.
    private static Codebook Readable(Study study, Codebook book) => book with
    {
        Codes = book.Codes.ToImmutableDictionary(static c => c.Key, c => c.Value with
        {
            Name = Kept(study, c.Value.Name)!,
            Definition = Kept(study, c.Value.Definition),
            Use = Kept(study, c.Value.Use),
            NotUse = Kept(study, c.Value.NotUse),
            Example = Kept(study, c.Value.Example),
            Memo = Kept(study, c.Value.Memo),
            ImportedId = Kept(study, c.Value.ImportedId),
        }),
        Sets = book.Sets.ConvertAll(set => set with { Name = Kept(study, set.Name)! }),
        Versions = book.Versions.ConvertAll(version => version with { Name = Kept(study, version.Name)!, Note = Kept(study, version.Note) }),
    };

    private static Words? Kept(Study study, Words? words) => words is not null && Rewriting.IsLost(study, words) ? Words.Withdrawn(words.Holder) : words;
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a person may do with the study's frame: its title and its coders.</summary>
public static class StudyDecisions
{
    /// <summary>Begins a study with its title and its first coder, who is the one acting.</summary>
    /// <param name="study">The empty study.</param>
    /// <param name="title">The title.</param>
    /// <param name="coder">What the first coder is called.</param>
    /// <param name="fresh">Ids; its coder becomes the first coder.</param>
    public static Outcome<ImmutableArray<Change>> Create(Study study, string title, string coder, Fresh fresh)
    {
        if (study.Title is not null) return Refusal.Of("study.already-begun");
        return NameRule.Check(title, "title").Then(checkedTitle => NameRule.Check(coder, "coder").Then<ImmutableArray<Change>>(name =>
            ImmutableArray.Create<Change>(
                new StudyCreated(new Words(fresh.Id<Holder>(), checkedTitle)),
                new CoderAdded(fresh.Coder, new Words(fresh.Id<Holder>(), name)))));
    }

    /// <summary>Gives the study another title.</summary>
    public static Outcome<Change> Retitle(Study study, string title, Fresh fresh) =>
        NameRule.Check(title, "title").Then<Change>(name => new StudyRetitled(new Words(fresh.Id<Holder>(), name)));

    /// <summary>Adds a coder.</summary>
    /// <param name="study">The study.</param>
    /// <param name="name">What the coder is called: nobody else may be called so.</param>
    /// <param name="importedId">The id under which another program knows the coder.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> AddCoder(Study study, string name, string? importedId, Fresh fresh) =>
        FreeName(study, name, null).Then<Change>(free =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return new CoderAdded(fresh.Id<Coder>(), new Words(holder, free), importedId is null ? null : new Words(holder, importedId));
        });

    /// <summary>Calls a coder otherwise.</summary>
    public static Outcome<Change> RenameCoder(Study study, Id<Coder> coder, string name) =>
        study.Team.Coders.TryGetValue(coder, out Coder? known)
            ? FreeName(study, name, coder).Then<Change>(free => new CoderRenamed(coder, new Words(known.Name.Holder, free)))
            : Refusal.Of("study.coder-gone");

    internal static Outcome<string> FreeName(Study study, string name, Id<Coder>? but) =>
        NameRule.Check(name, "name").Then<string>(wanted =>
            study.Team.Coders.Values.Any(c => c.Id != but && NameRule.Same(c.Name.Text, wanted))
                ? Refusal.Of("study.coder-name-taken", ("name", wanted)) with { Field = "name" }
                : wanted);
}

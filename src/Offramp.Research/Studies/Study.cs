using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Two copies of the study did things that do not go together; a person has to settle it.</summary>
/// <param name="Act">The act that found its target gone.</param>
/// <param name="Code">Stable, <c>stage.reason</c>; the words stand in the message catalogue.</param>
/// <param name="Change">The change that could not be applied.</param>
public sealed record Conflict(ActId Act, string Code, Change Change);

/// <summary>A study as it stands: an immutable value, the fold of all acts that were not taken back.</summary>
public sealed record Study
{
    /// <summary>Which study: the same in every copy of its file.</summary>
    public required Id<Study> Id { get; init; }

    /// <summary>The title; null before the first act.</summary>
    public Words? Title { get; init; }

    /// <summary>Who codes.</summary>
    public Team Team { get; init; } = Team.Empty;

    /// <summary>Participants, collaborators, consent, withdrawals, copies.</summary>
    public Protection Protection { get; init; } = Protection.Empty;

    /// <summary>What was collected.</summary>
    public Sources Sources { get; init; } = Sources.Empty;

    /// <summary>The codebook and what is coded.</summary>
    public Coding Coding { get; init; } = Coding.Empty;

    /// <summary>What was released.</summary>
    public Reports Reports { get; init; } = Reports.Empty;

    /// <summary>Every act, taken back or not.</summary>
    public History History { get; init; } = History.Empty;

    /// <summary>What two copies did that does not go together.</summary>
    public ImmutableList<Conflict> Conflicts { get; init; } = [];

    /// <summary>The act being applied; conflicts are noted under it.</summary>
    internal ActId Applying { get; init; }

    /// <summary>A study in which nothing happened yet.</summary>
    public static Study Empty(Id<Study> id) => new() { Id = id };

    /// <summary>The study after one more change. Never refuses and never throws: what happened, happened. A change whose target is gone
    /// leaves the study as it was and adds a conflict.</summary>
    public Study Apply(Change change)
    {
        Study after = Applied(change);
        // What a change destroys is gone even where its target is: a key does not come back.
        return change.Destroys.IsEmpty
            ? after
            : after with { Protection = after.Protection with { DestroyedHolders = after.Protection.DestroyedHolders.Union(change.Destroys) } };
    }

    private Study Applied(Change change) => change switch
    {
        StudyChange c => Team.Apply(this, c),
        ProtectionChange c => Protection.Apply(this, c),
        SourcesChange c => Sources.Apply(this, c),
        CodingChange c => Coding.Apply(this, c),
        ReportsChange c => Reports.Apply(this, c),
        // Acts about acts work on the order of the fold, and key changes on the file: neither changes what the study says.
        HistoryChange => this,
        _ => throw new NotSupportedException(change.GetType().Name),
    };

    internal Study WithConflict(Change change, string code) => this with { Conflicts = Conflicts.Add(new Conflict(Applying, code, change)) };
}

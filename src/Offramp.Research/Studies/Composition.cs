using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Several decisions as one act: each sees the study as the ones before it leave it, and the first refusal ends it.</summary>
/// <param name="study">The study before the first of them.</param>
public sealed class Composition(Study study)
{
    private readonly ImmutableArray<Change>.Builder changes = ImmutableArray.CreateBuilder<Change>();
    private Study after = study;
    private Refusal? refusal;

    /// <summary>What came of it all.</summary>
    public Outcome<ImmutableArray<Change>> Outcome => refusal is not null ? refusal : changes.ToImmutable();

    /// <summary>Adds the several changes that a decision grants.</summary>
    public void AddAll(Func<Study, Outcome<ImmutableArray<Change>>> decide)
    {
        if (refusal is not null) return;
        Outcome<ImmutableArray<Change>> outcome = decide(after);
        refusal = outcome.Refusal;
        if (refusal is not null) return;
        foreach (Change change in outcome.Value) Add(_ => change);
    }

    /// <summary>Adds what a decision grants.</summary>
    public void Add(Func<Study, Outcome<Change>> decide) => Add(study => decide(study).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change)));

    /// <summary>Adds what a decision of several changes grants.</summary>
    public void Add(Func<Study, Outcome<ImmutableArray<Change>>> decide)
    {
        if (refusal is not null) return;
        Outcome<ImmutableArray<Change>> outcome = decide(after);
        refusal = outcome.Refusal;
        if (refusal is not null) return;
        changes.AddRange(outcome.Value);
        after = outcome.Value.Aggregate(after, static (study, change) => study.Apply(change));
    }
}

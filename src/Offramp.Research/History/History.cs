using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Every act of a study in order, and which of them are taken back.</summary>
public sealed record History
{
    /// <summary>Nothing happened yet.</summary>
    public static readonly History Empty = new();

    /// <summary>All acts by (Lamport, writer, count).</summary>
    public ImmutableList<Act> Acts { get; init; } = [];

    /// <summary>The acts that the fold skips.</summary>
    public ImmutableHashSet<ActId> Retracted { get; init; } = [];

    /// <summary>Which acts are taken back: those that a retraction names which is not itself taken back. An act that cannot be taken back stands,
    /// whatever a retraction says: a copy written by other hands must not bring a withdrawn source back into view.</summary>
    /// <param name="acts">All acts in order.</param>
    public static ImmutableHashSet<ActId> RetractedAmong(IReadOnlyList<Act> acts)
    {
        var retracted = ImmutableHashSet.CreateBuilder<ActId>();
        // Backwards: whether a retraction stands is known before the act that it names is reached.
        for (int i = acts.Count - 1; i >= 0; i--)
        {
            if (retracted.Contains(acts[i].Id)) continue;
            foreach (Change change in acts[i].Changes)
                if (change is ActRetracted back) retracted.Add(back.Act);
        }
        if (retracted.Count == 0) return [];
        foreach (Act act in acts)
            if (retracted.Contains(act.Id) && !act.Changes.All(static c => c.CanBeRetracted)) retracted.Remove(act.Id);
        return retracted.ToImmutable();
    }
}

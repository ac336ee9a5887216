using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Taking acts back and bringing them back.</summary>
public static class HistoryDecisions
{
    private const int DependentsNamed = 5;

    /// <summary>Takes back the last act of a coder that stands. Acts that cannot be taken back and need not be, such as a backup, are passed over;
    /// right after a withdrawal it is refused, so that nobody believes it undone.</summary>
    /// <param name="study">The study.</param>
    /// <param name="who">Whose act.</param>
    /// <param name="withDependents">Whether later acts that rest on it go with it.</param>
    public static Outcome<ImmutableArray<Change>> Undo(Study study, Id<Coder> who, bool withDependents = false)
    {
        foreach (Act act in LatestFirst(study))
        {
            if (act.Who != who || IsRetraction(act) || study.History.Retracted.Contains(act.Id)) continue;
            if (act.Changes.Any(static c => c is SourceWithdrawn or VoiceWithdrawn or ParticipantWithdrawn)) return Refusal.Of("protection.withdrawal-is-final");
            if (act.Changes.All(static c => c.CanBeRetracted)) return Retract(study, act.Id, withDependents);
        }
        return Refusal.Of("history.nothing-to-undo");
    }

    /// <summary>Brings back what a coder took back last, as long as they did nothing else since.</summary>
    public static Outcome<ImmutableArray<Change>> Redo(Study study, Id<Coder> who)
    {
        // Who took back a retraction brought an act back: only odd depths are undoings.
        Dictionary<ActId, Act> retractions = study.History.Acts.Where(IsRetraction).ToDictionary(static a => a.Id);
        foreach (Act act in LatestFirst(study))
        {
            if (act.Who != who) continue;
            if (!IsRetraction(act))
            {
                if (study.History.Retracted.Contains(act.Id) || !act.Changes.All(static c => c.CanBeRetracted)) continue;
                break;
            }
            if (Depth(act, retractions) % 2 == 1 && !study.History.Retracted.Contains(act.Id)) return Retract(study, act.Id, false);
        }
        return Refusal.Of("history.nothing-to-redo");
    }

    /// <summary>Takes one act back; a retraction too, which brings back what it took.</summary>
    /// <param name="study">The study.</param>
    /// <param name="act">Which act.</param>
    /// <param name="withDependents">Whether later acts that rest on it go with it; without, it is refused where there are any.</param>
    public static Outcome<ImmutableArray<Change>> Retract(Study study, ActId act, bool withDependents)
    {
        int at = study.History.Acts.FindIndex(a => a.Id == act);
        if (at < 0) return Refusal.Of("history.act-unknown", ("act", act.ToString()));
        Act found = study.History.Acts[at];
        if (study.History.Retracted.Contains(act)) return Refusal.Of("history.already-taken-back", ("act", act.ToString()));
        if (CannotBeTakenBack(study, found) is { } refusal) return refusal;

        ImmutableArray<Act> dependents = DependentsOf(study, at);
        if (dependents.IsEmpty) return ImmutableArray.Create<Change>(new ActRetracted(act));
        foreach (Act dependent in dependents)
            if (CannotBeTakenBack(study, dependent) is { } final) return final;
        if (!withDependents)
        {
            return Refusal.Of(
                "history.others-rest-on-it", ("count", dependents.Length),
                ("acts", new Listing(
                    [.. dependents.Select(a => Note.Of("history.act-named", ("act", a.Id.ToString()), ("sentence", new ActSentence(study, a))))], DependentsNamed)));
        }
        // The latest first, as a person would take them back one by one.
        return dependents.Reverse().Append(found).Select(static a => (Change)new ActRetracted(a.Id)).ToImmutableArray();
    }

    /// <summary>Brings a past act back that was taken back, and what was taken back in one go with it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="act">Which act.</param>
    /// <param name="withOthers">Whether acts that it rests on, taken back as well, come back with it; without, it is refused where there are any.</param>
    public static Outcome<ImmutableArray<Change>> Restore(Study study, ActId act, bool withOthers)
    {
        if (!study.History.Acts.Exists(known => known.Id == act)) return Refusal.Of("history.act-unknown", ("act", act.ToString()));
        if (!study.History.Retracted.Contains(act)) return Refusal.Of("history.not-taken-back", ("act", act.ToString()));
        var back = new SortedSet<ActId>(RetractionsOf(study, act));
        while (true)
        {
            ImmutableArray<Change> changes = [.. back.Select(static retraction => (Change)new ActRetracted(retraction))];
            ImmutableArray<Act> needed = NeededFor(study, changes);
            if (needed.IsEmpty) return changes;
            if (!withOthers)
            {
                return Refusal.Of("history.rests-on-taken-back", ("count", needed.Length), ("acts", new Listing(
                    [.. needed.Select(a => Note.Of("history.act-named", ("act", a.Id.ToString()), ("sentence", new ActSentence(study, a))))], DependentsNamed)));
            }
            int before = back.Count;
            foreach (Act one in needed) back.UnionWith(RetractionsOf(study, one.Id));
            if (back.Count == before) return changes;
        }
    }

    /// <summary>The acts, retractions aside, that would count no more or count again once some acts were taken back or brought back; in their order.</summary>
    public static ImmutableArray<Act> Affected(Study study, ImmutableArray<Change> changes)
    {
        ImmutableHashSet<ActId> affected = study.History.Retracted.SymmetricExcept(After(study, changes));
        return [.. study.History.Acts.Where(act => affected.Contains(act.Id) && !IsRetraction(act))];
    }

    private static IEnumerable<ActId> RetractionsOf(Study study, ActId act) => study.History.Acts
        .Where(later => !study.History.Retracted.Contains(later.Id) && later.Changes.Any(change => change is ActRetracted back && back.Act == act))
        .Select(static later => later.Id);

    private static ImmutableHashSet<ActId> After(Study study, ImmutableArray<Change> changes) =>
        History.RetractedAmong(study.History.Acts.Add(new Act(default, long.MaxValue, default, default, changes)));

    // The acts that stay taken back and of which something means that would come back.
    private static ImmutableArray<Act> NeededFor(Study study, ImmutableArray<Change> changes)
    {
        ImmutableHashSet<ActId> after = After(study, changes);
        Act[] returning = [.. study.History.Acts.Where(act => study.History.Retracted.Contains(act.Id) && !after.Contains(act.Id))];
        return
        [
            .. study.History.Acts.Where(act =>
            {
                if (!after.Contains(act.Id) || IsRetraction(act)) return false;
                var created = new CreatedIds();
                foreach (Change change in act.Changes) created.Add(change);
                return returning.Any(one => one.Changes.Any(created.IsMetBy));
            }),
        ];
    }

    /// <summary>The later acts that rest on one, directly or through others: they mean nothing without it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="at">Where the act stands in the history.</param>
    internal static ImmutableArray<Act> DependentsOf(Study study, int at)
    {
        Act act = study.History.Acts[at];
        var created = new CreatedIds();
        foreach (Change change in act.Changes) created.Add(change);
        var dependents = ImmutableArray.CreateBuilder<Act>();
        foreach (Act later in study.History.Acts.GetRange(at + 1, study.History.Acts.Count - at - 1))
        {
            if (study.History.Retracted.Contains(later.Id) || !later.Changes.Any(created.IsMetBy)) continue;
            dependents.Add(later);
            foreach (Change change in later.Changes) created.Add(change);
        }
        return dependents.ToImmutable();
    }

    /// <summary>Whether an act does nothing but take others back.</summary>
    internal static bool IsRetraction(Act act) => act.Changes.Length > 0 && act.Changes.All(static c => c is ActRetracted);

    private static IEnumerable<Act> LatestFirst(Study study)
    {
        for (int i = study.History.Acts.Count - 1; i >= 0; i--) yield return study.History.Acts[i];
    }

    private static Refusal? CannotBeTakenBack(Study study, Act act)
    {
        if (act.Changes.Any(static c => c is SourceWithdrawn or VoiceWithdrawn or ParticipantWithdrawn)) return Refusal.Of("protection.withdrawal-is-final");
        return act.Changes.All(static c => c.CanBeRetracted)
            ? null
            : Refusal.Of("history.cannot-be-taken-back", ("act", act.Id.ToString()), ("sentence", new ActSentence(study, act)));
    }

    private static int Depth(Act act, Dictionary<ActId, Act> retractions)
    {
        int depth = 1;
        // An act names only earlier ones, so this ends; a forged circle would not, hence the bound.
        while (depth <= retractions.Count && act.Changes[0] is ActRetracted back && retractions.TryGetValue(back.Act, out Act? inner))
        {
            depth++;
            act = inner;
        }
        return depth;
    }
}

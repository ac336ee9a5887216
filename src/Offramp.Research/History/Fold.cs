using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Folds acts into a study and keeps the states before the latest acts, so that undo need not fold everything anew.</summary>
/// <remarks>Not thread-safe: the open study owns it. The studies that it gives are immutable and may be shared.</remarks>
public sealed class Fold
{
    // The latest acts are the ones that people take back: their states are kept each, older ones sparsely, because each keeps the codings of
    // its time alive.
    private const int LatestKept = 16;
    private const int SparseStep = 64;
    private const int SparseReach = 1024;

    private readonly Id<Study> id;
    private readonly List<Act> acts = [];
    private readonly Dictionary<int, Study> statesBefore = [];

    /// <summary>Begins with acts in any order.</summary>
    public Fold(Id<Study> id, IEnumerable<Act> acts)
    {
        this.id = id;
        this.acts.AddRange(acts);
        this.acts.Sort();
        Current = Study.Empty(id);
        Refold(0);
    }

    /// <summary>The study as it stands.</summary>
    public Study Current { get; private set; }

    /// <summary>Adds one act that is later than all others.</summary>
    /// <exception cref="ArgumentException">The act is not later than the last one.</exception>
    public Study Append(Act act)
    {
        if (acts.Count > 0 && acts[^1].CompareTo(act) >= 0) throw new ArgumentException("The act is not the latest.", nameof(act));
        acts.Add(act);
        int last = acts.Count - 1;
        int earliest = last;
        bool takesBack = false;
        foreach (ActRetracted back in act.Changes.OfType<ActRetracted>())
        {
            takesBack = true;
            int found = FirstTouchedBy(back, last);
            if (found >= 0) earliest = Math.Min(earliest, found);
        }
        if (takesBack || Current.History.Retracted.Contains(act.Id)) Refold(earliest);
        else ApplyLast(act);
        return Current;
    }

    /// <summary>Brings acts of another copy in and folds anew from the earliest of them.</summary>
    public Study Merge(IEnumerable<Act> others)
    {
        acts.AddRange(others);
        acts.Sort();
        statesBefore.Clear();
        Refold(0);
        return Current;
    }

    /// <summary>The study as it stood right after an act, or null where the act is unknown. What was taken back since counts as taken back only
    /// if it had been by then.</summary>
    public Study? AsOf(ActId act)
    {
        int at = acts.FindIndex(a => a.Id == act);
        return at < 0 ? null : new Fold(id, acts.Take(at + 1)).Current;
    }

    // A retraction of a retraction touches the act that comes back, which lies before both. Only earlier acts are looked at: a forged circle
    // of retractions must not go round for ever.
    private int FirstTouchedBy(ActRetracted back, int before)
    {
        int at = before == 0 ? -1 : acts.FindLastIndex(before - 1, a => a.Id == back.Act);
        if (at < 0) return -1;
        int earliest = at;
        foreach (ActRetracted inner in acts[at].Changes.OfType<ActRetracted>())
        {
            int deeper = FirstTouchedBy(inner, at);
            if (deeper >= 0) earliest = Math.Min(earliest, deeper);
        }
        return earliest;
    }

    // The common case: nothing before the act changes its meaning.
    private void ApplyLast(Act act)
    {
        statesBefore[acts.Count - 1] = Current;
        ForgetOld();
        Study study = Current with { Applying = act.Id };
        foreach (Change change in act.Changes) study = study.Apply(change);
        Current = study with { History = study.History with { Acts = study.History.Acts.Add(act) } };
    }

    private bool Keeps(int before)
    {
        int back = acts.Count - before;
        return back <= LatestKept || (before % SparseStep == 0 && back <= SparseReach);
    }

    private void ForgetOld()
    {
        foreach (int before in statesBefore.Keys.Where(before => !Keeps(before)).ToArray()) statesBefore.Remove(before);
    }

    private void Refold(int from)
    {
        ImmutableHashSet<ActId> retracted = History.RetractedAmong(acts);
        while (from > 0 && !statesBefore.ContainsKey(from)) from--;
        Study study = from == 0 ? Study.Empty(id) : statesBefore[from];
        ImmutableList<Act>.Builder history = study.History.Acts.ToBuilder();
        var gathered = new GatheredCodings();
        for (int i = from; i < acts.Count; i++)
        {
            bool keepsState = Keeps(i);
            if (keepsState)
            {
                study = gathered.Settle(study);
                statesBefore[i] = study with { History = study.History with { Acts = history.ToImmutable() } };
            }
            history.Add(acts[i]);
            if (retracted.Contains(acts[i].Id)) continue;
            foreach (Change change in acts[i].Changes)
                if (!gathered.Takes(study, change)) study = (gathered.Settle(study) with { Applying = acts[i].Id }).Apply(change);
        }
        study = gathered.Settle(study);
        ForgetOld();
        Current = study with { History = new History { Acts = history.ToImmutable(), Retracted = retracted } };
    }
}

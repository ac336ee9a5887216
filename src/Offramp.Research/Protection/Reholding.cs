using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a study is after a source's words were recorded again under a new holder.</summary>
/// <remarks>Two copies may each do so without knowing of the other: each then holds words that the other withdrew. The state keeps only what both kept, and
/// remembers the holders whose keys are still to be destroyed (<see cref="Source.Owed"/>).</remarks>
public static class Reholding
{
    /// <summary>What must still be done so that no key remains of words that are withdrawn: recorded by the open study after a merge and at each opening.
    /// Empty as a rule.</summary>
    /// <param name="study">The study.</param>
    /// <param name="fresh">Ids.</param>
    public static ImmutableArray<Change> Owed(Study study, Fresh fresh) =>
    [
        .. GoneOwing(study).Select(gone => new SourceWithdrawn(gone.Key, gone.Value.Holders, [])),
        .. study.Sources.ById.Values.Where(static s => !s.Owed.IsEmpty).OrderBy(static s => s.Id).Select(source => source.IsWithdrawn
            ? (Change)new SourceWithdrawn(source.Id, source.Owed, [])
            : new SourceRewritten(SourceRewriting.Kept(study, source, new LeftOut(), static _ => [], fresh))),
    ];

    /// <summary>Whether something must still be done: see <see cref="Owed"/>.</summary>
    public static bool IsOwed(Study study) => study.Sources.ById.Values.Any(static s => !s.Owed.IsEmpty) || GoneOwing(study).Any();

    private static IEnumerable<KeyValuePair<Id<Source>, KeysOfGone>> GoneOwing(Study study) => study.Protection.OfGone
        .Where(gone => !study.Sources.ById.ContainsKey(gone.Key) && gone.Value.IsOwing).OrderBy(static gone => gone.Key);

    /// <summary>The study that knows of the keys of a source which is not in it: another copy took it out, and its keys live on.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">Which source.</param>
    /// <param name="destroyed">The holders whose keys a change destroys.</param>
    /// <param name="left">Those whose keys it leaves.</param>
    /// <param name="isWithdrawn">Whether all its words are withdrawn.</param>
    internal static Study OfGone(Study study, Id<Source> source, ImmutableArray<Id<Holder>> destroyed, ImmutableArray<Id<Holder>> left, bool isWithdrawn)
    {
        KeysOfGone known = study.Protection.OfGone.GetValueOrDefault(source, new KeysOfGone([], false));
        var keys = new KeysOfGone([.. known.Holders.Concat(left).Distinct().Except(destroyed)], known.IsWithdrawn || isWithdrawn);
        return study with { Protection = study.Protection with { OfGone = study.Protection.OfGone.SetItem(source, keys) } };
    }

    internal static Study Apply(Study study, SourceReheld c)
    {
        ReheldSource kept = c.Kept;
        if (!study.Sources.ById.TryGetValue(kept.Source, out Source? source))
            return OfGone(study, kept.Source, kept.OldHolders, [kept.Holder], isWithdrawn: false).WithConflict(c, "sources.source-gone");
        // Withdrawn as a whole by the other copy: that wins, and what was recorded again here goes too.
        if (source.IsWithdrawn) return With(study, source with { Owed = [.. source.Owed.Append(kept.Holder).Except(kept.OldHolders).Distinct()] });

        bool isKnown = kept.OldHolders.Contains(source.Holder);
        ImmutableArray<Id<Participant>> withdrew = c is VoiceWithdrawn { Participant: { } who } && !source.Withdrew.Contains(who)
            ? source.Withdrew.Add(who) : source.Withdrew;
        Source after = (isKnown ? Anew(source, kept) : Both(source, kept)) with
        {
            Holder = kept.Holder,
            FormerHolders = [.. source.FormerHolders.Concat(kept.OldHolders).Distinct()],
            Owed = [.. (isKnown ? source.Owed : source.Owed.Add(source.Holder).Add(kept.Holder)).Except(kept.OldHolders).Distinct()],
            Withdrew = withdrew,
        };
        study = With(study, after with
        {
            Participants = after.Participants.RemoveAll(p => withdrew.Contains(p.Participant)),
            Questions = [.. after.Questions.Select(q => q.To is { } to && withdrew.Contains(to) ? q with { Reason = null } : q)],
        });
        bool lost = false;
        foreach (Id<Rendition> id in source.Renditions)
        {
            if (!study.Sources.Renditions.TryGetValue(id, out Rendition? before)) continue;
            Rendition text = ReheldText.After(before, kept.Renditions.FirstOrDefault(r => r.Rendition == id), isKnown);
            study = ReheldNoting.Follow(study, before, text, kept, isKnown, ref lost);
        }
        if (isKnown) study = With(study, study.Sources.ById[kept.Source] with { Alignments = kept.Alignments });
        study = study with { Coding = study.Coding with { Codebook = Named(study.Coding.Codebook, kept, isKnown, [.. kept.OldHolders, source.Holder, .. source.Owed]) } };
        study = WithMemos(study, kept, isKnown, [.. kept.OldHolders, source.Holder, .. source.Owed]);
        return lost ? study.WithConflict(c, "protection.words-lost") : study;
    }

    /// <summary>Whether a change about a source writes words under a key that was destroyed when the source was recorded again: another copy wrote them
    /// without knowing of it, and they are gone.</summary>
    internal static bool IsLost(Study study, Source source, Change change) =>
        !source.FormerHolders.IsEmpty
        && (WordsOf.In(change).Any(words => study.Protection.DestroyedHolders.Contains(words.Holder))
            || WordsOf.TextsIn(change).Any(text => study.Protection.DestroyedHolders.Contains(text.Holder)));

    /// <summary>Whether a name in vivo may be words that one copy withdrew while who named a code so may not have known of that: while keys are owed, only
    /// names that stand in what is left of the source are told.</summary>
    internal static bool NamesWithdrawn(Study study, Words name) =>
        !name.IsWithdrawn && study.Sources.ById.Values.FirstOrDefault(s => s.Owed.Contains(name.Holder)) is { } source
        && !WithdrawalDecisions.TextsOf(study, source).Any(text => VoiceWords.Stands(name.Text, text.Text.Text));

    private static Source Anew(Source source, ReheldSource kept) => source with
    {
        Name = kept.Name,
        ImportedId = kept.ImportedId,
        Particulars = kept.Particulars.Where(static p => p.Text is not null).DistinctBy(static p => p.Field)
            .ToImmutableDictionary(static p => p.Field, static p => p.Text!),
        Limitations = kept.Limitations,
        Lineage = kept.Lineage,
        DatedBy = kept.DatedBy,
        Questions = [.. source.Questions.Select(q => q with { Reason = kept.Reasons.FirstOrDefault(r => r.Put == q.Id)?.Text })],
        Participants = [.. source.Participants.Select(p => p with { Speaker = kept.Participants.FirstOrDefault(k => k.Participant == p.Participant)?.Speaker })],
        Collaborators = [.. source.Collaborators.Select(p => p with { Speaker = kept.Collaborators.FirstOrDefault(k => k.Collaborator == p.Collaborator)?.Speaker })],
    };

    // What either copy left out goes; of what both kept, the words that stood here first stay.
    private static Source Both(Source source, ReheldSource kept) => source with
    {
        ImportedId = kept.ImportedId is null ? null : source.ImportedId,
        Particulars = source.Particulars.RemoveRange(source.Particulars.Keys.Where(field => kept.Particulars.All(p => p.Field != field))),
        Limitations = source.Limitations.RemoveAll(l => kept.Limitations.All(k => k.Id != l.Id)),
        DatedBy = kept.DatedBy is null ? null : source.DatedBy,
        Questions = [.. source.Questions.Select(q => kept.Reasons.Any(r => r.Put == q.Id) ? q : q with { Reason = null })],
        Lineage = source.Lineage.RemoveAll(l => kept.Lineage.All(k => k.Of != l.Of)),
        Participants = [.. source.Participants.Select(p => kept.Participants.Any(k => k.Participant == p.Participant && k.Speaker is not null) ? p : p with { Speaker = null })],
        Collaborators = [.. source.Collaborators.Select(p => kept.Collaborators.Any(k => k.Collaborator == p.Collaborator && k.Speaker is not null) ? p : p with { Speaker = null })],
    };

    private static Study WithMemos(Study study, ReheldSource kept, bool isKnown, ImmutableArray<Id<Holder>> holders)
    {
        if (isKnown) study = Memos.Reheld(study, kept.Memos);
        HashSet<Id<Memo>> stay = [.. kept.Memos.Select(static m => m.Memo)];
        return study with
        {
            Coding = study.Coding with { Memos = study.Coding.Memos.RemoveAll(m => holders.Contains(m.Title.Holder) && (isKnown || !stay.Contains(m.Id))) },
        };
    }

    // A code may be named in words of the source, under whichever key it had.
    private static Codebook Named(Codebook book, ReheldSource kept, bool isKnown, ImmutableArray<Id<Holder>> holders)
    {
        foreach (Code code in book.Codes.Values.Where(code => holders.Contains(code.Name.Holder)))
        {
            Words? name = kept.Codes.FirstOrDefault(k => k.Code == code.Id)?.Name;
            if (name is null) book = book.With(code with { Name = Words.Withdrawn(code.Name.Holder) });
            else if (isKnown) book = book.With(code with { Name = name });
        }
        return book;
    }

    private static Study With(Study study, Source source) =>
        study with { Sources = study.Sources with { ById = study.Sources.ById.SetItem(source.Id, source) } };
}

/// <summary>The keys that hold words of a source which is no longer in the study.</summary>
/// <param name="Holders">The holders whose keys are left.</param>
/// <param name="IsWithdrawn">Whether all words of the source are withdrawn.</param>
internal sealed record KeysOfGone(ImmutableArray<Id<Holder>> Holders, bool IsWithdrawn)
{
    /// <summary>Whether they must go: of two keys, each holds what was withdrawn under the other.</summary>
    public bool IsOwing => Holders.Length > (IsWithdrawn ? 0 : 1);
}

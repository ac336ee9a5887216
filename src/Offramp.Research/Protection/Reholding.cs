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
        .. study.Sources.ById.Values.Where(static s => !s.Owed.IsEmpty).OrderBy(static s => s.Id).Select(source => source.IsWithdrawn
            ? (Change)new SourceWithdrawn(source.Id, source.Owed, [])
            : new SourceRewritten(SourceRewriting.Kept(study, source, new LeftOut(), static _ => [], fresh))),
    ];

    internal static Study Apply(Study study, SourceReheld c)
    {
        ReheldSource kept = c.Kept;
        if (!study.Sources.ById.TryGetValue(kept.Source, out Source? source)) return study.WithConflict(c, "sources.source-gone");
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
        study = With(study, after with { Participants = after.Participants.RemoveAll(p => withdrew.Contains(p.Participant)) });
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
        Participants = [.. source.Participants.Select(p => kept.Participants.Any(k => k.Participant == p.Participant) ? p : p with { Speaker = null })],
        Collaborators = [.. source.Collaborators.Select(p => kept.Collaborators.Any(k => k.Collaborator == p.Collaborator) ? p : p with { Speaker = null })],
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

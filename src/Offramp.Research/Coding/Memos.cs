using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What changes of memos do to a study.</summary>
internal static class Memos
{
    /// <summary>The study after a change of a memo.</summary>
    public static Study Apply(Study study, MemoChange change) => change switch
    {
        MemoWritten c => Write(study, c),
        // What another copy added to words that are destroyed here went with them.
        MemoRevised c when study.Protection.DestroyedHolders.Contains(c.Title.Holder) => study,
        MemoRevised c => On(study, c, memo => memo with { Title = c.Title, Text = c.Text, Revised = study.Applying }),
        MemoRewritten c => On(study, c, memo => memo with { Title = c.Title, Text = c.Text, Revised = study.Applying }),
        // Removed in both copies: both wanted the same, so there is nothing to settle.
        MemoRemoved c => With(study, study.Coding.Memos.RemoveAll(memo => memo.Id == c.Memo)),
        _ => throw new NotSupportedException(change.GetType().Name),
    };

    /// <summary>The study without the memos that a holder holds: what is told of a source or a participant goes with them.</summary>
    public static Study Without(Study study, IEnumerable<Id<Holder>> holders)
    {
        HashSet<Id<Holder>> gone = [.. holders];
        ImmutableList<Memo> rest = study.Coding.Memos.RemoveAll(memo => gone.Contains(memo.Title.Holder) || gone.Contains(memo.Text.Holder));
        return rest.Count == study.Coding.Memos.Count ? study : With(study, rest);
    }

    /// <summary>The study with the words of some memos under another holder.</summary>
    public static Study Reheld(Study study, ImmutableArray<ReheldMemo> memos)
    {
        foreach (ReheldMemo anew in memos)
            if (Find(study, anew.Memo) is { } memo) study = With(study, study.Coding.Memos.Replace(memo, memo with { Title = anew.Title, Text = anew.Text }));
        return study;
    }

    /// <summary>The memos about passages of a document, carried over a correction of its text. A memo of whose passage no words are left is about the
    /// source from then on.</summary>
    public static Study Carried(Study study, Rendition before, Rendition after)
    {
        foreach (Memo memo in study.Coding.Memos.Where(memo => memo.About.Subject == MemoSubject.Passage && memo.About.Rendition == before.Id))
            study = With(study, study.Coding.Memos.Replace(memo, memo with { About = On(after, memo.About) }));
        return study;
    }

    private static MemoAbout On(Rendition document, MemoAbout about) =>
        about.Version is { } version && document.CarryFrom(version, about.Start ?? 0, about.End ?? 0) is { } span
            ? about with { Version = document.Version, Start = span.Start, End = span.End }
            : new MemoAbout(MemoSubject.Source, document.Source);

    private static Study Write(Study study, MemoWritten c)
    {
        // What another copy told of a source or a participant that is withdrawn here goes with them.
        if (study.Protection.DestroyedHolders.Contains(c.Title.Holder)) return study;
        if (c.About.Source is { } source && !study.Sources.ById.ContainsKey(source)) return study.WithConflict(c, "coding.memo-subject-gone");
        if (c.About.Participant is { } participant && !study.Protection.Participants.ContainsKey(participant))
            return study.WithConflict(c, "coding.memo-subject-gone");
        MemoAbout about = c.About;
        if (about.Subject == MemoSubject.Passage && about.Rendition is { } rendition)
        {
            if (!study.Sources.Renditions.TryGetValue(rendition, out Rendition? document)) return study.WithConflict(c, "coding.memo-subject-gone");
            // Another copy told of words that were withdrawn here.
            if (about.Version is { } version && document.Touches(version, about.Start ?? 0, about.End ?? 0)) return study.WithConflict(c, "protection.words-lost");
            about = On(document, about);
        }
        if (about is { Subject: MemoSubject.Coding, Coding: { } coding, Rendition: { } text } && ReheldNoting.TellsOfWithdrawn(study, text, coding))
            return study.WithConflict(c, "protection.words-lost");
        // A code or coding may be gone: the memo is the team's own thought, and stays.
        return With(study, study.Coding.Memos.Add(new Memo(c.Memo, about, c.Coder, c.Title, c.Text, study.Applying, study.Applying)));
    }

    private static Study On(Study study, MemoChange change, Func<Memo, Memo> edit) => Find(study, change.Memo) is { } memo
        ? With(study, study.Coding.Memos.Replace(memo, edit(memo)))
        : study.WithConflict(change, "coding.memo-gone");

    private static Memo? Find(Study study, Id<Memo> id) => study.Coding.Memos.Find(memo => memo.Id == id);

    private static Study With(Study study, ImmutableList<Memo> memos) => study with { Coding = study.Coding with { Memos = memos } };
}

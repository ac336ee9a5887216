using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A memo as a list shows it.</summary>
/// <param name="Memo">The memo.</param>
/// <param name="AboutName">What it is about is called so: a source's or document's name, a code's path, a pseudonym; null for nothing in particular and for
/// what is gone.</param>
/// <param name="Coder">Who wrote it.</param>
/// <param name="Written">When, UTC.</param>
/// <param name="Revised">When it was written as it stands now, UTC.</param>
public sealed record MemoRow(Memo Memo, string? AboutName, string Coder, DateTimeOffset Written, DateTimeOffset Revised)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Memo.Id.ToString();
}

/// <summary>Which memos are asked for. Every part narrows; what is not set lets everything through.</summary>
public sealed record MemoQuery
{
    /// <summary>Memos about this kind of thing.</summary>
    public MemoSubject? Subject { get; init; }

    /// <summary>Memos about this source, its passages and their codings.</summary>
    public Id<Source>? Source { get; init; }

    /// <summary>Memos about this code, and about codings that carry it.</summary>
    public Id<Code>? Code { get; init; }

    /// <summary>Memos about this participant.</summary>
    public Id<Participant>? Participant { get; init; }

    /// <summary>Memos that this coder wrote.</summary>
    public Id<Coder>? Coder { get; init; }
}

/// <summary>The memos, as people look at them.</summary>
public static class MemoViews
{
    /// <summary>The memos asked for, in the order in which they were written.</summary>
    public static ImmutableArray<MemoRow> Rows(Study study, MemoQuery query)
    {
        Memo[] memos = [.. study.Coding.Memos.Where(memo => Takes(study, query, memo))];
        if (memos.Length == 0) return [];
        HashSet<ActId> acts = [.. memos.SelectMany(static memo => new[] { memo.Written, memo.Revised })];
        Dictionary<ActId, DateTimeOffset> when = study.History.Acts.Where(act => acts.Contains(act.Id)).ToDictionary(static act => act.Id, static act => act.When);
        return
        [
            .. memos.Select(memo => new MemoRow(
                memo, NameOf(study, memo.About), study.Team.NameOf(memo.Coder), when.GetValueOrDefault(memo.Written), when.GetValueOrDefault(memo.Revised))),
        ];
    }

    private static bool Takes(Study study, MemoQuery query, Memo memo) =>
        (query.Subject is null || memo.About.Subject == query.Subject)
        && (query.Source is null || memo.About.Source == query.Source)
        && (query.Code is null || memo.About.Code == query.Code || CodingOf(study, memo.About)?.Code == query.Code)
        && (query.Participant is null || memo.About.Participant == query.Participant)
        && (query.Coder is null || memo.Coder == query.Coder);

    /// <summary>The coding that a memo is about, or null.</summary>
    public static PassageCoding? CodingOf(Study study, MemoAbout about) =>
        about.Rendition is { } document && about.Coding is { } coding ? study.Coding.ByDocument.GetValueOrDefault(document)?.Find(coding) : null;

    private static string? NameOf(Study study, MemoAbout about)
    {
        if (about.Participant is { } participant) return study.Protection.Participants.GetValueOrDefault(participant)?.Pseudonym.Text;
        if (about.Code is { } code) return study.Coding.Codebook.Codes.ContainsKey(code) ? study.Coding.Codebook.PathOf(code) : null;
        if (about.Rendition is { } document) return study.Sources.Renditions.GetValueOrDefault(document)?.Name.Text;
        return about.Source is { } source ? study.Sources.ById.GetValueOrDefault(source)?.Name.Text : null;
    }
}

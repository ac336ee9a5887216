using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A written text that repeats words of a source and must be rewritten by a person.</summary>
/// <param name="Where">What it is, said in the message catalogue: a code's texts, the study's title, a participant's note, another source.</param>
/// <param name="Way">What a person can do about it: rewrite it (<see cref="Rewriting"/>, <see cref="CodeRewriting"/>), or know that this cannot be done yet.</param>
/// <param name="Code">The code, where it is one of the codebook.</param>
/// <param name="Run">The first repeated run of words.</param>
/// <param name="InHistoryOnly">Whether the text as it stands now no longer repeats it, but an earlier version in the history does.</param>
/// <param name="Text">The text itself, where it is one that can be rewritten.</param>
public sealed record RepeatedWords(Note Where, Note Way, Id<Code>? Code, string Run, bool InHistoryOnly, WrittenText? Text = null);

/// <summary>A copy of words outside the study's file, which nobody but a person can destroy.</summary>
/// <param name="Kind"><c>backup</c>, <c>export</c>, <c>report</c> or <c>merged</c>.</param>
/// <param name="Name">The file's name as it was noted.</param>
/// <param name="When">When it was made, UTC.</param>
public sealed record CopyToDestroy(string Kind, string Name, DateTimeOffset When);

/// <summary>What is destroyed of a participant's own record when the participant withdraws.</summary>
/// <param name="Pseudonym">What the participant was called.</param>
/// <param name="HasNote">Whether there is a note.</param>
/// <param name="Particulars">How many words noted in consents are destroyed.</param>
/// <param name="Consents">How many consents remain as kinds, without words.</param>
/// <param name="Memos">How many memos about the participant are destroyed.</param>
public sealed record RecordToDestroy(string Pseudonym, bool HasNote, int Particulars, int Consents, int Memos = 0)
{
    /// <summary>What would be destroyed of a participant's record.</summary>
    public static RecordToDestroy Of(Study study, Participant participant)
    {
        Consent[] consents = [.. study.Protection.Consents.Values.Where(c => c.Participant == participant.Id)];
        return new RecordToDestroy(participant.Pseudonym.Text, participant.Note is not null, consents.Sum(static c => c.Particulars.Length), consents.Length,
            study.Coding.Memos.Count(memo => memo.About.Participant == participant.Id));
    }
}

/// <summary>What a withdrawal will destroy, what it leaves, and what people have to do by hand: shown before anyone says yes.</summary>
public sealed record WithdrawalPreview
{
    /// <summary>The source.</summary>
    public required Id<Source> Source { get; init; }

    /// <summary>What it is called, to be typed again.</summary>
    public required string Name { get; init; }

    /// <summary>How many texts are destroyed.</summary>
    public required int Texts { get; init; }

    /// <summary>How long they are together, in UTF-16 units.</summary>
    public required long Length { get; init; }

    /// <summary>How many memos, notes on its passages and notes on its causal links are destroyed.</summary>
    public required int Notes { get; init; }

    /// <summary>How many particulars, limitations and lineages are destroyed.</summary>
    public required int Particulars { get; init; }

    /// <summary>The codes named in the source's own words, whose names are destroyed: give them other names first, if they are to be told apart.</summary>
    public required ImmutableArray<string> InVivoCodes { get; init; }

    /// <summary>How many codings remain as offsets and codes, without words.</summary>
    public required int CodingsThatRemain { get; init; }

    /// <summary>The written texts that repeat the source.</summary>
    public required ImmutableArray<RepeatedWords> Repeated { get; init; }

    /// <summary>The copies to destroy by hand.</summary>
    public required ImmutableArray<CopyToDestroy> Copies { get; init; }

    /// <summary>What withdrawing a source would do, or why it cannot be withdrawn.</summary>
    /// <param name="study">The study.</param>
    /// <param name="id">Which source.</param>
    /// <param name="together">What else the same act does: what it destroys need not be rewritten.</param>
    public static Outcome<WithdrawalPreview> Of(Study study, Id<Source> id, IEnumerable<Change>? together = null) => WithdrawalDecisions.Withdraw(study, id).Then<WithdrawalPreview>(change =>
    {
        Source source = study.Sources.ById[id];
        ImmutableArray<Rendition> texts = WithdrawalDecisions.TextsOf(study, source);
        HashSet<Id<Holder>> holders = [.. ((SourceWithdrawn)change).Holders];
        PassageCoding[] codings =
        [
            .. texts.SelectMany(t => study.Coding.In(t.Id)), .. study.Coding.Stranded.Values.Where(s => source.Renditions.Contains(s.Rendition)).Select(static s => s.Coding),
        ];
        IEnumerable<CausalLink> links =
        [
            .. texts.SelectMany(t => study.Coding.LinksIn(t.Id)),
            .. study.Coding.StrandedLinks.Values.Where(s => source.Renditions.Contains(s.Rendition)).Select(static s => s.Link),
        ];
        IEnumerable<CodingNotes?> noted = codings.Select(static c => c.Notes).Concat(links.Select(static l => l.Notes));
        return new WithdrawalPreview
        {
            Source = id,
            Name = source.Name.Text,
            Texts = texts.Length,
            Length = texts.Sum(static t => (long)t.Text.Text.Length),
            Notes = noted.OfType<CodingNotes>().Sum(static notes => Enum.GetValues<CodingField>().Count(f => notes.Noted(f) is not null))
                + study.Coding.Memos.Count(memo => memo.About.Source == id),
            Particulars = source.Particulars.Count + source.Limitations.Length + source.Lineage.Length,
            InVivoCodes = [.. study.Coding.Codebook.Tree().Where(c => holders.Contains(c.Code.Name.Holder)).Select(c => study.Coding.Codebook.PathOf(c.Code.Id))],
            CodingsThatRemain = codings.Length,
            Repeated = RepetitionSweep.Of(study, texts, [.. holders, .. (together ?? []).SelectMany(static c => c.Destroys)]),
            Copies = [.. CopiesOf(study, id)],
        };
    });

    // A copy made before the source came in cannot hold it: whoever made it after seeing the source has the later Lamport time.
    internal static IEnumerable<CopyToDestroy> CopiesOf(Study study, Id<Source> id)
    {
        IEnumerable<Act> since = study.History.Acts.SkipWhile(act => !act.Changes.Any(c => c is SourceAdded added && added.Source == id));
        foreach (CopyRow copy in since.SelectMany(act => ProtectionViews.CopiesIn(study, act)))
        {
            if (copy.Sources is not { } held || held.Contains(id)) yield return new CopyToDestroy(copy.Kind, copy.Name.Text, copy.When);
        }
    }
}

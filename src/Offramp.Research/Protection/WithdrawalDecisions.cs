using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Taking words out for ever. Show <see cref="WithdrawalPreview"/> before asking for it.</summary>
public static class WithdrawalDecisions
{
    /// <summary>Withdraws a source: the keys of all its words and its sealed texts are destroyed, here and in every copy merged later.</summary>
    public static Outcome<Change> Withdraw(Study study, Id<Source> source)
    {
        if (!study.Sources.ById.TryGetValue(source, out Source? known)) return Refusal.Of("sources.source-gone");
        if (known.IsWithdrawn) return Refusal.Of("protection.already-withdrawn", ("source", source.ToString()));
        ImmutableArray<Rendition> texts = TextsOf(study, known);
        return new SourceWithdrawn(source, HoldersOf(known, texts), [.. texts.Select(static t => t.Text.Id)]);
    }

    /// <summary>Withdraws a participant in one act: every source in which they alone speak, their voice in every source in which others speak too, and what is
    /// noted of them. Where their voice cannot be told apart in one of them, nothing is withdrawn.</summary>
    /// <param name="study">The study.</param>
    /// <param name="participant">Who withdraws.</param>
    /// <param name="fresh">Ids.</param>
    /// <param name="keepRecord">Whether the pseudonym, the note and the words of the consents stay: where the participant wants the sources alone gone.</param>
    public static Outcome<ImmutableArray<Change>> WithdrawParticipant(Study study, Id<Participant> participant, Fresh fresh, bool keepRecord = false)
    {
        if (!study.Protection.Participants.TryGetValue(participant, out Participant? known)) return Refusal.Of("protection.participant-gone");
        Source[] spoken =
        [
            .. study.Sources.ById.Values.Where(s => !s.IsWithdrawn && s.Participants.Any(p => p.Participant == participant)).OrderBy(static s => s.Id),
        ];
        ImmutableArray<Id<Holder>> record = keepRecord ? [] : new WrittenText(WrittenKind.Participant, participant.Value).HoldersIn(study);
        if (spoken.Length == 0 && record.IsEmpty)
        {
            return known.IsWithdrawn
                ? Refusal.Of("protection.participant-already-withdrawn", ("participant", participant.ToString()))
                : Refusal.Of("protection.participant-without-sources", ("participant", known.Pseudonym.Text));
        }
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (Source source in spoken)
        {
            Outcome<Change> withdrawn = SpeaksAlone(source)
                ? Withdraw(study, source.Id)
                : VoiceDecisions.Withdraw(study, source.Id, new Voice(participant, [], []), fresh);
            if (withdrawn.IsRefused) return withdrawn.Refusal!;
            changes.Add(withdrawn.Value);
        }
        if (!record.IsEmpty) changes.Add(new ParticipantWithdrawn(participant, record));
        return changes.ToImmutable();
    }

    // In a group interview people speak who may not be linked yet; and where others withdrew before, the source is still theirs, too.
    private static bool SpeaksAlone(Source source) => source.Participants.Length == 1 && source.Kind != SourceKind.GroupInterview && source.Withdrew.IsEmpty;

    /// <summary>A source's texts.</summary>
    internal static ImmutableArray<Rendition> TextsOf(Study study, Source source) =>
        [.. source.Renditions.Select(id => study.Sources.Renditions.GetValueOrDefault(id)).OfType<Rendition>()];

    /// <summary>Whoever holds a word of the source: as a rule one holder.</summary>
    internal static ImmutableArray<Id<Holder>> HoldersOf(Source source, ImmutableArray<Rendition> texts) =>
    [
        .. new[] { source.Holder, source.Name.Holder }
            .Concat(texts.SelectMany(static t => new[] { t.Text.Holder, t.Name.Holder }))
            .Distinct(),
    ];
}

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

    /// <summary>Withdraws every source in which a participant is the only one who speaks, and what is noted of the participant. Where others speak too,
    /// nothing is withdrawn: taking one voice out of several comes with a later release, and until then a person must decide for the whole source.</summary>
    /// <param name="study">The study.</param>
    /// <param name="participant">Who withdraws.</param>
    /// <param name="keepRecord">Whether the pseudonym, the note and the words of the consents stay: where the participant wants the sources alone gone.</param>
    public static Outcome<ImmutableArray<Change>> WithdrawParticipant(Study study, Id<Participant> participant, bool keepRecord = false)
    {
        if (!study.Protection.Participants.TryGetValue(participant, out Participant? known)) return Refusal.Of("protection.participant-gone");
        Source[] spoken =
        [
            .. study.Sources.ById.Values.Where(s => !s.IsWithdrawn && s.Participants.Any(p => p.Participant == participant)).OrderBy(static s => s.Id),
        ];
        string name = known.Pseudonym.Text;
        ImmutableArray<Id<Holder>> record = keepRecord ? [] : new WrittenText(WrittenKind.Participant, participant.Value).HoldersIn(study);
        if (spoken.Length == 0 && record.IsEmpty)
        {
            return known.IsWithdrawn
                ? Refusal.Of("protection.participant-already-withdrawn", ("participant", participant.ToString()))
                : Refusal.Of("protection.participant-without-sources", ("participant", name));
        }
        // In a group interview people speak who may not be linked yet.
        Source[] shared = [.. spoken.Where(static s => s.Participants.Length > 1 || s.Kind == SourceKind.GroupInterview)];
        if (shared.Length > 0)
        {
            return Refusal.Of(
                "protection.one-voice-later", ("participant", name), ("count", shared.Length),
                ("sources", Names.Listed(shared.Select(static s => s.Name.Text), 10)));
        }
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (Source source in spoken)
        {
            Outcome<Change> withdrawn = Withdraw(study, source.Id);
            if (withdrawn.IsRefused) return withdrawn.Refusal!;
            changes.Add(withdrawn.Value);
        }
        if (!record.IsEmpty) changes.Add(new ParticipantWithdrawn(participant, record));
        return changes.ToImmutable();
    }

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

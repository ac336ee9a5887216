using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What the withdrawal of a participant will do: shown before anyone says yes.</summary>
/// <param name="Name">The pseudonym, to be typed again.</param>
/// <param name="Sources">The sources that go as a whole.</param>
/// <param name="Voices">The sources that lose this voice.</param>
/// <param name="Record">What is destroyed of what is noted of the participant; null where that stays or goes not.</param>
public sealed record ParticipantPreview(
    string Name, ImmutableArray<WithdrawalPreview> Sources, ImmutableArray<VoicePreview> Voices, RecordToDestroy? Record)
{
    /// <summary>What withdrawing a participant would do, or why it cannot be done.</summary>
    public static Outcome<ParticipantPreview> Of(Study study, Id<Participant> participant, bool keepRecord) =>
        WithdrawalDecisions.WithdrawParticipant(study, participant, VoicePreview.Nobody, keepRecord).Then<ParticipantPreview>(changes =>
        {
            Participant known = study.Protection.Participants[participant];
            var sources = ImmutableArray.CreateBuilder<WithdrawalPreview>();
            foreach (SourceWithdrawn change in changes.OfType<SourceWithdrawn>())
            {
                Outcome<WithdrawalPreview> preview = WithdrawalPreview.Of(study, change.Source, changes);
                if (preview.IsRefused) return preview.Refusal!;
                sources.Add(preview.Value);
            }
            var voices = ImmutableArray.CreateBuilder<VoicePreview>();
            foreach (VoiceWithdrawn change in changes.OfType<VoiceWithdrawn>())
            {
                Outcome<VoicePreview> preview = VoicePreview.Of(study, change.Kept.Source, new Voice(participant, [], []), changes);
                if (preview.IsRefused) return preview.Refusal!;
                voices.Add(preview.Value);
            }
            return new ParticipantPreview(
                known.Pseudonym.Text, sources.ToImmutable(), voices.ToImmutable(),
                changes.Any(static change => change is ParticipantWithdrawn) ? RecordToDestroy.Of(study, known) : null);
        });
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A voice of a source: whose turns they are, and by which labels.</summary>
/// <param name="Participant">Whose voice it is; null for somebody who is no participant of the study.</param>
/// <param name="Speakers">The labels before the turns: that of the participant's link need not be named, others are those that further texts use.</param>
/// <param name="WithoutTexts">Texts beside the original that go as a whole, because the voice cannot be told apart in them.</param>
public sealed record Voice(Id<Participant>? Participant, ImmutableArray<string> Speakers, ImmutableArray<Id<Rendition>> WithoutTexts);

/// <summary>Taking one voice out of a source in which others speak too. Show <see cref="VoicePreview"/> before asking for it.</summary>
public static class VoiceDecisions
{
    /// <summary>Withdraws a voice: its turns are destroyed in every text of the source, everything else is recorded again under a new key. Refused where some
    /// text has no turns of it although the original has: silence there would leave the words readable.</summary>
    public static Outcome<Change> Withdraw(Study study, Id<Source> source, Voice voice, Fresh fresh) =>
        Find(study, source, voice).Then<Change>(found => new VoiceWithdrawn(
            found.Kept(study, fresh), voice.Participant));

    /// <summary>The same, and what is noted of the participant where this is the last source in which they speak.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">Which source.</param>
    /// <param name="voice">Whose voice.</param>
    /// <param name="keepRecord">Whether what is noted of the participant stays in any case.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<ImmutableArray<Change>> WithdrawWithRecord(Study study, Id<Source> source, Voice voice, bool keepRecord, Fresh fresh) =>
        Withdraw(study, source, voice, fresh).Then<ImmutableArray<Change>>(change =>
        {
            if (keepRecord || voice.Participant is not { } who || study.Sources.ById.Values.Any(s => s.Id != source && !s.IsWithdrawn && s.Participants.Any(p => p.Participant == who)))
                return ImmutableArray.Create(change);
            ImmutableArray<Id<Holder>> record = new WrittenText(WrittenKind.Participant, who.Value).HoldersIn(study);
            return record.IsEmpty ? ImmutableArray.Create(change) : ImmutableArray.Create<Change>(change, new ParticipantWithdrawn(who, record));
        });

    /// <summary>The turns that go, or why the voice cannot be told apart.</summary>
    internal static Outcome<FoundVoice> Find(Study study, Id<Source> id, Voice voice) => SourceRewriting.Ready(study, id).Then<FoundVoice>(source =>
    {
        MessageValue name = ("source", source.Name.Text);
        HashSet<string> labels = [.. voice.Speakers.Select(static s => s.Trim()).Where(static s => s.Length > 0)];
        ImmutableArray<string> known = SourceLinks.SpeakersOf(study, source);
        if (voice.Participant is { } who)
        {
            if (source.Participants.FirstOrDefault(p => p.Participant == who) is not { } link) return Refusal.Of("protection.voice-not-linked", name, ("participant", Called(study, who)));
            if (link.Speaker is { IsWithdrawn: false } speaker) labels.Add(speaker.Text);
            if (labels.Count == 0)
            {
                return Refusal.Of(known.IsEmpty ? "protection.voice-in-text-without-turns" : "protection.voice-without-label", name,
                    ("participant", Called(study, who)), ("speakers", Names.Listed(known, 10)));
            }
        }
        foreach (string label in labels)
        {
            if (!known.Contains(label, StringComparer.Ordinal))
                return Refusal.Of(known.IsEmpty ? "sources.no-speakers" : "sources.speaker-unknown", ("speaker", label), name, ("speakers", Names.Listed(known, 10))) with { Field = "speaker" };
            // Somebody else's turns are somebody else's to withdraw.
            bool isOthers = source.Participants.Any(p => p.Participant != voice.Participant && p.Speaker?.Readable == label);
            if (isOthers) return Refusal.Of("protection.voice-of-another", ("speaker", label), name) with { Field = "speaker" };
        }
        if (labels.Count == 0) return Refusal.Of("protection.voice-unnamed", name) with { Field = "speaker" };

        var without = new LeftOut { Texts = voice.WithoutTexts };
        if (SourceRewriting.Unknown(study, source, without) is { } refusal) return refusal;
        var going = new Dictionary<Id<Rendition>, ImmutableArray<WithdrawnTurn>>();
        foreach (Rendition text in WithdrawalDecisions.TextsOf(study, source))
        {
            if (text.Text.IsWithdrawn || without.Texts.Contains(text.Id)) continue;
            going[text.Id] = WithdrawnTurns.In(text.Text.Text, text.Turns, turn => turn.Speaker is { } speaker && labels.Contains(speaker));
            if (!going[text.Id].IsEmpty) continue;
            ImmutableArray<string> here = [.. text.Turns.Select(static t => t.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)];
            return Refusal.Of(
                text.Kind == RenditionKind.Original ? "protection.voice-not-in-original" : here.IsEmpty ? "protection.voice-not-in-text-without-turns" : "protection.voice-not-in-text",
                name, ("text", text.Name.Text), ("speakers", Names.Listed(here, 10)), ("speaker", Listing.Of(labels.Order(StringComparer.Ordinal)))) with
            { Field = "speaker" };
        }
        return new FoundVoice(source, voice.Participant, labels, without, text => going.GetValueOrDefault(text.Id, []));
    });

    private static string Called(Study study, Id<Participant> who) =>
        study.Protection.Participants.TryGetValue(who, out Participant? participant) ? participant.Pseudonym.Text : Words.WithdrawnText;
}

/// <summary>A voice that was found in every text of a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Participant">Whose voice it is, where it is a participant's.</param>
/// <param name="Labels">The labels before its turns.</param>
/// <param name="Without">What else goes.</param>
/// <param name="Going">Its turns in each text.</param>
internal sealed record FoundVoice(
    Source Source, Id<Participant>? Participant, HashSet<string> Labels, LeftOut Without, Func<Rendition, ImmutableArray<WithdrawnTurn>> Going)
{
    /// <summary>What stays of the source: no label of the voice either, for a label can be a name, and not why they were spared a question.</summary>
    public ReheldSource Kept(Study study, Fresh fresh)
    {
        ReheldSource kept = SourceRewriting.Kept(study, Source, Without, Going, fresh);
        return kept with
        {
            Participants = [.. kept.Participants.Select(p => IsOf(p.Speaker) ? p with { Speaker = null } : p)],
            Collaborators = [.. kept.Collaborators.Select(c => IsOf(c.Speaker) ? c with { Speaker = null } : c)],
            Reasons = [.. kept.Reasons.Where(r => Participant is not { } who || Source.Questions.All(q => q.Id != r.Put || q.To != who))],
        };
    }

    private bool IsOf(Words? label) => label is not null && Labels.Contains(label.Text);
}

using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Withdrawal: shown in full, asked again, final.</summary>
internal static class WithdrawCommands
{
    /// <summary>Withdraws one source.</summary>
    public static Command Source(Door door)
    {
        Argument<string> source = SourcesCommands.Source();
        Option<bool> yes = Yes();
        var command = new Command("withdraw", "Destroy a source's words for ever, here and in every copy merged later. Shows first what will be destroyed, and asks for the name again.") { source, yes };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Source known = door.Granted(Names.Source(open.Study, parsed.GetValue(source)!));
            ShowAll(door, [door.Granted(WithdrawalPreview.Of(open.Study, known.Id))], [], null);
            return Withdraw(door, open, 1, 0, known.Name.Text, parsed.GetValue(yes), (study, _) =>
                WithdrawalDecisions.Withdraw(study, known.Id).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change)));
        });
        return command;
    }

    /// <summary>Withdraws one voice of a source.</summary>
    public static Command Voice(Door door)
    {
        Argument<string> source = SourcesCommands.Source();
        var person = new Option<string?>("--participant") { Description = "Whose voice: the participant, whose label is noted with the source.", HelpName = "PSEUDONYM" };
        var speaker = new Option<string[]>("--speaker")
        {
            Description = "The label before the turns: of somebody who is no participant, or the one that a further text uses for the same voice. May be given several times.",
            HelpName = "LABEL",
        };
        var withoutText = new Option<string[]>("--without-text") { Description = "A text beside the original that goes as a whole, because the voice cannot be told apart in it.", HelpName = "NAME" };
        Option<bool> keep = KeepRecord(), yes = Yes();
        var command = new Command(
            "withdraw-voice",
            "Destroy what one person said in a source in which others speak too; the others stay, coded as they are. Shows first what will be destroyed, and asks for the name again.")
        {
            source, person, speaker, withoutText, keep, yes,
        };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Source known = door.Granted(Names.Source(open.Study, parsed.GetValue(source)!));
            Participant? who = parsed.GetValue(person) is { } typed ? door.Granted(Names.Participant(open.Study, typed)) : null;
            var voice = new Voice(who?.Id, [.. parsed.GetValue(speaker) ?? []], RewriteCommands.Texts(door, open.Study, parsed.GetValue(withoutText)));
            ImmutableArray<Change> changes = door.Granted(VoiceDecisions.WithdrawWithRecord(open.Study, known.Id, voice, parsed.GetValue(keep), Looking));
            VoicePreview preview = door.Granted(VoicePreview.Of(open.Study, known.Id, voice, changes));
            ShowAll(door, [], [preview], who is not null && changes.Any(static c => c is ParticipantWithdrawn) ? RecordToDestroy.Of(open.Study, who) : null);
            return Withdraw(door, open, 0, 1, who?.Pseudonym.Text ?? preview.Speakers[0], parsed.GetValue(yes),
                (study, fresh) => VoiceDecisions.WithdrawWithRecord(study, known.Id, voice, parsed.GetValue(keep), fresh));
        });
        return command;
    }

    /// <summary>Withdraws a participant from every source.</summary>
    public static Command Participant(Door door)
    {
        var person = new Argument<string>("PSEUDONYM") { Description = "The participant." };
        Option<bool> keep = KeepRecord(), yes = Yes();
        var command = new Command(
            "withdraw",
            "Destroy the words of every source in which this participant alone speaks, their voice where others speak too, and what is noted of the participant.")
        {
            person, keep, yes,
        };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Participant who = door.Granted(Names.Participant(open.Study, parsed.GetValue(person)!));
            ParticipantPreview preview = door.Granted(ParticipantPreview.Of(open.Study, who.Id, parsed.GetValue(keep)));
            ShowAll(door, preview.Sources, preview.Voices, preview.Record);
            int exit = Withdraw(door, open, preview.Sources.Length, preview.Voices.Length, preview.Name, parsed.GetValue(yes),
                (study, fresh) => WithdrawalDecisions.WithdrawParticipant(study, who.Id, fresh, parsed.GetValue(keep)));
            if (exit == 0 && preview.Record is not null) door.Say("cli.participant-withdrawn");
            return exit;
        });
        return command;
    }

    // What is decided to be looked at is recorded nowhere: its ids are nobody's.
    private static readonly Fresh Looking = new(static () => 0, default, default);

    private static Option<bool> KeepRecord() =>
        new("--keep-record") { Description = "Keep the pseudonym, the note and the words of the consents; without this they are destroyed with the participant's last source." };

    private static Option<bool> Yes() => new("--yes") { Description = "Do not ask for the name again." };

    private static int Withdraw(
        Door door, OpenStudy open, int sources, int voices, string name, bool yes, Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide)
    {
        if (!door.Confirms(Messages.English.Say("cli.withdraw-ask", ("name", name)), name, yes))
        {
            door.Say("cli.withdraw-not-done");
            return CommandLine.Refused;
        }
        door.Record(open, decide);
        if (sources > 0) door.Say("cli.withdrawn", ("count", sources));
        if (voices > 0) door.Say("cli.voice-withdrawn", ("count", voices));
        return 0;
    }

    private static void ShowAll(Door door, IReadOnlyCollection<WithdrawalPreview> sources, IReadOnlyCollection<VoicePreview> voices, RecordToDestroy? record)
    {
        foreach (WithdrawalPreview preview in sources) Show(door, preview);
        foreach (VoicePreview preview in voices) Show(door, preview);
        if (sources.Any(static preview => !preview.Repeated.IsEmpty) || voices.Any(static preview => !preview.Repeated.IsEmpty)) door.Say("cli.withdraw-rewrite-how");
        if (record is not null)
            door.Say("cli.withdraw-record", ("participant", record.Pseudonym), ("note", record.HasNote ? "yes" : "no"), ("particulars", record.Particulars), ("consents", record.Consents), ("memos", record.Memos));
    }

    private static void Show(Door door, WithdrawalPreview preview)
    {
        door.Say("cli.withdraw-destroys", ("name", preview.Name), ("texts", preview.Texts), ("length", preview.Length), ("notes", preview.Notes), ("particulars", preview.Particulars));
        door.Say("cli.withdraw-leaves", ("codings", preview.CodingsThatRemain));
        ShowRest(door, preview.InVivoCodes, preview.Repeated, preview.Copies);
    }

    private static void Show(Door door, VoicePreview preview)
    {
        door.Say("cli.voice-destroys", ("name", preview.Name), ("speakers", string.Join(", ", preview.Speakers)), ("turns", preview.Turns), ("length", preview.Length), ("stay", preview.TurnsThatStay));
        foreach (string text in preview.TextsThatGo) door.Say("cli.voice-text-goes", ("text", text));
        door.Say("cli.voice-codings", ("stranded", preview.Stranded), ("shrunk", preview.Shrunk), ("untouched", preview.Untouched), ("notes", preview.Notes));
        if (preview.Mentions > 0) door.Say("cli.voice-mentions", ("count", preview.Mentions), ("speakers", string.Join(", ", preview.Speakers)));
        ShowRest(door, preview.InVivoCodes, preview.Repeated, preview.Copies);
    }

    private static void ShowRest(Door door, IEnumerable<string> inVivo, IEnumerable<RepeatedWords> repeats, IEnumerable<CopyToDestroy> copies)
    {
        foreach (string code in inVivo) door.Say("cli.withdraw-in-vivo", ("code", code));
        foreach (RepeatedWords repeated in repeats)
            door.Say(repeated.InHistoryOnly ? "cli.withdraw-repeated-before" : "cli.withdraw-repeated", ("where", Messages.English.Say(repeated.Where)), ("words", repeated.Run),
                ("way", Messages.English.Say(repeated.Way)));
        foreach (CopyToDestroy copy in copies)
            door.Say("cli.withdraw-copy", ("kind", copy.Kind), ("name", copy.Name), ("when", HistoryCommands.Said(copy.When)));
    }
}

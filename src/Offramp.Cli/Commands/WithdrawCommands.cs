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
            ShowAll(door, open, [known], []);
            return Withdraw(door, open, 1, known.Name.Text, parsed.GetValue(yes), (study, _) =>
                WithdrawalDecisions.Withdraw(study, known.Id).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change)));
        });
        return command;
    }

    /// <summary>Withdraws every source in which a participant alone speaks.</summary>
    public static Command Participant(Door door)
    {
        var person = new Argument<string>("PSEUDONYM") { Description = "The participant." };
        var keep = new Option<bool>("--keep-record") { Description = "Keep the pseudonym, the note and the words of the consents; without this they are destroyed too." };
        Option<bool> yes = Yes();
        var command = new Command("withdraw", "Destroy the words of every source in which this participant alone speaks, and what is noted of the participant.") { person, keep, yes };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Participant who = door.Granted(Names.Participant(open.Study, parsed.GetValue(person)!));
            ImmutableArray<Change> changes = door.Granted(WithdrawalDecisions.WithdrawParticipant(open.Study, who.Id, parsed.GetValue(keep)));
            Source[] sources = [.. changes.OfType<SourceWithdrawn>().Select(change => open.Study.Sources.ById[change.Source])];
            ShowAll(door, open, sources, changes);
            if (changes.Any(static change => change is ParticipantWithdrawn))
            {
                var record = RecordToDestroy.Of(open.Study, who);
                door.Say("cli.withdraw-record", ("participant", record.Pseudonym), ("note", record.HasNote ? "yes" : "no"), ("particulars", record.Particulars), ("consents", record.Consents), ("memos", record.Memos));
            }
            int exit = Withdraw(door, open, sources.Length, who.Pseudonym.Text, parsed.GetValue(yes),
                (study, _) => WithdrawalDecisions.WithdrawParticipant(study, who.Id, parsed.GetValue(keep)));
            if (exit == 0 && !parsed.GetValue(keep)) door.Say("cli.participant-withdrawn");
            return exit;
        });
        return command;
    }

    private static Option<bool> Yes() => new("--yes") { Description = "Do not ask for the name again." };

    private static int Withdraw(Door door, OpenStudy open, int sources, string name, bool yes, Func<Study, Fresh, Outcome<ImmutableArray<Change>>> decide)
    {
        if (!door.Confirms(Messages.English.Say("cli.withdraw-ask", ("name", name)), name, yes))
        {
            door.Say("cli.withdraw-not-done");
            return CommandLine.Refused;
        }
        door.Record(open, decide);
        if (sources > 0) door.Say("cli.withdrawn", ("count", sources));
        return 0;
    }

    private static void ShowAll(Door door, OpenStudy open, Source[] sources, ImmutableArray<Change> together)
    {
        WithdrawalPreview[] previews = [.. sources.Select(source => door.Granted(WithdrawalPreview.Of(open.Study, source.Id, together)))];
        foreach (WithdrawalPreview preview in previews) Show(door, preview);
        if (previews.Any(static preview => !preview.Repeated.IsEmpty)) door.Say("cli.withdraw-rewrite-how");
    }

    private static void Show(Door door, WithdrawalPreview preview)
    {
        door.Say("cli.withdraw-destroys", ("name", preview.Name), ("texts", preview.Texts), ("length", preview.Length), ("notes", preview.Notes), ("particulars", preview.Particulars));
        door.Say("cli.withdraw-leaves", ("codings", preview.CodingsThatRemain));
        foreach (string code in preview.InVivoCodes) door.Say("cli.withdraw-in-vivo", ("code", code));
        foreach (RepeatedWords repeated in preview.Repeated)
            door.Say(repeated.InHistoryOnly ? "cli.withdraw-repeated-before" : "cli.withdraw-repeated", ("where", Messages.English.Say(repeated.Where)), ("words", repeated.Run),
                ("way", Messages.English.Say(repeated.Way)));
        foreach (CopyToDestroy copy in preview.Copies)
            door.Say("cli.withdraw-copy", ("kind", copy.Kind), ("name", copy.Name), ("when", HistoryCommands.Said(copy.When)));
    }
}

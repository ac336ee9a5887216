using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The people behind the sources and what they agreed to.</summary>
internal static class ProtectionCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("protection", "Participants, collaborators, consent, withdrawal, copies, rewriting. Pseudonyms only: never type a real name.")
    {
        new Command("participants", "Who spoke, by pseudonym.") { AddParticipant(door), ListParticipants(door), NoteParticipant(door), WithdrawCommands.Participant(door) },
        new Command("collaborators", "Who helped, by pseudonym.") { AddCollaborator(door), ListCollaborators(door), ChooseNaming(door) },
        ConsentCommand.Make(door),
        Copies(door),
        RewriteCommands.All(door),
    };

    private static Argument<string> Pseudonym() => new("PSEUDONYM") { Description = "The pseudonym. Neither initials nor a rhyme on the real name." };

    private static Command AddParticipant(Door door)
    {
        Argument<string> name = Pseudonym();
        var note = new Option<string?>("--note") { Description = "What the study may know, such as the cohort." };
        var command = new Command("add", "Add a participant.") { name, note };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            ProtectionDecisions.AddParticipant(study, parsed.GetValue(name)!, parsed.GetValue(note), fresh)));
        return command;
    }

    private static Command NoteParticipant(Door door)
    {
        Argument<string> name = Pseudonym();
        var note = new Argument<string>("TEXT") { Description = "What the study may know; empty removes it." };
        var command = new Command("note", "Write the note on a participant anew.") { name, note };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Participant(study, parsed.GetValue(name)!)
            .Then(known => ProtectionDecisions.NoteParticipant(study, known.Id, parsed.GetValue(note)))));
        return command;
    }

    private static Command ListParticipants(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The participants and their consents.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            ImmutableArray<ParticipantRow> rows = ProtectionViews.Participants(open.Study, door.Today);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(static row => new
                {
                    id = row.Participant.ToString(),
                    pseudonym = row.Pseudonym,
                    note = row.Note,
                    sources = row.Sources,
                    consents = row.Consents.Select(static c => new { sources = c.Sources, scope = c.Scope, freedom = c.Freedom, until = c.Until, over = c.IsOver }),
                }));
                return 0;
            }
            var table = new TextTable("participant", "sources", "consent", "note");
            foreach (ParticipantRow row in rows) table.Add(row.Pseudonym, string.Join(", ", row.Sources), string.Join("; ", row.Consents.Select(Said)), row.Note);
            table.Write(door.Terminal, Messages.English.Say("cli.no-participants"));
            return 0;
        });
        return command;
    }

    private static string Said(ConsentRow consent) =>
        $"{string.Join(", ", consent.Sources)}: {Kinds.Name(consent.Scope)}" + (consent.Freedom == ConsentFreedom.Free ? "" : $", {Kinds.Name(consent.Freedom)}")
        + (consent.Until is { } until ? $", until {until}" : "") + (consent.IsOver ? " (over)" : "");

    private static Command AddCollaborator(Door door)
    {
        Argument<string> name = Pseudonym();
        Option<CollaboratorRole?> role = Kinds.Option<CollaboratorRole>("--role", "What they do.");
        role.Required = true;
        var command = new Command("add", "Add a collaborator.") { name, role };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            ProtectionDecisions.AddCollaborator(study, parsed.GetValue(name)!, parsed.GetValue(role)!.Value, fresh)));
        return command;
    }

    private static Command ChooseNaming(Door door)
    {
        Argument<string> name = Pseudonym();
        Option<Naming?> naming = Kinds.Option<Naming>("--choice", "What they decided.");
        naming.Required = true;
        var command = new Command("naming", "Note what a collaborator decided about being named.") { name, naming };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Collaborator(study, parsed.GetValue(name)!)
            .Then(known => ProtectionDecisions.ChooseNaming(study, known.Id, parsed.GetValue(naming)!.Value))));
        return command;
    }

    private static Command ListCollaborators(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The collaborators.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            ImmutableArray<CollaboratorRow> rows = ProtectionViews.Collaborators(open.Study);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(static row => new
                {
                    id = row.Collaborator.ToString(),
                    pseudonym = row.Pseudonym,
                    role = row.Role,
                    naming = row.Naming,
                    sources = row.Sources,
                }));
                return 0;
            }
            var table = new TextTable("collaborator", "role", "naming", "sources");
            foreach (CollaboratorRow row in rows) table.Add(row.Pseudonym, Kinds.Name(row.Role), Kinds.Name(row.Naming), string.Join(", ", row.Sources));
            table.Write(door.Terminal, Messages.English.Say("cli.no-collaborators"));
            return 0;
        });
        return command;
    }

    private static Command Copies(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("copies", "The copies of this study's words that the program wrote, and the files it was merged with.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            CopyRow[] copies = [.. ProtectionViews.Copies(open.Study)];
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, copies.Select(static c => new { when = c.When, kind = c.Kind, name = c.Name.Text }));
            else
            {
                var table = new TextTable("when", "what", "name");
                foreach (CopyRow copy in copies) table.Add(HistoryCommands.Said(copy.When), copy.Kind, copy.Name.Text);
                table.Write(door.Terminal, Messages.English.Say("cli.no-copies"));
            }
            return 0;
        });
        return command;
    }
}

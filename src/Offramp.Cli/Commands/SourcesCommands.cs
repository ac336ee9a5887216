using System.CommandLine;
using Offramp.Methods.Dates;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>What was collected.</summary>
internal static class SourcesCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door)
    {
        var command = new Command("sources", "What was collected: interviews, notes, publications.")
        {
            SourcesImportCommand.Make(door), List(door), Show(door), Text(door), CorrectCommand.Make(door), Rename(door), Kind(door), Set(door), Limitation(door), Lineage(door),
            Participant(door), Collaborator(door), AlignCommands.All(door), GuidesCommands.All(door),
            QuestionsCommands.All(door), EventsCommands.All(door), Remove(door), WithdrawCommands.Source(door), WithdrawCommands.Voice(door),
        };
        return command;
    }

    /// <summary>The argument that names a source.</summary>
    public static Argument<string> Source() => new("SOURCE") { Description = "The source: its name or id." };

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The sources and what may leave of them.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            IReadOnlyList<SourceRow> rows = SourcesViews.Rows(open.Study, door.Today);
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, rows.Select(row => SourceJson.Row(open.Study, row)));
            else
            {
                var table = new TextTable("source", "kind", "wave", "date", "length", "turns", "codings", "coded", "may leave", "title");
                foreach (SourceRow row in rows)
                {
                    table.Add(row.Name, Kinds.Name(row.Kind), row.Wave, row.Date is { } date && Edtf.TryParse(date, out Edtf? said, out _) ? said.InWords() : row.Date ?? row.DateByEvent,
                        row.Length, row.Turns, row.Codings, $"{(int)Math.Round(row.CodedShare * 100)} %", Kinds.Name(row.Permission.Use), row.Title);
                }
                table.Write(door.Terminal, Messages.English.Say("cli.no-sources"));
            }
            return 0;
        });
        return command;
    }

    private static Command Show(Door door)
    {
        Argument<string> source = Source();
        Option<bool> json = Door.Json();
        var command = new Command("show", "Everything that is known of a source, except its text.") { source, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Source known = door.Granted(Names.Source(open.Study, parsed.GetValue(source)!));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, SourceJson.Whole(open.Study, known, door.Today));
            else SourceJson.Print(door, open.Study, known);
            return 0;
        });
        return command;
    }

    private static Command Text(Door door)
    {
        var document = new Argument<string>("SOURCE") { Description = "The source or document." };
        var command = new Command("text", "Write a source's text as it is kept (for reading; the words are in the clear then).") { document };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            door.Terminal.Out.Write(door.Granted(Names.Document(open.Study, parsed.GetValue(document)!)).Text.Text);
            return 0;
        });
        return command;
    }

    private static Command Rename(Door door)
    {
        Argument<string> source = Source();
        var name = new Argument<string>("NAME") { Description = "The new name." };
        var command = new Command("rename", "Call a source otherwise.") { source, name };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!)
            .Then(known => SourcesDecisions.Rename(study, known.Id, parsed.GetValue(name)!))));
        return command;
    }

    private static Command Kind(Door door)
    {
        Argument<string> source = Source();
        Option<SourceKind?> kind = Kinds.Option<SourceKind>("--to", "What it is.");
        kind.Required = true;
        var command = new Command("kind", "Say what a source is.") { source, kind };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!)
            .Then(known => SourcesDecisions.ChangeKind(study, known.Id, parsed.GetValue(kind)!.Value))));
        return command;
    }

    private static Command Set(Door door)
    {
        Argument<string> source = Source();
        var field = new Argument<Particular>("FIELD")
        {
            Description = "title, wave, date, date-as-said, place, language, mode, capture, capture-note, basis, author, description or file-name.",
            CustomParser = static result => Kinds.Argument<Particular>(result),
        };
        var text = new Argument<string>("TEXT") { Description = "What to note; empty removes it. A date is EDTF, words such as \"late 2015\", or rests on an event: \"some six weeks after Loss of Ombrey\"; a place goes from wide to narrow, divided by /." };
        var command = new Command("set", "Note a particular of a source.") { source, field, text };
        command.SetAction(parsed => door.ChangeMany(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!)
            .Then(known => SourceDates.SetTyped(study, known.Id, parsed.GetValue(field), parsed.GetValue(text)!))));
        return command;
    }

    private static Command Limitation(Door door)
    {
        Argument<string> source = Source();
        var text = new Argument<string>("TEXT") { Description = "What limits how far the source carries." };
        var direction = new Option<string?>("--direction") { Description = "Which way it bends what was said, where known." };
        var remove = new Option<bool>("--remove") { Description = "Remove the limitation with this text instead." };
        var command = new Command("limitation", "Note what limits a source.") { source, text, direction, remove };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Source(study, parsed.GetValue(source)!).Then(known =>
            parsed.GetValue(remove)
                ? SourcesDecisions.RemoveLimitation(study, known.Id, known.Limitations.FirstOrDefault(l => l.Text.Text == parsed.GetValue(text))?.Id ?? default)
                : SourcesDecisions.NoteLimitation(study, known.Id, parsed.GetValue(text)!, parsed.GetValue(direction), fresh))));
        return command;
    }

    private static Command Lineage(Door door)
    {
        Argument<string> source = Source();
        var of = new Option<string?>("--of") { Description = "The source that it re-uses, where the study holds it.", HelpName = "SOURCE" };
        var text = new Option<string?>("--text") { Description = "What is known of it otherwise." };
        var command = new Command("lineage", "Note that a source re-uses another, so that both count once.") { source, of, text };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!).Then(known =>
            parsed.GetValue(of) is { } other
                ? Names.Source(study, other).Then(reused => SourcesDecisions.NoteLineage(study, known.Id, reused.Id, parsed.GetValue(text)))
                : SourcesDecisions.NoteLineage(study, known.Id, null, parsed.GetValue(text)))));
        return command;
    }

    private static Command Participant(Door door)
    {
        Argument<string> source = Source();
        var person = new Argument<string>("PSEUDONYM") { Description = "The participant." };
        var speaker = new Option<string?>("--speaker") { Description = "The label before the participant's turns in the text." };
        var remove = new Option<bool>("--remove") { Description = "The participant did not speak in it after all." };
        var command = new Command("participant", "Say who spoke in a source.") { source, person, speaker, remove };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!).Then(known =>
            Names.Participant(study, parsed.GetValue(person)!).Then(who => parsed.GetValue(remove)
                ? SourceLinks.UnlinkParticipant(study, known.Id, who.Id)
                : SourceLinks.LinkParticipant(study, known.Id, who.Id, parsed.GetValue(speaker))))));
        return command;
    }

    private static Command Collaborator(Door door)
    {
        Argument<string> source = Source();
        var person = new Argument<string>("PSEUDONYM") { Description = "The collaborator." };
        var speaker = new Option<string?>("--speaker") { Description = "The label before the collaborator's turns, if they speak." };
        var remove = new Option<bool>("--remove") { Description = "The collaborator had no part in it after all." };
        var command = new Command("collaborator", "Say who helped with a source.") { source, person, speaker, remove };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!).Then(known =>
            Names.Collaborator(study, parsed.GetValue(person)!).Then(who => parsed.GetValue(remove)
                ? SourceLinks.UnlinkCollaborator(study, known.Id, who.Id)
                : SourceLinks.LinkCollaborator(study, known.Id, who.Id, parsed.GetValue(speaker))))));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> source = Source();
        var command = new Command("remove", "Take a source out of the study with its codings. Can be undone; 'withdraw' cannot.") { source };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(source)!)
            .Then(known => SourcesDecisions.Remove(study, known.Id))));
        return command;
    }
}

using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Commands on the file as a whole: new, retitle, verify, backup, merge.</summary>
internal static class StudyCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(Door door) => [New(door), Retitle(door), Verify(door), Backup(door), Merge(door)];

    private static Command New(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make, such as study.offramp." };
        var title = new Option<string>("--title") { Description = "What the study is called.", Required = true };
        var first = new Option<string>("--first-coder")
        {
            Description = "The name or pseudonym of whoever codes first.",
            DefaultValueFactory = static _ => "Coder 1",
        };
        var command = new Command("new", "Make a new, sealed study.") { file, title, first };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
            door.NeedsFolderOf(path);
            using OpenStudy open = OpenStudy.Create(path, door.NewPassphrase(parsed), parsed.GetValue(title)!, parsed.GetValue(first)!, door.Options);
            door.Say("cli.study-made", ("file", path));
            return 0;
        });
        return command;
    }

    private static Command Retitle(Door door)
    {
        var title = new Argument<string>("TITLE") { Description = "What the study is called from now on." };
        var command = new Command("retitle", "Give the study another title. The old one stays in the history; 'protection rewrite title' destroys it.") { title };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => StudyDecisions.Retitle(study, parsed.GetValue(title)!, fresh)));
        return command;
    }

    private static Command Verify(Door door)
    {
        var links = new Option<bool>("--links-only") { Description = "Walk the links and hashes without opening anything: needs no passphrase." };
        Option<bool> json = Door.Json();
        var command = new Command("verify", "Check that the study's file is whole and unaltered; names the first bad place.") { links, json };
        command.SetAction(parsed =>
        {
            Passphrase? passphrase = parsed.GetValue(links) ? null : door.Passphrase(parsed);
            VerifyReport report = OpenStudy.Verify(door.FileOf(parsed), passphrase, door.Options);
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, ToJson(report));
            else SayReport(door, report);
            return report.IsWhole ? 0 : CommandLine.NotPossible;
        });
        return command;
    }

    private static void SayReport(Door door, VerifyReport report)
    {
        if (report.FirstBadPlace is { } bad)
        {
            door.Say(bad.Code, ("table", bad.Table), ("row", bad.Row));
            door.Say("cli.verify-bad", ("table", bad.Table), ("row", bad.Row));
        }
        else
        {
            door.Say(report.Opened ? "cli.verify-whole" : "cli.verify-links-whole",
                ("entries", report.Entries), ("writers", report.Writers), ("rows", report.Rows), ("destroyed", report.Destroyed));
        }
        foreach (Note note in report.Notes) door.Terminal.Error.WriteLine(Messages.English.Say(note));
    }

    private static object ToJson(VerifyReport report) => new
    {
        whole = report.IsWhole,
        opened = report.Opened,
        entries = report.Entries,
        writers = report.Writers,
        rows = report.Rows,
        destroyed = report.Destroyed,
        firstBadPlace = report.FirstBadPlace is { } bad ? new { table = bad.Table, row = bad.Row, code = bad.Code } : null,
        notes = report.Notes.Select(static note => note.Code),
    };

    private static Command Backup(Door door)
    {
        var target = new Argument<string>("TARGET") { Description = "The file to write; nothing is overwritten." };
        var command = new Command("backup", "Write a checked, sealed copy. Works while somebody else has the study open.") { target };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(target)!;
            // The copy is noted in the study first, so that a withdrawal can list it; a busy study cannot note it, and that is said.
            door.NeedsFolderOf(path);
            bool noted = false;
            try
            {
                using OpenStudy writer = door.Write(parsed);
                if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
                door.Record(writer, (_, fresh) => CopyDecisions.Note(CopyKind.Backup, Path.GetFileName(path), [], fresh));
                noted = true;
                writer.Backup(path);
            }
            catch (Exception e) when (!noted && e is StudyBusyException or StudyReadOnlyException)
            {
                using OpenStudy reader = door.Read(parsed);
                reader.Backup(path);
                door.Say("cli.copy-not-noted");
            }
            door.Say("cli.backup-made", ("file", path));
            return 0;
        });
        return command;
    }

    private static Command Merge(Door door)
    {
        var other = new Argument<string>("OTHER") { Description = "Another copy of this study." };
        Option<bool> json = Door.Json();
        var command = new Command("merge",
            "Bring what another copy of this study holds into this one. Its passphrase is ours, or OFFRAMP_OTHER_PASSPHRASE, or asked for.") { other, json };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(other)!;
            using OpenStudy open = door.Write(parsed);
            HashSet<ActId> known = [.. open.Study.History.Acts.Select(static act => act.Id)];
            MergeResult result = MergeWithSomePassphrase(door, parsed, open, path);
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, new
                {
                    acts = result.Acts,
                    withdrawn = result.Withdrawn,
                    conflicts = result.Conflicts.Select(static conflict => conflict.Code),
                });
            }
            door.Say("cli.merged", ("count", result.Acts), ("withdrawn", result.Withdrawn));
            foreach (Conflict conflict in result.Conflicts) door.Say(conflict.Code);
            // Slots stay ours: a passphrase that was taken away there would go on opening everything here.
            if (open.Study.History.Acts.Any(act => !known.Contains(act.Id) && act.Changes.Any(static change =>
                change is KeysChanged { What: KeyChange.SlotRemoved or KeyChange.PassphraseChanged })))
                door.Say("cli.merged-keys-changed");
            return 0;
        });
        return command;
    }

    private static MergeResult MergeWithSomePassphrase(Door door, ParseResult parsed, OpenStudy open, string path)
    {
        try
        {
            return door.Granted(open.Merge(path, door.KnownPassphrase ?? door.Passphrase(parsed)));
        }
        catch (WrongPassphraseException)
        {
            return door.Granted(open.Merge(path,
                door.Passphrase(parsed, "OFFRAMP_OTHER_PASSPHRASE", "cli.ask-other-passphrase", fromDescriptor: false)));
        }
    }
}

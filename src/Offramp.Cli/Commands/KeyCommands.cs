using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Passphrases and recovery keys.</summary>
internal static class KeyCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(Door door)
    {
        yield return new Command("passphrase", "Passphrases and the recovery key.")
        {
            List(door), Add(door), Change(door), Remove(door), Recovery(door), Recover(door), Suggest(door),
        };
    }

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "What opens this study.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, open.Slots.Select(static s => new { id = s.Id.ToString(), kind = s.Kind, label = s.Label, ours = s.IsOurs }));
                return 0;
            }
            var table = new TextTable("id", "kind", "label", "opened with");
            foreach (SlotInfo slot in open.Slots)
                table.Add(slot.Id, slot.Kind == SlotKind.RecoveryKey ? "recovery key" : "passphrase", slot.Label, slot.IsOurs ? "yes" : "");
            table.Write(door.Terminal, "");
            return 0;
        });
        return command;
    }

    private static Command Add(Door door)
    {
        var label = new Option<string>("--label") { Description = "Whose passphrase it is.", Required = true };
        var command = new Command("add", "Add a passphrase (OFFRAMP_NEW_PASSPHRASE, or asked for).") { label };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            door.Granted(open.AddPassphrase(Chosen(door, parsed), parsed.GetValue(label)!));
            door.Say("cli.passphrase-added");
            return 0;
        });
        return command;
    }

    private static Command Change(Door door)
    {
        var command = new Command("change", "Put a new passphrase (OFFRAMP_NEW_PASSPHRASE, or asked for) in the place of the one you came in with.");
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            door.Granted(open.ChangePassphrase(open.Slots.First(static slot => slot.IsOurs).Id, Chosen(door, parsed)));
            door.Say("cli.passphrase-changed");
            return 0;
        });
        return command;
    }

    private static Command Remove(Door door)
    {
        var slot = new Argument<string>("ID") { Description = "The slot's id or label, from 'offramp passphrase list'." };
        var command = new Command("remove", "Remove a passphrase or recovery key and begin a new epoch.") { slot };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            string asked = parsed.GetValue(slot)!;
            SlotInfo[] found = [.. open.Slots.Where(s => s.Id.ToString() == asked || string.Equals(s.Label, asked, StringComparison.Ordinal))];
            if (found.Length != 1)
                throw door.Refuse(Refusal.Of("cli.slot-unknown", ("asked", asked), ("count", found.Length)));
            door.Granted(open.RemoveSlot(found[0].Id));
            door.Say("cli.slot-removed");
            return 0;
        });
        return command;
    }

    private static Command Recovery(Door door)
    {
        var command = new Command("recovery-key", "Make a recovery key. It is shown once and written to no file: write it on paper and keep it elsewhere.");
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            string key = door.Granted(open.MakeRecoveryKey(string.Create(CultureInfo.InvariantCulture, $"recovery key {open.Slots.Count(static s => s.Kind == SlotKind.RecoveryKey) + 1}")));
            door.Terminal.Out.WriteLine(key);
            door.Say("cli.recovery-key-made");
            return 0;
        });
        return command;
    }

    private static Command Recover(Door door)
    {
        var command = new Command("recover", "Open the study with its recovery key (asked for) and set a new passphrase (OFFRAMP_NEW_PASSPHRASE, or asked for).");
        command.SetAction(parsed =>
        {
            string? key = door.Terminal.AskSecret(Messages.English.Say("cli.ask-recovery-key"));
            using OpenStudy open = OpenStudy.OpenWithRecoveryKey(door.FileOf(parsed), key ?? "", door.Options);
            door.Granted(open.AddPassphrase(Chosen(door, parsed), "after recovery"));
            door.Say("cli.recovered");
            return 0;
        });
        return command;
    }

    private static Command Suggest(Door door)
    {
        var command = new Command("suggest", "Six random words that make a good passphrase.");
        command.SetAction(_ =>
        {
            door.Terminal.Out.WriteLine(Passphrase.SixWords());
            return 0;
        });
        return command;
    }

    private static Passphrase Chosen(Door door, ParseResult parsed) => door.NewPassphrase(parsed, "OFFRAMP_NEW_PASSPHRASE", fromDescriptor: false);
}

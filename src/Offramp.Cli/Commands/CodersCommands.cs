using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Who codes in this study.</summary>
internal static class CodersCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("coders", "Who codes in this study, by name or pseudonym.") { List(door), Add(door), Rename(door) };

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The coders and how much each has coded.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Dictionary<Id<Coder>, int> codings = open.Study.Coding.ByDocument.Values.SelectMany(static document => document.All)
                .GroupBy(static coding => coding.Coder).ToDictionary(static made => made.Key, static made => made.Count());
            Coder[] coders = [.. open.Study.Team.Coders.Values.OrderBy(static coder => coder.Name.Text, StringComparer.Ordinal)];
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, coders.Select(coder => new
                {
                    id = coder.Id.ToString(),
                    name = coder.Name.Text,
                    codings = codings.GetValueOrDefault(coder.Id),
                }));
                return 0;
            }
            var table = new TextTable("coder", "codings", "id");
            foreach (Coder coder in coders) table.Add(coder.Name.Text, codings.GetValueOrDefault(coder.Id), coder.Id);
            table.Write(door.Terminal, "");
            return 0;
        });
        return command;
    }

    private static Command Add(Door door)
    {
        var name = new Argument<string>("NAME") { Description = "The coder's name or pseudonym." };
        var command = new Command("add", "Add a coder, who is named with --coder from then on.") { name };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => StudyDecisions.AddCoder(study, parsed.GetValue(name)!, null, fresh)));
        return command;
    }

    private static Command Rename(Door door)
    {
        var coder = new Argument<string>("CODER") { Description = "The coder: name or id." };
        var name = new Argument<string>("NAME") { Description = "The new name." };
        var command = new Command("rename", "Call a coder otherwise.") { coder, name };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Coder(study, parsed.GetValue(coder)!)
            .Then(known => StudyDecisions.RenameCoder(study, known.Id, parsed.GetValue(name)!))));
        return command;
    }
}

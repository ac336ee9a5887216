using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Every act, taking acts back and bringing them back.</summary>
internal static class HistoryCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(Door door) => [History(door), Undo(door), Redo(door)];

    /// <summary>A time as people read it.</summary>
    public static string Said(DateTimeOffset when) => when.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Command History(Door door)
    {
        Option<int?> last = Numbers.Option("--last", "Only the last N acts.");
        Option<bool> json = Door.Json();
        var command = new Command("history", "Every act: what was done, by whom and when (UTC).") { last, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            IEnumerable<HistoryLine> lines = new HistoryViews(open.Study).Lines();
            if (parsed.GetValue(last) is { } count) lines = lines.TakeLast(count);
            ILookup<ActId, Conflict> conflicts = open.Study.Conflicts.ToLookup(static conflict => conflict.Act);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, lines.Select(line => new
                {
                    act = line.Act.ToString(),
                    when = line.When.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    who = line.Who,
                    kind = line.Kind,
                    sentence = line.Sentence,
                    undone = line.Undone,
                    conflicts = conflicts[line.Act].Select(static conflict => conflict.Code),
                }));
                return 0;
            }
            var table = new TextTable("act", "when", "who", "", "what");
            foreach (HistoryLine line in lines) table.Add(line.Act, Said(line.When), line.Who, line.Undone ? "undone" : conflicts.Contains(line.Act) ? "conflict" : "", line.Sentence);
            table.Write(door.Terminal, Messages.English.Say("cli.no-history"));
            foreach (Conflict conflict in open.Study.Conflicts)
                door.Say("cli.conflict-of-act", ("act", conflict.Act.ToString()), ("why", Messages.English.Say(conflict.Code)));
            return 0;
        });
        return command;
    }

    private static Command Undo(Door door)
    {
        var act = new Argument<string?>("ACT") { Description = "The act, from 'offramp history'. Without it: your last one.", Arity = ArgumentArity.ZeroOrOne };
        var with = new Option<bool>("--with-dependents") { Description = "Take back the later acts that rest on it as well." };
        var command = new Command("undo", "Take an act back. It stays in the history.") { act, with };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            return door.Did(open, door.Record(open, (study, fresh) => parsed.GetValue(act) is not { } typed
                ? HistoryDecisions.Undo(study, fresh.Coder, parsed.GetValue(with))
                : ActId.TryParse(typed, out ActId id)
                    ? HistoryDecisions.Retract(study, id, parsed.GetValue(with))
                    : Refusal.Of("history.act-unknown", ("act", typed))));
        });
        return command;
    }

    private static Command Redo(Door door)
    {
        var command = new Command("redo", "Bring back what you took back last.");
        command.SetAction(parsed => door.ChangeMany(parsed, static (study, fresh) => HistoryDecisions.Redo(study, fresh.Coder)));
        return command;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The study as tables for R, Python or a spreadsheet.</summary>
internal static class ExportTablesCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write into: new or empty." };
        var withhold = new Option<bool>("--withhold") { Description = "Leave out the words that may not leave, each row with its reason, instead of refusing." };
        var precise = new Option<bool>("--precise")
        {
            Description = "Tell of sources and participants what the study notes: names, days, whole places. Default: pseudonyms, months, widest places.",
        };
        Option<bool> json = Door.Json();
        var command = new Command("tables", "The study as tidy tables in CSV, with a data dictionary.") { folder, withhold, precise, json };
        command.SetAction(parsed =>
        {
            string place = parsed.GetValue(folder)!;
            NeedsRoom(door, place);
            using OpenStudy open = door.Write(parsed);
            using var progress = new Progress(door.Terminal);
            progress.Say("cli.progress-tables");
            var of = new Tabulation(open.Study, door.Today, parsed.GetValue(precise));
            ImmutableArray<TabledRows> tables = door.Granted(TablesDecisions.Of(of, parsed.GetValue(withhold)));
            // Noted before it is written: a copy that is not in the list is worse than an entry without a copy.
            door.Record(open, (_, fresh) => CopyDecisions.Note(CopyKind.Export, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place))), [], fresh));
            TableFolder.Write(place, tables);
            progress.Dispose();
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, tables.Select(static table => new
                {
                    file = TableFolder.FileOf(table.Table),
                    rows = table.Count,
                    columns = table.Table.Columns.Length,
                    withheld = table.Withheld,
                }));
            }
            else
            {
                door.Say("cli.tables-exported", ("tables", tables.Length), ("rows", tables.Sum(static t => t.Count)), ("withheld", tables.Sum(static t => t.Withheld)), ("folder", place));
            }
            return 0;
        });
        return command;
    }

    // Nothing is overwritten, and nothing is mixed with what stood there before.
    private static void NeedsRoom(Door door, string folder)
    {
        if (File.Exists(folder)) throw door.Refuse(Refusal.Of("tables.folder-is-file", ("folder", folder)));
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw door.Refuse(Refusal.Of("tables.folder-not-empty", ("folder", folder)));
        door.NeedsFolderOf(Path.TrimEndingDirectorySeparator(folder));
    }
}

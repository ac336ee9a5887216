using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Work of the study into files of other programs. Words pass the consent gate as they do in a report.</summary>
internal static class ExportCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("export", "Write work in the clear for other programs.") { Codings(door), ExportTablesCommand.Make(door) };

    private static Command Codings(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; nothing is overwritten." };
        var source = new Option<string>("--source") { Description = "The source or document whose codings are written.", Required = true, HelpName = "SOURCE" };
        var withhold = new Option<bool>("--withhold") { Description = "Leave out the words that may not leave, instead of refusing." };
        var command = new Command("codings", "The codebook and the codings of one text as JSON, in the form that 'offramp import codings' takes.") { file, source, withhold };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
            door.NeedsFolderOf(path);
            using OpenStudy open = door.Write(parsed);
            Rendition document = door.Granted(Names.Document(open.Study, parsed.GetValue(source)!));
            ImportedCodings codings = door.Granted(CodingExport.Of(open.Study, document.Id, door.Today, parsed.GetValue(withhold)));
            byte[] bytes = CodingsJson.Write(codings);
            // Noted before it is written: a copy that is not in the list is worse than an entry without a copy.
            door.Record(open, (_, fresh) => CopyDecisions.Note(CopyKind.Export, Path.GetFileName(path), [document.Source], fresh));
            File.WriteAllBytes(path, bytes);
            door.Say("cli.exported", ("codings", codings.Codings.Length), ("file", path));
            return 0;
        });
        return command;
    }
}

using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Work of the study into files of other programs. Words pass the consent gate as they do in a report.</summary>
internal static class ExportCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("export", "Write work in the clear for other programs.") { Codings(door), CodebookFileCommands.Export(door), ExportTablesCommand.Make(door) };

    private static Command Codings(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, .json or .csv; nothing is overwritten." };
        var source = new Option<string?>("--source") { Description = "The source or document whose codings are written.", HelpName = "SOURCE" };
        var all = new Option<bool>("--all") { Description = "Write the codings of all texts into one table (.csv)." };
        var withhold = new Option<bool>("--withhold") { Description = "Leave out the words that may not leave, instead of refusing." };
        var command = new Command("codings", "The codebook and the codings of one text as JSON, or codings as a table, in the form that 'offramp import codings' takes.")
        {
            file, source, all, withhold,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            bool table = CodingsCsv.IsNamedSo(path);
            string? typed = ImportCommands.AskedText(door, parsed.GetValue(source), parsed.GetValue(all));
            if (typed is null && !table) throw door.Refuse(Refusal.Of("cli.all-as-table"));
            if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
            door.NeedsFolderOf(path);
            using OpenStudy open = door.Write(parsed);
            (byte[] bytes, int count, int links) = typed is null
                ? All(door, open.Study, parsed.GetValue(withhold))
                : One(door, open.Study, door.Granted(Names.Document(open.Study, typed)), table, parsed.GetValue(withhold));
            // Noted before it is written: a copy that is not in the list is worse than an entry without a copy. For all sources: the codebook is in it, and of
            // few words it cannot be told whose they are.
            door.Record(open, (_, fresh) => CopyDecisions.Note(CopyKind.Export, Path.GetFileName(path), [], fresh));
            File.WriteAllBytes(path, bytes);
            door.Say("cli.exported", ("codings", count), ("links", links), ("file", path));
            return 0;
        });
        return command;
    }

    private static (byte[] Bytes, int Count, int Links) One(Door door, Study study, Rendition document, bool table, bool withhold)
    {
        ImportedCodings codings = door.Granted(CodingExport.Of(study, document.Id, door.Today, withhold, withLinks: !table));
        byte[] bytes = table ? CodingsCsv.Write(CodingExport.Table(study, document, codings)) : CodingsJson.Write(codings);
        return (bytes, codings.Codings.Length, codings.Links.Length);
    }

    private static (byte[] Bytes, int Count, int Links) All(Door door, Study study, bool withhold)
    {
        ImportedCodingTable codings = door.Granted(CodingExport.All(study, door.Today, withhold));
        return (CodingsCsv.Write(codings), codings.Documents.Sum(static d => d.Codings.Length), 0);
    }
}

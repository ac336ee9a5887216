using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The codebook into a file and out of one, as JSON or CSV by the file's name.</summary>
internal static class CodebookFileCommands
{
    /// <summary>Writes the codebook.</summary>
    public static Command Export(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write, .json or .csv; nothing is overwritten." };
        var withhold = new Option<bool>("--withhold") { Description = "Leave out names and texts that repeat words which may not leave, instead of refusing." };
        var command = new Command("codebook", "The codebook with its sets, in the form that 'offramp import codebook' takes.") { file, withhold };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            bool csv = IsCsv(door, path);
            if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
            door.NeedsFolderOf(path);
            using OpenStudy open = door.Write(parsed);
            ImportedCodebook codebook = door.Granted(CodebookExport.Of(open.Study, door.Today, parsed.GetValue(withhold)));
            byte[] bytes = csv ? CodebookCsv.Write(codebook) : CodebookJson.Write(codebook);
            // Noted before it is written, and for all sources: of few words it cannot be told whose they are.
            door.Record(open, (_, fresh) => CopyDecisions.Note(CopyKind.Export, Path.GetFileName(path), [], fresh));
            File.WriteAllBytes(path, bytes);
            door.Say("cli.codebook-exported", ("codes", codebook.Codes.Length), ("file", path));
            return 0;
        });
        return command;
    }

    /// <summary>Brings a codebook in.</summary>
    public static Command Import(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "A codebook as .json or .csv." };
        var update = new Option<bool>("--update") { Description = "Give known codes the file's name, texts and colour; what the file leaves empty stays." };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would happen." };
        Option<bool> json = Door.Json();
        var command = new Command("codebook", "Codes and sets. Known codes are matched by id, then by path; nothing is removed.") { file, update, dry, json };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            bool csv = IsCsv(door, path);
            door.NeedsFile(path);
            string name = Path.GetFileName(path);
            Reading<ImportedCodebook> reading = csv ? CodebookCsv.Read(name, File.ReadAllBytes(path)) : CodebookJson.Read(name, File.ReadAllBytes(path));
            door.SayProblems(reading.Problems);
            if (reading.Value is not { } codebook) return CommandLine.NotUnderstood;
            using OpenStudy open = door.Write(parsed);
            CodebookImportResult? result = null;
            Outcome<Act> act = open.Record((study, fresh) =>
            {
                result = CodebookImport.Into(study, name, codebook, parsed.GetValue(update), fresh);
                return parsed.GetValue(dry) || result.Changes.IsEmpty ? Refusal.Of("cli.nothing-new") : result.Changes;
            });
            if (act.Refusal is { Code: not "cli.nothing-new" } refusal) throw door.Refuse(refusal);
            Say(door, result!, parsed.GetValue(update), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Say(Door door, CodebookImportResult result, bool update, bool json)
    {
        door.SayProblems(result.Problems);
        if (json)
        {
            JsonLines.WriteOne(door.Terminal.Out, new
            {
                added = result.Added,
                known = result.Known,
                differing = result.Differing,
                updated = update,
                sets = result.SetsAdded,
                problems = result.Problems.Select(static p => new { code = p.Code, message = Messages.English.Say(p) }),
            });
            return;
        }
        door.Terminal.Out.WriteLine(Messages.English.Say(
            "cli.codebook-imported", ("codes", result.Added.Length), ("known", result.Known), ("sets", result.SetsAdded.Length), ("differing", result.Differing.Length),
            ("updated", update ? "yes" : "no")));
        foreach (string path in result.Added) door.Terminal.Out.WriteLine("  + " + path);
        foreach (string path in result.Differing) door.Terminal.Out.WriteLine("  ~ " + path);
    }

    private static bool IsCsv(Door door, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => true,
        ".json" => false,
        _ => throw door.Refuse(Refusal.Of("cli.codebook-extension", ("file", Path.GetFileName(path)))),
    };
}

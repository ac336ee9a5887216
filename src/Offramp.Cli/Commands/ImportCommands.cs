using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Work of other programs into the study.</summary>
internal static class ImportCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("import", "Bring in work of other programs. Texts come in by 'offramp sources import'.") { Codings(door), Jsonl(door) };

    private static Command Codings(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "Codes and codings as JSON." };
        var source = new Option<string>("--source") { Description = "The source or document whose passages are coded.", Required = true, HelpName = "SOURCE" };
        Option<bool> json = Door.Json();
        var command = new Command("codings", "Codes and codings of one text. Each quotation is held against the text; nothing is doubled.")
        {
            file, source, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            if (Read(door, path) is not { } imported) return CommandLine.NotUnderstood;
            using OpenStudy open = door.Write(parsed);
            Rendition document = door.Granted(Names.Document(open.Study, parsed.GetValue(source)!));
            door.SayProblems(TargetCheck.Compare(imported.Target, document.Text.Text, Path.GetFileName(path)));
            CodingImportResult result = Into(door, open, document.Id, Path.GetFileName(path), imported);
            Say(door, result, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static Command Jsonl(Door door)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder with docs.jsonl, codes.jsonl and codings.jsonl." };
        Option<SourceKind?> kind = Kinds.Option<SourceKind>("--kind", "What the texts are. Default: interview.");
        Option<bool> json = Door.Json();
        var command = new Command("jsonl", "Texts, codes and codings as JSON lines; offsets count code points.") { folder, kind, json };
        command.SetAction(parsed =>
        {
            door.NeedsFolder(parsed.GetValue(folder)!);
            using OpenStudy open = door.Write(parsed);
            using var progress = new Progress(door.Terminal);
            progress.Say("cli.progress-reading");
            Reading<ImportedProject> reading = JsonlFolder.Read(parsed.GetValue(folder)!);
            if (reading.Value is not { } project)
            {
                progress.Dispose();
                door.SayProblems(reading.Problems);
                return CommandLine.NotUnderstood;
            }
            progress.Say("cli.progress-sealing", ("count", project.Documents.Length));
            CodingImportResult? result = null;
            door.Record(open, (study, fresh) => ProjectImport.Into(study, JsonlFolder.CodingsFile, project, parsed.GetValue(kind) ?? SourceKind.Interview, fresh).Then<ImmutableArray<Change>>(done =>
            {
                result = done;
                return done.Changes;
            }));
            progress.Dispose();
            door.SayProblems(reading.Problems);
            door.Say("cli.texts-imported", ("sources", project.Documents.Length));
            Say(door, result!, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>Reads a file of codings; null, with the problems said, where nothing could be read.</summary>
    public static ImportedCodings? Read(Door door, string path)
    {
        door.NeedsFile(path);
        using FileStream stream = File.OpenRead(path);
        Reading<ImportedCodings> reading = CodingsJson.Read(Path.GetFileName(path), stream);
        door.SayProblems(reading.Problems);
        return reading.Value;
    }

    /// <summary>Records imported codings on one document; an import that brings nothing new leaves no act.</summary>
    public static CodingImportResult Into(Door door, OpenStudy open, Id<Rendition> document, string file, ImportedCodings imported)
    {
        CodingImportResult? result = null;
        Outcome<Act> act = open.Record((study, fresh) => CodingImport.Into(study, document, file, imported, fresh).Then<ImmutableArray<Change>>(done =>
        {
            result = done;
            return done.Changes.IsEmpty ? Refusal.Of("cli.nothing-new") : done.Changes;
        }));
        if (act.Refusal is { Code: not "cli.nothing-new" } refusal) throw door.Refuse(refusal);
        return result!;
    }

    private static void Say(Door door, CodingImportResult result, bool json)
    {
        door.SayProblems(result.Problems);
        if (json)
        {
            JsonLines.WriteOne(door.Terminal.Out, new
            {
                codes = result.CodesAdded,
                codesKnown = result.CodesKnown,
                codings = result.CodingsAdded,
                codingsKnown = result.CodingsKnown,
                moved = result.CodingsMoved,
                leftOut = result.CodingsLeftOut,
                problems = result.Problems.Select(static p => new { code = p.Code, message = Messages.English.Say(p) }),
            });
            return;
        }
        door.Terminal.Out.WriteLine(Messages.English.Say("cli.codings-imported",
            ("codes", result.CodesAdded), ("codings", result.CodingsAdded), ("known", result.CodingsKnown), ("moved", result.CodingsMoved), ("left", result.CodingsLeftOut)));
    }
}

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
    public static Command All(Door door) => new("import", "Bring in work of other programs. Texts come in by 'offramp sources import'.") { Codings(door), CodebookFileCommands.Import(door), Jsonl(door) };

    private static Command Codings(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "Codes and codings as JSON, or codings as a table (.csv)." };
        var source = new Option<string?>("--source") { Description = "The source or document whose passages are coded.", HelpName = "SOURCE" };
        var all = new Option<bool>("--all") { Description = "Take the codings of every text that a table names." };
        Option<bool> json = Door.Json();
        var command = new Command("codings", "Codes and codings of one text, or a table of codings of many. Each quotation is held against the text; nothing is doubled.")
        {
            file, source, all, json,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            string name = Path.GetFileName(path);
            string? typed = AskedText(door, parsed.GetValue(source), parsed.GetValue(all));
            if (CodingsCsv.IsNamedSo(path))
            {
                if (ReadTable(door, path) is not { } table) return CommandLine.NotUnderstood;
                using OpenStudy study = door.Write(parsed);
                Id<Rendition>? only = typed is null ? null : door.Granted(Names.Document(study.Study, typed)).Id;
                Say(door, Record(door, study, (s, fresh) => only is { } one
                    ? CodingTableImport.Into(s, one, name, table, fresh)
                    : CodingTableImport.Into(s, name, table, fresh)), parsed.GetValue(json));
                return 0;
            }
            if (typed is null) throw door.Refuse(Refusal.Of("cli.all-as-table"));
            if (Read(door, path) is not { } imported) return CommandLine.NotUnderstood;
            using OpenStudy open = door.Write(parsed);
            Rendition document = door.Granted(Names.Document(open.Study, typed));
            door.SayProblems(TargetCheck.Compare(imported.Target, document.Text.Text, name));
            CodingImportResult result = Into(door, open, document.Id, name, imported);
            Say(door, result, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>The text that codings are of; null for all of them. One of the two must be said.</summary>
    public static string? AskedText(Door door, string? source, bool all)
    {
        if (source is null == all) return source;
        door.Say("cli.source-or-all");
        throw new CommandStoppedException(CommandLine.NotUnderstood);
    }

    private static ImportedCodingTable? ReadTable(Door door, string path)
    {
        door.NeedsFile(path);
        using FileStream stream = File.OpenRead(path);
        Reading<ImportedCodingTable> reading = CodingsCsv.Read(Path.GetFileName(path), stream);
        door.SayProblems(reading.Problems);
        return reading.Value;
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
    public static CodingImportResult Into(Door door, OpenStudy open, Id<Rendition> document, string file, ImportedCodings imported) =>
        Record(door, open, (study, fresh) => CodingImport.Into(study, document, file, imported, fresh));

    private static CodingImportResult Record(Door door, OpenStudy open, Func<Study, Fresh, Outcome<CodingImportResult>> decide)
    {
        CodingImportResult? result = null;
        Outcome<Act> act = open.Record((study, fresh) => decide(study, fresh).Then<ImmutableArray<Change>>(done =>
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
                links = result.LinksAdded,
                linksKnown = result.LinksKnown,
                linksMoved = result.LinksMoved,
                linksLeftOut = result.LinksLeftOut,
                problems = result.Problems.Select(static p => new { code = p.Code, message = Messages.English.Say(p) }),
            });
            return;
        }
        door.Terminal.Out.WriteLine(Messages.English.Say("cli.codings-imported",
            ("codes", result.CodesAdded), ("codings", result.CodingsAdded), ("known", result.CodingsKnown), ("moved", result.CodingsMoved), ("left", result.CodingsLeftOut)));
        if (result.LinksAdded + result.LinksKnown + result.LinksLeftOut == 0) return;
        door.Terminal.Out.WriteLine(Messages.English.Say("cli.links-imported",
            ("links", result.LinksAdded), ("known", result.LinksKnown), ("moved", result.LinksMoved), ("left", result.LinksLeftOut)));
    }
}

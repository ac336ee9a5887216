using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Texts from files and folders into the study.</summary>
internal static class SourcesImportCommand
{
    private static readonly (Particular Field, string Name, string Description)[] Fields =
    [
        (Particular.Title, "--title", "The title, as people cite it."),
        (Particular.Wave, "--wave", "The round of fieldwork."),
        (Particular.Date, "--date", "When it was said or published: EDTF, words such as \"spring 2023\", or by an event: \"six weeks after Loss of Ombrey\"."),
        (Particular.Place, "--place", "Where, from wide to narrow, divided by /."),
        (Particular.Language, "--language", "The language, such as en or fa."),
        (Particular.Mode, "--mode", "How people met: in person, by telephone, in writing."),
        (Particular.Capture, "--capture", "How the words were kept: recording, verbatim transcript, notes, reconstructed, translated."),
    ];

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var files = new Argument<string[]>("FILE") { Description = "Text files (.txt, .md, .docx, .odt, .rtf, .pdf, .html, .srt, .vtt, .json, .otr, .eaf, .csv, .xlsx) or folders of them.", Arity = ArgumentArity.OneOrMore };
        Option<SourceKind?> kind = Kinds.Option<SourceKind>("--kind", "What it is. Default: what the file says, else interview.");
        var name = new Option<string?>("--name") { Description = "What to call it (one file only). Default: the file's stem." };
        var participants = new Option<string[]>("--participant") { Description = "Who spoke in it: a participant's pseudonym; may stand several times.", HelpName = "PSEUDONYM" };
        var translationOf = new Option<string?>("--translation-of") { Description = "The file is a translation of this source.", HelpName = "SOURCE" };
        var sameMeeting = new Option<string?>("--same-encounter") { Description = "It came of the same meeting as this source, so that one consent holds for both.", HelpName = "SOURCE" };
        var number = new Option<bool>("--number") { Description = "Where a name is taken, put a number behind it instead of refusing. In a folder this is always so." };
        var encoding = new Option<string?>("--encoding") { Description = "The encoding of the characters, such as windows-1256. Default: it is found out.", HelpName = "NAME" };
        Option<TextLayout?> layout = Kinds.Option<TextLayout>("--layout", "How a text and its translation lie in one file. Default: recognise.");
        var noTurns = new Option<bool>("--no-turns") { Description = "Do not look for speaker turns." };
        var recurse = new Option<bool>("--recurse") { Description = "Look into the folders in a folder, too." };
        TableOptions table = new();
        Option<bool> json = Door.Json();
        (Particular Field, Option<string?> Option)[] fields = [.. Fields.Select(static f => (f.Field, new Option<string?>(f.Name) { Description = f.Description }))];
        var command = new Command("import", "Bring texts into the study.")
        {
            files, kind, name, participants, translationOf, sameMeeting, number, encoding, layout, noTurns, recurse, json,
        };
        foreach ((_, Option<string?> option) in fields) command.Add(option);
        foreach (Option option in table.All) command.Add(option);
        command.SetAction(parsed =>
        {
            string[] paths = parsed.GetValue(files)!;
            bool anyFolder = paths.Any(Directory.Exists);
            if ((paths.Length > 1 || anyFolder) && parsed.GetValue(name) is not null) throw door.Refuse(Refusal.Of("cli.one-name-many-files"));
            if (anyFolder && parsed.GetValue(translationOf) is not null) throw door.Refuse(Refusal.Of("cli.folder-is-no-translation"));
            if (parsed.GetValue(encoding) is { } typed && EncodingNames.Find(typed) is null) throw door.Refuse(Refusal.Of("cli.encoding-unknown", ("encoding", typed)));
            ImmutableDictionary<Particular, string> given = fields.Where(f => parsed.GetValue(f.Option) is { Length: > 0 })
                .ToImmutableDictionary(static f => f.Field, f => parsed.GetValue(f.Option)!);
            var wishes = new TextWishes(
                parsed.GetValue(kind), parsed.GetValue(sameMeeting), parsed.GetValue(participants) ?? [],
                parsed.GetValue(number) ? OnTakenName.Number : OnTakenName.Refuse, parsed.GetValue(translationOf))
            {
                AddParticipants = parsed.GetValue(table.AddParticipants),
            };
            var options = new TextReadingOptions
            {
                Encoding = parsed.GetValue(encoding),
                // A file that is said to be a translation is one text.
                Layout = parsed.GetValue(translationOf) is not null ? TextLayout.Single : parsed.GetValue(layout) ?? TextLayout.Recognise,
                FindTurns = !parsed.GetValue(noTurns),
                Table = table.Of(parsed),
            };
            // All of them first: a wrong name at the end should not leave half of an import behind.
            foreach (string path in paths.Where(static path => !Directory.Exists(path))) door.NeedsFile(path);
            using OpenStudy open = door.Write(parsed);
            var import = new SourcesImport(door, open, given, wishes, options, parsed.GetValue(json));
            foreach (string path in paths)
            {
                if (Directory.Exists(path)) import.Folder(path, parsed.GetValue(recurse));
                else import.File(path, parsed.GetValue(name));
            }
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, import.Answers);
            return import.HasFailed ? CommandLine.NotUnderstood : 0;
        });
        return command;
    }
}

using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The sample study.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make." };
        var from = new Option<string?>("--from") { Description = "The folder of the sample study, if it is not beside the program.", HelpName = "DIR" };
        var command = new Command("demo", "Make the sample study: nine invented interviews on an invented coast, with codebook, codings, consents.") { file, from };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            string folder = parsed.GetValue(from) ?? Path.Combine(AppContext.BaseDirectory, "samples", "lantern-coast");
            if (!File.Exists(Path.Combine(folder, ManifestImport.FileName)))
                throw door.Refuse(Refusal.Of("cli.demo-missing", ("folder", folder)));
            if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
            door.NeedsFolderOf(path);
            if (ManifestImport.Read(door, folder) is not { } manifest) return CommandLine.NotUnderstood;
            using OpenStudy open = OpenStudy.Create(path, door.NewPassphrase(parsed), manifest.Title ?? Path.GetFileName(folder), manifest.Coders.FirstOrDefault()?.Name ?? "Coder 1", door.Options);
            using (var progress = new Progress(door.Terminal)) new ManifestImport(door, open, folder, manifest, progress).Run();
            door.Say("cli.demo-made", ("file", path), ("sources", open.Study.Sources.ById.Count), ("codes", open.Study.Coding.Codebook.Codes.Count),
                ("codings", open.Study.Coding.ByDocument.Values.Sum(static document => document.All.Length)));
            return 0;
        });
        return command;
    }
}

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
        var command = new Command("demo", "Make the sample study: nine invented interviews on an invented coast, with codebook, codings, causal links, consents.") { file, from };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            string folder = parsed.GetValue(from) ?? SampleStudy.Folder;
            if (!File.Exists(Path.Combine(folder, ManifestImport.FileName)))
                throw door.Refuse(Refusal.Of("cli.demo-missing", ("folder", folder)));
            if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
            door.NeedsFolderOf(path);
            if (SampleStudy.Make(door, folder, path, () => door.NewPassphrase(parsed)) is not { } made) return CommandLine.NotUnderstood;
            door.Say("cli.demo-made", ("file", path), ("sources", made.Sources.ById.Count), ("participants", made.Protection.Participants.Count),
                ("guides", made.Sources.Guides.Count), ("codes", made.Coding.Codebook.Codes.Count),
                ("codings", made.Coding.ByDocument.Values.Sum(static document => document.All.Length)),
                ("links", made.Coding.Links.Values.Sum(static document => document.All.Length)),
                ("corrections", made.Sources.Renditions.Values.Sum(static text => text.Steps.Length)), ("memos", made.Coding.Memos.Count));
            return 0;
        });
        return command;
    }
}

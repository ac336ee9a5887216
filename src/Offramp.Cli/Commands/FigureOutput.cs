using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Writes a figure to a file: it leaves the study, so names pass the gate and the copy is noted.</summary>
internal static class FigureOutput
{
    /// <summary>How figures are laid out in files of their own.</summary>
    public static readonly FigureFrame Frame = new(WithTitle: true);

    /// <summary>The option that asks for a figure.</summary>
    public static Option<string?> Option() => new("--svg")
    {
        Description = "Draw it as a figure into this file. Sources are called as in reports; names of codes that may not leave by their keys.",
        HelpName = "FILE",
    };

    /// <summary>Whether bars are divided by coder; ends the command where the word is not known.</summary>
    public static bool IsByCoder(Door door, string typed)
    {
        if (typed.Equals("coder", StringComparison.OrdinalIgnoreCase)) return true;
        if (typed.Equals("source", StringComparison.OrdinalIgnoreCase)) return false;
        door.Say("cli.kind-unknown", ("typed", typed), ("known", "source, coder"));
        throw new CommandStoppedException(CommandLine.NotUnderstood);
    }

    /// <summary>Draws a figure of the study into a file.</summary>
    public static int Write(Door door, ParseResult parsed, string file, Func<Study, FigureNames, Figure> draw)
    {
        if (!file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            door.Say("cli.figure-extension", ("file", file));
            throw new CommandStoppedException(CommandLine.NotUnderstood);
        }
        door.NeedsFolderOf(file);
        using OpenStudy open = door.Write(parsed);
        FigureNames names = FigureNames.Leaving(open.Study, door.Today);
        Figure figure = draw(open.Study, names);
        // Noted before it is written: a copy that is not in the list is worse than an entry without a copy.
        door.Record(open, (_, fresh) => CopyDecisions.Note(CopyKind.Export, Path.GetFileName(file), [], fresh));
        using (FileStream stream = File.Create(file)) SvgFigure.Write(figure, stream);
        door.Say("cli.figure-written", ("file", file), ("withheld", names.Withheld));
        return 0;
    }
}

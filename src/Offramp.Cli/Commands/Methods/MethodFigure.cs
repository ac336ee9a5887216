using System.CommandLine;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Draws a figure of a method into a file. It comes from a CSV file and not from a study: no copy is noted.</summary>
internal static class MethodFigure
{
    /// <summary>The option that asks for a figure.</summary>
    public static Option<string?> Option(string what) => new("--svg") { Description = $"Draw {what} into this file.", HelpName = "FILE" };

    /// <summary>Draws it.</summary>
    public static void Write(Door door, string file, Figure figure)
    {
        if (!file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            door.Say("cli.figure-extension", ("file", file));
            throw new CommandStoppedException(CommandLine.NotUnderstood);
        }
        door.NeedsFolderOf(file);
        using (FileStream stream = File.Create(file)) SvgFigure.Write(figure, stream);
        door.Say("methods.figure-written", ("file", file));
    }
}

using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The sample study: nine invented interviews on an invented coast. Its files lie beside the program.</summary>
internal static class SampleStudy
{
    /// <summary>Its folder beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "lantern-coast");

    /// <summary>Makes it in a file that is not there yet, and gives its state; null where its folder holds no manifest that can be read.</summary>
    /// <param name="door">Hears of problems and progress.</param>
    /// <param name="folder">The folder of the manifest.</param>
    /// <param name="path">The file to make.</param>
    /// <param name="passphrase">Asked once the manifest is read.</param>
    public static Study? Make(Door door, string folder, string path, Func<Passphrase> passphrase)
    {
        if (ManifestImport.Read(door, folder) is not { } manifest) return null;
        using OpenStudy open = OpenStudy.Create(path, passphrase(), manifest.Title ?? Path.GetFileName(folder), manifest.Coders.FirstOrDefault()?.Name ?? "Coder 1", door.Options);
        using (var progress = new Progress(door.Terminal)) new ManifestImport(door, open, folder, manifest, progress).Run();
        return open.Study;
    }

    /// <summary>Makes it for the workbench, where nobody sits at a terminal.</summary>
    public static void Make(string path, Passphrase passphrase, StorageOptions options)
    {
        var unheard = new Terminal
        {
            In = TextReader.Null,
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            Environment = static _ => null,
            IsInteractive = false,
            Width = 120,
            ReadSecret = static () => null,
        };
        try
        {
            if (Make(new Door(unheard, options), Folder, path, () => passphrase) is null) throw new InvalidOperationException("The sample study's manifest could not be read.");
        }
        catch (CommandStoppedException stopped)
        {
            throw new InvalidOperationException("The sample study could not be made.", stopped);
        }
    }
}

using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Bench;

/// <summary>A study that was coded passage by passage for years: whether it opens fast enough without checkpoints.</summary>
internal static class SingleChangesWorkload
{
    private const int Changes = 200_000;
    private const int Documents = 200;

    public static IEnumerable<Figure> Run(string folder)
    {
        string path = Path.Combine(folder, "single.offramp");
        // Writing them is not what is measured here, so nobody waits for the disk.
        var options = new StorageOptions { StateFolder = Path.Combine(folder, "state"), AllowTestKdf = true, Durable = false };
        using Passphrase passphrase = Passphrase.Entered("lantern harbour quiet");
        using (OpenStudy study = OpenStudy.Create(path, passphrase, "Bench", "Ines", options))
        {
            SourceAdded[] sources = [.. StorageWorkloads.Import(study, Documents)];
            CodeAdded code = StorageWorkloads.AddCode(study);
            yield return Figure.Time($"{Changes:N0} single changes recorded, not durable", () =>
            {
                for (int i = 0; i < Changes; i++) StorageWorkloads.CodeOne(study, sources[i % Documents], code, i % 15_000);
            });
        }
        yield return new Figure("file", new FileInfo(path).Length / 1e6, "MB");
        yield return Figure.Median($"open {Changes:N0} single changes", 3, () => OpenStudy.Open(path, passphrase, Access.Read, options).Dispose());
    }
}

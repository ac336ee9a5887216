using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>A file of a folder that is to come in, with the file of its translation where one stands beside it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">What its source is called; null for the file's stem.</param>
/// <param name="Language">The language that its name tells; null where it tells none.</param>
/// <param name="Translations">The files of its translations with the languages that their names tell.</param>
internal sealed record FolderText(string Path, string? Name, string? Language, ImmutableArray<(string Path, string Language)> Translations);

/// <summary>The files of a folder that hold texts.</summary>
internal static class TextFolder
{
    private static readonly string[] Extensions =
        [".txt", ".text", ".md", ".markdown", ".mkd", ".docx", ".docm", ".odt", ".rtf", ".pdf", ".html", ".htm", ".xhtml", ".srt", ".vtt", ".otr", ".eaf", ".csv", ".tsv", ".xlsx", ""];

    /// <summary>The languages that names of files tell, as two letters: few enough that "notes.old.txt" and "talk.v2.txt" are none.</summary>
    private static readonly HashSet<string> Tags = new(
        ("af ar az be bg bn bs ca cs da de el en es et eu fa fi fr ga ha he hi hr hu hy id it ja ka kk km ko ku ky lo lt lv mk mn ms my ne nl no om pa pl prs ps pt ro ru "
            + "rw si sk sl so sq sr sv sw ta te tg th ti tk tr ug uk ur uz vi zh ckb kmr").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The texts of a folder in the order of their names, and problems that name what was passed over.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="recurse">Whether folders in it are looked into.</param>
    /// <param name="problems">What was passed over.</param>
    public static ImmutableArray<FolderText> Read(string folder, bool recurse, List<Problem> problems)
    {
        var found = new List<string>();
        Gather(new DirectoryInfo(folder), Path.GetFullPath(folder), recurse, found, problems);
        return Paired(found);
    }

    private static void Gather(DirectoryInfo folder, string root, bool recurse, List<string> found, List<Problem> problems)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos().OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            // Hidden files, and the locks that Word puts beside an open document.
            if (entry.Name.StartsWith('.') || entry.Name.StartsWith("~$", StringComparison.Ordinal) || entry.Attributes.HasFlag(FileAttributes.Hidden)) continue;
            // A study, its journal and its lock, where it lies beside its texts.
            if (entry.Name.Contains(".offramp", StringComparison.OrdinalIgnoreCase)) continue;
            if (entry is DirectoryInfo below)
            {
                // A linked folder may lead out of this one, or round in a circle.
                if (recurse && below.LinkTarget is null) Gather(below, root, recurse, found, problems);
                continue;
            }
            if (entry.LinkTarget is not null && !LeadsInto(entry, root))
                problems.Add(Problem.Of(new Place(entry.Name), "cli.link-not-followed"));
            else if (!Extensions.Contains(entry.Extension.ToLowerInvariant()))
                problems.Add(Problem.Of(new Place(entry.Name), "cli.file-passed-over", ("extension", entry.Extension)));
            else
                found.Add(entry.FullName);
        }
    }

    private static bool LeadsInto(FileSystemInfo link, string root)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
                && target.FullName.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // A link that leads round in a circle.
            return false;
        }
    }

    // "p-05.fa.md" and "p-05.en.md" are two texts of one source, whatever their formats. The one without a language is the original, else the
    // first that is not English, into which interviews are mostly translated.
    private static ImmutableArray<FolderText> Paired(List<string> paths)
    {
        var texts = ImmutableArray.CreateBuilder<FolderText>();
        foreach (IGrouping<string, (string Path, string Base, string? Tag)> group in paths.Select(Tagged)
            .GroupBy(static file => Path.Combine(Path.GetDirectoryName(file.Path)!, file.Base)))
        {
            (string Path, string Base, string? Tag)[] files = [.. group];
            string?[] tags = [.. files.Select(static file => file.Tag)];
            bool arePairs = files.Length > 1 && tags.Distinct().Count() == files.Length;
            if (!arePairs)
            {
                foreach ((string path, _, string? tag) in files) texts.Add(new FolderText(path, null, tag, []));
                continue;
            }
            (string Path, string Base, string? Tag) original = files.OrderBy(static file => file.Tag is null ? 0 : file.Tag.StartsWith("en", StringComparison.Ordinal) ? 2 : 1).First();
            texts.Add(new FolderText(original.Path, original.Base, original.Tag, [.. files.Where(file => file.Path != original.Path).Select(static file => (file.Path, file.Tag!))]));
        }
        return texts.ToImmutable();
    }

    private static (string Path, string Base, string? Tag) Tagged(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        string tag = Path.GetExtension(stem).TrimStart('.').ToLowerInvariant();
        string language = tag.Split('-')[0];
        return Tags.Contains(language) && stem.Length > tag.Length + 1 && tag.Split('-').Length <= 2
            ? (path, stem[..^(tag.Length + 1)], Path.GetExtension(stem)[1..])
            : (path, stem, null);
    }
}

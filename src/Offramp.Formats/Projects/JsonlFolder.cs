using System.Text.Json;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads a folder of three files with one JSON object a line: <c>docs.jsonl {id, name, text}</c>,
/// <c>codes.jsonl {id, name, category, color, memo}</c>, <c>codings.jsonl {id, doc, start, end, code, coder}</c>.</summary>
/// <remarks>Offsets in the files count code points of the text as it stands there; here they count UTF-16 units of the text with LF line ends.
/// Each category becomes a code at the top with its codes below. The ids of single codings are not kept: they would weigh more than the codings.</remarks>
public static class JsonlFolder
{
    /// <summary>The three files.</summary>
    public const string DocumentsFile = "docs.jsonl", CodesFile = "codes.jsonl", CodingsFile = "codings.jsonl";

    private const long LargestFile = 1024L * 1024 * 1024;
    private const int LongestLine = 256 * 1024 * 1024;
    private const int LongestCodingLine = 1024 * 1024;

    /// <summary>Reads a folder. Null where there are no texts; a missing file of codes or codings is a problem alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="findTurns">Whether speaker turns are looked for in the texts.</param>
    public static Reading<ImportedProject> Read(string folder, bool findTurns = true)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ProblemLog documents = new(DocumentsFile), codes = new(CodesFile), codings = new(CodingsFile);
        var reader = new JsonlReader(findTurns);
        bool any = Each(folder, documents, LongestLine, reader.TakeDocument);
        bool coded = Each(folder, codes, LongestCodingLine, reader.TakeCode);
        reader.SettleCodes(codes);
        if (any && coded) Each(folder, codings, LongestCodingLine, reader.TakeCoding);
        ImportedProject? project = any ? reader.Finish() : null;
        return new(project, [.. documents.ToImmutable(), .. codes.ToImmutable(), .. codings.ToImmutable()]);
    }

    private delegate void TakeLine(ref JsonWalk walk, ProblemLog log);

    private static bool Each(string folder, ProblemLog log, int longest, TakeLine take)
    {
        try
        {
            FileStream file = File.OpenRead(Path.Combine(folder, log.File));
            using var lines = new JsonLines(file, longest);
            if (file.Length > LargestFile)
            {
                log.Add("formats.file-too-large", ("limit", LargestFile / (1024 * 1024)));
                return false;
            }
            while (lines.Next(out ReadOnlySpan<byte> line))
            {
                if (lines.WasTooLong) log.Add(Problem.Of(new Place(log.File, lines.Number), "formats.line-too-long", ("limit", longest / (1024 * 1024))));
                if (line.TrimAsciiWhitespace().IsEmpty) continue;
                try
                {
                    var walk = new JsonWalk(line, log, lines.Number);
                    if (!walk.Next() || !walk.Enter(JsonTokenType.StartObject, new JsonPath(""))) continue;
                    take(ref walk, log);
                    // What follows the object must be nothing; otherwise the line is broken and says so.
                    walk.Next();
                }
                catch (JsonException broken)
                {
                    log.Add(CodingsJson.Broken(log.File, broken, lines.Number - 1));
                }
            }
            return true;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            log.Add("formats.file-missing");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.Add("formats.file-unreadable");
        }
        return false;
    }

    /// <summary>Trims blanks of ASCII, so that a CR before the line's end is no content.</summary>
    private static ReadOnlySpan<byte> TrimAsciiWhitespace(this ReadOnlySpan<byte> line) => line[System.Text.Ascii.Trim(line)];
}

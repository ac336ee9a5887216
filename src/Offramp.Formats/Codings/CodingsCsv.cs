using System.Collections.Immutable;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Codings as a table, a row a coding, of one text or of many. Of the codes it says id and path, not what a codebook says of them.</summary>
public static class CodingsCsv
{
    /// <summary>The columns, as they are written. Read are they in any order and writing; all but code (or code path), start and end may be missing.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [
        "document", "source", "code", "code path", "start", "end", "quote", "coder", "stance", "standing", "elicitation", "standpoint",
        "group", "audience", "quotedFrom", "outcome", "note", "id",
    ];

    /// <summary>Whether a file's name says that it holds a table and not JSON.</summary>
    public static bool IsNamedSo(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".csv" or ".tsv" or ".tab";

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open. What is wrong is left out and told with its row and column.</summary>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<ImportedCodingTable> Read(string fileName, Stream stream) => Read(CsvTable.Read(fileName, stream));

    /// <summary>Reads from bytes; see <see cref="Read(string, Stream)"/>.</summary>
    public static Reading<ImportedCodingTable> Read(string fileName, byte[] bytes) => Read(CsvTable.Read(fileName, bytes));

    /// <summary>Writes codings in the form that <see cref="Read(string, byte[])"/> takes.</summary>
    public static byte[] Write(ImportedCodingTable codings)
    {
        ArgumentNullException.ThrowIfNull(codings);
        string[] paths = CodePaths.Of(codings.Codes);
        return CsvTable.Write(Columns, codings.Documents.SelectMany(document => document.Codings.Select(coding => Row(codings, document, coding, paths[coding.Code]))));
    }

    private static Reading<ImportedCodingTable> Read(Reading<CsvTable> reading)
    {
        if (reading.Value is not { } table) return new(null, reading.Problems);
        var log = new ProblemLog(table.File);
        foreach (Problem problem in reading.Problems) log.Add(problem);
        ImportedCodingTable? codings = CodingsCsvReader.Read(table, log);
        return new(codings, log.ToImmutable());
    }

    private static string?[] Row(ImportedCodingTable all, NamedCodings document, in ImportedCoding coding, string path) =>
    [
        document.Document, document.Source, all.Codes[coding.Code] is { IdIsMade: false } code ? code.Id : null, path,
        coding.Start.ToString(CultureInfo.InvariantCulture), coding.End.ToString(CultureInfo.InvariantCulture), coding.Text?.Quote,
        coding.Coder >= 0 ? all.Coders[coding.Coder] : null,
        WordLists.Stances.WordFor(coding.Judgement.Stance), WordLists.Standings.WordFor(coding.Judgement.Standing),
        WordLists.Elicitations.WordFor(coding.Judgement.Elicitation), WordLists.Standpoints.WordFor(coding.Judgement.Standpoint),
        coding.Text?.Group, coding.Text?.Audience, coding.Text?.QuotedFrom, coding.Text?.Outcome, coding.Text?.Memo, coding.Text?.Id,
    ];
}

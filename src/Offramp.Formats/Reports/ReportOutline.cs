using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The numbers of a report's parts and what each writer must decide alike. Anchors are made of numbers in the report's order, so that
/// nothing of the study's own names or ids stands in them.</summary>
internal sealed class ReportOutline
{
    // A page of paper holds a code's name and this many columns without loss.
    private const int MostColumns = 12;

    private readonly Dictionary<string, int> sources = [];
    private readonly Dictionary<string, int> codes = [];
    private readonly bool[] told;

    public ReportOutline(CodingReport report)
    {
        Report = report;
        for (int i = 0; i < report.Sources.Length; i++) sources.TryAdd(report.Sources[i].Key, i + 1);
        for (int i = 0; i < report.Codes.Length; i++) codes.TryAdd(report.Codes[i].Key, i + 1);
        told = new bool[report.Codes.Length];
        for (int i = told.Length - 1; i >= 0; i--)
        {
            told[i] |= HasPassages(report.Codes[i]);
            if (told[i] && report.Codes[i].Parent is { } parent && CodeNumber(parent) is > 0 and int above) told[above - 1] = true;
        }
        Pairs = [.. report.CoOccurrences.OrderByDescending(static p => p.Passages)];
        Untold = [.. report.Codes.Where(static code => !HasPassages(code))];
    }

    // Of a code whose passages were all left out nobody may say that it has none.
    private static bool HasPassages(ReportedCode code) => !code.Passages.IsEmpty || code.PassagesLeftOut > 0;

    public CodingReport Report { get; }

    /// <summary>The pairs of codes, the most frequent first.</summary>
    public ImmutableArray<ReportedPair> Pairs { get; }

    /// <summary>The codes without a passage.</summary>
    public ImmutableArray<ReportedCode> Untold { get; }

    /// <summary>The number of a source from 1; 0 where the report has none of that key.</summary>
    public int SourceNumber(string key) => sources.GetValueOrDefault(key);

    /// <summary>The number of a code from 1; 0 where the report has none of that key.</summary>
    public int CodeNumber(string key) => codes.GetValueOrDefault(key);

    public ReportedSource? Source(string key) => SourceNumber(key) is > 0 and int n ? Report.Sources[n - 1] : null;

    public string CodeName(string key) => CodeNumber(key) is > 0 and int n ? ReportText.OneLine(Report.Codes[n - 1].Name) : key;

    /// <summary>Whether the code of a number has a heading among the passages: it or a code below it has some.</summary>
    public bool IsTold(int code) => told[code - 1];

    /// <summary>The names above a code, from the top down; empty at the top.</summary>
    public string Above(ReportedCode code)
    {
        var names = new List<string>();
        // The depth bounds the walk: two codes that name each other as parents must not hold the writer up.
        for (ReportedCode at = code; at.Parent is { } parent && CodeNumber(parent) is > 0 and int n && names.Count < code.Depth; at = Report.Codes[n - 1])
            names.Insert(0, CodeName(parent));
        return string.Join(" / ", names);
    }

    /// <summary>The columns of the frequency tables: as many sources to a table as a page holds.</summary>
    public IEnumerable<Range> SourceBlocks()
    {
        int tables = (Report.Sources.Length + MostColumns - 1) / MostColumns;
        for (int i = 0; i < tables; i++)
            yield return new Range(Report.Sources.Length * i / tables, Report.Sources.Length * (i + 1) / tables);
    }

    /// <summary>How many codings of a code lie in a source (from 0).</summary>
    public static int Count(ReportedCode code, int source) => source < code.CodingsBySource.Length ? code.CodingsBySource[source] : 0;
}

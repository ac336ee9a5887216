using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>By what counts of codes are divided.</summary>
public enum CountedBy
{
    /// <summary>By the source in which the codings lie.</summary>
    Source,

    /// <summary>By the coder who made them.</summary>
    Coder,
}

/// <summary>How many codings carry each code, divided into parts.</summary>
/// <param name="Codes">The codes in the order of the tree.</param>
/// <param name="Parts">The sources or coders.</param>
/// <param name="Counts">For each code the count in each part.</param>
/// <param name="By">What the parts are.</param>
public sealed record CodeCounts(ImmutableArray<FigureName> Codes, ImmutableArray<FigureName> Parts, ImmutableArray<ImmutableArray<int>> Counts, CountedBy By)
{
    /// <summary>The counts by source.</summary>
    /// <param name="frequencies">What was counted.</param>
    /// <param name="names">What things are called.</param>
    /// <param name="only">The codes to tell of; null for all.</param>
    public static CodeCounts BySource(CodeFrequencies frequencies, FigureNames names, IReadOnlySet<Id<Code>>? only = null)
    {
        int[] codes = [.. Enumerable.Range(0, frequencies.Codes.Length).Where(code => only is null || only.Contains(frequencies.Codes[code].Code.Id))];
        return new CodeCounts(
            [.. codes.Select(code => names.Of(frequencies.Codes[code].Code))],
            [.. frequencies.Sources.Select(names.Of)],
            [.. codes.Select(code => (ImmutableArray<int>)[.. Enumerable.Range(0, frequencies.Sources.Length).Select(source => frequencies.Codings(code, source))])],
            CountedBy.Source);
    }

    /// <summary>The counts by coder, in the order of joining.</summary>
    /// <param name="study">The study.</param>
    /// <param name="names">What things are called.</param>
    /// <param name="only">The codes to tell of; null for all.</param>
    public static CodeCounts ByCoder(Study study, FigureNames names, IReadOnlySet<Id<Code>>? only = null)
    {
        CodeInTree[] codes = [.. CodingViews.Tree(study.Coding.Codebook).Where(at => only is null || only.Contains(at.Code.Id))];
        Dictionary<(Id<Code> Code, Id<Coder> Coder), int> counts = [];
        HashSet<Id<Coder>> coders = [];
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            foreach (PassageCoding coding in study.Coding.In(at.Document.Id))
            {
                coders.Add(coding.Coder);
                counts[(coding.Code, coding.Coder)] = counts.GetValueOrDefault((coding.Code, coding.Coder)) + 1;
            }
        }
        Id<Coder>[] order = [.. study.Team.Order.Where(coders.Contains), .. coders.Where(coder => !study.Team.Order.Contains(coder)).Order()];
        return new CodeCounts(
            [.. codes.Select(at => names.Of(at.Code))],
            [.. order.Select(names.Of)],
            [.. codes.Select(at => (ImmutableArray<int>)[.. order.Select(coder => counts.GetValueOrDefault((at.Code.Id, coder)))])],
            CountedBy.Coder);
    }
}

/// <summary>Which codes share words.</summary>
/// <param name="Codes">The codes in the order of the tree.</param>
/// <param name="Pairs">The pairs that meet, each once: places in <paramref name="Codes"/>, pairs of codings, sources.</param>
public sealed record CodeMeetings(ImmutableArray<FigureName> Codes, ImmutableArray<(int A, int B, int Passages, int Sources)> Pairs)
{
    /// <summary>The meetings of the codes of a study.</summary>
    public static CodeMeetings Of(Study study, IEnumerable<CoOccurrenceRow> rows, FigureNames names)
    {
        ImmutableArray<CodeInTree> codes = CodingViews.Tree(study.Coding.Codebook);
        Dictionary<Id<Code>, int> places = [];
        for (int i = 0; i < codes.Length; i++) places.Add(codes[i].Code.Id, i);
        return new CodeMeetings([.. codes.Select(at => names.Of(at.Code))], [.. rows.Select(row => (places[row.A.Id], places[row.B.Id], row.Passages, row.Sources))]);
    }
}

/// <summary>How much of a source a coder coded.</summary>
/// <param name="Source">The source.</param>
/// <param name="Coder">The coder; null where nobody coded in the source yet.</param>
/// <param name="Codings">How many codings.</param>
/// <param name="Share">The share of the text that carries a code, 0 to 1.</param>
public sealed record CoverageShare(FigureName Source, FigureName? Coder, int Codings, double Share)
{
    /// <summary>The shares by source, then coder; sources in which nobody coded stand with none.</summary>
    public static ImmutableArray<CoverageShare> Of(Study study, IEnumerable<CoverageRow> rows, FigureNames names)
    {
        ILookup<Id<Source>, CoverageRow> bySource = rows.ToLookup(static row => row.Source.Id);
        return
        [
            .. ReadingOrder.Of(study).Sources.SelectMany(source => bySource[source.Id].Any()
                ? bySource[source.Id].Select(row => new CoverageShare(names.Of(source), names.Of(row.Coder), row.Codings, row.Share))
                : [new CoverageShare(names.Of(source), null, 0, 0)]),
        ];
    }
}

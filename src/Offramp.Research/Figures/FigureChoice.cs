using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Which figure of a coding.</summary>
public enum FigureKind
{
    /// <summary>How many codings carry each code.</summary>
    CodeFrequencies,

    /// <summary>Which codes share words.</summary>
    CoOccurrence,

    /// <summary>How much of each source each coder coded.</summary>
    Coverage,
}

/// <summary>A figure that a person asks for, and of what part of the study.</summary>
/// <param name="Kind">Which figure.</param>
public sealed record FigureChoice(FigureKind Kind)
{
    /// <summary>By what the bars of the frequencies are divided.</summary>
    public CountedBy By { get; init; }

    /// <summary>Whether codes meet only where one coder made both codings.</summary>
    public bool SameCoder { get; init; }

    /// <summary>The codes to count, each with those below it; empty for the whole codebook.</summary>
    public ImmutableArray<Id<Code>> Codes { get; init; } = [];

    /// <summary>The sources to count in; empty for all.</summary>
    public ImmutableArray<Id<Source>> Sources { get; init; } = [];

    /// <summary>Draws it. Refused: <c>sources.source-gone</c>, <c>coding.code-gone</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="names">What things are called, by the whole study.</param>
    /// <param name="frame">How it is laid out.</param>
    public Outcome<Figure> Draw(Study study, FigureNames names, FigureFrame frame)
    {
        if (Sources.Any(id => !study.Sources.ById.ContainsKey(id))) return Refusal.Of("sources.source-gone") with { Field = "sources" };
        if (Codes.Any(id => !study.Coding.Codebook.Codes.ContainsKey(id))) return Refusal.Of("coding.code-gone") with { Field = "codes" };
        Study part = ReportedPart.Of(study, new CodingReportOrder(default) { Codes = Codes, Sources = Sources });
        return Kind switch
        {
            FigureKind.CoOccurrence => CoOccurrenceFigure.Of(CodeMeetings.Of(part, CodingViews.CoOccurrence(part, SameCoder), names), frame),
            FigureKind.Coverage => CoverageFigure.Of(CoverageShare.Of(part, CodingViews.Coverage(part), names), frame),
            _ => CodeFrequencyFigure.Of(By == CountedBy.Coder ? CodeCounts.ByCoder(part, names) : CodeCounts.BySource(CodingViews.Frequencies(part), names), frame),
        };
    }
}

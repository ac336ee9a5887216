using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The part of a study that a report is asked for, as a study of its own: so every count of the report is of that part alone.</summary>
/// <remarks>For counting and listing only. What may leave is decided on the whole study.</remarks>
internal static class ReportedPart
{
    /// <summary>The chosen codes with all below them, and the chosen sources; everything where nothing is chosen.</summary>
    public static Study Of(Study study, CodingReportOrder order)
    {
        if (!order.Sources.IsEmpty) study = study with { Sources = Chosen(study.Sources, [.. order.Sources]) };
        if (!order.Codes.IsEmpty) study = study with { Coding = study.Coding with { Codebook = Chosen(study.Coding.Codebook, order.Codes) } };
        return study;
    }

    private static Sources Chosen(Sources sources, HashSet<Id<Source>> chosen) => sources with
    {
        ById = sources.ById.RemoveRange(sources.ById.Keys.Where(id => !chosen.Contains(id))),
        Renditions = sources.Renditions.RemoveRange(sources.Renditions.Where(at => !chosen.Contains(at.Value.Source)).Select(static at => at.Key)),
    };

    // A chosen code whose parent was not chosen stands at the top.
    private static Codebook Chosen(Codebook book, ImmutableArray<Id<Code>> chosen)
    {
        HashSet<Id<Code>> within = [.. book.Order.Where(code => chosen.Any(above => book.IsWithin(code, above)))];
        return new Codebook
        {
            Order = [.. book.Order.Where(within.Contains)],
            Codes = within.Select(code => book.Codes[code])
                .Select(code => code.Parent is { } parent && !within.Contains(parent) ? code with { Parent = null } : code)
                .ToImmutableDictionary(static code => code.Id),
        };
    }
}

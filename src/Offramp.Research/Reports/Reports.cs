using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What was released.</summary>
public sealed record Reports
{
    /// <summary>Nothing yet.</summary>
    public static readonly Reports Empty = new();

    /// <summary>The releases in the order in which they left.</summary>
    public ImmutableList<ReportReleased> Releases { get; init; } = [];

    internal static Study Apply(Study study, ReportsChange change) => change switch
    {
        ReportReleased c => study with { Reports = study.Reports with { Releases = study.Reports.Releases.Add(c) } },
        _ => throw new NotSupportedException(change.GetType().Name),
    };
}

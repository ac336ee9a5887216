using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A change of what was written and published.</summary>
public abstract record ReportsChange : Change;

/// <summary>A report left the study. What was said once cannot be unsaid: this is never taken back, and later checks look at it.</summary>
/// <param name="Names">The file names, under a holder of their own.</param>
/// <param name="Sources">The sources whose words it holds.</param>
/// <param name="Codings">How many passages it holds.</param>
public sealed record ReportReleased(Words Names, ImmutableArray<Id<Source>> Sources, int Codings) : ReportsChange
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;
}

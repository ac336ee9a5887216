using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>A list experiment as it comes from the field.</summary>
public sealed record ListInput
{
    /// <summary>How many items each respondent counted; NaN where there is no answer.</summary>
    public required ImmutableArray<double> Counts { get; init; }

    /// <summary>Which list each respondent was given.</summary>
    public required ListArms Arms { get; init; }

    /// <summary>How many control items there were: J.</summary>
    public required int Items { get; init; }

    /// <summary>What else is known of each respondent.</summary>
    public ImmutableArray<ListCovariate> Covariates { get; init; } = [];

    /// <summary>How many people of the population each respondent stands for; null where all weigh alike.</summary>
    public ImmutableArray<double>? Weights { get; init; }

    /// <summary>Whether rows without a count, an arm or a covariate are left out instead of refused. How many were is said in a note.</summary>
    public bool LeaveOutIncomplete { get; init; }

    /// <summary>The name of the column of counts, for what is refused.</summary>
    public string CountColumn { get; init; } = "y";

    /// <summary>The name of the column of weights.</summary>
    public string WeightColumn { get; init; } = "weight";
}

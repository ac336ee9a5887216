using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>How the chance of the sensitive trait goes with the control count of the same person.</summary>
public enum ListCondition
{
    /// <summary>It does not, given the covariates.</summary>
    None,

    /// <summary>Its log odds rise or fall with the count in a line.</summary>
    Level,
}

/// <summary>What keeps the chances of lying from running away where the data say little of them.</summary>
public enum LiarPrior
{
    /// <summary>Cauchy with scale 10 for the constant and 2.5 for the covariates, as they are measured: A. Gelman, A. Jakulin, M. G. Pittau and Y.-S. Su, Annals of Applied
    /// Statistics 2 (2008) 1360–1383.</summary>
    Cauchy,

    /// <summary>Nothing. Often there is then no estimate; it is said.</summary>
    None,
}

/// <summary>A model of a list experiment for maximum likelihood.</summary>
public sealed record ListModel
{
    /// <summary>Whether those who have the trait count control items as the others do.</summary>
    public bool Constrained { get; init; } = true;

    /// <summary>Whether the chance of control items may differ from person to person beyond the covariates: beta-binomial.</summary>
    public bool Overdispersed { get; init; }

    /// <summary>Whether who has the trait and no control item may say 0.</summary>
    public bool Floor { get; init; }

    /// <summary>Whether who has the trait and all control items may leave the trait out.</summary>
    public bool Ceiling { get; init; }

    /// <summary>The covariates of lying; null for those of the model, empty for a constant alone.</summary>
    public ImmutableArray<string>? LiarCovariates { get; init; }

    /// <summary>The prior of the coefficients of lying.</summary>
    public LiarPrior LiarPrior { get; init; }

    /// <summary>How the trait goes with the control count.</summary>
    public ListCondition Condition { get; init; }

    /// <summary>How many threads may be used; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

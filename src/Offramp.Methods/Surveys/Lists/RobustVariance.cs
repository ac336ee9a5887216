namespace Offramp.Methods.Surveys.Lists;

/// <summary>How squared residuals stand in for the variance where it differs from row to row.</summary>
/// <remarks>J. G. MacKinnon and H. White, Journal of Econometrics 29 (1985) 305–325.</remarks>
public enum RobustVariance
{
    /// <summary>e² / (1 − h): without bias where the variance is the same within an arm; for two arms it is Neyman's.</summary>
    HC2,

    /// <summary>e² / (1 − h)²: somewhat larger; what R's list package gives.</summary>
    HC3,

    /// <summary>e².</summary>
    HC0,
}

/// <summary>What squared residuals are multiplied by.</summary>
internal static class RobustVariances
{
    public static double Factor(RobustVariance kind, double leverage) => kind switch
    {
        RobustVariance.HC0 => 1,
        RobustVariance.HC3 => 1 / ((1 - leverage) * (1 - leverage)),
        _ => 1 / (1 - leverage),
    };
}

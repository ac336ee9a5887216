namespace Offramp.Methods.Agreement;

/// <summary>How far apart two codes are, by what the codes are: names, ranks, amounts, or amounts from a true zero.</summary>
public enum Metric
{
    /// <summary>Codes are names: they are the same or not.</summary>
    Nominal,

    /// <summary>Codes have an order.</summary>
    Ordinal,

    /// <summary>Codes are numbers whose differences mean something.</summary>
    Interval,

    /// <summary>Codes are numbers from a true zero, whose ratios mean something; none is below 0.</summary>
    Ratio,
}

/// <summary>How much two codes agree that are not the same, from 0 to 1.</summary>
public enum Weighting
{
    /// <summary>Not at all: codes are the same or not.</summary>
    Identity,

    /// <summary>1 − |k − l| / (max − min).</summary>
    Linear,

    /// <summary>1 − (k − l)² / (max − min)².</summary>
    Quadratic,

    /// <summary>1 − C(|k − l| + 1, 2) / C(q, 2) by places in the order (Gwet's ordinal weights, another thing than Krippendorff's ordinal metric).</summary>
    Ordinal,
}

/// <summary>The coefficients of agreement on coded units.</summary>
public enum AgreementKind
{
    /// <summary>How often two coders of a unit agree, without regard to chance.</summary>
    Percent,

    /// <summary>Cohen's kappa of two coders.</summary>
    Cohen,

    /// <summary>Scott's pi of two coders.</summary>
    Scott,

    /// <summary>Fleiss' kappa: Scott's pi for any number of coders.</summary>
    Fleiss,

    /// <summary>Conger's (Hubert's) kappa: Cohen's kappa for any number of coders.</summary>
    Conger,

    /// <summary>Light's kappa: the mean of Cohen's kappas of all pairs.</summary>
    Light,

    /// <summary>Brennan and Prediger's coefficient (Bennett's S, Randolph's free-marginal kappa).</summary>
    BrennanPrediger,

    /// <summary>Gwet's AC1, with weights AC2.</summary>
    Gwet,

    /// <summary>Krippendorff's alpha.</summary>
    Alpha,
}

/// <summary>A coefficient with its weights or its metric.</summary>
/// <param name="Kind">The coefficient.</param>
/// <param name="Weights">Its weights; alpha has none.</param>
/// <param name="Metric">Alpha's metric; the others have none.</param>
public readonly record struct AgreementMeasure(AgreementKind Kind, Weighting Weights = Weighting.Identity, Metric Metric = Metric.Nominal)
{
    /// <summary>Its short name, as in <c>alpha.ordinal</c>, <c>ac1</c>, <c>ac2.quadratic</c>, <c>cohen</c>.</summary>
    public string Name => Kind switch
    {
        AgreementKind.Alpha => "alpha." + Metric.ToString().ToLowerInvariant(),
        AgreementKind.Gwet => Weights == Weighting.Identity ? "ac1" : "ac2" + Suffix,
        AgreementKind.BrennanPrediger => "bp" + Suffix,
        _ => Kind.ToString().ToLowerInvariant() + Suffix,
    };

    private string Suffix => Weights == Weighting.Identity ? "" : "." + Weights.ToString().ToLowerInvariant();

    /// <summary>Krippendorff's alpha with a metric.</summary>
    public static AgreementMeasure Alpha(Metric metric) => new(AgreementKind.Alpha, Metric: metric);

    /// <summary>All coefficients that suit codes of a metric and a number of coders: unweighted ones and alpha with this and every humbler metric, and from
    /// ordinal on also weighted ones.</summary>
    /// <param name="metric">What the codes are.</param>
    /// <param name="coders">How many coders there are: Cohen's kappa and Scott's pi are of two.</param>
    public static IReadOnlyList<AgreementMeasure> Suited(Metric metric, int coders)
    {
        AgreementKind[] kinds = [AgreementKind.Percent, AgreementKind.Cohen, AgreementKind.Scott, AgreementKind.Fleiss, AgreementKind.Conger, AgreementKind.Light, AgreementKind.BrennanPrediger, AgreementKind.Gwet];
        Weighting[] weights = metric == Metric.Nominal ? [Weighting.Identity] : [Weighting.Identity, Weighting.Linear, Weighting.Quadratic, Weighting.Ordinal];
        return [
            .. kinds.Where(kind => coders == 2 || kind is not (AgreementKind.Cohen or AgreementKind.Scott)).SelectMany(kind => weights.Select(weighting => new AgreementMeasure(kind, weighting))),
            .. Enum.GetValues<Metric>().Where(humbler => humbler <= metric).Select(Alpha)];
    }
}

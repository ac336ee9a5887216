namespace Offramp.Methods.Surveys.Responses;

/// <summary>How chance stands between the question and the answer.</summary>
public enum ResponseKind
{
    /// <summary>Not at all: the question is asked plainly. Here for comparison.</summary>
    Direct,

    /// <summary>A device picks the sensitive statement or its opposite (S. L. Warner, Journal of the American Statistical Association 60 (1965) 63–69).</summary>
    Mirrored,

    /// <summary>Two decks of cards; the trait decides which one the colour is read from (A. Y. C. Kuk, Biometrika 77 (1990) 436–438).</summary>
    Disguised,

    /// <summary>A device asks for the truth, for "yes" or for "no" (R. F. Boruch, The American Sociologist 6 (1971) 308–311).</summary>
    Forced,

    /// <summary>A device picks the sensitive or a harmless question whose share of "yes" is known (B. G. Greenberg et al., Journal of the American Statistical
    /// Association 64 (1969) 520–539).</summary>
    Unrelated,

    /// <summary>Whether the answers to the sensitive and to a harmless question are the same (J.-W. Yu, G.-L. Tian and M.-L. Tang, Metrika 67 (2008) 251–263).</summary>
    Crosswise,
}

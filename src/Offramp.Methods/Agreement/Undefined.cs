namespace Offramp.Methods.Agreement;

/// <summary>Why a coefficient or its error is not defined.</summary>
internal static class Undefined
{
    /// <summary>No unit was coded by two.</summary>
    public static MethodProblem NoPairs { get; } = new("methods.agreement-no-pairs");

    /// <summary>One category alone: agreement by chance is then certain, and 0 is divided by 0.</summary>
    public static MethodProblem OneCategory(string category) => new MethodProblem("methods.agreement-one-category").With("category", category);

    /// <summary>A coder whose share of categories is wanted coded nothing.</summary>
    public static MethodProblem CoderEmpty(string coder) => new MethodProblem("methods.agreement-coder-empty", Column: coder).With("coder", coder);

    /// <summary>Two coders have no unit in common.</summary>
    public static MethodProblem PairEmpty(string coder, string other) => new MethodProblem("methods.agreement-pair-empty").With("coder", coder).With("other", other);

    /// <summary>Two coders used one category alone.</summary>
    public static MethodProblem PairOneCategory(string coder, string other, string category) =>
        new MethodProblem("methods.agreement-pair-one-category").With("coder", coder).With("other", other).With("category", category);

    /// <summary>The coefficient is of two coders.</summary>
    public static MethodProblem NotTwo(int coders) => new MethodProblem("methods.agreement-not-two").With("count", coders);

    /// <summary>One unit has no spread.</summary>
    public static MethodProblem OneUnit { get; } = new("methods.agreement-one-unit");
}

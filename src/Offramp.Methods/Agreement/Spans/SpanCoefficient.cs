namespace Offramp.Methods.Agreement.Spans;

/// <summary>A coefficient, or why there is none. What is undefined is never 0, 1 or NaN.</summary>
/// <param name="Value">The coefficient; null where it is undefined.</param>
/// <param name="Undefined">Why it is undefined; null where it is not.</param>
public sealed record SpanCoefficient(double? Value, MethodProblem? Undefined)
{
    /// <summary>A coefficient that is a number.</summary>
    internal static SpanCoefficient Of(double value) =>
        double.IsFinite(value) ? new(value, null) : throw new ArithmeticException("A coefficient that is no number was not caught as undefined.");

    /// <summary>A coefficient that is undefined.</summary>
    internal static SpanCoefficient None(string code) => new(null, new MethodProblem(code));

    /// <summary>A coefficient that is undefined, with what the reason names.</summary>
    internal static SpanCoefficient None(MethodProblem reason) => new(null, reason);

    /// <summary>1 − D_o / D_e, where a disagreement is expected.</summary>
    internal static SpanCoefficient FromDisagreement(double observed, double expected, string reason) =>
        expected > 0 ? Of(1 - (observed / expected)) : None(reason);
}

using System.Collections.Immutable;

namespace Offramp.Methods.Surveys.Responses;

/// <summary>A design of randomised response: how likely those with and those without the trait say "yes".</summary>
/// <remarks>All designs are one model: P(yes) = c·π + d with π the share of people with the trait (G. Blair, K. Imai and Y.-Y. Zhou, Journal of the American
/// Statistical Association 110 (2015) 1304–1319).</remarks>
public sealed record ResponseDesign
{
    // Below this, "yes" is as likely with the trait as without, but for the rounding of the numbers typed.
    private const double NoDifference = 1e-9;

    // How far the three probabilities of a forced design may be from 1 together: people type 0.667 and 0.167.
    private const double Rounding = 0.005;

    private ResponseDesign(ResponseKind kind, double yesWithTrait, double yesWithoutTrait, ImmutableArray<MethodProblem> notes)
    {
        Kind = kind;
        YesWithTrait = yesWithTrait;
        YesWithoutTrait = yesWithoutTrait;
        Notes = notes;
    }

    /// <summary>Which design it is.</summary>
    public ResponseKind Kind { get; }

    /// <summary>P(yes) of those with the trait, c + d.</summary>
    public double YesWithTrait { get; }

    /// <summary>P(yes) of those without it, d.</summary>
    public double YesWithoutTrait { get; }

    /// <summary>By how much the share of "yes" rises with the share of the trait, c; below 0 where "yes" speaks against the trait.</summary>
    public double Slope => YesWithTrait - YesWithoutTrait;

    /// <summary>What must be known of the design: that one answer gives a person away, or that probabilities were rounded.</summary>
    public ImmutableArray<MethodProblem> Notes { get; }

    /// <summary>The plain question.</summary>
    public static ResponseDesign Direct { get; } = new(ResponseKind.Direct, 1, 0, []);

    /// <summary>The mirrored question: c = 2p − 1, d = 1 − p (Warner 1965).</summary>
    /// <param name="p">The probability that the device picks the sensitive statement, not its opposite; not 0.5.</param>
    public static Answer<ResponseDesign> Mirrored(double p) => Checked(ResponseKind.Mirrored, p, 1 - p, [("p", p)], []);

    /// <summary>The disguised response: c = p − q, d = q; with q = 1 − p where it is not given (Kuk 1990 with one draw).</summary>
    /// <param name="p">The share of "yes" cards in the deck of those with the trait.</param>
    /// <param name="q">The share of "yes" cards in the other deck; null for 1 − p.</param>
    public static Answer<ResponseDesign> Disguised(double p, double? q = null) => Checked(ResponseKind.Disguised, p, q ?? 1 - p, [("p", p), ("q", q ?? 1 - p)], []);

    /// <summary>The forced response: c = p, d = p1 (Boruch 1971; J. A. Fox and P. E. Tracy, Randomized Response (1986)).</summary>
    /// <param name="p">The probability of being asked for the truth.</param>
    /// <param name="p1">The probability of being told to say yes; null for what p and p0 leave.</param>
    /// <param name="p0">The probability of being told to say no; null for what p and p1 leave.</param>
    public static Answer<ResponseDesign> Forced(double p, double? p1, double? p0)
    {
        if (p1 is null && p0 is null) return new MethodProblem("methods.rr-parameter-missing", Column: "p1").With("name", "p1").With("design", "forced");
        double yes = p1 ?? 1 - p - p0!.Value, no = p0 ?? 1 - p - yes, sum = p + yes + no;
        (string, double)[] typed = [("p", p), ("p1", yes), ("p0", no)];
        if (typed.All(static one => one.Item2 is >= 0 and <= 1) && Math.Abs(sum - 1) > Rounding)
            return new MethodProblem("methods.rr-forced-sum", Column: "p0").With("sum", sum);
        ImmutableArray<MethodProblem> notes = Math.Abs(sum - 1) > NoDifference ? [new MethodProblem("methods.rr-forced-rounded", Column: "p0").With("sum", Math.Round(sum, 9))] : [];
        return Checked(ResponseKind.Forced, Math.Min(1, p + yes), yes, typed, notes);
    }

    /// <summary>The unrelated question: c = p, d = (1 − p)·q (Greenberg et al. 1969).</summary>
    /// <param name="p">The probability that the device picks the sensitive question.</param>
    /// <param name="q">The share of people who say yes to the harmless question.</param>
    public static Answer<ResponseDesign> Unrelated(double p, double q) => Checked(ResponseKind.Unrelated, p + ((1 - p) * q), (1 - p) * q, [("p", p), ("q", q)], []);

    /// <summary>The crosswise model, "yes" being "both answers are the same": the algebra of the mirrored question (Yu, Tian and Tang 2008).</summary>
    /// <param name="p">The share of people who say yes to the harmless question; not 0.5.</param>
    public static Answer<ResponseDesign> Crosswise(double p) => Checked(ResponseKind.Crosswise, p, 1 - p, [("p", p)], []);

    /// <summary>P(yes) where a share of people has the trait.</summary>
    /// <param name="share">The share; one outside 0 to 1 goes on along the same line.</param>
    public double YesAt(double share) => (YesWithTrait * share) + (YesWithoutTrait * (1 - share));

    /// <summary>The share that goes with a share of "yes": (λ − d) / c.</summary>
    /// <param name="yes">The share of "yes", from 0 to 1.</param>
    public double ShareAt(double yes) => (yes - YesWithoutTrait) / Slope;

    private static Answer<ResponseDesign> Checked(ResponseKind kind, double with, double without, (string Name, double Value)[] typed, ImmutableArray<MethodProblem> notes)
    {
        ImmutableArray<MethodProblem> outside = [.. typed.Where(static one => !(one.Value is >= 0 and <= 1))
            .Select(static one => new MethodProblem("methods.survey-probability-outside", Column: one.Name).With("name", one.Name).With("value", one.Value))];
        if (!outside.IsEmpty) return outside;
        if (Math.Abs(with - without) < NoDifference) return new MethodProblem("methods.rr-identifies-nothing", Column: "p").With("yes", Math.Round(with, 9));
        // An answer that only one kind of people can give protects nobody who gives it.
        if (without == 0 || with == 0) notes = notes.Add(new MethodProblem("methods.rr-answer-reveals").With("answer", "yes").With("has", without == 0 ? "with" : "without"));
        if (without == 1 || with == 1) notes = notes.Add(new MethodProblem("methods.rr-answer-reveals").With("answer", "no").With("has", without == 1 ? "with" : "without"));
        return new ResponseDesign(kind, with, without, notes);
    }
}

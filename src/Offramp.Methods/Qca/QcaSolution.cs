using System.Collections.Immutable;
using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>What may be assumed of configurations that nobody has seen.</summary>
public enum SolutionKind
{
    /// <summary>Nothing: only observed rows with the outcome are covered (also called complex).</summary>
    Conservative,

    /// <summary>Whatever makes the solution shorter.</summary>
    Parsimonious,

    /// <summary>What makes it shorter and goes along with what is expected of each condition.</summary>
    Intermediate,
}

/// <summary>How a truth table is minimised.</summary>
public sealed record MinimisationOptions
{
    /// <summary>Which solution.</summary>
    public SolutionKind Kind { get; init; } = SolutionKind.Parsimonious;

    /// <summary>What is expected of the conditions, for the intermediate solution.</summary>
    public ImmutableArray<DirectionalExpectation> Expectations { get; init; } = [];

    /// <summary>Whether contradictory rows may be covered.</summary>
    public bool WithContradictions { get; init; }

    /// <summary>How many models are listed; all are counted.</summary>
    public int MostModels { get; init; } = 1000;

    /// <summary>Whether the models from which no term can be left out are listed too, which may be longer than the shortest.</summary>
    public bool Irredundant { get; init; }
}

/// <summary>A term of a model with its fit.</summary>
/// <param name="Product">The term.</param>
/// <param name="Text">The term as text.</param>
/// <param name="Fit">Its fit.</param>
/// <param name="CovU">What it covers alone in the model; null where nobody has the outcome.</param>
/// <param name="Cases">The cases in the rows that it covers, by index.</param>
public sealed record QcaTerm(Implicant Product, string Text, SetFit Fit, double? CovU, ImmutableArray<int> Cases);

/// <summary>A model: terms any of which leads to the outcome.</summary>
/// <param name="Terms">Its terms.</param>
/// <param name="Fit">The fit of all of them together.</param>
public sealed record QcaModel(ImmutableArray<QcaTerm> Terms, SetFit Fit)
{
    /// <summary>How many configurations it covers of which nobody was seen with the outcome.</summary>
    public double AssumptionCount => Assumed.Value.Count;

    /// <summary>Their rows by number; null where they are too many to be listed. Both are found when first asked for: of many tied models hardly anyone looks at all.</summary>
    public ImmutableArray<long>? Assumptions => Assumed.Value.Rows;

    internal Lazy<(ImmutableArray<long>? Rows, double Count)> Assumed { get; init; } = new(static () => (null, 0));

    /// <summary>The model as text.</summary>
    public override string ToString() => string.Join(" + ", Terms.Select(static term => term.Text));
}

/// <summary>A prime implicant and the rows that it covers.</summary>
/// <param name="Product">The product.</param>
/// <param name="Text">It as text.</param>
/// <param name="Rows">The rows to be explained that it covers, by number.</param>
public sealed record PrimeImplicant(Implicant Product, string Text, ImmutableArray<long> Rows);

/// <summary>All shortest models of a truth table.</summary>
public sealed record QcaSolution
{
    /// <summary>What was assumed.</summary>
    public required SolutionKind Kind { get; init; }

    /// <summary>The rows to be explained, by number.</summary>
    public required ImmutableArray<long> Explained { get; init; }

    /// <summary>All prime implicants that cover one of them: the whole chart.</summary>
    public required ImmutableArray<PrimeImplicant> PrimeImplicants { get; init; }

    /// <summary>The prime implicants that alone cover some row.</summary>
    public required ImmutableArray<PrimeImplicant> Essential { get; init; }

    /// <summary>How many terms the shortest models have.</summary>
    public required int? TermCount { get; init; }

    /// <summary>How many shortest models there are; null where they could not be counted in time.</summary>
    public required BigInteger? ModelCount { get; init; }

    /// <summary>Whether it is proven that no model is shorter.</summary>
    public required bool IsProven { get; init; }

    /// <summary>The models, or as many as were asked for.</summary>
    public required ImmutableArray<QcaModel> Models { get; init; }

    /// <summary>The terms that every shortest model has.</summary>
    public required ImmutableArray<string> CoreTerms { get; init; }

    /// <summary>The literals that every shortest model has in some term.</summary>
    public required ImmutableArray<string> CoreLiterals { get; init; }

    /// <summary>The models from which no term can be left out; null where not asked for.</summary>
    public ImmutableArray<ImmutableArray<string>>? Irredundant { get; init; }

    /// <summary>For the intermediate solution, what each pair of a conservative and a parsimonious model gives.</summary>
    public ImmutableArray<IntermediatePair> Pairs { get; init; } = [];

    /// <summary>What must be known.</summary>
    public ImmutableArray<MethodProblem> Notes { get; init; } = [];
}

/// <summary>The intermediate solution between one conservative and one parsimonious model.</summary>
/// <param name="Name">Which: <c>C1P2</c>.</param>
/// <param name="Conservative">The conservative model's terms.</param>
/// <param name="Parsimonious">The parsimonious model's terms.</param>
/// <param name="Easy">Assumptions in line with what is expected, by row; null where too many to be listed.</param>
/// <param name="Difficult">Assumptions of the parsimonious model that are not, by row; null where too many to be listed.</param>
/// <param name="Solution">The solution of the rows with the outcome and the easy ones.</param>
public sealed record IntermediatePair(
    string Name, ImmutableArray<string> Conservative, ImmutableArray<string> Parsimonious, ImmutableArray<long>? Easy, ImmutableArray<long>? Difficult,
    QcaSolution Solution);

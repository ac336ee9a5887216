using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>A term of an expression with its fit.</summary>
/// <param name="Text">The term as text.</param>
/// <param name="Fit">Its fit.</param>
/// <param name="CovU">What it covers of the outcome that no other term covers; null where nobody has the outcome.</param>
public sealed record ExpressionTerm(string Text, SetFit Fit, double? CovU);

/// <summary>How well an expression fits an outcome.</summary>
/// <param name="Text">The expression as a sum of products.</param>
/// <param name="Fit">The fit of the whole.</param>
/// <param name="Terms">Its terms with theirs.</param>
/// <param name="Memberships">How far each case belongs to the expression.</param>
/// <param name="Outcome">How far each case belongs to the outcome.</param>
public sealed record ExpressionFit(string Text, SetFit Fit, ImmutableArray<ExpressionTerm> Terms, ImmutableArray<double> Memberships, ImmutableArray<double> Outcome)
{
    /// <summary>The fit of an expression and an outcome.</summary>
    /// <param name="data">The cases.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="outcome">The outcome.</param>
    public static Answer<ExpressionFit> Of(QcaData data, QcaExpression expression, QcaExpression outcome)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(outcome);
        ImmutableArray<MethodProblem> problems = [.. expression.Check(data), .. outcome.Check(data)];
        if (!problems.IsEmpty) return problems;
        ImmutableArray<QcaProduct> products = expression.Products(data);
        if (products.IsEmpty) return new MethodProblem("methods.qca-expression-empty");
        double[] y = outcome.Memberships(data);
        double[][] parts = [.. products.Select(static product => product.Memberships())];
        (double[] together, double?[] alone) = UniqueCoverage.Of(parts, y);
        bool multiValue = expression.Names.Any(name => data.Find(name)!.Kind == QcaKind.MultiValue);
        string[] texts = [.. products.Select(product => product.InWords(multiValue))];
        return new ExpressionFit(
            string.Join(" + ", texts), SetFit.Of(together, y), [.. texts.Select((text, i) => new ExpressionTerm(text, SetFit.Of(parts[i], y), alone[i]))], [.. together], [.. y]);
    }
}

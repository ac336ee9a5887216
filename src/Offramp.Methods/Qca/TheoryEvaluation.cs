using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>A meeting of theory and solution.</summary>
/// <param name="Name">Which: <c>T*E</c>, <c>~T*E</c>, <c>T*~E</c>, <c>~T*~E</c>.</param>
/// <param name="Expression">It as a sum of products.</param>
/// <param name="Fit">Its fit with the outcome.</param>
/// <param name="WithOutcome">The cases in it with the outcome, by index.</param>
/// <param name="WithoutOutcome">The cases in it without the outcome, by index.</param>
public sealed record TheoryArea(string Name, string Expression, SetFit Fit, ImmutableArray<int> WithOutcome, ImmutableArray<int> WithoutOutcome);

/// <summary>Where what a theory expected and what was found meet, and where not.</summary>
/// <remarks>C. C. Ragin, The Comparative Method (1987), chapter 7; C. Q. Schneider and C. Wagemann, Set-Theoretic Methods for the Social Sciences (2012), section 11.3. Cases with the
/// outcome in T*E are covered and most likely, in ~T*E covered and least likely, in T*~E uncovered and most likely, in ~T*~E uncovered and least likely. Cases without it in
/// T*E are inconsistent and most likely, in ~T*E inconsistent and least likely; the others are consistent.</remarks>
/// <param name="Areas">The four areas.</param>
public sealed record TheoryEvaluation(ImmutableArray<TheoryArea> Areas)
{
    /// <summary>Evaluates a theory.</summary>
    /// <param name="data">The cases.</param>
    /// <param name="theory">What was expected to lead to the outcome.</param>
    /// <param name="solution">What was found.</param>
    /// <param name="outcome">The outcome.</param>
    public static Answer<TheoryEvaluation> Of(QcaData data, QcaExpression theory, QcaExpression solution, QcaExpression outcome)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(theory);
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(outcome);
        ImmutableArray<MethodProblem> problems = [.. theory.Check(data), .. solution.Check(data), .. outcome.Check(data)];
        if (!problems.IsEmpty) return problems;
        double[] y = outcome.Memberships(data);
        bool multiValue = theory.Names.Concat(solution.Names).Any(name => data.Find(name)!.Kind == QcaKind.MultiValue);
        var areas = ImmutableArray.CreateBuilder<TheoryArea>(4);
        foreach ((string name, bool expected, bool found) in (ReadOnlySpan<(string, bool, bool)>)[("T*E", true, true), ("~T*E", false, true), ("T*~E", true, false), ("~T*~E", false, false)])
        {
            QcaExpression area = new QcaJoined([Side(theory, expected), Side(solution, found)], All: true, Negated: false);
            double[] x = area.Memberships(data);
            string text = string.Join(" + ", Crisp(area.Products(data)).Select(product => product.InWords(multiValue)));
            areas.Add(new TheoryArea(name, text.Length == 0 ? "0" : text, SetFit.Of(x, y), Where(x, y, above: true), Where(x, y, above: false)));
        }
        return new TheoryEvaluation(areas.MoveToImmutable());
    }

    private static QcaExpression Side(QcaExpression expression, bool holds) => holds ? expression : new QcaJoined([expression], All: true, Negated: true);

    // Logically A*~A is nothing; fuzzy cases may belong to it by up to a half, which is counted in the fits and not written in the expression.
    private static IEnumerable<QcaProduct> Crisp(IEnumerable<QcaProduct> products) =>
        products.Where(static product => product.Literals.GroupBy(static l => l.Set).All(static group => group.Select(static l => l.Level).Distinct().Count() == 1));

    private static ImmutableArray<int> Where(double[] x, double[] y, bool above) =>
        [.. Enumerable.Range(0, x.Length).Where(i => x[i] > 0.5 && (above ? y[i] > 0.5 : y[i] < 0.5))];
}

using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>What a case is, seen from a solution.</summary>
public enum CaseKind
{
    /// <summary>In the term and in the outcome, and not more in the term: where to see how the term works.</summary>
    Typical,

    /// <summary>In both, but more in the term than in the outcome.</summary>
    DeviantInDegree,

    /// <summary>In the term but not in the outcome: what keeps the outcome away, or which condition is missing?</summary>
    DeviantConsistency,

    /// <summary>In the outcome but in no term: which way leads there that was not seen?</summary>
    DeviantCoverage,

    /// <summary>In neither: of use only to be compared with others.</summary>
    Irrelevant,
}

/// <summary>A case to look into.</summary>
/// <param name="Case">The case, by index.</param>
/// <param name="Kind">What it is.</param>
/// <param name="X">How far it belongs to the term, or to the whole solution.</param>
/// <param name="Y">How far it belongs to the outcome.</param>
/// <param name="Rank">How well it stands for its kind: the smaller, the better.</param>
/// <param name="IsUniquelyCovered">Whether it belongs by more than a half to this term alone.</param>
public sealed record SelectedCase(int Case, CaseKind Kind, double X, double Y, double Rank, bool IsUniquelyCovered);

/// <summary>The cases of a term, or of the whole solution.</summary>
/// <param name="Term">The term; for the whole solution its text.</param>
/// <param name="Cases">The cases, kind by kind, the best ones first.</param>
public sealed record TermCases(string Term, ImmutableArray<SelectedCase> Cases);

/// <summary>Which cases to look into after an analysis.</summary>
/// <remarks>C. Q. Schneider and I. Rohlfing, "Combining QCA and Process Tracing in Set-Theoretic Multi-Method Research", Sociological Methods and Research 42 (2013) 559–597. Their principles
/// say that a typical case belongs to both as far as possible and to the outcome hardly more than to the term; the rank here is (1 − X) + (Y − X). Deviant for consistency: (1 − X) + Y. Deviant
/// for coverage: X + (1 − Y). Nobody is ranked as a person: cases are.</remarks>
public static class CaseSelection
{
    /// <summary>The cases of each term of an expression, and of the whole.</summary>
    /// <param name="fit">The expression held against the outcome.</param>
    /// <param name="terms">How far each case belongs to each term.</param>
    private static ImmutableArray<TermCases> Of(ExpressionFit fit, double[][] terms)
    {
        double[] y = [.. fit.Outcome];
        int[] inTerms = [.. Enumerable.Range(0, y.Length).Select(i => terms.Count(term => term[i] > 0.5))];
        var all = ImmutableArray.CreateBuilder<TermCases>();
        if (terms.Length > 1)
        {
            for (int t = 0; t < terms.Length; t++)
                all.Add(new TermCases(fit.Terms[t].Text, Select(terms[t], y, inTerms, [CaseKind.Typical, CaseKind.DeviantInDegree, CaseKind.DeviantConsistency])));
        }
        all.Add(new TermCases(fit.Text, Select([.. fit.Memberships], y, inTerms, Enum.GetValues<CaseKind>())));
        return all.DrainToImmutable();
    }

    /// <summary>The cases of each term of an expression, and of the whole.</summary>
    /// <param name="data">The cases.</param>
    /// <param name="expression">The solution.</param>
    /// <param name="outcome">The outcome.</param>
    public static Answer<CaseList> Of(QcaData data, QcaExpression expression, QcaExpression outcome)
    {
        Answer<ExpressionFit> fit = ExpressionFit.Of(data, expression, outcome);
        if (fit.Value is not { } good) return fit.Problems;
        return new CaseList(Of(good, [.. expression.Products(data).Select(static product => product.Memberships())]));
    }

    private static ImmutableArray<SelectedCase> Select(double[] x, double[] y, int[] inTerms, CaseKind[] kinds) =>
        [.. Enumerable.Range(0, x.Length)
            .Select(i => KindOf(x[i], y[i]) is { } kind ? new SelectedCase(i, kind, x[i], y[i], Rank(kind, x[i], y[i]), inTerms[i] == 1) : null)
            .OfType<SelectedCase>().Where(selected => kinds.Contains(selected.Kind))
            .OrderBy(static selected => selected.Kind).ThenBy(static selected => selected.Rank).ThenBy(static selected => selected.Case)];

    // A case at exactly a half is neither in nor out.
    private static CaseKind? KindOf(double x, double y) => (x > 0.5, x < 0.5, y > 0.5, y < 0.5) switch
    {
        (true, _, true, _) => x <= y ? CaseKind.Typical : CaseKind.DeviantInDegree,
        (true, _, _, true) => CaseKind.DeviantConsistency,
        (_, true, true, _) => CaseKind.DeviantCoverage,
        (_, true, _, true) => CaseKind.Irrelevant,
        _ => null,
    };

    private static double Rank(CaseKind kind, double x, double y) => kind switch
    {
        CaseKind.Typical => 1 - x + (y - x),
        CaseKind.DeviantInDegree => 1 - x + (x - y),
        CaseKind.DeviantConsistency => 1 - x + y,
        CaseKind.DeviantCoverage => x + (1 - y),
        _ => x + y,
    };
}

/// <summary>The cases of each term.</summary>
/// <param name="Terms">Each term; the whole solution last.</param>
public sealed record CaseList(ImmutableArray<TermCases> Terms);

using MathNet.Numerics.LinearAlgebra;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>What the data say of each coefficient, and of which they say nothing.</summary>
/// <param name="Covariance">The covariance of those that are determined, by rows; 0 for the others.</param>
/// <param name="Determined">Which are determined.</param>
internal sealed record ListInformation(double[] Covariance, bool[] Determined)
{
    // Where the log odds have an error above 100 over the reach of the data, the data do not determine them: 1 / 100².
    private const double LeastEigenvalue = 1e-4;

    // A coefficient that moves log odds so far has run towards infinity.
    private const double FarOut = 8;

    /// <summary>Inverts an information, and holds fixed what it says nothing of: at a bound of the model the others are as if that coefficient were known.</summary>
    /// <param name="information">The negative second derivatives.</param>
    /// <param name="reach">How far each coefficient's column reaches.</param>
    /// <param name="meat">Σ w² s s' where respondents weigh differently; else null.</param>
    public static ListInformation Of(double[] information, double[] reach, double[]? meat = null)
    {
        int p = reach.Length;
        List<int> kept = [.. Enumerable.Range(0, p)];
        while (kept.Count > 0)
        {
            var scaled = Matrix<double>.Build.Dense(kept.Count, kept.Count, (i, j) => information[(kept[i] * p) + kept[j]] / (reach[kept[i]] * reach[kept[j]]));
            if (scaled.Enumerate().Any(static value => !double.IsFinite(value))) break;
            var roots = scaled.Evd(Symmetricity.Symmetric);
            if (roots.EigenValues[0].Real > LeastEigenvalue) break;
            int most = 0;
            for (int i = 1; i < kept.Count; i++)
                if (Math.Abs(roots.EigenVectors[i, 0]) > Math.Abs(roots.EigenVectors[most, 0])) most = i;
            kept.RemoveAt(most);
        }
        bool[] determined = new bool[p];
        double[] covariance = new double[p * p], small = new double[kept.Count * kept.Count];
        for (int i = 0; i < kept.Count; i++)
            for (int j = 0; j < kept.Count; j++) small[(i * kept.Count) + j] = information[(kept[i] * p) + kept[j]];
        if (kept.Count == 0 || Cholesky.Of(small, kept.Count) is not { } root) return new ListInformation(covariance, determined);
        double[] inverse = root.Inverse();
        if (meat is not null)
        {
            double[] between = new double[small.Length];
            for (int i = 0; i < kept.Count; i++)
                for (int j = 0; j < kept.Count; j++) between[(i * kept.Count) + j] = meat[(kept[i] * p) + kept[j]];
            inverse = Cholesky.Sandwich(inverse, between, kept.Count);
        }
        for (int i = 0; i < kept.Count; i++)
        {
            determined[kept[i]] = true;
            for (int j = 0; j < kept.Count; j++) covariance[(kept[i] * p) + kept[j]] = inverse[(i * kept.Count) + j];
        }
        return new ListInformation(covariance, determined);
    }

    /// <summary>What is to be said of coefficients that are not determined.</summary>
    public IEnumerable<MethodProblem> Notes(ListLayout layout, double[] coefficients, double[] reach)
    {
        (string Part, string Name)[] names = [.. layout.Names()];
        foreach (ListPart? part in (ListPart?[])[layout.Floor, layout.Ceiling])
            if (part is not null && Enumerable.Range(part.At, part.Columns.Length).Any(i => !Determined[i])) yield return new MethodProblem("methods.list-no-liars").With("part", part.Name);
        if (layout.Spread is { } spread && !Determined[spread.At]) yield return new MethodProblem("methods.list-no-overdispersion");
        foreach (ListPart part in layout.Parts)
        {
            if (part == layout.Floor || part == layout.Ceiling || part == layout.Spread) continue;
            for (int i = part.At; i < part.At + part.Columns.Length; i++)
            {
                if (Determined[i]) continue;
                yield return Note(part.Name, names[i].Name, coefficients[i], reach[i]);
            }
        }
    }

    /// <summary>What is to be said of a coefficient that is not determined.</summary>
    public static MethodProblem Note(string part, string name, double value, double reach)
    {
        bool isConstant = name == "(Intercept)";
        string code = Math.Abs(value) * reach <= FarOut ? "methods.list-singular" : isConstant ? "methods.list-at-bound" : "methods.list-separation";
        return new MethodProblem(code, Column: isConstant ? null : name).With("part", part).With("name", name).With("value", Math.Round(value, 2));
    }
}

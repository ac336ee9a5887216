using MathNet.Numerics.LinearAlgebra;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>What the data say of each coefficient, and of which they say nothing.</summary>
/// <param name="Covariance">The covariance of the coefficients, by rows; 0 for those that are held fixed because the data say nothing of a direction.</param>
/// <param name="Bread">The inverse of the information, with the same ones held fixed; the covariance where all respondents weigh alike.</param>
/// <param name="Silent">The directions of which the data say nothing.</param>
internal sealed record ListInformation(double[] Covariance, double[] Bread, IReadOnlyList<double[]> Silent)
{
    // Where the log odds have an error above 100 over the reach of the data, the data do not determine them: 1 / 100².
    private const double LeastEigenvalue = 1e-4;

    // A coefficient that moves log odds so far has run towards infinity.
    private const double FarOut = 8;

    // What moves by less than that along a silent direction of length 1 does not depend on it.
    private const double Still = 1e-3;

    /// <summary>Of coefficients that are all determined.</summary>
    public static ListInformation Full(double[] covariance) => new(covariance, covariance, []);

    /// <summary>Inverts an information. Along a direction that it says nothing of one coefficient is held fixed: what does not move along it has the same error whichever it is.</summary>
    /// <param name="information">The negative second derivatives.</param>
    /// <param name="reach">How far each coefficient's column reaches.</param>
    /// <param name="meat">Σ w² s s' where respondents weigh differently; else null.</param>
    public static ListInformation Of(double[] information, double[] reach, double[]? meat = null)
    {
        int p = reach.Length;
        (int[] kept, List<double[]> silent) = Kept(information, reach);
        double[] bread = new double[p * p], small = new double[kept.Length * kept.Length];
        for (int i = 0; i < kept.Length; i++)
            for (int j = 0; j < kept.Length; j++) small[(i * kept.Length) + j] = information[(kept[i] * p) + kept[j]];
        if (kept.Length > 0 && Cholesky.Of(small, kept.Length) is { } root)
        {
            double[] inverse = root.Inverse();
            for (int i = 0; i < kept.Length; i++)
                for (int j = 0; j < kept.Length; j++) bread[(kept[i] * p) + kept[j]] = inverse[(i * kept.Length) + j];
        }
        return new ListInformation(meat is null ? bread : Cholesky.Sandwich(bread, meat, p), bread, silent);
    }

    /// <summary>The coefficients that are not held fixed, and the directions of which an information says nothing.</summary>
    public static (int[] Kept, List<double[]> Silent) Kept(double[] information, double[] reach)
    {
        int p = reach.Length;
        List<int> kept = [.. Enumerable.Range(0, p)];
        var silent = new List<double[]>();
        while (kept.Count > 0)
        {
            var scaled = Matrix<double>.Build.Dense(kept.Count, kept.Count, (i, j) => information[(kept[i] * p) + kept[j]] / (reach[kept[i]] * reach[kept[j]]));
            bool finite = scaled.Enumerate().All(static value => double.IsFinite(value));
            var roots = finite ? scaled.Evd(Symmetricity.Symmetric) : null;
            if (roots is not null && roots.EigenValues[0].Real > LeastEigenvalue) break;
            double[] direction = new double[p];
            int most = 0;
            for (int i = 0; i < kept.Count; i++)
            {
                double along = roots?.EigenVectors[i, 0] ?? 1;
                direction[kept[i]] = along / reach[kept[i]];
                if (Math.Abs(along) > Math.Abs(roots?.EigenVectors[most, 0] ?? 1)) most = i;
            }
            silent.Add(direction);
            kept.RemoveAt(most);
        }
        return ([.. kept], silent);
    }

    /// <summary>Whether each coefficient has an error.</summary>
    /// <param name="reach">How far each coefficient's column reaches.</param>
    public bool[] Determined(double[] reach) => [.. reach.Select((far, i) => Silent.All(direction => Math.Abs(direction[i]) * far < Still) && Covariance[(i * reach.Length) + i] > 0)];

    /// <summary>The standard error of a function of the coefficients; null where it moves along a direction of which the data say nothing.</summary>
    public double? Error(double[] gradient)
    {
        foreach (double[] direction in Silent)
        {
            double moves = 0;
            for (int i = 0; i < gradient.Length; i++) moves += gradient[i] * direction[i];
            if (Math.Abs(moves) > Still) return null;
        }
        double variance = Cholesky.Form(gradient, Covariance, gradient);
        return variance > 0 && double.IsFinite(variance) ? Math.Sqrt(variance) : null;
    }

    /// <summary>What is to be said of coefficients that are not determined.</summary>
    public IEnumerable<MethodProblem> Notes(ListLayout layout, double[] coefficients, double[] reach)
    {
        bool[] determined = Determined(reach);
        (string Part, string Name)[] names = [.. layout.Names()];
        foreach (ListPart? part in (ListPart?[])[layout.Floor, layout.Ceiling])
            if (part is not null && Enumerable.Range(part.At, part.Columns.Length).Any(i => !determined[i])) yield return new MethodProblem("methods.list-no-liars").With("part", part.Name);
        if (layout.Spread is { } spread && !determined[spread.At]) yield return new MethodProblem("methods.list-no-overdispersion");
        foreach (ListPart part in layout.Parts)
        {
            if (part == layout.Floor || part == layout.Ceiling || part == layout.Spread) continue;
            for (int i = part.At; i < part.At + part.Columns.Length; i++)
            {
                if (determined[i]) continue;
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

using MathNet.Numerics.LinearAlgebra;

namespace Offramp.Methods.Surveys.Lists;

/// <summary>The errors of least squares in two steps: both steps as one system of moments.</summary>
/// <remarks>K. Imai, Journal of the American Statistical Association 106 (2011) 407–416, section 2.3, after L. P. Hansen, Econometrica 50 (1982) 1029–1054:
/// V = G⁻¹ F G⁻ᵀ with m₁ = (y − J h − p) p (1 − p) x in an item's arm and m₀ = (y − J h) J h (1 − h) x in the control arm.</remarks>
internal sealed class NonlinearMoments
{
    private readonly ListData data;
    private readonly ListRows rows;
    private readonly double[] coefficients;
    private readonly Matrix<double> jacobian;
    private readonly int k;
    private readonly int controlAt;
    private Matrix<double>? inverse;

    public NonlinearMoments(ListData data, double[] coefficients)
    {
        this.data = data;
        this.coefficients = coefficients;
        rows = data.Rows;
        k = rows.Columns;
        controlAt = coefficients.Length - k;
        jacobian = Matrix<double>.Build.Dense(coefficients.Length, coefficients.Length);
        for (int r = 0; r < rows.Length; r++)
        {
            ReadOnlySpan<double> x = rows.At(r);
            double weight = rows.Times[r] * rows.Weight[r];
            (int at, double slope, _, double control) = Slopes(r);
            for (int a = 0; a < k; a++)
            {
                for (int b = 0; b < k; b++)
                {
                    jacobian[at + a, at + b] -= weight * slope * slope * x[a] * x[b];
                    if (rows.Arm[r] > 0) jacobian[at + a, controlAt + b] -= weight * control * slope * x[a] * x[b];
                }
            }
        }
    }

    /// <summary>The covariance of the coefficients, with those held fixed along directions of which the data say nothing.</summary>
    public ListInformation Information(double[] reach)
    {
        int p = coefficients.Length;
        double[] information = new double[p * p];
        // Which are determined is asked of each arm by itself.
        for (int i = 0; i < p; i++)
            for (int j = 0; j < p; j++)
                if (i / k == j / k) information[(i * p) + j] = -jacobian[i, j];
        (int[] kept, List<double[]> silent) = ListInformation.Kept(information, reach);
        double[] covariance = new double[p * p];
        inverse = Matrix<double>.Build.Dense(p, p);
        if (kept.Length == 0) return new ListInformation(covariance, covariance, silent);
        Matrix<double> small = Matrix<double>.Build.Dense(kept.Length, kept.Length, (i, j) => jacobian[kept[i], kept[j]]).Inverse();
        for (int i = 0; i < kept.Length; i++)
            for (int j = 0; j < kept.Length; j++) inverse[kept[i], kept[j]] = small[i, j];
        Matrix<double> meat = Matrix<double>.Build.Dense(p, p);
        for (int r = 0; r < rows.Length; r++)
        {
            ReadOnlySpan<double> x = rows.At(r);
            (int at, double slope, double residual, _) = Slopes(r);
            double square = rows.Times[r] * rows.Weight[r] * rows.Weight[r] * residual * residual * slope * slope;
            for (int a = 0; a < k; a++)
                for (int b = 0; b < k; b++) meat[at + a, at + b] += square * x[a] * x[b];
        }
        Matrix<double> whole = inverse * meat * inverse.Transpose();
        for (int i = 0; i < p; i++)
            for (int j = 0; j < p; j++) covariance[(i * p) + j] = (whole[i, j] + whole[j, i]) / 2;
        return new ListInformation(covariance, covariance, silent);
    }

    /// <summary>How a respondent of a row moves the coefficients: −G⁻¹ m.</summary>
    public double[] Influence(int row)
    {
        ReadOnlySpan<double> x = rows.At(row);
        (int at, double slope, double residual, _) = Slopes(row);
        double[] influence = new double[coefficients.Length];
        for (int i = 0; i < influence.Length; i++)
            for (int a = 0; a < k; a++) influence[i] -= inverse![i, at + a] * rows.Weight[row] * residual * slope * x[a];
        return influence;
    }

    /// <summary>What is to be said of coefficients that are not determined.</summary>
    public static IEnumerable<MethodProblem> Notes(bool[] determined, (string Part, string Name)[] names, double[] coefficients, double[] reach)
    {
        for (int i = 0; i < determined.Length; i++)
            if (!determined[i]) yield return ListInformation.Note(names[i].Part, names[i].Name, coefficients[i], reach[i]);
    }

    private (int At, double Slope, double Residual, double ControlSlope) Slopes(int row)
    {
        ReadOnlySpan<double> x = rows.At(row);
        int arm = rows.Arm[row], at = arm == 0 ? controlAt : (arm - 1) * k;
        double h = Logistic.Of(Predictor(controlAt, x)), control = data.Items * h * (1 - h);
        if (arm == 0) return (at, control, rows.Y[row] - (data.Items * h), control);
        double p = Logistic.Of(Predictor(at, x));
        return (at, p * (1 - p), rows.Y[row] - (data.Items * h) - p, control);
    }

    private double Predictor(int at, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int c = 0; c < k; c++) sum += coefficients[at + c] * x[c];
        return sum;
    }
}

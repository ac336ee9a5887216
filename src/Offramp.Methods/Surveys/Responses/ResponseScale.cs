namespace Offramp.Methods.Surveys.Responses;

/// <summary>Covariates brought to mean 0 and deviation 1 for the search, and coefficients brought back.</summary>
internal sealed class ResponseScale
{
    // The share of a covariate's variance that the others must leave for it to be told apart from them.
    private const double Collinear = 1e-10;

    private readonly double[] means;
    private readonly double[] deviations;

    private ResponseScale(double[] means, double[] deviations, double[] x)
    {
        this.means = means;
        this.deviations = deviations;
        X = x;
    }

    /// <summary>The covariates on the new scale, cell after cell.</summary>
    public double[] X { get; }

    /// <summary>The scale of data; a refusal where a covariate is constant or made of the others.</summary>
    public static Answer<ResponseScale> Of(ResponseData data)
    {
        int width = data.Covariates.Length, cells = data.Cells.Length;
        double[] means = new double[width], deviations = new double[width], x = [.. data.X];
        double all = data.Cells.Sum(static cell => cell.Yes + cell.No);
        for (int c = 0; c < width; c++)
        {
            for (int i = 0; i < cells; i++) means[c] += (data.Cells[i].Yes + data.Cells[i].No) / all * x[(i * width) + c];
            for (int i = 0; i < cells; i++) deviations[c] += (data.Cells[i].Yes + data.Cells[i].No) / all * Math.Pow(x[(i * width) + c] - means[c], 2);
            deviations[c] = Math.Sqrt(deviations[c]);
            if (!(deviations[c] > 1e-12 * Math.Abs(means[c])) || !double.IsFinite(deviations[c]))
                return new MethodProblem(double.IsFinite(deviations[c]) ? "methods.survey-covariate-constant" : "methods.survey-covariate-too-large", Column: data.Covariates[c]).With("name", data.Covariates[c]);
            for (int i = 0; i < cells; i++) x[(i * width) + c] = (x[(i * width) + c] - means[c]) / deviations[c];
        }
        int made = FirstMadeOfOthers(data.Cells, x, width, all);
        return made < 0 ? new ResponseScale(means, deviations, x) : new MethodProblem("methods.survey-covariate-collinear", Column: data.Covariates[made]).With("name", data.Covariates[made]);
    }

    /// <summary>Coefficients on the covariates' own scale.</summary>
    public double[] Back(ReadOnlySpan<double> coefficients)
    {
        double[] back = new double[coefficients.Length];
        back[0] = coefficients[0];
        for (int c = 1; c < back.Length; c++)
        {
            back[c] = coefficients[c] / deviations[c - 1];
            back[0] -= back[c] * means[c - 1];
        }
        return back;
    }

    /// <summary>A covariance of coefficients on the covariates' own scale: each column, then each row, is brought back as coefficients are.</summary>
    public double[,] Back(double[,] covariance)
    {
        int width = covariance.GetLength(0);
        double[,] half = new double[width, width], whole = new double[width, width];
        for (int c = 0; c < width; c++)
        {
            double[] column = Back([.. Enumerable.Range(0, width).Select(r => covariance[r, c])]);
            for (int r = 0; r < width; r++) half[r, c] = column[r];
        }
        for (int r = 0; r < width; r++)
        {
            double[] row = Back([.. Enumerable.Range(0, width).Select(c => half[r, c])]);
            for (int c = 0; c < width; c++) whole[r, c] = row[c];
        }
        return whole;
    }

    // Cholesky of the correlations: where a pivot vanishes the covariate is a sum of those before it.
    private static int FirstMadeOfOthers(ResponseCell[] cells, double[] x, int width, double all)
    {
        double[,] root = new double[width, width];
        for (int r = 0; r < width; r++)
        {
            for (int c = 0; c <= r; c++)
            {
                double sum = 0;
                for (int i = 0; i < cells.Length; i++) sum += (cells[i].Yes + cells[i].No) / all * x[(i * width) + r] * x[(i * width) + c];
                for (int k = 0; k < c; k++) sum -= root[r, k] * root[c, k];
                if (c < r) root[r, c] = sum / root[c, c];
                else if (sum < Collinear) return r;
                else root[r, r] = Math.Sqrt(sum);
            }
        }
        return -1;
    }
}

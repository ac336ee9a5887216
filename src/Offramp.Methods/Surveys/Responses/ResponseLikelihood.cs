namespace Offramp.Methods.Surveys.Responses;

/// <summary>The observed log-likelihood of a logistic model of the trait behind randomised answers, with its gradient and curvature.</summary>
/// <remarks>Σ y log(c·g + d) + (1 − y) log(1 − c·g − d) with g = 1 / (1 + exp(−xβ)) (Blair, Imai and Zhou 2015; first A. van den Hout, P. G. M. van der
/// Heijden and R. Gilchrist, Computational Statistics and Data Analysis 51 (2007) 6060–6069). Written as a mixture of those with and those without the trait, so
/// that nothing cancels and designs whose c is below 0 need no recoding.</remarks>
public sealed class ResponseLikelihood
{
    private readonly ResponseDesign design;
    private readonly ResponseCell[] cells;
    private readonly double[] x;

    /// <summary>The likelihood of a design and its data.</summary>
    public ResponseLikelihood(ResponseDesign design, ResponseData data)
        : this(design, data?.Cells ?? throw new ArgumentNullException(nameof(data)), data.X)
    {
    }

    internal ResponseLikelihood(ResponseDesign design, ResponseCell[] cells, double[] x)
    {
        this.design = design;
        this.cells = cells;
        this.x = x;
        Width = 1 + (cells.Length == 0 ? 0 : x.Length / cells.Length);
    }

    /// <summary>How many coefficients there are: the intercept and one for each covariate.</summary>
    public int Width { get; }

    /// <summary>The log-likelihood.</summary>
    /// <param name="coefficients">The intercept, then those of the covariates.</param>
    public double At(ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            Link link = new(Linear(i, coefficients));
            if (cells[i].Yes > 0) sum += cells[i].Yes * link.LogMix(design.YesWithTrait, design.YesWithoutTrait);
            if (cells[i].No > 0) sum += cells[i].No * link.LogMix(1 - design.YesWithTrait, 1 - design.YesWithoutTrait);
        }
        return sum;
    }

    /// <summary>The gradient of the log-likelihood.</summary>
    /// <param name="coefficients">The intercept, then those of the covariates.</param>
    public double[] Gradient(ReadOnlySpan<double> coefficients)
    {
        double[] gradient = new double[Width];
        Curvature(coefficients, gradient, null, null, null);
        return gradient;
    }

    /// <summary>Gradient, observed and expected information, and the sum of the squared scores.</summary>
    internal void Curvature(ReadOnlySpan<double> coefficients, double[] gradient, double[,]? observed, double[,]? expected, double[,]? scores)
    {
        Array.Clear(gradient);
        foreach (double[,]? matrix in (double[,]?[])[observed, expected, scores])
            if (matrix is not null) Array.Clear(matrix);
        for (int i = 0; i < cells.Length; i++)
        {
            ResponseCell cell = cells[i];
            Link link = new(Linear(i, coefficients));
            double yes = link.Slope(design.YesWithTrait, design.YesWithoutTrait), no = link.Slope(1 - design.YesWithTrait, 1 - design.YesWithoutTrait);
            AddTo(gradient, i, (cell.Yes * yes) + (cell.No * no));
            // With s the slope of log P: its derivative is s(1 − 2g − s).
            if (observed is not null) AddTo(observed, i, -((cell.Yes * yes * (link.Other - link.Share - yes)) + (cell.No * no * (link.Other - link.Share - no))));
            if (expected is not null) AddTo(expected, i, (cell.Yes + cell.No) * ((yes * yes * link.Mix(design.YesWithTrait, design.YesWithoutTrait)) + (no * no * link.Mix(1 - design.YesWithTrait, 1 - design.YesWithoutTrait))));
            if (scores is not null) AddTo(scores, i, (cell.YesSquared * yes * yes) + (cell.NoSquared * no * no));
        }
    }

    /// <summary>The linear predictor of a cell.</summary>
    internal double Linear(int cell, ReadOnlySpan<double> coefficients)
    {
        double sum = coefficients[0];
        int at = cell * (Width - 1);
        for (int c = 1; c < Width; c++) sum += coefficients[c] * x[at + c - 1];
        return sum;
    }

    private void AddTo(double[] gradient, int cell, double factor)
    {
        int at = cell * (Width - 1);
        gradient[0] += factor;
        for (int c = 1; c < Width; c++) gradient[c] += factor * x[at + c - 1];
    }

    private void AddTo(double[,] matrix, int cell, double factor)
    {
        int at = (cell * (Width - 1)) - 1;
        matrix[0, 0] += factor;
        for (int r = 1; r < Width; r++)
        {
            double part = factor * x[at + r];
            matrix[r, 0] += part;
            matrix[0, r] = matrix[r, 0];
            for (int c = 1; c <= r; c++)
            {
                matrix[r, c] += part * x[at + c];
                matrix[c, r] = matrix[r, c];
            }
        }
    }

    // A probability of the trait on the logit scale, with what is left to 1 known just as exactly.
    private readonly struct Link(double logit)
    {
        private readonly double logit = logit;

        public double Share { get; } = 1 / (1 + Math.Exp(-logit));

        public double Other { get; } = 1 / (1 + Math.Exp(logit));

        public double Mix(double with, double without) => (with * Share) + (without * Other);

        // Where only one kind of people gives the answer its probability may be too small for a number, but its logarithm is not.
        public double LogMix(double with, double without) =>
            without == 0 ? Math.Log(with) - Softplus(-logit) : with == 0 ? Math.Log(without) - Softplus(logit) : Math.Log(Mix(with, without));

        // d log P / d logit.
        public double Slope(double with, double without) =>
            without == 0 && with == 0 ? 0 : without == 0 ? Other : with == 0 ? -Share : (with - without) * Share * Other / Mix(with, without);

        private static double Softplus(double value) => Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value)));
    }
}

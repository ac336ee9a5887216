namespace Offramp.Methods.Surveys.Lists;

/// <summary>Which second derivatives are wanted.</summary>
internal enum Curvature
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of the likelihood that knows how each count came about: of the M step.</summary>
    Complete,

    /// <summary>Those of the likelihood of what was observed.</summary>
    Observed,
}

/// <summary>The value of a model at some coefficients.</summary>
/// <param name="LogLik">The log-likelihood.</param>
/// <param name="LogPrior">The log density of the prior; 0 where there is none.</param>
/// <param name="Gradient">The first derivatives of their sum.</param>
/// <param name="Information">The negative second derivatives of their sum, by rows.</param>
internal sealed record ListValue(double LogLik, double LogPrior, double[] Gradient, double[] Information)
{
    /// <summary>What is made as large as can be.</summary>
    public double Sum => LogLik + LogPrior;
}

/// <summary>The log-likelihood of all rows, with the prior, and its derivatives. Blocks of rows are summed each for itself and then in their order, so that the result is
/// the same on any number of threads.</summary>
internal sealed class ListObjective
{
    private const int BlockLength = 1024;

    // Scales of the Cauchy prior: Gelman et al. 2008, section 2.4.
    private const double ConstantScale = 10;
    private const double CovariateScale = 2.5;

    private readonly ListLayout layout;
    private readonly ListRows rows;
    private readonly double[] logChoose;
    private readonly ListPlainSum? plain;

    public ListObjective(ListLayout layout)
    {
        this.layout = layout;
        rows = layout.Data.Rows;
        logChoose = ListLikelihood.LogChoose(layout.Data.Items);
        plain = ListPlainSum.Is(layout.Model) ? new ListPlainSum(layout) : null;
    }

    /// <summary>The value at some coefficients.</summary>
    public ListValue At(double[] coefficients, Curvature curvature)
    {
        int p = layout.Length, blocks = (rows.Length + BlockLength - 1) / BlockLength;
        var sums = new Block[blocks];
        if (blocks == 1 || layout.Model.Threads <= 1)
            for (int b = 0; b < blocks; b++) sums[b] = Sum(coefficients, curvature, b);
        else
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = layout.Model.Threads }, b => sums[b] = Sum(coefficients, curvature, b));
        Block whole = sums[0];
        for (int b = 1; b < blocks; b++)
        {
            whole.LogLik += sums[b].LogLik;
            for (int i = 0; i < whole.Gradient.Length; i++) whole.Gradient[i] += sums[b].Gradient[i];
            for (int i = 0; i < whole.Information.Length; i++) whole.Information[i] += sums[b].Information[i];
        }
        if (curvature != Curvature.None)
            for (int i = 0; i < p; i++)
                for (int j = i + 1; j < p; j++) whole.Information[(i * p) + j] = whole.Information[(j * p) + i];
        double prior = Prior(coefficients, whole.Gradient, whole.Information, curvature);
        return new ListValue(whole.LogLik, prior, whole.Gradient, whole.Information);
    }

    /// <summary>The derivatives of one row's log-likelihood by the coefficients.</summary>
    public double[] Score(double[] coefficients, int row)
    {
        double[] score = new double[layout.Length];
        (ListPart[] parts, ListPlaces places) = layout.ByArm[rows.Arm[row]];
        int p = places.Length;
        Span<double> eta = stackalloc double[p], gradient = stackalloc double[p], observed = stackalloc double[p * p], complete = stackalloc double[p * p];
        var likelihood = new ListLikelihood(places, layout.Data.Items, logChoose, stackalloc double[ListLikelihood.Room(places)]);
        ReadOnlySpan<double> x = rows.At(row);
        for (int s = 0; s < p; s++) eta[s] = parts[s].Predictor(x, coefficients);
        likelihood.Of(rows.Y[row], rows.Arm[row] > 0, eta, gradient, observed, complete);
        for (int s = 0; s < p; s++)
            for (int c = 0; c < parts[s].Columns.Length; c++) score[parts[s].At + c] += gradient[s] * x[parts[s].Columns[c]];
        return score;
    }

    /// <summary>Σ w² s s' over all respondents: the meat of the sandwich where they weigh differently.</summary>
    public double[] ScoreSquares(double[] coefficients)
    {
        int p = layout.Length;
        double[] squares = new double[p * p];
        for (int r = 0; r < rows.Length; r++)
        {
            double[] score = Score(coefficients, r);
            double weight = rows.Times[r] * rows.Weight[r] * rows.Weight[r];
            for (int i = 0; i < p; i++)
                for (int j = 0; j < p; j++) squares[(i * p) + j] += weight * score[i] * score[j];
        }
        return squares;
    }

    private Block Sum(double[] coefficients, Curvature curvature, int block)
    {
        int from = block * BlockLength, to = Math.Min(rows.Length, from + BlockLength);
        Block sum = Empty(curvature);
        if (plain is not null)
        {
            if (plain.Add(coefficients, curvature, from, to, out double logLik, sum.Gradient, sum.Information))
            {
                sum.LogLik = logLik;
                return sum;
            }
            sum = Empty(curvature);
        }
        Add(sum, coefficients, curvature, from, to);
        return sum;
    }

    private Block Empty(Curvature curvature) =>
        new() { Gradient = new double[layout.Length], Information = curvature == Curvature.None ? [] : new double[layout.Length * layout.Length] };

    private void Add(Block sum, double[] coefficients, Curvature curvature, int from, int to)
    {
        int size = layout.Length;
        int most = layout.ByArm.Max(static arm => arm.Places.Length), room = layout.ByArm.Max(static arm => ListLikelihood.Room(arm.Places));
        Span<double> etas = stackalloc double[most], gradients = stackalloc double[most], observeds = stackalloc double[most * most], completes = stackalloc double[most * most];
        Span<double> rooms = stackalloc double[room];
        for (int r = from; r < to; r++)
        {
            (ListPart[] parts, ListPlaces places) = layout.ByArm[rows.Arm[r]];
            int p = places.Length;
            Span<double> eta = etas[..p], gradient = gradients[..p], observed = observeds[..(p * p)], complete = completes[..(p * p)];
            ReadOnlySpan<double> x = rows.At(r);
            for (int s = 0; s < p; s++) eta[s] = parts[s].Predictor(x, coefficients);
            var likelihood = new ListLikelihood(places, layout.Data.Items, logChoose, rooms);
            double weight = rows.Times[r] * rows.Weight[r];
            sum.LogLik += weight * likelihood.Of(rows.Y[r], rows.Arm[r] > 0, eta, gradient, observed, complete);
            for (int s = 0; s < p; s++)
            {
                ListPart part = parts[s];
                double slope = weight * gradient[s];
                for (int c = 0; c < part.Columns.Length; c++) sum.Gradient[part.At + c] += slope * x[part.Columns[c]];
            }
            if (curvature != Curvature.None) AddInformation(sum.Information, size, parts, curvature == Curvature.Observed ? observed : complete, weight, x);
        }
    }

    // The lower half only.
    private static void AddInformation(double[] information, int size, ListPart[] parts, ReadOnlySpan<double> curvature, double weight, ReadOnlySpan<double> x)
    {
        int p = parts.Length;
        for (int s = 0; s < p; s++)
        {
            for (int t = 0; t < p; t++)
            {
                double value = -weight * curvature[(s * p) + t];
                if (value == 0 || parts[t].At > parts[s].At) continue;
                int[] rowColumns = parts[s].Columns, columns = parts[t].Columns;
                for (int a = 0; a < rowColumns.Length; a++)
                {
                    double by = value * x[rowColumns[a]];
                    int most = s == t ? a + 1 : columns.Length;
                    Span<double> line = information.AsSpan(((parts[s].At + a) * size) + parts[t].At, most);
                    for (int b = 0; b < line.Length; b++) line[b] += by * x[columns[b]];
                }
            }
        }
    }

    private double Prior(double[] coefficients, double[] gradient, double[] information, Curvature curvature)
    {
        if (layout.Model.LiarPrior == LiarPrior.None) return 0;
        double sum = 0;
        foreach (ListPart? part in (ReadOnlySpan<ListPart?>)[layout.Floor, layout.Ceiling])
        {
            if (part is null) continue;
            for (int c = 0; c < part.Columns.Length; c++)
            {
                int at = part.At + c;
                double scale = part.Columns[c] == 0 ? ConstantScale : CovariateScale, b = coefficients[at], square = (scale * scale) + (b * b);
                sum -= Math.Log(Math.PI * scale * (1 + (b * b / (scale * scale))));
                gradient[at] -= 2 * b / square;
                // As a mixture of normal priors the Cauchy has the weight 2 / (s² + b²) in the M step (Gelman et al. 2008, section 3.1).
                if (curvature == Curvature.Complete) information[(at * layout.Length) + at] += 2 / square;
                if (curvature == Curvature.Observed) information[(at * layout.Length) + at] += 2 * ((scale * scale) - (b * b)) / (square * square);
            }
        }
        return sum;
    }

    private sealed class Block
    {
        public double LogLik { get; set; }

        public required double[] Gradient { get; init; }

        public required double[] Information { get; init; }
    }
}

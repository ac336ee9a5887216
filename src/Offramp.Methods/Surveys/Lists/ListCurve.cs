namespace Offramp.Methods.Surveys.Lists;

/// <summary>The share that a model gives for some rows, with its derivatives by the coefficients.</summary>
/// <param name="Parts">The sensitive part of each item.</param>
/// <param name="Linear">Whether the predictor is the share itself instead of its log odds.</param>
/// <param name="Layout">The likelihood's layout, where the share goes with the control count; else null.</param>
internal sealed record ListCurve(ListPart[] Parts, bool Linear, ListLayout? Layout)
{
    /// <summary>The mean over all respondents.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="coefficients">The coefficients.</param>
    /// <param name="item">Which item, from 0.</param>
    /// <param name="gradient">Gets the derivatives; empty where none are wanted.</param>
    /// <param name="set">Columns of X that all respondents are given one value in.</param>
    public double Mean(ListRows rows, double[] coefficients, int item, Span<double> gradient, IReadOnlyList<ListSetting>? set = null)
    {
        gradient.Clear();
        Span<double> x = stackalloc double[rows.Columns];
        double sum = 0, weights = 0;
        for (int r = 0; r < rows.Length; r++)
        {
            rows.At(r).CopyTo(x);
            foreach (ListSetting setting in set ?? []) setting.Apply(x);
            double weight = rows.Times[r] * rows.Weight[r];
            weights += weight;
            sum += weight * (Layout is { Levels.Length: > 0 } ? AtLevels(Layout, x, coefficients, item, gradient, weight) : Of(Parts[item], x, coefficients, gradient, weight));
        }
        for (int i = 0; i < gradient.Length; i++) gradient[i] /= weights;
        return sum / weights;
    }

    private double Of(ListPart part, ReadOnlySpan<double> x, double[] coefficients, Span<double> gradient, double weight)
    {
        double predictor = part.Predictor(x, coefficients), share = Linear ? predictor : Logistic.Of(predictor);
        if (gradient.Length > 0)
        {
            double slope = weight * (Linear ? 1 : share * (1 - share));
            for (int c = 0; c < part.Columns.Length; c++) gradient[part.At + c] += slope * x[part.Columns[c]];
        }
        return share;
    }

    // Σ over the control counts of their chance times that of the trait.
    private double AtLevels(ListLayout layout, ReadOnlySpan<double> x, double[] coefficients, int item, Span<double> gradient, double weight)
    {
        int items = layout.Data.Items;
        ListPart part = Parts[item];
        double predictor = part.Predictor(x, coefficients), control = layout.Control.Predictor(x, coefficients), along = coefficients[layout.Levels[item].At];
        double spread = layout.Spread is { } s ? coefficients[s.At] : 0, share = 0;
        Span<double> d = stackalloc double[2], dd = stackalloc double[4];
        for (int y = 0; y <= items; y++)
        {
            d.Clear();
            double log = MathNet.Numerics.SpecialFunctions.BinomialLn(items, y);
            if (layout.Spread is not null)
            {
                dd.Clear();
                BetaBinomial.Add(y, items, control, spread, ref log, d, dd, 0, 1, 2);
            }
            else
            {
                log += (y * Logistic.LogOf(control)) + ((items - y) * Logistic.LogOf(-control));
                d[0] = y - (items * Logistic.Of(control));
            }
            double chance = Math.Exp(log), trait = Logistic.Of(predictor + (along * y)), slope = weight * chance * trait * (1 - trait), both = weight * chance * trait;
            share += chance * trait;
            if (gradient.Length == 0) continue;
            for (int c = 0; c < part.Columns.Length; c++) gradient[part.At + c] += slope * x[part.Columns[c]];
            gradient[layout.Levels[item].At] += slope * y;
            for (int c = 0; c < layout.Control.Columns.Length; c++) gradient[layout.Control.At + c] += both * d[0] * x[layout.Control.Columns[c]];
            if (layout.Spread is { } at) gradient[at.At] += both * d[1];
        }
        return share;
    }
}

/// <summary>A value that all respondents are given in a column of X, and the columns that are products with it.</summary>
internal sealed record ListSetting(int Column, double Value, int[][] Products)
{
    public void Apply(Span<double> x)
    {
        x[Column] = Value;
        // The first of each is the product, the others are what it is the product of.
        foreach (int[] product in Products)
        {
            double value = 1;
            foreach (int factor in product.AsSpan(1)) value *= x[factor];
            x[product[0]] = value;
        }
    }
}

namespace Offramp.Methods.Surveys.Lists;

/// <summary>Where the search for the greatest likelihood begins: the likelihood of a mixture may have several tops, so that it is climbed from several places.</summary>
internal static class ListStarts
{
    // What liars, overdispersion and the count's coefficient begin with, as log odds.
    private static readonly double[] Liars = [-3, 0, 2];
    private static readonly double[] Spreads = [-3, -1];
    private static readonly double[] Levels = [0, 0.7, -0.7];

    // How far the counts of those with the trait begin from those of the others.
    private static readonly double[] Apart = [0, 1, -1];

    /// <summary>The highest of the tops that are found.</summary>
    public static ListOptimum Best(ListLayout layout)
    {
        ListModel model = layout.Model;
        var plainModel = new ListModel { Threads = model.Threads };
        bool plain = ListPlainSum.Is(model);
        ListLayout simple = plain ? layout : new ListLayout(layout.Data, plainModel, [0]);
        ListOptimum first = Highest(simple, Simple(simple));
        return plain ? first : Highest(layout, Further(layout, simple, first.Coefficients));
    }

    private static ListOptimum Highest(ListLayout layout, IEnumerable<double[]> starts)
    {
        var objective = new ListObjective(layout);
        double[] reach = layout.Reach();
        ListOptimum? best = null;
        foreach (double[] start in starts)
        {
            var top = ListOptimum.Climb(objective, start, reach);
            // One that ended is better than one that did not where both are as high.
            if (best is null || top.Value.Sum > best.Value.Sum + 1e-7 || top.Converged && !best.Converged && top.Value.Sum > best.Value.Sum - 1e-7) best = top;
        }
        return best!;
    }

    // The shares that the means give, and a half for all.
    private static IEnumerable<double[]> Simple(ListLayout layout)
    {
        double[] start = new double[layout.Length];
        (double control, _) = layout.Data.MeanOf(0, RobustVariance.HC2);
        for (int item = 0; item < layout.Sensitive.Length; item++)
            start[layout.Sensitive[item].At] = Logistic.Logit(Math.Clamp(layout.Data.MeanOf(item + 1, RobustVariance.HC2).Mean - control, 0.05, 0.95));
        start[layout.Control.At] = Logistic.Logit(Math.Clamp(control / layout.Data.Items, 0.02, 0.98));
        yield return start;
        yield return new double[layout.Length];
    }

    // From the top of the simplest model, with every mix of beginnings for what is added to it.
    private static IEnumerable<double[]> Further(ListLayout layout, ListLayout simple, double[] top)
    {
        double[] start = new double[layout.Length];
        for (int item = 0; item < layout.Sensitive.Length; item++) top.AsSpan(simple.Sensitive[item].At, simple.Sensitive[item].Columns.Length).CopyTo(start.AsSpan(layout.Sensitive[item].At));
        foreach (ListPart control in (ReadOnlySpan<ListPart>)[layout.Control, layout.ControlWith])
            top.AsSpan(simple.Control.At, simple.Control.Columns.Length).CopyTo(start.AsSpan(control.At));
        // What ran towards infinity in the simpler model must be able to come back.
        for (int i = 0; i < start.Length; i++) start[i] = Math.Clamp(start[i], -20, 20);
        List<double[]> starts = [start];
        if (layout.ControlWith != layout.Control) starts = Mixed(starts, layout.ControlWith.At, Apart);
        if (layout.Spread is { } spread) starts = Mixed(starts, spread.At, Spreads);
        if (layout.Floor is { } floor) starts = Mixed(starts, floor.At, Liars);
        if (layout.Ceiling is { } ceiling) starts = Mixed(starts, ceiling.At, Liars);
        if (layout.Levels.Length > 0)
        {
            starts = [.. starts.SelectMany(one => Levels.Select(level =>
            {
                double[] moved = [.. one];
                foreach (ListPart part in layout.Levels) moved[part.At] = level;
                return moved;
            }))];
        }
        return starts;
    }

    private static List<double[]> Mixed(List<double[]> starts, int at, double[] values) =>
        [.. starts.SelectMany(one => values.Select(value =>
        {
            double[] moved = [.. one];
            moved[at] += value;
            return moved;
        }))];
}

using System.Collections.Immutable;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>Simulated list experiments whose truth is known.</summary>
internal sealed record ListSamples
{
    public int Rows { get; init; } = 400;

    public int Items { get; init; } = 3;

    /// <summary>The coefficients of the trait: the constant, then one for each covariate.</summary>
    public double[] Trait { get; init; } = [-0.6, 0.8];

    /// <summary>Those of a control item.</summary>
    public double[] Control { get; init; } = [0.2, -0.3];

    /// <summary>How much the log odds of a control item are higher for those with the trait.</summary>
    public double Apart { get; init; }

    /// <summary>How many of the values that a covariate takes; 0 for all different.</summary>
    public int Values { get; init; } = 6;

    public string[] Arms { get; init; } = ["0", "1"];

    public bool Weighted { get; init; }

    /// <summary>The share of the trait of the people drawn last.</summary>
    public double Share { get; private set; }

    public ListInput Draw(ulong seed)
    {
        var random = new SeededRandom(seed);
        double[] counts = new double[Rows], weights = new double[Rows];
        double[][] x = [.. Trait.Skip(1).Select(_ => new double[Rows])];
        string[] arms = new string[Rows];
        int traits = 0;
        for (int i = 0; i < Rows; i++)
        {
            for (int c = 0; c < x.Length; c++) x[c][i] = Values == 0 ? random.NextDouble() * 2 : random.Next(Values) * 2.0 / Values;
            // Every arm gets as many.
            int arm = i % Arms.Length;
            bool trait = random.NextDouble() < Chance(Trait, i, 0);
            int count = Enumerable.Range(0, Items).Count(_ => random.NextDouble() < Chance(Control, i, trait ? Apart : 0));
            counts[i] = count + (arm > 0 && trait ? 1 : 0);
            arms[i] = Arms[arm];
            weights[i] = 0.5 + random.NextDouble();
            if (trait) traits++;
        }
        Share = traits / (double)Rows;
        return new ListInput
        {
            Counts = [.. counts],
            Arms = ListArms.Of(arms).Needed(),
            Items = Items,
            Covariates = [.. x.Select(static (values, c) => new ListCovariate($"x{c + 1}", [.. values]))],
            Weights = Weighted ? [.. weights] : null,
        };

        double Chance(double[] coefficients, int row, double more)
        {
            double logit = coefficients[0] + more;
            for (int c = 0; c < x.Length; c++) logit += coefficients[c + 1] * x[c][row];
            return 1 / (1 + Math.Exp(-logit));
        }
    }

    public ListData Data(ulong seed) => ListData.Of(Draw(seed)).Needed();

    /// <summary>The rows in another order.</summary>
    public static ListInput Reordered(ListInput input, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, input.Counts.Length)];
        new SeededRandom(seed).Shuffle(order);
        return input with
        {
            Counts = [.. order.Select(i => input.Counts[i])],
            Arms = ListArms.Of([.. order.Select(i => input.Arms.Labels[input.Arms.OfRows[i]])]).Needed(),
            Covariates = [.. input.Covariates.Select(c => c with { Values = [.. order.Select(i => c.Values[i])] })],
            Weights = input.Weights is { } weights ? order.Select(i => weights[i]).ToImmutableArray() : null,
        };
    }
}

using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Bench;

/// <summary>Randomised response and endorsement: how long a fit takes, and how often intervals hold the truth in surveys drawn with a seed.</summary>
internal static class ResponsesWorkload
{
    private const int Shares = 4000;
    private const int Fits = 1000;
    private static readonly double[] Truth = [-1, 0.4, -0.5];

    private static (string Name, ResponseDesign Design)[] Designs =>
    [
        ("mirrored 0.75", ResponseDesign.Mirrored(0.75).Needed()), ("disguised 0.8", ResponseDesign.Disguised(0.8).Needed()), ("forced 2/3", ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed()),
        ("unrelated 2/3, 0.25", ResponseDesign.Unrelated(2 / 3.0, 0.25).Needed()), ("crosswise 0.25", ResponseDesign.Crosswise(0.25).Needed()),
    ];

    public static IEnumerable<Figure> Run(string folder)
    {
        ResponseDesign forced = Designs[2].Design;
        foreach (bool coarse in (bool[])[false, true])
        {
            ResponseColumns long100 = Drawn(forced, 100_000, 1, coarse);
            yield return Figure.Median($"100,000 respondents, 2 covariates {(coarse ? "of a few values" : "all different")}: fitted", 7, () => ResponseRegression.Of(forced, long100.Data()).Needed());
        }
        foreach ((string name, ResponseDesign design) in Designs)
            foreach (double share in (double[])[0.05, 0.2])
                foreach (int count in (int[])[200, 1000])
                    foreach (Figure figure in OfShares(name, design, share, count)) yield return figure;
        foreach ((string name, ResponseDesign design) in Designs)
            foreach (int count in (int[])[1000, 3000])
                foreach (Figure figure in OfFits(name, design, count)) yield return figure;
        foreach (int people in (int[])[50, 500])
            foreach (Figure figure in OfEndorsements(people)) yield return figure;
    }

    private static IEnumerable<Figure> OfShares(string name, ResponseDesign design, double share, int count)
    {
        int wald = 0, wilson = 0, outside = 0;
        for (int survey = 0; survey < Shares; survey++)
        {
            var random = new SeededRandom(11, (ulong)survey);
            double[] y = new double[count];
            for (int i = 0; i < count; i++) y[i] = random.NextDouble() < design.YesAt(share) ? 1 : 0;
            ResponseShare found = ResponseShare.Of(design, ResponseData.Of(new("y", y), []).Needed()).Needed();
            if (Holds(found.Interval, share)) wald++;
            if (Holds(found.Wilson, share)) wilson++;
            if (found.Estimate < 0) outside++;
        }
        string what = $"{name}, share {share}, {count} respondents";
        yield return new Figure($"{what}: interval of ± z SE holds", 100.0 * wald / Shares, "%");
        yield return new Figure($"{what}: Wilson's holds", 100.0 * wilson / Shares, "%");
        yield return new Figure($"{what}: estimate below 0", 100.0 * outside / Shares, "%");
    }

    private static IEnumerable<Figure> OfFits(string name, ResponseDesign design, int count)
    {
        int[] held = new int[4];
        int fits = 0;
        double share = 1 / (1 + Math.Exp(-(Truth[0] + Truth[1])));
        for (int survey = 0; survey < Fits; survey++)
        {
            if (ResponseRegression.Of(design, Drawn(design, count, 1000 + (ulong)survey, true).Data()).Value is not { } fit) continue;
            fits++;
            if (Holds(fit.Coefficients[1].Interval, Truth[1])) held[0]++;
            ResponsePrediction profile = ResponsePrediction.Of(fit, [new("a", 1), new("b", 0)], 1000, (ulong)survey).Needed();
            if (Holds(profile.Interval, share)) held[1]++;
            if (Holds(profile.LogitInterval!, share)) held[2]++;
            if (Holds(profile.Simulated, share)) held[3]++;
        }
        string what = $"{name}, regression, {count} respondents";
        yield return new Figure($"{what}: refused", 100.0 * (Fits - fits) / Fits, "%");
        foreach ((string interval, int times) in ((string, int)[])[("a coefficient's", held[0]), ("a profile's by delta", held[1]), ("a profile's on logits", held[2]), ("a profile's simulated", held[3])])
            yield return new Figure($"{what}: {interval} interval holds", 100.0 * times / fits, "%");
    }

    private static IEnumerable<Figure> OfEndorsements(int people)
    {
        int[] held = new int[3];
        for (int survey = 0; survey < Fits; survey++)
        {
            var random = new SeededRandom(12, (ulong)survey);
            List<EndorsementAnswer> answers = [];
            for (int i = 0; i < people; i++)
            {
                double own = Normal(random);
                for (int q = 0; q < 4; q++) answers.Add(new(i, $"q{q}", i % 2 == 1 ? "g" : "none", own + Normal(random) + (i % 2 * 0.3), i, $"q{q}"));
            }
            EndorsementEffects effects = EndorsementEffects.Of(EndorsementData.Of(answers, "none", -20, 20).Needed()).Needed();
            if (Holds(effects.Means[1].Interval, 0.3)) held[0]++;
            if (Holds(effects.Differences[0].Interval, 0.3)) held[1]++;
            if (Holds(effects.Effects[0].Interval, 0.3 / 40)) held[2]++;
        }
        foreach ((string interval, int times) in ((string, int)[])[("a mean", held[0]), ("the difference of one policy", held[1]), ("the pooled difference", held[2])])
            yield return new Figure($"endorsement, {people} respondents by 4 policies: interval of {interval} holds", 100.0 * times / Fits, "%");
    }

    private static ResponseColumns Drawn(ResponseDesign design, int count, ulong seed, bool coarse)
    {
        var random = new SeededRandom(seed);
        double[] a = new double[count], b = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            a[i] = coarse ? random.Next(4) : 4 * random.NextDouble();
            b[i] = coarse ? random.Next(2) : random.NextDouble();
            y[i] = random.NextDouble() < design.YesAt(1 / (1 + Math.Exp(-(Truth[0] + (Truth[1] * a[i]) + (Truth[2] * b[i]))))) ? 1 : 0;
        }
        return new ResponseColumns(a, b, y);
    }

    private static double Normal(SeededRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static bool Holds(Interval interval, double value) => interval.Lower <= value && value <= interval.Upper;

    private sealed record ResponseColumns(double[] A, double[] B, double[] Y)
    {
        public ResponseData Data() => ResponseData.Of(new("y", Y), [new("a", A), new("b", B)]).Needed();
    }
}

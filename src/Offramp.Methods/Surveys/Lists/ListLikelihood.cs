namespace Offramp.Methods.Surveys.Lists;

/// <summary>The parts of a model for one respondent, as places among the linear predictors of a row.</summary>
/// <param name="Sensitive">Whether the respondent has the sensitive trait.</param>
/// <param name="Level">The coefficient of the control count in that; −1 where there is none.</param>
/// <param name="Control">The control count of who has not the trait (of all in a constrained model).</param>
/// <param name="ControlWith">The control count of who has it; the same place in a constrained model.</param>
/// <param name="Spread">The log odds of the intra-class correlation; −1 where the count is binomial.</param>
/// <param name="Floor">Whether who has the trait and no control item says 0; −1 where all say the truth.</param>
/// <param name="Ceiling">Whether who has the trait and all control items leaves it out; −1 where all say the truth.</param>
/// <param name="Length">How many places there are.</param>
internal readonly record struct ListPlaces(int Sensitive, int Level, int Control, int ControlWith, int Spread, int Floor, int Ceiling, int Length);

/// <summary>The likelihood of one respondent's count with its derivatives by the linear predictors.</summary>
/// <remarks>The mixture of K. Imai, Journal of the American Statistical Association 106 (2011) 407–416, section 3; liars at floor and ceiling as in G. Blair and K. Imai,
/// Political Analysis 20 (2012) 47–77, section 3.3. Who answers what has up to three ways to come about (trait and control count, truth or lie). Derivatives of the
/// observed likelihood come from those of the ways: T. A. Louis, Journal of the Royal Statistical Society B 44 (1982) 226–233.</remarks>
internal ref struct ListLikelihood
{
    private const int MostWays = 3;

    private readonly ListPlaces places;
    private readonly int items;
    private readonly double[] logChoose;
    private readonly Span<double> logs;
    private readonly Span<double> first;
    private readonly Span<double> second;
    private int ways;

    /// <summary>Makes room for one row after the other.</summary>
    /// <param name="places">Where the parts are.</param>
    /// <param name="items">J.</param>
    /// <param name="logChoose">ln C(J, y) for y from 0 to J.</param>
    /// <param name="room">At least <see cref="Room"/> numbers.</param>
    public ListLikelihood(ListPlaces places, int items, double[] logChoose, Span<double> room)
    {
        this.places = places;
        this.items = items;
        this.logChoose = logChoose;
        int p = places.Length;
        logs = room[..MostWays];
        first = room.Slice(MostWays, MostWays * p);
        second = room.Slice(MostWays * (p + 1), MostWays * p * p);
    }

    /// <summary>How many numbers of room it needs.</summary>
    public static int Room(ListPlaces places) => MostWays * (1 + places.Length + (places.Length * places.Length));

    /// <summary>ln C(J, y).</summary>
    public static double[] LogChoose(int items) => [.. Enumerable.Range(0, items + 1).Select(y => MathNet.Numerics.SpecialFunctions.BinomialLn(items, y))];

    /// <summary>The log-likelihood of a count.</summary>
    /// <param name="y">The count.</param>
    /// <param name="treated">Whether the list had the sensitive item.</param>
    /// <param name="eta">The linear predictors by place.</param>
    /// <param name="gradient">Gets the first derivatives.</param>
    /// <param name="observed">Gets the second derivatives, by rows.</param>
    /// <param name="complete">Gets the second derivatives expected of the log-likelihood that knows the way: those of the M step.</param>
    public double Of(int y, bool treated, ReadOnlySpan<double> eta, Span<double> gradient, Span<double> observed, Span<double> complete)
    {
        ways = 0;
        first.Clear();
        second.Clear();
        if (!treated)
        {
            if (places.ControlWith == places.Control)
            {
                Way(eta, trait: null, y, lie: null);
            }
            else
            {
                Way(eta, false, y, null);
                Way(eta, true, y, null);
            }
        }
        else
        {
            if (y <= items) Way(eta, false, y, null);
            if (y >= 1) Way(eta, true, y - 1, false);
            if (y == 0 && places.Floor >= 0 || y == items && places.Ceiling >= 0) Way(eta, true, y, true);
        }
        return Mix(gradient, observed, complete);
    }

    private void Way(ReadOnlySpan<double> eta, bool? trait, int count, bool? lie)
    {
        int at = ways++, p = places.Length;
        Span<double> d = first.Slice(at * p, p), dd = second.Slice(at * p * p, p * p);
        double log = logChoose[count];
        int control = trait == true ? places.ControlWith : places.Control;
        if (places.Spread >= 0)
        {
            BetaBinomial.Add(count, items, eta[control], eta[places.Spread], ref log, d, dd, control, places.Spread, p);
        }
        else
        {
            // Y0 ~ Bin(J, h): ln b = ln C + y ln h + (J − y) ln (1 − h).
            double h = Logistic.Of(eta[control]);
            log += (count * Logistic.LogOf(eta[control])) + ((items - count) * Logistic.LogOf(-eta[control]));
            d[control] += count - (items * h);
            dd[(control * p) + control] -= items * h * (1 - h);
        }
        if (trait is { } has)
        {
            double predictor = eta[places.Sensitive] + (places.Level >= 0 ? eta[places.Level] * count : 0);
            Answer(predictor, has, ref log, out double slope, out double curve);
            d[places.Sensitive] += slope;
            dd[(places.Sensitive * p) + places.Sensitive] += curve;
            if (places.Level >= 0)
            {
                d[places.Level] += count * slope;
                dd[(places.Level * p) + places.Level] += count * count * curve;
                dd[(places.Level * p) + places.Sensitive] += count * curve;
                dd[(places.Sensitive * p) + places.Level] += count * curve;
            }
        }
        if (lie is { } lies)
        {
            int place = count == 0 && places.Floor >= 0 ? places.Floor : count == items && places.Ceiling >= 0 ? places.Ceiling : -1;
            if (place >= 0)
            {
                Answer(eta[place], lies, ref log, out double slope, out double curve);
                d[place] += slope;
                dd[(place * p) + place] += curve;
            }
        }
        logs[at] = log;
    }

    // The derivatives of ln p, or of ln (1 − p), of a logit.
    private static void Answer(double predictor, bool yes, ref double log, out double slope, out double curve)
    {
        double p = Logistic.Of(predictor);
        log += Logistic.LogOf(yes ? predictor : -predictor);
        slope = yes ? 1 - p : -p;
        curve = -p * (1 - p);
    }

    private readonly double Mix(Span<double> gradient, Span<double> observed, Span<double> complete)
    {
        int p = places.Length;
        double greatest = logs[0];
        for (int k = 1; k < ways; k++) greatest = Math.Max(greatest, logs[k]);
        double sum = 0;
        for (int k = 0; k < ways; k++) sum += Math.Exp(logs[k] - greatest);
        gradient.Clear();
        observed.Clear();
        complete.Clear();
        for (int k = 0; k < ways; k++)
        {
            double w = ways == 1 ? 1 : Math.Exp(logs[k] - greatest) / sum;
            ReadOnlySpan<double> d = first.Slice(k * p, p), dd = second.Slice(k * p * p, p * p);
            for (int s = 0; s < p; s++)
            {
                gradient[s] += w * d[s];
                for (int t = 0; t < p; t++)
                {
                    complete[(s * p) + t] += w * dd[(s * p) + t];
                    observed[(s * p) + t] += w * (dd[(s * p) + t] + (d[s] * d[t]));
                }
            }
        }
        for (int s = 0; s < p; s++)
            for (int t = 0; t < p; t++) observed[(s * p) + t] -= gradient[s] * gradient[t];
        return greatest + Math.Log(sum);
    }
}

namespace Offramp.Methods.Surveys.Lists;

/// <summary>A count whose chance differs from person to person: beta-binomial with mean chance h and intra-class correlation ρ.</summary>
/// <remarks>J. G. Skellam, Journal of the Royal Statistical Society B 10 (1948) 257–261, in the product form
/// C(J, y) Π_{i&lt;y} (h + iθ) Π_{i&lt;J−y} (1 − h + iθ) / Π_{i&lt;J} (1 + iθ) with θ = ρ / (1 − ρ), which goes over into the binomial as θ goes to 0.</remarks>
internal static class BetaBinomial
{
    /// <summary>Adds ln of the products and its derivatives by the logits of h and of ρ. The logit of ρ is ln θ.</summary>
    public static void Add(int y, int items, double etaMean, double etaSpread, ref double log, Span<double> d, Span<double> dd, int mean, int spread, int stride)
    {
        double h = Logistic.Of(etaMean), theta = Math.Exp(Math.Min(etaSpread, 40)), rest = Logistic.Of(-etaMean);
        double byH = 0, byTheta = 0, byHH = 0, byHTheta = 0, byThetaTheta = 0;
        // The first factors are h and 1 − h themselves: their logs are taken from the logit, so that nothing becomes 0.
        if (y > 0) log += Logistic.LogOf(etaMean);
        if (y < items) log += Logistic.LogOf(-etaMean);
        for (int i = 1; i < y; i++) Factor(h + (i * theta), 1, i, 1, ref log);
        for (int i = 1; i < items - y; i++) Factor(rest + (i * theta), -1, i, 1, ref log);
        for (int i = 1; i < items; i++) Factor(1 + (i * theta), 0, i, -1, ref log);
        double slope = h * rest;
        d[mean] += (byH * slope) + (y > 0 ? rest : 0) - (y < items ? h : 0);
        d[spread] += byTheta * theta;
        dd[(mean * stride) + mean] += (byHH * slope * slope) + (byH * slope * (rest - h)) - (((y > 0 ? 1 : 0) + (y < items ? 1 : 0)) * slope);
        dd[(mean * stride) + spread] += byHTheta * slope * theta;
        dd[(spread * stride) + mean] += byHTheta * slope * theta;
        dd[(spread * stride) + spread] += (byThetaTheta * theta * theta) + (byTheta * theta);

        void Factor(double value, double slopeH, double slopeTheta, double sign, ref double sum)
        {
            sum += sign * Math.Log(value);
            double inverse = 1 / value;
            byH += sign * slopeH * inverse;
            byTheta += sign * slopeTheta * inverse;
            byHH -= sign * slopeH * slopeH * inverse * inverse;
            byHTheta -= sign * slopeH * slopeTheta * inverse * inverse;
            byThetaTheta -= sign * slopeTheta * slopeTheta * inverse * inverse;
        }
    }
}

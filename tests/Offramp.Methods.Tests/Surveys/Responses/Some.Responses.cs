using System.Globalization;
using Offramp.Methods.Numbers;
using Offramp.Methods.Surveys.Responses;

namespace Offramp.Methods.Tests.Surveys.Responses;

/// <summary>Answers for tests.</summary>
internal static class Some
{
    /// <summary>A column of a table of the references; NA and empty cells are not known.</summary>
    public static double[] Column(Dictionary<string, string[]> table, string name) =>
        [.. table[name].Select(static cell => cell is "" or "NA" ? double.NaN : double.Parse(cell, CultureInfo.InvariantCulture))];

    /// <summary>Answers alone: how many of yes, how many of no.</summary>
    public static ResponseData Counts(int yes, int no) =>
        ResponseData.Of(new SurveyColumn("y", [.. Enumerable.Repeat(1.0, yes), .. Enumerable.Repeat(0.0, no)]), []).Needed();

    /// <summary>Answers to a design of people whose trait depends on two covariates.</summary>
    public static ResponseData Drawn(ResponseDesign design, int count, double[] truth, ulong seed, bool coarse = true)
    {
        var random = new SeededRandom(seed);
        double[] a = new double[count], b = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            a[i] = coarse ? random.Next(4) : 4 * random.NextDouble();
            b[i] = random.Next(2);
            double share = 1 / (1 + Math.Exp(-(truth[0] + (truth[1] * a[i]) + (truth[2] * b[i]))));
            y[i] = random.NextDouble() < design.YesAt(share) ? 1 : 0;
        }
        return ResponseData.Of(new SurveyColumn("y", y), [new SurveyColumn("a", a), new SurveyColumn("b", b)]).Needed();
    }

    /// <summary>One design of each kind.</summary>
    public static ResponseDesign[] Designs =>
    [
        ResponseDesign.Direct, ResponseDesign.Mirrored(0.7).Needed(), ResponseDesign.Mirrored(0.2).Needed(), ResponseDesign.Disguised(0.8).Needed(), ResponseDesign.Disguised(0.9, 0.3).Needed(),
        ResponseDesign.Forced(2 / 3.0, 1 / 6.0, 1 / 6.0).Needed(), ResponseDesign.Forced(0.7, 0, 0.3).Needed(), ResponseDesign.Unrelated(0.65, 0.25).Needed(), ResponseDesign.Crosswise(0.25).Needed(),
    ];
}

using System.Collections.Immutable;

namespace Offramp.Methods.Agreement.Spans;

/// <summary>(k)u-alpha: how reliably one code is told from the others where units meet.</summary>
/// <param name="Code">The code.</param>
/// <param name="Alpha">The coefficient.</param>
/// <param name="Coverage">How much of what has the code met a unit of another coder, l*_k. / l_k.; null where nobody used the code.</param>
public sealed record CodeAlpha(string Code, SpanCoefficient Alpha, double? Coverage);

/// <summary>cu-alpha by three readings of what a unit cannot meet, Q*: one number for two coders, three for more.</summary>
/// <param name="Each">Squares of what each other coder met, 1/(m − 1) of their sum: eq. 10 as it is transcribed.</param>
/// <param name="Mean">The square of the mean of what the others met.</param>
/// <param name="Any">The square of what any of the others met.</param>
public sealed record SelfMeetingReadings(SpanCoefficient Each, SpanCoefficient Mean, SpanCoefficient Any);

/// <summary>The family of coefficients of agreement on units that coders cut out of texts freely.</summary>
/// <remarks>K. Krippendorff, Y. Mathet, S. Bouvry and A. Widlöcher, "On the reliability of unitizing textual continua: Further developments", Quality and Quantity 50 (2016)
/// 2347–2364; K. Krippendorff, Content Analysis (4th ed., 2019), section 12.6. Of several documents the coincidences are added, never the coefficients averaged.</remarks>
/// <param name="U">u-alpha: do coders mark the same passages with the same codes?</param>
/// <param name="BarU">|u-alpha: do they mark the same passages, whatever the code?</param>
/// <param name="Cu">cu-alpha: where two of them mark a passage, do they give it the same code?</param>
/// <param name="CoverageCu">How much of all text is looked at by cu-alpha, l*_.. / l_..; null where there is no text.</param>
/// <param name="Codes">(k)u-alpha of each code, in the order of the data's codes.</param>
/// <param name="Readings">cu-alpha by other readings of its correction.</param>
/// <param name="Documents">How many documents took part: those that two coders or more opened.</param>
/// <param name="Notes">What must be known of the result.</param>
public sealed record UnitizingAlpha(
    SpanCoefficient U, SpanCoefficient BarU, SpanCoefficient Cu, double? CoverageCu, ImmutableArray<CodeAlpha> Codes, SelfMeetingReadings Readings, int Documents, ImmutableArray<MethodProblem> Notes)
{
    /// <summary>The family over all codes of the data.</summary>
    /// <param name="data">What coders marked.</param>
    /// <param name="metric">How different two codes are, for cu and (k)u; u and |u know only equal or not.</param>
    /// <returns>The family. Problems where a coder marked a passage with two of the codes (each such passage: row = which overlap, column = the coder), because units and gaps must
    /// part the text; and where a metric asks for numbers and a code is none.</returns>
    public static Answer<UnitizingAlpha> Of(SpanData data, CodeMetric metric = CodeMetric.Nominal)
    {
        ArgumentNullException.ThrowIfNull(data);
        ImmutableArray<MethodProblem> problems = [.. OverlapProblems(data), .. CodeValues.Read(data.Codes, metric, out CodeValues? values)];
        if (!problems.IsEmpty) return problems;
        BlockSums[] blocks = [.. SpanBlocks.Whole(data).Sums(data, values)];
        UnitSums sums = UnitSums.Of(data.Codes.Length, blocks);
        UnitizingAlpha alpha = Of(sums, data.Codes, values, blocks.Length);
        return alpha with { Notes = [.. NotesOn(data, sums, alpha)] };
    }

    /// <summary>The passages that stand in the way of joint figures.</summary>
    internal static IEnumerable<MethodProblem> OverlapProblems(SpanData data) => data.Overlaps().Select((overlap, i) =>
        new MethodProblem("methods.spans-overlap", i, data.Coders[overlap.Coder]).With("document", data.Documents[overlap.Document].Name).With("start", overlap.Start).With("end", overlap.End)
            .With("first", overlap.First.Code).With("second", overlap.Second.Code));

    internal static UnitizingAlpha Of(UnitSums sums, ImmutableArray<string> codes, CodeValues? values, int documents)
    {
        double total = sums.Total, marked = sums.Over(UnitSums.Length), met = sums.Over(UnitSums.Met);
        (SpanCoefficient u, SpanCoefficient barU) = Unitizing(sums, total, marked);
        SpanCoefficient cu = Coding(sums, met, UnitSums.MetByEach, values);
        return new UnitizingAlpha(
            u, barU, cu, total > 0 ? met / total : null, [.. codes.Select((code, k) => new CodeAlpha(code, OfCode(sums, met, k, values), sums[k, UnitSums.Length] is > 0 and var length ? sums[k, UnitSums.Met] / length : null))],
            new SelfMeetingReadings(cu, Coding(sums, met, UnitSums.MetByMean, values), Coding(sums, met, UnitSums.MetByAny, values)), documents, []);
    }

    /// <summary>The four groups of figures in a row, for resampling: u, |u, cu, then (k)u of each code.</summary>
    internal double?[] Values() => [U.Value, BarU.Value, Cu.Value, .. Codes.Select(static code => code.Alpha.Value)];

    private static IEnumerable<MethodProblem> NotesOn(SpanData data, UnitSums sums, UnitizingAlpha alpha)
    {
        for (int d = 0; d < data.Documents.Length; d++)
            if (data.CodersOf(d) < 2) yield return new MethodProblem("methods.spans-document-alone").With("document", data.Documents[d].Name);
        // With more than two coders the transcribed correction can outgrow what two units meet by chance: a negative expected coincidence.
        double least = -1e-9 * sums.Over(UnitSums.Met) * sums.Over(UnitSums.Met);
        double[] same = [.. data.Codes.Select((_, k) => ExpectedSame(sums, k))];
        if (alpha.Cu.Value is not null && same.Sum() < least) yield return new MethodProblem("methods.spans-self-meetings-exceed");
        string[] few = [.. data.Codes.Where((_, k) => same[k] < least)];
        if (few.Length > 0) yield return new MethodProblem("methods.spans-self-meetings-codes").With("codes", string.Join(", ", few));
    }

    // u and |u. Krippendorff et al. 2016; Krippendorff 2019, eqs. 34 and 35.
    private static (SpanCoefficient U, SpanCoefficient BarU) Unitizing(UnitSums sums, double total, double marked)
    {
        if (total <= 0) return Both("methods.spans-no-pair");
        if (marked <= 0) return Both("methods.spans-nothing-marked");
        double gaps = total - marked, unmet = sums.Over(UnitSums.Unmet), products = gaps * (total - gaps);
        for (int k = 0; k < sums.Codes; k++) products += sums[k, UnitSums.Length] * (total - sums[k, UnitSums.Length]);
        // e_ck = l_.. (l_c. l_.k − [c = k] Q_c) / (l_..² − Σ Q): a unit cannot meet itself, so the squares of units go; gaps can be cut anywhere, so Q_phi is their length.
        double scale = total / ((total * total) - gaps - sums.Over(UnitSums.Squares));
        SpanCoefficient u = SpanCoefficient.FromDisagreement((2 * unmet) + sums.Over(UnitSums.Other), scale * products, "methods.spans-one-value");
        return (u, SpanCoefficient.FromDisagreement(unmet, scale * gaps * (total - gaps), "methods.spans-no-gaps"));

        static (SpanCoefficient U, SpanCoefficient BarU) Both(string reason) => (SpanCoefficient.None(reason), SpanCoefficient.None(reason));
    }

    // cu. Krippendorff 2019, eqs. 36 and 37; the correction Q* by eq. 10 of the paper of 2016 as it is transcribed, or by another reading.
    private static SpanCoefficient Coding(UnitSums sums, double met, int correction, CodeValues? values)
    {
        if (sums.Total <= 0) return SpanCoefficient.None("methods.spans-no-pair");
        if (met <= 0) return SpanCoefficient.None("methods.spans-never-met");
        double products = Products(sums, met, values), observed = sums.Over(values is null ? UnitSums.Other : UnitSums.Difference);
        if (products <= 0) return SpanCoefficient.None("methods.spans-one-code-met");
        if (observed == 0) return SpanCoefficient.Of(1);
        // e*_ck = (l*_c. l*_.k − [c = k] Q*_c) / (l*_.. − Σ Q* / l*_..).
        double rest = met - (sums.Over(correction) / met);
        return rest > 1e-12 * met ? SpanCoefficient.FromDisagreement(observed, products / rest, "methods.spans-one-code-met") : SpanCoefficient.None("methods.spans-self-meetings");
    }

    // (k)u = 1 − (e*_.k / l*_.k) Σ_c d² l*_ck / Σ_c d² e*_ck. Krippendorff 2019, eq. 38. What e* is divided by goes out.
    private static SpanCoefficient OfCode(UnitSums sums, double met, int k, CodeValues? values)
    {
        double own = sums[k, UnitSums.Met], observed = sums[k, values is null ? UnitSums.Other : UnitSums.Difference];
        if (sums.Total <= 0) return SpanCoefficient.None("methods.spans-no-pair");
        if (sums[k, UnitSums.Length] <= 0) return SpanCoefficient.None("methods.spans-code-unused");
        if (own <= 0) return SpanCoefficient.None("methods.spans-code-never-met");
        double products = ProductsOf(sums, met, k, values);
        if (products <= 0) return SpanCoefficient.None("methods.spans-one-code-met");
        if (observed == 0) return SpanCoefficient.Of(1);
        double expected = (own * met) - sums[k, UnitSums.MetByEach];
        return expected > 1e-12 * own * met ? SpanCoefficient.Of(1 - (expected / own * observed / products)) : SpanCoefficient.None("methods.spans-self-meetings");
    }

    // Σ over codes of l*_c. l*_.k d²; with equal or not that is l*_c. (l*_.. − l*_c.).
    private static double Products(UnitSums sums, double met, CodeValues? values)
    {
        double all = 0;
        for (int k = 0; k < sums.Codes; k++) all += ProductsOf(sums, met, k, values);
        return all;
    }

    private static double ProductsOf(UnitSums sums, double met, int k, CodeValues? values)
    {
        double own = sums[k, UnitSums.Met];
        if (own <= 0) return 0;
        if (values is null) return own * (met - own);
        double others = 0;
        for (int c = 0; c < sums.Codes; c++)
            if (c != k) others += sums[c, UnitSums.Met] * CodeValues.Squared(values.Values[c], values.Values[k], values.IsRatio);
        return own * others;
    }

    // e*_kk times what all e* are divided by.
    private static double ExpectedSame(UnitSums sums, int k) => (sums[k, UnitSums.Met] * sums[k, UnitSums.Met]) - sums[k, UnitSums.MetByEach];
}

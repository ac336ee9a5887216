using System.Text.Json.Nodes;
using Offramp.Methods;
using Offramp.Methods.Agreement;

namespace Offramp.Cli;

/// <summary>Everything about the agreement of coders on units, for programs and for people.</summary>
internal sealed class AgreementReport
{
    // Per category more would be a list of numbers that nobody reads: real-valued codes have no categories.
    private const int MostCategories = 200;

    private static readonly AgreementKind[] OfCategories = [AgreementKind.Alpha, AgreementKind.Fleiss, AgreementKind.Gwet, AgreementKind.Percent];

    private readonly AgreementFrame frame;
    private readonly double level;
    private readonly AgreementValue alpha;
    private readonly AgreementValue[] values;
    private readonly BootstrapValue[] resampled;
    private readonly AgreementValue[][] categories;
    private readonly CodersAgreement[][] pairs;
    private readonly CodersAgreement[] left;
    private readonly MethodProblem[] notes;

    /// <summary>Works it out, or ends the command with what stands against it.</summary>
    public AgreementReport(AgreementFrame frame, double level, BootstrapOptions? bootstrap)
    {
        (this.frame, this.level) = (frame, level);
        UnitMatrix data = frame.Data;
        AgreementMeasure asked = AgreementMeasure.Alpha(frame.Metric);
        AgreementMeasure[] suited = [.. AgreementMeasure.Suited(frame.Metric, data.Coders.Length)];
        values = [.. suited.Select(measure => frame.Table.Granted(UnitAgreement.Of(data, measure, level)))];
        alpha = values.First(value => value.Measure == asked);
        resampled = bootstrap is null ? [] : [.. suited.Select(measure => frame.Table.Granted(UnitBootstrap.Of(data, measure, bootstrap)))];
        categories = data.Categories.Length > MostCategories ? []
            : [.. OfCategories.Append(data.Coders.Length == 2 ? AgreementKind.Cohen : AgreementKind.Conger).Select(kind => frame.Table.Granted(UnitAgreement.OfEachCategory(data, kind, level)).ToArray())];
        AgreementMeasure[] ofPairs = [asked, new(AgreementKind.Cohen), new(AgreementKind.Percent)];
        pairs = [.. ofPairs.Select(measure => frame.Table.Granted(UnitAgreement.OfEachPair(data, measure, level)).ToArray())];
        left = [.. frame.Table.Granted(UnitAgreement.WithoutEachCoder(data, asked, level))];
        notes = [.. Notes(bootstrap)];
    }

    /// <summary>As one JSON object.</summary>
    public JsonObject Json()
    {
        UnitMatrix data = frame.Data;
        var coefficients = new JsonObject();
        foreach (AgreementValue value in values) coefficients[value.Measure.Name] = AgreementJson.Of(value, frame.Table);
        var json = new JsonObject
        {
            ["metric"] = Kinds.Name(frame.Metric),
            ["alpha"] = QcaJson.Measure(alpha.Value),
            ["se"] = QcaJson.Measure(alpha.StandardError),
            ["ci"] = AgreementJson.Of(alpha.Interval),
            ["level"] = level,
            ["reason"] = (alpha.Reason ?? alpha.StandardErrorReason) is { } reason ? frame.Table.InWords(reason) : null,
            ["units"] = data.Units,
            ["pairableUnits"] = data.PairableUnits,
            ["unitsNotCoded"] = data.UnitsNotCoded,
            ["codes"] = data.CodeCount,
            ["missing"] = (data.Units * data.Coders.Length) - data.CodeCount,
            ["coders"] = QcaJson.Strings(data.Coders),
            ["unitColumn"] = frame.Columns.Units,
            ["documentColumn"] = frame.Document,
            ["categories"] = QcaJson.Strings(data.Categories),
            ["categoriesFrom"] = data.IsFromData ? "data" : "codebook",
            ["coefficients"] = coefficients,
            ["perCategory"] = QcaJson.Array(Enumerable.Range(0, categories.Length == 0 ? 0 : data.Categories.Length).Select(OfCategory)),
            ["pairs"] = QcaJson.Array(Enumerable.Range(0, pairs[0].Length).Select(OfPair)),
            ["leaveOneOut"] = QcaJson.Array(left.Select((rest, coder) => new JsonObject
            {
                ["coder"] = data.Coders[coder],
                ["alpha"] = QcaJson.Measure(rest.Value.Value),
                ["se"] = QcaJson.Measure(rest.Value.StandardError),
                ["difference"] = QcaJson.Measure(rest.Value.Value - alpha.Value),
                ["reason"] = rest.Value.Reason is { } why ? frame.Table.InWords(why) : null,
            })),
        };
        if (resampled.Length > 0) json["bootstrap"] = Bootstrap();
        json["notes"] = QcaJson.Notes(notes, frame.Table);
        return json;
    }

    /// <summary>As tables for people.</summary>
    public void Show(Terminal terminal)
    {
        UnitMatrix data = frame.Data;
        var shown = new TextTable("", "value", "se", "interval", "bootstrap", "why not") { Wraps = true };
        for (int i = 0; i < values.Length; i++)
        {
            BootstrapValue? drawn = resampled.Length > 0 ? resampled[i] : null;
            shown.Add(values[i].Measure.Name, QcaJson.Rounded(values[i].Value), QcaJson.Rounded(values[i].StandardError), AgreementJson.Rounded(values[i].Interval), drawn is null ? "" : AgreementJson.Rounded(drawn.Interval),
                AgreementJson.Why(values[i].Reason ?? values[i].StandardErrorReason ?? drawn?.Reason, frame.Table));
        }
        shown.Write(terminal, "");
        if (categories.Length > 0)
        {
            terminal.Out.WriteLine();
            var single = new TextTable("category", "codes", "alpha", "fleiss", "ac1", "percent", data.Coders.Length == 2 ? "cohen" : "conger");
            for (int k = 0; k < data.Categories.Length; k++)
                single.Add([data.Categories[k], AgreementJson.Whole(data.CountOf(k)), .. categories.Select(kind => QcaJson.Rounded(kind[k].Value))]);
            single.Write(terminal, "");
        }
        if (data.Coders.Length > 2)
        {
            terminal.Out.WriteLine();
            var two = new TextTable("coders", "alpha", "cohen", "percent", "units");
            for (int i = 0; i < pairs[0].Length; i++) two.Add([Names(pairs[0][i]), .. pairs.Select(kind => QcaJson.Rounded(kind[i].Value.Value)), AgreementJson.Whole(pairs[2][i].Value.PairableUnits)]);
            two.Write(terminal, "");
            terminal.Out.WriteLine();
            var without = new TextTable("without", "alpha", "difference");
            for (int coder = 0; coder < left.Length; coder++) without.Add(data.Coders[coder], QcaJson.Rounded(left[coder].Value.Value), QcaJson.Rounded(left[coder].Value.Value - alpha.Value));
            without.Write(terminal, "");
        }
        frame.Table.SayNotes(notes);
    }

    private IEnumerable<MethodProblem> Notes(BootstrapOptions? bootstrap)
    {
        foreach (MethodProblem note in frame.Columns.Notes) yield return note;
        UnitMatrix data = frame.Data;
        if (data.IsFromData) yield return new MethodProblem("methods.agreement-categories-found").With("count", data.Categories.Length);
        if (data.UnitsNotCoded > 0) yield return new MethodProblem("methods.agreement-units-not-coded").With("count", data.UnitsNotCoded);
        if (data.CodeCount > 0 && data.Units - data.UnitsNotCoded - data.PairableUnits is > 0 and var once) yield return new MethodProblem("methods.agreement-coded-once").With("count", once);
        foreach (string coder in data.CodersWithoutCodes) yield return new MethodProblem("methods.agreement-coder-empty", Column: coder).With("coder", coder);
        if (alpha.Value is 1) yield return new MethodProblem("methods.agreement-perfect");
        if (frame.Documents is not null) yield return new MethodProblem(bootstrap is null ? "methods.agreement-documents-unused" : "methods.agreement-documents-clustered");
        if (bootstrap is { Resamples: < 1000 }) yield return new MethodProblem("methods.agreement-resamples-few").With("count", bootstrap.Resamples);
        if (resampled.FirstOrDefault(value => value.Measure == alpha.Measure) is { Dropped: > 0 } dropped) yield return new MethodProblem("methods.agreement-resamples-dropped").With("count", dropped.Dropped).With("all", dropped.Resamples);
    }

    private JsonObject OfCategory(int category)
    {
        var json = new JsonObject { ["category"] = frame.Data.Categories[category], ["codes"] = frame.Data.CountOf(category) };
        foreach (AgreementValue[] kind in categories) json[kind[category].Measure.Kind == AgreementKind.Alpha ? "alpha" : kind[category].Measure.Name] = QcaJson.Measure(kind[category].Value);
        json["se"] = QcaJson.Measure(categories[0][category].StandardError);
        json["ci"] = AgreementJson.Of(categories[0][category].Interval);
        json["reason"] = categories[0][category].Reason is { } reason ? frame.Table.InWords(reason) : null;
        return json;
    }

    private JsonObject OfPair(int pair) => new()
    {
        ["coders"] = QcaJson.Strings(pairs[0][pair].Coders.Select(coder => frame.Data.Coders[coder])),
        ["units"] = pairs[2][pair].Value.PairableUnits,
        ["alpha"] = QcaJson.Measure(pairs[0][pair].Value.Value),
        ["se"] = QcaJson.Measure(pairs[0][pair].Value.StandardError),
        ["ci"] = AgreementJson.Of(pairs[0][pair].Value.Interval),
        ["cohen"] = QcaJson.Measure(pairs[1][pair].Value.Value),
        ["percent"] = QcaJson.Measure(pairs[2][pair].Value.Value),
        ["reason"] = pairs[0][pair].Value.Reason is { } reason ? frame.Table.InWords(reason) : null,
    };

    private JsonObject Bootstrap()
    {
        var json = new JsonObject
        {
            ["resamples"] = resampled[0].Resamples,
            ["seed"] = resampled[0].Seed,
            ["interval"] = Kinds.Name(resampled[0].Kind),
            ["of"] = frame.Documents is null ? "units" : "documents",
        };
        foreach (BootstrapValue value in resampled)
        {
            var one = new JsonObject
            {
                ["se"] = QcaJson.Measure(value.StandardError),
                ["ci"] = AgreementJson.Of(value.Interval),
                ["dropped"] = value.Dropped,
                ["reason"] = value.Reason is { } reason ? frame.Table.InWords(reason) : null,
            };
            json[value.Measure.Name] = one;
            if (value.Measure == alpha.Measure) json["alpha"] = one.DeepClone();
        }
        return json;
    }

    private string Names(CodersAgreement pair) => string.Join(", ", pair.Coders.Select(coder => frame.Data.Coders[coder]));
}

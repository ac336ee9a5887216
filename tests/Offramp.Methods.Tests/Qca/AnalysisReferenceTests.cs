using System.Text.Json;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Truth tables and solutions of published data, held against runs of the R package QCA 3.25.1.</summary>
public sealed class AnalysisReferenceTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Analyses => References.Named("qca", "analysis");

    [Theory]
    [MemberData(nameof(Analyses))]
    public void The_truth_table_is_that_of_the_reference(string name)
    {
        Run run = Run.Of(name);
        // An excluded remainder stands among the reference's rows, without a case.
        JsonElement[] expected = [.. run.Json.GetProperty("truth_table").GetProperty("rows").EnumerateArray().Where(static row => row.GetProperty("n").GetInt32() > 0)];
        Assert.Equal(expected.Select(static row => row.GetProperty("row").GetInt64()), run.Table.Rows.Select(static row => row.Number));
        foreach ((JsonElement json, TruthTableRow row) in expected.Zip(run.Table.Rows))
        {
            Assert.Equal(run.Conditions.Select(c => json.GetProperty("config").GetProperty(c).ToString()), row.Levels.Select(static l => l == TruthTableRow.DoesNotApply ? "-" : $"{l}"));
            Assert.Equal(json.GetProperty("out").GetString(), row.Outcome switch { RowOutcome.Present => "1", RowOutcome.Absent => "0", RowOutcome.Contradiction => "C", _ => "?" });
            Assert.Equal(json.GetProperty("n").GetInt32(), row.Count);
            Close(json.GetProperty("incl"), row.Inclusion);
            Close(json.GetProperty("PRI"), row.Pri);
            Assert.Equal(json.GetProperty("cases").GetString(), string.Join(',', row.Cases.Select(i => run.Table.Data.Cases[i])));
        }
        if (!run.Json.GetProperty("truth_table").TryGetProperty("dcc", out JsonElement dcc)) return;
        foreach (TruthTableRow row in run.Table.Rows)
            if (dcc.TryGetProperty($"{row.Number}", out JsonElement deviant))
                Assert.Equal(string.Join(',', deviant.EnumerateArray().Select(static d => d.GetString())), string.Join(',', row.Deviant.Select(i => run.Table.Data.Cases[i])));
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Conservative_models_are_those_of_the_reference(string name)
    {
        Run run = Run.Of(name);
        if (run.Json.GetProperty("conservative").TryGetProperty("error", out _)) Assert.NotEmpty(Minimisation.Of(run.Table, new MinimisationOptions { Kind = SolutionKind.Conservative }).Problems);
        else Same(run, run.Json.GetProperty("conservative"), run.Solve(new MinimisationOptions { Kind = SolutionKind.Conservative, Irredundant = true }));
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Parsimonious_models_are_those_of_the_reference(string name)
    {
        Run run = Run.Of(name);
        if (run.Json.GetProperty("parsimonious").TryGetProperty("error", out _)) Assert.NotEmpty(Minimisation.Of(run.Table, new MinimisationOptions()).Problems);
        else Same(run, run.Json.GetProperty("parsimonious"), run.Solve(new MinimisationOptions { Irredundant = true }));
        if (run.Json.TryGetProperty("parsimonious_with_contradictions", out JsonElement with))
            Same(run, with, run.Solve(new MinimisationOptions { WithContradictions = true, Irredundant = true }));
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Intermediate_models_and_counterfactuals_are_those_of_the_reference(string name)
    {
        Run run = Run.Of(name);
        if (!run.Json.TryGetProperty("intermediate", out JsonElement json)) return;
        ExpectationList expected = DirectionalExpectation.Read(json.GetProperty("directional_expectations").GetString()!.Trim('"'), run.Table.Conditions).Needed();
        QcaSolution solution = run.Solve(new MinimisationOptions { Kind = SolutionKind.Intermediate, Expectations = expected.Expectations });
        JsonElement[] pairs = [.. json.GetProperty("pairs").EnumerateArray()];
        Assert.Equal(pairs.Length, solution.Pairs.Length);
        foreach (JsonElement pair in pairs)
        {
            IntermediatePair ours = Assert.Single(solution.Pairs, p => Set(p.Conservative).SetEquals(Strings(pair.GetProperty("c_model"))) && Set(p.Parsimonious).SetEquals(Strings(pair.GetProperty("p_model"))));
            Assert.Equal(Longs(pair.GetProperty("easy_counterfactuals")), ours.Easy!.Value);
            Assert.Equal(Longs(pair.GetProperty("difficult_counterfactuals")), ours.Difficult!.Value);
            SameModels(run, pair.GetProperty("models"), ours.Solution);
            Assert.Equal(Set(Strings(pair.GetProperty("essential"))), Set(ours.Solution.CoreTerms));
        }
    }

    private static void Same(Run run, JsonElement json, QcaSolution solution)
    {
        Assert.Equal(json.GetProperty("n_models").GetInt32(), solution.ModelCount);
        Assert.Equal(json.GetProperty("n_terms").GetInt32(), solution.TermCount);
        Assert.True(solution.IsProven);
        Assert.Equal(Set(json.GetProperty("prime_implicants_in_chart").EnumerateArray().Select(static p => p.GetProperty("expr").GetString()!)),
            Set(solution.PrimeImplicants.Select(static p => p.Text)));
        // The reference calls essential what every model has.
        Assert.Equal(Set(Strings(json.GetProperty("essential"))), Set(solution.CoreTerms));
        JsonElement chart = json.GetProperty("chart");
        // Where a condition does not apply the reference numbers rows of the chart in another way than those of its own truth table.
        if (!run.HasDoesNotApply)
        {
            foreach ((string term, long[] rows) in Strings(chart.GetProperty("rows")).Zip(chart.GetProperty("covers").EnumerateArray().Select(Longs)))
                Assert.Equal(rows, solution.PrimeImplicants.Single(p => p.Text == term).Rows);
        }
        SameModels(run, json.GetProperty("models"), solution);
        if (json.TryGetProperty("models_all_sol", out JsonElement all))
            Assert.Equal(all.EnumerateArray().Select(m => Key(Strings(m))).Order(StringComparer.Ordinal), solution.Irredundant!.Value.Select(m => Key(m)).Order(StringComparer.Ordinal));
        if (run.HasDoesNotApply) return;
        foreach (JsonProperty assumption in json.GetProperty("simplifying_assumptions").EnumerateObject())
        {
            // M1 here is M01 there, where there are ten or more.
            JsonElement of = json.GetProperty("models").EnumerateArray().Single(m => m.GetProperty("model").GetString()!.Replace("M0", "M", StringComparison.Ordinal) == assumption.Name.Replace("M0", "M", StringComparison.Ordinal));
            Assert.Equal(Longs(assumption.Value), Model(solution, of).Assumptions!.Value);
        }
    }

    private static void SameModels(Run run, JsonElement models, QcaSolution solution)
    {
        Assert.Equal(models.EnumerateArray().Select(m => Key(Strings(m.GetProperty("terms_list")))).Order(StringComparer.Ordinal),
            solution.Models.Select(m => Key(m.Terms.Select(static t => t.Text))).Order(StringComparer.Ordinal));
        foreach (JsonElement json in models.EnumerateArray())
        {
            QcaModel model = Model(solution, json);
            JsonElement overall = json.GetProperty("overall");
            Close(overall.GetProperty("inclS"), model.Fit.InclS);
            Close(overall.GetProperty("PRI"), model.Fit.Pri);
            Close(overall.GetProperty("covS"), model.Fit.CovS);
            foreach (JsonElement term in json.GetProperty("terms").EnumerateArray())
            {
                QcaTerm ours = model.Terms.Single(t => t.Text == term.GetProperty("expr").GetString());
                Close(term.GetProperty("inclS"), ours.Fit.InclS);
                Close(term.GetProperty("PRI"), ours.Fit.Pri);
                Close(term.GetProperty("covS"), ours.Fit.CovS);
                if (term.GetProperty("covU").ValueKind == JsonValueKind.Number) Close(term.GetProperty("covU"), ours.CovU);
                if (term.GetProperty("cases").GetString() is { } cases && !run.HasDoesNotApply)
                    Assert.Equal(cases.Replace("; ", ",", StringComparison.Ordinal), string.Join(',', ours.Cases.Select(i => run.Table.Data.Cases[i])));
            }
        }
    }

    private static QcaModel Model(QcaSolution solution, JsonElement json) =>
        solution.Models.Single(m => Key(m.Terms.Select(static t => t.Text)) == Key(Strings(json.GetProperty("terms_list"))));

    private static void Close(JsonElement expected, double? actual)
    {
        if (expected.ValueKind != JsonValueKind.Number) Assert.Null(actual);
        else Assert.Equal(expected.GetDouble(), actual!.Value, Tolerance);
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.EnumerateArray().Select(static s => s.GetString()!);

    private static long[] Longs(JsonElement json) => [.. json.EnumerateArray().Select(static n => n.GetInt64())];

    private static HashSet<string> Set(IEnumerable<string> texts) => [.. texts];

    private static string Key(IEnumerable<string> terms) => string.Join(" + ", terms.Order(StringComparer.Ordinal));

    private sealed record Run(JsonElement Json, TruthTable Table, string[] Conditions)
    {
        public bool HasDoesNotApply => Table.Conditions.Any(static set => set.HasDoesNotApply);

        public static Run Of(string name)
        {
            JsonElement json = References.Json("qca", name);
            Dictionary<string, string[]> columns = References.Table("qca", json.GetProperty("data_file").GetString()!);
            string[] conditions = [.. Strings(json.GetProperty("conditions"))];
            string outcome = json.GetProperty("outcome").GetString()!;
            double[] cuts = [.. json.GetProperty("incl_cut").EnumerateArray().Select(static c => c.GetDouble())];
            var options = new TruthTableOptions
            {
                Inclusion = cuts[0],
                Contradiction = cuts.Length > 1 ? cuts[1] : null,
                Cases = json.GetProperty("n_cut").GetInt32(),
                Pri = json.GetProperty("pri_cut").GetDouble(),
                Excluded = json.GetProperty("truth_table").TryGetProperty("excluded", out JsonElement excluded) ? [.. Longs(excluded)] : [],
            };
            QcaData data = QcaData.Of([.. columns.First().Value], conditions.Append(outcome.TrimStart('~')).Select(c => (c, References.Numbers(columns[c])))).Needed();
            return new Run(json, TruthTable.Of(data, QcaParser.Read(outcome).Needed(), conditions, options).Needed(), conditions);
        }

        public QcaSolution Solve(MinimisationOptions options) => Minimisation.Of(Table, options).Needed();
    }
}

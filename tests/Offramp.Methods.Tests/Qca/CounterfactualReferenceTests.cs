using System.Text.Json;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Contradictory assumptions, simultaneous subsets and what must not be assumed, held against runs of the R packages QCA 3.25.1 and SetMethods 4.1.</summary>
public sealed class CounterfactualReferenceTests
{
    public static TheoryData<string> Analyses => References.Named("qca", "analysis");

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Contradictory_assumptions_and_simultaneous_subsets_are_those_of_the_reference(string name)
    {
        JsonElement json = References.Json("qca", name);
        if (!json.TryGetProperty("contradictory_simplifying_assumptions", out JsonElement contradictory)) return;
        TruthTable presence = Table(json, negated: false), absence = Table(json, negated: true);
        // Where no row leads to the absence the reference stops with an error; nothing is assumed then, so nothing contradicts.
        long[] expected = contradictory.TryGetProperty("rows", out JsonElement rows) ? Longs(rows) : [];
        Assert.Equal(expected, Counterfactuals.Contradictory(presence, absence).Needed().Rows);
        Assert.Equal(json.GetProperty("simultaneous_subset_relations").TryGetProperty("rows", out JsonElement both) ? Longs(both) : [], Counterfactuals.SimultaneousSubsets(presence, absence).Rows);
    }

    [Fact]
    public void Rows_without_a_necessary_condition_are_those_of_SetMethods_but_what_was_seen_stays()
    {
        JsonElement json = References.Json("qca", "esa-SCHF");
        string[] conditions = ["EMP", "BARGAIN", "UNI", "OCCUP", "STOCK", "MA"];
        (QcaData data, QcaExpression outcome) = FitReferenceTests.Read(json, conditions, "EXPORT");
        var options = new TruthTableOptions { Inclusion = 0.9 };
        TruthTable table = TruthTable.Of(data, outcome, conditions, options).Needed();
        UntenableRows untenable = Counterfactuals.Untenable(
            table, [.. ((string[])["STOCK + MA", "EMP"]).Select(static e => QcaParser.Read(e).Needed())], [QcaParser.Read("BARGAIN*~OCCUP").Needed()], [19, 14, 46, 51]).Needed();
        // SetMethods sets observed rows to 0 as well (methods page, trap C): those are told apart here. It does so only where they led to the outcome.
        long[] changed = Longs(json.GetProperty("rows_changed_to_0")), observed = Longs(json.GetProperty("of_which_observed"));
        Assert.Equal(changed.Except(observed), untenable.Remainders);
        Assert.Empty(observed.Except(untenable.Observed));
        // Right: with these remainders excluded every row that was seen with the outcome is still explained, which in the reference eight are not.
        TruthTable enhanced = TruthTable.Of(data, outcome, conditions, options with { Excluded = untenable.Remainders }).Needed();
        QcaSolution solution = Minimisation.Of(enhanced, new MinimisationOptions()).Needed();
        Assert.Empty(observed.Except(solution.Explained));
        Assert.All(solution.Models, model => Assert.Empty(model.Assumptions!.Value.Intersect(untenable.Remainders)));
        Assert.All(solution.Models, model => Assert.Equal(
            enhanced.Rows.Where(static row => row.Outcome == RowOutcome.Present).Select(static row => row.Number),
            enhanced.Rows.Where(row => model.Terms.Any(term => term.Product.Covers(row.Levels.AsSpan()))).Select(static row => row.Number)));
    }

    private static TruthTable Table(JsonElement json, bool negated)
    {
        string[] conditions = [.. json.GetProperty("conditions").EnumerateArray().Select(static c => c.GetString()!)];
        string outcome = json.GetProperty("outcome").GetString()!;
        (QcaData data, QcaExpression explained) = FitReferenceTests.Read(json, conditions, negated ? $"~({outcome})" : outcome);
        return TruthTable.Of(data, explained, conditions, new TruthTableOptions
        {
            Inclusion = json.GetProperty("incl_cut")[0].GetDouble(),
            Cases = json.GetProperty("n_cut").GetInt32(),
            Pri = json.GetProperty("pri_cut").GetDouble(),
        }).Needed();
    }

    private static long[] Longs(JsonElement json) => [.. json.EnumerateArray().Select(static n => n.GetInt64())];
}

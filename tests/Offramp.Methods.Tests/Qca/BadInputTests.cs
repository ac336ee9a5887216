using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>What cannot be analysed is refused, and what can be but is doubtful is said, each with case and column.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void A_membership_outside_0_to_1_is_refused_at_its_case()
    {
        Answer<QcaSet> answer = QcaSet.Of("A", [0.2, 1.2, -0.1]);
        Assert.Equal([("methods.qca-membership-outside", 1, "A"), ("methods.qca-membership-outside", 2, "A")], answer.Problems.Select(static p => (p.Code, p.Row!.Value, p.Column!)));
    }

    [Fact]
    public void A_raw_number_that_was_never_calibrated_is_no_level() =>
        Assert.Equal("methods.qca-levels-too-many", QcaSet.Of("A", [1, 720]).Problems[0].Code);

    [Fact]
    public void A_case_at_exactly_a_half_is_in_no_row_and_said()
    {
        TruthTable table = Table([0.5, 0.9, 0.1], [0.8, 0.9, 0.2]);
        MethodProblem note = Assert.Single(table.Notes, static n => n.Code == "methods.qca-at-half");
        Assert.Equal((0, "A"), (note.Row, note.Column));
        Assert.Equal(2, table.Rows.Sum(static row => row.Count));
    }

    [Fact]
    public void An_outcome_that_all_cases_have_alike_is_said()
    {
        Assert.Contains(Table([0, 1, 1], [1, 1, 1]).Notes, static n => n.Code == "methods.qca-outcome-constant");
        Assert.Equal("methods.qca-no-absent-rows", Minimisation.Of(Table([0, 1, 1], [1, 1, 1]), new MinimisationOptions()).Problems[0].Code);
    }

    [Fact]
    public void A_truth_table_without_a_row_that_leads_to_the_outcome_has_nothing_to_minimise() =>
        Assert.Equal("methods.qca-no-present-rows", Minimisation.Of(Table([0, 1, 1, 0], [0, 1, 0, 1]), new MinimisationOptions()).Problems[0].Code);

    [Fact]
    public void A_cut_off_of_cases_that_no_row_reaches_is_refused() =>
        Assert.Equal("methods.qca-no-rows-left", TruthTable.Of(Data([0, 1], [0, 1]), Y, ["A"], new TruthTableOptions { Cases = 2 }).Problems[0].Code);

    [Theory]
    [InlineData(1.2, null, 0.0, "methods.qca-cut-outside"), InlineData(0.8, 0.9, 0.0, "methods.qca-cuts-out-of-order"), InlineData(0.8, null, -1.0, "methods.qca-cut-outside")]
    [InlineData(double.NaN, null, 0.0, "methods.qca-cut-outside")]
    public void Cut_offs_out_of_range_or_order_are_refused(double inclusion, double? contradiction, double pri, string code) =>
        Assert.Equal(code, TruthTable.Of(Data([0, 1], [0, 1]), Y, ["A"], new TruthTableOptions { Inclusion = inclusion, Contradiction = contradiction, Pri = pri }).Problems[0].Code);

    [Fact]
    public void A_condition_that_is_unknown_named_twice_or_the_outcome_is_refused()
    {
        QcaData data = Data([0, 1], [0, 1]);
        Assert.Equal("methods.qca-set-unknown", TruthTable.Of(data, Y, ["B"], new TruthTableOptions()).Problems[0].Code);
        Assert.Equal("methods.qca-condition-twice", TruthTable.Of(data, Y, ["A", "A"], new TruthTableOptions()).Problems[0].Code);
        Assert.Equal("methods.qca-outcome-is-condition", TruthTable.Of(data, Y, ["A", "Y"], new TruthTableOptions()).Problems[0].Code);
        Assert.Equal("methods.qca-no-conditions", TruthTable.Of(data, Y, [], new TruthTableOptions()).Problems[0].Code);
    }

    [Fact]
    public void Forty_conditions_are_analysed_and_that_hardly_anything_was_observed_is_said()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(static c => $"C{c}")];
        QcaData data = QcaData.Of([.. Enumerable.Range(0, 6).Select(static i => $"case{i}")],
            [.. names.Select(static (name, c) => (name, Enumerable.Range(0, 6).Select(i => (double)((i * 7919) + (c * 31) >> (c % 5) & 1)).ToArray())), ("Y", [1, 0, 1, 0, 1, 0])]).Needed();
        TruthTable table = TruthTable.Of(data, Y, names, new TruthTableOptions()).Needed();
        Assert.Equal(1L << 40, table.RowsTotal);
        Assert.Contains(table.Notes, static n => n.Code == "methods.qca-limited-diversity");
        QcaSolution solution = Minimisation.Of(table, new MinimisationOptions { MostModels = 5 }).Needed();
        Assert.True(solution.IsProven);
        Assert.All(solution.Models, static model => Assert.Null(model.Assumptions));
        Assert.Equal("methods.qca-conditions-too-many", TruthTable.Of(data, Y, [.. Enumerable.Range(0, 63).Select(static c => $"C{c}")], new TruthTableOptions()).Problems[0].Code);
    }

    [Fact]
    public void A_search_that_was_stopped_says_that_nothing_is_proven_or_refuses_a_part_of_the_chart()
    {
        Answer<QcaSolution> answer = Minimisation.Of(Table([0, 1, 1, 0], [0, 1, 1, 0]), new MinimisationOptions(), new CancellationToken(canceled: true));
        Assert.Equal("methods.qca-primes-too-many", answer.Problems[0].Code);
    }

    [Fact]
    public void Rows_that_only_a_condition_that_does_not_apply_tells_apart_are_refused()
    {
        QcaData data = QcaData.Of(["a", "b"], [("A", [1, 1]), ("B", [QcaSet.DoesNotApply, 0]), ("Y", [1, 0])]).Needed();
        TruthTable table = TruthTable.Of(data, Y, ["A", "B"], new TruthTableOptions()).Needed();
        Assert.Equal("methods.qca-rows-inseparable", Minimisation.Of(table, new MinimisationOptions()).Problems[0].Code);
    }

    [Theory]
    [InlineData(5, 3, 1, true), InlineData(1, 3, 5, true), InlineData(3, 1, 5, false), InlineData(1, 1, 5, false), InlineData(1, 5, 5, false), InlineData(double.NaN, 1, 2, false)]
    public void Anchors_out_of_order_are_refused_and_falling_ones_are_not(double exclusion, double crossover, double inclusion, bool taken)
    {
        Answer<double[]> answer = Calibration.Logistic([1, 2, 4], [exclusion, crossover, inclusion]);
        Assert.Equal(taken, answer.Value is not null);
        if (!taken) Assert.Equal("methods.qca-anchors-out-of-order", answer.Problems[0].Code);
    }

    [Fact]
    public void Anchors_in_another_number_and_degrees_out_of_range_are_refused()
    {
        Assert.Equal("methods.qca-anchors-count", Calibration.Logistic([1], [1, 2]).Problems[0].Code);
        Assert.Equal("methods.qca-anchors-count", Calibration.Pieces([1], [1, 2, 3, 4]).Problems[0].Code);
        Assert.Equal("methods.qca-anchors-count", Calibration.AtThresholds([1], []).Problems[0].Code);
        Assert.Equal("methods.qca-inclusion-degree", Calibration.Logistic([1], [1, 2, 3], 0.4).Problems[0].Code);
        Assert.Equal("methods.qca-exponents", Calibration.Pieces([1], [1, 2, 3], below: 0).Problems[0].Code);
        Assert.Equal("methods.qca-indirect-negative", IndirectCalibration.Of([-1, 2, 3, 4, 5, 6], [1, 2]).Problems[0].Code);
        Assert.Equal("methods.qca-groups", ThresholdClusters.Suggest([1, 1], 2).Problems[0].Code);
        Assert.Equal("methods.qca-all-equal", Calibration.Relative([2, 2]).Problems[0].Code);
    }

    [Theory]
    [InlineData("A**B", "methods.qca-expression-unclear"), InlineData("A+", "methods.qca-expression-unfinished"), InlineData("(A", "methods.qca-expression-unfinished"), InlineData("A[x]", "methods.qca-expression-unclear")]
    [InlineData("", "methods.qca-expression-unfinished"), InlineData("A B", "methods.qca-expression-unclear"), InlineData("A[1", "methods.qca-expression-unfinished"), InlineData("A)", "methods.qca-expression-unclear")]
    public void An_expression_that_is_not_understood_is_refused_at_its_place(string text, string code) => Assert.Equal(code, QcaParser.Read(text).Problems[0].Code);

    [Fact]
    public void Brackets_without_end_do_not_end_the_program() => Assert.NotEmpty(QcaParser.Read(new string('(', 100_000)).Problems);

    [Fact]
    public void A_level_that_a_set_has_not_and_a_bare_name_of_several_levels_are_refused()
    {
        QcaData data = Data([0, 1, 2], [0, 1, 1]);
        Assert.Equal("methods.qca-level-unknown", QcaParser.Read("A[3]").Needed().Check(data)[0].Code);
        Assert.Equal("methods.qca-level-needed", QcaParser.Read("A").Needed().Check(data)[0].Code);
    }

    [Fact]
    public void The_intermediate_solution_needs_expectations_of_conditions_that_are_there()
    {
        TruthTable table = Table([0, 1, 1, 0], [0, 1, 1, 0]);
        Assert.Equal("methods.qca-no-expectation", Minimisation.Of(table, new MinimisationOptions { Kind = SolutionKind.Intermediate }).Problems[0].Code);
        Assert.Equal("methods.qca-expectation-unknown", DirectionalExpectation.Read("B", table.Conditions).Problems[0].Code);
        Assert.Equal("methods.qca-no-expectation", DirectionalExpectation.Read(" , ", table.Conditions).Problems[0].Code);
    }

    [Fact]
    public void A_measure_without_a_denominator_has_no_value()
    {
        SetFit nobody = SetFit.Of([0, 0], [1, 0]);
        Assert.Equal((null, null), (nobody.InclS, nobody.Pri));
        Assert.Null(SetFit.Of([1, 0], [0, 0]).CovS);
        // X and Y are full for all: there is nothing that X leaves out.
        Assert.Null(SetFit.Of([1, 1], [1, 1]).RoN);
    }

    private static QcaExpression Y => QcaParser.Read("Y").Needed();

    private static QcaData Data(double[] a, double[] y) => QcaData.Of([.. a.Select(static (_, i) => $"case{i}")], [("A", a), ("Y", y)]).Needed();

    private static TruthTable Table(double[] a, double[] y) => TruthTable.Of(Data(a, y), Y, ["A"], new TruthTableOptions()).Needed();
}

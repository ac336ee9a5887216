using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Numbers worked out in print, restated.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public void Incomes_are_calibrated_as_in_print()
    {
        // C. C. Ragin, Redesigning Social Inquiry (2008), table 5.2: anchors 2,500, 5,000 and 20,000 with log odds of 3 at full membership.
        double[] incomes = [40110, 34400, 25200, 24920, 20060, 17090, 15320, 13680, 11720, 11290, 10940, 9800, 7470, 4670, 4100, 4070, 3740, 3690, 3590, 2980, 1000, 650, 450, 110];
        double[] printed = [1, 1, .98, .98, .95, .92, .89, .85, .79, .78, .77, .72, .62, .40, .25, .25, .18, .17, .16, .08, .01, .01, 0, 0];
        double[] memberships = Calibration.Logistic(incomes, [2500, 5000, 20000], 1 / (1 + Math.Exp(-3))).Needed();
        for (int i = 0; i < printed.Length; i++) Assert.Equal(printed[i], memberships[i], 0.0051);
    }

    [Fact]
    public void A_cyclic_chart_has_two_shortest_models_and_no_term_in_both()
    {
        // W. V. Quine, "The Problem of Simplifying Truth Functions", American Mathematical Monthly 59 (1952): six prime implicants in a ring, none needed.
        QcaSolution solution = Solve(3, [0, 1, 2, 5, 6, 7]);
        Assert.Equal(["~A*~B", "A*B", "~A*~C", "A*C", "~B*C", "B*~C"], solution.PrimeImplicants.Select(static p => p.Text));
        Assert.Equal(["~A*~B + A*C + B*~C", "A*B + ~A*~C + ~B*C"], solution.Models.Select(static m => m.ToString()));
        Assert.Empty(solution.CoreTerms);
        Assert.Equal(2, solution.ModelCount);
    }

    [Fact]
    public void The_textbook_example_of_Quine_and_McCluskey_has_its_printed_answer()
    {
        // E. J. McCluskey, "Minimization of Boolean Functions", Bell System Technical Journal 35 (1956): minterms 4, 8, 10, 11, 12, 15 with 9 and 14 free.
        QcaSolution solution = Solve(4, [4, 8, 10, 11, 12, 15], free: [9, 14]);
        Assert.Equal(["A*C + A*~B + B*~C*~D", "A*C + A*~D + B*~C*~D"], solution.Models.Select(static m => string.Join(" + ", m.Terms.Select(static t => t.Text).OrderBy(static t => t.Length).ThenBy(static t => t == "A*C" ? 0 : 1))));
        Assert.Equal(["A*C", "B*~C*~D"], solution.CoreTerms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Fits_are_the_sums_that_the_formulas_say()
    {
        // X 0.8 0.3 0.6, Y 0.9 0.2 0.4: min 0.8 0.2 0.4 = 1.4 of X 1.7 and Y 1.5; min(X, Y, 1 − Y) 0.1 0.2 0.4 = 0.7; 1 − X 1.3; 1 − min 1.6.
        SetFit fit = SetFit.Of([0.8, 0.3, 0.6], [0.9, 0.2, 0.4]);
        Assert.Equal(1.4 / 1.7, fit.InclS!.Value, 1e-12);
        Assert.Equal(1.4 / 1.5, fit.CovS!.Value, 1e-12);
        Assert.Equal(0.7 / 1.0, fit.Pri!.Value, 1e-12);
        Assert.Equal(1.3 / 1.6, fit.RoN!.Value, 1e-12);
    }

    [Fact]
    public void Negating_the_outcome_turns_crisp_inclusion_to_its_rest()
    {
        SetFit fit = SetFit.Of([1, 1, 1, 0], [1, 0, 1, 1]), other = SetFit.Of([1, 1, 1, 0], [0, 1, 0, 0]);
        Assert.Equal(1, fit.InclS!.Value + other.InclS!.Value, 1e-12);
    }

    [Theory]
    [InlineData("A*B + C", "A*B + C"), InlineData("A*(B+C)", "A*B + A*C"), InlineData("~(A+B)*C", "~A*~B*C"), InlineData("~(A*B)", "~A + ~B"), InlineData("A + A*B", "A"), InlineData("!A&B|C", "~A*B + C")]
    public void Expressions_are_read_and_written_as_sums_of_products(string text, string sum)
    {
        QcaData data = QcaData.Of(["x", "y"], [("A", [0.2, 0.9]), ("B", [0.7, 0.1]), ("C", [0.4, 0.6]), ("Y", [1, 0])]).Needed();
        QcaExpression expression = QcaParser.Read(text).Needed();
        ExpressionFit fit = ExpressionFit.Of(data, expression, QcaParser.Read("Y").Needed()).Needed();
        Assert.Equal(sum, fit.Text);
        // The sum of products belongs to each case as far as the expression as written.
        double[] written = expression.Memberships(data);
        for (int i = 0; i < written.Length; i++) Assert.Equal(written[i], fit.Memberships[i], 1e-12);
        Assert.Equal(sum, ExpressionFit.Of(data, QcaParser.Read(fit.Text).Needed(), QcaParser.Read("Y").Needed()).Needed().Text);
    }

    [Fact]
    public void Small_letters_mean_absence_only_where_asked()
    {
        Assert.True(Assert.IsType<QcaLiteral>(QcaParser.Read("a", lowerCaseIsAbsence: true).Needed()) is { Name: "A", Negated: true });
        Assert.True(Assert.IsType<QcaLiteral>(QcaParser.Read("a").Needed()) is { Name: "a", Negated: false });
    }

    [Fact]
    public void A_case_moved_changes_leave_one_out_and_ranges_say_where()
    {
        double[] a = [0.9, 0.8, 0.2, 0.1, 0.7], b = [0.8, 0.1, 0.9, 0.2, 0.6], y = [0.9, 0.2, 0.3, 0.1, 0.8];
        QcaData data = QcaData.Of(["p", "q", "r", "s", "t"], [("A", a), ("B", b), ("Y", y)]).Needed();
        var runs = new RobustnessRuns(data, QcaParser.Read("Y").Needed(), ["A", "B"], new TruthTableOptions { Inclusion = 0.8 }, new MinimisationOptions());
        Assert.Equal(["A*B"], runs.Models(data, new TruthTableOptions { Inclusion = 0.8 }));
        RobustRange range = runs.Inclusion();
        // Inclusions by hand: A*B 1, A*~B 1.0 / 1.6, ~A*B 0.9 / 1.5, ~A*~B 0.8 / 1.5. Nothing above 0.625 changes the models: just above they are the same, on it they are not.
        Assert.Equal(0.625, range.Lower!.Value, 1e-12);
        Assert.Null(range.Upper);
        Assert.Equal(["A*B"], runs.Models(data, new TruthTableOptions { Inclusion = range.Lower!.Value + 1e-6 }));
        Assert.NotEqual(["A*B"], runs.Models(data, new TruthTableOptions { Inclusion = range.Lower!.Value }));
        Assert.False(runs.WithoutEachCase().All(static run => run.IsSame));
        Assert.Equal(runs.WithParts(0.8, 20, 3).Select(static run => string.Join(',', run.Left)), runs.WithParts(0.8, 20, 3).Select(static run => string.Join(',', run.Left)));
    }

    [Fact]
    public void All_test_solutions_count_for_the_robust_core()
    {
        // SetMethods 4.1 looks at the first and last of several only: with the middle one the least shared is 0.1 and not 0.6.
        var fit = RobustFit.Of([0.8, 0.7], [[0.9, 0.6], [0.1, 0.6], [0.8, 0.9]], [0.9, 0.8]);
        Assert.Equal((0.1 + 0.6) / (0.8 + 0.7), fit.OverlapLeast!.Value, 1e-12);
        Assert.Equal((0.8 + 0.7) / (0.9 + 0.9), fit.OverlapMost!.Value, 1e-12);
        Assert.Equal([1], fit.Robust);
        Assert.Equal([0], fit.Shaky);
    }

    [Fact]
    public void A_row_on_a_second_cut_off_is_judged_by_itself_with_more_than_one_case()
    {
        // Trap A of QCA 3.25.1: with two cut-offs and n above 1 it codes other rows than those meant. Rows by hand: A has 2 of 2, B 1 of 2, neither one case.
        QcaData data = QcaData.Of(["a", "b", "c", "d", "e"], [("A", [1, 1, 0, 0, 0]), ("B", [0, 0, 1, 1, 0]), ("Y", [1, 1, 1, 0, 1])]).Needed();
        TruthTable table = TruthTable.Of(data, QcaParser.Read("Y").Needed(), ["A", "B"], new TruthTableOptions { Inclusion = 0.9, Contradiction = 0.5, Cases = 2 }).Needed();
        Assert.Equal([(1, RowOutcome.Remainder), (2, RowOutcome.Contradiction), (3, RowOutcome.Present)], table.Rows.Select(static row => ((int)row.Number, row.Outcome)));
    }

    [Fact]
    public void Theory_and_solution_part_the_cases()
    {
        QcaData data = QcaData.Of(["a", "b", "c", "d"], [("T", [1, 1, 0, 0]), ("E", [1, 0, 1, 0]), ("Y", [1, 1, 0, 1])]).Needed();
        TheoryEvaluation evaluation = TheoryEvaluation.Of(data, QcaParser.Read("T").Needed(), QcaParser.Read("E").Needed(), QcaParser.Read("Y").Needed()).Needed();
        Assert.Equal(["T*E", "~T*E", "T*~E", "~T*~E"], evaluation.Areas.Select(static area => area.Expression));
        Assert.Equal(["0", "", "1", "3"], evaluation.Areas.Select(static area => string.Join(',', area.WithOutcome)));
        Assert.Equal(["", "2", "", ""], evaluation.Areas.Select(static area => string.Join(',', area.WithoutOutcome)));
    }

    [Fact]
    public void Cases_are_chosen_by_kind_and_the_best_come_first()
    {
        QcaData data = QcaData.Of(["full", "near", "over", "without", "uncovered", "neither"], [("A", [0.9, 0.6, 0.9, 0.8, 0.1, 0.2]), ("Y", [0.95, 0.9, 0.7, 0.1, 0.9, 0.1])]).Needed();
        TermCases whole = CaseSelection.Of(data, QcaParser.Read("A").Needed(), QcaParser.Read("Y").Needed()).Needed().Terms[^1];
        Assert.Equal([(0, CaseKind.Typical), (1, CaseKind.Typical), (2, CaseKind.DeviantInDegree), (3, CaseKind.DeviantConsistency), (4, CaseKind.DeviantCoverage), (5, CaseKind.Irrelevant)],
            whole.Cases.Select(static c => (c.Case, c.Kind)));
    }

    private static QcaSolution Solve(int conditions, int[] present, int[]? free = null)
    {
        int[] rows = [.. Enumerable.Range(0, 1 << conditions).Except(free ?? [])];
        string[] names = [.. Enumerable.Range(0, conditions).Select(static c => $"{(char)('A' + c)}")];
        QcaData data = QcaData.Of([.. rows.Select(static r => $"{r}")],
            [.. names.Select((name, c) => (name, rows.Select(r => (double)(r >> (conditions - 1 - c) & 1)).ToArray())), ("Y", rows.Select(r => present.Contains(r) ? 1.0 : 0).ToArray())]).Needed();
        return Minimisation.Of(TruthTable.Of(data, QcaParser.Read("Y").Needed(), names, new TruthTableOptions()).Needed(), new MinimisationOptions()).Needed();
    }
}

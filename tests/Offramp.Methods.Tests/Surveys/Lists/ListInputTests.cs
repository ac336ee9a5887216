using System.Collections.Immutable;
using Offramp.Methods.Surveys.Lists;

namespace Offramp.Methods.Tests.Surveys.Lists;

/// <summary>What is no list experiment is refused, and what is doubtful is said, each with row and column.</summary>
public sealed class ListInputTests
{
    [Theory]
    [InlineData(4.0, 0, "methods.list-count-in-control"), InlineData(-1.0, 0, "methods.list-count-outside"), InlineData(5.0, 1, "methods.list-count-outside")]
    [InlineData(1.5, 1, "methods.list-count-fraction"), InlineData(double.NaN, 1, "methods.cell-empty"), InlineData(double.PositiveInfinity, 1, "methods.list-count-outside")]
    public void A_count_that_its_arm_cannot_give_is_refused_at_its_row(double count, int arm, string code)
    {
        var input = Input([1, 2, 1, 2, count], ["0", "1", "0", "1", arm == 0 ? "0" : "1"]);
        MethodProblem problem = Assert.Single(ListData.Of(input).Problems);
        Assert.Equal((code, 4, "y"), (problem.Code, problem.Row, problem.Column));
    }

    [Fact]
    public void The_most_that_an_arm_can_count_is_taken() =>
        Assert.NotNull(ListData.Of(Input([3, 4, 0, 0], ["0", "1", "0", "1"])).Value);

    [Theory]
    [InlineData(0), InlineData(-3), InlineData(51)]
    public void A_number_of_items_that_no_list_has_is_refused(int items) =>
        Assert.Equal("methods.list-items", ListData.Of(Input([1, 1, 1, 1], ["0", "1", "0", "1"]) with { Items = items }).Problems[0].Code);

    [Fact]
    public void Arms_without_respondents_or_with_one_are_refused_by_name()
    {
        Assert.Equal("methods.list-arm-empty", ListArms.Of(["1", "1"]).Problems[0].Code);
        Assert.Equal("methods.list-arm-empty", ListArms.Of(["0", "0"]).Problems[0].Code);
        Assert.Equal("methods.list-no-control", ListArms.Of(["a", "b"]).Problems[0].Code);
        Assert.Equal("methods.list-no-control", ListArms.Of(["a", "b"], "c").Problems[0].Code);
        Assert.Equal("methods.list-arms-too-many", ListArms.Of([.. Enumerable.Range(0, 30).Select(static i => i.ToString())]).Problems[0].Code);
        Assert.Equal(("methods.list-arm-of-one", "treat"), Of(ListData.Of(Input([1, 2, 1], ["0", "0", "1"])).Problems[0]));
        // Whoever weighs nothing is not there.
        Assert.Equal("methods.list-arm-empty", ListData.Of(Input([1, 2, 1, 2], ["0", "0", "1", "1"]) with { Weights = [1, 1, 0, 0] }).Problems[0].Code);
    }

    [Theory]
    [InlineData("control", "b", "a", "control"), InlineData("Control", "x", "y", "Control"), InlineData("0", "2", "1", "0"), InlineData("FALSE", "TRUE", "TRUE", "FALSE"), InlineData("2", "10", "0", "0")]
    public void The_control_arm_is_known_by_its_name(string one, string two, string three, string control) =>
        Assert.Equal(control, ListArms.Of([one, two, three]).Needed().Labels[0]);

    [Fact]
    public void Items_stand_in_order_of_number_or_of_letters()
    {
        Assert.Equal(["0", "2", "10"], ListArms.Of(["10", "0", "2"]).Needed().Labels);
        Assert.Equal(["control", "affirm", "race"], ListArms.Of(["race", "control", "affirm"]).Needed().Labels);
        Assert.Equal(["2", "1"], ListArms.Of(["1", "2"], "2").Needed().Labels);
    }

    [Theory]
    [InlineData(-1.0), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void Weights_that_are_none_are_refused_at_their_row(double weight)
    {
        MethodProblem problem = Assert.Single(ListData.Of(Input([1, 2, 1, 2], ["0", "0", "1", "1"]) with { Weights = [1, 1, weight, 1] }).Problems);
        Assert.Equal(("methods.survey-weight", 2, "weight"), (problem.Code, problem.Row, problem.Column));
    }

    [Fact]
    public void Weights_that_are_all_0_are_refused() =>
        Assert.Equal("methods.survey-weights-zero", ListData.Of(Input([1, 2, 1, 2], ["0", "0", "1", "1"]) with { Weights = [0, 0, 0, 0] }).Problems[0].Code);

    [Fact]
    public void Covariates_that_are_constant_dependent_infinite_missing_or_named_twice_are_refused_by_name()
    {
        ListInput input = Input([1, 2, 1, 2, 0, 3], ["0", "1", "0", "1", "0", "1"]);
        Assert.Equal(("methods.survey-covariate-constant", "a"), Refused(new ListCovariate("a", [2, 2, 2, 2, 2, 2])));
        Assert.Equal(("methods.survey-covariate-collinear", "b"), Refused(new ListCovariate("a", [1, 2, 3, 4, 5, 7]), new ListCovariate("b", [3, 5, 7, 9, 11, 15])));
        Assert.Equal(("methods.column-twice", "a"), Refused(new ListCovariate("a", [1, 2, 3, 4, 5, 7]), new ListCovariate("a", [3, 5, 7, 9, 1, 15])));
        Assert.Equal(("methods.cell-empty", "a"), Refused(new ListCovariate("a", [1, 2, double.NaN, 4, 5, 7])));
        Assert.Equal(("methods.survey-not-finite", "a"), Refused(new ListCovariate("a", [1, 2, double.PositiveInfinity, 4, 5, 7])));

        (string, string?) Refused(params ListCovariate[] covariates) => Of(ListData.Of(input with { Covariates = [.. covariates] }).Problems[0]);
    }

    [Fact]
    public void Rows_that_are_not_complete_are_left_out_where_that_is_asked_and_said_at_the_first()
    {
        ListInput input = Input([1, double.NaN, 1, 2, 2, double.NaN], ["0", "1", "0", "1", "1", "0"]) with { LeaveOutIncomplete = true };
        ListData data = ListData.Of(input).Needed();
        MethodProblem note = Assert.Single(data.Notes, static n => n.Code == "methods.survey-left-out");
        Assert.Equal((1, "y", 4), (note.Row, note.Column, data.N));
    }

    [Fact]
    public void Many_who_count_all_or_none_of_the_control_items_are_said()
    {
        ListData data = ListData.Of(Input([3, 3, 0, 1, 2, 3], ["0", "0", "0", "1", "1", "1"])).Needed();
        Assert.Equal(["methods.list-many-at-ceiling", "methods.list-many-at-floor"], data.Notes.Select(static n => n.Code));
    }

    [Fact]
    public void An_arm_that_is_too_small_or_in_which_a_covariate_does_not_vary_is_refused_by_name()
    {
        ListInput input = Input([1, 2, 1, 2, 2, 3, 0, 1], ["0", "1", "0", "1", "0", "1", "0", "1"]) with { Covariates = [new ListCovariate("a", [1, 0, 1, 0, 1, 2, 1, 3])] };
        ListData data = ListData.Of(input).Needed();
        Assert.Equal(("methods.list-dependent-in-arm", "a"), Of(LinearList.Of(data).Problems[0]));
        Assert.Equal(("methods.list-dependent-in-arm", "a"), Of(NonlinearList.Of(data).Problems[0]));
        ListInput small = Input([1, 2, 1, 2], ["0", "1", "0", "1"]) with { Covariates = [new ListCovariate("a", [1, 0, 2, 4])] };
        Assert.Equal("methods.list-arm-too-small", LinearList.Of(ListData.Of(small).Needed()).Problems[0].Code);
    }

    [Fact]
    public void Who_alone_decides_a_coefficient_leaves_no_error_and_is_named()
    {
        ListInput input = Input([1, 2, 1, 2, 2, 3, 0, 1], ["0", "1", "0", "1", "0", "1", "0", "1"]) with { Covariates = [new ListCovariate("a", [0, 0, 0, 0, 1, 0, 0, 1])] };
        MethodProblem problem = Assert.Single(LinearList.Of(ListData.Of(input).Needed()).Problems);
        Assert.Equal(("methods.list-alone-in-arm", "y"), (problem.Code, problem.Column));
        Assert.Contains(problem.Row!.Value, (int[])[4, 7]);
    }

    [Fact]
    public void An_arm_in_which_all_count_alike_is_said_and_gives_no_error_of_0()
    {
        ListFit fit = DifferenceInMeans.Of(ListData.Of(Input([1, 1, 2, 2], ["0", "0", "1", "1"])).Needed()).Needed();
        Assert.Equal(1, fit.Prevalences[0].Estimate);
        Assert.Null(fit.Prevalences[0].Error);
        Assert.Null(fit.Prevalences[0].Interval);
        Assert.Equal(2, fit.Notes.Count(static n => n.Code == "methods.list-arm-without-variance"));
    }

    private static ListInput Input(ImmutableArray<double> counts, string[] arms) => new() { Counts = counts, Arms = ListArms.Of(arms).Needed(), Items = 3 };

    private static (string, string?) Of(MethodProblem problem) => (problem.Code, problem.Column);
}

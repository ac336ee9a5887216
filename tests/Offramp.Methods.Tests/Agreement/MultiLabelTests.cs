using Offramp.Methods.Agreement;

namespace Offramp.Methods.Tests.Agreement;

/// <summary>Units with several codes each.</summary>
public sealed class MultiLabelTests
{
    private static readonly IReadOnlyCollection<string>?[][] Given =
    [
        [["pay"], ["pay", "fear"], [], ["fear"], null],
        [["pay"], ["fear"], [], ["pay", "fear"], ["pay"]],
    ];

    [Fact]
    public void Each_code_has_a_table_of_given_and_not_given()
    {
        MultiLabel found = MultiLabel.Of(["A", "B"], Given, AgreementKind.Cohen).Needed();
        Assert.Equal(["fear", "pay"], found.Codes);
        // Four units: fear 0 1 0 1 by both; pay 1 1 0 0 and 1 0 0 1.
        Assert.Equal([1.0, 0.0], found.Values.Select(static value => value.Value!.Value));
        Assert.Equal((0.5, 0.5, 0), (found.Macro, found.Pooled, found.Undefined));
    }

    [Fact]
    public void A_code_that_nobody_gave_has_no_coefficient_and_weighs_nothing()
    {
        MultiLabel with = MultiLabel.Of(["A", "B"], Given, AgreementKind.Alpha, ["fear", "pay", "never"]).Needed(), without = MultiLabel.Of(["A", "B"], Given, AgreementKind.Alpha).Needed();
        Assert.Equal(("methods.agreement-one-category", 1), (with.Values[2].Reason!.Code, with.Undefined));
        Assert.Equal((without.Macro, without.Pooled), (with.Macro, with.Pooled));
        // Fear: D_o 0, D_e 4/7. Pay: D_o 1/2, D_e 4/7.
        Assert.Equal(1 - (0.5 / (8 / 7.0)), with.Pooled!.Value, 1e-12);
    }

    [Fact]
    public void Codes_outside_the_codebook_are_refused_at_their_row_and_column_and_no_code_at_all_too()
    {
        MethodProblem problem = MultiLabel.Of(["A", "B"], Given, AgreementKind.Alpha, ["pay"]).Problems[0];
        Assert.Equal(("methods.agreement-category-unknown", 1, "A"), (problem.Code, problem.Row, problem.Column));
        Assert.Equal("methods.agreement-no-codes", MultiLabel.Of(["A", "B"], [[null], [[]]], AgreementKind.Alpha).Problems[0].Code);
        Assert.Equal("methods.agreement-coders-few", MultiLabel.Of(["A"], [[["x"]]], AgreementKind.Alpha).Problems[0].Code);
    }
}

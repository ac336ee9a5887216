using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Directional expectations, single and conjunctural, and what the R package QCA 3.25.1 loses of them.</summary>
public sealed class ExpectationTests
{
    [Fact]
    public void Single_and_conjunctural_expectations_add_up()
    {
        // Lipset's data at 0.8: conservative DEV*~URB*LIT*~IND*STB (row 22) and DEV*URB*LIT*IND*STB (32), parsimonious DEV*~IND and URB*STB.
        // "~STB": of row 22 only STB contradicts, as ~IND stays with the parsimonious term: DEV*~URB*LIT*~IND, so row 21 is easy. In row 32 STB stays.
        Assert.Equal([21], Easy("~STB"));
        // "~URB*~LIT": row 22 disagrees in LIT, so URB and LIT go: DEV*~IND*STB, rows 18, 26, 30. Row 32 disagrees in LIT (URB stays with the parsimonious term): DEV*URB*IND*STB, row 28.
        Assert.Equal([18, 26, 28, 30], Easy("~URB*~LIT"));
        // Both: of row 22 STB goes as well: DEV*~IND. The R package forgets "~STB" and row 21 with it.
        Assert.Equal([17, 18, 21, 25, 26, 28, 29, 30], Easy("~STB, ~URB*~LIT"));
        Assert.Equal(Easy("~STB, ~URB*~LIT"), Easy("~URB*~LIT, ~STB"));
    }

    [Fact]
    public void A_literal_that_a_single_expectation_asks_for_stays_whatever_a_conjunctural_one_says() =>
        // URB is asked for, so of row 22 only LIT goes by the conjunction, and ~URB because it contradicts "URB"; row 32 loses LIT alone.
        Assert.Equal(Easy("URB, LIT"), Easy("URB, LIT, ~URB*~LIT"));

    [Fact]
    public void Several_conjunctural_expectations_all_count()
    {
        long[] together = Easy("~URB*~LIT, ~DEV*~IND");
        Assert.Empty(Easy("~URB*~LIT").Except(together));
        Assert.Empty(Easy("~DEV*~IND").Except(together));
    }

    [Fact]
    public void Expectations_are_read_with_levels_brackets_and_commas_within_them()
    {
        QcaSet a = QcaSet.Of("A", [0, 1, 2]).Needed(), b = QcaSet.Of("B", [0, 1, 1]).Needed();
        ExpectationList read = DirectionalExpectation.Read("A[1,2], ~B; A[2]*B[1]", [a, b]).Needed();
        Assert.Equal(["0=1", "0=2", "1=0", "0=2&1=1"], read.Expectations.Select(static e => string.Join('&', e.Literals.Select(static l => $"{l.Condition}={l.Level}"))));
    }

    private static long[] Easy(string expected)
    {
        string[] conditions = ["DEV", "URB", "LIT", "IND", "STB"];
        Dictionary<string, string[]> columns = References.Table("qca", "data/LF.csv");
        QcaData data = QcaData.Of([.. columns["case"]], conditions.Append("SURV").Select(c => (c, References.Numbers(columns[c])))).Needed();
        TruthTable table = TruthTable.Of(data, QcaParser.Read("SURV").Needed(), conditions, new TruthTableOptions { Inclusion = 0.8 }).Needed();
        QcaSolution solution = Minimisation.Of(table, new MinimisationOptions
        {
            Kind = SolutionKind.Intermediate,
            Expectations = DirectionalExpectation.Read(expected, table.Conditions).Needed().Expectations,
        }).Needed();
        return [.. Assert.Single(solution.Pairs).Easy!.Value];
    }
}

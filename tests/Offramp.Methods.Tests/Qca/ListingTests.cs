using Offramp.Methods.Numbers;
using Offramp.Methods.Qca;

namespace Offramp.Methods.Tests.Qca;

/// <summary>Models are counted over all sets of rows and listed by a search: two ways that do not know of each other.</summary>
public sealed class ListingTests
{
    [Theory]
    [InlineData(12, 5), InlineData(12, 6), InlineData(14, 1), InlineData(14, 3), InlineData(16, 5)]
    public void As_many_models_are_listed_as_were_counted_and_each_covers_every_row(int conditions, int seed)
    {
        var random = new SeededRandom((ulong)seed);
        QcaData data = QcaData.Of([.. Enumerable.Range(0, 40).Select(static i => $"case{i}")],
            [.. Enumerable.Range(0, conditions + 1).Select(c => (c < conditions ? $"C{c}" : "Y", Enumerable.Range(0, 40).Select(_ => (double)random.Next(2)).ToArray()))]).Needed();
        TruthTable table = TruthTable.Of(data, QcaParser.Read("Y").Needed(), [.. Enumerable.Range(0, conditions).Select(static c => $"C{c}")], new TruthTableOptions()).Needed();
        QcaSolution solution = Minimisation.Of(table, new MinimisationOptions { MostModels = 1000 }).Needed();
        Assert.Equal(solution.ModelCount, solution.Models.Length);
        Assert.Equal(solution.Models.Length, solution.Models.Select(static model => model.ToString()).Distinct().Count());
        Assert.All(solution.Models, model =>
        {
            Assert.Equal(solution.TermCount, model.Terms.Length);
            Assert.All(table.Rows.Where(static row => row.Outcome == RowOutcome.Present), row => Assert.Contains(model.Terms, term => term.Product.Covers(row.Levels.AsSpan())));
        });
    }
}

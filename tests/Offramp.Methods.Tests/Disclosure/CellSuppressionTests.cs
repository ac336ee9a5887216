using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Disclosure;

namespace Offramp.Methods.Tests.Disclosure;

/// <summary>Small cells: what is held back cannot be worked out from what is printed, checked against every table that agrees with it.</summary>
public sealed class CellSuppressionTests
{
    private static readonly Arbitrary<int[][]> Counts = Arb.From(
        from rows in Gen.Choose(1, 3)
        from columns in Gen.Choose(1, 3)
        from counts in Gen.Elements(0, 0, 1, 1, 2, 3, 4).ArrayOf(columns).ArrayOf(rows)
        where counts.Sum(static row => row.Sum()) is >= 1 and <= 14
        select counts);

    // Cells 1 | 9, 8 | 7: the 1 needs another cell of its row and of its column, and the fourth to balance them.
    [Fact]
    public void One_small_cell_needs_three_others_where_totals_are_printed()
    {
        CellSuppression held = CellSuppression.Of(Some.Counts([[1, 9], [8, 7]])).Needed();
        Assert.Equal((1, 3), held.Suppressed);
        SuppressedCell small = held.Cells.Single(static c => c.Status == CellStatus.Primary);
        // The 8 below it can fall to 1, so it can rise by 7.
        Assert.Equal((0, 0, 1, 8), (small.Row, small.Column, small.Lower, small.Upper));
        Assert.All(held.Cells.Where(static c => c.Status != CellStatus.Published), static c => Assert.Null(c.Count));
        Assert.All(held.Cells.Where(static c => c.Row is null || c.Column is null), static c => Assert.Equal(CellStatus.Published, c.Status));
    }

    [Fact]
    public void Without_totals_only_small_cells_are_held_back() =>
        Assert.Equal((1, 0), CellSuppression.Of(Some.Counts([[1, 9], [8, 7]]), totals: false).Needed().Suppressed);

    [Fact]
    public void A_small_total_is_held_back_like_a_cell()
    {
        CellSuppression held = CellSuppression.Of(Some.Counts([[2, 0], [9, 8]])).Needed();
        Assert.Equal(CellStatus.Primary, held.Cells.Single(static c => c.Row == 0 && c.Column is null).Status);
        Assert.Equal(0, held.Cells.Single(static c => c.Row == 0 && c.Column == 1).Count);
    }

    [Fact]
    public void Of_one_column_a_small_count_takes_another_with_it()
    {
        FrequencyTable table = FrequencyTable.Of(Some.Column("K", "abbbbccccc")).Needed();
        CellSuppression held = CellSuppression.Of(table).Needed();
        Assert.Equal([(CellStatus.Primary, 1, 4), (CellStatus.Secondary, 1, 4), (CellStatus.Published, 5, 5), (CellStatus.Published, 10, 10)], held.Cells.Select(static c => (c.Status, c.Lower, c.Upper)));
    }

    [Fact]
    public void A_table_in_which_nothing_can_be_hidden_is_refused_and_so_are_senseless_demands()
    {
        // Four cells of 1 with the number of cases: each must be 1, as zeros are printed.
        Assert.Equal("methods.disclosure-cells-unprotectable", CellSuppression.Of(Some.Counts([[1, 1], [1, 1]])).Problems[0].Code);
        Assert.Equal("methods.disclosure-table-too-small", CellSuppression.Of(Some.Counts([[1, 1]])).Problems[0].Code);
        Assert.Equal("methods.disclosure-threshold", CellSuppression.Of(Some.Counts([[5, 6]]), 1).Problems[0].Code);
        DisclosureColumn many = Some.Words("A", [.. Enumerable.Range(0, 60).Select(static i => $"v{i}")]), more = Some.Words("B", [.. Enumerable.Range(0, 60).Select(static i => $"v{i}")]);
        Assert.Equal("methods.disclosure-cells-too-many", FrequencyTable.Of(many, more).Problems[0].Code);
        Assert.Equal(("methods.column-twice", "A"), (FrequencyTable.Of(many, many).Problems[0].Code, FrequencyTable.Of(many, many).Problems[0].Column));
    }

    [Fact]
    public void The_bounds_of_each_held_back_cell_are_those_of_all_tables_that_agree_with_what_is_printed() => Prop.ForAll(Counts, Gen.Choose(2, 3).ToArbitrary(), static (drawn, threshold) =>
    {
        FrequencyTable table = Some.Counts(drawn);
        Answer<CellSuppression> answer = CellSuppression.Of(table, threshold);
        if (answer.Value is not { } held)
        {
            // Then even a table of which zeros and the number of cases are printed alone gives a small count away.
            if (answer.Problems[0].Code == "methods.disclosure-cells-unprotectable") Assert.False(AllProtected(table, threshold, static (count, isAll) => count == 0 || isAll));
            return;
        }
        Dictionary<(int?, int?), (int Least, int Most)> bounds = Bounds(table, (row, column) => held.Cells.Single(c => c.Row == row && c.Column == column).Status == CellStatus.Published);
        foreach (SuppressedCell cell in held.Cells)
        {
            Assert.Equal(bounds[(cell.Row, cell.Column)], (cell.Lower, cell.Upper));
            if (cell.Status == CellStatus.Primary) Assert.True(cell.Upper >= threshold);
            if (cell.Status == CellStatus.Published) Assert.True(cell.Count is 0 || cell.Count >= threshold);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Another_order_of_rows_and_columns_holds_back_as_many_small_cells() => Prop.ForAll(Counts, static drawn =>
    {
        int[][] turned = [.. drawn.Reverse().Select(static row => row.Reverse().ToArray())];
        Answer<CellSuppression> one = CellSuppression.Of(Some.Counts(drawn)), other = CellSuppression.Of(Some.Counts(turned));
        Assert.Equal(one.Value is null, other.Value is null);
        if (one.Value is { } held) Assert.Equal(held.Suppressed.Primary, other.Needed().Suppressed.Primary);
    }).QuickCheckThrowOnFailure();

    private static bool AllProtected(FrequencyTable table, int threshold, Func<int, bool, bool> printed)
    {
        Dictionary<(int?, int?), int> truth = Whole(table, (row, column) => table[row, column]);
        Dictionary<(int?, int?), (int Least, int Most)> bounds = Bounds(table, (row, column) => printed(truth[(row, column)], row is null && column is null));
        return bounds.All(b => truth[b.Key] == 0 || truth[b.Key] >= threshold || b.Value.Most >= threshold);
    }

    // All tables of counts with what is printed, and at least 1 where nothing is.
    private static Dictionary<(int?, int?), (int Least, int Most)> Bounds(FrequencyTable table, Func<int?, int?, bool> printed)
    {
        Dictionary<(int?, int?), int> truth = Whole(table, (row, column) => table[row, column]);
        Dictionary<(int?, int?), (int Least, int Most)> bounds = [];
        int[] tried = new int[table.Rows * table.Columns];
        Fill(0, table.Total);
        return bounds;

        void Fill(int at, int left)
        {
            if (at == tried.Length)
            {
                Dictionary<(int?, int?), int> whole = Whole(table, (row, column) => tried[(row * table.Columns) + column]);
                if (whole.Any(cell => printed(cell.Key.Item1, cell.Key.Item2) ? cell.Value != truth[cell.Key] : cell.Value < 1)) return;
                foreach (((int?, int?) place, int count) in whole)
                    bounds[place] = bounds.TryGetValue(place, out (int Least, int Most) met) ? (Math.Min(met.Least, count), Math.Max(met.Most, count)) : (count, count);
                return;
            }
            int row = at / table.Columns, column = at % table.Columns;
            bool fixed_ = printed(row, column);
            for (int count = fixed_ ? table[row, column] : 1; count <= (fixed_ ? table[row, column] : left) && count <= left; count++)
            {
                tried[at] = count;
                Fill(at + 1, left - count);
            }
        }
    }

    private static Dictionary<(int?, int?), int> Whole(FrequencyTable table, Func<int, int, int> count)
    {
        var whole = new Dictionary<(int?, int?), int>();
        for (int row = 0; row < table.Rows; row++)
            for (int column = 0; column < table.Columns; column++) whole[(row, column)] = count(row, column);
        for (int row = 0; row < table.Rows; row++) whole[(row, null)] = Enumerable.Range(0, table.Columns).Sum(column => count(row, column));
        for (int column = 0; column < table.Columns; column++) whole[(null, column)] = Enumerable.Range(0, table.Rows).Sum(row => count(row, column));
        whole[(null, null)] = Enumerable.Range(0, table.Rows).Sum(row => whole[(row, null)]);
        return whole;
    }
}

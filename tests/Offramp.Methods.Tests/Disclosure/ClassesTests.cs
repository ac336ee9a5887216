using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Disclosure;

namespace Offramp.Methods.Tests.Disclosure;

/// <summary>Classes and minimal sample uniques, worked by hand and held against plain enumeration.</summary>
public sealed class ClassesTests
{
    // Up to nine cases, five keys and three values, missing ones among them.
    private static readonly Arbitrary<string[]> Tables = Arb.From(
        from cases in Gen.Choose(2, 9)
        from keys in Gen.Choose(1, 5)
        from cells in Gen.Elements('a', 'b', 'c', '.').ArrayOf(cases).Select(static c => new string(c)).ArrayOf(keys)
        select cells);

    [Fact]
    public void Classes_are_counted_from_the_values_that_cases_share()
    {
        DisclosureClasses classes = DisclosureClasses.Of(Some.Table("aaabbc", "xxyxxx"));
        Assert.Equal((1, 2, 2), (classes.K, classes.Uniques, classes.CasesBelow(2)));
        Assert.Equal([(1, 2), (2, 2)], classes.Sizes);
        Assert.Equal([[2], [5], [0, 1], [3, 4]], classes.Classes.Select(static c => c.Cases.ToArray()));
        Assert.Equal(6, classes.CasesBelow(3));
    }

    // Ten records of residence, sex, schooling and work, three pairs of them alike. The fifth alone lives elsewhere, and without that its other three values single it out two by two.
    [Fact]
    public void Minimal_sample_uniques_of_a_small_register_are_those_found_by_hand()
    {
        MinimalSampleUniques found = MinimalSampleUniques.Of(Some.Table("uuuuruuuuu", "fffmfmfmff", "iipssschii", "eeneuenunn")).Needed();
        Assert.Equal(["K0: 4", "K2: 2 6 7", "K0 K3: 7", "K1 K2: 4", "K1 K3: 4 7", "K2 K3: 4"], found.Combinations.Select(InWords));
        Assert.Equal([(1, 4L, 4), (2, 5L, 2), (3, 0L, 0)], found.Sizes);
        Assert.Equal([2, 3, 5, 4], found.PerKey);
        Assert.Equal((9L, 4), (found.Count, found.Cases));
    }

    [Fact]
    public void A_case_that_only_three_values_together_single_out_has_one_of_size_three()
    {
        // All eight combinations of two values in three keys but one, each twice, and the one once.
        DisclosureTable table = Some.Table("aaaaaaaabbbbbbb", "aaaabbbbaaaabbb", "aabbaabbaabbaab");
        MinimalSampleUniques found = MinimalSampleUniques.Of(table).Needed();
        UniqueCombination only = Assert.Single(found.Combinations);
        Assert.Equal("K0 K1 K2: 14", InWords(only));
        Assert.Equal([(1, 0L, 0), (2, 0L, 0), (3, 1L, 1)], found.Sizes);
        Assert.Empty(MinimalSampleUniques.Of(table, 2).Needed().Combinations);
    }

    [Fact]
    public void Minimal_sample_uniques_are_those_of_plain_enumeration_of_all_subsets() => Prop.ForAll(Tables, Gen.Choose(1, 6).ToArbitrary(), static (cells, largest) =>
    {
        MinimalSampleUniques found = MinimalSampleUniques.Of(Some.Table(cells), largest).Needed();
        HashSet<string> expected = [.. Enumerate(cells, largest)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Combinations.SelectMany(static c => c.Cases.Select(i => $"{string.Join(' ', c.Keys)}: {i}")).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Count, found.Count);
        for (int key = 0; key < cells.Length; key++) Assert.Equal(expected.Count(e => e.Split(':')[0].Split(' ').Contains($"{key}")), found.PerKey[key]);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Classes_are_those_of_plain_comparison_of_rows() => Prop.ForAll(Tables, static cells =>
    {
        string[] rows = [.. Enumerable.Range(0, cells[0].Length).Select(i => string.Concat(cells.Select(column => column[i])))];
        DisclosureClasses classes = DisclosureClasses.Of(Some.Table(cells));
        Assert.Equal(rows.GroupBy(static row => row).Min(static g => g.Count()), classes.K);
        Assert.Equal(rows.Distinct().Count(), classes.Classes.Length);
        Assert.All(classes.Classes, c => Assert.Single(c.Cases.Select(i => rows[i]).Distinct()));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Neither_other_names_of_values_nor_another_order_of_cases_or_keys_changes_anything() => Prop.ForAll(Tables, static cells =>
    {
        DisclosureSummary summary = DisclosureSummary.Of(Some.Table(cells), 3).Needed();
        DisclosureSummary renamed = DisclosureSummary.Of(Some.Table([.. cells.Select(static c => c.Replace('a', 'z').Replace('.', 'q'))]), 3).Needed();
        DisclosureSummary turned = DisclosureSummary.Of(Some.Table([.. cells.Reverse().Select(static c => new string([.. c.Reverse()]))]), 3).Needed();
        Assert.Equal(Figures(summary), Figures(renamed));
        Assert.Equal(Figures(summary), Figures(turned));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_value_is_a_value_of_its_own_and_equal_numbers_are_one()
    {
        DisclosureTable table = DisclosureTable.Of([Some.Words("age", "1", "1.0", null, "2", "2")], []).Needed();
        DisclosureClasses classes = DisclosureClasses.Of(table);
        Assert.Equal([1, 2, 2], classes.Classes.Select(static c => c.Size));
        MethodProblem note = Assert.Single(table.Notes);
        Assert.Equal(("methods.disclosure-missing", "age"), (note.Code, note.Column));
        Assert.Null(table.Keys[0].ValueOf(classes.Classes[0].Codes[0]));
    }

    [Fact]
    public void What_cannot_be_measured_is_refused()
    {
        DisclosureColumn a = Some.Column("A", "xy"), one = Some.Column("A", "x");
        Assert.Equal("methods.disclosure-no-keys", DisclosureTable.Of([], [a]).Problems[0].Code);
        Assert.Equal(("methods.disclosure-key-is-sensitive", "A"), (DisclosureTable.Of([a], [a]).Problems[0].Code, DisclosureTable.Of([a], [a]).Problems[0].Column));
        Assert.Equal("methods.column-twice", DisclosureTable.Of([a, a], []).Problems[0].Code);
        Assert.Equal("methods.disclosure-one-case", DisclosureTable.Of([one], []).Problems[0].Code);
        Assert.Equal("methods.no-rows", DisclosureTable.Of([Some.Column("A", "")], []).Problems[0].Code);
        Assert.Equal("methods.disclosure-keys-too-many", DisclosureTable.Of([.. Enumerable.Range(0, 65).Select(static i => Some.Column($"A{i}", "xy"))], []).Problems[0].Code);
        Assert.Equal("methods.disclosure-size", MinimalSampleUniques.Of(Some.Table("xy"), 0).Problems[0].Code);
        DisclosureTable wide = DisclosureTable.Of([.. Enumerable.Range(0, 64).Select(static i => Some.Column($"A{i}", "xyz"))], []).Needed();
        Assert.Equal("methods.disclosure-combinations-too-many", MinimalSampleUniques.Of(wide, 64).Problems[0].Code);
        Assert.Equal(64, MinimalSampleUniques.Of(wide).Needed().Combinations.Length);
        Assert.Equal(("methods.disclosure-order-lacks", 1, "S"), DisclosureColumn.Of("S", ["low", "lo"], ["low", "high"]).Problems.Select(static p => (p.Code, p.Row!.Value, p.Column!)).Single());
        Assert.Equal("methods.disclosure-order-twice", DisclosureColumn.Of("S", ["low"], ["low", "low"]).Problems[0].Code);
    }

    private static (int, int, int, int, long) Figures(DisclosureSummary s) => (s.K, s.Classes, s.Uniques, s.Below, s.Combinations);

    private static string InWords(UniqueCombination c) => $"{string.Join(' ', c.Keys.Select(static k => $"K{k}"))}: {string.Join(' ', c.Cases)}";

    private static IEnumerable<string> Enumerate(string[] cells, int largest)
    {
        int keys = cells.Length, cases = cells[0].Length;
        for (int i = 0; i < cases; i++)
        {
            for (int mask = 1; mask < 1 << keys; mask++)
            {
                int[] chosen = [.. Enumerable.Range(0, keys).Where(k => (mask >> k & 1) != 0)];
                if (chosen.Length > largest || !Unique(chosen, i)) continue;
                if (!chosen.Any(out_ => Unique([.. chosen.Where(k => k != out_)], i))) yield return $"{string.Join(' ', chosen)}: {i}";
            }
        }

        bool Unique(int[] chosen, int i) => Enumerable.Range(0, cases).Count(j => chosen.All(k => cells[k][j] == cells[k][i])) == 1;
    }
}

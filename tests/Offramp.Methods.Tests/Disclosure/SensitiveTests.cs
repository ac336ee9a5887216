using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Disclosure;

namespace Offramp.Methods.Tests.Disclosure;

/// <summary>l-diversity and t-closeness, by the numbers of the papers and against the definitions.</summary>
public sealed class SensitiveTests
{
    // Li, Li and Venkatasubramanian 2007, section 4.1: nine salaries of 3,000 to 11,000; of the class {3, 4, 5} the ordered distance is 0.375, of {6, 8, 11} it is 0.167.
    [Fact]
    public void The_ordered_distances_of_the_paper_on_t_closeness_are_met()
    {
        SensitiveMeasures measures = Measure("aaabcbccb", Some.Words("salary", "3", "4", "5", "6", "7", "8", "9", "10", "11"));
        SensitiveClass[] byKey = [.. measures.Classes];
        Assert.Equal(0.375, byKey[0].Ordered!.Value, 12);
        Assert.Equal(1.0 / 6, byKey[1].Ordered!.Value, 12);
        // Three of nine values each: ½ · (3 · (1/3 − 1/9) + 6 · 1/9).
        Assert.All(byKey, static c => Assert.Equal(2.0 / 3, c.Equal, 12));
        Assert.Equal(0.375, measures.Ordered!.Value, 12);
    }

    [Fact]
    public void Entropy_diversity_is_the_number_of_equally_frequent_values_that_would_be_as_uncertain()
    {
        SensitiveMeasures measures = Measure("aaaabbbb", Some.Words("s", "x", "x", "y", "y", "x", "x", "x", "y"));
        Assert.Equal((2, 2), (measures.Distinct, measures.DistinctKnown));
        Assert.Equal(2, measures.Classes[0].Entropy, 12);
        // exp(−(¾ ln ¾ + ¼ ln ¼)) = 4 / 3^0.75.
        Assert.Equal(4 / Math.Pow(3, 0.75), measures.Entropy, 12);
        // 5 of 8 against 3 of 4 and 1 of 2.
        Assert.Equal(0.125, measures.Equal, 12);
    }

    [Fact]
    public void A_class_of_one_value_gives_it_away()
    {
        SensitiveMeasures measures = Measure("aabb", Some.Words("s", "x", "x", "y", "z"));
        Assert.Equal((1, 1.0), (measures.Distinct, measures.Entropy));
        Assert.Null(measures.Ordered);
        Assert.Equal("methods.disclosure-ordered-no-order", measures.OrderedUndefined!.Code);
    }

    [Fact]
    public void A_missing_value_is_one_more_value_and_has_no_place_in_the_order()
    {
        SensitiveMeasures measures = Measure("aabb", Some.Words("s", "1", null, "1", "2"));
        Assert.Equal((2, 1), (measures.Distinct, measures.DistinctKnown));
        // Known: {1} against {1, 1, 2}: |1 − 2/3|; {1, 2}: |1/2 − 2/3|.
        Assert.Equal(1.0 / 3, measures.Classes[0].Ordered!.Value, 12);
        Assert.Equal(1.0 / 6, measures.Classes[1].Ordered!.Value, 12);
        Assert.Null(Measure("aabb", Some.Words("s", null, null, "1", "2")).Classes[0].Ordered);
        Assert.Equal("methods.disclosure-ordered-one-value", Measure("aabb", Some.Words("s", "1", "1", "1", "1")).OrderedUndefined!.Code);
    }

    [Fact]
    public void An_order_that_is_given_counts_in_place_of_that_of_numbers()
    {
        DisclosureColumn ordered = DisclosureColumn.Of("s", ["low", "high", "middle", "high"], ["low", "middle", "high"]).Needed();
        // {low, high}: cumulated ½, ½ against ¼, ½: (¼ + 0) / 2.
        Assert.Equal(0.125, Measure("aabb", ordered).Ordered!.Value, 12);
    }

    // The earth mover's distance on a line, found by carrying what is too much from left to right, is the ordered distance; and the measures keep their bounds.
    [Fact]
    public void Measures_keep_their_bounds_and_do_not_depend_on_the_order_of_cases() => Prop.ForAll(Arb.From(
        from cases in Gen.Choose(2, 12)
        from keys in Gen.Elements('a', 'b', 'c').ArrayOf(cases)
        from values in Gen.Choose(1, 4).ArrayOf(cases)
        select (new string(keys), values)), static drawn =>
    {
        (string keys, int[] values) = drawn;
        SensitiveMeasures measures = Measure(keys, Some.Words("s", [.. values.Select(static v => $"{v}")]));
        SensitiveMeasures turned = Measure(new string([.. keys.Reverse()]), Some.Words("s", [.. values.Reverse().Select(static v => $"{v}")]));
        Assert.Equal(measures.Equal, turned.Equal, 12);
        Assert.Equal(measures.Entropy, turned.Entropy, 12);
        Assert.All(measures.Classes, static c =>
        {
            Assert.InRange(c.Entropy, 1 - 1e-12, c.Distinct + 1e-12);
            Assert.InRange(c.Equal, 0, 1);
            // No value moves further than the whole line, none that moves less than one step.
            if (c.Ordered is { } ordered) Assert.InRange(ordered, 0, c.Equal + 1e-12);
        });
        // One class is the table itself.
        SensitiveMeasures whole = Measure(new string('a', keys.Length), Some.Words("s", [.. values.Select(static v => $"{v}")]));
        Assert.Equal(0, whole.Equal, 12);
    }).QuickCheckThrowOnFailure();

    private static SensitiveMeasures Measure(string keys, DisclosureColumn column) =>
        SensitiveMeasures.Of(DisclosureClasses.Of(DisclosureTable.Of([Some.Column("K", keys)], [column]).Needed()), column);
}

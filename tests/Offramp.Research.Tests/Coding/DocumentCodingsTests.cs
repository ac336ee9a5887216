using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests;

public class DocumentCodingsTests
{
    private static PassageCoding Coding(int id, int start, int length) => new(
        new((UInt128)(uint)id), start, start + 1 + Math.Abs(length % 30), new((UInt128)(uint)(id % 5)), Some.Coder, default, null);

    [Fact]
    public void Codings_stay_in_order_however_they_came_in() => Prop.ForAll<int[]>(static numbers =>
    {
        DocumentCodings one = DocumentCodings.Empty;
        var all = new List<PassageCoding>();
        foreach (int number in numbers.Distinct())
        {
            PassageCoding coding = Coding(number, Math.Abs(number % 40), number / 7);
            all.Add(coding);
            one = one.Add(coding);
        }
        if (all.Count > 2)
        {
            one = one.Replace(all[0] with { Start = 3, End = 9 }).Remove(all[1].Id);
            all = [all[0] with { Start = 3, End = 9 }, .. all.Skip(2)];
        }
        DocumentCodings half = DocumentCodings.Of(all.Take(all.Count / 2));
        return one.All.SequenceEqual(all.Order()) && half.AddRange(all.Skip(all.Count / 2)).Equals(one);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_index_knows_each_code_of_each_coding() => Prop.ForAll<int[]>(static numbers =>
    {
        DocumentCodings codings = DocumentCodings.Of(numbers.Distinct().Select(static n => Coding(n, Math.Abs(n % 40), n / 3)));
        return codings.All.Select(static c => c.Code).Distinct().All(code =>
            codings.Index.With(code).ToArray().SequenceEqual(Enumerable.Range(0, codings.All.Length).Where(i => codings.All[i].Code == code)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_code_that_does_not_occur_has_no_codings() =>
        Assert.True(DocumentCodings.Of([Coding(1, 0, 4)]).Index.With(new Id<Code>(99)).IsEmpty);

    [Fact]
    public void The_columns_give_back_what_was_written() => Prop.ForAll<int[], int>(static (numbers, cut) =>
    {
        CodingRow[] rows = [.. numbers.Select(static n => new CodingRow(
            Math.Abs(n % 100_000), Math.Abs(n % 100_000) + Math.Abs(n / 3 % 500), Math.Abs(n % 300), Math.Abs(n % 4),
            new Judgement((Stance)Math.Abs(n % 6), (Standing)Math.Abs(n % 8), (Elicitation)Math.Abs(n % 5), (Standpoint)Math.Abs(n % 5))))];
        int first = rows.Length == 0 ? 0 : (int)((uint)cut % (uint)(rows.Length + 1));
        int[] counts = [first, rows.Length - first];
        return CodingColumns.Read(CodingColumns.Write(rows, counts), counts).SequenceEqual(rows);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Columns_that_are_cut_short_fold_to_a_conflict_and_not_to_an_exception()
    {
        Study study = Some.CodedGround();
        Rendition document = study.Original("a-talk");
        var damaged = new PassagesCoded(
            Some.Fresh().Id<PassageCoding>(), [new CodedDocument(document.Id, document.Version, int.MaxValue)], [study.Code("Fear").Id], [Some.Coder],
            new byte[] { 2, 2 }, []);

        Study after = study.Apply(damaged);

        Assert.Empty(after.Coding.In(document.Id));
        Assert.Equal("coding.some-codings-lost", Assert.Single(after.Conflicts).Code);
    }
}

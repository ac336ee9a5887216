using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Agreement.Spans;

namespace Offramp.Methods.Tests.Agreement.Spans;

/// <summary>Random small texts with what some coders marked in them.</summary>
internal static class SpanProblems
{
    /// <summary>Codes within a coder never overlap; units may touch; a coder may be missing in a document. Codes are numbers, so that every metric can be tried.</summary>
    public static Arbitrary<SpanData> Apart { get; } = Arb.From(Data(static (length, codes) => ApartUnits(length, codes)));

    /// <summary>Anything may overlap.</summary>
    public static Arbitrary<SpanData> Overlapping { get; } = Arb.From(Data(static (length, codes) => AnyUnits(length, codes)));

    /// <summary>Renames and reorders.</summary>
    public static SpanData Changed(SpanData data, Func<string, string> code, IEnumerable<int> coders, IEnumerable<int> documents, int shift = 0)
    {
        int[] order = [.. coders];
        return SpanData.Of([.. order.Select(c => "c" + c)], [.. documents.Select(d => data.Documents[d] with
        {
            Begin = data.Documents[d].Begin + shift,
            Units = [.. order.Select(c => data.Documents[d].Units[c] is { } own ? (ImmutableArray<SpanUnit>?)[.. own.Reverse().Select(u => new SpanUnit(u.Start + shift, u.End + shift, code(u.Code)))] : null)],
        })]).Needed();
    }

    private static Gen<SpanData> Data(Func<int, int, Gen<ImmutableArray<SpanUnit>>> units) =>
        from coders in Gen.Choose(2, 4)
        from codes in Gen.Choose(1, 3)
        from count in Gen.Choose(1, 3)
        from documents in Document(coders, codes, units).ListOf(count)
        select SpanData.Of([.. Enumerable.Range(1, coders).Select(static c => $"{c}")], [.. documents.Select(static (d, i) => d with { Name = $"{i}" })]).Needed();

    private static Gen<SpanDocument> Document(int coders, int codes, Func<int, int, Gen<ImmutableArray<SpanUnit>>> units) =>
        from length in Gen.Choose(1, 40)
        from begin in Gen.Choose(0, 5)
        from marked in Gen.Frequency((6, units(length, codes).Select(static u => (ImmutableArray<SpanUnit>?)u)), (1, Gen.Constant((ImmutableArray<SpanUnit>?)null))).ArrayOf(coders)
        select new SpanDocument("", length, [.. marked.Select(one => one is { } own ? (ImmutableArray<SpanUnit>?)[.. own.Select(u => new SpanUnit(u.Start + begin, u.End + begin, u.Code))] : null)]) { Begin = begin };

    private static Gen<ImmutableArray<SpanUnit>> ApartUnits(int length, int codes) =>
        from steps in Triple(6, 1, 9, codes).ListOf()
        select Laid(steps, length);

    private static Gen<ImmutableArray<SpanUnit>> AnyUnits(int length, int codes) =>
        from bounds in Triple(length - 1, 1, 12, codes).ListOf()
        select bounds.Select(b => new SpanUnit(b.Item1, Math.Min(length, b.Item1 + b.Item2), $"{b.Item3}")).ToImmutableArray();

    private static Gen<(int, int, int)> Triple(int most, int least, int longest, int codes) =>
        from first in Gen.Choose(0, most)
        from second in Gen.Choose(least, longest)
        from code in Gen.Choose(0, codes - 1)
        select (first, second, code);

    private static ImmutableArray<SpanUnit> Laid(IEnumerable<(int Gap, int Length, int Code)> steps, int length)
    {
        var units = ImmutableArray.CreateBuilder<SpanUnit>();
        int at = 0;
        foreach ((int gap, int wide, int code) in steps)
        {
            if (at + gap + wide > length) break;
            units.Add(new SpanUnit(at + gap, at + gap + wide, $"{code}"));
            at += gap + wide;
        }
        return units.ToImmutable();
    }
}

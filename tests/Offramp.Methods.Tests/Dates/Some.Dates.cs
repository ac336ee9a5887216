using FsCheck;
using FsCheck.Fluent;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests;

/// <summary>Plausible dates of every form.</summary>
internal static partial class Some
{
    private static readonly Gen<string> Sign = Gen.Frequency((6, Gen.Constant("")), (1, Gen.Constant("?")), (1, Gen.Constant("~")), (1, Gen.Constant("%")));

    private static readonly Gen<string> Year = Gen.Frequency(
        (12, Gen.Choose(2008, 2026).Select(y => $"{y}")),
        (3, Gen.Choose(1, 9999).Select(y => $"{y:0000}")),
        (1, Gen.Choose(1, 9999).Select(y => $"-{y:0000}")),
        (2, Gen.Elements("201X", "20XX", "1XXX", "-156X", "2X15", "XXXX", "-000X")));

    private static readonly Gen<string> LongYear = Gen.Elements("Y170000002", "Y-170000002", "Y-17E7", "Y3388E2S3", "1950S2", "-1859S5", "Y1E15");

    private static readonly Gen<string> Month = Gen.Frequency(
        (6, Gen.Choose(1, 12).Select(m => $"{m:00}")), (1, Gen.Elements("XX", "1X", "0X", "X1")));

    private static readonly Gen<string> Day = Gen.Frequency(
        (6, Gen.Choose(1, 28).Select(d => $"{d:00}")), (1, Gen.Elements("XX", "1X", "X5", "2X")));

    private static readonly Gen<string> Single = Gen.Frequency(
        (4, Joined(Sign, Year, Sign)),
        (1, Joined(LongYear, Sign)),
        (4, Joined(Sign, Year, Sign, Gen.Constant("-"), Sign, Month, Sign)),
        (3, Joined(Year, Gen.Constant("-"), Gen.Choose(21, 41).Select(g => $"{g}"), Sign)),
        (4, Joined(Sign, Year, Sign, Gen.Constant("-"), Sign, Month, Sign, Gen.Constant("-"), Sign, Day, Sign)));

    private static readonly Gen<string> Moment = Joined(Gen.Choose(1, 9999).Select(y => $"{y:0000}-03-0"), Gen.Choose(1, 9).Select(d => $"{d}T12:30:0{d}"), Gen.Elements("", "Z", "-04", "+04:30"));

    private static readonly Gen<string> Side = Gen.Frequency((6, Single), (1, Gen.Constant("..")), (1, Gen.Constant("")));

    private static readonly Gen<string> Range = Gen.OneOf(
        Single,
        Joined(Gen.Choose(2000, 2010).Select(y => $"{y}"), Gen.Constant(".."), Gen.Choose(2010, 2020).Select(y => $"{y}"), Sign));

    private static readonly Gen<string> Members = Range.NonEmptyListOf().Select(m => string.Join(',', m.Take(4)))
        .SelectMany(m => Gen.Elements(m, m, m, ".." + m.Split("..")[0], m.Split("..")[^1] + ".."));

    /// <summary>EDTF texts of every form, as people and machines write them, not always canonical.</summary>
    public static Arbitrary<Edtf> Edtfs => Gen.Frequency(
            (5, Single),
            (1, Moment),
            (4, Joined(Side, Gen.Constant("/"), Side)),
            (2, Joined(Gen.Constant("["), Members, Gen.Constant("]"))),
            (1, Joined(Gen.Constant("{"), Members, Gen.Constant("}"))))
        .Select(text => Edtf.TryParse(text, out var date, out _) ? date : null)
        .Where(date => date is not null).Select(date => date!)
        .ToArbitrary();

    /// <summary>Texts that are nearly EDTF: its own characters in any order.</summary>
    public static Arbitrary<string> NearlyEdtf => Gen.Elements("0123456789X-/.,[]{}?~%YESTZ:+2015".ToCharArray()).ListOf()
        .Select(c => string.Concat(c)).ToArbitrary();

    private static Gen<string> Joined(params Gen<string>[] parts) => Gen.CollectToArray(parts, part => part).Select(texts => string.Concat(texts));
}

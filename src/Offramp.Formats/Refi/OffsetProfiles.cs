namespace Offramp.Formats.Refi;

/// <summary>How programs are known to count. It only decides between readings that fit a file equally well: versions differ, and files pass through many hands.</summary>
internal static class OffsetProfiles
{
    private static readonly OffsetReading Utf16 = new(OffsetView.AsIs, OffsetUnit.Utf16, false);
    private static readonly OffsetReading EveryLineEndOne = new(OffsetView.Lf, OffsetUnit.CodePoints, false);

    /// <summary>The usual reading of a program; null where none is known.</summary>
    public static OffsetReading? Of(string? origin)
    {
        if (Names("NVivo")) return Utf16;
        return Names("ATLAS") || Names("MAXQDA") ? EveryLineEndOne : null;

        bool Names(string program) => origin?.Contains(program, StringComparison.OrdinalIgnoreCase) == true;
    }
}

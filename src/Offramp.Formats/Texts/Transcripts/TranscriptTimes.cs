namespace Offramp.Formats;

/// <summary>What one list item of a transcript says.</summary>
/// <param name="Speaker">Who speaks; null where nobody is named.</param>
/// <param name="Words">What is said.</param>
/// <param name="Start">When it begins, in the file's own unit.</param>
/// <param name="End">When it ends.</param>
/// <param name="IsMilliseconds">Whether the file names that unit.</param>
/// <param name="IsWhole">Whether both times are whole numbers.</param>
internal sealed record Said(string? Speaker, string Words, double? Start, double? End, bool IsMilliseconds, bool IsWhole)
{
    /// <summary>Nothing of its words.</summary>
    public override string ToString() => $"[{Words.Length} characters]";
}

/// <summary>Times of transcripts, whose unit few files name.</summary>
internal static class TranscriptTimes
{
    // Nobody speaks so slowly over a whole talk, in any script: who seems to is measured in milliseconds.
    private const double FewestLettersPerSecond = 0.5;

    // No recording is longer than four weeks; a number beyond is no time.
    private const double LongestSeconds = 28 * 24 * 3600;

    /// <summary>The unit of times that are not named: seconds, unless all are whole numbers and the talk would be impossibly slow.</summary>
    public static double SecondsPerUnit(IReadOnlyCollection<Said> said)
    {
        List<Said> timed = [.. said.Where(static one => !one.IsMilliseconds && one.Start is not null && one.End > one.Start)];
        if (timed.Count == 0 || !timed.All(static one => one.IsWhole)) return 1;
        double letters = timed.Sum(static one => (double)one.Words.Length), length = timed.Sum(static one => one.End!.Value - one.Start!.Value);
        return letters / length < FewestLettersPerSecond ? 0.001 : 1;
    }

    /// <summary>A time in the recording; null where there is none.</summary>
    public static TimeSpan? Of(double? time, double secondsPerUnit) =>
        time * secondsPerUnit is >= 0 and <= LongestSeconds and var seconds ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)) : null;
}

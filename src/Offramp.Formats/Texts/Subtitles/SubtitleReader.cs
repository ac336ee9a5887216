using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads subtitles: cues become turns, or paragraphs where nobody is named.</summary>
internal static class SubtitleReader
{
    private const int LinesLookedAt = 12;

    /// <summary>Whether a file is WebVTT: its first line says so.</summary>
    public static bool IsWebVtt(TextFile file)
    {
        ReadOnlySpan<byte> start = file.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file.Bytes.AsSpan(3) : file.Bytes;
        return start.StartsWith("WEBVTT"u8) && (start.Length == 6 || start[6] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            || (file.Extension == ".vtt" && Head(file).Any(CueFile.IsTimes));
    }

    /// <summary>Whether a file is SubRip: one of its first lines is the time of a cue, under a number.</summary>
    public static bool IsSubRip(TextFile file)
    {
        string[] head = Head(file);
        for (int i = 0; i < head.Length; i++)
            if (CueFile.IsTimes(head[i]) && (file.Extension is ".srt" || (i > 0 && head[i - 1].Trim() is { Length: > 0 } above && above.All(char.IsAsciiDigit)))) return true;
        return false;
    }

    /// <summary>The text, or null where the bytes are not words.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (PlainReader.Decoded(file, problems) is not { } decoded) return null;
        bool isWebVtt = IsWebVtt(file);
        if (file.Extension is not (".srt" or ".vtt"))
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", isWebVtt ? "WebVTT" : "SubRip")));
        List<Cue> cues = CueFile.Read(decoded.Text.Split('\n'), isWebVtt, file, problems);
        var talk = new CueTalk(isWebVtt && decoded.Text.Contains("<00:", StringComparison.Ordinal));
        foreach (Cue cue in cues) talk.Add(cue);
        return new TextBody(talk.Text, isWebVtt ? TextFormat.WebVtt : TextFormat.SubRip, decoded.Encoding) { Turns = talk.Turns };
    }

    private static string[] Head(TextFile file)
    {
        ReadOnlySpan<byte> head = file.Bytes.AsSpan(0, Math.Min(file.Bytes.Length, 2048));
        // UTF-16 has a zero beside every digit.
        var text = new StringBuilder(head.Length);
        foreach (byte value in head)
            if (value != 0) text.Append(value < 0x80 ? (char)value : 'x');
        return [.. LineEnds.ToLf(text.ToString()).Split('\n').Take(LinesLookedAt)];
    }
}

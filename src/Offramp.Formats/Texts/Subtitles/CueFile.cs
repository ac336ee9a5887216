using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Takes a file of subtitles apart into its cues, however its numbers and blank lines stand.</summary>
internal static class CueFile
{
    private const string Arrow = "-->";

    /// <summary>The cues in the order of the file.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="isWebVtt">Whether notes and styles of WebVTT are passed over.</param>
    /// <param name="file">The file, for the places of problems.</param>
    /// <param name="problems">What could not be taken as it stands.</param>
    public static List<Cue> Read(string[] lines, bool isWebVtt, TextFile file, List<Problem> problems)
    {
        var cues = new List<Cue>();
        Cue? cue = null;
        int back = 0, firstBack = 0, outside = 0, firstOutside = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.Contains(Arrow, StringComparison.Ordinal) && Times(line, out TimeSpan? start, out TimeSpan? end))
            {
                if (start is null) problems.Add(Problem.Of(file.Place(i + 1), "formats.cue-time-unreadable"));
                if (start < cue?.Start && back++ == 0) firstBack = i + 1;
                Unnumber(cue, lines, i, isWebVtt, ref outside);
                cue = new Cue(i + 1, start, end, []);
                cues.Add(cue);
            }
            else if (isWebVtt && IsAside(lines, i))
            {
                cue = null;
                while (i + 1 < lines.Length && lines[i + 1].Trim().Length > 0 && !lines[i + 1].Contains(Arrow, StringComparison.Ordinal)) i++;
            }
            else if (line.Trim().Length > 0)
            {
                if (cue is not null) cue.Lines.Add(line.Trim());
                else if (!(isWebVtt && i == 0) && outside++ == 0) firstOutside = i + 1;
            }
        }
        if (back > 0) problems.Add(Problem.Of(file.Place(firstBack), "formats.cues-out-of-order", ("count", back)));
        if (outside > 0) problems.Add(Problem.Of(file.Place(firstOutside), "formats.cue-words-outside", ("count", outside)));
        return cues;
    }

    /// <summary>Whether a line is the time of a cue.</summary>
    public static bool IsTimes(string line) => line.Contains(Arrow, StringComparison.Ordinal) && Times(line, out TimeSpan? start, out _) && start is not null;

    private static bool Times(string line, out TimeSpan? start, out TimeSpan? end)
    {
        start = end = null;
        int arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        ReadOnlySpan<char> before = line.AsSpan(0, arrow).Trim(), after = line.AsSpan(arrow + Arrow.Length).Trim();
        // Words around an arrow are words; a time that is only mangled has digits and colons alone.
        if (!LooksLikeTime(before)) return false;
        if (TimeCode.TryRead(before, out TimeSpan first, out int length, out _) && length == before.Length) start = first;
        if (TimeCode.TryRead(after, out TimeSpan last, out _, out _)) end = last;
        return true;
    }

    private static bool LooksLikeTime(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 24) return false;
        foreach (char character in text)
            if (!char.IsDigit(character) && character is not (':' or '.' or ',' or ' ' or '-' or ';')) return false;
        return text.IndexOfAnyInRange('0', '9') >= 0 || text.ContainsAny(':', '.');
    }

    // The line above a time is the number of the new cue, not a word of the one before; in WebVTT, after a blank line, whatever it is.
    private static void Unnumber(Cue? cue, string[] lines, int at, bool isWebVtt, ref int outside)
    {
        if (at == 0) return;
        string above = lines[at - 1].Trim();
        bool afterBlank = at == 1 || lines[at - 2].Trim().Length == 0;
        if (above.Length == 0 || !(above.All(char.IsDigit) || (isWebVtt && afterBlank))) return;
        if (cue is { Lines.Count: > 0 }) cue.Lines.RemoveAt(cue.Lines.Count - 1);
        else if (cue is null && outside > 0) outside--;
    }

    private static bool IsAside(string[] lines, int at)
    {
        if (at > 0 && lines[at - 1].Trim().Length > 0) return false;
        string line = lines[at].Trim();
        return line is "NOTE" or "STYLE" or "REGION" || line.StartsWith("NOTE ", StringComparison.Ordinal) || line.StartsWith("WEBVTT", StringComparison.Ordinal)
            || line.StartsWith("STYLE ", StringComparison.Ordinal) || line.StartsWith("REGION ", StringComparison.Ordinal);
    }
}

namespace Offramp.Formats;

/// <summary>An original and its translation in paragraphs that take turns.</summary>
internal static class AlternatingLayout
{
    private const int FewestPairs = 3;

    /// <summary>A line of words.</summary>
    private readonly record struct Line(int Start, int End, Script Script, string? Label);

    /// <summary>The two texts; null where the text is nothing of the kind.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">Where it begins: behind the front matter, which stays with the original.</param>
    /// <param name="isMarkdown">Whether lines that begin with <c>#</c> are headings, which stay with the original.</param>
    /// <param name="isAsked">Whether a person said that there are two: then the letters need not show it.</param>
    public static TwoTexts? Part(string text, int from, bool isMarkdown, bool isAsked)
    {
        List<Line> lines = Lines(text, from);
        List<Line> body = isMarkdown ? [.. lines.Where(line => text[line.Start] != '#')] : lines;
        Script one = body.FirstOrDefault(static line => line.Script != Script.None).Script;
        Script other = body.FirstOrDefault(line => line.Script != Script.None && line.Script != one).Script;
        bool byScript = other != Script.None && body.Count(line => line.Script == other) * 4 >= body.Count;
        if (!isAsked && !(byScript && Alternates(body, one, other))) return null;
        if (isAsked && body.Count < 2) return null;

        var texts = new TwoTexts();
        if (from > 0) texts.AddAlone(text[..from].TrimEnd('\n') + "\n", toOther: false);
        for (int i = 0; i < lines.Count;)
        {
            if (isMarkdown && text[lines[i].Start] == '#')
            {
                texts.AddAlone(Of(text, lines, i, i + 1), toOther: byScript && lines[i].Script == other);
                i++;
                continue;
            }
            int middle = byScript ? RunEnd(text, lines, i, other, isMarkdown) : i + 1;
            int end = byScript ? RunEnd(text, lines, middle, one, isMarkdown) : Math.Min(middle + 1, lines.Count);
            if (middle < lines.Count && isMarkdown && text[lines[middle].Start] == '#') end = middle;
            texts.Add(Of(text, lines, i, middle), Of(text, lines, middle, end));
            i = end;
        }
        return texts.Pairs > 0 ? texts : null;
    }

    // An interview in two languages alternates too, by its speakers: there the two halves are unlike in length, and each has a label of its own.
    private static bool Alternates(List<Line> lines, Script one, Script other)
    {
        var runs = new List<(Script Script, int Length, string? Label)>();
        foreach (Line line in lines)
        {
            Script script = line.Script == Script.None ? runs.Count > 0 ? runs[^1].Script : one : line.Script;
            if (runs.Count > 0 && runs[^1].Script == script) runs[^1] = runs[^1] with { Length = runs[^1].Length + line.End - line.Start };
            else runs.Add((script, line.End - line.Start, line.Label));
        }
        int pairs = 0, alike = 0, labelled = 0;
        var here = new HashSet<string>(StringComparer.Ordinal);
        var there = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < runs.Count; i += 2)
        {
            if (runs[i].Script != one || runs[i + 1].Script != other) return false;
            pairs++;
            double ratio = (double)runs[i].Length / runs[i + 1].Length;
            if (ratio is > 0.35 and < 2.9) alike++;
            if (runs[i].Label is not { } label || runs[i + 1].Label is not { } otherLabel) continue;
            labelled++;
            here.Add(label);
            there.Add(otherLabel);
        }
        if (pairs < FewestPairs || runs.Count * 5 < lines.Count * 3 || alike * 10 < pairs * 8) return false;
        return labelled * 2 < pairs || here.SetEquals(there) || (here.Count > 1 && here.Count == there.Count);
    }

    private static int RunEnd(string text, List<Line> lines, int from, Script stop, bool isMarkdown)
    {
        int at = from;
        while (at < lines.Count && lines[at].Script != stop && !(isMarkdown && text[lines[at].Start] == '#')) at++;
        return at;
    }

    private static string Of(string text, List<Line> lines, int from, int to) =>
        string.Join('\n', lines.Skip(from).Take(to - from).Select(line => text[line.Start..line.End]));

    private static List<Line> Lines(string text, int from)
    {
        var lines = new List<Line>();
        for (int start = from; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (!text.AsSpan(start..end).IsWhiteSpace())
                lines.Add(new Line(start, end, Scripts.OfWords(text, start, end), TurnLine.Read(text, start, end)?.Label));
            start = end + 1;
        }
        return lines;
    }
}

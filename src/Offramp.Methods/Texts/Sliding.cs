namespace Offramp.Methods.Texts;

/// <summary>Puts what was only inserted or only removed where a person would say that it begins: at a line, or at a space. Where the same tokens stand
/// before and after it, the shortest difference does not decide that.</summary>
internal static class Sliding
{
    private const int Furthest = 500;

    /// <summary>The same differences at their best places.</summary>
    public static List<Difference> AtBorders(List<Difference> differences, Tokens a, int[] before, Tokens b, int[] after)
    {
        for (int i = 0; i < differences.Count; i++)
        {
            Difference differs = differences[i];
            bool inserts = differs.Start == differs.End;
            if (!inserts && differs.OtherStart != differs.OtherEnd) continue;
            // At least one token that both share must stay on either side.
            int up = i == 0 ? differs.Start : differs.Start - differences[i - 1].End - 1;
            int down = i + 1 == differences.Count ? before.Length - differs.End : differences[i + 1].Start - differs.End - 1;
            int by = inserts
                ? Best(b, after, differs.OtherStart, differs.OtherEnd, up, down)
                : Best(a, before, differs.Start, differs.End, up, down);
            differences[i] = new Difference(differs.Start + by, differs.End + by, differs.OtherStart + by, differs.OtherEnd + by);
        }
        return differences;
    }

    // How far a run may slide without the texts changing, and at which of these places it begins best; of equals the last.
    private static int Best(Tokens tokens, int[] row, int start, int end, int up, int down)
    {
        int from = 0, to = 0;
        while (-from < Math.Min(up, Furthest) && row[start + from - 1] == row[end + from - 1]) from--;
        while (to < Math.Min(down, Furthest) && row[start + to] == row[end + to]) to++;
        int best = to, most = -1;
        for (int by = to; by >= from; by--)
        {
            int worth = Worth(tokens, start + by);
            if (worth > most) (best, most) = (by, worth);
        }
        return best;
    }

    private static int Worth(Tokens tokens, int start)
    {
        if (start == 0 || tokens[start - 1] == '\n') return 3;
        if (tokens[start] == '\n') return 2;
        return char.IsWhiteSpace(tokens[start]) || char.IsWhiteSpace(tokens[start - 1]) ? 1 : 0;
    }
}

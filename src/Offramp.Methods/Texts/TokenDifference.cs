namespace Offramp.Methods.Texts;

/// <summary>A run of tokens of one text and the run of another text that stands in its place; one of the two may be empty.</summary>
internal readonly record struct Difference(int Start, int End, int OtherStart, int OtherEnd);

/// <summary>Where two rows of tokens differ.</summary>
/// <remarks>Myers 1986, "An O(ND) difference algorithm and its variations", up to <see cref="MostChanged"/> differences: the result is then the
/// shortest. Beyond that the rows are parted at tokens that stand once in either, in the longest order that both share (Cohen's patience difference), and
/// each part is compared anew; a part without such tokens is one difference.</remarks>
internal static class TokenDifference
{
    /// <summary>How many tokens may be changed for the shortest list to be looked for.</summary>
    public const int MostChanged = 1000;

    private const int Deepest = 12;

    /// <summary>The runs that differ, in order; between any two stands at least one token that both share.</summary>
    public static List<Difference> Between(int[] before, int[] after)
    {
        var found = new List<Difference>();
        Compare(before, 0, before.Length, after, 0, after.Length, found, 0);
        return found;
    }

    private static void Compare(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo, List<Difference> found, int depth)
    {
        while (aFrom < aTo && bFrom < bTo && a[aFrom] == b[bFrom]) (aFrom, bFrom) = (aFrom + 1, bFrom + 1);
        while (aFrom < aTo && bFrom < bTo && a[aTo - 1] == b[bTo - 1]) (aTo, bTo) = (aTo - 1, bTo - 1);
        if (aFrom == aTo && bFrom == bTo) return;
        if (aFrom == aTo || bFrom == bTo) Add(found, new Difference(aFrom, aTo, bFrom, bTo));
        else if (Shortest(a.AsSpan(aFrom, aTo - aFrom), b.AsSpan(bFrom, bTo - bFrom)) is { } kept)
        {
            int aAt = aFrom, bAt = bFrom;
            foreach ((int one, int other) in kept.Append((aTo - aFrom, bTo - bFrom)))
            {
                if (aAt < aFrom + one || bAt < bFrom + other) Add(found, new Difference(aAt, aFrom + one, bAt, bFrom + other));
                (aAt, bAt) = (aFrom + one + 1, bFrom + other + 1);
            }
        }
        else
        {
            List<(int One, int Other)> anchors = depth < Deepest ? Anchors(a, aFrom, aTo, b, bFrom, bTo) : [];
            if (anchors.Count == 0)
            {
                Add(found, new Difference(aFrom, aTo, bFrom, bTo));
                return;
            }
            int aAt = aFrom, bAt = bFrom;
            foreach ((int one, int other) in anchors)
            {
                Compare(a, aAt, one, b, bAt, other, found, depth + 1);
                (aAt, bAt) = (one + 1, other + 1);
            }
            Compare(a, aAt, aTo, b, bAt, bTo, found, depth + 1);
        }
    }

    // Two runs that touch are one.
    private static void Add(List<Difference> found, Difference more)
    {
        if (found.Count > 0 && found[^1] is var last && last.End == more.Start && last.OtherEnd == more.OtherStart)
            found[^1] = new Difference(last.Start, more.End, last.OtherStart, more.OtherEnd);
        else found.Add(more);
    }

    // The pairs that stay, in order; null where more than the most tokens changed. Myers 1986, fig. 2; the furthest reaches are kept for the way back.
    private static List<(int One, int Other)>? Shortest(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int most = Math.Min(MostChanged, a.Length + b.Length);
        int[] reach = new int[(2 * most) + 3];
        var trail = new List<int[]>();
        for (int d = 0; d <= most; d++)
        {
            for (int k = -d; k <= d; k += 2)
            {
                int x = k == -d || (k != d && reach[most + 1 + k - 1] < reach[most + 1 + k + 1])
                    ? reach[most + 1 + k + 1]
                    : reach[most + 1 + k - 1] + 1;
                int y = x - k;
                while (x < a.Length && y < b.Length && y >= 0 && a[x] == b[y]) (x, y) = (x + 1, y + 1);
                reach[most + 1 + k] = x;
                if (k != a.Length - b.Length || x < a.Length) continue;
                return WayBack(trail, d, a.Length, b.Length);
            }
            // Only the diagonals that this round reached are needed on the way back.
            trail.Add(reach[(most + 1 - d)..(most + 2 + d)]);
        }
        return null;
    }

    private static List<(int One, int Other)> WayBack(List<int[]> trail, int d, int x, int y)
    {
        var kept = new List<(int One, int Other)>();
        for (; d > 0; d--)
        {
            int[] before = trail[d - 1];
            int Reach(int diagonal) => Math.Abs(diagonal) < d ? before[diagonal + d - 1] : int.MinValue;
            int k = x - y;
            bool down = k == -d || (k != d && Reach(k - 1) < Reach(k + 1));
            int beforeX = Reach(down ? k + 1 : k - 1), beforeY = beforeX - (down ? k + 1 : k - 1);
            int startX = down ? beforeX : beforeX + 1;
            for (; x > startX; x--, y--) kept.Add((x - 1, y - 1));
            (x, y) = (beforeX, beforeY);
        }
        for (; x > 0 && y > 0; x--, y--) kept.Add((x - 1, y - 1));
        kept.Reverse();
        return kept;
    }

    private static List<(int One, int Other)> Anchors(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo)
    {
        // Where each token stands in either row; -2 where it stands there more than once.
        var places = new Dictionary<int, (int One, int Other)>();
        for (int i = aFrom; i < aTo; i++) places[a[i]] = places.ContainsKey(a[i]) ? (-2, -1) : (i, -1);
        for (int j = bFrom; j < bTo; j++)
            if (places.TryGetValue(b[j], out (int One, int Other) at)) places[b[j]] = (at.One, at.Other == -1 ? j : -2);
        (int One, int Other)[] once = [.. places.Values.Where(static p => p.One >= 0 && p.Other >= 0).OrderBy(static p => p.One)];

        // The longest run of them that rises in both rows (patience sorting).
        var tops = new List<int>();
        int[] below = new int[once.Length];
        for (int i = 0; i < once.Length; i++)
        {
            int low = 0, high = tops.Count;
            while (low < high)
            {
                int middle = (low + high) >> 1;
                if (once[tops[middle]].Other < once[i].Other) low = middle + 1;
                else high = middle;
            }
            below[i] = low == 0 ? -1 : tops[low - 1];
            if (low == tops.Count) tops.Add(i);
            else tops[low] = i;
        }
        var anchors = new List<(int One, int Other)>();
        for (int i = tops.Count == 0 ? -1 : tops[^1]; i >= 0; i = below[i]) anchors.Add(once[i]);
        anchors.Reverse();
        return anchors;
    }
}

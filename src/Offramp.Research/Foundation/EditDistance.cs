namespace Offramp.Research;

/// <summary>How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another.</summary>
internal static class EditDistance
{
    /// <summary>The distance, or <paramref name="most"/> + 1 where it is larger. Optimal string alignment (Damerau 1964, restricted).</summary>
    public static int Between(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        int[] twoBefore = new int[other.Length + 1], before = new int[other.Length + 1], row = new int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++) row[j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            (twoBefore, before, row) = (before, row, twoBefore);
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(before[j] + 1, row[j - 1] + 1), before[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], twoBefore[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
        }
        return Math.Min(row[other.Length], most + 1);
    }
}

using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>The prime implicants of some rows: the shortest products that cover one of them and nothing that must not be covered.</summary>
/// <remarks>A product that covers a row takes its levels from that row, so it is a set of conditions; it stays away from a configuration where it names
/// a condition in which both differ. The prime ones are therefore the smallest sets of conditions that meet all sets of differences (<see cref="HittingSets"/>).
/// The cost depends on the observed rows and not on the number of configurations. Checked against enumeration in the tests.</remarks>
internal sealed class PrimeImplicants
{
    /// <summary>More are not kept: the search ends and is not complete.</summary>
    public const int Most = 2_000_000;

    private PrimeImplicants(List<Implicant> found, bool isComplete, int? covered, int? against)
    {
        Found = found;
        IsComplete = isComplete;
        Inseparable = covered is { } row ? (row, against ?? -1) : null;
    }

    /// <summary>The prime implicants, in their order.</summary>
    public List<Implicant> Found { get; }

    /// <summary>Whether all were found.</summary>
    public bool IsComplete { get; }

    /// <summary>A row and what must not be covered that no product can tell apart; null where there is none.</summary>
    public (int Row, int Against)? Inseparable { get; }

    /// <summary>Finds them.</summary>
    /// <param name="rows">The rows to be covered.</param>
    /// <param name="against">Observed rows that must not be covered; a condition that does not apply there is at another level than any.</param>
    /// <param name="outside">Boxes of which nothing may be covered.</param>
    /// <param name="stop">Ends the search.</param>
    public static PrimeImplicants Of(
        ImmutableArray<ImmutableArray<byte>> rows, ImmutableArray<ImmutableArray<byte>> against, List<Box> outside, CancellationToken stop)
    {
        ulong[,] apart = DifferencesBetween(rows);
        var found = new List<Implicant>();
        var differences = new List<ulong>(against.Length + outside.Count);
        bool complete = true;
        for (int p = 0; p < rows.Length && complete; p++)
        {
            ImmutableArray<byte> row = rows[p];
            differences.Clear();
            for (int n = 0; n < against.Length; n++)
            {
                ulong difference = Difference(row, against[n]);
                if (difference == 0) return new PrimeImplicants([], false, p, n);
                differences.Add(difference);
            }
            foreach (Box box in outside) differences.Add(Difference(row, box));
            int here = p;
            complete = HittingSets.Find(differences, mask => Keep(mask, here), stop);
        }
        found.Sort();
        return new PrimeImplicants(found, complete, null, null);

        bool Keep(ulong mask, int row)
        {
            // It is found again at each row that it covers: only the first counts.
            for (int q = 0; q < row; q++)
                if ((apart[row, q] & mask) == 0) return true;
            found.Add(new Implicant(mask, rows[row]));
            return found.Count < Most;
        }
    }

    private static ulong[,] DifferencesBetween(ImmutableArray<ImmutableArray<byte>> rows)
    {
        ulong[,] apart = new ulong[rows.Length, rows.Length];
        for (int p = 0; p < rows.Length; p++)
            for (int q = 0; q < p; q++) apart[p, q] = Difference(rows[p], rows[q]);
        return apart;
    }

    // The conditions in which a literal of the one row does not hold for the other.
    private static ulong Difference(ImmutableArray<byte> row, ImmutableArray<byte> other)
    {
        ulong difference = 0;
        for (int i = 0; i < row.Length; i++)
            if (row[i] != other[i] && row[i] != TruthTableRow.DoesNotApply) difference |= 1UL << i;
        return difference;
    }

    private static ulong Difference(ImmutableArray<byte> row, Box box)
    {
        ulong difference = 0;
        for (int i = 0; i < row.Length; i++)
            if (row[i] != TruthTableRow.DoesNotApply && (box.Levels[i] >> row[i] & 1) == 0) difference |= 1UL << i;
        return difference;
    }
}

using System.Collections.Immutable;

namespace Offramp.Methods.Disclosure;

/// <summary>Cases that nobody can tell apart by the keys.</summary>
/// <param name="Codes">Their value in each key, as a code of the column.</param>
/// <param name="Cases">The cases, from 0.</param>
public sealed record DisclosureClass(ImmutableArray<int> Codes, ImmutableArray<int> Cases)
{
    /// <summary>How many cases there are.</summary>
    public int Size => Cases.Length;
}

/// <summary>The classes of cases that share their values in all keys, and the size of the smallest.</summary>
/// <remarks>k-anonymity: P. Samarati and L. Sweeney (1998), SRI-CSL-98-04; L. Sweeney, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10 (2002) 557–570.
/// It counts cases of the table: how many people out in the world share the values is another number, and knowing that somebody is in the table is what makes this one matter.</remarks>
public sealed class DisclosureClasses
{
    private DisclosureClasses(DisclosureTable table, ImmutableArray<DisclosureClass> classes)
    {
        Table = table;
        Classes = classes;
    }

    /// <summary>The table.</summary>
    public DisclosureTable Table { get; }

    /// <summary>The classes, smallest first, those of one size by their values.</summary>
    public ImmutableArray<DisclosureClass> Classes { get; }

    /// <summary>The size of the smallest class.</summary>
    public int K => Classes[0].Size;

    /// <summary>How many cases are alone with their values.</summary>
    public int Uniques => CasesBelow(2);

    /// <summary>How many classes there are of each size that occurs.</summary>
    public ImmutableArray<(int Size, int Classes)> Sizes => [.. Classes.GroupBy(static c => c.Size).Select(static group => (group.Key, group.Count()))];

    /// <summary>How many cases are in classes smaller than a size.</summary>
    /// <param name="size">The size.</param>
    public int CasesBelow(int size) => Classes.TakeWhile(c => c.Size < size).Sum(static c => c.Size);

    /// <summary>The classes of a table.</summary>
    /// <param name="table">The table.</param>
    public static DisclosureClasses Of(DisclosureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        int[] classes = new int[table.Count];
        var numbers = new Dictionary<(int Class, int Code), int>();
        foreach (DisclosureColumn key in table.Keys)
        {
            numbers.Clear();
            for (int i = 0; i < classes.Length; i++)
            {
                (int, int) refined = (classes[i], key.Codes[i]);
                if (!numbers.TryGetValue(refined, out int number)) numbers[refined] = number = numbers.Count;
                classes[i] = number;
            }
        }
        ImmutableArray<int>.Builder[] members = [.. Enumerable.Range(0, numbers.Count).Select(static _ => ImmutableArray.CreateBuilder<int>())];
        for (int i = 0; i < classes.Length; i++) members[classes[i]].Add(i);
        IEnumerable<DisclosureClass> found = members.Select(cases => new DisclosureClass([.. table.Keys.Select(key => key.Codes[cases[0]])], cases.DrainToImmutable()));
        return new DisclosureClasses(table, [.. found.Order(Comparer<DisclosureClass>.Create(static (a, b) => a.Size != b.Size ? a.Size - b.Size : a.Codes.AsSpan().SequenceCompareTo(b.Codes.AsSpan())))]);
    }
}

using System.Collections.Immutable;
using System.Numerics;

namespace Offramp.Methods.Qca;

/// <summary>A product of conditions at levels that leads to no row without the outcome.</summary>
public readonly struct Implicant : IEquatable<Implicant>, IComparable<Implicant>
{
    private readonly ImmutableArray<byte> levels;

    internal Implicant(ulong mask, ImmutableArray<byte> levels)
    {
        Mask = mask;
        this.levels = levels;
    }

    /// <summary>Which conditions it names, as bits.</summary>
    public ulong Mask { get; }

    /// <summary>How many literals it has.</summary>
    public int Length => BitOperations.PopCount(Mask);

    /// <summary>The level that it asks of a condition it names.</summary>
    /// <param name="condition">The condition's place.</param>
    public int LevelOf(int condition) => levels[condition];

    /// <summary>Whether it names a condition.</summary>
    /// <param name="condition">The condition's place.</param>
    public bool Names(int condition) => (Mask >> condition & 1) != 0;

    /// <summary>Its literals, in the order of the conditions.</summary>
    public IEnumerable<(int Condition, int Level)> Literals
    {
        get
        {
            for (ulong left = Mask; left != 0; left &= left - 1)
            {
                int condition = BitOperations.TrailingZeroCount(left);
                yield return (condition, levels[condition]);
            }
        }
    }

    /// <summary>Whether a configuration belongs to it; a condition that does not apply is at no level.</summary>
    /// <param name="configuration">The level of each condition.</param>
    public bool Covers(ReadOnlySpan<byte> configuration)
    {
        for (ulong left = Mask; left != 0; left &= left - 1)
        {
            int condition = BitOperations.TrailingZeroCount(left);
            if (configuration[condition] != levels[condition]) return false;
        }
        return true;
    }

    /// <summary>Whether everything that belongs to this one belongs to another.</summary>
    /// <param name="wider">The other.</param>
    public bool LiesIn(Implicant wider)
    {
        if ((wider.Mask & ~Mask) != 0) return false;
        for (ulong left = wider.Mask; left != 0; left &= left - 1)
        {
            int condition = BitOperations.TrailingZeroCount(left);
            if (levels[condition] != wider.levels[condition]) return false;
        }
        return true;
    }

    /// <summary>The same with fewer literals.</summary>
    internal Implicant Without(ulong conditions) => new(Mask & ~conditions, levels);

    /// <inheritdoc/>
    public bool Equals(Implicant other) => Mask == other.Mask && (levels == other.levels || LiesIn(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Implicant other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Mask);
        for (ulong left = Mask; left != 0; left &= left - 1) hash.Add(levels[BitOperations.TrailingZeroCount(left)]);
        return hash.ToHashCode();
    }

    /// <summary>Shorter ones first, then by their conditions, then by their levels.</summary>
    public int CompareTo(Implicant other)
    {
        int byLength = Length.CompareTo(other.Length);
        if (byLength != 0) return byLength;
        ulong differing = Mask ^ other.Mask;
        if (differing != 0) return (Mask & (differing & (~differing + 1))) != 0 ? -1 : 1;
        for (ulong left = Mask; left != 0; left &= left - 1)
        {
            int condition = BitOperations.TrailingZeroCount(left);
            if (levels[condition] != other.levels[condition]) return levels[condition].CompareTo(other.levels[condition]);
        }
        return 0;
    }

    /// <summary>Whether two are the same product.</summary>
    public static bool operator ==(Implicant one, Implicant other) => one.Equals(other);

    /// <summary>Whether two are different products.</summary>
    public static bool operator !=(Implicant one, Implicant other) => !one.Equals(other);

    /// <summary>Whether one comes before another.</summary>
    public static bool operator <(Implicant one, Implicant other) => one.CompareTo(other) < 0;

    /// <summary>Whether one comes after another.</summary>
    public static bool operator >(Implicant one, Implicant other) => one.CompareTo(other) > 0;

    /// <summary>Whether one comes before another or is the same.</summary>
    public static bool operator <=(Implicant one, Implicant other) => one.CompareTo(other) <= 0;

    /// <summary>Whether one comes after another or is the same.</summary>
    public static bool operator >=(Implicant one, Implicant other) => one.CompareTo(other) >= 0;
}

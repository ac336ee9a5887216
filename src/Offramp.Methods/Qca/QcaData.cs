using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>Cases and the sets that they belong to.</summary>
public sealed class QcaData
{
    private readonly Dictionary<string, QcaSet> byName;

    private QcaData(ImmutableArray<string> cases, ImmutableArray<QcaSet> sets)
    {
        Cases = cases;
        Sets = sets;
        byName = sets.ToDictionary(static set => set.Name, StringComparer.Ordinal);
    }

    /// <summary>The names of the cases.</summary>
    public ImmutableArray<string> Cases { get; }

    /// <summary>The sets.</summary>
    public ImmutableArray<QcaSet> Sets { get; }

    /// <summary>A set by its name, or null.</summary>
    public QcaSet? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Puts columns together; each has a value for each case.</summary>
    /// <param name="cases">The names of the cases.</param>
    /// <param name="columns">The columns by name; <see cref="QcaSet.DoesNotApply"/> where one does not apply to a case.</param>
    public static Answer<QcaData> Of(ImmutableArray<string> cases, IEnumerable<(string Name, double[] Values)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var sets = ImmutableArray.CreateBuilder<QcaSet>();
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, double[] values) in columns)
        {
            if (values.Length != cases.Length) throw new ArgumentException("A column has a value for each case.", nameof(columns));
            if (!met.Add(name))
            {
                problems.Add(new MethodProblem("methods.column-twice", Column: name));
                continue;
            }
            Answer<QcaSet> set = QcaSet.Of(name, values);
            if (set.Value is { } good) sets.Add(good);
            else problems.AddRange(set.Problems);
        }
        if (cases.IsEmpty) problems.Add(new MethodProblem("methods.no-rows"));
        return problems.Count > 0 ? problems.DrainToImmutable() : new QcaData(cases, sets.DrainToImmutable());
    }

    /// <summary>The same sets with only some of the cases, in the order given; a case may stand several times.</summary>
    /// <param name="kept">Indices of cases.</param>
    public QcaData Only(IReadOnlyList<int> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return new QcaData([.. kept.Select(i => Cases[i])], [.. Sets.Select(set => set.Only(kept))]);
    }

    /// <summary>The same cases with one column put in another's place, or added.</summary>
    /// <param name="set">The new column.</param>
    public QcaData With(QcaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        int at = -1;
        for (int i = 0; i < Sets.Length; i++)
            if (Sets[i].Name == set.Name) at = i;
        return new QcaData(Cases, at < 0 ? Sets.Add(set) : Sets.SetItem(at, set));
    }

    /// <summary>Sets as they stand, of cases without names.</summary>
    internal static QcaData Of(ImmutableArray<QcaSet> sets) => new([.. sets[0].Values.Select(static _ => "")], sets);
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>The coders of an imported file: those that the study has, by name or imported id, and those that it gets.</summary>
internal sealed class CodersImport
{
    private readonly Fresh fresh;
    private readonly ImmutableArray<string> names;
    private readonly int[] numbers;
    private readonly List<Id<Coder>> ids;
    private readonly List<Change> changes = [];
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins with the study's coders and the file's.</summary>
    public CodersImport(Study study, ImmutableArray<string> names, Fresh fresh)
    {
        this.fresh = fresh;
        this.names = names;
        numbers = new int[names.Length];
        Array.Fill(numbers, -1);
        ids = [fresh.Coder];
        foreach (Id<Coder> id in study.Team.Order)
        {
            int number = id == fresh.Coder ? 0 : ids.Count;
            if (number > 0) ids.Add(id);
            Coder coder = study.Team.Coders[id];
            if (!coder.Name.IsWithdrawn) byName.TryAdd(coder.Name.Text, number);
            if (coder.ImportedId is { IsWithdrawn: false } imported) byName.TryAdd(imported.Text, number);
        }
    }

    /// <summary>The coders by number; the first is the one who imports.</summary>
    public IReadOnlyList<Id<Coder>> Ids => ids;

    /// <summary>What adds the new ones.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>The number of a coder of the file, who joins the study where nobody is called so; the one who imports where the file names nobody.
    /// A coder who coded nothing does not join.</summary>
    public int NumberOf(int index)
    {
        if ((uint)index >= (uint)names.Length) return 0;
        if (numbers[index] < 0) numbers[index] = NumberOf(names[index].Trim());
        return numbers[index];
    }

    private int NumberOf(string name)
    {
        if (name.Length == 0) return 0;
        if (byName.TryGetValue(name, out int number)) return number;
        var added = new CoderAdded(fresh.Id<Coder>(), new Words(fresh.Id<Holder>(), name));
        changes.Add(added);
        ids.Add(added.Coder);
        byName.Add(name, ids.Count - 1);
        return ids.Count - 1;
    }
}

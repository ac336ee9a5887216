using System.Collections.Immutable;
using Offramp.Methods;
using Offramp.Methods.Disclosure;

namespace Offramp.Cli;

/// <summary>A file of cases as a table to be released.</summary>
internal sealed class DisclosureInput(MethodTable file, ImmutableArray<string> missing)
{
    /// <summary>The file.</summary>
    public MethodTable File => file;

    /// <summary>Cells that mean that nothing is known, besides empty ones.</summary>
    public ImmutableArray<string> Missing => missing;

    /// <summary>Its keys and sensitive columns, or the end of the command.</summary>
    public DisclosureTable Table(ImmutableArray<string> keys, ImmutableArray<string> sensitive, string[] orders)
    {
        var given = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (string typed in orders)
        {
            string[] parts = typed.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || !sensitive.Contains(parts[0])) throw file.Refuse(new MethodProblem("methods.disclosure-order-unclear").With("typed", typed));
            given[parts[0]] = MethodOptions.Divided(parts[1]);
        }
        return file.Granted(DisclosureTable.Of(
            [.. keys.Select(name => Column(name))],
            [.. sensitive.Select(name => Column(name, given.TryGetValue(name, out ImmutableArray<string> order) ? order : null))]));
    }

    /// <summary>A column, or the end of the command.</summary>
    public DisclosureColumn Column(string name, IReadOnlyList<string>? order = null) =>
        file.Granted(DisclosureColumn.Of(file.Columns[file.IndexOf(name)], [.. file.Texts(name).Select(cell => missing.Contains(cell) ? null : cell)], order));

    /// <summary>The cases' names: a column whose cells are all different, else the rows' numbers. What several cases share is no name but something known of them.</summary>
    public ImmutableArray<string> Cases(params IEnumerable<string> used)
    {
        ImmutableArray<string> names = file.CaseNames(used);
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length && !names.Contains("")
            ? names : [.. Enumerable.Range(1, file.Count).Select(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>What is to be made coarser, from what was typed; or the end of the command.</summary>
    public Coarsening Change(string typed, int wanted)
    {
        string[] parts = typed.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0) throw Unclear();
        string column = file.Columns[file.IndexOf(parts[0])];
        if (parts[1] == "-") return new Dropped(column);
        if (parts[1] == "rare") return new RareJoined(column, wanted);
        if (MethodTable.TryNumber(parts[1]) is { } width) return new InBands(column, width);
        var groups = ImmutableArray.CreateBuilder<(string, ImmutableArray<string>)>();
        foreach (string group in parts[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = group.LastIndexOf(':');
            if (colon < 1 || colon == group.Length - 1) throw Unclear();
            groups.Add((group[(colon + 1)..].Trim(), [.. group[..colon].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]));
        }
        return new Joined(column, groups.DrainToImmutable());

        CommandStoppedException Unclear() => file.Refuse(new MethodProblem("methods.disclosure-coarsening-unclear").With("typed", typed));
    }

    /// <summary>A table that was released before, with all its columns but that of the names.</summary>
    public static EarlierRelease Earlier(Door door, string path, ImmutableArray<string> missing)
    {
        var input = new DisclosureInput(MethodTable.Read(door, path), missing);
        string? names = input.File.CaseColumnName();
        ImmutableArray<string> cases = input.File.CaseNames();
        var met = new HashSet<string>(StringComparer.Ordinal);
        // Here and not where releases are joined: the problem is at a line of this file.
        ImmutableArray<MethodProblem> twice = [.. cases.Select(static (name, at) => (name, at)).Where(one => !met.Add(one.name)).Select(one => new MethodProblem("methods.disclosure-case-twice", one.at, names).With("case", one.name))];
        if (!twice.IsEmpty) throw input.File.Refuse(twice);
        return new EarlierRelease(Path.GetFileName(path), cases, [.. input.File.Columns.Where(column => column.Length > 0 && column != names).Select(column => input.Column(column))]);
    }
}

using System.Text.Json.Nodes;
using Offramp.Methods.Disclosure;

namespace Offramp.Cli;

/// <summary>What was measured of a table, for programs. Cases are named only where their values must be made coarser.</summary>
internal static class DisclosureJson
{
    /// <summary>All of it.</summary>
    public static JsonObject Of(DisclosureReport report) => new()
    {
        ["cases"] = report.Table.Count,
        ["keys"] = QcaJson.Strings(report.Table.Keys.Select(static key => key.Name)),
        ["kWanted"] = report.Wanted,
        ["k"] = report.Classes.K,
        ["uniques"] = report.Classes.Uniques,
        ["uniqueShare"] = (double)report.Classes.Uniques / report.Table.Count,
        ["casesBelowK"] = report.Classes.CasesBelow(report.Wanted),
        ["shareBelowK"] = (double)report.Classes.CasesBelow(report.Wanted) / report.Table.Count,
        ["classCount"] = report.Classes.Classes.Length,
        ["classSizes"] = QcaJson.Array(report.Classes.Sizes.Select(static size => new JsonObject { ["size"] = size.Size, ["classes"] = size.Classes, ["cases"] = size.Size * size.Classes })),
        ["classes"] = QcaJson.Array(report.Classes.Classes.Take(report.Most).Select((one, at) => Of(report, one, at))),
        ["minimalSampleUniqueCount"] = report.Uniques.Count,
        ["minimalSampleUniqueCases"] = report.Uniques.Cases,
        ["minimalSampleUniquesBySize"] = QcaJson.Array(report.Uniques.Sizes.Select(static size => new JsonObject { ["size"] = size.Size, ["count"] = size.Count, ["cases"] = size.Cases })),
        ["minimalSampleUniquesByKey"] = QcaJson.Array(report.Uniques.PerKey.Select((count, at) => new JsonObject { ["key"] = report.Table.Keys[at].Name, ["count"] = count })),
        ["minimalSampleUniques"] = QcaJson.Array(report.Uniques.Combinations.SelectMany(static c => c.Cases, static (c, i) => (c, i)).Take(report.Most).Select(one => Of(report, one.c, one.i))),
        ["lDiversity"] = report.Sensitive.IsEmpty ? null : new JsonObject
        {
            ["distinct"] = report.Sensitive.Min(static s => s.Distinct),
            ["distinctKnown"] = report.Sensitive.Min(static s => s.DistinctKnown),
            ["entropy"] = report.Sensitive.Min(static s => s.Entropy),
        },
        ["tCloseness"] = report.Sensitive.IsEmpty ? null : new JsonObject { ["equal"] = report.Sensitive.Max(static s => s.Equal), ["ordered"] = QcaJson.Measure(report.Sensitive.Max(static s => s.Ordered)) },
        ["sensitive"] = QcaJson.Array(report.Sensitive.Select(static s => new JsonObject
        {
            ["column"] = s.Column.Name,
            ["lDiversity"] = new JsonObject { ["distinct"] = s.Distinct, ["distinctKnown"] = s.DistinctKnown, ["entropy"] = s.Entropy },
            ["tCloseness"] = new JsonObject { ["equal"] = s.Equal, ["ordered"] = QcaJson.Measure(s.Ordered) },
        })),
        ["coarsening"] = QcaJson.Array(report.Suggestions.Select(static effect => Of(effect))),
        ["chosenCoarsening"] = report.Chosen is { } chosen ? Of(chosen) : null,
        ["cells"] = report.Cells is { } cells ? Of(cells) : null,
        ["releases"] = report.Joined is { } joined ? Of(joined, report.Wanted) : null,
        ["notes"] = QcaJson.Notes(report.Notes(), report.File),
    };

    /// <summary>How a change is written.</summary>
    public static string Name(Coarsening coarsening) => coarsening switch
    {
        InBands bands => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bands of {bands.Width}"),
        Joined joined => string.Join("; ", joined.Groups.Select(static group => $"{string.Join(" | ", group.Values)}: {group.Name}")),
        RareJoined rare => $"values of fewer than {rare.Fewer} joined",
        _ => "dropped",
    };

    private static JsonObject Of(DisclosureReport report, DisclosureClass one, int at)
    {
        var found = new JsonObject
        {
            ["values"] = Values(report.Table, Enumerable.Range(0, report.Table.Keys.Length), one.Cases[0]),
            ["size"] = one.Size,
            ["cases"] = one.Size < report.Wanted ? QcaJson.Strings(one.Cases.Select(i => report.Cases[i])) : null,
        };
        if (!report.Sensitive.IsEmpty)
        {
            found["sensitive"] = QcaJson.Array(report.Sensitive.Select(s => new JsonObject
            {
                ["column"] = s.Column.Name,
                ["distinct"] = s.Classes[at].Distinct,
                ["entropy"] = s.Classes[at].Entropy,
                ["equal"] = s.Classes[at].Equal,
                ["ordered"] = QcaJson.Measure(s.Classes[at].Ordered),
            }));
        }
        return found;
    }

    private static JsonObject Of(DisclosureReport report, UniqueCombination combination, int i) => new()
    {
        ["case"] = report.Cases[i],
        ["size"] = combination.Keys.Length,
        ["keys"] = QcaJson.Strings(combination.Keys.Select(key => report.Table.Keys[key].Name)),
        ["values"] = Values(report.Table, combination.Keys, i),
    };

    private static JsonObject Values(DisclosureTable table, IEnumerable<int> keys, int i)
    {
        var values = new JsonObject();
        foreach (int key in keys) values[table.Keys[key].Name] = table.Keys[key].ValueOf(table.Keys[key].Codes[i]);
        return values;
    }

    private static JsonObject Of(CoarseningEffect effect) => new()
    {
        ["changes"] = QcaJson.Array(effect.Coarsenings.Select((change, at) => new JsonObject
        {
            ["column"] = change.Column,
            ["change"] = Name(change),
            ["bits"] = effect.Losses[at].Bits,
            ["entropyLoss"] = QcaJson.Measure(effect.Losses[at].Share),
            ["ncp"] = effect.Losses[at].Penalty,
        })),
        ["before"] = Of(effect.Before),
        ["after"] = Of(effect.After),
    };

    private static JsonObject Of(DisclosureSummary summary) => new()
    {
        ["k"] = summary.K,
        ["classCount"] = summary.Classes,
        ["uniques"] = summary.Uniques,
        ["casesBelowK"] = summary.Below,
        ["minimalSampleUniqueCount"] = summary.Combinations,
        ["lDistinct"] = summary.Distinct.IsEmpty ? null : summary.Distinct.Min(),
        ["tEqual"] = summary.Equal.IsEmpty ? null : summary.Equal.Max(),
    };

    private static JsonObject Of(CellSuppression held)
    {
        FrequencyTable table = held.Table;
        (int primary, int secondary) = held.Suppressed;
        return new JsonObject
        {
            ["rows"] = table.RowColumn.Name,
            ["columns"] = table.ColumnColumn?.Name,
            ["threshold"] = held.Threshold,
            ["totals"] = held.HasTotals,
            ["primary"] = primary,
            ["secondary"] = secondary,
            ["cells"] = QcaJson.Array(held.Cells.Select(cell => new JsonObject
            {
                ["row"] = cell.Row is { } row ? table.RowColumn.ValueOf(row) : null,
                ["column"] = cell.Column is { } column ? table.ColumnColumn?.ValueOf(column) : null,
                ["total"] = cell.Row is null ? (cell.Column is null ? "all" : "column") : cell.Column is null && table.ColumnColumn is not null ? "row" : null,
                ["count"] = cell.Count,
                ["status"] = Kinds.Name(cell.Status),
                ["lower"] = cell.Lower,
                ["upper"] = cell.Upper,
            })),
        };
    }

    private static JsonObject Of(JoinedReleases joined, int wanted) => new()
    {
        ["k"] = joined.Classes.K,
        ["uniques"] = joined.Classes.Uniques,
        ["casesBelowK"] = joined.Classes.CasesBelow(wanted),
        ["earlier"] = QcaJson.Array(joined.Overlaps.Select(static one => new JsonObject
        {
            ["release"] = one.Release,
            ["shared"] = one.Shared,
            ["onlyNew"] = one.OnlyNew,
            ["onlyEarlier"] = one.OnlyEarlier,
        })),
    };
}

using System.Globalization;
using Offramp.Methods.Disclosure;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>What was measured of a table, for people.</summary>
internal static class DisclosureShown
{
    // A person reads no more; programs read all.
    private const int MostShown = 40;

    // What is not printed, whether because it is small or to hide what is.
    private const string HeldBack = "x";

    /// <summary>Writes all of it.</summary>
    public static void Show(Door door, DisclosureReport report)
    {
        DisclosureClasses classes = report.Classes;
        door.Say("methods.disclosure-k", ("k", classes.K), ("below", classes.CasesBelow(report.Wanted)), ("cases", report.Table.Count), ("wanted", report.Wanted), ("uniques", classes.Uniques));
        var sizes = new TextTable("class size", "classes", "cases");
        foreach ((int size, int count) in classes.Sizes) sizes.Add(size, count, size * count);
        sizes.Write(door.Terminal, "");
        ShowUniques(door, report);
        ShowSensitive(door, report);
        ShowCoarsening(door, report);
        if (report.Cells is { } held) ShowCells(door, held);
        if (report.Joined is { } joined)
            door.Say("methods.disclosure-joined", ("k", joined.Classes.K), ("below", joined.Classes.CasesBelow(report.Wanted)), ("cases", report.Table.Count), ("wanted", report.Wanted), ("uniques", joined.Classes.Uniques));
        report.File.SayNotes(report.Notes());
    }

    private static void ShowUniques(Door door, DisclosureReport report)
    {
        door.Terminal.Out.WriteLine();
        var shown = new TextTable("case", "size", "singled out by") { Wraps = true };
        foreach ((UniqueCombination combination, int i) in report.Uniques.Combinations.SelectMany(static c => c.Cases, static (c, i) => (c, i)).Take(Math.Min(report.Most, MostShown)))
            shown.Add(report.Cases[i], combination.Keys.Length, string.Join(", ", combination.Keys.Select(key => $"{report.Table.Keys[key].Name} = {report.Table.Keys[key].ValueOf(report.Table.Keys[key].Codes[i]) ?? "-"}")));
        shown.Write(door.Terminal, Messages.English.Say("methods.disclosure-nobody-singled", ("size", report.Uniques.LargestSize)));
        if (report.Uniques.Count > MostShown) door.Say("methods.disclosure-more-uniques", ("count", report.Uniques.Count - MostShown));
    }

    private static void ShowSensitive(Door door, DisclosureReport report)
    {
        if (report.Sensitive.IsEmpty) return;
        door.Terminal.Out.WriteLine();
        var shown = new TextTable("sensitive", "l distinct", "l entropy", "t equal", "t ordered");
        foreach (SensitiveMeasures s in report.Sensitive) shown.Add(s.Column.Name, s.Distinct, QcaJson.Rounded(s.Entropy), QcaJson.Rounded(s.Equal), QcaJson.Rounded(s.Ordered));
        shown.Write(door.Terminal, "");
    }

    private static void ShowCoarsening(Door door, DisclosureReport report)
    {
        CoarseningEffect[] effects = report.Chosen is { } chosen ? [.. report.Suggestions, chosen] : [.. report.Suggestions];
        if (effects.Length == 0) return;
        door.Terminal.Out.WriteLine();
        var shown = new TextTable("coarser", "k", "alone", $"below {report.Wanted}", "combinations", "bits lost", "share", "penalty");
        shown.Add("as it is", effects[0].Before.K, effects[0].Before.Uniques, effects[0].Before.Below, effects[0].Before.Combinations, "", "", "");
        foreach (CoarseningEffect effect in effects)
        {
            shown.Add(string.Join(", ", effect.Coarsenings.Select(static change => $"{change.Column}: {DisclosureJson.Name(change)}")), effect.After.K, effect.After.Uniques, effect.After.Below, effect.After.Combinations,
                QcaJson.Rounded(effect.Losses.Sum(static loss => loss.Bits)), effect.Losses.Length == 1 ? QcaJson.Rounded(effect.Losses[0].Share) : "", QcaJson.Rounded(effect.Losses.Average(static loss => loss.Penalty)));
        }
        shown.Write(door.Terminal, "");
    }

    private static void ShowCells(Door door, CellSuppression held)
    {
        door.Terminal.Out.WriteLine();
        FrequencyTable table = held.Table;
        bool two = table.ColumnColumn is not null;
        string[] columns = two ? [.. Enumerable.Range(0, table.Columns).Select(column => table.ColumnColumn!.ValueOf(column) ?? "-"), .. held.HasTotals ? (string[])["total"] : []] : ["cases"];
        var shown = new TextTable([table.RowColumn.Name, .. columns]);
        foreach (IGrouping<int?, SuppressedCell> row in held.Cells.GroupBy(static cell => cell.Row))
            shown.Add([row.Key is { } at ? table.RowColumn.ValueOf(at) ?? "-" : "total", .. row.Select(static cell => cell.Count is { } count ? count.ToString(CultureInfo.InvariantCulture) : HeldBack)]);
        shown.Write(door.Terminal, "");
        if (held.Suppressed is { Primary: > 0 } held_) door.Say("methods.disclosure-held-back", ("mark", HeldBack), ("primary", held_.Primary), ("secondary", held_.Secondary), ("threshold", held.Threshold));
    }
}

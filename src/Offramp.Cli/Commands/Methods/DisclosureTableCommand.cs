using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Methods;
using Offramp.Methods.Disclosure;

namespace Offramp.Cli;

/// <summary>How far a table of cases singles them out, before it is released.</summary>
internal static class DisclosureTableCommand
{
    /// <summary>How many classes and combinations are listed where nothing else is asked for.</summary>
    private const int UsuallyListed = 10_000;

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        Argument<string> data = MethodOptions.Data();
        Option<string?> keys = MethodOptions.Names("--keys", "The columns by which others may recognise a case, divided by commas.", required: true);
        Option<string?> sensitive = MethodOptions.Names("--sensitive", "The columns that others must not learn of a case, divided by commas.");
        Option<int?> wanted = Numbers.Option("--k", "How many cases should share their values at least, and the least count that is printed. Default: 3.");
        Option<int?> size = Numbers.Option("--size", "The most keys in a combination that singles a case out. Default: 3.");
        var order = new Option<string[]>("--order") { Description = "The order of a sensitive column's values, lowest first: \"s=low,middle,high\"; may stand several times. Numbers have theirs.", HelpName = "ORDER" };
        Option<string?> missing = MethodOptions.Names("--missing", "What cells mean that nothing is known, besides empty ones: NA, ?");
        Option<string?> cells = MethodOptions.Names("--cells", "One or two columns to count cases by; small counts, and what would give them away, are held back.");
        var totals = new Option<bool>("--no-totals") { Description = "The counts are printed without totals." };
        var coarsen = new Option<string[]>("--coarsen")
        {
            Description = "Make a key coarser: \"age=10\" (bands of 10), \"place=A|B:north;C|D:south\" (joined), \"place=rare\" (values of few cases joined), \"place=-\" (dropped); may stand several times, and all is done together.",
            HelpName = "CHANGE",
        };
        var earlier = new Option<string[]>("--earlier") { Description = "A table that was released before, whose cases have the same names; may stand several times.", HelpName = "FILE" };
        Option<int?> most = Numbers.Option("--most", "How many classes and combinations are listed. Default: 10,000.");
        Option<bool> json = Door.Json();
        var command = new Command("table", "Which values single cases out, what is given away about sensitive columns, and what coarser values gain and lose.");
        command.Add(data);
        foreach (Option option in (Option[])[keys, sensitive, wanted, size, order, missing, cells, totals, coarsen, earlier, most, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            var input = new DisclosureInput(MethodTable.Read(door, parsed.GetRequiredValue(data)), MethodOptions.Divided(parsed.GetValue(missing) ?? ""));
            MethodTable file = input.File;
            int k = parsed.GetValue(wanted) ?? CellSuppression.UsualThreshold, largest = parsed.GetValue(size) ?? MinimalSampleUniques.UsualSize;
            if (k < 2) throw file.Refuse(new MethodProblem("methods.disclosure-threshold").With("threshold", k));
            string[] counted = [.. MethodOptions.Divided(parsed.GetValue(cells) ?? "")];
            if (counted.Length > 2) throw file.Refuse(new MethodProblem("methods.disclosure-cells-columns").With("count", counted.Length));
            ImmutableArray<string> keyNames = MethodOptions.Divided(parsed.GetValue(keys) ?? ""), sensitiveNames = MethodOptions.Divided(parsed.GetValue(sensitive) ?? "");
            DisclosureTable table = input.Table(keyNames, sensitiveNames, parsed.GetValue(order) ?? []);
            ImmutableArray<string> cases = input.Cases([.. keyNames, .. sensitiveNames, .. counted]);
            DisclosureClasses classes = DisclosureClasses.Of(table);
            Coarsening[] asked = [.. (parsed.GetValue(coarsen) ?? []).Select(typed => input.Change(typed, k))];
            FrequencyTable? frequencies = counted.Length == 0 ? null
                : file.Granted(FrequencyTable.Of(input.Column(counted[0]), counted.Length > 1 ? input.Column(counted[1]) : null));
            EarlierRelease[] before = [.. (parsed.GetValue(earlier) ?? []).Select(path => DisclosureInput.Earlier(door, path, input.Missing))];
            var report = new DisclosureReport(
                file, k, parsed.GetValue(most) ?? UsuallyListed, cases, classes, file.Granted(MinimalSampleUniques.Of(table, largest)),
                [.. table.Sensitive.Select(column => SensitiveMeasures.Of(classes, column))],
                [.. CoarseningEffect.Suggestions(table, k).Select(one => file.Granted(CoarseningEffect.Of(table, [one], k, largest)))],
                asked.Length == 0 ? null : file.Granted(CoarseningEffect.Of(table, asked, k, largest)),
                frequencies is null ? null : file.Granted(CellSuppression.Of(frequencies, k, !parsed.GetValue(totals))),
                before.Length == 0 ? null : file.Granted(JoinedReleases.Of(table, cases, before)));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, DisclosureJson.Of(report));
            else DisclosureShown.Show(door, report);
            return 0;
        });
        return command;
    }
}

/// <summary>All that was measured of a table.</summary>
internal sealed record DisclosureReport(
    MethodTable File, int Wanted, int Most, ImmutableArray<string> Cases, DisclosureClasses Classes, MinimalSampleUniques Uniques, ImmutableArray<SensitiveMeasures> Sensitive,
    ImmutableArray<CoarseningEffect> Suggestions, CoarseningEffect? Chosen, CellSuppression? Cells, JoinedReleases? Joined)
{
    /// <summary>The table.</summary>
    public DisclosureTable Table => Classes.Table;

    /// <summary>What must be known of the result.</summary>
    public IEnumerable<MethodProblem> Notes()
    {
        yield return new MethodProblem("methods.disclosure-sample");
        foreach (MethodProblem note in Table.Notes) yield return note;
        foreach (SensitiveMeasures measures in Sensitive)
            if (measures.OrderedUndefined is { } why) yield return why;
        if (Joined is null) yield break;
        foreach ((string release, int shared, int onlyNew, int onlyEarlier) in Joined.Overlaps)
        {
            if (shared == 0) yield return new MethodProblem("methods.disclosure-nobody-shared").With("release", release);
            else if (onlyNew > 0 && onlyNew < Wanted) yield return new MethodProblem("methods.disclosure-few-new").With("release", release).With("count", onlyNew);
            if (shared > 0 && onlyEarlier > 0 && onlyEarlier < Wanted) yield return new MethodProblem("methods.disclosure-few-gone").With("release", release).With("count", onlyEarlier);
        }
    }
}

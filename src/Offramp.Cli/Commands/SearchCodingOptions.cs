using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The options by which the hits of a search are coded together, once a person has looked at them.</summary>
internal sealed class SearchCodingOptions
{
    private readonly Option<string[]> codes = new("--code") { Description = "Give the hits this code, in one act; may stand several times. Look at the hits first.", HelpName = "CODE" };
    private readonly Option<Expansion?> expand = Kinds.Option<Expansion>("--expand", "How far each hit is widened before it is coded; not at all if not said.");
    private readonly Option<string?> only = new("--only") { Description = "Code the hits of these numbers alone, such as 1,3-5.", HelpName = "NUMBERS" };
    private readonly Option<string?> except = new("--except") { Description = "Code all hits but those of these numbers.", HelpName = "NUMBERS" };
    private readonly Option<int?> expected = Numbers.Option("--expect", "How many hits the review showed; refused where there are more or fewer now.");
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Show what would be coded, and code nothing." };
    private readonly JudgementOptions judgement = new();

    /// <summary>Puts the options on the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[codes, expand, only, except, expected, dryRun]) command.Add(option);
        judgement.AddTo(command);
    }

    /// <summary>Whether the hits are to be coded, or it is to be shown what would be.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(codes) is { Length: > 0 };

    /// <summary>Whether the study is changed; what cannot be meant is refused.</summary>
    public bool Writes(Door door, ParseResult parsed, SearchScope scope)
    {
        bool asked = IsAsked(parsed);
        bool chosen = parsed.GetValue(only) is not null || parsed.GetValue(except) is not null || parsed.GetValue(expand) is not null || parsed.GetValue(dryRun)
            || judgement.Edit(parsed) != new JudgementEdit();
        if (chosen && !asked) throw door.Refuse(Refusal.Of("cli.search-code-needed"));
        if (asked && scope == SearchScope.Memos) throw door.Refuse(Refusal.Of("cli.search-memos-not-coded"));
        if (parsed.GetValue(only) is not null && parsed.GetValue(except) is not null) throw door.Refuse(Refusal.Of("cli.only-or-except"));
        return asked && !parsed.GetValue(dryRun);
    }

    /// <summary>Codes the chosen hits, or shows what would be coded.</summary>
    public int Run(Door door, OpenStudy open, ParseResult parsed, SearchResult result, bool json)
    {
        if (parsed.GetValue(expected) is { } reviewed && reviewed != result.Hits.Length)
            throw door.Refuse(Refusal.Of("cli.search-hits-changed", ("expected", reviewed), ("found", result.Hits.Length)));
        ImmutableArray<Id<Code>> given = [.. parsed.GetValue(codes)!.Select(typed => door.Granted(Names.Code(open.Study, typed)).Id)];
        int[] chosen = Chosen(door, parsed, result.Hits.Length);
        ImmutableArray<ReviewedHit> hits = [.. chosen.Select(i => ReviewedHit.Of(result.Hits[i]))];
        Expansion expansion = parsed.GetValue(expand) ?? Expansion.None;
        SearchCodingPlan plan = door.Granted(SearchCoding.Plan(open.Study, hits, given, expansion, open.Coder));
        if (json) JsonLines.Write(door.Terminal.Out, plan.Passages.Select(passage => Row(open.Study, passage, chosen, given)));
        else if (parsed.GetValue(dryRun)) Print(door, plan, chosen);
        if (parsed.GetValue(dryRun))
        {
            door.Say("cli.search-would-code", ("new", plan.New), ("passages", plan.Passages.Length), ("skipped", plan.Skipped));
            return 0;
        }
        Act act = door.Record(open, (study, fresh) => SearchCoding.Code(study, hits, given, expansion, judgement.Edit(parsed).On(default), fresh));
        if (plan.Skipped > 0) door.Say("cli.search-skipped", ("skipped", plan.Skipped));
        return door.Did(open, act);
    }

    private static void Print(Door door, SearchCodingPlan plan, int[] chosen)
    {
        var table = new TextTable("hits", "where", "at", "there already", "words");
        foreach (PlannedPassage passage in plan.Passages)
        {
            table.Add(
                string.Join(", ", passage.Hits.Select(hit => chosen[hit] + 1)), passage.Document.Name.Text, $"{passage.Start}–{passage.End}",
                passage.Already.Length == 0 ? "" : passage.Already.Length, passage.Document.Text.Text[passage.Start..passage.End]);
        }
        table.Write(door.Terminal, "");
    }

    private static object Row(Study study, PlannedPassage passage, int[] chosen, ImmutableArray<Id<Code>> given) => new
    {
        hits = passage.Hits.Select(hit => chosen[hit] + 1),
        document = passage.Document.Name.Text,
        start = passage.Start,
        end = passage.End,
        text = passage.Document.Text.Text[passage.Start..passage.End],
        codes = given.Except(passage.Already).Select(code => study.Coding.Codebook.PathOf(code)),
        already = passage.Already.Select(code => study.Coding.Codebook.PathOf(code)),
    };

    // The places in the list, from 0, in its order.
    private int[] Chosen(Door door, ParseResult parsed, int count)
    {
        if (parsed.GetValue(only) is { } taken) return [.. Read(door, taken, count)];
        if (parsed.GetValue(except) is not { } left) return [.. Enumerable.Range(0, count)];
        SortedSet<int> without = Read(door, left, count);
        return [.. Enumerable.Range(0, count).Where(place => !without.Contains(place))];
    }

    private static SortedSet<int> Read(Door door, string typed, int count)
    {
        var places = new SortedSet<int>();
        foreach (string part in typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !TryRead(ends[0], out int first) || !TryRead(ends[^1], out int last) || first < 1 || last < first)
                throw door.Refuse(Refusal.Of("cli.numbers-unreadable", ("typed", part)));
            if (last > count) throw door.Refuse(Refusal.Of("cli.number-of-no-hit", ("number", last), ("count", count)));
            for (int number = first; number <= last; number++) places.Add(number - 1);
        }
        return places;
    }

    private static bool TryRead(string typed, out int number) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>The codebook and what is coded.</summary>
internal static class CodingCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door)
    {
        var command = new Command("coding", "The codebook, and passages that carry codes.")
        {
            Codes(door), CodebookCommands.All(door), CodeSetsCommands.All(door), CodersCommands.All(door), PassagesCommand.Make(door), Frequencies(door), CoOccurrence(door), Coverage(door), ThemesCommand.Make(door),
            MatrixCommand.Make(door), CausalLinkCommands.All(door), CausalMapCommand.Make(door), MemoCommands.All(door),
        };
        foreach (Command below in CodePassageCommands.All(door).Concat(StrandedCommands.All(door))) command.Add(below);
        return command;
    }

    private static Command Codes(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("codes", "The codebook with how often each code occurs.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            IReadOnlyList<CodeRow> rows = CodingViews.Codes(open.Study);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(static row => new
                {
                    id = row.ShownId,
                    name = row.Name,
                    path = row.Path,
                    // As in the files that codes come from, a parent is named by its id.
                    parent = row.Parent is { } parent ? Names.IdOf(parent) : null,
                    parentName = row.Parent?.Name.Text,
                    codings = row.Codings,
                    sources = row.Sources,
                    definition = row.Definition,
                    use = row.Code.Use?.Text,
                    notUse = row.Code.NotUse?.Text,
                    example = row.Code.Example?.Text,
                    memo = row.Code.Memo?.Text,
                    colour = row.Colour,
                }));
                return 0;
            }
            var table = new TextTable("code", "codings", "sources", "definition");
            foreach (CodeRow row in rows) table.Add(new string(' ', row.Depth * 2) + row.Name, row.Codings, row.Sources, row.Definition);
            table.Write(door.Terminal, Messages.English.Say("cli.no-codes"));
            return 0;
        });
        return command;
    }

    private static Command Frequencies(Door door)
    {
        Option<bool> json = Door.Json();
        Option<string[]> sets = CodeSetsCommands.Option();
        Option<string?> svg = FigureOutput.Option();
        var by = new Option<string>("--by") { Description = "By what the bars of the figure are divided: source, coder.", HelpName = "PART", DefaultValueFactory = static _ => "source" };
        var command = new Command("frequencies", "How often each code occurs in each source.") { sets, json, svg, by };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(svg) is { } file)
            {
                bool byCoder = FigureOutput.IsByCoder(door, parsed.GetValue(by)!);
                return FigureOutput.Write(door, parsed, file, (study, names) =>
                {
                    HashSet<Id<Code>>? only = Asked(door, study, parsed.GetValue(sets));
                    return CodeFrequencyFigure.Of(
                        byCoder ? CodeCounts.ByCoder(study, names, only) : CodeCounts.BySource(CodingViews.Frequencies(study), names, only), FigureOutput.Frame);
                });
            }
            using OpenStudy open = door.Read(parsed);
            CodeFrequencies frequencies = CodingViews.Frequencies(open.Study);
            HashSet<Id<Code>>? asked = Asked(door, open.Study, parsed.GetValue(sets));
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, frequencies.Rows().Where(row => asked is null || asked.Contains(row.Code.Code.Id)).Select(static row => new
                {
                    code = row.Code.Code.Name.Text,
                    codeId = Names.IdOf(row.Code.Code),
                    path = row.Code.Path,
                    source = row.Source.Name.Text,
                    sourceId = Names.IdOf(row.Source),
                    codings = row.Codings,
                    characters = row.Characters,
                }));
                return 0;
            }
            var table = new TextTable(["code", .. frequencies.Sources.Select(static source => source.Name.Text), "all"]);
            for (int code = 0; code < frequencies.Codes.Length; code++)
            {
                CodeInTree at = frequencies.Codes[code];
                if (asked is not null && !asked.Contains(at.Code.Id)) continue;
                object?[] counts = [.. frequencies.Sources.Select((_, source) => frequencies.Codings(code, source) is > 0 and int n ? (object)n : "")];
                table.Add([new string(' ', at.Depth * 2) + at.Code.Name.Text, .. counts, frequencies.CodingsOf(code)]);
            }
            table.Write(door.Terminal, Messages.English.Say("cli.no-codes"));
            return 0;
        });
        return command;
    }

    private static HashSet<Id<Code>>? Asked(Door door, Study study, string[]? sets) =>
        sets is { Length: > 0 } ? [.. sets.SelectMany(typed => door.Granted(Names.CodeSet(study, typed)).Codes)] : null;

    private static Command CoOccurrence(Door door)
    {
        Option<bool> json = Door.Json();
        var same = new Option<bool>("--same-coder") { Description = "Count only pairs in which one coder made both codings." };
        Option<string?> svg = FigureOutput.Option();
        var command = new Command("cooccurrence", "Which codes share words: pairs of codings in one document whose spans share at least one character.") { same, json, svg };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(svg) is { } file)
            {
                return FigureOutput.Write(door, parsed, file, (study, names) => CoOccurrenceFigure.Of(
                    CodeMeetings.Of(study, CodingViews.CoOccurrence(study, parsed.GetValue(same)), names), FigureOutput.Frame));
            }
            using OpenStudy open = door.Read(parsed);
            IReadOnlyList<CoOccurrenceRow> rows = CodingViews.CoOccurrence(open.Study, parsed.GetValue(same));
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(static row => new
                {
                    a = row.A.Name.Text,
                    b = row.B.Name.Text,
                    passages = row.Passages,
                    sources = row.Sources,
                    aId = Names.IdOf(row.A),
                    bId = Names.IdOf(row.B),
                }));
                return 0;
            }
            var table = new TextTable("code", "with", "passages", "sources");
            foreach (CoOccurrenceRow row in rows.OrderByDescending(static r => r.Passages)) table.Add(row.A.Name.Text, row.B.Name.Text, row.Passages, row.Sources);
            table.Write(door.Terminal, Messages.English.Say("cli.no-cooccurrence"));
            return 0;
        });
        return command;
    }

    private static Command Coverage(Door door)
    {
        Option<bool> json = Door.Json();
        Option<string?> svg = FigureOutput.Option();
        var command = new Command("coverage", "How much of each source each coder has coded.") { json, svg };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(svg) is { } file)
                return FigureOutput.Write(door, parsed, file, static (study, names) => CoverageFigure.Of(CoverageShare.Of(study, CodingViews.Coverage(study), names), FigureOutput.Frame));
            using OpenStudy open = door.Read(parsed);
            IReadOnlyList<CoverageRow> rows = CodingViews.Coverage(open.Study);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(static row => new
                {
                    coder = row.Name,
                    source = row.Source.Name.Text,
                    codings = row.Codings,
                    characters = row.Characters,
                    length = row.Length,
                    share = Math.Round(row.Share, 4),
                }));
                return 0;
            }
            var table = new TextTable("coder", "source", "codings", "coded");
            foreach (CoverageRow row in rows) table.Add(row.Name, row.Source.Name.Text, row.Codings, $"{(int)Math.Round(row.Share * 100)} %");
            table.Write(door.Terminal, Messages.English.Say("cli.no-passages"));
            return 0;
        });
        return command;
    }
}

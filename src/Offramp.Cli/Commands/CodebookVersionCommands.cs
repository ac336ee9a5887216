using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Named states of the codebook, the codebook as it stood, and what is different.</summary>
internal static class CodebookVersionCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(Door door) => [Name(door), List(door), Show(door), Differences(door)];

    private static Command Name(Door door)
    {
        var name = new Argument<string>("NAME") { Description = "What the codebook as it stands is to be called." };
        var note = new Option<string?>("--note") { Description = "What to note on it." };
        var command = new Command("version", "Name the codebook as it stands.") { name, note };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => CodebookVersions.Name(study, parsed.GetValue(name)!, parsed.GetValue(note), fresh)));
        return command;
    }

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("versions", "The named states of the codebook.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Study study = open.Study;
            var rows = study.Coding.Codebook.Versions.Select(version => (version, act: study.History.Acts.Find(act => act.Id == version.Act))).ToArray();
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(row => new
                {
                    id = row.version.Id.ToString(),
                    name = row.version.Name.Text,
                    note = row.version.Note?.Text,
                    act = row.version.Act.ToString(),
                    when = row.act?.When.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    codes = CodebookVersions.At(study, row.version).Codes.Count,
                }));
                return 0;
            }
            var table = new TextTable("version", "when", "codes", "note");
            foreach ((CodebookVersion version, Act? act) in rows)
                table.Add(version.Name.Text, act is null ? "" : HistoryCommands.Said(act.When), CodebookVersions.At(study, version).Codes.Count, version.Note?.Text);
            table.Write(door.Terminal, Messages.English.Say("cli.no-versions"));
            return 0;
        });
        return command;
    }

    private static Command Show(Door door)
    {
        var at = new Argument<string>("WHEN") { Description = "A version, a day (UTC) such as 2026-11-01, an act, or 'now'." };
        Option<bool> json = Door.Json();
        var command = new Command("show", "The codebook as it stood at a version, at the end of a day, or after an act.") { at, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Codebook book = door.Granted(At(open.Study, parsed.GetValue(at)!));
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, book.Tree().Select(row => new
                {
                    id = Names.IdOf(row.Code),
                    name = row.Code.Name.Text,
                    path = book.PathOf(row.Code.Id),
                    definition = row.Code.Definition?.Text,
                    use = row.Code.Use?.Text,
                    notUse = row.Code.NotUse?.Text,
                    example = row.Code.Example?.Text,
                    memo = row.Code.Memo?.Text,
                    colour = row.Code.Colour is { } colour ? Colours.Write(colour) : null,
                    sets = book.SetsOf(row.Code.Id).Select(static set => set.Name.Text),
                }));
                return 0;
            }
            var table = new TextTable("code", "definition");
            foreach ((Code code, int depth) in book.Tree()) table.Add(new string(' ', depth * 2) + code.Name.Text, code.Definition?.Text);
            table.Write(door.Terminal, Messages.English.Say("cli.no-codes-then"));
            return 0;
        });
        return command;
    }

    private static Command Differences(Door door)
    {
        var from = new Argument<string>("FROM") { Description = "A version, a day (UTC), an act, or 'now'." };
        var to = new Argument<string?>("TO") { Description = "The same; without it: now.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = Door.Json();
        var command = new Command("differences", "What is different between two states of the codebook.") { from, to, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Codebook before = door.Granted(At(open.Study, parsed.GetValue(from)!)), after = door.Granted(At(open.Study, parsed.GetValue(to) ?? "now"));
            IReadOnlyList<CodebookDifference> rows = CodebookDifferences.Between(before, after);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(row => new
                {
                    kind = Kinds.Name(row.Kind),
                    path = row.Path,
                    id = row.Code is { } code && (after.Codes.GetValueOrDefault(code) ?? before.Codes.GetValueOrDefault(code)) is { } known ? Names.IdOf(known) : null,
                    text = row.Text is { } which ? Kinds.Name(which) : null,
                    before = row.Before,
                    after = row.After,
                }));
                return 0;
            }
            var table = new TextTable("what", "code", "before", "after");
            foreach (CodebookDifference row in rows) table.Add(Kinds.Name(row.Kind) + (row.Text is { } which ? $" ({Kinds.Name(which)})" : ""), row.Path, row.Before, row.After);
            table.Write(door.Terminal, Messages.English.Say("cli.no-differences"));
            return 0;
        });
        return command;
    }

    private static Outcome<Codebook> At(Study study, string typed)
    {
        if (typed == "now") return study.Coding.Codebook;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return CodebookVersions.On(study, day);
        if (ActId.TryParse(typed, out ActId act)) return CodebookVersions.At(study, act) is { } book ? book : Refusal.Of("history.act-unknown", ("act", typed));
        return Names.CodebookVersion(study, typed).Then<Codebook>(version => CodebookVersions.At(study, version));
    }
}

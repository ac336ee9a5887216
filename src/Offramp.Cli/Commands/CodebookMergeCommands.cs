using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Merging and splitting codes, each with a preview.</summary>
internal static class CodebookMergeCommands
{
    private static Option<bool> DryRun() => new("--dry-run") { Description = "Only say what would happen." };

    /// <summary>Merging.</summary>
    public static Command Merge(Door door)
    {
        var codes = new Argument<string[]>("CODE") { Description = "The codes that will be no more.", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string>("--into") { Description = "The code that remains.", Required = true, HelpName = "CODE" };
        Option<bool> dry = DryRun(), json = Door.Json();
        var command = new Command("merge", "Merge codes into another: codings, codes below, sets and texts go to it. 'offramp undo' brings everything back.") { codes, into, dry, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = parsed.GetValue(dry) ? door.Read(parsed) : door.Write(parsed);
            Id<Code> target = door.Granted(Names.Code(open.Study, parsed.GetValue(into)!)).Id;
            ImmutableArray<Id<Code>> from = [.. parsed.GetValue(codes)!.Select(typed => door.Granted(Names.Code(open.Study, typed)).Id)];
            MergePreview preview = door.Granted(CodesMerging.Preview(open.Study, from, target));
            if (!parsed.GetValue(dry)) door.Record(open, (study, fresh) => CodesMerging.Merge(study, from, target, fresh));
            Say(door, preview, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    /// <summary>Splitting.</summary>
    public static Command Split(Door door)
    {
        var code = new Argument<string>("CODE") { Description = "The code whose codings are split." };
        var into = new Option<string?>("--into") { Description = "A known code that takes them.", HelpName = "CODE" };
        var name = new Option<string?>("--new") { Description = "The name of a new code that takes them.", HelpName = "NAME" };
        var parent = new Option<string?>("--parent") { Description = "The code above the new one. Without it: beside the split code.", HelpName = "CODE" };
        var ids = new Option<string[]>("--coding") { Description = "Only this coding (its id); may stand several times.", HelpName = "ID" };
        var word = new Option<string?>("--word") { Description = "Only passages in which this is found, as 'offramp search' finds it.", HelpName = "WORDS" };
        var coders = new Option<string[]>("--by") { Description = "Only what this coder coded.", HelpName = "CODER" };
        var sources = new Option<string[]>("--source") { Description = "Only passages of this source.", HelpName = "SOURCE" };
        Option<Stance?> stance = Kinds.Option<Stance>("--stance", "Only passages of this stance.");
        Option<Standing?> standing = Kinds.Option<Standing>("--standing", "Only passages of this standing.");
        Option<Elicitation?> elicitation = Kinds.Option<Elicitation>("--elicitation", "Only passages that came up so.");
        Option<Standpoint?> standpoint = Kinds.Option<Standpoint>("--standpoint", "Only passages known in this way.");
        var wave = new Option<string?>("--wave") { Description = "Only sources of this round of fieldwork." };
        var language = new Option<string?>("--language") { Description = "Only documents in this language, such as fa." };
        Option<bool> dry = DryRun(), json = Door.Json();
        var command = new Command("split", "Give some of a code's codings another code, new or known.")
        {
            code, into, name, parent, ids, word, coders, sources, stance, standing, elicitation, standpoint, wave, language, dry, json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(into) is null == parsed.GetValue(name) is null) throw door.Refuse(Refusal.Of("cli.split-into-or-new"));
            using OpenStudy open = parsed.GetValue(dry) ? door.Read(parsed) : door.Write(parsed);
            Study study = open.Study;
            Code from = door.Granted(Names.Code(study, parsed.GetValue(code)!));
            var filter = new SplitFilter
            {
                Codings = [.. (parsed.GetValue(ids) ?? []).Select(typed => door.Granted(CodingNames.Coding(study, typed)))],
                Words = parsed.GetValue(word) is { } words ? door.Granted(TextQuery.Parse(words)) : null,
                Query = new PassageQuery
                {
                    Sources = [.. (parsed.GetValue(sources) ?? []).Select(typed => door.Granted(Names.Source(study, typed)).Id)],
                    Coders = [.. (parsed.GetValue(coders) ?? []).Select(typed => door.Granted(Names.Coder(study, typed)).Id)],
                    Stances = parsed.GetValue(stance) is { } stanceAsked ? [stanceAsked] : [],
                    Standings = parsed.GetValue(standing) is { } standingAsked ? [standingAsked] : [],
                    Elicitations = parsed.GetValue(elicitation) is { } elicitationAsked ? [elicitationAsked] : [],
                    Standpoints = parsed.GetValue(standpoint) is { } standpointAsked ? [standpointAsked] : [],
                    Waves = parsed.GetValue(wave) is { } waveAsked ? [waveAsked] : [],
                    Languages = parsed.GetValue(language) is { } languageAsked ? [languageAsked] : [],
                },
            };
            Id<Code>? known = parsed.GetValue(into) is { } typed ? door.Granted(Names.Code(study, typed)).Id : null;
            var fresh = new NewCode(parsed.GetValue(name) ?? "", parsed.GetValue(parent) is { } above ? door.Granted(Names.Code(study, above)).Id : from.Parent);
            SplitPreview preview = door.Granted(known is { } target ? CodeSplitting.Preview(study, from.Id, target, filter) : CodeSplitting.Preview(study, from.Id, fresh, filter));
            if (!parsed.GetValue(dry))
            {
                door.Record(open, (before, ids) => known is { } there
                    ? CodeSplitting.Split(before, from.Id, there, filter, ids)
                    : CodeSplitting.Split(before, from.Id, fresh, filter, ids));
            }
            Say(door, preview, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Say(Door door, MergePreview preview, bool json)
    {
        if (json)
        {
            JsonLines.WriteOne(door.Terminal.Out, new
            {
                into = preview.Path,
                from = preview.From.Select(static row => new { path = row.Path, codings = row.Codings, children = row.Children, sets = row.Sets }),
                moved = preview.Moved,
                collapsed = preview.Collapsed,
                stranded = preview.Stranded,
                linksThatGo = preview.LinksThatGo,
                doubles = preview.Doubles.Select(static d => new { source = d.Source.Name.Text, document = d.Document.Name.Text, start = d.Coding.Start, end = d.Coding.End, id = Names.IdOf(d.Coding) }),
                memo = preview.Gathered?.Text,
            });
            return;
        }
        foreach (MergedCodeRow row in preview.From)
        {
            door.Terminal.Out.WriteLine(Messages.English.Say(
                "cli.merge-row", ("code", row.Path), ("into", preview.Path), ("codings", row.Codings), ("children", string.Join(", ", row.Children)), ("below", row.Children.Length),
                ("sets", string.Join(", ", row.Sets)), ("inSets", row.Sets.Length)));
        }
        door.Terminal.Out.WriteLine(Messages.English.Say("cli.merge-counts", ("moved", preview.Moved), ("collapsed", preview.Collapsed), ("doubles", preview.Doubles.Length)));
        foreach (DoubleCoding twice in preview.Doubles.Take(20))
            door.Terminal.Out.WriteLine($"  {twice.Document.Name.Text} {twice.Coding.Start}–{twice.Coding.End}");
        if (preview.LinksThatGo > 0) door.Terminal.Out.WriteLine(Messages.English.Say("cli.merge-links", ("count", preview.LinksThatGo)));
        if (preview.Gathered is { } gathered) door.Terminal.Out.WriteLine(Messages.English.Say("cli.merge-memo", ("text", gathered.Text)));
    }

    private static void Say(Door door, SplitPreview preview, bool json)
    {
        if (json)
        {
            JsonLines.WriteOne(door.Terminal.Out, new
            {
                from = preview.Path,
                into = preview.Into,
                isNew = preview.IsNew,
                moved = preview.Moving.Length,
                staying = preview.Staying,
                collapsed = preview.Collapsed,
                doubles = preview.Doubles,
                codings = preview.Moving.Select(static row => Names.IdOf(row.Coding)),
            });
            return;
        }
        door.Terminal.Out.WriteLine(Messages.English.Say(
            "cli.split-counts", ("code", preview.Path), ("into", preview.Into), ("moved", preview.Moving.Length), ("staying", preview.Staying),
            ("collapsed", preview.Collapsed), ("doubles", preview.Doubles)));
        foreach (PassageRow row in preview.Moving.Take(20))
            door.Terminal.Out.WriteLine($"  {row.Source.Name.Text} {row.Start}–{row.End}  [{row.Text.Text.ReplaceLineEndings(" ")}]");
    }
}

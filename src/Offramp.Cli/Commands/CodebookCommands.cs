using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Edits of the codebook.</summary>
internal static class CodebookCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door)
    {
        var command = new Command("codebook", "Edit the codebook; 'offramp coding codes' lists it.")
        {
            Add(door), Rename(door), Describe(door), Colour(door), Move(door), Remove(door), Rewrite(door),
            CodebookMergeCommands.Merge(door), CodebookMergeCommands.Split(door),
        };
        foreach (Command below in CodebookVersionCommands.All(door)) command.Add(below);
        return command;
    }

    private static Argument<string> Code() => new("CODE") { Description = "The code: name, path such as Offer/Pay, or id." };

    private static Command Add(Door door)
    {
        var name = new Argument<string>("NAME") { Description = "The name, without a slash." };
        var parent = new Option<string?>("--parent") { Description = "The code above it.", HelpName = "CODE" };
        var colour = new Option<string?>("--colour") { Description = "A colour such as #1f4e79." };
        (CodeText Which, Option<string?> Option)[] texts = [.. TextOptions()];
        var command = new Command("add", "Add a code.") { name, parent, colour };
        foreach ((_, Option<string?> option) in texts) command.Add(option);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            var ask = new NewCode(
                parsed.GetValue(name)!,
                parsed.GetValue(parent) is { } above ? door.Granted(Names.Code(open.Study, above)).Id : null,
                texts.Where(t => parsed.GetValue(t.Option) is not null).ToImmutableDictionary(static t => t.Which, t => parsed.GetValue(t.Option)!),
                parsed.GetValue(colour));
            return door.Did(open, door.Record(open, (study, fresh) => CodebookDecisions.AddCode(study, ask, fresh)));
        });
        return command;
    }

    private static Command Rename(Door door)
    {
        Argument<string> code = Code();
        var name = new Argument<string>("NAME") { Description = "The new name." };
        var command = new Command("rename", "Rename a code.") { code, name };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            Names.Code(study, parsed.GetValue(code)!).Then(known => CodebookDecisions.Rename(study, known.Id, parsed.GetValue(name)!, fresh))));
        return command;
    }

    private static Command Describe(Door door)
    {
        Argument<string> code = Code();
        (CodeText Which, Option<string?> Option)[] texts = [.. TextOptions()];
        var command = new Command("describe", "Write what a code means, when to use it and when not. An empty text removes it.") { code };
        foreach ((_, Option<string?> option) in texts) command.Add(option);
        command.SetAction(parsed => door.ChangeMany(parsed, (study, fresh) => Names.Code(study, parsed.GetValue(code)!).Then<ImmutableArray<Change>>(known =>
        {
            var changes = ImmutableArray.CreateBuilder<Change>();
            foreach ((CodeText which, Option<string?> option) in texts)
            {
                if (parsed.GetValue(option) is not { } text) continue;
                Outcome<Change> change = CodebookDecisions.Describe(study, known.Id, which, text, fresh);
                if (change.Refusal is { } refusal) return refusal;
                changes.Add(change.Value);
            }
            return changes.Count == 0 ? Refusal.Of("cli.nothing-given") : changes.ToImmutable();
        })));
        return command;
    }

    private static Command Colour(Door door)
    {
        Argument<string> code = Code();
        var colour = new Argument<string>("COLOUR") { Description = "A colour such as #1f4e79, or 'none'." };
        var command = new Command("colour", "Give a code a colour.") { code, colour };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Code(study, parsed.GetValue(code)!).Then(known =>
            CodebookDecisions.Colour(study, known.Id, parsed.GetValue(colour) == "none" ? null : parsed.GetValue(colour), fresh))));
        return command;
    }

    private static Command Move(Door door)
    {
        Argument<string> code = Code();
        var parent = new Option<string?>("--to") { Description = "The code above it from now on; without it: the top.", HelpName = "CODE" };
        var before = new Option<string?>("--before") { Description = "The sibling before which it stands; without it: last.", HelpName = "CODE" };
        var command = new Command("move", "Move a code in the tree.") { code, parent, before };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Code(study, parsed.GetValue(code)!).Then(known =>
            Optional(study, parsed.GetValue(parent)).Then(above => Optional(study, parsed.GetValue(before)).Then(sibling =>
                CodebookDecisions.Move(study, known.Id, above?.Id, sibling?.Id, fresh))))));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> code = Code();
        var with = new Option<bool>("--with-codings") { Description = "Take its codings out as well." };
        var command = new Command("remove", "Remove a code; codes below it move up.") { code, with };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Code(study, parsed.GetValue(code)!).Then(known =>
            CodebookDecisions.Remove(study, known.Id, parsed.GetValue(with), fresh))));
        return command;
    }

    private static Command Rewrite(Door door)
    {
        Argument<string> code = Code();
        var name = new Option<string?>("--name") { Description = "A new name; without it the name stays." };
        (CodeText Which, Option<string?> Option)[] texts = [.. TextOptions()];
        Option<bool> without = RewriteCommands.WithoutImportedId();
        var command = new Command("rewrite",
            "Write an entry anew under a new key and destroy the old text with its history: for entries that repeat a withdrawn source. What is not given is gone. Cannot be undone.")
        {
            code, name, without,
        };
        foreach ((_, Option<string?> option) in texts) command.Add(option);
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Code(study, parsed.GetValue(code)!).Then(known =>
            CodeRewriting.Rewrite(study, known.Id, parsed.GetValue(name),
                texts.Where(t => parsed.GetValue(t.Option) is not null).ToImmutableDictionary(static t => t.Which, t => parsed.GetValue(t.Option)!), fresh,
                !parsed.GetValue(without)))));
        return command;
    }

    private static Outcome<Code?> Optional(Study study, string? typed) => typed is null ? (Code?)null : Names.Code(study, typed).Then<Code?>(static code => code);

    private static IEnumerable<(CodeText Which, Option<string?> Option)> TextOptions()
    {
        yield return (CodeText.Definition, new Option<string?>("--definition") { Description = "What the code means." });
        yield return (CodeText.Use, new Option<string?>("--use") { Description = "When to use it." });
        yield return (CodeText.NotUse, new Option<string?>("--not-use") { Description = "When not to use it, and what to use instead." });
        yield return (CodeText.Example, new Option<string?>("--example") { Description = "A passage that shows it." });
        yield return (CodeText.Memo, new Option<string?>("--memo") { Description = "Thoughts on the code." });
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Sets of codes.</summary>
internal static class CodeSetsCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("sets", "Sets of codes across the tree; a code may be in several.")
    {
        List(door), Add(door), Rename(door), Remove(door),
        Codes(door, "put", "Put codes into a set.", CodeSetDecisions.Put), Codes(door, "take", "Take codes out of a set.", CodeSetDecisions.Take),
    };

    /// <summary>An option that asks for the codes of a set.</summary>
    public static Option<string[]> Option() => new("--set") { Description = "Only codes of this set; may stand several times.", HelpName = "SET" };

    private static Argument<string> Set() => new("SET") { Description = "The set: name or id." };

    private static Argument<string[]> SomeCodes(ArgumentArity arity) => new("CODE") { Description = "A code: name, path or id; may stand several times.", Arity = arity };

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The sets with their codes.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Codebook book = open.Study.Coding.Codebook;
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, book.Sets.Select(set => new
                {
                    id = set.Id.ToString(),
                    name = set.Name.Text,
                    codes = set.Codes.Select(code => Names.IdOf(book.Codes[code])),
                    paths = set.Codes.Select(book.PathOf),
                }));
                return 0;
            }
            var table = new TextTable("set", "codes", "which");
            foreach (CodeSet set in book.Sets) table.Add(set.Name.Text, set.Codes.Length, string.Join(", ", set.Codes.Select(book.PathOf)));
            table.Write(door.Terminal, Messages.English.Say("cli.no-sets"));
            return 0;
        });
        return command;
    }

    private static Command Add(Door door)
    {
        var name = new Argument<string>("NAME") { Description = "The name of the set." };
        Argument<string[]> codes = SomeCodes(ArgumentArity.ZeroOrMore);
        var command = new Command("add", "Make a set.") { name, codes };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Known(study, parsed.GetValue(codes)).Then(known =>
            CodeSetDecisions.Add(study, parsed.GetValue(name)!, known, fresh))));
        return command;
    }

    private static Command Rename(Door door)
    {
        Argument<string> set = Set();
        var name = new Argument<string>("NAME") { Description = "The new name." };
        var command = new Command("rename", "Rename a set.") { set, name };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.CodeSet(study, parsed.GetValue(set)!).Then(known =>
            CodeSetDecisions.Rename(study, known.Id, parsed.GetValue(name)!, fresh))));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> set = Set();
        var command = new Command("remove", "Remove a set; its codes stay.") { set };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.CodeSet(study, parsed.GetValue(set)!).Then(known => CodeSetDecisions.Remove(study, known.Id))));
        return command;
    }

    private static Command Codes(Door door, string name, string description, Func<Study, Id<CodeSet>, ImmutableArray<Id<Code>>, Outcome<Change>> decide)
    {
        Argument<string> set = Set();
        Argument<string[]> codes = SomeCodes(ArgumentArity.OneOrMore);
        var command = new Command(name, description) { set, codes };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.CodeSet(study, parsed.GetValue(set)!).Then(known =>
            Known(study, parsed.GetValue(codes)).Then(which => decide(study, known.Id, which)))));
        return command;
    }

    private static Outcome<ImmutableArray<Id<Code>>> Known(Study study, string[]? typed)
    {
        var codes = ImmutableArray.CreateBuilder<Id<Code>>();
        foreach (string name in typed ?? [])
        {
            Outcome<Code> code = Names.Code(study, name);
            if (code.Refusal is { } refusal) return refusal;
            codes.Add(code.Value.Id);
        }
        return codes.ToImmutable();
    }
}

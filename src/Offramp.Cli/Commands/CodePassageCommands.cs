using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Giving codes to passages, and changing what was given.</summary>
internal static class CodePassageCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(Door door) => [Add(door), Stretch(door), Uncode(door), Judge(door), Note(door)];

    private static Argument<string> Coding() => new("CODING") { Description = "The coding's id, from 'offramp coding passages --json'." };

    private static Command Add(Door door)
    {
        var document = new Argument<string>("SOURCE") { Description = "The source or document." };
        var codes = new Option<string[]>("--code") { Description = "The code; may stand several times.", Required = true, HelpName = "CODE" };
        Option<int?> from = Numbers.Option("--from", "First character (UTF-16 unit, from 0).");
        Option<int?> to = Numbers.Option("--to", "One past the last character.");
        var quote = new Option<string?>("--quote") { Description = "Instead of --from and --to: the exact words, which must occur once." };
        var judgement = new JudgementOptions();
        (CodingField Field, Option<string?> Option)[] notes = [.. NoteOptions()];
        var command = new Command("add", "Give a passage a code.")
        {
            document, codes, from, to, quote,
        };
        judgement.AddTo(command);
        foreach ((_, Option<string?> option) in notes) command.Add(option);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Rendition text = door.Granted(Names.Document(open.Study, parsed.GetValue(document)!));
            (int start, int end) = Span(door, text, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(quote));
            ImmutableArray<Id<Code>> given = [.. parsed.GetValue(codes)!.Select(typed => door.Granted(Names.Code(open.Study, typed)).Id)];
            var ask = new NewCoding(text.Id, start, end, judgement.Edit(parsed).On(default),
                notes.Where(n => parsed.GetValue(n.Option) is not null).ToImmutableDictionary(static n => n.Field, n => parsed.GetValue(n.Option)!));
            return door.Did(open, door.Record(open, (study, fresh) => CodingDecisions.CodePassage(study, ask, given, fresh)));
        });
        return command;
    }

    private static Command Stretch(Door door)
    {
        Argument<string> coding = Coding();
        Option<int?> from = Numbers.Option("--from", "First character."), to = Numbers.Option("--to", "One past the last character.");
        from.Required = to.Required = true;
        var command = new Command("stretch", "Stretch or shrink a coded passage.") { coding, from, to };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            CodingNames.Coding(study, parsed.GetValue(coding)!).Then(id => CodingDecisions.Stretch(study, id, parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, fresh))));
        return command;
    }

    private static Command Uncode(Door door)
    {
        Argument<string> coding = Coding();
        var command = new Command("uncode", "Take a code from a passage.") { coding };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            CodingNames.Coding(study, parsed.GetValue(coding)!).Then(id => CodingDecisions.Uncode(study, id, fresh))));
        return command;
    }

    private static Command Judge(Door door)
    {
        Argument<string> coding = Coding();
        var judgement = new JudgementOptions();
        var command = new Command("judge", "Say how a coding stands: stance, standing, elicitation, standpoint.") { coding };
        judgement.AddTo(command);
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            CodingNames.Coding(study, parsed.GetValue(coding)!).Then(id => CodingDecisions.Judge(study, id, judgement.Edit(parsed), fresh))));
        return command;
    }

    private static Command Note(Door door)
    {
        Argument<string> coding = Coding();
        (CodingField Field, Option<string?> Option)[] notes = [.. NoteOptions()];
        var command = new Command("note", "Note something on a coding in words. An empty text removes it.") { coding };
        foreach ((_, Option<string?> option) in notes) command.Add(option);
        command.SetAction(parsed => door.ChangeMany(parsed, (study, fresh) => CodingNames.Coding(study, parsed.GetValue(coding)!).Then<ImmutableArray<Change>>(id =>
        {
            var changes = ImmutableArray.CreateBuilder<Change>();
            foreach ((CodingField field, Option<string?> option) in notes)
            {
                if (parsed.GetValue(option) is not { } text) continue;
                Outcome<Change> change = CodingDecisions.Note(study, id, field, text, fresh);
                if (change.Refusal is { } refusal) return refusal;
                changes.Add(change.Value);
            }
            return changes.Count == 0 ? Refusal.Of("cli.nothing-given") : changes.ToImmutable();
        })));
        return command;
    }

    /// <summary>The span that was named by offsets, or by words that occur once.</summary>
    internal static (int Start, int End) Span(Door door, Rendition text, int? from, int? to, string? quote)
    {
        if (quote is not null && from is null && to is null)
        {
            int first = text.Text.Text.IndexOf(quote, StringComparison.Ordinal);
            if (first < 0) throw door.Refuse(Refusal.Of("cli.quote-not-found", ("document", text.Name.Text)));
            if (quote.Length == 0 || text.Text.Text.IndexOf(quote, first + 1, StringComparison.Ordinal) >= 0)
                throw door.Refuse(Refusal.Of("cli.quote-not-once", ("document", text.Name.Text)));
            return (first, first + quote.Length);
        }
        if (from is { } start && to is { } end && quote is null) return (start, end);
        throw door.Refuse(Refusal.Of("cli.span-needed"));
    }

    /// <summary>What may be noted on a coding or a causal link.</summary>
    internal static IEnumerable<(CodingField Field, Option<string?> Option)> NoteOptions()
    {
        yield return (CodingField.Memo, new Option<string?>("--memo") { Description = "Why it is coded so." });
        yield return (CodingField.Group, new Option<string?>("--group") { Description = "Whose narrative it is." });
        yield return (CodingField.Audience, new Option<string?>("--audience") { Description = "To whom the narrative speaks." });
        yield return (CodingField.QuotedFrom, new Option<string?>("--quoted-from") { Description = "Who is quoted, where the words are second hand." });
        yield return (CodingField.Outcome, new Option<string?>("--outcome") { Description = "What came of it, where it is an attempt." });
    }
}

/// <summary>The four judgements as options.</summary>
internal sealed class JudgementOptions
{
    private readonly Option<Stance?> stance = Kinds.Option<Stance>("--stance", "What the speaker does with what the code says.");
    private readonly Option<Standing?> standing = Kinds.Option<Standing>("--standing", "Whose words or knowledge it is.");
    private readonly Option<Elicitation?> elicitation = Kinds.Option<Elicitation>("--elicitation", "How it came to be said.");
    private readonly Option<Standpoint?> standpoint = Kinds.Option<Standpoint>("--standpoint", "How the speaker knows it.");

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(stance);
        command.Add(standing);
        command.Add(elicitation);
        command.Add(standpoint);
    }

    /// <summary>What was given of them.</summary>
    public JudgementEdit Edit(ParseResult parsed) =>
        new(parsed.GetValue(stance), parsed.GetValue(standing), parsed.GetValue(elicitation), parsed.GetValue(standpoint));
}

/// <summary>Finds a coding by its own or its imported id.</summary>
internal static class CodingNames
{
    /// <summary>The coding that is meant.</summary>
    public static Outcome<Id<PassageCoding>> Coding(Study study, string typed)
    {
        Id<PassageCoding>[] found =
        [
            .. study.Coding.ByDocument.Values.SelectMany(static document => document.All).Concat(study.Coding.Stranded.Values.Select(static s => s.Coding))
                .Where(coding => Names.IdOf(coding) == typed || coding.Id.ToString() == typed).Select(static coding => coding.Id).Distinct().Take(2),
        ];
        return found.Length switch
        {
            1 => found[0],
            0 => Refusal.Of("cli.coding-unknown", ("typed", typed)),
            _ => Refusal.Of("cli.coding-ambiguous", ("typed", typed)),
        };
    }
}

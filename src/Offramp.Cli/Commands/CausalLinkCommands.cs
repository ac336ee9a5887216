using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Passages that say that one thing led to another.</summary>
internal static class CausalLinkCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("links", "Causal links: a passage that says that one thing led to another joins two codes.")
    {
        Add(door), List(door), Judge(door), Note(door), Stretch(door), Remove(door), Stranded(door),
    };

    private static Argument<string> Link() => new("LINK") { Description = "The link's id, from 'offramp coding links list'." };

    private static Option<LinkSign?> Sign() => Kinds.Option<LinkSign>("--sign", "Which way the cause moves the effect.");

    private static Command Add(Door door)
    {
        var document = new Argument<string>("SOURCE") { Description = "The source or document." };
        var cause = new Option<string>("--cause") { Description = "What led to it.", Required = true, HelpName = "CODE" };
        var effect = new Option<string>("--effect") { Description = "What it led to.", Required = true, HelpName = "CODE" };
        Option<LinkSign?> sign = Sign();
        Option<int?> from = Numbers.Option("--from", "First character (UTF-16 unit, from 0).");
        Option<int?> to = Numbers.Option("--to", "One past the last character.");
        var quote = new Option<string?>("--quote") { Description = "Instead of --from and --to: the exact words, which must occur once." };
        var judgement = new JudgementOptions();
        (CodingField Field, Option<string?> Option)[] notes = [.. CodePassageCommands.NoteOptions()];
        var command = new Command("add", "Draw a causal link on a passage.") { document, cause, effect, sign, from, to, quote };
        judgement.AddTo(command);
        foreach ((_, Option<string?> option) in notes) command.Add(option);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Rendition text = door.Granted(Names.Document(open.Study, parsed.GetValue(document)!));
            (int start, int end) = CodePassageCommands.Span(door, text, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(quote));
            var ask = new NewLink(
                text.Id, start, end, door.Granted(Names.Code(open.Study, parsed.GetValue(cause)!)).Id, door.Granted(Names.Code(open.Study, parsed.GetValue(effect)!)).Id,
                parsed.GetValue(sign) ?? LinkSign.Unclear, judgement.Edit(parsed).On(default),
                notes.Where(n => parsed.GetValue(n.Option) is not null).ToImmutableDictionary(static n => n.Field, n => parsed.GetValue(n.Option)!));
            return door.Did(open, door.Record(open, (study, fresh) => CausalLinkDecisions.Draw(study, ask, fresh)));
        });
        return command;
    }

    private static Command List(Door door)
    {
        var filters = new PassageFilters();
        Option<bool> json = Door.Json();
        var command = new Command("list", "The causal links with their words. A code is met at either end.");
        filters.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            ImmutableArray<CausalLinkRow> rows = CausalLinkViews.Links(open.Study, filters.Query(door, open.Study, parsed));
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(ToJson));
                return 0;
            }
            if (rows.IsEmpty) door.Say("cli.no-links");
            foreach (CausalLinkRow row in rows)
            {
                door.Terminal.Out.WriteLine($"{row.Link.Id}  {row.Source.Name.Text} {row.Start}–{row.End}  {row.CausePath} {Arrow(row.Link.Sign)} {row.EffectPath}  {row.Coder}{(Kinds.Name(row.Link.Judgement.Stance) is { } stance ? "  " + stance : "")}");
                door.Terminal.Out.WriteLine($"  {row.Before.Text}[{row.Text.Text.ReplaceLineEndings(" ")}]{row.After.Text}");
            }
            return 0;
        });
        return command;
    }

    private static Command Judge(Door door)
    {
        Argument<string> link = Link();
        Option<LinkSign?> sign = Sign();
        var judgement = new JudgementOptions();
        var command = new Command("judge", "Say which way a link goes and how it stands.") { link, sign };
        judgement.AddTo(command);
        command.SetAction(parsed => door.Change(parsed, (study, _) =>
            IdOf(study, parsed.GetValue(link)!).Then(id => CausalLinkDecisions.Judge(study, id, parsed.GetValue(sign), judgement.Edit(parsed)))));
        return command;
    }

    private static Command Note(Door door)
    {
        Argument<string> link = Link();
        (CodingField Field, Option<string?> Option)[] notes = [.. CodePassageCommands.NoteOptions()];
        var command = new Command("note", "Note something on a link in words. An empty text removes it.") { link };
        foreach ((_, Option<string?> option) in notes) command.Add(option);
        command.SetAction(parsed => door.ChangeMany(parsed, (study, _) => IdOf(study, parsed.GetValue(link)!).Then<ImmutableArray<Change>>(id =>
        {
            var changes = ImmutableArray.CreateBuilder<Change>();
            foreach ((CodingField field, Option<string?> option) in notes)
            {
                if (parsed.GetValue(option) is not { } text) continue;
                Outcome<Change> change = CausalLinkDecisions.Note(study, id, field, text);
                if (change.Refusal is { } refusal) return refusal;
                changes.Add(change.Value);
            }
            return changes.Count == 0 ? Refusal.Of("cli.nothing-given") : changes.ToImmutable();
        })));
        return command;
    }

    private static Command Stretch(Door door)
    {
        Argument<string> link = Link();
        Option<int?> from = Numbers.Option("--from", "First character."), to = Numbers.Option("--to", "One past the last character.");
        from.Required = to.Required = true;
        var command = new Command("stretch", "Stretch or shrink the passage of a link, or put a stranded link on new words.") { link, from, to };
        command.SetAction(parsed => door.Change(parsed, (study, _) =>
            IdOf(study, parsed.GetValue(link)!).Then(id => CausalLinkDecisions.Stretch(study, id, parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value))));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> link = Link();
        var command = new Command("remove", "Take a causal link out.") { link };
        command.SetAction(parsed => door.Change(parsed, (study, _) =>
            IdOf(study, parsed.GetValue(link)!).Then(id => CausalLinkDecisions.Remove(study, id))));
        return command;
    }

    private static Command Stranded(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("stranded", "The links whose words a correction took out of the text: put them on new words with 'stretch', or remove them.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            var rows = CausalLinkViews.Stranded(open.Study).Select(row => new
            {
                id = row.Stranded.Link.Id.ToString(),
                source = row.Source.Name.Text,
                cause = open.Study.Coding.Codebook.PathOf(row.Stranded.Link.Cause),
                sign = row.Stranded.Link.Sign,
                effect = open.Study.Coding.Codebook.PathOf(row.Stranded.Link.Effect),
                coder = open.Study.Team.NameOf(row.Stranded.Link.Coder),
                why = row.Stranded.Why,
                memo = row.Stranded.Link.Notes?.Memo?.Text,
            });
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows);
                return 0;
            }
            var table = new TextTable("source", "cause", "", "effect", "coder", "why", "id");
            foreach (var row in rows) table.Add(row.source, row.cause, Arrow(row.sign), row.effect, row.coder, Kinds.Name(row.why), row.id);
            table.Write(door.Terminal, Messages.English.Say("cli.no-stranded-links"));
            return 0;
        });
        return command;
    }

    private static Outcome<Id<CausalLink>> IdOf(Study study, string typed) =>
        Id<CausalLink>.TryParse(typed.Trim(), out Id<CausalLink> id) && (study.Coding.StrandedLinks.ContainsKey(id) || study.Coding.Links.Values.Any(document => document.Find(id) is not null))
            ? id
            : Refusal.Of("cli.link-unknown", ("typed", typed));

    /// <summary>A sign as people read it.</summary>
    public static string Arrow(LinkSign sign) => sign switch
    {
        LinkSign.Raises => "raises",
        LinkSign.Lowers => "lowers",
        _ => "bears on",
    };

    private static object ToJson(CausalLinkRow row) => new
    {
        id = row.Link.Id.ToString(),
        source = row.Source.Name.Text,
        document = row.Document.Name.Text,
        start = row.Start,
        end = row.End,
        text = row.Text.Text,
        cause = row.CausePath,
        effect = row.EffectPath,
        sign = row.Link.Sign,
        coder = row.Coder,
        speaker = row.Speaker,
        stance = Kinds.Name(row.Link.Judgement.Stance),
        standing = Kinds.Name(row.Link.Judgement.Standing),
        elicitation = Kinds.Name(row.Link.Judgement.Elicitation),
        standpoint = Kinds.Name(row.Link.Judgement.Standpoint),
        memo = row.Link.Notes?.Memo?.Text,
        group = row.Link.Notes?.Group?.Text,
        audience = row.Link.Notes?.Audience?.Text,
        quotedFrom = row.Link.Notes?.QuotedFrom?.Text,
        outcome = row.Link.Notes?.Outcome?.Text,
        sourceId = Names.IdOf(row.Source),
        documentId = Shown.DocumentId(row.Source, row.Document),
        causeId = row.Link.Cause.ToString(),
        effectId = row.Link.Effect.ToString(),
        before = row.Before.Text,
        after = row.After.Text,
    };
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Free memos.</summary>
internal static class MemoCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("memos", "Memos of the team: about nothing in particular, or about a source, code, passage, participant or coding.")
    {
        Write(door), List(door), Show(door), Revise(door), Remove(door),
    };

    private static Argument<string> Memo() => new("MEMO") { Description = "The memo: title or id." };

    private static Option<string?> Text() => new("--text") { Description = "What it says; - reads it from standard input." };

    private static Command Write(Door door)
    {
        var title = new Argument<string>("TITLE") { Description = "What the memo is called." };
        Option<string?> text = Text();
        text.Required = true;
        var source = new Option<string?>("--source") { Description = "About this source, or with --quote (or --from and --to) about a passage of it.", HelpName = "SOURCE" };
        var code = new Option<string?>("--code") { Description = "About this code.", HelpName = "CODE" };
        var participant = new Option<string?>("--participant") { Description = "About this participant.", HelpName = "PSEUDONYM" };
        var coding = new Option<string?>("--coding") { Description = "About this coding, by its id.", HelpName = "CODING" };
        var document = new Option<string?>("--document") { Description = "About a passage of this text, such as a translation: with --quote, or --from and --to.", HelpName = "SOURCE" };
        Option<int?> from = Numbers.Option("--from", "First character (UTF-16 unit, from 0)."), to = Numbers.Option("--to", "One past the last character.");
        var quote = new Option<string?>("--quote") { Description = "The exact words of the passage, which must occur once." };
        var command = new Command("write", "Write a memo.") { title, text, source, code, participant, coding, document, from, to, quote };
        command.SetAction(parsed =>
        {
            string written = Typed(door, parsed.GetValue(text))!;
            using OpenStudy open = door.Write(parsed);
            // Words of a source that was named as what the memo is about: then it is about these words.
            bool isPassage = parsed.GetValue(quote) is not null || parsed.GetValue(from) is not null || parsed.GetValue(to) is not null;
            string? about = parsed.GetValue(document) ?? (isPassage ? parsed.GetValue(source) : null);
            if (isPassage && about is null) throw door.Refuse(Refusal.Of("cli.memo-passage-of-nothing"));
            Rendition? passage = about is { } of ? door.Granted(Names.Document(open.Study, of)) : null;
            (int start, int end) = passage is null ? (0, 0) : CodePassageCommands.Span(door, passage, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(quote));
            var ask = new NewMemo(
                parsed.GetValue(title)!, written,
                parsed.GetValue(source) is { } s && (!isPassage || parsed.GetValue(document) is not null) ? door.Granted(Names.Source(open.Study, s)).Id : null,
                parsed.GetValue(code) is { } c ? door.Granted(Names.Code(open.Study, c)).Id : null,
                parsed.GetValue(participant) is { } p ? door.Granted(Names.Participant(open.Study, p)).Id : null,
                passage?.Id, start, end,
                parsed.GetValue(coding) is { } o ? door.Granted(CodingNames.Coding(open.Study, o)) : null);
            return door.Did(open, door.Record(open, (study, fresh) => MemoDecisions.Write(study, ask, fresh)));
        });
        return command;
    }

    private static Command List(Door door)
    {
        Option<MemoSubject?> about = Kinds.Option<MemoSubject>("--about", "Only memos about this kind of thing.");
        var source = new Option<string?>("--source") { Description = "Only memos about this source and its passages.", HelpName = "SOURCE" };
        var code = new Option<string?>("--code") { Description = "Only memos about this code and its codings.", HelpName = "CODE" };
        var participant = new Option<string?>("--participant") { Description = "Only memos about this participant.", HelpName = "PSEUDONYM" };
        var by = new Option<string?>("--by") { Description = "Only memos that this coder wrote.", HelpName = "CODER" };
        Option<bool> json = Door.Json();
        var command = new Command("list", "The memos in the order in which they were written. 'offramp search WORDS --in memos' looks into them.")
        {
            about, source, code, participant, by, json,
        };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            ImmutableArray<MemoRow> rows = MemoViews.Rows(open.Study, new MemoQuery
            {
                Subject = parsed.GetValue(about),
                Source = parsed.GetValue(source) is { } s ? door.Granted(Names.Source(open.Study, s)).Id : null,
                Code = parsed.GetValue(code) is { } c ? door.Granted(Names.Code(open.Study, c)).Id : null,
                Participant = parsed.GetValue(participant) is { } p ? door.Granted(Names.Participant(open.Study, p)).Id : null,
                Coder = parsed.GetValue(by) is { } o ? door.Granted(Names.Coder(open.Study, o)).Id : null,
            });
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rows.Select(row => ToJson(open.Study, row)));
                return 0;
            }
            var table = new TextTable("title", "about", "by", "written", "text");
            foreach (MemoRow row in rows)
                table.Add(row.Memo.Title.Text, About(row), row.Coder, row.Written.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Memo.Text.Text);
            table.Write(door.Terminal, Messages.English.Say("cli.no-memos"));
            return 0;
        });
        return command;
    }

    private static Command Show(Door door)
    {
        Argument<string> memo = Memo();
        Option<bool> json = Door.Json();
        var command = new Command("show", "A memo as a whole.") { memo, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Memo known = door.Granted(Names.Memo(open.Study, parsed.GetValue(memo)!));
            MemoRow row = MemoViews.Rows(open.Study, new MemoQuery()).Single(r => r.Memo.Id == known.Id);
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, ToJson(open.Study, row));
                return 0;
            }
            door.Terminal.Out.WriteLine($"{row.Memo.Title.Text}  ({About(row)}; {row.Coder}, {row.Written.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})");
            door.Terminal.Out.WriteLine(row.Memo.Text.Text);
            return 0;
        });
        return command;
    }

    private static Command Revise(Door door)
    {
        Argument<string> memo = Memo();
        var title = new Option<string?>("--title") { Description = "Another title; without it the title stays." };
        Option<string?> text = Text();
        var command = new Command("revise", "Write a memo otherwise; what it said before stays in the history.") { memo, title, text };
        command.SetAction(parsed =>
        {
            string? written = Typed(door, parsed.GetValue(text));
            return door.Change(parsed, (study, _) => Names.Memo(study, parsed.GetValue(memo)!)
                .Then(known => MemoDecisions.Revise(study, known.Id, parsed.GetValue(title), written)));
        });
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> memo = Memo();
        var command = new Command("remove", "Take a memo out.") { memo };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Memo(study, parsed.GetValue(memo)!).Then(known => MemoDecisions.Remove(study, known.Id))));
        return command;
    }

    private static string? Typed(Door door, string? text) => text == "-" ? door.Terminal.In.ReadToEnd() : text;

    private static string About(MemoRow row) =>
        row.Memo.About.Subject == MemoSubject.Nothing ? "" : $"{Kinds.Name(row.Memo.About.Subject)} {row.AboutName ?? "(gone)"}";

    private static object ToJson(Study study, MemoRow row)
    {
        PassageCoding? coding = MemoViews.CodingOf(study, row.Memo.About);
        return new
        {
            id = row.Memo.Id.ToString(),
            title = row.Memo.Title.Text,
            text = row.Memo.Text.Text,
            about = row.Memo.About.Subject,
            name = row.AboutName,
            sourceId = row.Memo.About.Source is { } id && study.Sources.ById.TryGetValue(id, out Source? source) ? Names.IdOf(source) : null,
            start = coding?.Start ?? row.Memo.About.Start,
            end = coding?.End ?? row.Memo.About.End,
            coding = row.Memo.About.Coding?.ToString(),
            coder = row.Coder,
            written = row.Written,
            revised = row.Revised,
        };
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Which questions of a guide were put in a source, to whom, how and where.</summary>
internal static class QuestionsCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("questions", "Which question was put to whom, and which was left out.")
    {
        List(door), Propose(door), Put(door), LeaveOut(door), Remove(door),
    };

    private static Option<string?> Guide() => new("--guide") { Description = "The guide. Default: the newest of the source's round of fieldwork.", HelpName = "GUIDE" };

    private static Option<string?> To() => new("--to") { Description = "To whom. Default: to all who spoke.", HelpName = "PSEUDONYM" };

    private static Command List(Door door)
    {
        Argument<string> named = SourcesCommands.Source();
        Option<bool> json = Door.Json();
        var command = new Command("list", "The questions that are recorded of a source.") { named, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Source source = door.Granted(Names.Source(open.Study, parsed.GetValue(named)!));
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, source.Questions.Select(put => GuideJson.Of(open.Study, source, put)));
                return 0;
            }
            var table = new TextTable("question", "to", "how", "turn", "guide", "text or reason");
            foreach (PutQuestion put in source.Questions)
            {
                Guide? guide = open.Study.Sources.Guides.GetValueOrDefault(put.Guide);
                Question? question = guide?.Find(put.Question);
                table.Add(
                    question?.Label.Text, GuideJson.Who(open.Study, put) ?? "all", put.Manner is { } manner ? Kinds.Name(manner) : "left out",
                    put.LostPlace is not null ? "lost" : GuideJson.TurnOf(open.Study, put)?.Number, guide?.Path, put.Reason?.Text ?? question?.Text.Text);
            }
            table.Write(door.Terminal, Messages.English.Say("cli.no-questions-put", ("source", source.Name.Text)));
            return 0;
        });
        return command;
    }

    private static Command Propose(Door door)
    {
        var named = new Argument<string>("SOURCE") { Description = "The source or document." };
        Option<string?> chosen = Guide();
        var accept = new Option<string?>("--accept") { Description = "Record these: numbers of the list with commas between, such as 1,3,4, or all.", HelpName = "NUMBERS" };
        var least = new Option<int?>("--at-least") { Description = "The least likeness in percent. Default: 30.", HelpName = "PERCENT" };
        Option<bool> json = Door.Json();
        var command = new Command("propose", "Propose which turns of the interviewer put which questions, by the words that they share. Nothing is recorded without --accept.")
        {
            named, chosen, least, accept, json,
        };
        command.SetAction(parsed =>
        {
            using OpenStudy open = parsed.GetValue(accept) is null ? door.Read(parsed) : door.Write(parsed);
            Rendition text = door.Granted(Names.Document(open.Study, parsed.GetValue(named)!));
            Guide guide = door.Granted(GuideOf(open.Study, open.Study.Sources.ById[text.Source], parsed.GetValue(chosen)));
            ImmutableArray<QuestionProposal> proposals = QuestionProposals.Of(
                open.Study, text, guide, parsed.GetValue(least) is { } percent ? Math.Clamp(percent, 1, 100) / 100.0 : QuestionProposals.Least);
            if (parsed.GetValue(accept) is { } numbers) return Accept(door, open, text, proposals, numbers);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, proposals.Select(p => new
                {
                    number = p.Number,
                    turn = p.Turn.Number,
                    guide = p.Guide.Path,
                    question = p.Question.Label.Text,
                    how = p.Manner,
                    likeness = Math.Round(p.Likeness, 3),
                    noted = p.IsNoted,
                    said = text.Text.Text[p.Turn.WordsStart..p.Turn.End],
                    text = p.Question.Text.Text,
                }));
                return 0;
            }
            var table = new TextTable("no", "turn", "question", "how", "alike", "noted", "said");
            foreach (QuestionProposal p in proposals)
            {
                table.Add(
                    p.Number, p.Turn.Number, p.Question.Label.Text, Kinds.Name(p.Manner), $"{(int)Math.Round(p.Likeness * 100)} %", p.IsNoted ? "yes" : "",
                    text.Text.Text[p.Turn.WordsStart..p.Turn.End]);
            }
            table.Write(door.Terminal, Messages.English.Say("cli.no-proposals", ("guide", guide.Path)));
            return 0;
        });
        return command;
    }

    private static int Accept(Door door, OpenStudy open, Rendition text, ImmutableArray<QuestionProposal> proposals, string numbers)
    {
        bool all = numbers.Trim().Equals("all", StringComparison.OrdinalIgnoreCase);
        HashSet<int> wanted = [];
        foreach (string part in all ? [] : numbers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || proposals.All(p => p.Number != number))
            {
                door.Say("cli.proposal-unknown", ("number", part), ("count", proposals.Length));
                throw new CommandStoppedException(CommandLine.NotUnderstood);
            }
            wanted.Add(number);
        }
        PutNote[] notes =
        [
            .. proposals.Where(p => !p.IsNoted && (all || wanted.Contains(p.Number)))
                .Select(p => new PutNote(p.Guide.Id, p.Question.Id, null, p.Manner, text.Id, p.Turn.WordsStart, p.Turn.End)),
        ];
        if (notes.Length > 0) return door.Did(open, door.Record(open, (study, fresh) => QuestionDecisions.Put(study, text.Source, notes, fresh)));
        door.Say("cli.no-proposals-taken");
        return 0;
    }

    private static Command Put(Door door)
    {
        var named = new Argument<string>("SOURCE") { Description = "The source or document." };
        Argument<string> asked = GuidesCommands.Asked();
        Option<string?> chosen = Guide(), to = To();
        Option<QuestionManner?> how = Kinds.Option<QuestionManner>("--how", "How it was put. Default: in-other-words.");
        Option<int?> turn = Numbers.Option("--turn", "The number of the turn in which it was put.");
        var at = new Option<string?>("--at") { Description = "Instead of --turn: where it stands in the text, such as 120-164.", HelpName = "START-END" };
        var command = new Command("put", "Record that a question was put.") { named, asked, chosen, to, how, turn, at };
        command.SetAction(parsed => door.ChangeMany(parsed, (study, fresh) => Names.Document(study, parsed.GetValue(named)!).Then(text =>
            GuideOf(study, study.Sources.ById[text.Source], parsed.GetValue(chosen)).Then(guide => Names.Question(guide, parsed.GetValue(asked)!).Then(question =>
                WhoIn(study, parsed.GetValue(to)).Then(who => Span(text, parsed.GetValue(turn), parsed.GetValue(at)).Then(span =>
                    QuestionDecisions.Put(study, text.Source,
                    [
                        new PutNote(
                            guide.Id, question.Id, who, parsed.GetValue(how) ?? QuestionManner.InOtherWords, span is null ? null : text.Id, span?.Start ?? 0, span?.End ?? 0),
                    ], fresh))))))));
        return command;
    }

    private static Command LeaveOut(Door door)
    {
        Argument<string> named = SourcesCommands.Source(), asked = GuidesCommands.Asked();
        Option<string?> chosen = Guide(), to = To();
        var reason = new Option<string?>("--reason") { Description = "Why it was not put." };
        var command = new Command("leave-out", "Record that it was decided not to put a question.") { named, asked, chosen, to, reason };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Source(study, parsed.GetValue(named)!).Then(source =>
            GuideOf(study, source, parsed.GetValue(chosen)).Then(guide => Names.Question(guide, parsed.GetValue(asked)!).Then(question =>
                WhoIn(study, parsed.GetValue(to)).Then(who =>
                    QuestionDecisions.LeaveOut(study, source.Id, guide.Id, question.Id, who, parsed.GetValue(reason), fresh)))))));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> named = SourcesCommands.Source();
        var put = new Argument<string>("RECORD") { Description = "The record's id, from 'offramp sources questions list --json', or a question's label where it is recorded once." };
        var command = new Command("remove", "Take the record of a question away.") { named, put };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Source(study, parsed.GetValue(named)!).Then(source =>
        {
            string typed = parsed.GetValue(put)!.Trim();
            PutQuestion[] meant = [.. source.Questions.Where(q => q.Id.ToString() == typed
                || (study.Sources.Guides.GetValueOrDefault(q.Guide)?.Find(q.Question)?.Label.Text is { } label && NameRule.Same(label, typed)))];
            return QuestionDecisions.Unput(study, source.Id, meant.Length == 1 ? meant[0].Id : default);
        })));
        return command;
    }

    /// <summary>The guide that was named, or the newest of the source's round of fieldwork.</summary>
    public static Outcome<Guide> GuideOf(Study study, Source source, string? typed)
    {
        if (typed is not null) return Names.Guide(study, typed);
        return QuestionProposals.GuidesOf(study, source) is [.., var newest] ? newest : Refusal.Of("sources.guide-which", ("source", source.Name.Text)) with { Field = "guide" };
    }

    private static Outcome<Id<Participant>?> WhoIn(Study study, string? typed) =>
        typed is null ? (Id<Participant>?)null : Names.Participant(study, typed).Then<Id<Participant>?>(static who => who.Id);

    private static Outcome<(int Start, int End)?> Span(Rendition text, int? turn, string? at)
    {
        if (turn is { } number)
        {
            return text.Turns.FirstOrDefault(t => t.Number == number) is { } found
                ? (found.WordsStart, found.End)
                : Refusal.Of("sources.turn-unknown", ("turn", number), ("document", text.Name.Text), ("count", text.Turns.Length)) with { Field = "turn" };
        }
        if (at is null) return ((int, int)?)null;
        return at.Split('-') is [var from, var to] && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out int end)
                ? (start, end)
                : Refusal.Of("sources.span-unreadable", ("typed", at)) with { Field = "at" };
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Guides: what the team meant to ask, in versions.</summary>
internal static class GuidesCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("guides", "The guides of the fieldwork, in versions, and their questions.")
    {
        List(door), Show(door), Add(door), Describe(door), Remove(door), Compare(door), Question(door), Reword(door), AsksAbout(door), Move(door), Drop(door),
    };

    /// <summary>The argument that names a guide.</summary>
    public static Argument<string> Guide(string name = "GUIDE") => new(name) { Description = "The guide: Title/version, or its title or version where only one has it." };

    /// <summary>The argument that names a question.</summary>
    public static Argument<string> Asked() => new("QUESTION") { Description = "The question: its label, such as 3b." };

    private static Option<string[]> Codes() => new("--code") { Description = "A theme that it asks about; may stand several times.", HelpName = "CODE" };

    private static Option<string?> Probes() => new("--probes") { Description = "The question that it probes further.", HelpName = "QUESTION" };

    private static Option<string?> Before() => new("--before") { Description = "The question before which it stands. Default: at the end.", HelpName = "QUESTION" };

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The versions of the guides.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, GuideViews.All(open.Study).Select(guide => GuideJson.Of(open.Study, guide)));
                return 0;
            }
            var table = new TextTable("guide", "wave", "questions", "made from");
            foreach (Guide guide in GuideViews.All(open.Study))
                table.Add(guide.Path, guide.Wave?.Text, guide.Questions.Length, guide.From is { } from ? open.Study.Sources.Guides.GetValueOrDefault(from)?.Path : null);
            table.Write(door.Terminal, Messages.English.Say("cli.no-guides"));
            return 0;
        });
        return command;
    }

    private static Command Show(Door door)
    {
        Argument<string> named = Guide();
        Option<bool> json = Door.Json();
        var command = new Command("show", "The questions of a guide, and in how many sources each was put.") { named, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Guide guide = door.Granted(Names.Guide(open.Study, parsed.GetValue(named)!));
            if (parsed.GetValue(json))
            {
                JsonLines.WriteOne(door.Terminal.Out, GuideJson.Of(open.Study, guide));
                return 0;
            }
            var table = new TextTable("question", "put", "left out", "asks about", "text");
            foreach (QuestionRow row in GuideViews.Questions(open.Study, guide))
            {
                table.Add(
                    new string(' ', row.Depth * 2) + row.Question.Label.Text, row.Put, row.LeftOut,
                    string.Join(", ", row.Question.AsksAbout.Select(open.Study.Coding.Codebook.PathOf)), row.Question.Text.Text);
            }
            table.Write(door.Terminal, Messages.English.Say("cli.no-questions"));
            return 0;
        });
        return command;
    }

    private static Command Add(Door door)
    {
        var title = new Argument<string?>("TITLE") { Description = "What the guide is called. Default with --from: as the version that it is made from.", Arity = ArgumentArity.ZeroOrOne };
        var version = new Option<string>("--as") { Description = "Which version it is, such as v2.", Required = true, HelpName = "VERSION" };
        var wave = new Option<string?>("--wave") { Description = "The round of fieldwork. Default: none in particular." };
        var from = new Option<string?>("--from") { Description = "The version whose questions it begins with.", HelpName = "GUIDE" };
        var command = new Command("add", "Begin a guide, or a new version of one with its questions.") { title, version, wave, from };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) =>
            parsed.GetValue(from) is { } earlier
                ? Names.Guide(study, earlier).Then(known => GuideDecisions.Add(study, parsed.GetValue(title), parsed.GetValue(version)!, parsed.GetValue(wave), known.Id, fresh))
                : GuideDecisions.Add(study, parsed.GetValue(title), parsed.GetValue(version)!, parsed.GetValue(wave), null, fresh)));
        return command;
    }

    private static Command Describe(Door door)
    {
        Argument<string> named = Guide();
        var title = new Option<string?>("--title") { Description = "Another title." };
        var version = new Option<string?>("--as") { Description = "Another version label.", HelpName = "VERSION" };
        var wave = new Option<string?>("--wave") { Description = "Another round of fieldwork; empty for none in particular." };
        var command = new Command("describe", "Call a guide otherwise, or give it to another round of fieldwork.") { named, title, version, wave };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Guide(study, parsed.GetValue(named)!).Then(known =>
            GuideDecisions.Describe(study, known.Id, parsed.GetValue(title), parsed.GetValue(version), parsed.GetValue(wave)))));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> named = Guide();
        var command = new Command("remove", "Take a guide out that nobody used.") { named };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Guide(study, parsed.GetValue(named)!).Then(known => GuideDecisions.Remove(study, known.Id))));
        return command;
    }

    private static Command Compare(Door door)
    {
        Argument<string> first = Guide("BEFORE"), second = Guide("AFTER");
        Option<bool> json = Door.Json();
        var command = new Command("compare", "What became of each question from one version to another.") { first, second, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            ImmutableArray<QuestionDifference> differences = GuideViews.Compare(
                door.Granted(Names.Guide(open.Study, parsed.GetValue(first)!)), door.Granted(Names.Guide(open.Study, parsed.GetValue(second)!)));
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, differences.Select(static d => new
                {
                    question = (d.After ?? d.Before)!.Id.ToString(),
                    fate = d.Fate,
                    before = d.Before is { } was ? new { label = was.Label.Text, text = was.Text.Text } : null,
                    after = d.After is { } now ? new { label = now.Label.Text, text = now.Text.Text } : null,
                }));
                return 0;
            }
            var table = new TextTable("question", "", "before", "after");
            foreach (QuestionDifference d in differences) table.Add((d.After ?? d.Before)!.Label.Text, Kinds.Name(d.Fate), d.Before?.Text.Text, d.After?.Text.Text);
            table.Write(door.Terminal, Messages.English.Say("cli.no-questions"));
            return 0;
        });
        return command;
    }

    private static Command Question(Door door)
    {
        Argument<string> named = Guide();
        var label = new Argument<string>("LABEL") { Description = "Its number or label, such as 3b." };
        var text = new Argument<string>("TEXT") { Description = "How it is to be asked." };
        Option<string?> probes = Probes(), before = Before();
        Option<string[]> codes = Codes();
        var command = new Command("question", "Add a question to a guide.") { named, label, text, probes, codes, before };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Guide(study, parsed.GetValue(named)!).Then(guide =>
            Of(guide, parsed.GetValue(probes)).Then(above => Of(guide, parsed.GetValue(before)).Then(next => Themes(study, parsed.GetValue(codes)).Then(about =>
                GuideDecisions.AddQuestion(study, guide.Id, new NewQuestion(parsed.GetValue(label)!, parsed.GetValue(text)!, above, about, next), fresh)))))));
        return command;
    }

    private static Command Reword(Door door)
    {
        Argument<string> named = Guide(), asked = Asked();
        var text = new Argument<string?>("TEXT") { Description = "How it is to be asked from now on.", Arity = ArgumentArity.ZeroOrOne };
        var label = new Option<string?>("--label") { Description = "Another label." };
        var command = new Command("reword", "Word a question otherwise in this version; other versions keep their wording.") { named, asked, text, label };
        command.SetAction(parsed => door.Change(parsed, (study, _) => In(study, parsed, named, asked).Then(found =>
            GuideDecisions.Reword(study, found.Guide.Id, found.Question.Id, parsed.GetValue(label), parsed.GetValue(text)))));
        return command;
    }

    private static Command AsksAbout(Door door)
    {
        Argument<string> named = Guide(), asked = Asked();
        Option<string[]> codes = Codes();
        var command = new Command("asks-about", "Say which themes a question asks about: these and no others; none without --code.") { named, asked, codes };
        command.SetAction(parsed => door.Change(parsed, (study, _) => In(study, parsed, named, asked).Then(found =>
            Themes(study, parsed.GetValue(codes)).Then(about => GuideDecisions.AsksAbout(study, found.Guide.Id, found.Question.Id, about)))));
        return command;
    }

    private static Command Move(Door door)
    {
        Argument<string> named = Guide(), asked = Asked();
        Option<string?> probes = Probes(), before = Before();
        var command = new Command("move", "Put a question elsewhere in its guide.") { named, asked, probes, before };
        command.SetAction(parsed => door.Change(parsed, (study, _) => In(study, parsed, named, asked).Then(found =>
            Of(found.Guide, parsed.GetValue(probes)).Then(above => Of(found.Guide, parsed.GetValue(before)).Then(next =>
                GuideDecisions.Move(study, found.Guide.Id, found.Question.Id, above, next))))));
        return command;
    }

    private static Command Drop(Door door)
    {
        Argument<string> named = Guide(), asked = Asked();
        var command = new Command("drop", "Drop a question from this version; other versions keep it.") { named, asked };
        command.SetAction(parsed => door.Change(parsed, (study, _) => In(study, parsed, named, asked).Then(found =>
            GuideDecisions.Drop(study, found.Guide.Id, found.Question.Id))));
        return command;
    }

    private static Outcome<(Guide Guide, Question Question)> In(Study study, ParseResult parsed, Argument<string> named, Argument<string> asked) =>
        Names.Guide(study, parsed.GetValue(named)!).Then(guide => Names.Question(guide, parsed.GetValue(asked)!).Then<(Guide, Question)>(question => (guide, question)));

    private static Outcome<Id<Question>?> Of(Guide guide, string? typed) =>
        typed is null ? (Id<Question>?)null : Names.Question(guide, typed).Then<Id<Question>?>(static question => question.Id);

    private static Outcome<ImmutableArray<Id<Code>>> Themes(Study study, string[]? typed)
    {
        var codes = ImmutableArray.CreateBuilder<Id<Code>>();
        foreach (string name in typed ?? [])
        {
            Outcome<Code> code = Names.Code(study, name);
            if (code.IsRefused) return code.Refusal!;
            codes.Add(code.Value.Id);
        }
        return codes.ToImmutable();
    }
}

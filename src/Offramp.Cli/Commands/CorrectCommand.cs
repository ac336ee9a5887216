using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Correcting a text after it was coded.</summary>
internal static class CorrectCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var document = new Argument<string>("SOURCE") { Description = "The source or document." };
        var from = new Option<string?>("--from") { Description = "The words as they stand.", HelpName = "WORDS" };
        var to = new Option<string?>("--to") { Description = "The words as they should be; empty to leave them out.", HelpName = "WORDS" };
        Option<int?> nth = Numbers.Option("--nth", "Which of the places where the words stand, from 1.");
        Option<int?> at = Numbers.Option("--at", "At which character the words stand (UTF-16 unit, from 0).");
        var slip = new Option<bool>("--slip") { Description = "The print itself is wrong: mark the place; without --to the words are left as they are." };
        var file = new Option<string?>("--file") { Description = "Instead of words: the whole text, corrected, with its turns.", HelpName = "FILE" };
        var dry = new Option<bool>("--dry-run") { Description = "Only show what would happen to the codings." };
        Option<bool> json = Door.Json();
        var command = new Command("correct", "Correct a text after it was coded. Codings keep to their words; those that cannot are listed as stranded.")
        {
            document, from, to, nth, at, slip, file, dry, json,
        };
        command.SetAction(parsed =>
        {
            string? path = parsed.GetValue(file);
            bool givesWords = parsed.GetValue(from) is not null;
            if (givesWords == path is not null || (path is not null && (parsed.GetValue(to) is not null || parsed.GetValue(slip) || parsed.GetValue(nth) is not null || parsed.GetValue(at) is not null)))
                throw door.Refuse(Refusal.Of("cli.correction-unclear"));
            ImportedText? corrected = null;
            if (path is not null)
            {
                if (TextFiles.Read(door, path, ImmutableDictionary<Particular, string>.Empty, null) is not { } read) return CommandLine.NotUnderstood;
                door.SayProblems(read.Problems);
                corrected = read.Text;
            }
            Outcome<Change> Decide(Study study, Fresh fresh) => Names.Document(study, parsed.GetValue(document)!).Then(text => corrected is null
                ? CorrectionDecisions.CorrectWords(
                    study, text.Id, new WordsToCorrect(parsed.GetValue(from)!, parsed.GetValue(to), parsed.GetValue(nth), parsed.GetValue(at), parsed.GetValue(slip)), fresh)
                : CorrectionDecisions.CorrectText(study, text.Id, corrected, fresh));
            using OpenStudy open = parsed.GetValue(dry) ? door.Read(parsed) : door.Write(parsed);
            CorrectionPreview? preview = null;
            Outcome<Change> WithPreview(Study study, Fresh fresh) => Decide(study, fresh).Then<Change>(change =>
            {
                preview = CorrectionPreview.Of(study, (TextCorrected)change);
                return change;
            });
            if (parsed.GetValue(dry)) door.Granted(open.Consider(WithPreview));
            else door.Did(open, door.Record(open, WithPreview));
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, ToJson(preview!));
            else Print(door, preview!);
            return 0;
        });
        return command;
    }

    private static void Print(Door door, CorrectionPreview preview)
    {
        door.Terminal.Out.WriteLine(Messages.English.Say(
            "cli.correction-told", ("places", preview.Places), ("slips", preview.Slips), ("kept", preview.Kept), ("corrected", preview.Count(CodingFate.Corrected)),
            ("shrunk", preview.Count(CodingFate.Shrunk)), ("stranded", preview.Count(CodingFate.Stranded))));
        foreach (FollowedCoding coding in preview.Touched)
        {
            door.Terminal.Out.WriteLine($"{Kinds.Name(coding.Fate)}  {coding.Coding.Start}–{coding.Coding.End}  {coding.Code}");
            door.Terminal.Out.WriteLine($"  [{OneLine(coding.Before)}]{(coding.After is { } after ? $" → [{OneLine(after)}]" : "")}");
        }
        foreach (Note note in preview.Notes) door.Terminal.Error.WriteLine(Messages.English.Say(note));
    }

    private static string OneLine(Words words) => words.Text.ReplaceLineEndings(" ");

    private static object ToJson(CorrectionPreview preview) => new
    {
        document = preview.After.Name.Text,
        places = preview.Places,
        slips = preview.Slips,
        length = preview.After.Text.Text.Length,
        turns = preview.After.Turns.Length,
        kept = preview.Kept,
        corrected = preview.Count(CodingFate.Corrected),
        shrunk = preview.Count(CodingFate.Shrunk),
        stranded = preview.Count(CodingFate.Stranded),
        codings = preview.Touched.Select(static coding => new
        {
            id = Names.IdOf(coding.Coding),
            code = coding.Code,
            start = coding.Coding.Start,
            end = coding.Coding.End,
            fate = coding.Fate,
            before = coding.Before.Text,
            after = coding.After?.Text,
        }),
        notes = preview.Notes.Select(static note => Messages.English.Say(note)),
    };
}

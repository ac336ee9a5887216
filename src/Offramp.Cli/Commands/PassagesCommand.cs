using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Passages of codes with their words and context.</summary>
internal static class PassagesCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var filters = new PassageFilters();
        var elsewhere = new Option<bool>("--elsewhere") { Description = "Show each passage in the other texts of its source too, by whole turns." };
        Option<bool> json = Door.Json();
        var command = new Command("passages", "Passages that carry codes, with their words. Options narrow together; an option given twice takes either.");
        filters.AddTo(command);
        command.Add(elsewhere);
        command.Add(json);
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Study study = open.Study;
            PassageQuery query = filters.Query(door, study, parsed);
            ImmutableArray<PassageRow> rows = CodingViews.Passages(study, query);
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, rows.Select(row => ToJson(study, row, parsed.GetValue(elsewhere))));
            else Print(door, study, rows, parsed.GetValue(elsewhere));
            return 0;
        });
        return command;
    }

    private static void Print(Door door, Study study, ImmutableArray<PassageRow> rows, bool elsewhere)
    {
        if (rows.IsEmpty)
        {
            door.Say("cli.no-passages");
            return;
        }
        foreach (PassageRow row in rows)
        {
            // The numbers count in the text in which the passage lies, which may be a translation.
            string text = row.Document.Name.Text == row.Source.Name.Text ? "" : $" ({row.Document.Name.Text})";
            door.Terminal.Out.WriteLine($"{row.Source.Name.Text}{text} {row.Start}–{row.End}  {row.CodePath}  {row.Coder}{(row.Speaker is { } speaker ? "  " + speaker : "")}");
            door.Terminal.Out.WriteLine($"  {row.Before.Text}[{row.Text.Text.ReplaceLineEndings(" ")}]{row.After.Text}");
            foreach (Slip slip in row.Slips) door.Terminal.Out.WriteLine("  " + Messages.English.Say("cli.as-printed", ("words", slip.AsPrinted.Text.ReplaceLineEndings(" "))));
            if (!elsewhere) continue;
            foreach (Counterpart there in AlignmentViews.Counterparts(study, row.Document.Id, row.Start, row.End))
                door.Terminal.Out.WriteLine($"  {there.Document.Name.Text} {there.Start}–{there.End}: {there.Text.Text.ReplaceLineEndings(" ")}");
        }
        door.Say("cli.passages-counted", ("count", rows.Length));
    }

    private static object ToJson(Study study, PassageRow row, bool elsewhere) => new
    {
        source = row.Source.Name.Text,
        document = row.Document.Name.Text,
        start = row.Start,
        end = row.End,
        text = row.Text.Text,
        code = row.Code.Name.Text,
        coder = row.Coder,
        id = Names.IdOf(row.Coding),
        sourceId = Names.IdOf(row.Source),
        documentId = Shown.DocumentId(row.Source, row.Document),
        codeId = Names.IdOf(row.Code),
        coderId = row.Coding.Coder.ToString(),
        path = row.CodePath,
        turn = row.Turn?.Number,
        speaker = row.Speaker,
        stance = Kinds.Name(row.Coding.Judgement.Stance),
        standing = Kinds.Name(row.Coding.Judgement.Standing),
        elicitation = Kinds.Name(row.Coding.Judgement.Elicitation),
        standpoint = Kinds.Name(row.Coding.Judgement.Standpoint),
        memo = row.Coding.Notes?.Memo?.Text,
        group = row.Coding.Notes?.Group?.Text,
        audience = row.Coding.Notes?.Audience?.Text,
        quotedFrom = row.Coding.Notes?.QuotedFrom?.Text,
        outcome = row.Coding.Notes?.Outcome?.Text,
        slips = row.Slips.Select(static slip => new { start = slip.Start, end = slip.End, asPrinted = slip.AsPrinted.Text }),
        before = row.Before.Text,
        after = row.After.Text,
        elsewhere = elsewhere
            ? AlignmentViews.Counterparts(study, row.Document.Id, row.Start, row.End).Select(static there => new
            {
                document = there.Document.Name.Text,
                language = there.Document.Language?.Text,
                start = there.Start,
                end = there.End,
                text = there.Text.Text,
                confirmed = there.IsConfirmed,
            })
            : null,
    };
}

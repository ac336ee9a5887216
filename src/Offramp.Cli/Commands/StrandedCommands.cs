using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Codings whose words are gone from their document.</summary>
internal static class StrandedCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All(Door door) => [List(door), Restore(door)];

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("stranded", "Codings whose words a correction or a withdrawal took away. They count nowhere; restore them or take them away with 'uncode'.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            ImmutableArray<StrandedRow> rows = StrandedCodings.Rows(open.Study);
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, rows.Select(ToJson));
            else Print(door, rows);
            return 0;
        });
        return command;
    }

    private static Command Restore(Door door)
    {
        var coding = new Argument<string>("CODING") { Description = "The coding's id, from 'offramp coding stranded'." };
        Option<int?> from = Numbers.Option("--from", "First character (UTF-16 unit, from 0).");
        Option<int?> to = Numbers.Option("--to", "One past the last character.");
        var quote = new Option<string?>("--quote") { Description = "Instead of --from and --to: the exact words, which must occur once." };
        var command = new Command("restore", "Put a stranded coding on new words of its document.") { coding, from, to, quote };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            Id<PassageCoding> id = door.Granted(CodingNames.Coding(open.Study, parsed.GetValue(coding)!));
            if (!open.Study.Coding.Stranded.TryGetValue(id, out StrandedCoding? stranded)) throw door.Refuse(Refusal.Of("coding.coding-not-stranded"));
            Rendition text = open.Study.Sources.Renditions[stranded.Rendition];
            (int start, int end) = CodePassageCommands.Span(door, text, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(quote));
            return door.Did(open, door.Record(open, (study, fresh) => StrandedCodings.Restore(study, id, start, end, fresh)));
        });
        return command;
    }

    private static void Print(Door door, ImmutableArray<StrandedRow> rows)
    {
        if (rows.IsEmpty)
        {
            door.Say("cli.none-stranded");
            return;
        }
        foreach (StrandedRow row in rows)
        {
            door.Terminal.Out.WriteLine($"{Names.IdOf(row.Stranded.Coding)}  {row.Document.Name.Text}  {row.CodePath}  {row.Coder}  {Kinds.Name(row.Stranded.Why)}");
            if (row.Text is { } words) door.Terminal.Out.WriteLine($"  [{words.Text.ReplaceLineEndings(" ")}]");
        }
    }

    private static object ToJson(StrandedRow row) => new
    {
        id = Names.IdOf(row.Stranded.Coding),
        source = row.Source.Name.Text,
        document = row.Document.Name.Text,
        code = row.Code.Name.Text,
        path = row.CodePath,
        coder = row.Coder,
        why = row.Stranded.Why,
        text = row.Text?.Text,
        start = row.Stranded.Coding.Start,
        end = row.Stranded.Coding.End,
        memo = row.Stranded.Coding.Notes?.Memo?.Text,
    };
}

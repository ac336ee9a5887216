using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Which turns of two texts of a source say the same.</summary>
internal static class AlignCommands
{
    private const string None = "none";

    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("align", "Which turns of a text and of its translation say the same.")
    {
        Propose(door), Show(door), Link(door), Confirm(door), Remove(door),
    };

    private static Command Propose(Door door)
    {
        (Argument<string> one, Argument<string> other) = Texts();
        var command = new Command("propose", "Propose which turns belong together, by their order, length and speaker. What was confirmed stays.") { one, other };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            (Rendition a, Rendition b) = Named(door, open.Study, parsed, one, other);
            door.Record(open, (study, _) => AlignmentDecisions.Propose(study, a.Id, b.Id));
            ImmutableArray<AlignmentRow> rows = AlignmentViews.Rows(open.Study, Found(open.Study, a, b)!);
            door.Say("cli.aligned", ("links", rows.Length), ("look", rows.Count(static row => row.WantsLooking)));
            return 0;
        });
        return command;
    }

    private static Command Show(Door door)
    {
        (Argument<string> one, Argument<string> other) = Texts();
        var look = new Option<bool>("--look") { Description = "Only what wants looking at: proposed and not one to one, or of unlike lengths." };
        Option<bool> json = Door.Json();
        var command = new Command("show", "An alignment, turn by turn.") { one, other, look, json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            (Rendition a, Rendition b) = Named(door, open.Study, parsed, one, other);
            if (Found(open.Study, a, b) is not { } alignment) throw door.Refuse(Refusal.Of("sources.not-aligned", ("one", a.Name.Text), ("other", b.Name.Text)));
            bool turned = alignment.A != a.Id;
            AlignmentRow[] rows = [.. AlignmentViews.Rows(open.Study, alignment).Where(row => !parsed.GetValue(look) || row.WantsLooking)];
            if (parsed.GetValue(json)) JsonLines.Write(door.Terminal.Out, rows.Select(row => ToJson(row, turned)));
            else
            {
                var table = new TextTable(a.Name.Text, b.Name.Text, "standing", "words", "words there");
                foreach (AlignmentRow row in rows)
                {
                    table.Add(
                        Written(turned ? row.Link.InB : row.Link.InA), Written(turned ? row.Link.InA : row.Link.InB),
                        row.Link.IsConfirmed ? "confirmed" : row.WantsLooking ? "look" : "proposed",
                        Short((turned ? row.TextB : row.TextA)?.Text), Short((turned ? row.TextA : row.TextB)?.Text));
                }
                table.Write(door.Terminal, Messages.English.Say("cli.nothing-to-look-at"));
                foreach (Rendition text in (Rendition[])[a, b])
                    if (AlignmentViews.Unsettled(open.Study, alignment, text.Id) is { IsEmpty: false } unsettled)
                        door.Say("cli.turns-unsettled", ("name", text.Name.Text), ("turns", string.Join(", ", unsettled)));
            }
            return 0;
        });
        return command;
    }

    private static Command Link(Door door)
    {
        (Argument<string> one, Argument<string> other) = Texts();
        var units = new Argument<string>("TURNS") { Description = "Turns of the one text: 14, 14-15, or none. Paragraphs count where a text has no turns." };
        var there = new Argument<string>("TURNS THERE") { Description = "The turns of the other that say the same." };
        var command = new Command("link", "Say which turns belong together; other links give way.") { one, units, other, there };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            (Rendition a, Rendition b) = Named(door, open.Study, parsed, one, other);
            UnitRange? here = Read(door, parsed.GetValue(units)!), far = Read(door, parsed.GetValue(there)!);
            door.Record(open, (study, _) => AlignmentDecisions.Link(study, a.Id, here, b.Id, far));
            door.Say("cli.linked", ("one", a.Name.Text), ("units", Written(here)), ("other", b.Name.Text), ("there", Written(far)));
            return 0;
        });
        return command;
    }

    private static Command Confirm(Door door)
    {
        (Argument<string> one, Argument<string> other) = Texts();
        var command = new Command("confirm", "Say that the whole alignment is right.") { one, other };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            (Rendition a, Rendition b) = Named(door, open.Study, parsed, one, other);
            door.Record(open, (study, _) => AlignmentDecisions.Confirm(study, a.Id, b.Id));
            door.Say("cli.alignment-confirmed", ("one", a.Name.Text), ("other", b.Name.Text));
            return 0;
        });
        return command;
    }

    private static Command Remove(Door door)
    {
        (Argument<string> one, Argument<string> other) = Texts();
        var command = new Command("remove", "Take an alignment away.") { one, other };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Write(parsed);
            (Rendition a, Rendition b) = Named(door, open.Study, parsed, one, other);
            door.Record(open, (study, _) => AlignmentDecisions.Remove(study, a.Id, b.Id));
            door.Say("cli.alignment-removed", ("one", a.Name.Text), ("other", b.Name.Text));
            return 0;
        });
        return command;
    }

    private static (Argument<string> One, Argument<string> Other) Texts() => (
        new Argument<string>("TEXT") { Description = "A text: the source's name for its original, else the text's own name or id." },
        new Argument<string>("OTHER") { Description = "Another text of the same source." });

    private static (Rendition One, Rendition Other) Named(Door door, Study study, ParseResult parsed, Argument<string> one, Argument<string> other) =>
        (door.Granted(Names.Document(study, parsed.GetValue(one)!)), door.Granted(Names.Document(study, parsed.GetValue(other)!)));

    private static Alignment? Found(Study study, Rendition a, Rendition b) =>
        study.Sources.ById[a.Source].Alignments.FirstOrDefault(alignment => alignment.Joins(a.Id, b.Id));

    private static UnitRange? Read(Door door, string typed)
    {
        if (string.Equals(typed.Trim(), None, StringComparison.OrdinalIgnoreCase)) return null;
        string[] ends = typed.Split(['-', '–'], 2, StringSplitOptions.TrimEntries);
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last)
            ? new UnitRange(first, last)
            : throw door.Refuse(Refusal.Of("cli.turns-unreadable", ("typed", typed)));
    }

    private static string Written(UnitRange? range) => range switch
    {
        null => None,
        { Count: 1 } one => one.First.ToString(CultureInfo.InvariantCulture),
        { } several => string.Create(CultureInfo.InvariantCulture, $"{several.First}-{several.Last}"),
    };

    private static string? Short(string? text)
    {
        const int Longest = 40;
        if (text is null) return null;
        string line = text.ReplaceLineEndings(" ");
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= Longest ? line : elements.SubstringByTextElements(0, Longest - 1) + "…";
    }

    private static object ToJson(AlignmentRow row, bool turned)
    {
        (UnitRange? here, UnitRange? there) = turned ? (row.Link.InB, row.Link.InA) : (row.Link.InA, row.Link.InB);
        return new
        {
            first = here?.First,
            last = here?.Last,
            firstThere = there?.First,
            lastThere = there?.Last,
            confirmed = row.Link.IsConfirmed,
            wantsLooking = row.WantsLooking,
            text = (turned ? row.TextB : row.TextA)?.Text,
            textThere = (turned ? row.TextA : row.TextB)?.Text,
        };
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>What is published.</summary>
internal static class ReportsCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("reports", "What is published. Words leave only with consent.") { Publish(door) };

    private static Command Publish(Door door)
    {
        var to = new Option<string[]>("--to")
        {
            Description = "The forms, divided by commas: html, docx, md.",
            HelpName = "FORMS",
            DefaultValueFactory = static _ => ["html"],
        };
        var folder = new Option<string>("--out") { Description = "The folder to write into.", HelpName = "DIR", Required = true };
        var withhold = new Option<bool>("--withhold") { Description = "Leave out the words that may not leave, each with its reason, instead of refusing." };
        var title = new Option<string?>("--title") { Description = "The report's title. Default: the study's." };
        var date = new Option<string?>("--date") { Description = "The date to print (YYYY-MM-DD). Default: the day of the last act that the report rests on." };
        var codes = new Option<string[]>("--code") { Description = "Tell only of this code and those below it; may stand several times. Without it: all codes.", HelpName = "CODE" };
        var sources = new Option<string[]>("--source") { Description = "Tell only of this source; may stand several times. Without it: all sources.", HelpName = "SOURCE" };
        var most = new Option<string?>("--max-passages") { Description = "Show at most so many passages of each code, taken evenly from all; how many more there are is said.", HelpName = "N" };
        var translations = new Option<bool>("--with-translations") { Description = "Show each passage in the other texts of its source too: whole turns, so that more words leave than were coded." };
        var command = new Command("publish",
            "Publish the coding report: sources, codebook, counts, and the passages of each code.")
        {
            to, folder, codes, sources, most, translations, withhold, title, date,
        };
        command.SetAction(parsed =>
        {
            ImmutableArray<ReportFormat> forms = Forms(door, parsed.GetValue(to)!);
            string place = parsed.GetValue(folder)!;
            // Before the release is noted: nothing could leave into a file's place.
            if (File.Exists(place)) throw door.Refuse(Refusal.Of("reports.folder-is-file", ("folder", place)));
            using OpenStudy open = door.Write(parsed);
            var order = new CodingReportOrder(door.Today, parsed.GetValue(title), Day(door, parsed.GetValue(date)))
            {
                Codes = [.. (parsed.GetValue(codes) ?? []).Select(typed => door.Granted(Names.Code(open.Study, typed)).Id)],
                Sources = [.. (parsed.GetValue(sources) ?? []).Select(typed => door.Granted(Names.Source(open.Study, typed)).Id)],
                WithTranslations = parsed.GetValue(translations),
                MostPassages = Most(door, parsed.GetValue(most)),
            };
            CodingReport report = CodingReportViews.Of(open.Study, order);
            ImmutableArray<string> names = [.. forms.Select(ReportFormats.NameOf)];
            // Noted before it is written: a report that left and is not in the history is worse than a line without a report.
            Outcome<Act> released = open.Record((study, fresh) => ReportsDecisions.Release(study, report, names, parsed.GetValue(withhold), fresh));
            if (released.Refusal is { } refusal)
            {
                door.Say(refusal.Code, [.. refusal.Values]);
                if (refusal.Code == "reports.words-without-consent") door.Say("cli.use-withhold");
                throw new CommandStoppedException(CommandLine.Refused);
            }
            ImmutableArray<string> written = door.Granted(ReportFormats.Write(report, place, forms));
            foreach (Note note in report.Notes) door.Terminal.Error.WriteLine(Messages.English.Say(note));
            door.Say("cli.published", ("files", string.Join(", ", written)));
            return 0;
        });
        return command;
    }

    private static ImmutableArray<ReportFormat> Forms(Door door, string[] asked)
    {
        var forms = ImmutableArray.CreateBuilder<ReportFormat>();
        foreach (string name in asked.SelectMany(static part => part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!Enum.TryParse(name, ignoreCase: true, out ReportFormat form) || !Enum.IsDefined(form) || char.IsAsciiDigit(name[0]))
            {
                door.Say("cli.kind-unknown", ("typed", name), ("known", "html, docx, md"));
                throw new CommandStoppedException(CommandLine.NotUnderstood);
            }
            forms.Add(form);
        }
        return forms.ToImmutable();
    }

    private static int? Most(Door door, string? typed)
    {
        if (typed is null) return null;
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out int most)
            ? most
            : throw door.Refuse(Refusal.Of("cli.number-unreadable", ("typed", typed)));
    }

    private static DateOnly? Day(Door door, string? typed)
    {
        if (typed is null) return null;
        return DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw door.Refuse(Refusal.Of("cli.day-unreadable", ("typed", typed)));
    }
}

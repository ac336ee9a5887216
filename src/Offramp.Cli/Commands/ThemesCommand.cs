using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>How themes came up, of those asked.</summary>
internal static class ThemesCommand
{
    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var codes = new Option<string[]>("--code") { Description = "The theme: a code with all below it; may stand several times. Default: every code.", HelpName = "CODE" };
        var wave = new Option<string?>("--wave") { Description = "Only sources of this round of fieldwork." };
        var byWave = new Option<bool>("--by-wave") { Description = "Count each round of fieldwork for itself." };
        var coders = new Option<string[]>("--only-coder") { Description = "Only codings of this coder; may stand several times. Default: of all together.", HelpName = "NAME" };
        var people = new Option<bool>("--participants") { Description = "A table of themes by participants instead of counts." };
        Option<bool> json = Door.Json();
        var command = new Command(
            "themes", "How each theme came up: not asked, not raised, spontaneous, prompted, pressed or denied, by participant, and how many raised it of those asked.")
        {
            codes, wave, byWave, coders, people, json,
        };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            var query = new ThemeQuery
            {
                Codes = [.. (parsed.GetValue(codes) ?? []).Select(typed => door.Granted(Names.Code(open.Study, typed)).Id)],
                Coders = [.. (parsed.GetValue(coders) ?? []).Select(typed => door.Granted(Names.Coder(open.Study, typed)).Id)],
                Wave = parsed.GetValue(wave),
            };
            (string? Wave, ImmutableArray<ThemeRow> Rows)[] rounds = parsed.GetValue(byWave)
                ? [.. SourcesViews.Waves(open.Study).Where(w => w.Name is not null && (query.Wave is null || NameRule.Same(w.Name, query.Wave)))
                    .Select(w => (w.Name, ThemeViews.Rows(open.Study, query with { Wave = w.Name })))]
                : [(query.Wave, ThemeViews.Rows(open.Study, query))];
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, rounds.SelectMany(static round => round.Rows.Select(row => new { wave = round.Wave, row = GuideJson.Of(row) })));
                return 0;
            }
            foreach ((string? round, ImmutableArray<ThemeRow> rows) in rounds)
            {
                if (parsed.GetValue(byWave)) door.Terminal.Out.WriteLine(round);
                if (parsed.GetValue(people)) ByParticipant(door, rows);
                else Counts(door, rows);
            }
            return 0;
        });
        return command;
    }

    private static void Counts(Door door, ImmutableArray<ThemeRow> rows)
    {
        var table = new TextTable("theme", "of those asked");
        foreach (ThemeRow row in rows) table.Add(row.Path, row.Counts.InWords());
        table.Write(door.Terminal, Messages.English.Say("cli.no-codes"));
    }

    private static void ByParticipant(Door door, ImmutableArray<ThemeRow> rows)
    {
        ImmutableArray<ParticipantTheme> first = rows.IsEmpty ? [] : rows[0].Participants;
        var table = new TextTable(["theme", .. first.Select(static p => p.Participant.Pseudonym.Text)]);
        // A further state stands behind the one that leads: "pressed, denied".
        foreach (ThemeRow row in rows) table.Add([row.Path, .. row.Participants.Select(static p => string.Join(", ", p.States.Select(ThemeCounts.NameOf)).Replace('-', ' '))]);
        table.Write(door.Terminal, Messages.English.Say("cli.no-codes"));
    }
}

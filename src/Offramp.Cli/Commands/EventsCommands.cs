using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Methods.Dates;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Events that people date their lives by.</summary>
internal static class EventsCommands
{
    /// <summary>The command and those below it.</summary>
    public static Command All(Door door) => new("events", "What happened that people date by: takeovers, losses of territory, strikes.")
    {
        List(door), Add(door), Rename(door), Set(door), Remove(door),
    };

    /// <summary>What is known of an event, with its date read as EDTF and the words beside it.</summary>
    public static ImmutableDictionary<EventField, string> Settled(string? date, string? place, string? note)
    {
        var particulars = ImmutableDictionary.CreateBuilder<EventField, string>();
        if (date is not null)
        {
            particulars[EventField.Date] = TypedDate.Read(date) ?? date;
            if (TypedDate.Read(date) is { } read && read != date.Trim()) particulars[EventField.DateAsSaid] = date.Trim();
        }
        if (place is not null) particulars[EventField.Place] = place;
        if (note is not null) particulars[EventField.Note] = note;
        return particulars.ToImmutable();
    }

    private static Argument<string> Named() => new("EVENT") { Description = "The event: its name or id." };

    private static Command List(Door door)
    {
        Option<bool> json = Door.Json();
        var command = new Command("list", "The events, by date.") { json };
        command.SetAction(parsed =>
        {
            using OpenStudy open = door.Read(parsed);
            Event[] events = [.. open.Study.Sources.Events.Values.OrderBy(static e => DateOf(e) is null).ThenBy(DateOf).ThenBy(static e => e.Name.Text, StringComparer.Ordinal)];
            if (parsed.GetValue(json))
            {
                JsonLines.Write(door.Terminal.Out, events.Select(static e => new
                {
                    id = e.Id.ToString(),
                    name = e.Name.Text,
                    date = e.Noted(EventField.Date),
                    dateAsSaid = e.Noted(EventField.DateAsSaid),
                    place = e.Noted(EventField.Place),
                    note = e.Noted(EventField.Note),
                }));
                return 0;
            }
            var table = new TextTable("event", "date", "place", "note");
            foreach (Event e in events) table.Add(e.Name.Text, DateOf(e)?.InWords() ?? e.Noted(EventField.DateAsSaid), e.Noted(EventField.Place), e.Noted(EventField.Note));
            table.Write(door.Terminal, Messages.English.Say("cli.no-events"));
            return 0;
        });
        return command;
    }

    private static Command Add(Door door)
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var date = new Option<string?>("--date") { Description = "When: EDTF or words such as \"November 2019\"." };
        var place = new Option<string?>("--place") { Description = "Where, from wide to narrow, divided by /." };
        var note = new Option<string?>("--note") { Description = "Anything else." };
        var command = new Command("add", "Add an event.") { name, date, place, note };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => EventDecisions.Add(
            study, parsed.GetValue(name)!, Settled(parsed.GetValue(date), parsed.GetValue(place), parsed.GetValue(note)), fresh)));
        return command;
    }

    private static Command Rename(Door door)
    {
        Argument<string> named = Named();
        var name = new Argument<string>("NAME") { Description = "The new name." };
        var command = new Command("rename", "Call an event otherwise; dates that rest on it follow.") { named, name };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Event(study, parsed.GetValue(named)!).Then(known =>
            EventDecisions.Rename(study, known.Id, parsed.GetValue(name)!))));
        return command;
    }

    private static Command Set(Door door)
    {
        Argument<string> named = Named();
        var field = new Argument<EventField>("FIELD") { Description = "date, date-as-said, place or note.", CustomParser = static result => Kinds.Argument<EventField>(result) };
        var text = new Argument<string>("TEXT") { Description = "What to note; empty removes it. Dates that rest on the event follow its date." };
        var command = new Command("set", "Note a particular of an event.") { named, field, text };
        command.SetAction(parsed => door.ChangeMany(parsed, (study, _) => Names.Event(study, parsed.GetValue(named)!).Then(known =>
        {
            string typed = parsed.GetValue(text)!.Trim();
            var act = new Composition(study);
            if (parsed.GetValue(field) != EventField.Date || typed.Length == 0) act.Add(s => EventDecisions.Note(s, known.Id, parsed.GetValue(field), typed));
            else
                foreach ((EventField which, string words) in Settled(typed, null, null).OrderBy(static p => p.Key)) act.Add(s => EventDecisions.Note(s, known.Id, which, words));
            return act.Outcome;
        })));
        return command;
    }

    private static Command Remove(Door door)
    {
        Argument<string> named = Named();
        var command = new Command("remove", "Take an event out by which nothing is dated.") { named };
        command.SetAction(parsed => door.Change(parsed, (study, _) => Names.Event(study, parsed.GetValue(named)!).Then(known => EventDecisions.Remove(study, known.Id))));
        return command;
    }

    private static Edtf? DateOf(Event e) => e.Noted(EventField.Date) is { } date && Edtf.TryParse(date, out Edtf? read, out _) ? read : null;
}

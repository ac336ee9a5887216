using System.Collections.Immutable;
using System.CommandLine;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Writing guides and events anew so that their old versions are destroyed.</summary>
internal static class RewriteSourcesCommands
{
    /// <summary>The command for a guide.</summary>
    public static Command Guide(Door door)
    {
        Argument<string> named = GuidesCommands.Guide();
        var title = new Option<string?>("--title") { Description = "Another title; without it the title stays." };
        var question = new Option<string?>("--question") { Description = "The question whose text is to be another.", HelpName = "QUESTION" };
        var text = new Option<string?>("--text") { Description = "The text of that question from now on." };
        var command = new Command("guide", "Rewrite a version of a guide: what is not named stays, and every earlier wording is destroyed.") { named, title, question, text };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Guide(study, parsed.GetValue(named)!).Then(guide =>
        {
            var texts = ImmutableDictionary<Id<Question>, string>.Empty;
            if (parsed.GetValue(question) is not { } label) return SourcesRewriting.Guide(study, guide.Id, parsed.GetValue(title), texts, fresh);
            return Names.Question(guide, label).Then(asked =>
                SourcesRewriting.Guide(study, guide.Id, parsed.GetValue(title), texts.Add(asked.Id, parsed.GetValue(text) ?? ""), fresh));
        })));
        return command;
    }

    /// <summary>The command for an event.</summary>
    public static Command Event(Door door)
    {
        var named = new Argument<string>("EVENT") { Description = "The event." };
        var name = new Option<string?>("--name") { Description = "Another name; without it the name stays." };
        var date = new Option<string?>("--date") { Description = "Another date; empty for none." };
        var place = new Option<string?>("--place") { Description = "Another place; empty for none." };
        var note = new Option<string?>("--note") { Description = "Another note; empty for none." };
        var command = new Command("event", "Rewrite what is kept of an event: what is not named stays, and everything earlier is destroyed.") { named, name, date, place, note };
        command.SetAction(parsed => door.Change(parsed, (study, fresh) => Names.Event(study, parsed.GetValue(named)!).Then(known =>
        {
            ImmutableDictionary<EventField, string> particulars = EventsCommands.Settled(parsed.GetValue(date), parsed.GetValue(place), parsed.GetValue(note));
            // A new date makes the words of the old one wrong.
            if (parsed.GetValue(date) is not null && !particulars.ContainsKey(EventField.DateAsSaid)) particulars = particulars.Add(EventField.DateAsSaid, "");
            return SourcesRewriting.Event(study, known.Id, parsed.GetValue(name), particulars, fresh);
        })));
        return command;
    }
}

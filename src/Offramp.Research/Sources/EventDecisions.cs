using System.Collections.Immutable;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>What a person may do with events, and with dates that rest on them.</summary>
public static class EventDecisions
{
    /// <summary>Adds an event. A date must be EDTF.</summary>
    public static Outcome<Change> Add(Study study, string name, IReadOnlyDictionary<EventField, string> particulars, Fresh fresh) =>
        FreeName(study, name, null).Then<Change>(free =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            var noted = ImmutableArray.CreateBuilder<EventWords>();
            foreach ((EventField field, string typed) in particulars.OrderBy(static p => p.Key))
            {
                Outcome<string?> text = Check(field, typed);
                if (text.IsRefused) return text.Refusal!;
                if (text.Value is { } words) noted.Add(new EventWords(field, new Words(holder, words)));
            }
            return new EventAdded(fresh.Id<Event>(), holder, new Words(holder, free), noted.ToImmutable());
        });

    /// <summary>Calls an event otherwise.</summary>
    public static Outcome<Change> Rename(Study study, Id<Event> id, string name) => Present(study, id).Then(known =>
        FreeName(study, name, id).Then<Change>(free => new EventRenamed(id, new Words(known.Holder, free))));

    /// <summary>Sets a particular of an event, or removes it (null or blank). What is dated by the event follows.</summary>
    public static Outcome<Change> Note(Study study, Id<Event> id, EventField field, string? text) => Present(study, id).Then(known =>
        Check(field, text).Then<Change>(words => new EventNoted(id, field, words is null ? null : new Words(known.Holder, words))));

    /// <summary>Takes an event out. Refused where sources are dated by it.</summary>
    public static Outcome<Change> Remove(Study study, Id<Event> id) => Present(study, id).Then<Change>(known =>
        Events.Dated(study, id).Select(static s => s.Name.Text).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } dated
            ? Refusal.Of("sources.event-used", ("event", known.Name.Text), ("sources", Names.Listed(dated, 10)))
            : new EventRemoved(id));

    /// <summary>Dates a source by an event, as it was told; null takes that date away. The event is named in the date by its name or id.</summary>
    public static Outcome<Change> Date(Study study, Id<Source> source, RelativeDate? date) => SourcesDecisions.Present(study, source).Then<Change>(known =>
    {
        if (date is null) return new SourceDatedByEvent(source, null);
        return Names.Event(study, date.Event).Then<Change>(rests =>
            new SourceDatedByEvent(source, new DatedByEvent(rests.Id, new Words(known.Holder, (date with { Event = rests.Id.ToString() }).ToString()))));
    });

    internal static Outcome<Event> Present(Study study, Id<Event> id) =>
        study.Sources.Events.TryGetValue(id, out Event? known) ? known : Refusal.Of("sources.event-gone") with { Field = "event" };

    internal static Outcome<string> FreeName(Study study, string name, Id<Event>? except) => NameRule.Check(name, "name").Then<string>(wanted =>
        study.Sources.Events.Values.Any(e => e.Id != except && NameRule.Same(e.Name.Text, wanted))
            ? Refusal.Of("sources.event-taken", ("name", wanted)) with { Field = "name" }
            : wanted);

    internal static Outcome<string?> Check(EventField field, string? typed) => NameRule.CheckText(typed, "text").Then(words => words is not null && field == EventField.Date
        ? DateRule.Check(words, "date").Then<string?>(static date => date)
        : words);
}

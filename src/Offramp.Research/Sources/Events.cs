using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Applies what happens to events.</summary>
internal static class Events
{
    public static Study Add(Study study, EventAdded c) => With(study, new Event
    {
        Id = c.Event,
        Holder = c.Holder,
        Name = c.Name,
        Particulars = Table(c.Particulars),
    });

    public static Study Apply(Study study, OneEventChange change)
    {
        if (!study.Sources.Events.TryGetValue(change.Event, out Event? known)) return study.WithConflict(change, "sources.event-gone");
        return change switch
        {
            EventRenamed c => With(study, known with { Name = c.Name }),
            EventNoted c => With(study, known with
            {
                Particulars = c.Text is { } text ? known.Particulars.SetItem(c.Field, text) : known.Particulars.Remove(c.Field),
            }),
            // Another copy may have dated a source by it in the meantime.
            EventRemoved when Dated(study, known.Id).Any() => study.WithConflict(change, "sources.event-used-meanwhile"),
            EventRemoved => study with { Sources = study.Sources with { Events = study.Sources.Events.Remove(known.Id) } },
            EventRewritten c => With(study, known with { Holder = c.Holder, Name = c.Name, Particulars = Table(c.Particulars) }),
            _ => throw new NotSupportedException(change.GetType().Name),
        };
    }

    /// <summary>The sources that are dated by an event.</summary>
    public static IEnumerable<Source> Dated(Study study, Id<Event> id) => study.Sources.ById.Values.Where(s => s.DatedBy?.Event == id);

    private static Study With(Study study, Event known) =>
        study with { Sources = study.Sources with { Events = study.Sources.Events.SetItem(known.Id, known) } };

    private static ImmutableDictionary<EventField, Words> Table(ImmutableArray<EventWords> particulars) =>
        particulars.DistinctBy(static p => p.Field).ToImmutableDictionary(static p => p.Field, static p => p.Text);
}

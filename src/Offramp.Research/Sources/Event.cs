using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Something that happened and that people date their lives by: a takeover, the loss of territory, a strike. Its words are the team's own.</summary>
public sealed record Event
{
    /// <summary>The event.</summary>
    public required Id<Event> Id { get; init; }

    /// <summary>The holder of its words.</summary>
    public required Id<Holder> Holder { get; init; }

    /// <summary>What it is called.</summary>
    public required Words Name { get; init; }

    /// <summary>What else is known, each in words.</summary>
    public ImmutableDictionary<EventField, Words> Particulars { get; init; } = ImmutableDictionary<EventField, Words>.Empty;

    /// <summary>A particular's words, or null.</summary>
    public string? Noted(EventField field) => Particulars.TryGetValue(field, out Words? words) ? words.Readable : null;

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>What else is known of an event.</summary>
public enum EventField
{
    /// <summary>When (EDTF).</summary>
    Date,

    /// <summary>When, in words.</summary>
    DateAsSaid,

    /// <summary>Where, from the widest to the narrowest place, divided by <c>/</c>.</summary>
    Place,

    /// <summary>Anything else.</summary>
    Note,
}

/// <summary>A date of a source that was told by an event.</summary>
/// <param name="Event">The event.</param>
/// <param name="Text">The relative date as <see cref="Methods.Dates.RelativeDate"/> writes it, with the event's id as its name, under the source's holder.</param>
public sealed record DatedByEvent(Id<Event> Event, Words Text);

/// <summary>One particular of an event and its words.</summary>
public sealed record EventWords(EventField Field, Words Text);

/// <summary>An event came in.</summary>
public sealed record EventAdded(Id<Event> Event, Id<Holder> Holder, Words Name, ImmutableArray<EventWords> Particulars) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [Event.Value];
}

/// <summary>A change of one event that rests on it.</summary>
public abstract record OneEventChange(Id<Event> Event) : SourcesChange
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => [Event.Value];
}

/// <summary>An event is called otherwise.</summary>
public sealed record EventRenamed(Id<Event> Event, Words Name) : OneEventChange(Event);

/// <summary>A particular of an event was set, or removed (null).</summary>
public sealed record EventNoted(Id<Event> Event, EventField Field, Words? Text) : OneEventChange(Event);

/// <summary>An event was taken out. One by which a source is dated stays.</summary>
public sealed record EventRemoved(Id<Event> Event) : OneEventChange(Event);

/// <summary>An event's words were written anew under a new holder and the old keys destroyed.</summary>
public sealed record EventRewritten(
    Id<Event> Event, ImmutableArray<Id<Holder>> OldHolders, Id<Holder> Holder, Words Name, ImmutableArray<EventWords> Particulars) : OneEventChange(Event)
{
    /// <inheritdoc/>
    public override bool CanBeRetracted => false;

    /// <inheritdoc/>
    public override ImmutableArray<Id<Holder>> Destroys => OldHolders;
}

/// <summary>A source's date was told by an event, or is not any more (null).</summary>
public sealed record SourceDatedByEvent(Id<Source> Source, DatedByEvent? Date) : OneSourceChange(Source)
{
    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn => Date is { } date ? [Source.Value, date.Event.Value] : [Source.Value];
}

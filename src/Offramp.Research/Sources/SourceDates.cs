using System.Collections.Immutable;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>When a source was said, where an event tells it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Relative">The date as it was told; its event is the event's id.</param>
/// <param name="Words">The date in words: "about 6 weeks after the loss of the island".</param>
/// <param name="Range">The days that it may have been, by the event's date as it stands; null where that is not known.</param>
public sealed record DateByEvent(Event Event, RelativeDate Relative, string Words, Edtf? Range)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Event.Id.ToString();
}

/// <summary>What is known of when a source was said.</summary>
public static class SourceDates
{
    /// <summary>The date that rests on an event; null where there is none or it can be read no more.</summary>
    public static DateByEvent? ByEvent(Study study, Source source)
    {
        if (source.DatedBy is not { } dated || !study.Sources.Events.TryGetValue(dated.Event, out Event? known)) return null;
        if (dated.Text.Readable is not { } text || !RelativeDate.TryParse(text, out RelativeDate? relative)) return null;
        Edtf? range = known.Noted(EventField.Date) is { } date && Edtf.TryParse(date, out Edtf? when, out _) ? relative.Resolve(when) : null;
        return new DateByEvent(known, relative, relative.InWords(known.Name.Text), range);
    }

    /// <summary>The EDTF date to compare a source by: its own, else the days that an event leaves it; null where neither is known.</summary>
    public static Edtf? Of(Study study, Source source) =>
        source.Noted(Particular.Date) is { } date && Edtf.TryParse(date, out Edtf? own, out _) ? own : ByEvent(study, source)?.Range;

    /// <summary>Notes a particular as a person typed it: a date in EDTF, in words, or by an event, whose words stay beside what they were taken for; empty
    /// removes it. Refused as <see cref="SourcesDecisions.SetParticular"/> and <see cref="EventDecisions.Date"/> do.</summary>
    public static Outcome<ImmutableArray<Change>> SetTyped(Study study, Id<Source> source, Particular field, string typed) =>
        SourcesDecisions.Present(study, source).Then<ImmutableArray<Change>>(known =>
        {
            string text = typed.Trim();
            string? date = field == Particular.Date ? TypedDate.Read(text) : null;
            var act = new Composition(study);
            if (field == Particular.Date && date is null && Read(study, text) is { } relative)
            {
                act.Add(s => EventDecisions.Date(s, source, relative));
                if (known.Noted(Particular.Date) is not null) act.Add(s => SourcesDecisions.SetParticular(s, source, Particular.Date, null));
                act.Add(s => SourcesDecisions.SetParticular(s, source, Particular.DateAsSaid, text));
                return act.Outcome;
            }
            act.Add(s => SourcesDecisions.SetParticular(s, source, field, date ?? text));
            // One date at a time: what was dated by an event has a date of its own now, or none.
            if (field == Particular.Date && known.DatedBy is not null) act.Add(s => EventDecisions.Date(s, source, null));
            // The words stay beside the date that they were taken for, as they do at import.
            if (date is not null && date != text) act.Add(s => SourcesDecisions.SetParticular(s, source, Particular.DateAsSaid, text));
            return act.Outcome;
        });

    /// <summary>The relative date that a person typed, where it names an event of the study; null where the words are none.</summary>
    public static RelativeDate? Read(Study study, string typed)
    {
        if (!RelativeDate.TryParse(typed.Trim(), out RelativeDate? date)) return null;
        // "after the fall of Ombrey" means the event "Fall of Ombrey" too.
        string[] called = date.Event.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? [date.Event, date.Event[4..]] : [date.Event];
        foreach (string name in called)
            if (Names.Event(study, name) is { IsRefused: false } found) return date with { Event = found.Value.Id.ToString() };
        return date;
    }
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Methods.Dates;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A date as it was typed so far.</summary>
internal sealed record DateAsk(string Typed)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[date]";
}

/// <summary>How a date is read.</summary>
/// <param name="Read">Whether it can be read as a date at all.</param>
/// <param name="Edtf">In EDTF; null where it rests on an event, or cannot be read.</param>
/// <param name="Words">What it means, in words; where it cannot be read, why not and what can be typed.</param>
/// <param name="Event">The event on which it rests.</param>
/// <param name="Range">The days (EDTF) that the event leaves it; null where that is not known.</param>
/// <param name="RangeWords">Those days in words.</param>
internal sealed record DateReply(bool Read, string? Edtf, string Words, string? Event, string? Range, string? RangeWords)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[date]";
}

/// <summary>An event by which people date.</summary>
internal sealed record EventItem(string Id, string Name, string? Date, string? DateInWords, string? DateAsSaid, string? Place, string? Note, int Sources)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Adds an event.</summary>
internal sealed record EventAsk(string Name, string? Date = null, string? Place = null, string? Note = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[event]";
}

/// <summary>A question of a guide.</summary>
/// <param name="Id">The question.</param>
/// <param name="Label">Its number or label.</param>
/// <param name="Text">How it is to be asked.</param>
/// <param name="Depth">0 for one that stands for itself, 1 for a probe, and so on.</param>
/// <param name="Put">In how many sources it was put.</param>
/// <param name="LeftOut">In how many it was left out on purpose.</param>
/// <param name="Codes">The codes that it asks about.</param>
internal sealed record QuestionItem(string Id, string Label, string Text, int Depth, int Put, int LeftOut, string[] Codes)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A version of a guide.</summary>
internal sealed record GuideItem(string Id, string Title, string Version, string? Wave, QuestionItem[] Questions)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>Dates as they are read, the events on which they rest, and the guides.</summary>
internal static class DatesApi
{
    /// <summary>The endpoints.</summary>
    public static void MapDates(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder sources = open.MapGroup("/sources").WithTags("Sources");
        sources.MapPost("/date", Read).WithName("readDate").WithSummary("Reads a date as it is typed and says what it means.");
        sources.MapGet("/events", Events).WithName("studyEvents").WithSummary("The events by which people date, by name.");
        sources.MapPost("/events", Add).WithName("addEvent").WithSummary("Adds an event by which people date.");
        sources.MapGet("/guides", Guides).WithName("guides").WithSummary("The guides with their questions, and in how many sources each was put.");
    }

    private static Ok<DateReply> Read(DateAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        string typed = ask.Typed.Trim();
        if (TypedDate.Read(typed) is { } date && Edtf.TryParse(date, out Edtf? said, out EdtfProblem problem))
            return TypedResults.Ok(new DateReply(true, date, desk.Words.Say(said), null, null, null));
        if (SourceDates.Read(study, typed) is { } relative && Names.Event(study, relative.Event) is { IsRefused: false } found)
        {
            Edtf? range = found.Value.Noted(EventField.Date) is { } when && Edtf.TryParse(when, out Edtf? on, out _) ? relative.Resolve(on) : null;
            return TypedResults.Ok(new DateReply(true, null, desk.Words.Say(relative, found.Value.Name.Text), found.Value.Id.ToString(), range?.ToString(), range is null ? null : desk.Words.Say(range)));
        }
        return TypedResults.Ok(new DateReply(false, null, desk.Words.Say(typed.Length == 0 ? "server.date-empty" : "server.date-not-read"), null, null, null));
    }

    private static Ok<EventItem[]> Events(Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        ILookup<Id<Event>, Source> dated = study.Sources.ById.Values.Where(static s => s.DatedBy is not null).ToLookup(static s => s.DatedBy!.Event);
        return TypedResults.Ok<EventItem[]>(
        [
            .. study.Sources.Events.Values.OrderBy(static e => e.Name.Text, StringComparer.OrdinalIgnoreCase).ThenBy(static e => e.Id).Select(e => new EventItem(
                e.Id.ToString(), e.Name.Text, e.Noted(EventField.Date), e.Noted(EventField.Date) is { } date && Edtf.TryParse(date, out Edtf? said, out _) ? desk.Words.Say(said) : null,
                e.Noted(EventField.DateAsSaid), e.Noted(EventField.Place), e.Noted(EventField.Note), dated[e.Id].Count())),
        ]);
    }

    private static Results<Ok<Acted>, Refused> Add(EventAsk ask, Desk desk) => desk.Act((study, fresh) =>
    {
        string? date = ask.Date is { } typed ? TypedDate.Read(typed) ?? typed.Trim() : null;
        (EventField Field, string? Text)[] said =
            [(EventField.Date, date), (EventField.DateAsSaid, date == ask.Date?.Trim() ? null : ask.Date?.Trim()), (EventField.Place, ask.Place), (EventField.Note, ask.Note)];
        return EventDecisions.Add(study, ask.Name, said.Where(static p => !string.IsNullOrWhiteSpace(p.Text)).ToImmutableDictionary(static p => p.Field, static p => p.Text!), fresh);
    });

    private static Ok<GuideItem[]> Guides(Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        return TypedResults.Ok<GuideItem[]>(
        [
            .. GuideViews.All(study).Select(guide => new GuideItem(
                guide.Id.ToString(), guide.Title.Text, guide.Version.Text, guide.Wave?.Text,
                [
                    .. GuideViews.Questions(study, guide).Select(row => new QuestionItem(
                        row.Question.Id.ToString(), row.Question.Label.Text, row.Question.Text.Text, row.Depth, row.Put, row.LeftOut,
                        [.. row.Question.AsksAbout.Where(study.Coding.Codebook.Codes.ContainsKey).Select(static code => code.ToString())])),
                ])),
        ]);
    }
}

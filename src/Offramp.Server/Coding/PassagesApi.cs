using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What is done to a coded passage, and how it stands in the other texts of its source.</summary>
internal static class PassagesApi
{
    /// <summary>The endpoints.</summary>
    public static void MapPassages(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder coding = open.MapGroup("/coding").WithTags("Coding");
        coding.MapPost("/passages/new-code", NewCode).WithName("codePassageAnew").WithSummary("Codes a passage with a code made for it, by name or in its own words.");
        coding.MapPut("/passages/{coding}/judgement", Judge).WithName("judgePassage").WithSummary("Judges a coding: stance, standing, elicitation, standpoint.");
        coding.MapPut("/passages/{coding}/note", Note).WithName("notePassage").WithSummary("Writes a memo or another note on a coding, or removes it.");
        coding.MapPut("/passages/{coding}/span", Stretch).WithName("stretchPassage").WithSummary("Stretches or shrinks a coding.");
        coding.MapPost("/passages/{coding}/split", Split).WithName("splitPassage").WithSummary("Divides a coding in two.");
        coding.MapGet("/passages/{coding}/counterparts", Counterparts).WithName("counterparts").WithSummary("Where a coded passage stands in the other texts of its source.");
        coding.MapGet("/documents/{document}/carried", Carried).WithName("carriedCodings").WithSummary("The codings of the source's other texts as they stand in this one.");
        coding.MapGet("/documents/{document}/beside/{other}", BesideEachOther).WithName("beside").WithSummary("Two texts of a source, line by line.");
    }

    private static Results<Ok<Acted>, Refused> NewCode(NewCodeAsk ask, Desk desk) => desk.Act((study, fresh) =>
        CodingApi.Place(study, ask.Passage).Then(place => Parent(ask.Parent).Then(parent => ask.Name is { } name
            ? CodebookDecisions.AddCodeTo(study, place, new NewCode(name, parent.Code), fresh)
            : CodebookDecisions.AddInVivoCode(study, place, parent.Code, fresh))));

    private static Results<Ok<Acted>, Refused> Judge(string coding, JudgeAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<PassageCoding>(coding, "coding").Then(id =>
            CodingDecisions.Judge(study, id, new JudgementEdit(ask.Stance, ask.Standing, ask.Elicitation, ask.Standpoint), fresh)));

    private static Results<Ok<Acted>, Refused> Note(string coding, NoteAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<PassageCoding>(coding, "coding").Then(id => CodingDecisions.Note(study, id, ask.Field, ask.Text, fresh)));

    private static Results<Ok<Acted>, Refused> Stretch(string coding, StretchAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<PassageCoding>(coding, "coding").Then(id => Now(study, id, ask.Version, ask.Start, ask.End)
            .Then(span => CodingDecisions.Stretch(study, id, span.Start, span.End, fresh))));

    // A place between two words is carried as the passage that begins there.
    private static Results<Ok<Acted>, Refused> Split(string coding, SplitAsk ask, Desk desk) => desk.Act((study, fresh) =>
        Acting.Id<PassageCoding>(coding, "coding").Then(id => Now(study, id, ask.Version, ask.At, ask.At == int.MaxValue ? ask.At : ask.At + 1)
            .Then(span => CodingDecisions.Divide(study, id, span.Start, fresh))));

    private static Results<Ok<CounterpartItem[]>, Refused> Counterparts(string coding, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<(Id<Rendition> Document, PassageCoding Coding)> found = Acting.Id<PassageCoding>(coding, "coding").Then(id => Find(study, id));
        if (found.Refusal is { } refusal) return new Refused(refusal);
        (Id<Rendition> document, PassageCoding passage) = found.Value;
        return TypedResults.Ok<CounterpartItem[]>([.. AlignmentViews.Counterparts(study, document, passage.Start, passage.End).Select(CounterpartItem.Of)]);
    }

    private static Results<Ok<CarriedReply>, Refused> Carried(string document, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Rendition> found = SourcesApi.Document(study, document);
        if (found.Refusal is { } refusal) return new Refused(refusal);
        Rendition text = found.Value;
        CarriedCoding[] carried =
        [
            .. from other in study.Sources.ById.TryGetValue(text.Source, out Source? source) ? source.Renditions : []
               where other != text.Id
               from coding in study.Coding.In(other)
               from at in AlignmentViews.Counterparts(study, other, coding.Start, coding.End)
               where at.Document.Id == text.Id
               select new CarriedCoding(CodingItem.Of(coding), other.ToString(), at.Start, at.End, at.IsConfirmed, at.Units),
        ];
        return TypedResults.Ok(new CarriedReply(text.Id.ToString(), text.Version.ToString(), carried));
    }

    private static Results<Ok<BesideItem[]>, Refused> BesideEachOther(string document, string other, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<(Rendition, Rendition)> both = SourcesApi.Document(study, document).Then(here =>
            SourcesApi.Document(study, other).Then<(Rendition, Rendition)>(there => (here, there)));
        if (both.Refusal is { } refusal) return new Refused(refusal);
        (Rendition here, Rendition there) = both.Value;
        return TypedResults.Ok<BesideItem[]>([.. Beside.Rows(study, here.Id, there.Id).Select(BesideItem.Of)]);
    }

    private static Outcome<Above> Parent(string? typed) =>
        typed is null ? new Above(null) : Acting.Id<Code>(typed, "parent").Then<Above>(static id => new Above(id));

    // The text may have been corrected since the page read it.
    private static Outcome<TextSpan> Now(Study study, Id<PassageCoding> coding, string typed, int start, int end) => Find(study, coding).Then(found =>
        Acting.Id<TextVersion>(typed, "version").Then<TextSpan>(version =>
        {
            Rendition text = study.Sources.Renditions[found.Document];
            if (version == text.Version) return new TextSpan(start, end);
            return start >= 0 && end >= start && text.Knows(version) && text.CarryFrom(version, start, end) is { } at
                ? new TextSpan(at.Start, at.End)
                : Refusal.Of("server.text-corrected") with { Field = "version" };
        }));

    private static Outcome<(Id<Rendition> Document, PassageCoding Coding)> Find(Study study, Id<PassageCoding> id)
    {
        foreach (Id<Rendition> document in study.Coding.ByDocument.Keys)
            foreach (PassageCoding coding in study.Coding.In(document))
                if (coding.Id == id && study.Sources.Renditions.ContainsKey(document)) return (document, coding);
        return Refusal.Of("coding.coding-gone") with { Field = "coding" };
    }

    private readonly record struct Above(Id<Code>? Code);
}

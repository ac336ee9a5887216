using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Says that somebody spoke in a source or helped with it.</summary>
/// <param name="Person">The participant's or collaborator's id.</param>
/// <param name="Speaker">The label before their turns; nothing where the text has none.</param>
internal sealed record PersonLinkAsk(string Person, string? Speaker = null)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Person;
}

/// <summary>Who spoke in a source and who helped with it.</summary>
internal static class PeopleApi
{
    /// <summary>The endpoints.</summary>
    public static void MapPeople(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder source = open.MapGroup("/sources/{source}").WithTags("Sources");
        source.MapPost("/participants", Spoke).WithName("linkParticipant").WithSummary("Says that a participant spoke in a source; again, under another label.");
        source.MapDelete("/participants/{person}", SpokeNot).WithName("unlinkParticipant").WithSummary("Says that a participant did not speak in a source after all.");
        source.MapPost("/collaborators", Helped).WithName("linkCollaborator").WithSummary("Says that a collaborator helped with a source; again, under another label.");
        source.MapDelete("/collaborators/{person}", HelpedNot).WithName("unlinkCollaborator").WithSummary("Says that a collaborator had no part in a source after all.");
    }

    private static Results<Ok<Acted>, Refused> Spoke(string source, PersonLinkAsk ask, Desk desk) =>
        On<Participant>(source, ask.Person, desk, (study, known, who) => SourceLinks.LinkParticipant(study, known, who, ask.Speaker));

    private static Results<Ok<Acted>, Refused> SpokeNot(string source, string person, Desk desk) => On<Participant>(source, person, desk, SourceLinks.UnlinkParticipant);

    private static Results<Ok<Acted>, Refused> Helped(string source, PersonLinkAsk ask, Desk desk) =>
        On<Collaborator>(source, ask.Person, desk, (study, known, who) => SourceLinks.LinkCollaborator(study, known, who, ask.Speaker));

    private static Results<Ok<Acted>, Refused> HelpedNot(string source, string person, Desk desk) => On<Collaborator>(source, person, desk, SourceLinks.UnlinkCollaborator);

    private static Results<Ok<Acted>, Refused> On<T>(string source, string person, Desk desk, Func<Study, Id<Source>, Id<T>, Outcome<Change>> decide) =>
        desk.Act((study, _) => SourcesApi.Source(study, source).Then(known => Acting.Id<T>(person, "person").Then(who => decide(study, known.Id, who))));
}

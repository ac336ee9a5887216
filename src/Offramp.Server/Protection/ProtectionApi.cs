using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Adds a participant.</summary>
internal sealed record ParticipantAsk(string Pseudonym, string? Note = null);

/// <summary>Writes the note on a participant anew; blank removes it.</summary>
internal sealed record ParticipantNoteAsk(string Participant, string? Note = null);

/// <summary>Adds a collaborator.</summary>
internal sealed record CollaboratorAsk(string Pseudonym, CollaboratorRole Role);

/// <summary>Notes what a collaborator decided.</summary>
internal sealed record NamingAsk(string Collaborator, Naming Naming);

/// <summary>Records what a participant agreed to for a meeting, named by itself or by a source that came of it. Dates are EDTF or words.</summary>
internal sealed record ConsentAsk
{
    public required string Participant { get; init; }

    public string? Encounter { get; init; }

    public string? Source { get; init; }

    public required ConsentScope Scope { get; init; }

    public required ConsentFreedom Freedom { get; init; }

    public bool LifeHistory { get; init; }

    public bool Archive { get; init; }

    public bool Recontact { get; init; }

    public bool? Understood { get; init; }

    public bool? LimitsTold { get; init; }

    public string? Date { get; init; }

    public string? Until { get; init; }

    public string? Language { get; init; }

    public string? TakenBy { get; init; }

    public string? ArrangedBy { get; init; }

    public string? Payment { get; init; }

    public string? Note { get; init; }

    /// <summary>The participant's id alone.</summary>
    public override string ToString() => Participant;

    /// <summary>What is noted; a blank is no note.</summary>
    public ConsentTerms Terms() => new()
    {
        Scope = Scope,
        Freedom = Freedom,
        LifeHistory = LifeHistory,
        Archive = Archive,
        Recontact = Recontact,
        Understood = Understood,
        LimitsTold = LimitsTold,
        Particulars = new (ConsentField Field, string? Typed)[]
            {
                (ConsentField.Date, InEdtf(Date)), (ConsentField.Until, InEdtf(Until)), (ConsentField.Language, Language), (ConsentField.TakenBy, TakenBy),
                (ConsentField.ArrangedBy, ArrangedBy), (ConsentField.Payment, Payment), (ConsentField.Note, Note),
            }
            .Where(static p => !string.IsNullOrWhiteSpace(p.Typed)).ToImmutableDictionary(static p => p.Field, static p => p.Typed!),
    };

    private static string? InEdtf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : TypedDate.Read(typed) ?? typed;
}

/// <summary>The people behind the sources and what they agreed to.</summary>
internal static class ProtectionApi
{
    /// <summary>The endpoints.</summary>
    public static void MapProtection(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder protection = open.MapGroup("/protection").WithTags("Protection");
        protection.MapGet("", All).WithName("protection").WithSummary("Participants, collaborators, consents, what may leave, and copies.");
        protection.MapPost("/participants", AddParticipant).WithName("addParticipant").WithSummary("Adds a participant under a pseudonym.");
        protection.MapPost("/participants/note", NoteParticipant).WithName("noteParticipant").WithSummary("Writes the note on a participant anew.");
        protection.MapPost("/collaborators", AddCollaborator).WithName("addCollaborator").WithSummary("Adds a collaborator under a pseudonym.");
        protection.MapPost("/collaborators/naming", ChooseNaming).WithName("chooseNaming").WithSummary("Notes what a collaborator decided about being named.");
        protection.MapPost("/consents", RecordConsent).WithName("recordConsent").WithSummary("Records what a participant agreed to for one meeting; the latest record holds.");
    }

    private static Ok<ProtectionItem> All(Desk desk) => TypedResults.Ok(ProtectionItem.Of(desk.Opened.Study.Study, desk.Today, desk.Words));

    private static Results<Ok<Acted>, Refused> AddParticipant(ParticipantAsk ask, Desk desk) =>
        desk.Act((study, fresh) => ProtectionDecisions.AddParticipant(study, ask.Pseudonym, ask.Note, fresh));

    private static Results<Ok<Acted>, Refused> NoteParticipant(ParticipantNoteAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<Participant>(ask.Participant, "participant").Then(id => ProtectionDecisions.NoteParticipant(study, id, ask.Note)));

    private static Results<Ok<Acted>, Refused> AddCollaborator(CollaboratorAsk ask, Desk desk) =>
        desk.Act((study, fresh) => ProtectionDecisions.AddCollaborator(study, ask.Pseudonym, ask.Role, fresh));

    private static Results<Ok<Acted>, Refused> ChooseNaming(NamingAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<Collaborator>(ask.Collaborator, "collaborator").Then(id => ProtectionDecisions.ChooseNaming(study, id, ask.Naming)));

    private static Results<Ok<Acted>, Refused> RecordConsent(ConsentAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<Participant>(ask.Participant, "participant").Then(who => ask.Encounter is { } meeting
            ? Acting.Id<Encounter>(meeting, "encounter").Then(id => Met(study, id)
                ? ProtectionDecisions.RecordConsent(study, who, id, ask.Terms())
                : Refusal.Of("server.encounter-unknown") with { Field = "encounter" })
            : Acting.Id<Source>(ask.Source ?? "", "source").Then(id => ProtectionDecisions.RecordConsent(study, who, id, ask.Terms()))));

    // A meeting is known by its sources, or by a consent that was recorded while it had some.
    private static bool Met(Study study, Id<Encounter> meeting) =>
        study.Sources.ById.Values.Any(s => s.Encounter == meeting) || study.Protection.Consents.Keys.Any(c => c.Encounter == meeting);
}

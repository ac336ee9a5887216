using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What is to be withdrawn: a source alone is the whole source, a participant alone is all of theirs, both (or a source and labels) are one voice.</summary>
internal sealed record WithdrawalAsk
{
    public string? Source { get; init; }

    public string? Participant { get; init; }

    /// <summary>Labels before the turns: of somebody who is no participant, or those that further texts use.</summary>
    public string[] Speakers { get; init; } = [];

    /// <summary>Documents beside the original that go as a whole.</summary>
    public string[] WithoutTexts { get; init; } = [];

    /// <summary>Whether what is noted of the participant stays.</summary>
    public bool KeepRecord { get; init; }

    /// <summary>The name that was typed again; asked for when it is done.</summary>
    public string? Name { get; init; }

    /// <summary>What stood for the preview that was shown; asked for when it is done.</summary>
    public string? Seen { get; init; }

    /// <summary>The ids alone.</summary>
    public override string ToString() => $"{Source} {Participant}";
}

/// <summary>Whether bytes of what was destroyed may still lie in the file.</summary>
internal sealed record ScrubReply(bool Pending);

/// <summary>Withdrawal: shown in full, asked again, final.</summary>
internal static class WithdrawalApi
{
    // What is decided to be looked at is recorded nowhere: its ids are nobody's.
    private static readonly Fresh Looking = new(static () => 0, default, default);

    /// <summary>The endpoints.</summary>
    public static void MapWithdrawal(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder protection = open.MapGroup("/protection").WithTags("Protection");
        protection.MapPost("/withdrawals/preview", Preview).WithName("previewWithdrawal").WithSummary("Shows what a withdrawal would destroy, leave, and ask of people. Changes nothing.");
        protection.MapPost("/withdrawals", Withdraw).WithName("withdraw").WithSummary("Withdraws what was shown, once its name was typed again. Cannot be undone.");
        protection.MapGet("/scrub", Scrub).WithName("scrub").WithSummary("Whether bytes of what was destroyed may still lie in the file.");
        protection.MapPost("/scrub", FinishScrub).WithName("finishScrub").WithSummary("Wipes what could not be wiped before; another program that reads the file may still be in the way.");
    }

    private static Results<Ok<WithdrawalItem>, Refused> Preview(WithdrawalAsk ask, Desk desk, LiveJson json)
    {
        desk.Touch();
        Outcome<WithdrawalItem> shown = Decide(desk.Opened.Study.Study, ask, Looking).Then(changes => Shown(desk, desk.Opened.Study.Study, ask, changes, json));
        return shown.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(shown.Value);
    }

    private static Results<Ok<Acted>, Refused> Withdraw(WithdrawalAsk ask, Desk desk, LiveJson json) => desk.Act((study, fresh) =>
        Decide(study, ask, Looking).Then(looked => Shown(desk, study, ask, looked, json)).Then(shown =>
        {
            // Somebody coded, merged or withdrew meanwhile: what goes now is not what the person agreed to.
            if (ask.Seen != shown.Seen) return Refusal.Of("server.withdrawal-not-seen");
            return string.Equals(ask.Name?.Trim(), shown.Name, StringComparison.Ordinal)
                ? Decide(study, ask, fresh)
                : Refusal.Of("server.name-not-repeated") with { Field = "name" };
        }));

    private static Ok<ScrubReply> Scrub(Desk desk) => TypedResults.Ok(new ScrubReply(desk.Opened.Study.HasLeftToScrub));

    private static Ok<ScrubReply> FinishScrub(Desk desk)
    {
        desk.Touch();
        desk.Opened.Study.FinishScrubbing();
        return Scrub(desk);
    }

    private static Outcome<ImmutableArray<Change>> Decide(Study study, WithdrawalAsk ask, Fresh fresh) => Read(ask).Then(what => what switch
    {
        (null, { } who, _) => WithdrawalDecisions.WithdrawParticipant(study, who, fresh, ask.KeepRecord),
        ({ } source, null, { Speakers.IsEmpty: true }) => WithdrawalDecisions.Withdraw(study, source).Then<ImmutableArray<Change>>(static change => ImmutableArray.Create(change)),
        ({ } source, _, { } voice) => VoiceDecisions.WithdrawWithRecord(study, source, voice, ask.KeepRecord, fresh),
        _ => Refusal.Of("server.needed") with { Field = "source" },
    });

    private static Outcome<(Id<Source>? Source, Id<Participant>? Participant, Voice Voice)> Read(WithdrawalAsk ask)
    {
        var texts = ImmutableArray.CreateBuilder<Id<Rendition>>();
        foreach (string typed in ask.WithoutTexts)
        {
            Outcome<Id<Rendition>> text = Acting.Id<Rendition>(typed, "withoutTexts");
            if (text.Refusal is { } refusal) return refusal;
            texts.Add(text.Value);
        }
        return Named<Source>(ask.Source, "source").Then(source => Named<Participant>(ask.Participant, "participant").Then<(Id<Source>?, Id<Participant>?, Voice)>(who =>
            (source, who, new Voice(who, [.. ask.Speakers.Where(static s => !string.IsNullOrWhiteSpace(s))], texts.ToImmutable()))));
    }

    private static Outcome<Id<T>?> Named<T>(string? typed, string field) =>
        typed is null ? (Id<T>?)null : Acting.Id<T>(typed, field).Then<Id<T>?>(static id => id);

    private static Outcome<WithdrawalItem> Shown(Desk desk, Study study, WithdrawalAsk ask, ImmutableArray<Change> changes, LiveJson json) => Read(ask).Then(what => what switch
    {
        (null, { } who, _) => ParticipantPreview.Of(study, who, ask.KeepRecord).Then<WithdrawalItem>(p =>
            Item(desk, json, p.Name, p.Sources, p.Voices, p.Record)),
        ({ } source, null, { Speakers.IsEmpty: true }) => WithdrawalPreview.Of(study, source).Then<WithdrawalItem>(p => Item(desk, json, p.Name, [p], [], null)),
        ({ } source, var who, { } voice) => VoicePreview.Of(study, source, voice, changes).Then<WithdrawalItem>(p =>
        {
            Participant? participant = who is { } id ? study.Protection.Participants.GetValueOrDefault(id) : null;
            bool record = participant is not null && changes.Any(static c => c is ParticipantWithdrawn);
            return Item(desk, json, participant?.Pseudonym.Text ?? p.Speakers[0], [], [p], record ? RecordToDestroy.Of(study, participant!) : null);
        }),
        _ => Refusal.Of("server.needed") with { Field = "source" },
    });

    private static WithdrawalItem Item(
        Desk desk, LiveJson json, string name, ImmutableArray<WithdrawalPreview> sources, ImmutableArray<VoicePreview> voices, RecordToDestroy? record)
    {
        var item = new WithdrawalItem(
            name, [.. sources.Select(p => SourceGoing.Of(p, desk.Words))], [.. voices.Select(p => VoiceGoing.Of(p, desk.Words))], record is null ? null : RecordGoing.Of(record), "");
        return item with { Seen = Convert.ToHexStringLower(SHA256.HashData(json.Write(item))) };
    }
}

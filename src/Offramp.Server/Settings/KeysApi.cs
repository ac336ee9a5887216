using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server;

/// <summary>A passphrase or recovery key that opens the study; never what it is.</summary>
/// <param name="Id">The slot.</param>
/// <param name="Kind">What opens it.</param>
/// <param name="Label">What its owner called it.</param>
/// <param name="Ours">Whether the study was opened with it.</param>
internal sealed record SlotItem(string Id, SlotKind Kind, string Label, bool Ours)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>What opens the study now.</summary>
/// <param name="Slots">The passphrases and recovery keys.</param>
/// <param name="LeftToFinish">An old key is out of use, but its sealed bytes could not be wiped from the file yet: why, and what to do.</param>
internal sealed record SlotsReply(SlotItem[] Slots, NoteItem? LeftToFinish);

/// <summary>Adds a passphrase.</summary>
/// <param name="Present">A passphrase of the study, typed again.</param>
/// <param name="Passphrase">The new one.</param>
/// <param name="Label">Whose it is.</param>
internal sealed record PassphraseAddAsk(string Present, string Passphrase, string Label)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[passphrase]";
}

/// <summary>Puts a new passphrase in the place of the present one.</summary>
internal sealed record PassphraseChangeAsk(string Present, string Passphrase)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[passphrase]";
}

/// <summary>Removes a passphrase or recovery key.</summary>
internal sealed record SlotRemoveAsk(string Present, string Slot)
{
    /// <summary>The slot alone.</summary>
    public override string ToString() => Slot;
}

/// <summary>Asks for a recovery key.</summary>
internal sealed record RecoveryAsk(string Present)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[passphrase]";
}

/// <summary>A recovery key, told once.</summary>
internal sealed record RecoveryReply(string Key)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[recovery key]";
}

/// <summary>Passphrases and recovery keys. Each change asks for a passphrase of the study again: an unlocked page is not enough.</summary>
internal static class KeysApi
{
    /// <summary>The endpoints.</summary>
    public static void MapKeys(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder slots = open.MapGroup("/study/slots").WithTags("Keys");
        slots.MapGet("", List).WithName("slots").WithSummary("What opens the study.");
        slots.MapPost("", Add).WithName("addPassphrase").WithSummary("Adds a passphrase.");
        slots.MapPost("/change", Change).WithName("changePassphrase").WithSummary("Puts a new passphrase in the place of the one that is typed, and begins a new epoch.");
        slots.MapPost("/remove", Remove).WithName("removeSlot").WithSummary("Removes a passphrase or recovery key and begins a new epoch.");
        slots.MapPost("/recovery", MakeRecovery).WithName("makeRecoveryKey").WithSummary("Makes a recovery key and tells it, once.");
    }

    private static Ok<SlotsReply> List(Desk desk) => TypedResults.Ok(Reply(desk.Opened.Study, null));

    private static async Task<Results<Ok<SlotsReply>, Refused>> Add(PassphraseAddAsk ask, Desk desk, CancellationToken cancelled)
    {
        OpenStudy study = desk.Opened.Study;
        if (string.IsNullOrWhiteSpace(ask.Label)) return new Refused(Refusal.Of("server.needed") with { Field = "label" });
        // The present one first: nobody learns of the rules of a study that is not theirs to change.
        await desk.Prove(ask.Present, cancelled);
        return await Put(desk, study, ask.Passphrase, passphrase => study.AddPassphrase(passphrase, ask.Label.Trim()));
    }

    private static async Task<Results<Ok<SlotsReply>, Refused>> Change(PassphraseChangeAsk ask, Desk desk, CancellationToken cancelled)
    {
        OpenStudy study = desk.Opened.Study;
        Id<KeySlot> slot = await desk.Prove(ask.Present, cancelled);
        return await Put(desk, study, ask.Passphrase, passphrase => study.ChangePassphrase(slot, passphrase));
    }

    private static async Task<Results<Ok<SlotsReply>, Refused>> Remove(SlotRemoveAsk ask, Desk desk, CancellationToken cancelled)
    {
        OpenStudy study = desk.Opened.Study;
        Outcome<Id<KeySlot>> slot = Acting.Id<KeySlot>(ask.Slot, "slot");
        if (slot.Refusal is { } unreadable) return new Refused(unreadable);
        await desk.Prove(ask.Present, cancelled);
        return await Done(desk, study, () => study.RemoveSlot(slot.Value).Refusal);
    }

    private static async Task<Results<Ok<RecoveryReply>, Refused>> MakeRecovery(RecoveryAsk ask, Desk desk, CancellationToken cancelled)
    {
        OpenStudy study = desk.Opened.Study;
        await desk.Prove(ask.Present, cancelled);
        int number = study.Slots.Count(static slot => slot.Kind == SlotKind.RecoveryKey) + 1;
        Outcome<string> key = await Task.Run(() => study.MakeRecoveryKey(string.Create(CultureInfo.InvariantCulture, $"recovery key {number}")), CancellationToken.None);
        return key.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(new RecoveryReply(key.Value));
    }

    private static async Task<Results<Ok<SlotsReply>, Refused>> Put(Desk desk, OpenStudy study, string typed, Func<Passphrase, Outcome<Act>> put)
    {
        Outcome<Passphrase> chosen = Passphrase.Chosen(typed);
        if (chosen.Refusal is { } weak) return new Refused(weak with { Field = "passphrase" });
        using Passphrase passphrase = chosen.Value;
        return await Done(desk, study, () => put(passphrase).Refusal);
    }

    // Deriving a key takes most of a second: not on a thread that answers requests.
    private static async Task<Results<Ok<SlotsReply>, Refused>> Done(Desk desk, OpenStudy study, Func<Refusal?> act)
    {
        Id<KeySlot>[] before = [.. study.Slots.Select(static slot => slot.Id)];
        try
        {
            return await Task.Run(act, CancellationToken.None) is { } refusal ? new Refused(refusal) : TypedResults.Ok(Reply(study, null));
        }
        catch (StorageException trouble) when (trouble is StudyBusyException or ScrubUnfinishedException && !study.Slots.Select(static slot => slot.Id).SequenceEqual(before))
        {
            return TypedResults.Ok(Reply(study, new NoteItem(trouble.Code, desk.Words.Say(trouble.Code, trouble.Values.AsSpan()))));
        }
    }

    private static SlotsReply Reply(OpenStudy study, NoteItem? left) =>
        new([.. study.Slots.Select(static slot => new SlotItem(slot.Id.ToString(), slot.Kind, slot.Label, slot.IsOurs))], left);
}

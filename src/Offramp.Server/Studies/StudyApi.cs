using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server;

/// <summary>Whether a study lies open.</summary>
internal enum StudyState
{
    /// <summary>No file was named yet.</summary>
    None,

    /// <summary>A file is named and locked.</summary>
    Locked,

    /// <summary>It is open.</summary>
    Open,
}

/// <summary>Where the study stands. Locked, it tells the file's name alone.</summary>
/// <param name="State">Whether one is open.</param>
/// <param name="File">The name of the file that was named last.</param>
/// <param name="IdleSeconds">After how long without a person it is locked.</param>
/// <param name="Program">Which start of the program: another one means that what was open was lost with the one before.</param>
/// <param name="Study">The open study.</param>
internal sealed record StudyReply(StudyState State, string? File, int IdleSeconds, string Program, OpenStudyReply? Study);

/// <summary>An open study in a few words.</summary>
/// <param name="Id">Which study.</param>
/// <param name="Title">Its title.</param>
/// <param name="Coder">Who acts.</param>
/// <param name="Coders">Who may.</param>
/// <param name="Sources">How many sources it holds.</param>
/// <param name="Conflicts">How many changes of two copies do not go together.</param>
/// <param name="Warnings">What must be known of this opening.</param>
/// <param name="Run">The run that its events carry.</param>
/// <param name="Sequence">The last event that is in what is read from now on.</param>
/// <param name="Acts">How many acts the history has.</param>
internal sealed record OpenStudyReply(
    string Id, string Title, string Coder, CoderItem[] Coders, int Sources, int Conflicts, NoteItem[] Warnings, string Run, long Sequence, int Acts);

/// <summary>A coder.</summary>
internal sealed record CoderItem(string Id, string Name);

/// <summary>A note: its code and its words.</summary>
internal sealed record NoteItem(string Code, string Words);

/// <summary>Opens a study; no file means the one that was named last.</summary>
internal sealed record OpenAsk(string Passphrase, string? File = null);

/// <summary>Makes a study.</summary>
internal sealed record CreateAsk(string File, string Title, string Coder, string Passphrase);

/// <summary>Opens the sample study in a file, and makes it where it is not there yet.</summary>
internal sealed record SampleAsk(string File)
{
    /// <summary>No secret: the sample is invented.</summary>
    public const string Passphrase = "lantern coast sample study";
}

/// <summary>Names who acts.</summary>
internal sealed record CoderAsk(string Coder);

/// <summary>Six random words, offered as a passphrase.</summary>
internal sealed record PassphraseReply(string Words);

/// <summary>Creating, unlocking and locking the study.</summary>
internal static class StudyApi
{
    /// <summary>The endpoints that answer while the study is locked.</summary>
    public static void MapStudy(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder study = api.MapGroup("/study").WithTags("Study");
        study.MapGet("", Status).WithName("study").WithSummary("Where the study stands.");
        study.MapPost("/open", Open).WithName("openStudy").WithSummary("Opens (unlocks) a study.");
        study.MapPost("/create", Create).WithName("createStudy").WithSummary("Makes a study and leaves it open.");
        study.MapPost("/sample", Sample).WithName("openSample").WithSummary("Opens the sample study, and makes it where it is not there yet.");
        study.MapPost("/passphrase", Offer).WithName("offerPassphrase").WithSummary("Offers six random words.");
        study.MapPost("/lock", Lock).WithName("lockStudy").WithSummary("Locks at once: keys and state are dropped, every page hears it.");
        study.MapPost("/presence", Presence).WithName("presence").WithSummary("Tells that a person is there; put off the idle lock by nothing else than acts.");
    }

    /// <summary>The endpoints of the study as a whole while it is open.</summary>
    public static void MapTeam(this IEndpointRouteBuilder open) =>
        open.MapPost("/study/coder", Name).WithTags("Study").WithName("chooseCoder").WithSummary("Names who acts from now on.");

    private static Ok<StudyReply> Status(Desk desk) => TypedResults.Ok(Reply(desk));

    private static async Task<Results<Ok<StudyReply>, Refused>> Open(OpenAsk ask, Desk desk, CancellationToken cancelled)
    {
        await desk.Open(ask.File, ask.Passphrase, cancelled);
        return TypedResults.Ok(Reply(desk));
    }

    private static async Task<Results<Ok<StudyReply>, Refused>> Create(CreateAsk ask, Desk desk, CancellationToken cancelled)
    {
        foreach ((string text, string field) in (ReadOnlySpan<(string, string)>)[(ask.Title, "title"), (ask.Coder, "coder"), (ask.File, "file")])
            if (string.IsNullOrWhiteSpace(text)) return new Refused(Refusal.Of("server.needed") with { Field = field });
        Outcome<Passphrase> chosen = Passphrase.Chosen(ask.Passphrase);
        if (chosen.Refusal is { } refusal) return new Refused(refusal with { Field = "passphrase" });
        using Passphrase passphrase = chosen.Value;
        await desk.Create(ask.File, passphrase, ask.Title.Trim(), ask.Coder.Trim(), cancelled);
        return TypedResults.Ok(Reply(desk));
    }

    private static async Task<Results<Ok<StudyReply>, Refused>> Sample(SampleAsk ask, Desk desk, CancellationToken cancelled)
    {
        if (string.IsNullOrWhiteSpace(ask.File)) return new Refused(Refusal.Of("server.needed") with { Field = "file" });
        await desk.Sample(ask.File, cancelled);
        return TypedResults.Ok(Reply(desk));
    }

    private static Ok<PassphraseReply> Offer() => TypedResults.Ok(new PassphraseReply(Passphrase.SixWords()));

    private static NoContent Lock(Desk desk)
    {
        desk.Lock();
        return TypedResults.NoContent();
    }

    private static NoContent Presence(Desk desk)
    {
        desk.Touch();
        return TypedResults.NoContent();
    }

    private static Results<Ok<StudyReply>, Refused> Name(CoderAsk ask, Desk desk)
    {
        Opening opened = desk.Opened;
        if (!Id<Coder>.TryParse(ask.Coder, out Id<Coder> coder) || !opened.Study.Study.Team.Coders.ContainsKey(coder))
            return new Refused(Refusal.Of("server.coder-unknown") with { Field = "coder" });
        opened.Study.Coder = coder;
        desk.Touch();
        return TypedResults.Ok(Reply(desk));
    }

    private static StudyReply Reply(Desk desk)
    {
        string? file = desk.File is { } path ? Path.GetFileName(path) : null;
        int idle = (int)desk.Idle.TotalSeconds;
        if (desk.OpenedOrNull is not { } opened) return new StudyReply(file is null ? StudyState.None : StudyState.Locked, file, idle, desk.Program, null);
        // Asked before the state is read: an event that is counted is in it, and one that comes between is told once more.
        long sequence = opened.Events.Sequence;
        Study study = opened.Study.Study;
        return new StudyReply(StudyState.Open, file, idle, desk.Program, new OpenStudyReply(
            study.Id.ToString(), study.Title?.Text ?? "", opened.Study.Coder.ToString(),
            [.. study.Team.Order.Select(id => new CoderItem(id.ToString(), study.Team.NameOf(id)))],
            study.Sources.ById.Count, study.Conflicts.Count,
            [.. opened.Study.Warnings.Select(note => new NoteItem(note.Code, desk.Words.Say(note)))],
            opened.Events.Run, sequence, study.History.Acts.Count));
    }
}

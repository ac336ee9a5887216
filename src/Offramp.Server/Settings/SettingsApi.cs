using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server;

/// <summary>Adds a coder.</summary>
internal sealed record CoderAddAsk(string Name);

/// <summary>Calls a coder otherwise.</summary>
internal sealed record CoderRenameAsk(string Coder, string Name);

/// <summary>Gives the study another title.</summary>
internal sealed record RetitleAsk(string Title);

/// <summary>Checks the file: with a passphrase everything is opened, without one the links alone are walked.</summary>
internal sealed record VerifyAsk(string? Passphrase = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[passphrase]";
}

/// <summary>Whether the file is whole.</summary>
/// <param name="Whole">Whether nothing is wrong.</param>
/// <param name="Opened">Whether everything was opened; otherwise the links alone were walked.</param>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Writers">How many writers wrote them.</param>
/// <param name="Rows">How many sealed rows it holds.</param>
/// <param name="Destroyed">How many rows were destroyed on purpose.</param>
/// <param name="FirstBad">The first place that is not as it was written, in words.</param>
/// <param name="Notes">What else must be known.</param>
internal sealed record VerifyReply(bool Whole, bool Opened, int Entries, int Writers, int Rows, int Destroyed, NoteItem? FirstBad, NoteItem[] Notes);

/// <summary>Copies the study.</summary>
/// <param name="File">The new file; one without a folder lies beside the study.</param>
internal sealed record BackupAsk(string File);

/// <summary>Where the copy lies.</summary>
internal sealed record BackupReply(string File);

/// <summary>The study's frame: its title, its coders, whether its file is whole, copies of it.</summary>
internal static class SettingsApi
{
    /// <summary>The endpoints.</summary>
    public static void MapSettings(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder study = open.MapGroup("/study").WithTags("Study");
        study.MapPost("/coders", AddCoder).WithName("addCoder").WithSummary("Adds a coder.");
        study.MapPost("/coders/rename", RenameCoder).WithName("renameCoder").WithSummary("Calls a coder otherwise.");
        study.MapPost("/retitle", Retitle).WithName("retitleStudy").WithSummary("Gives the study another title; the old one stays in the history.");
        study.MapPost("/verify", Verify).WithName("verifyStudy").WithSummary("Checks that the file is whole and unaltered. Changes nothing.");
        study.MapPost("/backup", Backup).WithName("backupStudy").WithSummary("Notes a copy, writes it sealed to a new file and checks it.");
    }

    private static Results<Ok<Acted>, Refused> AddCoder(CoderAddAsk ask, Desk desk) => desk.Act((study, fresh) => StudyDecisions.AddCoder(study, ask.Name, null, fresh));

    private static Results<Ok<Acted>, Refused> RenameCoder(CoderRenameAsk ask, Desk desk) => desk.Act((study, _) =>
        Acting.Id<Coder>(ask.Coder, "coder").Then(id => StudyDecisions.RenameCoder(study, id, ask.Name)));

    private static Results<Ok<Acted>, Refused> Retitle(RetitleAsk ask, Desk desk) => desk.Act((study, fresh) => StudyDecisions.Retitle(study, ask.Title, fresh));

    private static async Task<Ok<VerifyReply>> Verify(VerifyAsk ask, Desk desk, StorageOptions options, CancellationToken cancelled)
    {
        string file = desk.Opened.File;
        if (ask.Passphrase is { } asked) await desk.Prove(asked, cancelled);
        VerifyReport report = await Task.Run(() =>
        {
            using Passphrase? passphrase = ask.Passphrase is { } typed ? Passphrase.Entered(typed) : null;
            return OpenStudy.Verify(file, passphrase, options);
        }, CancellationToken.None);
        NoteItem Said(Note note) => new(note.Code, desk.Words.Say(note));
        return TypedResults.Ok(new VerifyReply(
            report.IsWhole, report.Opened, report.Entries, report.Writers, report.Rows, report.Destroyed,
            report.FirstBadPlace is { } bad ? Said(Note.Of(bad.Code, ("table", bad.Table), ("row", bad.Row))) : null, [.. report.Notes.Select(Said)]));
    }

    private static async Task<Results<Ok<BackupReply>, Refused>> Backup(BackupAsk ask, Desk desk)
    {
        Opening opened = desk.Opened;
        desk.Touch();
        if (string.IsNullOrWhiteSpace(ask.File) || ask.File.Contains('\0', StringComparison.Ordinal)) return new Refused(Refusal.Of("server.needed") with { Field = "file" });
        string path = Path.GetFullPath(ask.File.Trim(), Path.GetDirectoryName(opened.File)!);
        string folder = Path.GetDirectoryName(path) ?? path;
        if (!Directory.Exists(folder)) return new Refused(Refusal.Of("server.folder-missing", ("folder", folder)) with { Field = "file" });
        if (Path.Exists(path)) throw new AlreadyExistsException(Path.GetFileName(path));
        // Noted first, so that a withdrawal can list it whatever happens to the copying.
        Outcome<Act> noted = opened.Study.Record((_, fresh) => CopyDecisions.Note(CopyKind.Backup, Path.GetFileName(path), [], fresh));
        if (noted.Refusal is { } refusal) return new Refused(refusal with { Field = "file" });
        await Task.Run(() => opened.Study.Backup(path), CancellationToken.None);
        return TypedResults.Ok(new BackupReply(path));
    }
}

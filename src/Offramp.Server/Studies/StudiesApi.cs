using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A study's file that was open lately.</summary>
/// <param name="File">Its whole path.</param>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="There">Whether it is still there.</param>
internal sealed record RecentItem(string File, string Name, string Folder, bool There);

/// <summary>What the start page shows.</summary>
/// <param name="Recent">The latest first.</param>
/// <param name="Folder">Where a new study is offered a place.</param>
/// <param name="Separator">What stands between the folders of a path on this computer.</param>
/// <param name="SamplePassphrase">The passphrase of the sample study, which is no secret; null where its files are not beside the program.</param>
internal sealed record StudiesReply(RecentItem[] Recent, string Folder, string Separator, string? SamplePassphrase);

/// <summary>Forgets a file that was open lately; without a name all of them.</summary>
internal sealed record ForgetAsk(string? File = null);

/// <summary>Asks what lies in a folder; without a name in the one that is offered first.</summary>
internal sealed record FolderAsk(string? Folder = null);

/// <summary>A folder: the folders in it and the studies in it, by name. Nothing else is told of it.</summary>
internal sealed record FolderReply(string Folder, string? Parent, string[] Folders, string[] Studies)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[folder]";
}

/// <summary>Where studies lie, before one is open.</summary>
internal static class StudiesApi
{
    private const int Most = 1000;

    /// <summary>The endpoints.</summary>
    public static void MapStudies(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder studies = api.MapGroup("/studies").WithTags("Studies");
        studies.MapGet("", List).WithName("studies").WithSummary("The studies that were open lately, and where a new one may lie.");
        studies.MapPost("/forget", Forget).WithName("forgetStudy").WithSummary("Forgets one of them, or all.");
        studies.MapPost("/folder", Folder).WithName("folder").WithSummary("The folders and studies in a folder.");
    }

    private static Ok<StudiesReply> List(RecentStudies recent, Desk desk) => TypedResults.Ok(new StudiesReply(
        [.. recent.All.Select(static path => new RecentItem(path, Path.GetFileName(path), Path.GetDirectoryName(path) ?? path, File.Exists(path)))],
        Offered(), Path.DirectorySeparatorChar.ToString(), desk.HasSample ? SampleAsk.Passphrase : null));

    private static NoContent Forget(ForgetAsk ask, RecentStudies recent)
    {
        recent.Forget(ask.File);
        return TypedResults.NoContent();
    }

    private static Results<Ok<FolderReply>, Refused> Folder(FolderAsk ask)
    {
        string asked = string.IsNullOrWhiteSpace(ask.Folder) ? Offered() : ask.Folder;
        try
        {
            var folder = new DirectoryInfo(Path.GetFullPath(asked));
            var options = new EnumerationOptions { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = true };
            return TypedResults.Ok(new FolderReply(
                folder.FullName, folder.Parent?.FullName,
                [.. folder.EnumerateDirectories("*", options).Select(static inner => inner.Name).Take(Most).Order(StringComparer.OrdinalIgnoreCase)],
                [.. folder.EnumerateFiles("*.offramp", options).Select(static study => study.Name).Take(Most).Order(StringComparer.OrdinalIgnoreCase)]));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or ArgumentException or System.Security.SecurityException)
        {
            return new Refused(Refusal.Of("server.folder-unreadable") with { Field = "folder" });
        }
    }

    private static string Offered()
    {
        string documents = Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments);
        if (documents.Length > 0 && Directory.Exists(documents)) return documents;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 && Directory.Exists(home) ? home : Directory.GetCurrentDirectory();
    }
}

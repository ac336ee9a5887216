using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Server;

/// <summary>The study is locked, or none is open.</summary>
internal sealed class StudyLockedException : Exception;

/// <summary>A request cannot be done now; not a rule of the study, and nothing is wrong with the file.</summary>
internal sealed class NotNowException(int status, Refusal why) : Exception
{
    public int Status { get; } = status;

    public Refusal Why { get; } = why;

    /// <summary>After how many seconds it can be tried again; null where waiting does not help.</summary>
    public int? After { get; init; }
}

/// <summary>The one edge where exceptions become answers. A defect is told as a trace id, without message and data.</summary>
internal sealed class Troubles(Action<string, Exception>? onDefect)
{
    /// <summary>Runs the rest and answers for what it throws.</summary>
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { ContentLength: null, StatusCode: >= 400 } bare)
                await Say(context, bare.StatusCode, CodeOf(bare.StatusCode));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
#pragma warning disable CA1031 // The edge: no stack trace and no data reach a page.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            if (context.Response.HasStarted) context.Abort();
            else await Answer(context, trouble);
        }
    }

    private Task Answer(HttpContext context, Exception trouble)
    {
        switch (trouble)
        {
            // What was open was closed under a request that was on its way.
            case StudyLockedException or ObjectDisposedException { ObjectName: "Offramp.Storage.OpenStudy" }:
                return Say(context, StatusCodes.Status423Locked, "server.locked");
            case NotNowException notNow:
                if (notNow.After is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return ProblemReply.Write(context, notNow.Status, notNow.Why);
            case StorageException storage:
                return ProblemReply.Write(context, StatusOf(storage), storage.Code, storage.Values);
            case BadHttpRequestException bad:
                return Say(context, bad.StatusCode, CodeOf(bad.StatusCode));
            default:
                string trace = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
                onDefect?.Invoke(trace, trouble);
                return ProblemReply.Write(context, StatusCodes.Status500InternalServerError, "server.defect", [("trace", trace)], trace: trace);
        }
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "server.not-found",
        StatusCodes.Status413PayloadTooLarge => "server.request-too-large",
        _ => "server.request-unreadable",
    };

    private static int StatusOf(StorageException trouble) => trouble switch
    {
        WrongPassphraseException => StatusCodes.Status401Unauthorized,
        FileMissingException => StatusCodes.Status404NotFound,
        DiskFullException => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status409Conflict,
    };

    private static Task Say(HttpContext context, int status, string code) => ProblemReply.Write(context, status, code, []);
}

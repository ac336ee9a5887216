using System.Buffers.Text;
using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Nothing could be read of a file: 422 with the places of what is wrong.</summary>
internal sealed class Unreadable(Refusal refusal, FileProblemItem[] problems, Messages words) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(StatusCodes.Status422UnprocessableEntity, typeof(UnreadableReply), [ProblemReply.ContentType]));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        const int Status = StatusCodes.Status422UnprocessableEntity;
        httpContext.Response.StatusCode = Status;
        var reply = new UnreadableReply("about:blank", words.Say(refusal), Status, refusal.Code, refusal.Field, null, problems);
        return httpContext.Response.WriteAsJsonAsync(reply, options: null, ProblemReply.ContentType, httpContext.RequestAborted);
    }
}

/// <summary>Texts that come in by the page: a file a request, as its raw bytes.</summary>
/// <remarks>Words do not stand in addresses: the file's name and what is said of its sources are headers, base64url of UTF-8.</remarks>
internal static class UploadsApi
{
    /// <summary>How many bytes a file may have.</summary>
    public const int Largest = 100 << 20;

    private const int LongestHeader = 4096;

    // Two files are read at a time: more would take memory and no less time.
    private static readonly SemaphoreSlim Turn = new(2, 2);

    /// <summary>The endpoint.</summary>
    public static void MapUploads(this IEndpointRouteBuilder open) =>
        open.MapPost("/sources/uploads", Upload).WithTags("Sources").WithName("uploadSource").WithMetadata(new MeasuresItsBody())
            .WithSummary("Brings the texts of a file in, as one act: the body is the file, its name and what is said of it stand in headers (base64url of UTF-8).")
            .Accepts<byte[]>("application/octet-stream").WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status413PayloadTooLarge, typeof(ProblemReply), [ProblemReply.ContentType]));

    private static async Task<Results<Ok<UploadReply>, Unreadable>> Upload(
        HttpRequest request, Desk desk, CancellationToken cancelled,
        [FromHeader(Name = "Offramp-File-Name")] string fileName,
        [FromHeader(Name = "Offramp-Wave")] string? wave = null,
        [FromHeader(Name = "Offramp-Language")] string? language = null,
        string? kind = null,
        string? onTaken = null,
        string? encoding = null,
        string? layout = null)
    {
        Outcome<SourceKind?> what = Named<SourceKind>(kind, "kind");
        Outcome<OnTakenName?> taken = Named<OnTakenName>(onTaken, "onTaken");
        Outcome<TextLayout?> lie = Named<TextLayout>(layout, "layout");
        if (encoding is not null && EncodingNames.Find(encoding) is null) return new Unreadable(Refusal.Of("server.request-unreadable") with { Field = "encoding" }, [], desk.Words);
        if ((what.Refusal ?? taken.Refusal ?? lie.Refusal) is { } unknown) return new Unreadable(unknown, [], desk.Words);
        Outcome<(string Name, ImmutableDictionary<Particular, string> Given)> said = Said(fileName, wave, language);
        if (said.Refusal is { } unclear) return new Unreadable(unclear, [], desk.Words);
        desk.Touch();
        Opening opened = desk.Opened;
        var reading = new TextReadingOptions { LargestFile = Largest, Encoding = encoding, Layout = lie.Value ?? TextLayout.Recognise };
        await Turn.WaitAsync(cancelled);
        try
        {
            byte[] bytes = await UploadBody.Read(request, Largest, cancelled);
            // Taking a file apart may last: not on a thread that answers requests.
            (ImmutableArray<TextImport> texts, ImmutableArray<Problem> problems) = await Task.Run(
                () => TextImports.Of(said.Value.Name, said.Value.Given, null, TextReading.ReadAll(said.Value.Name, bytes, reading)), cancelled);
            CryptographicOperations.ZeroMemory(bytes);
            if (texts.IsEmpty) return new Unreadable(Refusal.Of("server.upload-unreadable"), [.. problems.Select(problem => FileProblemItem.Of(problem, desk.Words))], desk.Words);
            // Whoever cancelled, and whoever locked the study meanwhile, wants nothing of it.
            cancelled.ThrowIfCancellationRequested();
            if (!ReferenceEquals(opened, desk.OpenedOrNull)) throw new StudyLockedException();
            return Recorded(desk, opened, texts, new TextWishes(what.Value, null, [], taken.Value ?? OnTakenName.Number, null));
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Results<Ok<UploadReply>, Unreadable> Recorded(Desk desk, Opening opened, ImmutableArray<TextImport> texts, TextWishes wishes)
    {
        ImmutableArray<(TextImport Import, ImmutableArray<Change> Changes)> acts = [];
        Outcome<Act> done = opened.Study.Record((study, fresh) => TextActs.Of(study, texts, wishes, fresh).Then<ImmutableArray<Change>>(granted =>
        {
            acts = granted;
            return granted.SelectMany(static act => act.Changes).ToImmutableArray();
        }));
        FileProblemItem[] problems = [.. texts.SelectMany(static text => text.Problems).Select(problem => FileProblemItem.Of(problem, desk.Words))];
        if (done.Refusal is { } refusal) return new Unreadable(refusal, problems, desk.Words);
        Study after = opened.Study.Study;
        return TypedResults.Ok(new UploadReply(
            done.Value.Id.ToString(), new HistoryViews(after, desk.Words).Sentence(done.Value),
            [.. acts.Select(static act => Item(act.Import, act.Changes)).OfType<UploadedItem>()],
            [.. acts.SelectMany(act => Problems(after, act.Import, act.Changes)).Select(problem => FileProblemItem.Of(problem, desk.Words))]));
    }

    private static IEnumerable<Problem> Problems(Study after, TextImport import, ImmutableArray<Change> changes)
    {
        foreach (Problem problem in import.Problems) yield return problem;
        if (TextActs.TwinOf(after, import, changes) is { } twin) yield return Problem.Of(new Place(import.File), "sources.same-words-known", ("name", twin));
    }

    private static UploadedItem? Item(TextImport import, ImmutableArray<Change> changes) =>
        changes.OfType<SourceAdded>().FirstOrDefault() is not { } added ? null : new UploadedItem(
            added.Source.ToString(), added.Name.Text, added.Rendition.Rendition.ToString(), import.Text.Text.Length, import.Text.Turns.Length,
            changes.OfType<RenditionAdded>().FirstOrDefault()?.Rendition.Name.Text);

    private static Outcome<(string Name, ImmutableDictionary<Particular, string> Given)> Said(string fileName, string? wave, string? language)
    {
        if (Decoded(fileName) is not { Length: > 0 } path || Name(path) is not { Length: > 0 } name) return Refusal.Of("server.file-name-unreadable") with { Field = "fileName" };
        ImmutableDictionary<Particular, string> given = ImmutableDictionary<Particular, string>.Empty;
        foreach ((Particular field, string? typed) in (ReadOnlySpan<(Particular, string?)>)[(Particular.Wave, wave), (Particular.Language, language)])
        {
            if (typed is null) continue;
            if (Decoded(typed) is not { } words) return Refusal.Of("server.request-unreadable") with { Field = field.ToString().ToLowerInvariant() };
            if (!string.IsNullOrWhiteSpace(words)) given = given.Add(field, words.Trim());
        }
        return (name, given);
    }

    // In an address an enumeration is written as everywhere else.
    private static Outcome<T?> Named<T>(string? typed, string field)
        where T : struct, Enum
    {
        if (typed is null) return (T?)null;
        foreach (T value in Enum.GetValues<T>())
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()) == typed) return value;
        return Refusal.Of("server.request-unreadable") with { Field = field };
    }

    // A name is a name: whatever folders stand before it, it leads nowhere.
    private static string Name(string path) => new([.. path[(path.LastIndexOfAny(['/', '\\']) + 1)..].Where(static c => !char.IsControl(c))]);

    private static string? Decoded(string typed)
    {
        if (typed.Length > LongestHeader || !Base64Url.IsValid(typed)) return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(typed));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

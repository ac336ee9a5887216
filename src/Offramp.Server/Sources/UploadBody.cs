using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>An upload carries more than other requests: its body is measured here, so that what is too large is said in words.</summary>
internal sealed class MeasuresItsBody : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => null;
}

/// <summary>A file as it comes in: into memory, up to a limit, and never onto the disk.</summary>
internal static class UploadBody
{
    private const int Piece = 1 << 16;

    /// <summary>The whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">How many bytes are taken.</param>
    /// <param name="cancelled">Whether nobody waits for it any more.</param>
    /// <exception cref="NotNowException">It is larger: 413.</exception>
    public static async Task<byte[]> Read(HttpRequest request, int limit, CancellationToken cancelled)
    {
        if (request.ContentLength > limit) throw TooLarge(limit);
        // A file is read in one go where its length is told; a stranger's length is no reason to take as much memory at once.
        using var taken = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 8 << 20));
        byte[] piece = new byte[Piece];
        int count;
        while ((count = await request.Body.ReadAsync(piece, cancelled)) > 0)
        {
            if (taken.Length + count > limit) throw TooLarge(limit);
            taken.Write(piece, 0, count);
        }
        // A connection that broke off gives what came so far and then an error; a length that was told and not kept is one, too.
        if (request.ContentLength is { } told && told != taken.Length) throw new BadHttpRequestException("The body broke off.");
        return taken.ToArray();
    }

    private static NotNowException TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, Refusal.Of("server.upload-too-large", ("limit", limit >> 20)));
}

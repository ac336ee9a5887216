using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace Offramp.Server;

/// <summary>The built page: files of one folder, and the start page with this answer's nonce written into it.</summary>
/// <remarks>The built <c>index.html</c> says <c>__OFFRAMP_NONCE__</c> where the nonce goes.</remarks>
internal sealed class PageFiles : IDisposable
{
    private const string NoncePlace = "__OFFRAMP_NONCE__";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
    };

    private readonly PhysicalFileProvider? folder;

    /// <summary>The files of a folder; null or a folder without a start page for the page that says so.</summary>
    public PageFiles(string? folder)
    {
        if (folder is not null && File.Exists(Path.Combine(folder, "index.html"))) this.folder = new PhysicalFileProvider(Path.GetFullPath(folder));
    }

    /// <summary>Whether there is a built page.</summary>
    public bool IsBuilt => folder is not null;

    /// <summary>Answers with the file that was asked for; false where there is none.</summary>
    public async Task<bool> Answer(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) return false;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return false;
        bool isStart = context.Request.Path == "/";
        if (!isStart && folder is null) return false;
        string path = isStart ? "/index.html" : context.Request.Path.Value!;
        if (!Types.TryGetValue(Path.GetExtension(path), out string? type)) return false;
        byte[]? content = await Read(path, context.RequestAborted);
        if (content is null) return false;
        if (isStart)
            content = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(content).Replace(NoncePlace, PageHeaders.NonceOf(context), StringComparison.Ordinal));
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(content, context.RequestAborted);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => folder?.Dispose();

    private async Task<byte[]?> Read(string path, CancellationToken cancelled)
    {
        // The provider refuses whatever leads out of its folder, and files that are hidden.
        IFileInfo? file = folder?.GetFileInfo(path);
        if (folder is not null && file is not { Exists: true, IsDirectory: false }) return null;
        await using Stream stream = file?.CreateReadStream()
            ?? typeof(PageFiles).Assembly.GetManifestResourceStream("Offramp.Server.not-built.html")
            ?? throw new InvalidOperationException("The page that says so is not embedded.");
        var content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancelled);
        return content;
    }
}

using Microsoft.AspNetCore.OpenApi;

namespace Offramp.Server;

/// <summary>The description of the API, from which the page's client is typed.</summary>
internal static class ApiDescription
{
    /// <summary>Says what it is, and leaves out where it happens to run.</summary>
    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer(static (document, _, _) =>
    {
        document.Info = new() { Title = "Offramp", Version = "1", Description = "The workbench's own API, on this computer alone. See docs/server.md." };
        document.Servers?.Clear();
        return Task.CompletedTask;
    });
}

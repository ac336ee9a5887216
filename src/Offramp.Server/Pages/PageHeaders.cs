using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Offramp.Server;

/// <summary>What every answer tells the browser, whatever it carries: nothing is kept, nothing is framed, nothing but our own is run.</summary>
internal static class PageHeaders
{
    private const string NonceKey = "offramp.nonce";

    /// <summary>Puts the headers on an answer, with a nonce of its own for the styles that Mantine writes.</summary>
    public static void Put(HttpContext context)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' blob: data:; "
            + "font-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        // A browser sends a request again by itself, with all its headers, when a connection that it had used before breaks: after a kill, to whoever
        // listens on the port by then. No connection is used twice.
        headers.Connection = "close";
    }

    /// <summary>The nonce of this answer.</summary>
    public static string NonceOf(HttpContext context) => (string)context.Items[NonceKey]!;
}

using System.Security.Cryptography;
using System.Text;

namespace Offramp.Formats.Refi;

/// <summary>Guids as programs write them: in any case, with or without braces.</summary>
public static class RefiGuid
{
    /// <summary>The form in which two guids are compared: without braces, in small letters.</summary>
    public static string Bare(string guid)
    {
        ArgumentNullException.ThrowIfNull(guid);
        ReadOnlySpan<char> bare = guid.AsSpan().Trim().TrimStart('{').TrimEnd('}');
        if (bare.Length == guid.Length && bare.IndexOfAnyInRange('A', 'Z') < 0) return guid;
        return bare.ToString().ToLowerInvariant();
    }

    /// <summary>A guid for what has none: the same each time that the same file is read.</summary>
    internal static string Made(string element, int ordinal, string? name)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{element}\n{ordinal}\n{name}")));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Kinds as people type and read them: lower-case words with hyphens, such as <c>own-experience</c>.</summary>
internal static class Kinds
{
    /// <summary>The name of a kind; null for "unset", which says nothing.</summary>
    public static string? Name<T>(T kind)
        where T : struct, Enum
    {
        string name = JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
        return name == "unset" ? null : name;
    }

    /// <summary>An option that takes a kind by its name and refuses any other word with the list of those that exist.</summary>
    public static Option<T?> Option<T>(string name, string description)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(static kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()))];
        return new Option<T?>(name)
        {
            Description = $"{description} One of: {string.Join(", ", names)}.",
            HelpName = "KIND",
            CustomParser = result => Parse<T>(result, result.Tokens[0].Value, names),
        };
    }

    /// <summary>As <see cref="Option"/>, for an option that may be given several times.</summary>
    public static Option<T[]> Options<T>(string name, string description)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(static kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()))];
        return new Option<T[]>(name)
        {
            Description = $"{description} One of: {string.Join(", ", names)}.",
            HelpName = "KIND",
            CustomParser = result => [.. result.Tokens.Select(token => Parse<T>(result, token.Value, names)).OfType<T>()],
        };
    }

    /// <summary>Reads an argument that is a kind.</summary>
    public static T Argument<T>(ArgumentResult result)
        where T : struct, Enum =>
        Parse<T>(result, result.Tokens[0].Value, [.. Enum.GetValues<T>().Select(static kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()))]) ?? default;

    private static T? Parse<T>(ArgumentResult result, string word, string[] names)
        where T : struct, Enum
    {
        string typed = word.Trim().Replace(' ', '-').Replace("'s", "", StringComparison.Ordinal).Replace("’s", "", StringComparison.Ordinal);
        int at = Array.FindIndex(names, name => string.Equals(name, typed, StringComparison.OrdinalIgnoreCase));
        if (at >= 0) return Enum.GetValues<T>()[at];
        result.AddError(Messages.English.Say("cli.kind-unknown", ("typed", typed), ("known", string.Join(", ", names))));
        return null;
    }
}

/// <summary>Ids as they are shown.</summary>
internal static class Shown
{
    /// <summary>A document's id: for a source's first text the one under which another program knew the source, else our own.</summary>
    public static string DocumentId(Source source, Rendition document) =>
        source.Renditions[0] == document.Id && source.ImportedId is { IsWithdrawn: false } imported ? imported.Text : document.Id.ToString();
}

using System.Collections.Immutable;
using System.Text.Json;

namespace Offramp.Research;

/// <summary>A value of a message that has words of its own: they are said in the language of the message that names it.</summary>
public interface ISayable
{
    /// <summary>The words in a language.</summary>
    string In(Messages words);
}

/// <summary>Several things, named one after the other in a message.</summary>
/// <param name="Things">Texts, or what has words of its own.</param>
/// <param name="Most">After how many the list is cut off.</param>
/// <param name="OnLines">Whether each has a line of its own.</param>
internal sealed record Listing(ImmutableArray<object> Things, int Most = int.MaxValue, bool OnLines = false) : ISayable
{
    /// <summary>Names in a list.</summary>
    public static Listing Of(IEnumerable<string> names, int most = int.MaxValue) => new([.. names], most);

    /// <inheritdoc/>
    public string In(Messages words)
    {
        string between = OnLines ? "\n" : words.Say("messages.between");
        string shown = string.Join(between, Things.Take(Most).Select(thing => thing is ISayable inner ? inner.In(words) : words.Isolated((string)thing)));
        return Things.Length > Most ? $"{shown}{between}…" : shown;
    }

    /// <summary>In English.</summary>
    public override string ToString() => In(Messages.English);
}

/// <summary>A word of the study's own vocabulary inside a sentence: what kind of thing, which field, which role.</summary>
/// <param name="Group">Of what it is a word: <c>role</c>, <c>field</c>.</param>
/// <param name="Word">The word as JSON writes it.</param>
internal sealed record Term(string Group, string Word) : ISayable
{
    /// <summary>The word for a member of an enumeration.</summary>
    public static Term Of<T>(string group, T member)
        where T : struct, Enum => new(group, JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()));

    /// <inheritdoc/>
    public string In(Messages words)
    {
        string code = "term." + Group + "." + Word;
        return words.TemplateOf(code) is null ? Word : words.Say(code);
    }

    /// <summary>In English.</summary>
    public override string ToString() => In(Messages.English);
}

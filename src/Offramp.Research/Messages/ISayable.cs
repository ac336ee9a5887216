using System.Collections.Immutable;

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

using System.Security.Cryptography;

namespace Offramp.Storage;

/// <summary>The list of which the program offers passphrases: 2,048 plain English words, so that six of them are 66 random bits.</summary>
internal static class WordList
{
    /// <summary>How many words there are: a power of two, 11 bits a word.</summary>
    public const int Count = 2048;

    private const int WordsOffered = 6;

    private static readonly Lazy<string[]> Loaded = new(static () => [.. Resource.Lines("words")]);

    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<string> Words => Loaded.Value;

    /// <summary>Six words, each drawn on its own.</summary>
    public static string SixWords()
    {
        string[] words = Loaded.Value;
        return string.Join(' ', Enumerable.Range(0, WordsOffered).Select(_ => words[RandomNumberGenerator.GetInt32(words.Length)]));
    }
}

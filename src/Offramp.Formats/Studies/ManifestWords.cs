using System.Collections.Frozen;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The words of a manifest that stand for something: exactly these, in this spelling.</summary>
internal static class ManifestWords
{
    public static readonly ManifestWordList<SourceKind> Kinds = new();
    public static readonly ManifestWordList<ConsentScope> Scopes = new();
    public static readonly ManifestWordList<ConsentFreedom> Freedoms = new(ConsentFreedom.Unknown);
    public static readonly ManifestWordList<CollaboratorRole> Roles = new();
    public static readonly ManifestWordList<Naming> Namings = new();
    public static readonly ManifestWordList<RenditionKind> Renditions = new();

    /// <summary>How people met.</summary>
    public static readonly string[] Modes = ["in-person", "phone", "writing"];

    /// <summary>How the words were kept.</summary>
    public static readonly string[] Captures = ["recording", "verbatim-transcript", "notes", "reconstructed", "translated"];
}

/// <summary>The words for the members of an enumeration: their names in lower case, divided by hyphens.</summary>
/// <param name="unsaid">Members that stand for a missing key and have no word.</param>
internal sealed class ManifestWordList<T>(params T[] unsaid)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> members =
        Enum.GetValues<T>().Except(unsaid).ToFrozenDictionary(static m => Hyphenated(m.ToString()), StringComparer.Ordinal);

    /// <summary>The words, in the order of the members.</summary>
    public string All => string.Join(", ", members.OrderBy(static m => m.Value).Select(static m => m.Key));

    /// <summary>The member that a word stands for, or null.</summary>
    public T? Find(string word) => members.TryGetValue(word, out T member) ? member : null;

    private static string Hyphenated(string name)
    {
        var word = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }
}

using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>The words that files use for the members of an enumeration.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class WordList<T>
    where T : struct, Enum
{
    private readonly ImmutableDictionary<string, T> members;
    private readonly ImmutableDictionary<T, string> words;

    /// <summary>A list; of several words for one member the first is the one that is written.</summary>
    public WordList(params (string Word, T Member)[] pairs)
    {
        members = pairs.ToImmutableDictionary(static p => Folded(p.Word), static p => p.Member);
        words = pairs.DistinctBy(static p => p.Member).ToImmutableDictionary(static p => p.Member, static p => p.Word);
    }

    /// <summary>The member that a word stands for, or null. Case, hyphens, underlines and the shape of an apostrophe do not matter.</summary>
    public T? Find(string word) => word.Length <= 64 && members.TryGetValue(Folded(word), out T member) ? member : null;

    /// <summary>The word for a member; null for one that is not written.</summary>
    public string? WordFor(T member) => words.GetValueOrDefault(member);

    /// <summary>All words that are written, for messages.</summary>
    public string All => string.Join(", ", Enum.GetValues<T>().Where(words.ContainsKey).Select(m => words[m]));

    private static string Folded(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (char character in word)
        {
            if (character is '\'' or '\u2019' or '-' or '_' or ' ') continue;
            folded.Append(char.ToLowerInvariant(character));
        }
        return folded.ToString();
    }
}

/// <summary>The lists of words for the study's own enumerations.</summary>
internal static class WordLists
{
    public static readonly WordList<Stance> Stances = new(
        ("supports", Stance.Supports), ("denies", Stance.Denies), ("reports", Stance.Reports), ("absent", Stance.Absent),
        ("unknown", Stance.Unknown));

    public static readonly WordList<Standing> Standings = new(
        ("source words", Standing.SourceWords), ("source's words", Standing.SourceWords), ("reported speech", Standing.ReportedSpeech),
        ("literature", Standing.Literature), ("author's inference", Standing.AuthorInference), ("author inference", Standing.AuthorInference),
        ("author's knowledge", Standing.AuthorKnowledge), ("author knowledge", Standing.AuthorKnowledge),
        ("background", Standing.Background), ("unknown", Standing.Unknown));

    public static readonly WordList<Elicitation> Elicitations = new(
        ("spontaneous", Elicitation.Spontaneous), ("prompted", Elicitation.Prompted), ("pressed", Elicitation.Pressed),
        ("unknown", Elicitation.Unknown));

    public static readonly WordList<Standpoint> Standpoints = new(
        ("own experience", Standpoint.OwnExperience), ("witnessed", Standpoint.Witnessed), ("hearsay", Standpoint.Hearsay),
        ("unknown", Standpoint.Unknown));

    public static readonly WordList<LinkSign> LinkSigns = new(
        ("raises", LinkSign.Raises), ("lowers", LinkSign.Lowers), ("unclear", LinkSign.Unclear));

    public static readonly WordList<SourceKind> SourceKinds = new(
        ("interview", SourceKind.Interview), ("group interview", SourceKind.GroupInterview), ("focus group", SourceKind.GroupInterview),
        ("field note", SourceKind.FieldNote), ("field notes", SourceKind.FieldNote), ("publication", SourceKind.Publication),
        ("article", SourceKind.Publication), ("media item", SourceKind.MediaItem), ("closed channel", SourceKind.ClosedChannel),
        ("unnamed local sources", SourceKind.UnnamedLocalSources), ("survey answer", SourceKind.SurveyAnswer));
}

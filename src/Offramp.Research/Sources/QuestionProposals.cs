using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A turn that seems to put a question of a guide. A person confirms or passes over.</summary>
/// <param name="Number">Its number in the list, from 1.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Guide">The version of the guide.</param>
/// <param name="Question">The question.</param>
/// <param name="Manner">How it seems to be put.</param>
/// <param name="Likeness">How alike the words are, 0 to 1; see docs/stages/sources.md.</param>
/// <param name="IsNoted">Whether that question is recorded at that place already.</param>
public sealed record QuestionProposal(int Number, Turn Turn, Guide Guide, Question Question, QuestionManner Manner, double Likeness, bool IsNoted)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Question.Id.ToString();
}

/// <summary>Proposes which turns of an interviewer put which questions of a guide, by the words that they share.</summary>
public static class QuestionProposals
{
    /// <summary>Below this likeness nothing is proposed.</summary>
    public const double Least = 0.3;

    // From here on the words are the guide's but for a word or two.
    private const double Verbatim = 0.9;

    /// <summary>The proposals for a text, in the order of its turns; of each turn the likest question, of two alike the earlier one in the guide.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">The text.</param>
    /// <param name="guide">The version of the guide.</param>
    /// <param name="least">The least likeness, 0 to 1.</param>
    public static ImmutableArray<QuestionProposal> Of(Study study, Rendition document, Guide guide, double least = Least)
    {
        if (!study.Sources.ById.TryGetValue(document.Source, out Source? source) || source.IsWithdrawn) return [];
        var proposals = ImmutableArray.CreateBuilder<QuestionProposal>();
        Turn[] asked = [.. document.Turns.Where(turn => Asks(study, source, turn))];
        (Question Question, HashSet<string> Words)[] questions =
            [.. guide.Questions.Where(static q => !q.Text.IsWithdrawn).Select(static q => (q, WordsOf(q.Text.Text)))];
        (Turn Turn, HashSet<string> Words)[] turns = [.. asked.Select(t => (t, WordsOf(document.Text.Text[t.WordsStart..t.End])))];
        // Words that stand everywhere ("you", "the") tell no question from another: Sparck Jones 1972, ln(1 + N / n).
        int all = questions.Length + turns.Length;
        Dictionary<string, double> weights = questions.Select(static q => q.Words).Concat(turns.Select(static t => t.Words)).SelectMany(static words => words)
            .GroupBy(static word => word, StringComparer.Ordinal).ToDictionary(static g => g.Key, g => Math.Log(1 + ((double)all / g.Count())), StringComparer.Ordinal);
        foreach ((Turn turn, HashSet<string> words) in turns)
        {
            (Question? likest, double likeness) = (null, 0);
            foreach ((Question question, HashSet<string> wanted) in questions)
            {
                double like = Likeness(words, wanted, weights);
                // Of equal ones the first stays: the order of a sum must not decide.
                if (like > likeness + 1e-9) (likest, likeness) = (question, like);
            }
            if (likest is null || likeness < least) continue;
            proposals.Add(new QuestionProposal(
                proposals.Count + 1, turn, guide, likest,
                likest.Probes is not null ? QuestionManner.AsAProbe : likeness >= Verbatim ? QuestionManner.AsWorded : QuestionManner.InOtherWords,
                likeness, source.Questions.Any(q => q.Question == likest.Id && q.Place is { } place && place.Rendition == document.Id
                    && place.Start < turn.End && turn.Start < place.End)));
        }
        return proposals.ToImmutable();
    }

    /// <summary>The versions of guides that a source may have been asked by: of its own round of fieldwork, or of none in particular where there is no such one;
    /// the newest version last.</summary>
    public static ImmutableArray<Guide> GuidesOf(Study study, Source source)
    {
        string? wave = source.Noted(Particular.Wave);
        Guide[] all = [.. study.Sources.Guides.Values];
        Guide[] own = [.. all.Where(g => wave is not null && g.Wave?.Readable is { } round && string.Equals(round, wave, StringComparison.OrdinalIgnoreCase))];
        return [.. (own.Length > 0 ? own : [.. all.Where(static g => g.Wave is null)]).OrderBy(g => Generation(study, g)).ThenBy(static g => g.Path, StringComparer.Ordinal)];
    }

    // How many versions stand behind it; a circle, which nobody can make, must not go round for ever.
    private static int Generation(Study study, Guide guide)
    {
        int steps = 0;
        for (Guide? at = guide; at?.From is { } from && steps <= study.Sources.Guides.Count; at = study.Sources.Guides.GetValueOrDefault(from)) steps++;
        return steps;
    }

    // The cosine of the angle between both sets of words, each word with its weight.
    private static double Likeness(HashSet<string> a, HashSet<string> b, Dictionary<string, double> weights)
    {
        double Weight(IEnumerable<string> words) => words.Order(StringComparer.Ordinal).Sum(word => weights[word] * weights[word]);
        if (a.Count == 0 || b.Count == 0) return 0;
        return Weight(a.Where(b.Contains)) / Math.Sqrt(Weight(a) * Weight(b));
    }

    // Whoever is linked as an interviewer or interpreter asks; where nobody is, whoever is not linked as a participant may.
    private static bool Asks(Study study, Source source, Turn turn)
    {
        if (turn.Speaker is null || Speech.ParticipantOf(study, source, turn) is not null) return false;
        bool known = source.Collaborators.Any(c => c.Speaker is not null && study.Protection.Collaborators.GetValueOrDefault(c.Collaborator)?.Role == CollaboratorRole.Interviewer);
        return !known || Speech.CollaboratorOf(study, source, turn) is not null;
    }

    private static HashSet<string> WordsOf(string text)
    {
        string folded = FoldedText.Of(text).Text;
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (int at = 0; at < folded.Length;)
        {
            int start = at;
            while (at < folded.Length && Letters.IsInWord(folded, at)) at++;
            if (at > start) words.Add(folded[start..at]);
            else at++;
        }
        return words;
    }
}

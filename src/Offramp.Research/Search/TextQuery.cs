using System.Text.RegularExpressions;

namespace Offramp.Research;

/// <summary>What is looked for: words, or a regular expression.</summary>
/// <remarks>Words: <c>salary</c>; a phrase <c>"came late"</c> or <c>came late</c>; a prefix <c>salar*</c>; <c>pay NEAR/5 late</c> (either order, at
/// most five words between); <c>AND</c>, <c>OR</c>, <c>NOT</c> and brackets, in capitals, judged by the whole document, passage or memo.
/// Case, accents, vowel signs and the differences between Persian and Arabic keyboards do not count.</remarks>
public sealed class TextQuery
{
    // A search over thousands of documents must end: a pattern that needs longer in one of them is not answered there.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(500);

    private TextQuery(QueryTerm? term, Regex? pattern, bool foldsText = false) => (Term, Pattern, FoldsText) = (term, pattern, foldsText);

    /// <summary>The words looked for; null for a regular expression.</summary>
    internal QueryTerm? Term { get; }

    /// <summary>The regular expression; null for words.</summary>
    internal Regex? Pattern { get; }

    /// <summary>Whether the regular expression is held against the text without accents and differences of keyboards, as words are.</summary>
    internal bool FoldsText { get; }

    /// <summary>Reads words. Refused: <c>search.nothing-to-look-for</c>, <c>search.star-at-end-only</c>, <c>search.quote-not-closed</c>,
    /// <c>search.bracket-not-closed</c>, <c>search.operator-without-words</c>, <c>search.near-without-number</c>, <c>search.too-nested</c>;
    /// each names the position from 1.</summary>
    public static Outcome<TextQuery> Parse(string words) => QueryParser.Parse(words).Then<TextQuery>(static term => new TextQuery(term, null));

    /// <summary>Reads a regular expression, matched without regard to case; <c>^</c> and <c>$</c> stand for the ends of lines. Refused:
    /// <c>search.nothing-to-look-for</c>, <c>search.pattern-not-understood</c> with the position from 1.</summary>
    /// <param name="pattern">The expression, in the form of .NET.</param>
    /// <param name="foldsText">Whether letters are compared as words are: then <c>كتاب\w*</c> finds <c>کتاب‌ها</c>. Without it the text is read as it is
    /// written, case aside, so that an expression can tell letters apart.</param>
    public static Outcome<TextQuery> ParseRegex(string pattern, bool foldsText = false)
    {
        // Read as it was typed first, so that the place of an error is the one that the person sees.
        if (foldsText)
            return ParseRegex(pattern).Then(_ => Expression(PatternFolding.Of(pattern))).Then<TextQuery>(static folded => new TextQuery(null, folded, true));
        return Expression(pattern).Then<TextQuery>(static expression => new TextQuery(null, expression));
    }

    private static Outcome<Regex> Expression(string pattern)
    {
        if (pattern.Length == 0) return Refusal.Of("search.nothing-to-look-for") with { Field = "words" };
        const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline;
        try
        {
            return new Regex(pattern, Options | RegexOptions.NonBacktracking, LongestMatch);
        }
        catch (RegexParseException wrong)
        {
            return Refusal.Of("search.pattern-not-understood", ("position", wrong.Offset)) with { Field = "words" };
        }
        catch (NotSupportedException)
        {
            // Back references and looking around need the other engine, which only the time limit keeps in bounds.
            return new Regex(pattern, Options, LongestMatch);
        }
    }
}

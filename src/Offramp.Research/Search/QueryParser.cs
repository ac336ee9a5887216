using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>Reads the words of a query: <c>or := and (OR and)*</c>, <c>and := near ((AND | NOT | AND NOT) near)*</c>,
/// <c>near := atom (NEAR/n atom)*</c>, <c>atom := words | "words" | ( or )</c>.</summary>
internal sealed class QueryParser
{
    private const int DeepestBrackets = 20;

    private readonly ImmutableArray<QueryToken> tokens;
    private readonly int length;
    private int at;
    private int depth;

    private QueryParser(ImmutableArray<QueryToken> tokens, int length) => (this.tokens, this.length) = (tokens, length);

    /// <summary>The query, or why it cannot be read.</summary>
    public static Outcome<QueryTerm> Parse(string text)
    {
        Outcome<ImmutableArray<QueryToken>> tokens = QueryToken.Read(text);
        if (tokens.Refusal is { } refusal) return refusal;
        if (!tokens.Value.Any(static token => token.Kind == QueryTokenKind.Words)) return Refused("search.nothing-to-look-for", 0);
        var parser = new QueryParser(tokens.Value, text.Length);
        Outcome<QueryTerm> term = parser.Or();
        if (term.IsRefused || parser.at == parser.tokens.Length) return term;
        return Refused("search.bracket-not-closed", parser.tokens[parser.at].Position);
    }

    internal static Refusal Refused(string code, int position, params ReadOnlySpan<MessageValue> values) =>
        new Refusal(code, [("position", position + 1), .. values], "words");

    private QueryTokenKind? Next => at < tokens.Length ? tokens[at].Kind : null;

    private Outcome<QueryTerm> Or()
    {
        var terms = ImmutableArray.CreateBuilder<QueryTerm>();
        do
        {
            Outcome<QueryTerm> term = And();
            if (term.IsRefused) return term;
            terms.Add(term.Value);
        }
        while (Took(QueryTokenKind.Or));
        return terms.Count == 1 ? terms[0] : new AnyTerm(terms.ToImmutable());
    }

    private Outcome<QueryTerm> And()
    {
        Outcome<QueryTerm> first = Near();
        if (first.IsRefused) return first;
        ImmutableArray<QueryTerm> all = [first.Value];
        ImmutableArray<QueryTerm> without = [];
        while (Next is QueryTokenKind.And or QueryTokenKind.Not)
        {
            bool not = !Took(QueryTokenKind.And) || Next == QueryTokenKind.Not;
            if (not) at++;
            Outcome<QueryTerm> term = Near();
            if (term.IsRefused) return term;
            if (not) without = without.Add(term.Value);
            else all = all.Add(term.Value);
        }
        QueryTerm met = all.Length == 1 ? all[0] : new AllTerm(all);
        return without.IsEmpty ? met : new WithoutTerm(met, without.Length == 1 ? without[0] : new AnyTerm(without));
    }

    private Outcome<QueryTerm> Near()
    {
        Outcome<QueryTerm> term = Atom();
        while (!term.IsRefused && Next == QueryTokenKind.Near)
        {
            int between = tokens[at++].Number;
            Outcome<QueryTerm> other = Atom();
            if (other.IsRefused) return other;
            term = new NearTerm(term.Value, other.Value, between);
        }
        return term;
    }

    private Outcome<QueryTerm> Atom()
    {
        if (Next == QueryTokenKind.Open)
        {
            int opened = tokens[at++].Position;
            if (++depth > DeepestBrackets) return Refused("search.too-nested", opened);
            Outcome<QueryTerm> inner = Or();
            depth--;
            if (inner.IsRefused || Took(QueryTokenKind.Close)) return inner;
            return Refused("search.bracket-not-closed", opened);
        }
        // Words side by side are a phrase, in quotation marks or not.
        var words = ImmutableArray.CreateBuilder<QueryWord>();
        while (Next == QueryTokenKind.Words) words.AddRange(tokens[at++].Words);
        if (words.Count > 0) return new PhraseTerm(words.ToImmutable());
        return Refused("search.operator-without-words", at < tokens.Length ? tokens[at].Position : Math.Max(0, length - 1));
    }

    private bool Took(QueryTokenKind kind)
    {
        if (Next != kind) return false;
        at++;
        return true;
    }
}

/// <summary>What a token of a query is.</summary>
internal enum QueryTokenKind
{
    /// <summary>Words, in quotation marks or not.</summary>
    Words,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>AND.</summary>
    And,

    /// <summary>OR.</summary>
    Or,

    /// <summary>NOT.</summary>
    Not,

    /// <summary>NEAR/n.</summary>
    Near,
}

/// <summary>A token of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it begins, from 0.</param>
/// <param name="Words">Its words, folded.</param>
/// <param name="Number">The n of NEAR/n.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, int Position, ImmutableArray<QueryWord> Words, int Number = 0)
{
    /// <summary>The tokens of a query, or why they cannot be read.</summary>
    public static Outcome<ImmutableArray<QueryToken>> Read(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<QueryToken>();
        int at = 0;
        while (at < text.Length)
        {
            char next = text[at];
            if (char.IsWhiteSpace(next))
            {
                at++;
                continue;
            }
            if (next is '(' or ')')
            {
                tokens.Add(new QueryToken(next == '(' ? QueryTokenKind.Open : QueryTokenKind.Close, at++, []));
                continue;
            }
            int start = at;
            bool quoted = IsQuote(next);
            if (quoted) at++;
            int from = at;
            while (at < text.Length && (quoted ? !IsQuote(text[at]) : !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !IsQuote(text[at]))) at++;
            if (quoted && at == text.Length) return QueryParser.Refused("search.quote-not-closed", start);
            string piece = text[from..at];
            if (quoted) at++;
            Outcome<QueryToken> token = quoted ? OfWords(piece, start) : OfPiece(piece, start);
            if (token.Refusal is { } refusal) return refusal;
            // What holds no word, such as a dash, looks for nothing.
            if (token.Value.Kind != QueryTokenKind.Words || !token.Value.Words.IsEmpty) tokens.Add(token.Value);
        }
        return tokens.ToImmutable();
    }

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB';

    private static Outcome<QueryToken> OfPiece(string piece, int position)
    {
        switch (piece)
        {
            case "AND": return new QueryToken(QueryTokenKind.And, position, []);
            case "OR": return new QueryToken(QueryTokenKind.Or, position, []);
            case "NOT": return new QueryToken(QueryTokenKind.Not, position, []);
        }
        if (piece == "NEAR" || piece.StartsWith("NEAR/", StringComparison.Ordinal))
        {
            string number = piece.Length > 5 ? piece[5..] : "";
            return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int between) && between <= 1000
                ? new QueryToken(QueryTokenKind.Near, position, [], between)
                : QueryParser.Refused("search.near-without-number", position);
        }
        return OfWords(piece, position);
    }

    private static Outcome<QueryToken> OfWords(string piece, int position)
    {
        string folded = FoldedText.Of(piece).Text;
        var words = ImmutableArray.CreateBuilder<QueryWord>();
        int at = 0;
        while (at < folded.Length)
        {
            if (folded[at] == '*') return QueryParser.Refused("search.star-at-end-only", position);
            if (!Letters.IsInWord(folded, at))
            {
                at++;
                continue;
            }
            int start = at;
            while (at < folded.Length && Letters.IsInWord(folded, at)) at++;
            bool prefix = at < folded.Length && folded[at] == '*';
            words.Add(new QueryWord(folded[start..at], prefix));
            if (prefix && ++at < folded.Length && Letters.IsInWord(folded, at)) return QueryParser.Refused("search.star-at-end-only", position);
        }
        return new QueryToken(QueryTokenKind.Words, position, words.ToImmutable());
    }
}

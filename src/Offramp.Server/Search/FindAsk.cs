using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>How the words of a search are read.</summary>
internal enum WordsKind
{
    /// <summary>Words, phrases, beginnings, NEAR, AND, OR, NOT.</summary>
    Words,

    /// <summary>A regular expression, against the text as it is written.</summary>
    Pattern,

    /// <summary>A regular expression, against letters without accents and differences of keyboards.</summary>
    FoldedPattern,
}

/// <summary>A question to passages. Without words it asks for coded passages, or for the stretches where codes meet.</summary>
/// <param name="Words">The words looked for; nothing where none are.</param>
/// <param name="Kind">How they are read.</param>
/// <param name="In">Where they are looked for.</param>
/// <param name="Filter">What narrows.</param>
/// <param name="Codes">Which codes must meet and which must not.</param>
/// <param name="SameCoder">Whether the codings that meet must be one coder's.</param>
/// <param name="NotCoded">Of hits in texts: only those that no passage of the filter touches.</param>
internal sealed record FindAsk(
    string? Words = null, WordsKind Kind = default, SearchScope In = default, FilterAsk? Filter = null, ExpressionAsk? Codes = null,
    bool SameCoder = false, bool NotCoded = false)
{
    /// <summary>The question as the core asks it.</summary>
    public Outcome<FindQuery> Read(Study study)
    {
        Outcome<TextQuery?> words = string.IsNullOrWhiteSpace(Words) ? (TextQuery?)null : (Kind == WordsKind.Words
            ? TextQuery.Parse(Words)
            : TextQuery.ParseRegex(Words, Kind == WordsKind.FoldedPattern)).Then<TextQuery?>(static query => query);
        return words.Then(looked => (Filter ?? new FilterAsk()).Read().Then(filter => Expression(study).Then<FindQuery>(codes => new FindQuery
        {
            Words = looked,
            Scope = In,
            Filter = filter,
            Codes = codes,
            SameCoder = SameCoder,
            NotCoded = NotCoded,
        })));
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[question]";

    private Outcome<CodeExpression?> Expression(Study study) => Codes is null
        ? (CodeExpression?)null
        : Codes.Read(0).Then(read => CodeExpression.Checked(study, read)).Then<CodeExpression?>(static expression => expression);
}

/// <summary>Codes that must meet or must not. Exactly one of its parts says what it is: a code or a set, all of, any of, none of.</summary>
/// <param name="Code">Passages of this code.</param>
/// <param name="Set">Passages of a code of this set.</param>
/// <param name="Below">Whether codes below the code count too.</param>
/// <param name="All">All of these share words.</param>
/// <param name="Any">Any of these.</param>
/// <param name="None">None of these shares words with what stands beside it.</param>
internal sealed record ExpressionAsk(
    string? Code = null, string? Set = null, bool Below = false, ExpressionAsk[]? All = null, ExpressionAsk[]? Any = null, ExpressionAsk[]? None = null)
{
    private const int Deepest = 20;

    /// <summary>The expression as the core asks it.</summary>
    public Outcome<CodeExpression> Read(int depth)
    {
        if (depth > Deepest || new object?[] { Code, Set, All, Any, None }.Count(static part => part is not null) != 1)
            return Refusal.Of(depth > Deepest ? "coding.expression-too-large" : "coding.expression-empty", ("most", 200)) with { Field = "codes" };
        if (Code is not null) return Acting.Id<Code>(Code, "codes").Then<CodeExpression>(code => new CodeIs([code], Below));
        if (Set is not null) return Acting.Id<CodeSet>(Set, "codes").Then<CodeExpression>(set => new CodeIs([], Below) { Sets = [set] });
        if (All is not null) return Parts(All, depth).Then<CodeExpression>(static parts => new AllOf(parts));
        return Any is not null
            ? Parts(Any, depth).Then<CodeExpression>(static parts => new AnyOf(parts))
            : Parts(None!, depth).Then<CodeExpression>(static parts => new NoneOf(parts));
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[expression]";

    private static Outcome<ImmutableArray<CodeExpression>> Parts(ExpressionAsk[] asked, int depth) => Asks.Each(asked, part => part.Read(depth + 1));
}

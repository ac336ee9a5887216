using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A question to overlapping passages, put together from codes by <em>all of</em>, <em>any of</em> and <em>none of</em>.</summary>
/// <remarks>An expression gives stretches of text. Only <see cref="NoneOf"/> gives none: it takes away, and so stands beside what gives.</remarks>
public abstract record CodeExpression
{
    private const int MostCodes = 200;
    private const int Deepest = 20;

    /// <summary>Reads that it can be answered. Refused: <c>coding.expression-empty</c> where a part names nothing, <c>coding.expression-only-excludes</c>
    /// where it says alone what must not be there, <c>coding.expression-too-large</c>, <c>coding.code-gone</c>.</summary>
    public static Outcome<CodeExpression> Checked(Study study, CodeExpression expression)
    {
        int codes = 0;
        return Refused(study.Coding.Codebook, expression, mayExclude: false, depth: 0, ref codes) is { } refusal ? refusal : expression;
    }

    private static Refusal? Refused(Codebook book, CodeExpression expression, bool mayExclude, int depth, ref int codes)
    {
        if (depth > Deepest) return TooLarge();
        switch (expression)
        {
            case CodeIs one:
                if (one.Codes.IsEmpty && one.Sets.IsEmpty) return Empty();
                if ((codes += one.Codes.Length + one.Sets.Length) > MostCodes) return TooLarge();
                return one.Codes.All(book.Codes.ContainsKey) && one.Sets.All(set => book.Sets.Exists(known => known.Id == set))
                    ? null
                    : CodebookDecisions.CodeGone("codes");
            case AllOf all:
                if (all.Parts.IsEmpty) return Empty();
                if (all.Parts.All(static part => part is NoneOf)) return OnlyExcludes();
                return FirstRefused(book, all.Parts, mayExclude: true, depth, ref codes);
            case AnyOf any:
                return any.Parts.IsEmpty ? Empty() : FirstRefused(book, any.Parts, mayExclude: false, depth, ref codes);
            case NoneOf none when mayExclude:
                return none.Parts.IsEmpty ? Empty() : FirstRefused(book, none.Parts, mayExclude: false, depth, ref codes);
            default:
                return OnlyExcludes();
        }
    }

    private static Refusal? FirstRefused(Codebook book, ImmutableArray<CodeExpression> parts, bool mayExclude, int depth, ref int codes)
    {
        foreach (CodeExpression part in parts)
            if (Refused(book, part, mayExclude, depth + 1, ref codes) is { } refusal) return refusal;
        return null;
    }

    private static Refusal Empty() => Refusal.Of("coding.expression-empty") with { Field = "codes" };

    private static Refusal OnlyExcludes() => Refusal.Of("coding.expression-only-excludes") with { Field = "codes" };

    private static Refusal TooLarge() => Refusal.Of("coding.expression-too-large", ("most", MostCodes)) with { Field = "codes" };
}

/// <summary>The passages that carry one of these codes, or a code of one of these sets.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="WithDescendants">Whether codes below them count too.</param>
public sealed record CodeIs(ImmutableArray<Id<Code>> Codes, bool WithDescendants = false) : CodeExpression
{
    /// <summary>Sets whose codes count as well.</summary>
    public ImmutableArray<Id<CodeSet>> Sets { get; init; } = [];
}

/// <summary>The stretches that one of each part share, and that touch nothing of the parts that exclude.</summary>
public sealed record AllOf(ImmutableArray<CodeExpression> Parts) : CodeExpression;

/// <summary>The stretches of every part.</summary>
public sealed record AnyOf(ImmutableArray<CodeExpression> Parts) : CodeExpression;

/// <summary>Takes away the stretches that share a unit of text with one of any of these parts.</summary>
public sealed record NoneOf(ImmutableArray<CodeExpression> Parts) : CodeExpression;

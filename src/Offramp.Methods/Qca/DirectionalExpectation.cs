using System.Collections.Immutable;

namespace Offramp.Methods.Qca;

/// <summary>What is expected of a condition, or of several together: that at these levels they contribute to the outcome.</summary>
/// <param name="Literals">Conditions by place, each with the level expected. One for a single expectation; several for a conjunctural one.</param>
public sealed record DirectionalExpectation(ImmutableArray<(int Condition, int Level)> Literals)
{
    /// <summary>Reads expectations: <c>DEV, ~STB, ~LIT*IND, GNP[1,2]</c>.</summary>
    /// <param name="text">The expectations, divided by commas or +.</param>
    /// <param name="conditions">The conditions of the truth table.</param>
    public static Answer<ExpectationList> Read(string text, ImmutableArray<QcaSet> conditions)
    {
        ArgumentNullException.ThrowIfNull(text);
        var expectations = new List<DirectionalExpectation>();
        var problems = ImmutableArray.CreateBuilder<MethodProblem>();
        QcaData frame = QcaData.Of(conditions);
        foreach (string part in Parts(text))
        {
            Answer<QcaExpression> read = QcaParser.Read(part);
            if (read.Value is not { } expression)
            {
                problems.AddRange(read.Problems);
                continue;
            }
            ImmutableArray<MethodProblem> unknown =
                [.. expression.Names.Where(name => !conditions.Any(set => set.Name == name))
                    .Select(name => new MethodProblem("methods.qca-expectation-unknown", Column: name).With("name", name))];
            problems.AddRange(unknown);
            if (!unknown.IsEmpty) continue;
            ImmutableArray<MethodProblem> wrong = expression.Check(frame);
            problems.AddRange(wrong);
            if (!wrong.IsEmpty) continue;
            expectations.AddRange(expression.Products(frame).Select(product => new DirectionalExpectation(
                [.. product.Literals.Select(literal => (conditions.IndexOf(conditions.First(set => set.Name == literal.Set.Name)), literal.Level))])));
        }
        if (problems.Count > 0) return problems.DrainToImmutable();
        return expectations.Count == 0 ? new MethodProblem("methods.qca-no-expectation") : new ExpectationList([.. expectations]);
    }

    /// <summary>What is left of a conservative term inside a parsimonious one, by what is expected.</summary>
    /// <remarks>A literal that the parsimonious term has, stays. A literal of a condition of which something single is expected goes unless that level is among
    /// what is expected. Where a term disagrees with a conjunctural expectation in some condition, its literals of all conditions of that expectation go, but for
    /// those that a single expectation asks for. C. C. Ragin and J. Sonnett, "Between Complexity and Parsimony" (2005); A. Duşa, QCA with R (2019), section 8.7.</remarks>
    /// <param name="conservative">The term.</param>
    /// <param name="parsimonious">The wider one.</param>
    /// <param name="expectations">What is expected.</param>
    internal static Implicant Eased(Implicant conservative, Implicant parsimonious, ImmutableArray<DirectionalExpectation> expectations)
    {
        ulong dropped = 0, asked = 0;
        foreach ((int condition, int level) in conservative.Literals)
        {
            if (parsimonious.Names(condition)) continue;
            DirectionalExpectation[] single = [.. expectations.Where(e => e.Literals.Length == 1 && e.Literals[0].Condition == condition)];
            if (single.Length == 0) continue;
            if (single.Any(e => e.Literals[0].Level == level)) asked |= 1UL << condition;
            else dropped |= 1UL << condition;
        }
        foreach (DirectionalExpectation together in expectations.Where(static e => e.Literals.Length > 1))
        {
            (int Condition, int Level)[] open =
                [.. together.Literals.Where(l => conservative.Names(l.Condition) && !parsimonious.Names(l.Condition))];
            if (Array.TrueForAll(open, l => conservative.LevelOf(l.Condition) == l.Level)) continue;
            foreach ((int condition, _) in open) dropped |= 1UL << condition;
        }
        return conservative.Without(dropped & ~asked);
    }

    // Commas within brackets belong to a list of levels.
    private static IEnumerable<string> Parts(string text)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '[' or '{' or '(') depth++;
            else if (text[i] is ']' or '}' or ')') depth--;
            else if (text[i] is ',' or ';' && depth == 0)
            {
                if (i > start && text[start..i].Trim().Length > 0) yield return text[start..i].Trim();
                start = i + 1;
            }
        }
        if (text[start..].Trim().Length > 0) yield return text[start..].Trim();
    }
}

/// <summary>Several expectations.</summary>
/// <param name="Expectations">The expectations.</param>
public sealed record ExpectationList(ImmutableArray<DirectionalExpectation> Expectations);

using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Methods.Qca;

/// <summary>Reads expressions: sets joined by * (or &amp;, ·) and + (or |), ~ or ! before a set or a bracket for what is left of it, levels in [ ] or { }.</summary>
public static class QcaParser
{
    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="lowerCaseIsAbsence">Whether a name in small letters means the absence of the set in capitals, as older writings have it.</param>
    public static Answer<QcaExpression> Read(string text, bool lowerCaseIsAbsence = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new Reader(text, lowerCaseIsAbsence);
        QcaExpression? expression = reader.Sum();
        if (expression is not null && !reader.AtEnd) reader.Stop();
        return reader.Problem is { } problem ? problem : expression!;
    }

    private sealed class Reader(string text, bool lowerCaseIsAbsence)
    {
        // Deeper brackets than a person writes; each costs a frame of the stack.
        private const int Deepest = 100;

        private int at;
        private int depth;

        public MethodProblem? Problem { get; private set; }

        public bool AtEnd
        {
            get
            {
                Blanks();
                return at == text.Length;
            }
        }

        public QcaExpression? Sum() => Joined("+|", all: false, () => Joined("*&·", all: true, Factor));

        public void Stop() => Problem ??= new MethodProblem(at >= text.Length ? "methods.qca-expression-unfinished" : "methods.qca-expression-unclear")
            .With("expression", text).With("position", at + 1);

        private QcaExpression? Joined(string signs, bool all, Func<QcaExpression?> part)
        {
            var parts = ImmutableArray.CreateBuilder<QcaExpression>();
            do
            {
                if (part() is not { } one) return null;
                parts.Add(one);
            }
            while (Taken(signs));
            return parts.Count == 1 ? parts[0] : new QcaJoined(parts.DrainToImmutable(), all, Negated: false);
        }

        private QcaExpression? Factor()
        {
            bool negated = false;
            while (Taken("~!")) negated = !negated;
            if (Taken("("))
            {
                if (++depth > Deepest || Sum() is not { } inside || !Taken(")"))
                {
                    Stop();
                    return null;
                }
                depth--;
                return !negated ? inside : inside switch
                {
                    QcaLiteral literal => literal with { Negated = !literal.Negated },
                    QcaJoined joined => joined with { Negated = !joined.Negated },
                    _ => inside,
                };
            }
            Blanks();
            int start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '\u200C' || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark)) at++;
            if (at == start)
            {
                Stop();
                return null;
            }
            string name = text[start..at];
            if (Levels() is not { } levels) return null;
            if (lowerCaseIsAbsence && levels.IsEmpty && name.Any(char.IsLower) && !name.Any(char.IsUpper))
            {
                name = name.ToUpperInvariant();
                negated = !negated;
            }
            return new QcaLiteral(name, levels, negated);
        }

        private ImmutableArray<int>? Levels()
        {
            bool square = Taken("[");
            if (!square && !Taken("{")) return [];
            var levels = ImmutableArray.CreateBuilder<int>();
            do
            {
                Blanks();
                int start = at;
                while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
                if (!int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int level))
                {
                    Stop();
                    return null;
                }
                levels.Add(level);
            }
            while (Taken(","));
            if (Taken(square ? "]" : "}")) return levels.DrainToImmutable();
            Stop();
            return null;
        }

        private bool Taken(string signs)
        {
            Blanks();
            if (at >= text.Length || !signs.Contains(text[at], StringComparison.Ordinal)) return false;
            at++;
            return true;
        }

        private void Blanks()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }
    }
}

using System.Collections.Immutable;
using System.Text;

namespace Offramp.Research;

/// <summary>Reads a template once from left to right. One that cannot be understood stands as text as a whole: reading parts of it again and
/// again would take for ever on a hostile one.</summary>
internal sealed class MessageParser(string text)
{
    // A template is a few words; deeper nesting is a mistake, and a hostile one must not exhaust the stack.
    private const int DeepestNesting = 8;

    private int at;

    public bool IsWellFormed { get; private set; } = true;

    public ImmutableArray<MessagePart> ReadAll()
    {
        ImmutableArray<MessagePart> parts = ReadParts(0, null);
        // What is left over begins with a closing brace that closes nothing.
        IsWellFormed &= at == text.Length;
        return IsWellFormed ? parts : [new LiteralPart(text)];
    }

    // Reads up to the end or to the brace that closes the message around; that brace is left for the caller.
    private ImmutableArray<MessagePart> ReadParts(int depth, string? plural)
    {
        var parts = ImmutableArray.CreateBuilder<MessagePart>();
        var literal = new StringBuilder();
        while (IsWellFormed && at < text.Length && text[at] != '}')
        {
            char next = text[at];
            if (next == '\'') ReadQuoted(literal, plural is not null);
            else if (next == '#' && plural is not null)
            {
                Flush(parts, literal);
                parts.Add(new NumberPart(plural));
                at++;
            }
            else if (next == '{')
            {
                Flush(parts, literal);
                if (ReadArgument(depth, plural) is { } argument) parts.Add(argument);
                else IsWellFormed = false;
            }
            else
            {
                literal.Append(next);
                at++;
            }
        }
        Flush(parts, literal);
        return parts.ToImmutable();
    }

    private static void Flush(ImmutableArray<MessagePart>.Builder parts, StringBuilder literal)
    {
        if (literal.Length == 0) return;
        parts.Add(new LiteralPart(literal.ToString()));
        literal.Clear();
    }

    // As in ICU, an apostrophe quotes only before a character that would mean something; otherwise it is an apostrophe.
    private void ReadQuoted(StringBuilder literal, bool inPlural)
    {
        at++;
        if (at < text.Length && text[at] == '\'')
        {
            literal.Append('\'');
            at++;
            return;
        }
        if (at == text.Length || !(text[at] is '{' or '}' || (inPlural && text[at] == '#')))
        {
            literal.Append('\'');
            return;
        }
        while (at < text.Length)
        {
            if (text[at] != '\'') literal.Append(text[at++]);
            else if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                literal.Append('\'');
                at += 2;
            }
            else
            {
                at++;
                return;
            }
        }
    }

    private MessagePart? ReadArgument(int depth, string? plural)
    {
        if (depth >= DeepestNesting) return null;
        at++;
        if (ReadName() is not { } name) return null;
        if (Take('}')) return new ValuePart(name);
        if (!Take(',')) return null;
        string? kind = ReadName();
        if (kind is not ("plural" or "select") || !Take(',')) return null;
        bool isPlural = kind == "plural";
        var choices = ImmutableArray.CreateBuilder<(string, ImmutableArray<MessagePart>)>();
        while (!Take('}'))
        {
            if (ReadName() is not { } key || !Take('{')) return null;
            ImmutableArray<MessagePart> parts = ReadParts(depth + 1, isPlural ? name : plural);
            if (!IsWellFormed || !Take('}')) return null;
            choices.Add((key, parts));
        }
        return choices.Any(static c => c.Item1 == "other") ? new ChoicePart(name, isPlural, choices.ToImmutable()) : null;
    }

    private string? ReadName()
    {
        SkipSpaces();
        int start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or '=' or '.')) at++;
        return at > start ? text[start..at] : null;
    }

    private bool Take(char wanted)
    {
        SkipSpaces();
        if (at >= text.Length || text[at] != wanted) return false;
        at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] == ' ') at++;
    }
}

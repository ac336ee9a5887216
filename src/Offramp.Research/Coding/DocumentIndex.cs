using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Which codings of one document carry which code.</summary>
internal sealed class DocumentIndex
{
    // Half of each code's id: enough to tell codes apart but by chance, and half as much to look through.
    private readonly ulong[] keys;
    private readonly int[] order;
    private readonly int[] firstOf;

    /// <summary>Indexes a document's codings.</summary>
    public DocumentIndex(ImmutableArray<PassageCoding> codings)
    {
        var codes = new List<Id<Code>>();
        var numbers = new Dictionary<Id<Code>, int>();
        CodeOf = new int[codings.Length];
        for (int i = 0; i < codings.Length; i++)
        {
            Id<Code> code = codings.ItemRef(i).Code;
            if (!numbers.TryGetValue(code, out int number))
            {
                number = codes.Count;
                numbers.Add(code, number);
                codes.Add(code);
            }
            CodeOf[i] = number;
        }
        Codes = [.. codes];
        keys = [.. codes.Select(KeyOf)];
        firstOf = new int[Codes.Length + 1];
        foreach (int number in CodeOf) firstOf[number + 1]++;
        for (int i = 1; i < firstOf.Length; i++) firstOf[i] += firstOf[i - 1];
        order = new int[codings.Length];
        int[] next = firstOf[..^1];
        for (int i = 0; i < CodeOf.Length; i++) order[next[CodeOf[i]]++] = i;
    }

    /// <summary>The codes that occur in the document; their place here is their number within it.</summary>
    public ImmutableArray<Id<Code>> Codes { get; }

    /// <summary>The number of each coding's code.</summary>
    public int[] CodeOf { get; }

    /// <summary>The codings, by their place in the document, that carry the code with a number; in the order of the text.</summary>
    public ReadOnlySpan<int> With(int number) => order.AsSpan(firstOf[number]..firstOf[number + 1]);

    /// <summary>The codings that carry a code; none where it does not occur.</summary>
    public ReadOnlySpan<int> With(Id<Code> code)
    {
        for (int from = 0; from < keys.Length;)
        {
            int at = keys.AsSpan(from).IndexOf(KeyOf(code));
            if (at < 0) return [];
            if (Codes[from + at] == code) return With(from + at);
            from += at + 1;
        }
        return [];
    }

    private static ulong KeyOf(Id<Code> code) => (ulong)(code.Value >> 32);
}

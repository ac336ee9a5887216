using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A code in its place in the codebook.</summary>
/// <param name="Code">The code.</param>
/// <param name="Path">The names from the top down.</param>
/// <param name="Depth">How deep it stands: 0 at the top.</param>
public sealed record CodeInTree(Code Code, string Path, int Depth);

/// <summary>How often a code occurs in a source.</summary>
/// <param name="Code">The code.</param>
/// <param name="Source">The source.</param>
/// <param name="Codings">How many codings, each coder's counted.</param>
/// <param name="Characters">How many UTF-16 units carry the code, those that several codings share counted once.</param>
public sealed record FrequencyRow(CodeInTree Code, Source Source, int Codings, int Characters);

/// <summary>How often each code occurs in each source: codes in the order of the tree by sources in the order of their names.</summary>
public sealed class CodeFrequencies
{
    private readonly int[] codings;
    private readonly int[] characters;

    internal CodeFrequencies(ImmutableArray<CodeInTree> codes, ImmutableArray<Source> sources)
    {
        Codes = codes;
        Sources = sources;
        codings = new int[codes.Length * sources.Length];
        characters = new int[codings.Length];
    }

    /// <summary>The codes, a parent before its children.</summary>
    public ImmutableArray<CodeInTree> Codes { get; }

    /// <summary>The sources, withdrawn ones left out.</summary>
    public ImmutableArray<Source> Sources { get; }

    /// <summary>How many codings of a code a source has, both by their places in the lists.</summary>
    public int Codings(int code, int source) => codings[(code * Sources.Length) + source];

    /// <summary>How many UTF-16 units of a source carry a code.</summary>
    public int Characters(int code, int source) => characters[(code * Sources.Length) + source];

    /// <summary>How many codings carry a code.</summary>
    public int CodingsOf(int code) => Row(codings, code).ToArray().Sum();

    /// <summary>In how many sources a code occurs.</summary>
    public int SourcesOf(int code) => Row(codings, code).ToArray().Count(static count => count > 0);

    /// <summary>The pairs that occur, by code, then source.</summary>
    public IEnumerable<FrequencyRow> Rows()
    {
        for (int code = 0; code < Codes.Length; code++)
            for (int source = 0; source < Sources.Length; source++)
                if (Codings(code, source) > 0)
                    yield return new FrequencyRow(Codes[code], Sources[source], Codings(code, source), Characters(code, source));
    }

    internal void Count(int code, int source, int codingsMore, int charactersMore)
    {
        codings[(code * Sources.Length) + source] += codingsMore;
        characters[(code * Sources.Length) + source] += charactersMore;
    }

    private ReadOnlySpan<int> Row(int[] table, int code) => table.AsSpan(code * Sources.Length, Sources.Length);
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Gathers what is wrong in a manifest, in the order of the file; a hostile file cannot make more of it than anyone reads.</summary>
internal sealed class ManifestProblems(string fileName)
{
    private const int Most = 500;
    private const int LongestValue = 80;

    private readonly List<Problem> problems = [];

    /// <summary>How many there were, said or not.</summary>
    public int Count { get; private set; }

    /// <summary>Notes a problem; the code is whole, <c>formats.manifest-…</c>.</summary>
    public void Add(int? line, int? column, string? path, string code, params MessageValue[] values)
    {
        if (Count++ >= Most) return;
        string? where = path is { Length: > 0 } ? Shortened(path) : null;
        problems.Add(Problem.Of(new Place(fileName, line, column, where), code, [.. values.Select(Shortened)]));
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<Problem> InOrder()
    {
        var ordered = problems.OrderBy(static p => p.Place.Line ?? 0).ThenBy(static p => p.Place.Column ?? 0).ToList();
        if (Count > Most)
            ordered.Add(Problem.Of(new Place(fileName), "formats.manifest-more-problems", ("count", Count - Most)));
        return [.. ordered];
    }

    // A value may be a megabyte long, and its line ends would break up a list of problems.
    private static MessageValue Shortened(MessageValue value) =>
        value.Name != "known" && value.Content is string text ? (value.Name, Shortened(text)) : value;

    private static string Shortened(string text)
    {
        if (text.Length > LongestValue) text = text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)] + "…";
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (int i = 0; i < span.Length; i++) span[i] = char.IsControl(from[i]) ? '\uFFFD' : from[i];
        });
    }
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Gathers problems up to a number that a person can still read; the rest is counted.</summary>
internal sealed class ProblemLog(string file)
{
    private const int Most = 200;

    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private int more;

    /// <summary>The file that is being read.</summary>
    public string File { get; } = file;

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem)
    {
        if (problems.Count < Most) problems.Add(problem);
        else more++;
    }

    /// <summary>Adds a problem of the file as a whole.</summary>
    public void Add(string code, params MessageValue[] values) => Add(Problem.Of(new Place(File), code, values));

    /// <summary>All of them, in order, with the number of those that are not listed.</summary>
    public ImmutableArray<Problem> ToImmutable() => more == 0
        ? problems.ToImmutable()
        : problems.ToImmutable().Add(Problem.Of(new Place(File), "formats.more-problems", ("count", more)));
}

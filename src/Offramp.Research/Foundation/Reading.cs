using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Where in a foreign file something was found.</summary>
/// <param name="File">The file's name without its folder, or the entry inside an archive.</param>
/// <param name="Line">Line from 1, or row of a table; null where lines mean nothing.</param>
/// <param name="Column">Column from 1; null where unknown.</param>
/// <param name="Path">A path inside a structured file, such as <c>codings[3].start</c>; null where unknown.</param>
public sealed record Place(string File, int? Line = null, int? Column = null, string? Path = null);

/// <summary>Something in a foreign file that could not be taken as it stands. It never stops the reading; its words stand in the message catalogue.</summary>
/// <param name="Place">Where.</param>
/// <param name="Code">Stable, <c>formats.reason</c>.</param>
/// <param name="Values">What the message names.</param>
public sealed record Problem(Place Place, string Code, ImmutableArray<MessageValue> Values)
{
    /// <summary>A problem with the values that its message names.</summary>
    public static Problem Of(Place place, string code, params MessageValue[] values) => new(place, code, [.. values]);
}

/// <summary>The best reading of a foreign file and everything that is wrong with it.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">The best reading; null where nothing could be read.</param>
/// <param name="Problems">What could not be taken, in the order of the file.</param>
public sealed record Reading<T>(T? Value, ImmutableArray<Problem> Problems)
    where T : class;

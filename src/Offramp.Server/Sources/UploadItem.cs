using System.Text.Json.Serialization;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Something in a file that could not be taken as it stands.</summary>
/// <param name="Code">Stable, <c>formats.reason</c>.</param>
/// <param name="Words">What it is, and what to do.</param>
/// <param name="File">The file, or the entry inside an archive.</param>
/// <param name="Line">Line from 1, or row of a table.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Path">A path inside a structured file.</param>
internal sealed record FileProblemItem(string Code, string Words, string File, int? Line, int? Column, string? Path)
{
    /// <summary>A problem in words.</summary>
    public static FileProblemItem Of(Problem problem, Messages words) => new(
        problem.Code, words.Say(problem.Code, problem.Values.AsSpan()), problem.Place.File, problem.Place.Line, problem.Place.Column, problem.Place.Path);

    /// <summary>The code alone.</summary>
    public override string ToString() => Code;
}

/// <summary>A source that came of a file.</summary>
/// <param name="Id">The source.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Document">Its text.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Turns">How many turns were recognised.</param>
/// <param name="Translation">Its translation, where the file held one.</param>
internal sealed record UploadedItem(string Id, string Name, string Document, int Length, int Turns, string? Translation)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>What came of a file: one act, and what could not be taken as it stands.</summary>
internal sealed record UploadReply(string Act, string Sentence, UploadedItem[] Sources, FileProblemItem[] Problems)
{
    /// <summary>How many sources.</summary>
    public override string ToString() => $"[{Sources.Length} sources]";
}

/// <summary>Nothing of a file could be read: a problem with the places of what is wrong.</summary>
internal sealed record UnreadableReply(
    string Type, string Title, int Status, string Code, string? Field, string? Trace, [property: JsonRequired] FileProblemItem[] Problems)
{
    /// <summary>The code alone.</summary>
    public override string ToString() => Code;
}

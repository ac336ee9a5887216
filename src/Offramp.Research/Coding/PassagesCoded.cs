using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Many passages were coded at once, as by an import: what a million single changes would say, in columns.</summary>
/// <param name="First">The first coding's id; the n-th coding created is <c>First + n</c>.</param>
/// <param name="Documents">The documents in the order of the columns.</param>
/// <param name="Codes">The codes that the code column points into.</param>
/// <param name="Coders">The coders that the coder column points into.</param>
/// <param name="Columns">The codings of all documents, as <see cref="CodingColumns"/> writes them.</param>
/// <param name="Notes">What single codings note in words.</param>
public sealed record PassagesCoded(
    Id<PassageCoding> First,
    ImmutableArray<CodedDocument> Documents,
    ImmutableArray<Id<Code>> Codes,
    ImmutableArray<Id<Coder>> Coders,
    ReadOnlyMemory<byte> Columns,
    ImmutableArray<NotedCoding> Notes) : CodingChange
{
    /// <summary>How many codings there are.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Count => Documents.Sum(static d => d.Count);

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> Creates => [.. Enumerable.Range(0, Count).Select(n => First.Value + (uint)n)];

    /// <inheritdoc/>
    public override ImmutableArray<UInt128> RestsOn =>
    [
        .. Documents.Select(static d => d.Rendition.Value),
        .. Documents.Select(static d => d.Version.Value),
        .. Codes.Select(static c => c.Value),
        .. Coders.Select(static c => c.Value),
    ];
}

/// <summary>How many codings of a bulk change lie in which document.</summary>
public sealed record CodedDocument(Id<Rendition> Rendition, Id<TextVersion> Version, int Count);

/// <summary>A coding of a bulk change that notes something in words.</summary>
/// <param name="Index">Which coding, from 0.</param>
/// <param name="Notes">What it notes, under its source's holder.</param>
public sealed record NotedCoding(int Index, CodingNotes Notes);

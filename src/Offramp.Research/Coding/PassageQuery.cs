using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Which passages are asked for. Every part narrows; what is not set lets everything through.</summary>
public sealed record PassageQuery
{
    /// <summary>Every passage.</summary>
    public static readonly PassageQuery All = new();

    /// <summary>Passages that carry one of these codes; empty for any code.</summary>
    public ImmutableArray<Id<Code>> Codes { get; init; } = [];

    /// <summary>Passages that carry a code of one of these sets, beside those of <see cref="Codes"/>; empty for any.</summary>
    public ImmutableArray<Id<CodeSet>> Sets { get; init; } = [];

    /// <summary>Whether codes below the asked ones count too.</summary>
    public bool WithDescendants { get; init; }

    /// <summary>Passages of these sources; empty for any.</summary>
    public ImmutableArray<Id<Source>> Sources { get; init; } = [];

    /// <summary>Passages of these documents; empty for any.</summary>
    public ImmutableArray<Id<Rendition>> Documents { get; init; } = [];

    /// <summary>Passages coded by these coders; empty for any.</summary>
    public ImmutableArray<Id<Coder>> Coders { get; init; } = [];

    /// <summary>Passages of this stance.</summary>
    public Stance? Stance { get; init; }

    /// <summary>Passages of this standing.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Passages of this elicitation.</summary>
    public Elicitation? Elicitation { get; init; }

    /// <summary>Passages of this standpoint.</summary>
    public Standpoint? Standpoint { get; init; }

    /// <summary>Passages of sources of this round of fieldwork, without regard to case.</summary>
    public string? Wave { get; init; }

    /// <summary>Passages of documents in this language (BCP 47 tag); <c>fa</c> takes <c>fa-AF</c> with it.</summary>
    public string? Language { get; init; }

    /// <summary>Passages of sources of this kind.</summary>
    public SourceKind? Kind { get; init; }

    internal bool Takes(in OrderedDocument at) =>
        (Sources.IsEmpty || Sources.Contains(at.Source.Id))
        && (Documents.IsEmpty || Documents.Contains(at.Document.Id))
        && (Kind is null || at.Source.Kind == Kind)
        && (Wave is null || string.Equals(at.Source.Noted(Particular.Wave), Wave, StringComparison.OrdinalIgnoreCase))
        && (Language is null || IsIn(at.Document.Language?.Text ?? at.Source.Noted(Particular.Language), Language));

    internal bool Takes(in PassageCoding coding) =>
        (Stance is null || coding.Judgement.Stance == Stance)
        && (Standing is null || coding.Judgement.Standing == Standing)
        && (Elicitation is null || coding.Judgement.Elicitation == Elicitation)
        && (Standpoint is null || coding.Judgement.Standpoint == Standpoint)
        && (Coders.IsEmpty || Coders.Contains(coding.Coder));

    private static bool IsIn(string? tag, string language) =>
        tag is not null && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase)
        && (tag.Length == language.Length || tag[language.Length] == '-');
}

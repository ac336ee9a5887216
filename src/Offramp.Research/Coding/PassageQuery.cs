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

    /// <summary>Passages of one of these stances; empty for any.</summary>
    public ImmutableArray<Stance> Stances { get; init; } = [];

    /// <summary>Passages of one of these standings; empty for any.</summary>
    public ImmutableArray<Standing> Standings { get; init; } = [];

    /// <summary>Passages of one of these elicitations; empty for any.</summary>
    public ImmutableArray<Elicitation> Elicitations { get; init; } = [];

    /// <summary>Passages of one of these standpoints; empty for any.</summary>
    public ImmutableArray<Standpoint> Standpoints { get; init; } = [];

    /// <summary>Passages of sources of one of these rounds of fieldwork, without regard to case; empty for any.</summary>
    public ImmutableArray<string> Waves { get; init; } = [];

    /// <summary>Passages of documents in one of these languages (BCP 47 tags); <c>fa</c> takes <c>fa-AF</c> with it; empty for any.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Passages of sources of one of these places; <c>Coast</c> takes <c>Coast/North</c> with it; empty for any.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>Passages of sources where people met in one of these ways, without regard to case; empty for any.</summary>
    public ImmutableArray<string> Modes { get; init; } = [];

    /// <summary>Passages of sources of one of these kinds; empty for any.</summary>
    public ImmutableArray<SourceKind> Kinds { get; init; } = [];

    /// <summary>Passages in which one of these participants speaks; empty for any.</summary>
    public ImmutableArray<Id<Participant>> Participants { get; init; } = [];

    /// <summary>Passages in which someone of this pseudonym or label speaks, collaborators too; empty for any.</summary>
    public ImmutableArray<string> Speakers { get; init; } = [];

    /// <summary>Passages of which none of these is known; empty for any.</summary>
    public ImmutableArray<PassageAttribute> Unset { get; init; } = [];

    /// <summary>Whether a code is asked for: by itself, by a set, or by a code above it.</summary>
    internal Func<Id<Code>, bool> Asks(Codebook book)
    {
        if (Codes.IsEmpty && Sets.IsEmpty) return static _ => true;
        HashSet<Id<Code>> asked = [.. Codes, .. book.Sets.Where(set => Sets.Contains(set.Id)).SelectMany(static set => set.Codes)];
        return WithDescendants ? code => asked.Any(above => book.IsWithin(code, above)) : asked.Contains;
    }

    internal bool Takes(OrderedDocument at) =>
        (Sources.IsEmpty || Sources.Contains(at.Source.Id))
        && (Documents.IsEmpty || Documents.Contains(at.Document.Id))
        && (Kinds.IsEmpty || Kinds.Contains(at.Source.Kind))
        && (Waves.IsEmpty || Waves.Any(wave => string.Equals(at.Source.Noted(Particular.Wave), wave, StringComparison.OrdinalIgnoreCase)))
        && (Modes.IsEmpty || Modes.Any(mode => string.Equals(at.Source.Noted(Particular.Mode), mode, StringComparison.OrdinalIgnoreCase)))
        && (Languages.IsEmpty || Languages.Any(language => IsIn(PassageAttributes.Of(PassageAttribute.Language, at), language, '-')))
        && (Places.IsEmpty || Places.Any(place => IsIn(at.Source.Noted(Particular.Place), place.Trim('/'), '/')))
        && (Unset.IsEmpty || Unset.All(attribute => !PassageAttributes.IsOfDocument(attribute) || PassageAttributes.Of(attribute, at) is null));

    internal bool Takes(in PassageCoding coding) => Takes(coding.Judgement, coding.Coder);

    internal bool Takes(Judgement judgement, Id<Coder> coder) =>
        (Stances.IsEmpty || Stances.Contains(judgement.Stance))
        && (Standings.IsEmpty || Standings.Contains(judgement.Standing))
        && (Elicitations.IsEmpty || Elicitations.Contains(judgement.Elicitation))
        && (Standpoints.IsEmpty || Standpoints.Contains(judgement.Standpoint))
        && (Coders.IsEmpty || Coders.Contains(coder))
        && (Unset.IsEmpty || Unset.All(attribute => attribute < PassageAttribute.Stance || PassageAttributes.Of(attribute, judgement) is null));

    /// <summary>Whether it asks anything of a coding itself, beside where it lies.</summary>
    internal bool AsksOfCodings =>
        !(Codes.IsEmpty && Sets.IsEmpty && Coders.IsEmpty && Stances.IsEmpty && Standings.IsEmpty && Elicitations.IsEmpty && Standpoints.IsEmpty)
        || Unset.Any(static attribute => attribute >= PassageAttribute.Stance);

    /// <summary>Whether it asks anything of where a passage lies.</summary>
    internal bool AsksOfPlaces =>
        !(Sources.IsEmpty && Documents.IsEmpty && Kinds.IsEmpty && Waves.IsEmpty && Modes.IsEmpty && Languages.IsEmpty && Places.IsEmpty)
        || AsksWhoSpeaks || Unset.Any(PassageAttributes.IsOfDocument);

    /// <summary>Whether it asks who speaks, which must then be looked up for each passage.</summary>
    internal bool AsksWhoSpeaks => !Participants.IsEmpty || !Speakers.IsEmpty || Unset.Contains(PassageAttribute.Participant) || Unset.Contains(PassageAttribute.Cohort);

    internal bool TakesSpeaker(Study study, OrderedDocument at, int start)
    {
        Participant? voice = Speech.VoiceAt(study, at.Source, at.Document, start);
        if (!Participants.IsEmpty && (voice is null || !Participants.Contains(voice.Id))) return false;
        if (Unset.Contains(PassageAttribute.Participant) && voice is not null) return false;
        if (Unset.Contains(PassageAttribute.Cohort) && voice?.Note is not null) return false;
        if (Speakers.IsEmpty) return true;
        Turn? turn = Speech.At(at.Document, start);
        string? name = turn is null ? voice?.Pseudonym.Text : Speech.NameOf(study, at.Source, turn) ?? voice?.Pseudonym.Text;
        return Speakers.Any(asked => NameRule.Same(asked, name ?? "") || NameRule.Same(asked, turn?.Speaker ?? ""));
    }

    private static bool IsIn(string? value, string asked, char divider) =>
        value is not null && value.StartsWith(asked, StringComparison.OrdinalIgnoreCase)
        && (value.Length == asked.Length || value[asked.Length] == divider);
}

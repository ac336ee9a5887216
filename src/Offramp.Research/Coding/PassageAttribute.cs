using System.Text.Json;

namespace Offramp.Research;

/// <summary>What passages can be told apart by, beside their code.</summary>
public enum PassageAttribute
{
    /// <summary>The source's round of fieldwork.</summary>
    Wave,

    /// <summary>The source's place.</summary>
    Place,

    /// <summary>The document's language, else the source's.</summary>
    Language,

    /// <summary>How people met.</summary>
    Mode,

    /// <summary>What the source is.</summary>
    Kind,

    /// <summary>Who speaks in the passage, by pseudonym.</summary>
    Participant,

    /// <summary>What is noted of who speaks, such as the cohort.</summary>
    Cohort,

    /// <summary>Who coded it.</summary>
    Coder,

    /// <summary>Its stance.</summary>
    Stance,

    /// <summary>Its standing.</summary>
    Standing,

    /// <summary>How it came to be said.</summary>
    Elicitation,

    /// <summary>How the speaker knows it.</summary>
    Standpoint,
}

/// <summary>The values of attributes.</summary>
internal static class PassageAttributes
{
    /// <summary>Whether all passages of a document have one value.</summary>
    public static bool IsOfDocument(PassageAttribute attribute) => attribute <= PassageAttribute.Kind;

    /// <summary>The value of a document; null where nobody noted it.</summary>
    public static string? Of(PassageAttribute attribute, in OrderedDocument at) => attribute switch
    {
        PassageAttribute.Wave => at.Source.Noted(Particular.Wave),
        PassageAttribute.Place => at.Source.Noted(Particular.Place),
        PassageAttribute.Language => at.Document.Language?.Text ?? at.Source.Noted(Particular.Language),
        PassageAttribute.Mode => at.Source.Noted(Particular.Mode),
        PassageAttribute.Kind => Kebab(at.Source.Kind),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };

    /// <summary>A judgement's value; null where nobody judged.</summary>
    public static string? Of(PassageAttribute attribute, Judgement judgement) => attribute switch
    {
        PassageAttribute.Stance => judgement.Stance == Stance.Unset ? null : Kebab(judgement.Stance),
        PassageAttribute.Standing => judgement.Standing == Standing.Unset ? null : Kebab(judgement.Standing),
        PassageAttribute.Elicitation => judgement.Elicitation == Elicitation.Unset ? null : Kebab(judgement.Elicitation),
        PassageAttribute.Standpoint => judgement.Standpoint == Standpoint.Unset ? null : Kebab(judgement.Standpoint),
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };

    /// <summary>The member's name as people and programs read it.</summary>
    public static string Kebab<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A person who spoke. The study knows the pseudonym alone; who it is stands in the vault.</summary>
/// <param name="Id">The participant.</param>
/// <param name="Pseudonym">What the participant is called everywhere.</param>
/// <param name="Note">What the study may know, such as the cohort.</param>
/// <param name="IsWithdrawn">Whether the participant withdrew: what was noted of them is destroyed.</param>
public sealed record Participant(Id<Participant> Id, Words Pseudonym, Words? Note, bool IsWithdrawn = false);

/// <summary>What a collaborator does.</summary>
public enum CollaboratorRole
{
    /// <summary>Asks the questions.</summary>
    Interviewer,

    /// <summary>Translates while people speak.</summary>
    Interpreter,

    /// <summary>Writes down what was recorded.</summary>
    Transcriber,

    /// <summary>Translates what was written down.</summary>
    Translator,

    /// <summary>Opens the door to participants.</summary>
    Gatekeeper,

    /// <summary>Tells the team what they know of others.</summary>
    Informant,
}

/// <summary>What a collaborator decided about being named.</summary>
public enum Naming
{
    /// <summary>Not asked yet: treated as never.</summary>
    Undecided,

    /// <summary>Wants to be named.</summary>
    NameMe,

    /// <summary>Must never be named.</summary>
    NeverNameMe,
}

/// <summary>Someone who helped: they run the participants' risks and pass every check that participants pass.</summary>
public sealed record Collaborator(Id<Collaborator> Id, Words Pseudonym, CollaboratorRole Role, Naming Naming);

/// <summary>A meeting with one or more participants, of which sources came. Known by its id alone.</summary>
public sealed class Encounter
{
    private Encounter() { }
}

/// <summary>What may leave of what a participant said.</summary>
public enum ConsentScope
{
    /// <summary>For understanding only: no word and no paraphrase leaves.</summary>
    Background,

    /// <summary>In other words only.</summary>
    Paraphrase,

    /// <summary>Word for word, under pseudonym.</summary>
    Verbatim,
}

/// <summary>How free a consent was. Anything but free means background only until a second person signs.</summary>
public enum ConsentFreedom
{
    /// <summary>Nobody noted it: treated as not free.</summary>
    Unknown,

    /// <summary>Free.</summary>
    Free,

    /// <summary>Under supervision.</summary>
    Supervised,

    /// <summary>Detained.</summary>
    Detained,

    /// <summary>Others were present.</summary>
    OthersPresent,
}

/// <summary>What else a consent notes, each in words.</summary>
public enum ConsentField
{
    /// <summary>When it was given (EDTF).</summary>
    Date,

    /// <summary>Until when it holds (EDTF); afterwards background only.</summary>
    Until,

    /// <summary>In which language it was asked.</summary>
    Language,

    /// <summary>Who took it (a collaborator's pseudonym).</summary>
    TakenBy,

    /// <summary>Who arranged access and what they know.</summary>
    ArrangedBy,

    /// <summary>What was paid.</summary>
    Payment,

    /// <summary>Anything else.</summary>
    Note,
}

/// <summary>One noted particular of a consent.</summary>
public sealed record ConsentParticular(ConsentField Field, Words Text);

/// <summary>What a participant agreed to for one encounter; <c>Recorded</c> is the act that noted it.</summary>
public sealed record Consent(
    Id<Participant> Participant,
    Id<Encounter> Encounter,
    ConsentScope Scope,
    bool LifeHistory,
    bool Archive,
    bool Recontact,
    ConsentFreedom Freedom,
    bool? Understood,
    bool? LimitsTold,
    ImmutableArray<ConsentParticular> Particulars,
    ActId Recorded = default)
{
    /// <summary>The words noted in a field, or null.</summary>
    public Words? Noted(ConsentField field) => Particulars.FirstOrDefault(p => p.Field == field)?.Text;

    /// <summary>Whether its end is past on a day. An end that is destroyed counts as past.</summary>
    public bool IsOver(DateOnly today) => Noted(ConsentField.Until) is { } until && (until.IsWithdrawn || DateRule.IsOver(until.Text, today));
}

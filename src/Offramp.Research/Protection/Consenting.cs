using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How consents stand after what happened to them. An end that can no longer be read stays noted as withdrawn, and so counts as over:
/// no rewriting and no withdrawal may make a consent hold longer than was agreed.</summary>
internal static class Consenting
{
    /// <summary>A consent as it was recorded.</summary>
    public static Consent Of(ConsentRecorded c, ActId recorded) => new(
        c.Participant, c.Encounter, c.Scope, c.LifeHistory, c.Archive, c.Recontact, c.Freedom, c.Understood, c.LimitsTold, c.Particulars, recorded);

    /// <summary>A consent with its words under the new holder, as far as they stay.</summary>
    public static Consent Rewrite(Consent consent, ParticipantRewritten c)
    {
        RewrittenConsent? anew = c.Consents.FirstOrDefault(r => r.Encounter == consent.Encounter && r.Recorded == consent.Recorded);
        return With(consent, anew?.Particulars ?? [.. consent.Particulars.Where(p => !c.OldHolders.Contains(p.Text.Holder))]);
    }

    /// <summary>A consent of which its kinds alone remain.</summary>
    public static Consent WithoutWords(Consent consent) => With(consent, []);

    private static Consent With(Consent consent, ImmutableArray<ConsentParticular> kept) => consent with
    {
        Particulars = consent.Noted(ConsentField.Until) is { } until && kept.All(static p => p.Field != ConsentField.Until)
            ? kept.Add(new ConsentParticular(ConsentField.Until, Words.Withdrawn(until.Holder)))
            : kept,
    };
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the consents of a meeting. A word that got lost may be the one that forbids, and a slip of one hyphen moves it to another
/// entry; so anything wrong in a meeting leaves background alone of all that was agreed in it.</summary>
internal static class ManifestConsents
{
    private static readonly (ConsentField Field, string Key)[] InWords =
        [(ConsentField.ArrangedBy, "arrangedBy"), (ConsentField.Payment, "payment"), (ConsentField.Note, "note")];

    private static readonly string[] Keys =
    [
        "participant", "scope", "lifeHistory", "archive", "recontact", "date", "until", "language", "takenBy", "freedom", "understood",
        "limitsTold", "arrangedBy", "payment", "note",
    ];

    /// <summary>Whether a key that stands elsewhere was meant for a consent.</summary>
    public static bool IsKey(string key) => Keys.Contains(key);

    /// <summary>The consents of an encounter.</summary>
    public static ImmutableArray<ManifestConsent> Read(
        ManifestFields encounter, HashSet<string> participants, HashSet<string> collaborators)
    {
        var consents = new UniqueEntries<ManifestConsent>();
        foreach (ManifestFields entry in encounter.Entries("consents", true, Keys))
        {
            string? participant = entry.Reference("participant", "participant", participants, true);
            consents.AddNamed(entry, "participant", participant, name => Read(entry, name, collaborators));
        }
        if (!encounter.HasTrouble) return consents.All;
        encounter.Say(null, "formats.manifest-consent-background");
        return [.. consents.All.Select(AtItsStrictest)];
    }

    /// <summary>What is left of a consent that is not sound.</summary>
    public static ManifestConsent AtItsStrictest(ManifestConsent consent) =>
        consent with { Scope = ConsentScope.Background, LifeHistory = false, Archive = false, Recontact = false };

    private static ManifestConsent Read(ManifestFields entry, string participant, HashSet<string> collaborators)
    {
        var noted = ImmutableSortedDictionary.CreateBuilder<ConsentField, string>();
        void Note(ConsentField field, string? words)
        {
            if (words is not null) noted[field] = words;
        }

        Note(ConsentField.Date, entry.Date("date"));
        Note(ConsentField.Until, entry.Date("until"));
        Note(ConsentField.Language, entry.Language("language"));
        Note(ConsentField.TakenBy, entry.Reference("takenBy", "collaborator", collaborators));
        foreach ((ConsentField field, string key) in InWords) Note(field, entry.Text(key));
        return new ManifestConsent(
            participant,
            entry.Word("scope", ManifestWords.Scopes, true) ?? ConsentScope.Background,
            entry.Flag("lifeHistory", true) ?? false,
            entry.Flag("archive", true) ?? false,
            entry.Flag("recontact", true) ?? false,
            entry.Word("freedom", ManifestWords.Freedoms) ?? ConsentFreedom.Unknown,
            entry.Flag("understood"),
            entry.Flag("limitsTold"),
            noted.ToImmutable());
    }
}

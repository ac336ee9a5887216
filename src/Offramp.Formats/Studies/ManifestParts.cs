using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Makes a manifest of a file's keys, part by part: people and meetings first, for sources refer to them.</summary>
internal static class ManifestParts
{
    /// <summary>The whole manifest; null where not one of its keys is there.</summary>
    public static StudyManifest? Read(YamlKeys root, ManifestProblems problems)
    {
        string[] known =
            ["title", "description", "codebook", "coders", "waves", "cohorts", "participants", "collaborators", "encounters", "guides", "events", "sources",
             "codeSets", "codebookVersions", "memos"];
        if (!root.Pairs.Any(p => known.Contains(p.Key.Text))) return null;

        var fields = new ManifestFields(root, "", problems, known);
        var manifest = new StudyManifest
        {
            Title = fields.Text("title", true),
            Description = fields.Text("description"),
            Codebook = fields.FileName("codebook"),
            Coders = Coders(fields),
            Waves = Waves(fields),
            Cohorts = Cohorts(fields),
        };
        manifest = manifest with
        {
            Participants = Participants(fields, Names(manifest.Cohorts, static c => c.Id)),
            Collaborators = Collaborators(fields),
        };
        HashSet<string> participants = Names(manifest.Participants, static p => p.Pseudonym);
        HashSet<string> collaborators = Names(manifest.Collaborators, static c => c.Pseudonym);
        manifest = manifest with { Encounters = Encounters(fields, participants, collaborators) };
        // A line of a consent that slipped to the margin: nobody knows whose it was.
        if (root.Pairs.Any(static p => ManifestConsents.IsKey(p.Key.Text)))
            manifest = manifest with { Encounters = [.. manifest.Encounters.Select(AtItsStrictest)] };
        HashSet<string> waves = Names(manifest.Waves, static w => w.Id);
        manifest = manifest with { Guides = ManifestGuides.Guides(fields, waves), Events = ManifestGuides.Events(fields) };
        var sources = new ManifestSources(
            waves, participants, collaborators, Names(manifest.Encounters, static e => e.Id), manifest.Guides, manifest.Events);
        manifest = manifest with { Sources = sources.Read(fields) };
        return manifest with
        {
            CodeSets = ManifestNotes.CodeSets(fields),
            CodebookVersions = ManifestNotes.Versions(fields),
            Memos = ManifestNotes.Memos(fields, Names(manifest.Sources, static s => s.Name), participants),
        };
    }

    private static HashSet<string> Names<T>(ImmutableArray<T> entries, Func<T, string> name) =>
        entries.Select(name).ToHashSet(StringComparer.Ordinal);

    private static ImmutableArray<ManifestCoder> Coders(ManifestFields fields)
    {
        var coders = new UniqueEntries<ManifestCoder>();
        foreach (ManifestFields entry in fields.Entries("coders", false, "name", "codings"))
            coders.Add(entry, "name", name => new ManifestCoder(name, entry.Folder("codings", true)));
        return coders.All;
    }

    private static ImmutableArray<ManifestWave> Waves(ManifestFields fields)
    {
        var waves = new UniqueEntries<ManifestWave>();
        foreach (ManifestFields entry in fields.Entries("waves", false, "id", "date", "dateAsSaid"))
            waves.Add(entry, "id", id => new ManifestWave(id, entry.Date("date"), entry.Text("dateAsSaid")));
        return waves.All;
    }

    private static ImmutableArray<ManifestCohort> Cohorts(ManifestFields fields)
    {
        var cohorts = new UniqueEntries<ManifestCohort>();
        foreach (ManifestFields entry in fields.Entries("cohorts", false, "id", "name"))
            cohorts.Add(entry, "id", id => new ManifestCohort(id, entry.Name("name")));
        return cohorts.All;
    }

    private static ImmutableArray<ManifestParticipant> Participants(ManifestFields fields, HashSet<string> cohorts)
    {
        var participants = new UniqueEntries<ManifestParticipant>();
        foreach (ManifestFields entry in fields.Entries("participants", false, "pseudonym", "cohort", "note"))
        {
            participants.Add(entry, "pseudonym", pseudonym =>
                new ManifestParticipant(pseudonym, entry.Reference("cohort", "cohort", cohorts), entry.Text("note")));
        }
        return participants.All;
    }

    private static ImmutableArray<ManifestCollaborator> Collaborators(ManifestFields fields)
    {
        // Undecided is treated as never: nobody is named by an entry that is not sound.
        var collaborators = new UniqueEntries<ManifestCollaborator>(static c => c with { Naming = Naming.Undecided });
        foreach (ManifestFields entry in fields.Entries("collaborators", false, "pseudonym", "role", "naming"))
        {
            collaborators.Add(entry, "pseudonym", pseudonym =>
            {
                CollaboratorRole? role = entry.Word("role", ManifestWords.Roles, true);
                Naming naming = entry.Word("naming", ManifestWords.Namings, true) ?? Naming.Undecided;
                return new ManifestCollaborator(pseudonym, role, entry.HasTrouble ? Naming.Undecided : naming);
            });
        }
        return collaborators.All;
    }

    private static ImmutableArray<ManifestEncounter> Encounters(
        ManifestFields fields, HashSet<string> participants, HashSet<string> collaborators)
    {
        var encounters = new UniqueEntries<ManifestEncounter>(AtItsStrictest);
        foreach (ManifestFields entry in fields.Entries("encounters", false, "id", "consents"))
            encounters.Add(entry, "id", id => new ManifestEncounter(id, ManifestConsents.Read(entry, participants, collaborators)));
        return encounters.All;
    }

    private static ManifestEncounter AtItsStrictest(ManifestEncounter encounter) =>
        encounter with { Consents = [.. encounter.Consents.Select(ManifestConsents.AtItsStrictest)] };
}

/// <summary>Entries that have a name each. One without is left out; of two with one name the first is taken, at its strictest, for nobody knows
/// which of them was meant.</summary>
internal sealed class UniqueEntries<T>(Func<T, T>? atItsStrictest = null)
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<T> entries = [];

    /// <summary>All that were taken, in the order of the file.</summary>
    public ImmutableArray<T> All => [.. entries];

    /// <summary>Takes an entry, whose name stands under a key; a maker that gives null leaves it out.</summary>
    public void Add(ManifestFields entry, string key, Func<string, T?> make) => AddNamed(entry, key, entry.Name(key, true), make);

    /// <summary>Takes an entry, whose name was read already; null where that failed.</summary>
    public void AddNamed(ManifestFields entry, string key, string? name, Func<string, T?> make)
    {
        if (name is null)
        {
            entry.Say(null, "formats.manifest-left-out");
        }
        else if (places.TryGetValue(name, out int first))
        {
            entry.Say(key, "formats.manifest-twice", ("name", name));
            if (atItsStrictest is not null) entries[first] = atItsStrictest(entries[first]);
        }
        else if (make(name) is { } made)
        {
            places[name] = entries.Count;
            entries.Add(made);
        }
    }
}

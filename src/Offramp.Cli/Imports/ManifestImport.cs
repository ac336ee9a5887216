using System.Collections.Immutable;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Cli;

/// <summary>Brings a study folder in: people, texts, consents, codebook and codings, each through the decision that a person's command would ask.</summary>
internal sealed class ManifestImport(Door door, OpenStudy open, string folder, StudyManifest manifest, Progress progress)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "study.yaml";

    private readonly Dictionary<string, Id<Encounter>> encounters = new(StringComparer.Ordinal);

    /// <summary>Reads the manifest of a folder; null, with the problems said, where nothing could be read.</summary>
    public static StudyManifest? Read(Door door, string folder)
    {
        using FileStream stream = File.OpenRead(Path.Combine(folder, FileName));
        Reading<StudyManifest> reading = StudyManifestReading.Read(FileName, stream);
        door.SayProblems(reading.Problems);
        return reading.Value;
    }

    /// <summary>Does it all, as the study's first coder; codings are recorded by whoever made them.</summary>
    public void Run()
    {
        progress.Say("cli.progress-people");
        People();
        foreach ((ManifestSource source, int number) in manifest.Sources.Select(static (source, i) => (source, i + 1)))
        {
            progress.Count(number - 1, manifest.Sources.Length, "cli.progress-source", ("number", number), ("count", manifest.Sources.Length));
            Source(source);
        }
        Consents();
        var guides = new ManifestGuideImport(door, open, manifest);
        guides.Events();
        progress.Say("cli.progress-codings");
        ImportedCodings codebook = Codings(Path.Combine(folder, manifest.Codebook ?? "codebook.json"));
        ImportCommands.Into(door, open, open.Study.Sources.Renditions.Keys.First(), manifest.Codebook ?? "codebook.json", codebook);
        var notes = new ManifestNotesImport(door, open, manifest);
        notes.Codebook();
        guides.Guides();
        Id<Coder> first = open.Coder;
        foreach (ManifestCoder coder in manifest.Coders)
        {
            open.Coder = door.Granted(Names.Coder(open.Study, coder.Name)).Id;
            if (coder.Codings is { } below) CodingsOf(below);
        }
        open.Coder = first;
        notes.Corrections();
        notes.Memos();
    }

    private void People() => door.Record(open, (study, fresh) =>
    {
        var act = new Composition(study);
        foreach (ManifestCoder coder in manifest.Coders.Skip(1)) act.Add(s => StudyDecisions.AddCoder(s, coder.Name, null, fresh));
        foreach (ManifestParticipant participant in manifest.Participants)
            act.Add(s => ProtectionDecisions.AddParticipant(s, participant.Pseudonym, participant.Note, fresh));
        foreach (ManifestCollaborator collaborator in manifest.Collaborators)
        {
            if (collaborator.Role is not { } role) continue;
            act.Add(s => ProtectionDecisions.AddCollaborator(s, collaborator.Pseudonym, role, fresh));
            if (collaborator.Naming != Naming.Undecided)
                act.Add(s => Names.Collaborator(s, collaborator.Pseudonym).Then(who => ProtectionDecisions.ChooseNaming(s, who.Id, collaborator.Naming)));
        }
        return act.Outcome;
    });

    private void Source(ManifestSource source)
    {
        // Some kinds must not be quoted: a source whose kind could not be read is left out rather than guessed.
        if (source.Kind is not { } kind || Text(source.File, source.Name, source.Particulars) is not { } text) return;
        door.Record(open, (study, fresh) =>
        {
            var act = new Composition(study);
            Id<Encounter>? meeting = source.Encounter is { } id ? EncounterOf(id, fresh) : null;
            act.Add(s => SourcesDecisions.Add(s, kind, text, OnTakenName.Refuse, fresh, meeting));
            foreach (ManifestRendition rendition in source.Renditions.Where(static r => r.Kind != RenditionKind.Original))
            {
                var particulars = ImmutableSortedDictionary<Particular, string>.Empty;
                if (rendition.Language is { } language) particulars = particulars.Add(Particular.Language, language);
                if (Text(rendition.File, null, particulars) is { } other)
                    act.Add(s => Names.Source(s, source.Name).Then(known => AlignmentDecisions.AddAligned(s, known.Id, rendition.Kind, other, OnTakenName.Refuse, fresh, rendition.Aligned)));
            }
            foreach (ManifestSpeaker speaker in source.Participants)
                act.Add(s => Names.Source(s, source.Name).Then(known => Names.Participant(s, speaker.Pseudonym).Then(who =>
                    SourceLinks.LinkParticipant(s, known.Id, who.Id, speaker.Speaker))));
            foreach (ManifestSpeaker speaker in source.Collaborators)
                act.Add(s => Names.Source(s, source.Name).Then(known => Names.Collaborator(s, speaker.Pseudonym).Then(who =>
                    SourceLinks.LinkCollaborator(s, known.Id, who.Id, speaker.Speaker))));
            foreach (ManifestLimitation limitation in source.Limitations)
                act.Add(s => Names.Source(s, source.Name).Then(known => SourcesDecisions.NoteLimitation(s, known.Id, limitation.Text, limitation.Direction, fresh)));
            foreach (ManifestLineage lineage in source.Lineage)
                act.Add(s => Names.Source(s, source.Name).Then(known => lineage.Of is { } of
                    ? Names.Source(s, of).Then(reused => SourcesDecisions.NoteLineage(s, known.Id, reused.Id, lineage.Text))
                    : SourcesDecisions.NoteLineage(s, known.Id, null, lineage.Text)));
            return act.Outcome;
        });
    }

    private void Consents() => door.Record(open, (study, _) =>
    {
        var act = new Composition(study);
        foreach (ManifestEncounter encounter in manifest.Encounters)
        {
            if (!encounters.TryGetValue(encounter.Id, out Id<Encounter> meeting)) continue;
            foreach (ManifestConsent consent in encounter.Consents)
            {
                act.Add(s => Names.Participant(s, consent.Participant).Then(who => ProtectionDecisions.RecordConsent(s, who.Id, meeting, new ConsentTerms
                {
                    Scope = consent.Scope,
                    Freedom = consent.Freedom,
                    LifeHistory = consent.LifeHistory,
                    Archive = consent.Archive,
                    Recontact = consent.Recontact,
                    Understood = consent.Understood,
                    LimitsTold = consent.LimitsTold,
                    Particulars = consent.Particulars.ToImmutableDictionary(),
                })));
            }
        }
        return act.Outcome;
    });

    private void CodingsOf(string below)
    {
        string place = Path.Combine([folder, .. below.Split('/')]);
        foreach (string path in Directory.GetFiles(place, "*.json").Order(StringComparer.Ordinal))
        {
            ImportedCodings codings = Codings(path);
            // The file names the text that it codes; its own name is the fallback.
            string document = Path.GetFileNameWithoutExtension(codings.Target?.File ?? path);
            Source? source = open.Study.Sources.ById.Values.FirstOrDefault(s => Path.GetFileNameWithoutExtension(s.Noted(Particular.FileName)) == document);
            Id<Rendition> target = source?.Renditions[0] ?? door.Granted(Names.Document(open.Study, document)).Id;
            door.SayProblems(TargetCheck.Compare(codings.Target, open.Study.Sources.Renditions[target].Text.Text, Path.GetFileName(path)));
            door.SayProblems(ImportCommands.Into(door, open, target, Path.GetFileName(path), codings).Problems);
        }
    }

    private ImportedCodings Codings(string path) => ImportCommands.Read(door, path) ?? throw new CommandStoppedException(CommandLine.NotUnderstood);

    private ImportedText? Text(string file, string? name, ImmutableSortedDictionary<Particular, string> particulars)
    {
        TextImport? import = TextFiles.Read(door, Path.Combine(folder, "transcripts", file), particulars.ToImmutableDictionary(), name);
        if (import is not null) door.SayProblems(import.Problems);
        return import?.Text;
    }

    private Id<Encounter> EncounterOf(string id, Fresh fresh)
    {
        if (!encounters.TryGetValue(id, out Id<Encounter> meeting)) encounters[id] = meeting = fresh.Id<Encounter>();
        return meeting;
    }
}

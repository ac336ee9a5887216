using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the sources of a manifest, which refer to its waves, people and meetings.</summary>
internal sealed class ManifestSources(
    HashSet<string> waves, HashSet<string> participants, HashSet<string> collaborators, HashSet<string> encounters,
    ImmutableArray<ManifestGuide> guides, ImmutableArray<ManifestEvent> events)
{
    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sources that could be read soundly.</summary>
    public ImmutableArray<ManifestSource> Read(ManifestFields manifest)
    {
        var sources = new UniqueEntries<ManifestSource>();
        var lineages = new List<(ManifestFields Entry, string Source)>();
        foreach (ManifestFields entry in manifest.Entries(
            "sources", true, "name", "file", "kind", "title", "wave", "date", "dateAsSaid", "place", "language", "mode", "encounter",
            "participants", "collaborators", "capture", "captureNote", "limitations", "lineage", "renditions",
            "relativeDate", "questions", "corrections"))
        {
            sources.Add(entry, "name", name =>
            {
                if (Source(entry, name) is not { } source)
                {
                    entry.Say(null, "formats.manifest-left-out");
                    return null;
                }
                lineages.Add((entry, name));
                return source;
            });
        }
        // A lineage may refer to a source that stands below its own.
        HashSet<string> names = sources.All.Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        Dictionary<string, ImmutableArray<ManifestLineage>> lineageOf =
            lineages.ToDictionary(static l => l.Source, l => Lineage(l.Entry, l.Source, names), StringComparer.Ordinal);
        return [.. sources.All.Select(s => s with { Lineage = lineageOf[s.Name] })];
    }

    private ManifestSource? Source(ManifestFields entry, string name)
    {
        string? file = entry.FileName("file", true);
        SourceKind? kind = entry.Word("kind", ManifestWords.Kinds, true);
        var labels = new HashSet<string>(StringComparer.Ordinal);
        bool mustSpeak = kind is null or SourceKind.Interview or SourceKind.GroupInterview;
        ImmutableArray<ManifestSpeaker> spoke = Speakers(entry, "participants", participants, mustSpeak, labels, out bool allSpeakersRead);
        ImmutableArray<ManifestSpeaker> helped = Speakers(entry, "collaborators", collaborators, false, labels, out _);
        string? encounter = entry.Reference("encounter", "encounter", encounters);
        ImmutableSortedDictionary<Particular, string> particulars = Particulars(entry);
        ImmutableArray<ManifestLimitation> limitations = Limitations(entry);
        ImmutableArray<ManifestRendition> renditions = file is null ? [] : Renditions(entry, file);
        string? relativeDate = ManifestGuides.RelativeDateOf(entry, events);
        ImmutableArray<ManifestPut> questions = ManifestGuides.Put(
            entry, guides, [.. spoke.Select(static p => p.Pseudonym)], [.. renditions.Select(static r => r.File)]);
        ImmutableArray<ManifestCorrection> corrections = ManifestNotes.Corrections(entry, [.. renditions.Select(static r => r.File)]);
        if (file is null || renditions.IsEmpty) return null;
        // Without all who speak in it, a source would be open to use without the consent of those who are missing.
        if (!allSpeakersRead || entry.IsCut) return null;
        return new ManifestSource
        {
            Name = name,
            File = file,
            Kind = kind,
            Encounter = encounter,
            Particulars = particulars,
            Participants = spoke,
            Collaborators = helped,
            Limitations = limitations,
            Renditions = renditions,
            RelativeDate = relativeDate,
            Questions = questions,
            Corrections = corrections,
        };
    }

    private static ImmutableSortedDictionary<Particular, string> None => ImmutableSortedDictionary<Particular, string>.Empty;

    private ImmutableSortedDictionary<Particular, string> Particulars(ManifestFields entry)
    {
        (Particular Field, string? Words)[] noted =
        [
            (Particular.Title, entry.Text("title")),
            (Particular.Wave, entry.Reference("wave", "wave", waves)),
            (Particular.Date, entry.Date("date")),
            (Particular.DateAsSaid, entry.Text("dateAsSaid")),
            (Particular.Place, entry.Name("place")),
            (Particular.Language, entry.Language("language")),
            (Particular.Mode, entry.Word("mode", ManifestWords.Modes)),
            (Particular.Capture, entry.Word("capture", ManifestWords.Captures)),
            (Particular.CaptureNote, entry.Text("captureNote")),
        ];
        return None.AddRange(noted.Where(static n => n.Words is not null).Select(static n => KeyValuePair.Create(n.Field, n.Words!)));
    }

    private static ImmutableArray<ManifestSpeaker> Speakers(
        ManifestFields source, string key, HashSet<string> known, bool isRequired, HashSet<string> labels, out bool areAllRead)
    {
        var speakers = new UniqueEntries<ManifestSpeaker>();
        int before = source.ProblemCount;
        string what = key == "participants" ? "participant" : "collaborator";
        foreach (ManifestFields entry in source.Entries(key, isRequired, "pseudonym", "speaker"))
        {
            speakers.AddNamed(entry, "pseudonym", entry.Reference("pseudonym", what, known, true), pseudonym =>
            {
                string? label = entry.Name("speaker");
                if (label is null || labels.Add(label)) return new ManifestSpeaker(pseudonym, label);
                entry.Say("speaker", "formats.manifest-twice", ("name", label));
                return new ManifestSpeaker(pseudonym, null);
            });
        }
        if (isRequired && speakers.All.IsEmpty && source.ProblemCount == before) source.Say(key, "formats.manifest-nobody");
        areAllRead = source.ProblemCount == before && !source.IsTroubled(key);
        return speakers.All;
    }

    private static ImmutableArray<ManifestLimitation> Limitations(ManifestFields source)
    {
        var limitations = ImmutableArray.CreateBuilder<ManifestLimitation>();
        foreach (ManifestFields entry in source.Entries("limitations", false, "text", "direction"))
        {
            string? text = entry.Text("text", true);
            string? direction = entry.Text("direction");
            if (direction is not null && !IsDirection(direction)) entry.Say("direction", "formats.manifest-direction", ("direction", direction));
            if (text is null) entry.Say(null, "formats.manifest-left-out");
            else limitations.Add(new ManifestLimitation(text, direction));
        }
        return limitations.ToImmutable();
    }

    private static bool IsDirection(string direction) => direction.Split(':')[0] is "overstated" or "understated" or "unknown";

    private ImmutableArray<ManifestRendition> Renditions(ManifestFields source, string file)
    {
        var renditions = new UniqueEntries<ManifestRendition>();
        foreach (ManifestFields entry in source.Entries("renditions", true, "file", "kind", "language", "by", "aligned"))
        {
            renditions.AddNamed(entry, "file", entry.FileName("file", true), name =>
            {
                RenditionKind? kind = entry.Word("kind", ManifestWords.Renditions, true);
                string? language = entry.Language("language");
                string? by = entry.Reference("by", "collaborator", collaborators);
                if (kind is RenditionKind.Original && name != file) entry.Say("file", "formats.manifest-original", ("name", file));
                else if (kind is not RenditionKind.Original && name == file) entry.Say("kind", "formats.manifest-original", ("name", file));
                else if (!files.Add(name)) entry.Say("file", "formats.manifest-twice", ("name", name));
                else if (kind is { } known) return new ManifestRendition(name, known, language, by, ManifestAlignment.Read(entry));
                entry.Say(null, "formats.manifest-left-out");
                return null;
            });
        }
        ImmutableArray<ManifestRendition> all = renditions.All;
        if (!all.IsEmpty && all.All(static r => r.Kind != RenditionKind.Original))
            source.Say("renditions", "formats.manifest-no-original", ("name", file));
        return all.Any(static r => r.Kind == RenditionKind.Original) ? [.. all.OrderBy(static r => r.Kind != RenditionKind.Original)] : [];
    }

    private static ImmutableArray<ManifestLineage> Lineage(ManifestFields source, string name, HashSet<string> names)
    {
        var lineage = ImmutableArray.CreateBuilder<ManifestLineage>();
        foreach (ManifestFields entry in source.Entries("lineage", false, "of", "text"))
        {
            string? of = entry.Reference("of", "source", names);
            string? text = entry.Text("text");
            if (of == name) entry.Say("of", "formats.manifest-of-itself");
            if (of is null && text is null || of == name) entry.Say(null, "formats.manifest-left-out");
            else lineage.Add(new ManifestLineage(of, text));
        }
        return lineage.ToImmutable();
    }
}

namespace Offramp.Research;

/// <summary>Sources, texts and participants that are added one after another as one act, as an import of a table or of a folder does. The study is asked
/// once which names, ids and pseudonyms are taken: asked anew for each of thousands of rows, the time would grow with the square of the rows.</summary>
public sealed class SourceAdditions
{
    private readonly HashSet<string> names;
    private readonly HashSet<string> ids;
    private readonly HashSet<string> pseudonyms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Id<Participant>> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<(Id<Participant> Id, string Pseudonym)>> participants = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Action> steps = [];

    /// <summary>Begins additions to a study.</summary>
    /// <param name="study">The study before the first of them.</param>
    public SourceAdditions(Study study)
    {
        names = SourceNames.Taken(study, null);
        ids = [.. study.Sources.ById.Values.Select(static s => s.ImportedId).OfType<Words>().Where(static id => !id.IsWithdrawn).Select(static id => id.Text)];
        foreach (Participant participant in study.Protection.Participants.Values)
        {
            byId.Add(participant.Id.ToString(), participant.Id);
            if (participant.Pseudonym.Readable is { } pseudonym) Know(participant.Id, pseudonym);
        }
        foreach (Collaborator helper in study.Protection.Collaborators.Values)
            if (helper.Pseudonym.Readable is { } pseudonym) pseudonyms.Add(pseudonym);
    }

    /// <summary>How far the additions have come: what <see cref="BackTo"/> takes.</summary>
    public int Mark => steps.Count;

    /// <summary>Whether a source has an imported id.</summary>
    public bool HasId(string importedId) => ids.Contains(importedId);

    /// <summary>Adds a source. Refused as <see cref="SourcesDecisions.Add"/> is.</summary>
    public Outcome<Change> Add(NewSource source, OnTakenName onTaken, Fresh fresh)
    {
        if (source.Text.ImportedId is { } known && HasId(known)) return Refusal.Of("sources.imported-id-taken", ("id", known));
        return SourceNames.Free(names, source.Text.Name, onTaken, numbers).Then(name => SourcesDecisions.Added(source, name, fresh).Then<Change>(added =>
        {
            Take(names, name);
            if (source.Text.ImportedId is { } id) Take(ids, id);
            return added;
        }));
    }

    /// <summary>Puts a further text beside a source's original. Refused as <see cref="SourcesDecisions.AddRendition"/> is.</summary>
    /// <param name="study">The study with what was added so far.</param>
    /// <param name="source">The source.</param>
    /// <param name="kind">What the text is to its source.</param>
    /// <param name="text">The text.</param>
    /// <param name="onTaken">What to do where the name is taken.</param>
    /// <param name="fresh">Ids.</param>
    public Outcome<Change> AddRendition(Study study, Id<Source> source, RenditionKind kind, ImportedText text, OnTakenName onTaken, Fresh fresh) =>
        SourcesDecisions.FurtherText(study, source, kind, text, () => SourceNames.Free(names, text.Name, onTaken, numbers), fresh).Then<Change>(added =>
        {
            Take(names, ((RenditionAdded)added).Rendition.Name.Text);
            return added;
        });

    /// <summary>The participant who is meant by an id or pseudonym, as <see cref="Names.Participant"/> finds them; null where nobody or more than one is.</summary>
    public Id<Participant>? Participant(string typed)
    {
        string wanted = typed.Trim();
        if (byId.TryGetValue(wanted, out Id<Participant> id)) return id;
        if (!participants.TryGetValue(wanted, out List<(Id<Participant> Id, string Pseudonym)>? alike)) return null;
        (Id<Participant> Id, string Pseudonym)[] same = [.. alike.Where(known => string.Equals(known.Pseudonym, wanted, StringComparison.Ordinal))];
        return same is [var one] ? one.Id : same.Length == 0 && alike is [var only] ? only.Id : null;
    }

    /// <summary>Adds a participant under a pseudonym that nobody has. Refused as <see cref="ProtectionDecisions.AddParticipant"/> is.</summary>
    public Outcome<Change> AddParticipant(string pseudonym, Fresh fresh) => NameRule.Check(pseudonym, "pseudonym").Then<Change>(name =>
    {
        if (pseudonyms.Contains(name)) return Refusal.Of("protection.pseudonym-taken", ("pseudonym", name)) with { Field = "pseudonym" };
        var added = new ParticipantAdded(fresh.Id<Participant>(), new Words(fresh.Id<Holder>(), name), null);
        Know(added.Participant, name);
        steps.Add(() =>
        {
            pseudonyms.Remove(name);
            participants.Remove(name);
        });
        return added;
    });

    /// <summary>Forgets what was added since a mark, where a text did not come in after all.</summary>
    public void BackTo(int mark)
    {
        for (int i = steps.Count - 1; i >= mark; i--) steps[i]();
        steps.RemoveRange(mark, steps.Count - mark);
        numbers.Clear();
    }

    private void Know(Id<Participant> id, string pseudonym)
    {
        pseudonyms.Add(pseudonym);
        if (!participants.TryGetValue(pseudonym, out List<(Id<Participant> Id, string Pseudonym)>? alike)) participants.Add(pseudonym, alike = []);
        alike.Add((id, pseudonym));
    }

    private void Take(HashSet<string> taken, string name)
    {
        if (taken.Add(name)) steps.Add(() => taken.Remove(name));
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Looks for runs of a source's words in everything that is not the source's: what stands now, and every earlier version that the
/// history keeps, for a rewritten text's old words still lie in the file.</summary>
internal static class RepetitionSweep
{
    /// <summary>Everything that repeats a run of the source's words, what stands now first.</summary>
    /// <param name="study">The study.</param>
    /// <param name="texts">The source's texts.</param>
    /// <param name="holders">Whose words are destroyed anyway.</param>
    public static ImmutableArray<RepeatedWords> Of(Study study, ImmutableArray<Rendition> texts, HashSet<Id<Holder>> holders)
    {
        var shingles = new Shingles();
        foreach (Rendition text in texts)
        {
            shingles.Add(text.Text.Text);
            // What a correction took out, or one that was taken back put in, was said by the source too.
            foreach (string earlier in TextVersions.Of(study, text.Id).Values) shingles.Add(earlier);
            // Who quotes leaves the labels out.
            if (!text.Turns.IsEmpty) shingles.Add(string.Join('\n', text.Turns.Select(turn => text.Text.Text[turn.WordsStart..turn.End])));
        }
        return Of(study, shingles, holders);
    }

    /// <summary>Everything that repeats one of some runs of words.</summary>
    public static ImmutableArray<RepeatedWords> Of(Study study, Shingles shingles, HashSet<Id<Holder>> holders)
    {
        if (shingles.Count == 0) return [];

        Dictionary<Id<Holder>, Place> places = PlacesOf(study);
        HashSet<Words> standing = [.. StandingWords(study)];
        // For each holder the first run found, and whether any of its words that stand now repeat.
        var found = new Dictionary<Id<Holder>, (string Run, bool Stands)>();
        foreach (Change change in study.History.Acts.SelectMany(static act => act.Changes))
        {
            foreach (Words words in WordsOf.In(change))
            {
                if (IsOut(study, holders, words.Holder) || words.IsWithdrawn || shingles.FirstRepeatedIn(words.Text) is not { } run) continue;
                bool stands = standing.Contains(words);
                if (!found.TryGetValue(words.Holder, out (string Run, bool Stands) before) || (stands && !before.Stands)) found[words.Holder] = (run, stands);
            }
            foreach (StoredText text in WordsOf.TextsIn(change))
            {
                if (IsOut(study, holders, text.Holder) || text.IsWithdrawn || shingles.FirstRepeatedIn(text.Text) is not { } run) continue;
                found[text.Holder] = (run, true);
            }
        }
        return
        [
            .. found.Select(f =>
                {
                    Place place = places.GetValueOrDefault(f.Key, new Place(Note.Of("protection.place-gone"), Note.Of("protection.way-gone")));
                    return new RepeatedWords(place.Where, place.Way, place.Code, f.Value.Run, !f.Value.Stands, place.Text);
                })
                .OrderBy(static r => r.InHistoryOnly).ThenBy(static r => Messages.English.Say(r.Where), StringComparer.Ordinal),
        ];
    }

    private static bool IsOut(Study study, HashSet<Id<Holder>> holders, Id<Holder> holder) =>
        holders.Contains(holder) || study.Protection.DestroyedHolders.Contains(holder);

    private readonly record struct Place(Note Where, Note Way, WrittenText? Text = null)
    {
        public Id<Code>? Code => Text is { Kind: WrittenKind.Code } text ? new(text.Id) : null;
    }

    private static Dictionary<Id<Holder>, Place> PlacesOf(Study study)
    {
        var places = new Dictionary<Id<Holder>, Place>();
        // Through the history, for an earlier version may have a holder of its own.
        foreach (Change change in study.History.Acts.SelectMany(static act => act.Changes))
        {
            if (WrittenText.Of(change) is not { } text || PlaceOf(study, text, change) is not { } place) continue;
            foreach (Words words in WordsOf.In(change)) places[words.Holder] = place with { Text = text };
        }
        foreach (Source source in study.Sources.ById.Values)
            places[source.Holder] = new Place(Note.Of("protection.place-source", ("source", source.Name.Text)), Note.Of("protection.way-source"),
                new WrittenText(WrittenKind.Source, source.Id.Value));
        // What a merged entry said goes when the entry that took it in is rewritten.
        foreach (MergedCode merged in study.Coding.Codebook.Merged.Values)
        {
            if (study.Coding.Codebook.Remaining(merged.Code) is not { } into) continue;
            places[merged.Holder] = new Place(
                Note.Of("protection.place-merged-code", ("code", study.Coding.Codebook.PathOf(into))), Note.Of("protection.way-rewrite"), new WrittenText(WrittenKind.Code, into.Value));
        }
        foreach (Code code in study.Coding.Codebook.Codes.Values)
        {
            places[code.Holder] = new Place(
                Note.Of("protection.place-code", ("code", study.Coding.Codebook.PathOf(code.Id))), Note.Of("protection.way-rewrite"),
                new WrittenText(WrittenKind.Code, code.Id.Value));
        }
        return places;
    }

    // Null where nothing of it stands in the study any more.
    private static Place? PlaceOf(Study study, WrittenText text, Change change)
    {
        Note rewrite = Note.Of("protection.way-rewrite");
        Protection people = study.Protection;
        return text.Kind switch
        {
            WrittenKind.Title => new Place(Note.Of("protection.place-title"), rewrite),
            WrittenKind.Coder when study.Team.Coders.TryGetValue(new(text.Id), out Coder? coder) =>
                new Place(Note.Of("protection.place-coder", ("coder", coder.Name.Text)), rewrite),
            WrittenKind.Participant when people.Participants.TryGetValue(new(text.Id), out Participant? participant) => new Place(
                Note.Of("protection.place-participant", ("participant", participant.Pseudonym.Text)),
                participant.IsWithdrawn ? Note.Of("protection.way-withdraw-again") : rewrite),
            WrittenKind.Collaborator when people.Collaborators.TryGetValue(new(text.Id), out Collaborator? collaborator) =>
                new Place(Note.Of("protection.place-collaborator", ("collaborator", collaborator.Pseudonym.Text)), rewrite),
            WrittenKind.Guide when study.Sources.Guides.TryGetValue(new(text.Id), out Guide? guide) =>
                new Place(Note.Of("protection.place-guide", ("guide", guide.Path)), rewrite),
            WrittenKind.Event when study.Sources.Events.TryGetValue(new(text.Id), out Event? known) =>
                new Place(Note.Of("protection.place-event", ("event", known.Name.Text)), rewrite),
            WrittenKind.CodeSet when study.Coding.Codebook.Sets.Find(set => set.Id.Value == text.Id) is { } set =>
                new Place(Note.Of("protection.place-set", ("set", set.Name.Text)), rewrite),
            WrittenKind.CodebookVersion when study.Coding.Codebook.Versions.Find(version => version.Id.Value == text.Id) is { } version =>
                new Place(Note.Of("protection.place-version", ("version", version.Name.Text)), rewrite),
            WrittenKind.Memo when study.Coding.Memos.Find(memo => memo.Id.Value == text.Id) is { About.Source: null, About.Participant: null } memo =>
                new Place(Note.Of("protection.place-memo", ("memo", memo.Title.Text)), rewrite),
            WrittenKind.FileName => new Place(
                Note.Of("protection.place-file-name", ("name", people.FileName(WordsOf.In(change).First()).Text)), Note.Of("protection.way-file-name")),
            _ => null,
        };
    }

    // The words that a reader of the study meets today.
    private static IEnumerable<Words> StandingWords(Study study)
    {
        IEnumerable<Words?> words =
        [
            study.Title,
            .. study.Team.Coders.Values.Select(static c => c.Name),
            .. study.Protection.Participants.Values.SelectMany(static p => new[] { p.Pseudonym, p.Note }),
            .. study.Protection.Collaborators.Values.Select(static c => c.Pseudonym),
            .. study.Protection.Consents.Values.SelectMany(static c => c.Particulars).Select(static p => p.Text),
            .. study.Coding.Codebook.Codes.Values.SelectMany(static c => Enum.GetValues<CodeText>().Select(c.Text).Append(c.Name)),
            .. study.Coding.Codebook.Sets.Select(static set => set.Name),
            .. study.Coding.Codebook.Versions.SelectMany(static version => new[] { version.Name, version.Note }),
            .. study.Coding.ByDocument.Values.SelectMany(static d => d.All).Where(static c => c.Notes is not null)
                .SelectMany(static c => Enum.GetValues<CodingField>().Select(c.Notes!.Noted)),
            .. study.Coding.Stranded.Values.Where(static s => s.Coding.Notes is not null)
                .SelectMany(static s => Enum.GetValues<CodingField>().Select(s.Coding.Notes!.Noted)),
            .. study.Sources.Renditions.Values.SelectMany(static r => r.Slips).Select(static s => s.AsPrinted),
            .. study.Coding.Links.Values.SelectMany(static d => d.All).Concat(study.Coding.StrandedLinks.Values.Select(static s => s.Link)).Where(static l => l.Notes is not null)
                .SelectMany(static l => Enum.GetValues<CodingField>().Select(l.Notes!.Noted)),
            .. study.Coding.Memos.SelectMany(static m => new[] { m.Title, m.Text }),
            .. study.Sources.ById.Values.SelectMany(static s => s.Particulars.Values.Append(s.Name)),
            .. study.Sources.ById.Values.SelectMany(static s => s.Limitations).SelectMany(static l => new[] { l.Text, l.Direction }),
            .. study.Sources.ById.Values.SelectMany(static s => s.Lineage).Select(static l => l.Text),
            .. study.Sources.ById.Values.SelectMany(static s => s.Questions.Select(static q => q.Reason).Append(s.DatedBy?.Text)),
            .. study.Sources.Guides.Values.SelectMany(static g => g.Questions.SelectMany(static q => new[] { q.Label, q.Text }).Concat([g.Title, g.Version, g.Wave])),
            .. study.Sources.Events.Values.SelectMany(static e => e.Particulars.Values.Append(e.Name)),
            .. study.Team.Coders.Values.Select(static c => c.ImportedId),
            .. study.Coding.Codebook.Codes.Values.Select(static c => c.ImportedId),
            .. ProtectionViews.Copies(study).Select(static c => c.Name),
        ];
        return words.OfType<Words>();
    }
}

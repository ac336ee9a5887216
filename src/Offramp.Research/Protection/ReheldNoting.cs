namespace Offramp.Research;

/// <summary>What becomes of the codings of a text, and of what they note, when its source is recorded again under a new holder.</summary>
internal static class ReheldNoting
{
    /// <summary>The study with the text after; its codings follow, with the notes that stay.</summary>
    /// <param name="study">The study.</param>
    /// <param name="before">The text before.</param>
    /// <param name="after">The text after.</param>
    /// <param name="kept">What stays of the source.</param>
    /// <param name="isKnown">Whether who recorded it again knew the source as it stands.</param>
    /// <param name="lost">Set where something was noted of which they did not know.</param>
    public static Study Follow(Study study, Rendition before, Rendition after, ReheldSource kept, bool isKnown, ref bool lost)
    {
        HashSet<Id<PassageCoding>> touched =
        [
            .. study.Coding.In(before.Id).Where(c => after.Touches(before.Version, c.Start, c.End)).Select(static c => c.Id),
            .. study.Coding.Stranded.Values.Where(s => s.Rendition == before.Id && after.Touches(s.Version, s.Coding.Start, s.Coding.End)).Select(static s => s.Coding.Id),
        ];
        HashSet<Id<CausalLink>> touchedLinks =
        [
            .. study.Coding.Links.GetValueOrDefault(before.Id, DocumentLinks.Empty).All.Where(l => after.Touches(before.Version, l.Start, l.End)).Select(static l => l.Id),
            .. study.Coding.StrandedLinks.Values.Where(s => s.Rendition == before.Id && after.Touches(s.Version, s.Link.Start, s.Link.End)).Select(static s => s.Link.Id),
        ];
        study = Correcting.Follow(study with { Sources = study.Sources with { Renditions = study.Sources.Renditions.SetItem(after.Id, after) } }, before, after);

        Dictionary<Id<PassageCoding>, CodingNotes> notes = kept.Notes.DistinctBy(static n => n.Coding).ToDictionary(static n => n.Coding, static n => n.Notes);
        bool missed = false;
        Coding coding = study.Coding;
        if (coding.ByDocument.TryGetValue(after.Id, out DocumentCodings? codings))
            coding = coding with { ByDocument = coding.ByDocument.SetItem(after.Id, DocumentCodings.Of(codings.All.Select(c => c with { Notes = Of(c) }))) };
        coding = coding with
        {
            Stranded = coding.Stranded.SetItems(coding.Stranded.Values.Where(s => s.Rendition == after.Id)
                .Select(s => KeyValuePair.Create(s.Coding.Id, s with { Coding = s.Coding with { Notes = Of(s.Coding) } }))),
        };
        Dictionary<Id<CausalLink>, CodingNotes> linkNotes = kept.LinkNotes.DistinctBy(static n => n.Link).ToDictionary(static n => n.Link, static n => n.Notes);
        if (coding.Links.TryGetValue(after.Id, out DocumentLinks? links))
            coding = coding with { Links = coding.Links.SetItem(after.Id, links.All.Aggregate(links, (all, link) => all.With(link with { Notes = OfLink(link) }))) };
        coding = coding with
        {
            StrandedLinks = coding.StrandedLinks.SetItems(coding.StrandedLinks.Values.Where(s => s.Rendition == after.Id)
                .Select(s => KeyValuePair.Create(s.Link.Id, s with { Link = s.Link with { Notes = OfLink(s.Link) } }))),
        };
        lost |= missed;
        return study with { Coding = coding };

        CodingNotes? OfLink(CausalLink link) => touchedLinks.Contains(link.Id) ? null : Kept(link.Notes, linkNotes.GetValueOrDefault(link.Id));

        CodingNotes? Kept(CodingNotes? here, CodingNotes? anew)
        {
            missed |= here is not null && anew is null;
            if (anew is null || anew.IsEmpty || (here is null && !isKnown)) return null;
            return isKnown ? anew : Common(here!, anew);
        }

        CodingNotes? Of(PassageCoding c) => touched.Contains(c.Id) ? null : Kept(c.Notes, notes.GetValueOrDefault(c.Id));
    }

    /// <summary>A coding that comes in, without what it notes under a key that was destroyed when its source was recorded again, and without notes on
    /// words that were withdrawn since.</summary>
    /// <param name="study">The study.</param>
    /// <param name="text">Its text.</param>
    /// <param name="version">The state of the text in which it was made.</param>
    /// <param name="coding">The coding.</param>
    /// <param name="lost">Set where something that it notes is lost.</param>
    public static PassageCoding Readable(Study study, Rendition text, Id<TextVersion> version, PassageCoding coding, ref bool lost)
    {
        if (coding.Notes is null || !IsReheld(study, text)) return coding;
        return coding with { Notes = Readable(study, text, version, coding.Start, coding.End, coding.Notes, ref lost) };
    }

    /// <summary>The same for whatever notes something on a span of a text.</summary>
    public static CodingNotes? Readable(Study study, Rendition text, Id<TextVersion> version, int start, int end, CodingNotes? noted, ref bool lost)
    {
        if (noted is not { } notes || !IsReheld(study, text)) return noted;
        if (text.Touches(version, start, end)) notes = new CodingNotes();
        foreach (CodingField field in Enum.GetValues<CodingField>())
            if (notes.Noted(field) is { } words && study.Protection.DestroyedHolders.Contains(words.Holder)) notes = notes.With(field, null);
        lost |= notes != noted;
        return notes.IsEmpty ? null : notes;
    }

    /// <summary>Whether a note may not be kept: its key was destroyed, or it speaks of words beside which one copy withdrew a voice of which the one who
    /// wrote the note may not have known.</summary>
    public static bool IsLost(Study study, CodingNoted c) =>
        SourceOf(study, c.Rendition) is { } source && (Reholding.IsLost(study, source, c) || (c.Text is not null && TellsOfWithdrawn(study, c.Rendition, c.Coding)));

    /// <summary>The same for a note on a causal link.</summary>
    public static bool IsLost(Study study, LinkNoted c)
    {
        if (SourceOf(study, c.Rendition) is not { } source) return false;
        if (Reholding.IsLost(study, source, c)) return true;
        if (c.Text is null || source.Owed.IsEmpty) return false;
        if (study.Coding.StrandedLinks.TryGetValue(c.Link, out StrandedLink? stranded)) return stranded.Why == Stranding.Withdrawn;
        return study.Coding.LinksIn(c.Rendition).Any(link => link.Id == c.Link && IsBesideWithdrawn(study.Sources.Renditions[c.Rendition].Text.Text, link.Start, link.End));
    }

    /// <summary>Whether what is told of a coding may tell of words that one copy withdrew while who tells it may not have known of that.</summary>
    public static bool TellsOfWithdrawn(Study study, Id<Rendition> rendition, Id<PassageCoding> id)
    {
        if (SourceOf(study, rendition) is not { Owed.IsEmpty: false }) return false;
        if (study.Coding.Stranded.TryGetValue(id, out StrandedCoding? stranded)) return stranded.Why == Stranding.Withdrawn;
        return study.Coding.In(rendition).Any(coding => coding.Id == id && IsBesideWithdrawn(study.Sources.Renditions[rendition].Text.Text, coding.Start, coding.End));
    }

    private static Source? SourceOf(Study study, Id<Rendition> rendition) =>
        study.Sources.Renditions.TryGetValue(rendition, out Rendition? text) ? study.Sources.ById.GetValueOrDefault(text.Source) : null;

    private static bool IsBesideWithdrawn(string text, int start, int end)
    {
        if (end > text.Length) return true;
        return text.AsSpan(0, start).TrimEnd().EndsWith(Words.WithdrawnText, StringComparison.Ordinal)
            || text.AsSpan(end).TrimStart().StartsWith(Words.WithdrawnText, StringComparison.Ordinal)
            || text.AsSpan(start, end - start).Contains(Words.WithdrawnText, StringComparison.Ordinal);
    }

    /// <summary>Whether the source of a text was ever recorded again under another key.</summary>
    public static bool IsReheld(Study study, Rendition text) =>
        study.Sources.ById.TryGetValue(text.Source, out Source? source) && !source.FormerHolders.IsEmpty;

    private static CodingNotes? Common(CodingNotes here, CodingNotes there)
    {
        foreach (CodingField field in Enum.GetValues<CodingField>())
            if (there.Noted(field) is null) here = here.With(field, null);
        return here.IsEmpty ? null : here;
    }
}

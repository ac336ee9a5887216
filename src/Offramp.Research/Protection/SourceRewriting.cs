using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What of a source is not recorded again when it is written anew: it goes for good.</summary>
public sealed record LeftOut
{
    /// <summary>Particulars.</summary>
    public ImmutableArray<Particular> Particulars { get; init; } = [];

    /// <summary>Limitations.</summary>
    public ImmutableArray<Id<Limitation>> Limitations { get; init; } = [];

    /// <summary>Codings whose notes go; the codings stay.</summary>
    public ImmutableArray<Id<PassageCoding>> Notes { get; init; } = [];

    /// <summary>Texts beside the original; their codings stay listed as stranded.</summary>
    public ImmutableArray<Id<Rendition>> Texts { get; init; } = [];

    /// <summary>Whether what is noted of its lineage in words goes; that it re-uses another source stays.</summary>
    public bool LineageWords { get; init; }

    /// <summary>Whether the id under which another program knew it goes.</summary>
    public bool ImportedId { get; init; }
}

/// <summary>Writing what is kept of a source anew under a new key: what it said before, and everything that is left out, is destroyed with its history. It
/// cannot be undone.</summary>
public static class SourceRewriting
{
    /// <summary>Rewrites a source.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">Which source.</param>
    /// <param name="without">What is left out.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> Rewrite(Study study, Id<Source> source, LeftOut without, Fresh fresh) =>
        Ready(study, source).Then<Change>(known =>
        {
            if (Unknown(study, known, without) is { } refusal) return refusal;
            return new SourceRewritten(Kept(study, known, without, static _ => [], fresh));
        });

    /// <summary>A source whose words can be recorded again.</summary>
    internal static Outcome<Source> Ready(Study study, Id<Source> source) => SourcesDecisions.Present(study, source).Then<Source>(known =>
        study.Protection.DestroyedHolders.Contains(known.Holder) ? Refusal.Of("protection.source-words-elsewhere", ("source", source.ToString())) : known);

    /// <summary>Why something cannot be left out, or null.</summary>
    internal static Refusal? Unknown(Study study, Source source, LeftOut without)
    {
        MessageValue name = ("source", source.Name.Text);
        if (without.Texts.Any(id => !source.Renditions.Contains(id))) return Refusal.Of("protection.text-elsewhere", name) with { Field = "without-text" };
        if (without.Texts.Any(id => study.Sources.Renditions.TryGetValue(id, out Rendition? text) && text.Kind == RenditionKind.Original))
            return Refusal.Of("protection.original-stays", name) with { Field = "without-text" };
        if (without.Limitations.Any(id => source.Limitations.All(l => l.Id != id))) return Refusal.Of("sources.limitation-unknown", name);
        HashSet<Id<PassageCoding>> codings = [.. source.Renditions.SelectMany(id => CodingsIn(study, id)).Select(static c => c.Id)];
        return without.Notes.All(codings.Contains) ? null : Refusal.Of("protection.note-elsewhere", name) with { Field = "without-note" };
    }

    /// <summary>Everything of a source that stays, under a new holder.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">The source.</param>
    /// <param name="without">What is left out.</param>
    /// <param name="going">The turns of a text whose words go.</param>
    /// <param name="fresh">Ids.</param>
    internal static ReheldSource Kept(Study study, Source source, LeftOut without, Func<Rendition, ImmutableArray<WithdrawnTurn>> going, Fresh fresh)
    {
        Id<Holder> holder = fresh.Id<Holder>();
        Rendition[] texts = [.. WithdrawalDecisions.TextsOf(study, source)];
        Rendition[] staying = [.. texts.Where(t => !without.Texts.Contains(t.Id) && !t.Text.IsWithdrawn)];
        Dictionary<Id<Rendition>, ImmutableArray<WithdrawnTurn>> gone = staying.ToDictionary(static t => t.Id, going);
        HashSet<Id<Holder>> old =
        [
            .. WithdrawalDecisions.HoldersOf(source, [.. texts]), .. source.Owed,
        ];
        old.ExceptWith(study.Protection.DestroyedHolders);
        // With a voice that goes, or one that another copy withdrew while this one still named codes in its words.
        bool isVoiceGone = !source.Owed.IsEmpty || gone.Values.Any(static turns => !turns.IsEmpty);
        ImmutableArray<ReheldRendition> renditions = [.. staying.Select(t => TextOf(t, gone[t.Id], holder, Anew, fresh))];
        return new ReheldSource(
            source.Id, holder, [.. old.Order()], [.. texts.Where(static t => !t.Text.IsWithdrawn).Select(static t => t.Text.Id)],
            Anew(source.Name) ?? new Words(holder, Words.WithdrawnText),
            without.ImportedId ? null : Anew(source.ImportedId),
            [
                .. source.Particulars.Where(p => !without.Particulars.Contains(p.Key)).OrderBy(static p => p.Key)
                    .Select(p => new ParticularWords(p.Key, Anew(p.Value))).Where(static p => p.Text is not null),
            ],
            [
                .. source.Limitations.Where(l => !without.Limitations.Contains(l.Id))
                    .Select(l => Anew(l.Text) is { } text ? new Limitation(l.Id, text, Anew(l.Direction)) : null).OfType<Limitation>(),
            ],
            [.. source.Lineage.Select(l => l with { Text = without.LineageWords ? null : Anew(l.Text) }).Where(static l => l.Of is not null || l.Text is not null)],
            [.. source.Participants.Select(p => p with { Speaker = Anew(p.Speaker) })],
            [.. source.Collaborators.Select(p => p with { Speaker = Anew(p.Speaker) })],
            source.DatedBy is { } dated && Anew(dated.Text) is { } date ? dated with { Text = date } : null,
            [.. source.Questions.Where(q => q.To is not { } who || !source.Withdrew.Contains(who)).Select(q => Anew(q.Reason) is { } reason ? new ReheldReason(q.Id, reason) : null).OfType<ReheldReason>()],
            renditions,
            [.. source.Alignments.Select(a => Aligned(a, renditions)).OfType<Alignment>()],
            [.. staying.SelectMany(t => NotesIn(study, t, gone[t.Id], without, Anew))],
            [.. staying.SelectMany(t => LinkNotesIn(study, t, gone[t.Id], Anew))],
            [
                .. study.Coding.Memos.Where(memo => old.Contains(memo.Title.Holder) && !TouchesMemo(study, gone, memo.About))
                    .Select(memo => Anew(memo.Title) is { } title && Anew(memo.Text) is { } text ? new ReheldMemo(memo.Id, title, text) : null).OfType<ReheldMemo>(),
            ],
            [
                .. study.Coding.Codebook.Codes.Values.Where(c => old.Contains(c.Name.Holder) && (!isVoiceGone || VoiceWords.Stay(c.Name, staying, gone))).OrderBy(static c => c.Id)
                    .Select(c => Anew(c.Name) is { } name ? new ReheldCode(c.Id, name) : null).OfType<ReheldCode>(),
            ]);

        Words? Anew(Words? words) => Rewriting.Anew(study, words, holder);
    }

    // A withdrawn turn stays a turn, so that no unit has another number.
    private static Alignment? Aligned(Alignment alignment, ImmutableArray<ReheldRendition> renditions) =>
        renditions.FirstOrDefault(r => r.Rendition == alignment.A && r.From == alignment.AVersion) is { } a
        && renditions.FirstOrDefault(r => r.Rendition == alignment.B && r.From == alignment.BVersion) is { } b
            ? alignment with { AVersion = a.Version, BVersion = b.Version }
            : null;

    private static ReheldRendition TextOf(
        Rendition text, ImmutableArray<WithdrawnTurn> going, Id<Holder> holder, Func<Words?, Words?> anew, Fresh fresh)
    {
        (string words, ImmutableArray<Turn> turns) = WithdrawnTurns.Without(text.Text.Text, text.Turns, going);
        TextScript script = WithdrawnTurns.ScriptOf(going);
        return new ReheldRendition(
            text.Id, text.Version, fresh.Id<TextVersion>(), anew(text.Name) ?? new Words(holder, Words.WithdrawnText), anew(text.Language),
            new StoredText(fresh.Id<StoredText>(), holder, words), new Words(holder, TurnList.Write(turns)), going,
            [
                .. text.Slips.Where(slip => !going.Any(turn => slip.IsOf(turn.Start, turn.End)))
                    .Select(slip => anew(slip.AsPrinted) is { } printed ? new Slip(script.Follow(slip.Start, behind: true), script.Follow(slip.End, behind: true), printed) : null)
                    .OfType<Slip>(),
            ]);
    }

    private static IEnumerable<ReheldNotes> NotesIn(
        Study study, Rendition text, ImmutableArray<WithdrawnTurn> going, LeftOut without, Func<Words?, Words?> anew)
    {
        foreach (PassageCoding coding in CodingsIn(study, text.Id))
        {
            if (coding.Notes is not { } notes) continue;
            var kept = new CodingNotes();
            // An entry that says nothing tells that nothing was forgotten.
            if (!without.Notes.Contains(coding.Id) && !Touches(study, text, going, coding))
                foreach (CodingField field in Enum.GetValues<CodingField>()) kept = kept.With(field, anew(notes.Noted(field)));
            yield return new ReheldNotes(coding.Id, kept);
        }
    }

    private static IEnumerable<ReheldLinkNotes> LinkNotesIn(Study study, Rendition text, ImmutableArray<WithdrawnTurn> going, Func<Words?, Words?> anew)
    {
        IEnumerable<(CausalLink Link, bool Goes)> links = study.Coding.Links.GetValueOrDefault(text.Id, DocumentLinks.Empty).All
            .Select(link => (link, going.Any(turn => link.Start < turn.End && link.End > turn.Start)))
            // Where a stranded one stood is told in an older state: with a voice that goes, it is taken for touched.
            .Concat(study.Coding.StrandedLinks.Values.Where(s => s.Rendition == text.Id).OrderBy(static s => s.Link.Id).Select(s => (s.Link, !going.IsEmpty)));
        foreach ((CausalLink link, bool goes) in links)
        {
            if (link.Notes is not { } notes) continue;
            var kept = new CodingNotes();
            if (!goes)
                foreach (CodingField field in Enum.GetValues<CodingField>()) kept = kept.With(field, anew(notes.Noted(field)));
            yield return new ReheldLinkNotes(link.Id, kept);
        }
    }

    // A memo on words that go tells of them; so does one on a text that goes.
    private static bool TouchesMemo(Study study, Dictionary<Id<Rendition>, ImmutableArray<WithdrawnTurn>> gone, MemoAbout about)
    {
        if (about.Rendition is not { } rendition) return false;
        if (!gone.TryGetValue(rendition, out ImmutableArray<WithdrawnTurn> going)) return true;
        if (about.Coding is { } id)
        {
            PassageCoding? coding = study.Coding.ByDocument.GetValueOrDefault(rendition, DocumentCodings.Empty).Find(id);
            return coding is { } known ? Touches(study, study.Sources.Renditions[rendition], going, known) : !going.IsEmpty;
        }
        return going.Any(turn => (about.Start ?? 0) < turn.End && (about.End ?? int.MaxValue) > turn.Start);
    }

    /// <summary>Whether words of a coding go.</summary>
    internal static bool Touches(Study study, Rendition text, ImmutableArray<WithdrawnTurn> going, PassageCoding coding)
    {
        (int start, int end) = (coding.Start, coding.End);
        if (study.Coding.Stranded.TryGetValue(coding.Id, out StrandedCoding? stranded))
        {
            // Where it stood, as far as that can be told; else it is taken for touched.
            if (stranded.Version != text.Version) return !going.IsEmpty;
        }
        return going.Any(turn => start < turn.End && end > turn.Start);
    }

    private static IEnumerable<PassageCoding> CodingsIn(Study study, Id<Rendition> text) =>
        study.Coding.In(text).Concat(study.Coding.Stranded.Values.Where(s => s.Rendition == text).OrderBy(static s => s.Coding.Id).Select(static s => s.Coding));
}

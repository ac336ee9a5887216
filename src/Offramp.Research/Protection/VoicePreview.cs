using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What the withdrawal of one voice will destroy, what it leaves, and what people have to do by hand: shown before anyone says yes.</summary>
public sealed record VoicePreview
{
    /// <summary>The source.</summary>
    public required Id<Source> Source { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The labels before the turns that go.</summary>
    public required ImmutableArray<string> Speakers { get; init; }

    /// <summary>How many turns go, in all texts.</summary>
    public required int Turns { get; init; }

    /// <summary>How many UTF-16 units they have together.</summary>
    public required long Length { get; init; }

    /// <summary>How many turns stay, in all texts.</summary>
    public required int TurnsThatStay { get; init; }

    /// <summary>The texts that go as a whole, by name.</summary>
    public required ImmutableArray<string> TextsThatGo { get; init; }

    /// <summary>How many codings lose all their words and stay listed as stranded.</summary>
    public required int Stranded { get; init; }

    /// <summary>How many codings keep only the words of others.</summary>
    public required int Shrunk { get; init; }

    /// <summary>How many codings stay as they are.</summary>
    public required int Untouched { get; init; }

    /// <summary>How many notes on stranded and shrunk codings are destroyed.</summary>
    public required int Notes { get; init; }

    /// <summary>The codes named in words of this voice alone, whose names are destroyed.</summary>
    public required ImmutableArray<string> InVivoCodes { get; init; }

    /// <summary>In how many turns of others, and notes that stay, one of the labels is named.</summary>
    public required int Mentions { get; init; }

    /// <summary>The texts that repeat the voice's words, those that stay in the same source among them.</summary>
    public required ImmutableArray<RepeatedWords> Repeated { get; init; }

    /// <summary>The copies to destroy by hand.</summary>
    public required ImmutableArray<CopyToDestroy> Copies { get; init; }

    /// <summary>What withdrawing a voice would do, or why it cannot be withdrawn.</summary>
    /// <param name="study">The study.</param>
    /// <param name="source">Which source.</param>
    /// <param name="voice">Whose voice.</param>
    /// <param name="together">What else the same act does: what it destroys need not be rewritten.</param>
    public static Outcome<VoicePreview> Of(Study study, Id<Source> source, Voice voice, IEnumerable<Change>? together = null) =>
        VoiceDecisions.Find(study, source, voice).Then<VoicePreview>(found => Of(study, found, found.Kept(study, Nobody), together));

    /// <summary>For a decision that is only looked at: its ids are nobody's.</summary>
    internal static readonly Fresh Nobody = new(static () => 0, default, default);

    private static VoicePreview Of(Study study, FoundVoice found, ReheldSource kept, IEnumerable<Change>? together)
    {
        Rendition[] texts = [.. WithdrawalDecisions.TextsOf(study, found.Source).Where(static t => !t.Text.IsWithdrawn)];
        Rendition[] staying = [.. texts.Where(t => !found.Without.Texts.Contains(t.Id))];
        Rendition[] leaving = [.. texts.Where(t => found.Without.Texts.Contains(t.Id))];
        var shingles = new Shingles();
        foreach (Rendition text in staying)
        {
            string[] said = [.. VoiceWords.Of(text, found.Going(text))];
            foreach (string turn in said) shingles.Add(turn);
            // A thought may run on over somebody's "hm".
            shingles.Add(string.Join('\n', said));
            // What a correction took out was said by them, too.
            foreach ((string earlier, ImmutableArray<Turn> turns) in TextVersions.WithTurns(study, text.Id))
                foreach (Turn turn in turns)
                    if (turn.Speaker is { } label && found.Labels.Contains(label) && turn.End <= earlier.Length) shingles.Add(earlier[turn.WordsStart..turn.End]);
        }
        (int stranded, int shrunk, int untouched, int notes) = (0, 0, 0, 0);
        foreach (Rendition text in texts)
        {
            foreach (PassageCoding coding in study.Coding.In(text.Id))
            {
                var at = leaving.Contains(text) ? null : WithdrawnTurns.Carry(found.Going(text), coding.Start, coding.End);
                if (at is null) stranded++;
                else if (at.Value.Touched) shrunk++;
                else untouched++;
                if (at is null or { Touched: true } && coding.Notes is { } noted) notes += Enum.GetValues<CodingField>().Count(f => noted.Noted(f) is not null);
            }
        }
        IEnumerable<Id<Holder>> destroyed = kept.OldHolders.Concat((together ?? []).SelectMany(static c => c.Destroys));
        HashSet<Id<Code>> named = [.. kept.Codes.Select(static c => c.Code)];
        return new VoicePreview
        {
            Source = found.Source.Id,
            Name = found.Source.Name.Text,
            Speakers = [.. found.Labels.Order(StringComparer.Ordinal)],
            Turns = staying.Sum(t => found.Going(t).Length),
            Length = staying.Sum(t => found.Going(t).Sum(static w => (long)(w.End - w.Start))),
            TurnsThatStay = staying.Sum(t => t.Turns.Length - found.Going(t).Length),
            TextsThatGo = [.. leaving.Select(static t => t.Name.Text)],
            Stranded = stranded,
            Shrunk = shrunk,
            Untouched = untouched,
            Notes = notes,
            InVivoCodes =
            [
                .. study.Coding.Codebook.Tree().Where(c => kept.OldHolders.Contains(c.Code.Name.Holder) && !named.Contains(c.Code.Id))
                    .Select(c => study.Coding.Codebook.PathOf(c.Code.Id)),
            ],
            Mentions = KeptWords.In(study, kept).Count(words => found.Labels.Any(label => VoiceWords.Stands(label, words.Text))),
            Repeated = [.. KeptWords.Repeating(study, kept, shingles), .. RepetitionSweep.Of(study, shingles, [.. destroyed])],
            Copies = [.. WithdrawalPreview.CopiesOf(study, found.Source.Id)],
        };
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How themes came up: not asked, not raised, spontaneous, prompted, pressed, denied. Withdrawn sources count nowhere.</summary>
public static class ThemeViews
{
    /// <summary>The themes asked for, in the order of the codebook, each with every participant who speaks in a source.</summary>
    public static ImmutableArray<ThemeRow> Rows(Study study, ThemeQuery query)
    {
        AskedSource[] sources =
        [
            .. study.Sources.ById.Values
                .Where(s => !s.IsWithdrawn && (query.Wave is null || string.Equals(s.Noted(Particular.Wave), query.Wave, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(static s => s.Name.Text, StringComparer.Ordinal).ThenBy(static s => s.Id)
                .Select(s => new AskedSource(study, s)),
        ];
        Participant[] people =
        [
            .. sources.SelectMany(static s => s.Source.Participants).Select(static p => p.Participant).Distinct()
                .Select(id => study.Protection.Participants.GetValueOrDefault(id)).OfType<Participant>().Where(static p => !p.IsWithdrawn)
                .OrderBy(static p => p.Pseudonym.Text, StringComparer.Ordinal).ThenBy(static p => p.Id),
        ];
        Codebook book = study.Coding.Codebook;
        var rows = ImmutableArray.CreateBuilder<ThemeRow>();
        foreach ((Code theme, _) in book.Tree())
        {
            if (!query.Codes.IsEmpty && !query.Codes.Contains(theme.Id)) continue;
            HashSet<Id<Code>> below = [.. book.Order.Where(code => book.IsWithin(code, theme.Id))];
            rows.Add(Row(study, theme, below, sources, people, query));
        }
        return rows.ToImmutable();
    }

    private static ThemeRow Row(
        Study study, Code theme, HashSet<Id<Code>> below, AskedSource[] sources, Participant[] people, ThemeQuery query)
    {
        var passages = people.ToDictionary(static p => p.Id, static _ => new List<ThemePassage>());
        int unattributed = 0;
        foreach (AskedSource asked in sources)
        {
            foreach (Rendition text in asked.Texts)
            {
                foreach (PassageCoding coding in With(study.Coding, text.Id, below))
                {
                    if (!query.Coders.IsEmpty && !query.Coders.Contains(coding.Coder)) continue;
                    bool anyone = false;
                    foreach (Id<Participant> speaker in asked.SpeakersOf(text, coding.Start, coding.End))
                    {
                        anyone = true;
                        if (passages.TryGetValue(speaker, out List<ThemePassage>? theirs)) theirs.Add(Judged(study, asked, text, coding, speaker, below));
                    }
                    if (!anyone) unattributed++;
                }
            }
        }
        return new ThemeRow(
            theme, study.Coding.Codebook.PathOf(theme.Id), [.. people.Select(p => Of(study, p, passages[p.Id], sources, below))], unattributed);
    }

    private static IEnumerable<PassageCoding> With(Coding coding, Id<Rendition> document, HashSet<Id<Code>> below)
    {
        if (!coding.ByDocument.TryGetValue(document, out DocumentCodings? codings)) yield break;
        var at = new SortedSet<int>();
        foreach (Id<Code> code in below)
            foreach (int i in codings.Index.With(code)) at.Add(i);
        foreach (int i in at) yield return codings.All[i];
    }

    private static ThemePassage Judged(
        Study study, AskedSource asked, Rendition text, in PassageCoding coding, Id<Participant> speaker, HashSet<Id<Code>> below)
    {
        // Who speaks against it does so however it came up.
        if (coding.Judgement.Stance == Stance.Denies) return new ThemePassage(asked.Source, text, coding, ThemeState.Denied, false);
        ThemeState? judged = coding.Judgement.Elicitation switch
        {
            Elicitation.Spontaneous => ThemeState.Spontaneous,
            Elicitation.Prompted => ThemeState.Prompted,
            Elicitation.Pressed => ThemeState.Pressed,
            _ => null,
        };
        return judged is { } state
            ? new ThemePassage(asked.Source, text, coding, state, false)
            : new ThemePassage(asked.Source, text, coding, asked.Derive(study, text, coding.Start, speaker, below), true);
    }

    private static ParticipantTheme Of(
        Study study, Participant participant, List<ThemePassage> passages, AskedSource[] sources, HashSet<Id<Code>> below)
    {
        AskedSource[] theirs = [.. sources.Where(s => s.Source.Participants.Any(p => p.Participant == participant.Id))];
        ImmutableArray<(Source, PutQuestion)> questions =
        [
            .. theirs.SelectMany(s => s.Source.Questions.Where(q => (q.To is null || q.To == participant.Id) && AskedSource.IsAbout(study, q, below))
                .Select(q => (s.Source, q))),
        ];
        bool wasAsked = questions.Any(static q => q.Item2.WasPut)
            || passages.Any(static p => p.Coding.Judgement.Elicitation is Elicitation.Prompted or Elicitation.Pressed);
        ImmutableArray<ThemeState> states = [.. passages.Select(static p => p.State).Distinct().Order()];
        if (states.IsEmpty)
        {
            // Silence in one interview says nothing of another in which nobody noted what was asked.
            states =
            [
                wasAsked ? ThemeState.NotRaised : theirs.All(static s => s.IsRecorded) ? ThemeState.NotAsked : ThemeState.NotRecorded,
            ];
        }
        return new ParticipantTheme(participant, states[0], states, wasAsked, questions, [.. passages]);
    }
}

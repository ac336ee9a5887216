using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>One act as people read it.</summary>
/// <param name="Act">Which act.</param>
/// <param name="When">When, UTC.</param>
/// <param name="Who">The coder's name.</param>
/// <param name="Kind">The kind of its main change.</param>
/// <param name="Sentence">What was done: "coded a passage of article as Offer/Pay".</param>
/// <param name="Undone">Whether it is taken back.</param>
public sealed record HistoryLine(ActId Act, DateTimeOffset When, string Who, string Kind, string Sentence, bool Undone);

/// <summary>The history of a study as people read it: things are named as they are called now, and <c>[withdrawn]</c> where their words are gone.</summary>
public sealed class HistoryViews
{
    // Where an act does several things, the first of these that it did tells what it was.
    private static readonly ImmutableArray<Type> MainFirst =
    [
        typeof(StudyCreated), typeof(SourceWithdrawn), typeof(VoiceWithdrawn), typeof(ParticipantWithdrawn), typeof(PassagesCoded), typeof(SourceAdded), typeof(PassageCoded), typeof(PassageStretched),
        typeof(CodeRemoved), typeof(CodingsRecoded),
    ];

    private readonly Study study;
    private readonly Messages words;
    private readonly HistoryNames names;
    private readonly Dictionary<ActId, Act> acts;

    /// <summary>The history of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="words">In whose words; English where nothing is given.</param>
    public HistoryViews(Study study, Messages? words = null)
    {
        this.study = study;
        this.words = words ?? Messages.English;
        names = new HistoryNames(study, this.words);
        acts = study.History.Acts.ToDictionary(static a => a.Id);
    }

    /// <summary>Every act from the first to the last.</summary>
    public IEnumerable<HistoryLine> Lines() => study.History.Acts.Select(Line);

    /// <summary>One act as a line.</summary>
    public HistoryLine Line(Act act) => new(
        act.Id, act.When, study.Team.NameOf(act.Who), act.Changes.IsEmpty ? "" : ChangeKinds.NameOf(Main(act)), Sentence(act),
        study.History.Retracted.Contains(act.Id));

    /// <summary>The acts asked for, the latest first.</summary>
    public IEnumerable<Act> Find(HistoryQuery query)
    {
        string asked = FoldedText.Of(query.Words ?? "").Text.Trim();
        HashSet<ActId> conflicts = [.. study.Conflicts.Select(static conflict => conflict.Act)];
        for (int i = study.History.Acts.Count - 1; i >= 0; i--)
        {
            Act act = study.History.Acts[i];
            if (act.When < query.From || act.When >= query.Until) continue;
            if (!query.Who.IsEmpty && !query.Who.Contains(act.Who)) continue;
            if (!query.Stages.IsEmpty && !query.Stages.Contains(StageOf(act), StringComparer.Ordinal)) continue;
            if (query.State != ActState.Any && query.State != StateOf(act, conflicts)) continue;
            if (asked.Length == 0 || FoldedText.Of(Sentence(act)).Text.Contains(asked, StringComparison.Ordinal)) yield return act;
        }
    }

    /// <summary>What an act is called by the stage of its main change, such as <c>coding</c>; empty where it did nothing.</summary>
    public static string StageOf(Act act) => act.Changes.IsEmpty ? "" : ChangeKinds.NameOf(Main(act)).Split('.')[0];

    /// <summary>What an act did, kind by kind: the kind, how many changes of it, and a sentence.</summary>
    public IEnumerable<(string Kind, int Count, string Sentence)> Parts(Act act) => act.Changes.GroupBy(ChangeKinds.NameOf).Select(kind =>
        (kind.Key, kind.Count(), words.Say("history.sentence." + kind.Key, [.. names.ValuesOf(kind.First()), ("count", kind.Count()), .. Retracted(act, kind.First())])));

    // A taking back that was itself taken back tells of no work that counts no more.
    private ActState StateOf(Act act, HashSet<ActId> conflicts) =>
        study.History.Retracted.Contains(act.Id) ? (HistoryDecisions.IsRetraction(act) ? ActState.Any : ActState.TakenBack) : conflicts.Contains(act.Id) ? ActState.Conflict : ActState.Standing;

    /// <summary>What an act did, in words.</summary>
    public string Sentence(Act act)
    {
        if (act.Changes.IsEmpty) return words.Say("history.sentence-empty");
        Change main = Main(act);
        int count = act.Changes.Count(c => c.GetType() == main.GetType());
        string sentence = words.Say(
            "history.sentence." + ChangeKinds.NameOf(main), [.. names.ValuesOf(main), ("count", count), .. Retracted(act, main)]);
        int more = act.Changes.Length - count;
        return more == 0 ? sentence : words.Say("history.sentence-and-more", ("sentence", sentence), ("more", more));
    }

    private static Change Main(Act act)
    {
        foreach (Type type in MainFirst)
            if (act.Changes.FirstOrDefault(c => c.GetType() == type) is { } main) return main;
        return act.Changes[0];
    }

    // Undo and redo in turn retract each other: what is told is the act at the bottom, and whether it counts after this.
    private IEnumerable<MessageValue> Retracted(Act act, Change main)
    {
        if (main is not ActRetracted) yield break;
        Act? at = act;
        ActId named = default;
        int steps = 0, others = 0;
        while (TakesBack(at) && steps <= acts.Count)
        {
            // The last of several is the act that the person named; the others rested on it.
            named = at!.Changes.OfType<ActRetracted>().Last().Act;
            others = at.Changes.Length - 1;
            steps++;
            at = acts.GetValueOrDefault(named);
        }
        bool told = at is not null && !TakesBack(at);
        yield return ("way", steps % 2 == 0 ? "back" : "away");
        yield return ("what", told ? Sentence(at!) : named.ToString());
        yield return ("others", others);
    }

    private static bool TakesBack(Act? act) => act is { Changes.IsEmpty: false } && Main(act) is ActRetracted;
}

/// <summary>What an act did, said in the language of the message that names it.</summary>
internal sealed record ActSentence(Study Study, Act Act) : ISayable
{
    /// <inheritdoc/>
    public string In(Messages words) => new HistoryViews(Study, words).Sentence(Act);

    /// <summary>The act's id alone.</summary>
    public override string ToString() => Act.Id.ToString();
}

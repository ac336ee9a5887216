using Offramp.Research;

namespace Offramp.Server;

/// <summary>Asks for acts, the latest first.</summary>
/// <param name="Who">Acts of these coders.</param>
/// <param name="Stages">Acts of these stages, such as <c>coding</c>.</param>
/// <param name="From">From this time on.</param>
/// <param name="Until">Before this time.</param>
/// <param name="Words">Whose sentence holds this.</param>
/// <param name="State">How they stand.</param>
/// <param name="Offset">How many are passed over.</param>
/// <param name="Limit">How many are given: at most 200.</param>
internal sealed record HistoryAsk(
    string[]? Who = null, string[]? Stages = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Words = null, ActState State = default,
    int Offset = 0, int Limit = 100)
{
    /// <summary>The question as the core asks it.</summary>
    public Outcome<HistoryQuery> Read() => Asks.Ids<Coder>(Who ?? [], "who").Then<HistoryQuery>(who => new HistoryQuery
    {
        Who = who,
        Stages = [.. Stages ?? []],
        From = From,
        Until = Until,
        Words = Words,
        State = State,
    });

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[question]";
}

/// <summary>Acts.</summary>
/// <param name="Total">How many fulfil what was asked.</param>
/// <param name="Rows">Those that were asked for.</param>
/// <param name="Stages">The stages that occur in the whole history.</param>
/// <param name="Conflicts">How many conflicts wait for a person.</param>
internal sealed record HistoryReply(int Total, HistoryRow[] Rows, string[] Stages, int Conflicts)
{
    /// <summary>How many.</summary>
    public override string ToString() => $"[{Total}]";
}

/// <summary>An act in the list.</summary>
/// <param name="Act">Which act.</param>
/// <param name="When">When.</param>
/// <param name="Coder">Who, by id.</param>
/// <param name="Who">Who, by name.</param>
/// <param name="Stage">The stage of its main change.</param>
/// <param name="Kind">The kind of its main change.</param>
/// <param name="Sentence">What was done.</param>
/// <param name="Undone">Whether it is taken back.</param>
/// <param name="Final">Whether it cannot be taken back.</param>
/// <param name="Retraction">Whether all that it does is take others back or bring them back.</param>
/// <param name="Conflicts">Why it does not go together with what another copy did.</param>
internal sealed record HistoryRow(
    string Act, DateTimeOffset When, string Coder, string Who, string Stage, string Kind, string Sentence, bool Undone, bool Final, bool Retraction, string[] Conflicts)
{
    /// <summary>An act's row.</summary>
    public static HistoryRow Of(HistoryViews views, Act act, ILookup<ActId, Conflict> conflicts, Messages words)
    {
        HistoryLine line = views.Line(act);
        return new HistoryRow(
            line.Act.ToString(), line.When, act.Who.ToString(), line.Who, HistoryViews.StageOf(act), line.Kind, line.Sentence, line.Undone,
            !act.Changes.All(static change => change.CanBeRetracted), act.Changes.Length > 0 && act.Changes.All(static change => change is ActRetracted),
            [.. conflicts[act.Id].Select(conflict => words.Say(conflict.Code)).Distinct()]);
    }

    /// <summary>The act's id alone.</summary>
    public override string ToString() => Act;
}

/// <summary>An act with all that it did, and what taking it back, or bringing it back, would do.</summary>
/// <param name="Row">The act.</param>
/// <param name="Parts">What it did, kind by kind.</param>
/// <param name="Refusal">Why it can neither be taken back nor brought back; nothing where it can.</param>
/// <param name="Count">How many other acts would go with it.</param>
/// <param name="Others">The first of them, at most fifty.</param>
internal sealed record ActReply(HistoryRow Row, ActPart[] Parts, string? Refusal, int Count, HistoryRow[] Others)
{
    /// <summary>The act's id alone.</summary>
    public override string ToString() => Row.Act;
}

/// <summary>What an act did of one kind.</summary>
internal sealed record ActPart(string Kind, int Count, string Sentence)
{
    /// <summary>The kind alone.</summary>
    public override string ToString() => Kind;
}

/// <summary>Brings an act back that was taken back.</summary>
/// <param name="Act">Which.</param>
/// <param name="WithOthers">Whether acts that it rests on, taken back as well, come back with it.</param>
internal sealed record RestoreAsk(string Act, bool WithOthers = false);

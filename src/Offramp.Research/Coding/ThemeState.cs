using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>How a theme came up with a participant. The order is the one in which states lead; docs/methods/themes.md gives the reasons.</summary>
public enum ThemeState
{
    /// <summary>Said without being asked for.</summary>
    Spontaneous,

    /// <summary>Said when asked.</summary>
    Prompted,

    /// <summary>Said only when pressed.</summary>
    Pressed,

    /// <summary>Said, and nothing tells whether it was asked for.</summary>
    Raised,

    /// <summary>Spoken against.</summary>
    Denied,

    /// <summary>Asked, and not said.</summary>
    NotRaised,

    /// <summary>Never asked, and not said.</summary>
    NotAsked,

    /// <summary>Not said, and nobody recorded what was asked.</summary>
    NotRecorded,
}

/// <summary>A coded passage and the state that it gives a theme.</summary>
/// <param name="Source">The source.</param>
/// <param name="Document">The text in which it stands.</param>
/// <param name="Coding">The coding.</param>
/// <param name="State">Spontaneous, prompted, pressed, raised or denied.</param>
/// <param name="IsDerived">Whether how it came to be said was derived from the questions put, because no coder judged it.</param>
public sealed record ThemePassage(Source Source, Rendition Document, PassageCoding Coding, ThemeState State, bool IsDerived)
{
    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Coding.Id.ToString();
}

/// <summary>One theme with one participant: the states, each with its evidence. It says how a theme came up, never what a person is.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="Leading">The state that leads.</param>
/// <param name="States">All states that hold, the leading one first.</param>
/// <param name="WasAsked">Whether a question about the theme was put to them, or a coder judged what they said as prompted or pressed.</param>
/// <param name="Questions">The questions about the theme that were put to them or left out, in the order of their sources.</param>
/// <param name="Passages">The passages, in reading order.</param>
public sealed record ParticipantTheme(
    Participant Participant,
    ThemeState Leading,
    ImmutableArray<ThemeState> States,
    bool WasAsked,
    ImmutableArray<(Source Source, PutQuestion Put)> Questions,
    ImmutableArray<ThemePassage> Passages)
{
    /// <summary>Whether they affirmed it in any way: a denial alone does not count.</summary>
    public bool WasRaised => Leading <= ThemeState.Raised;

    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Participant.Id.ToString();
}

/// <summary>A theme and how it came up with each participant.</summary>
/// <param name="Code">The theme: the code with all below it.</param>
/// <param name="Path">Its path.</param>
/// <param name="Participants">One row for each participant, by pseudonym.</param>
/// <param name="Unattributed">How many passages stand in no participant's words, and count for nobody.</param>
public sealed record ThemeRow(Code Code, string Path, ImmutableArray<ParticipantTheme> Participants, int Unattributed)
{
    /// <summary>The counts.</summary>
    public ThemeCounts Counts => ThemeCounts.Of(Participants);

    /// <summary>A name of no meaning, never the words.</summary>
    public override string ToString() => Code.Id.ToString();
}

/// <summary>How many participants raised a theme, of those asked. Each participant counts once, by the state that leads.</summary>
public sealed record ThemeCounts
{
    /// <summary>To how many it was put.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of those asked affirmed it.</summary>
    public required int RaisedOfAsked { get; init; }

    /// <summary>By state, of those asked.</summary>
    public required ImmutableDictionary<ThemeState, int> OfAsked { get; init; }

    /// <summary>How many were never asked, though what was asked is recorded.</summary>
    public required int NotAsked { get; init; }

    /// <summary>How many of those affirmed it all the same.</summary>
    public required int RaisedOfNotAsked { get; init; }

    /// <summary>Of how many nobody recorded what was asked.</summary>
    public required int NotRecorded { get; init; }

    /// <summary>How many of those affirmed it.</summary>
    public required int RaisedOfNotRecorded { get; init; }

    /// <summary>The counts of some rows.</summary>
    public static ThemeCounts Of(ImmutableArray<ParticipantTheme> rows)
    {
        ParticipantTheme[] asked = [.. rows.Where(static r => r.WasAsked)];
        ParticipantTheme[] unknown = [.. rows.Where(static r => !r.WasAsked && (r.Leading == ThemeState.NotRecorded || r.States.Contains(ThemeState.Raised)))];
        ParticipantTheme[] others = [.. rows.Where(static r => !r.WasAsked).Except(unknown)];
        return new ThemeCounts
        {
            Asked = asked.Length,
            RaisedOfAsked = asked.Count(static r => r.WasRaised),
            OfAsked = asked.GroupBy(static r => r.Leading).ToImmutableDictionary(static g => g.Key, static g => g.Count()),
            NotAsked = others.Length,
            RaisedOfNotAsked = others.Count(static r => r.WasRaised),
            NotRecorded = unknown.Length,
            RaisedOfNotRecorded = unknown.Count(static r => r.WasRaised),
        };
    }

    /// <summary>The counts as a sentence: "raised by 5 of 7 asked (2 spontaneous, 3 prompted); not asked 2".</summary>
    /// <param name="words">In whose words; English where nothing is given.</param>
    public string InWords(Messages? words = null) => (words ?? Messages.English).Say(
        "coding.theme-counts", ("asked", Asked), ("raised", RaisedOfAsked), ("how", new Listing(Parts())), ("parts", Parts().Length),
        ("notAsked", NotAsked), ("byThemselves", RaisedOfNotAsked), ("notRecorded", NotRecorded), ("raisedUnrecorded", RaisedOfNotRecorded));

    private ImmutableArray<object> Parts() =>
    [
        .. OfAsked.Where(static s => s.Key != ThemeState.NotRaised).OrderBy(static s => s.Key)
            .Select(static s => Note.Of("coding.theme-part", ("count", s.Value), ("state", Term.Of("state", s.Key)))),
    ];

    /// <summary>The state's name as the catalogue's templates write it.</summary>
    public static string NameOf(ThemeState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}

/// <summary>Which themes, and of whom.</summary>
public sealed record ThemeQuery
{
    /// <summary>The themes; empty for every code.</summary>
    public ImmutableArray<Id<Code>> Codes { get; init; } = [];

    /// <summary>Sources of this round of fieldwork alone, without regard to case; null for all.</summary>
    public string? Wave { get; init; }

    /// <summary>The codings of these coders; empty for all together.</summary>
    public ImmutableArray<Id<Coder>> Coders { get; init; } = [];
}

namespace Offramp.Research;

/// <summary>What was asked, how themes came up, and by what people date, as tables.</summary>
internal static class GuideTables
{
    /// <summary>The guides.</summary>
    public static readonly StudyTable Guides = new TableOf<Guide>(
        "guides", "one version of a guide", static of => InOrder(of))
        .Id("guide", "The version of the guide: joins to questions.", static guide => guide.Id.ToString())
        .Text("title", "What the guide is called.", static guide => guide.Title.Readable)
        .Text("version", "Which version it is.", static guide => guide.Version.Readable)
        .Text("wave", "The round of fieldwork that it was made for.", static guide => guide.Wave?.Readable)
        .Id("from", "The version from which its questions were copied.", static guide => guide.From?.ToString())
        .Whole("questions", "How many questions it has.", "questions", static guide => guide.Questions.Length)
        .Table();

    /// <summary>The questions of the guides.</summary>
    public static readonly StudyTable Questions = new TableOf<(Tabulation Of, Guide Guide, Question Question, int Number)>(
        "questions", "a question as one version of a guide words it", static of =>
            from guide in InOrder(of)
            from at in guide.Questions.Select(static (question, i) => (Question: question, Number: i + 1))
            select (of, guide, at.Question, at.Number))
        .Id("question", "The question: the same in every version of its guide.", static at => at.Question.Id.ToString())
        .Id("guide", "The version of the guide.", static at => at.Guide.Id.ToString())
        .Text("guide_title", "What the guide is called.", static at => at.Guide.Title.Readable)
        .Text("guide_version", "Which version it is.", static at => at.Guide.Version.Readable)
        .Text("wave", "The round of fieldwork that it was made for.", static at => at.Guide.Wave?.Readable)
        .Whole("position", "Its place in the guide, from 1.", "place", static at => at.Number)
        .Text("label", "Its number or label.", static at => at.Question.Label.Readable)
        .Words("text", "How it is to be asked.", static at => at.Of.Written(at.Question.Text))
        .Id("probes", "The question that it probes further.", static at => at.Question.Probes?.ToString())
        .Text("codes", "The ids of the codes that it asks about, divided by semicolons.", static at => string.Join("; ", at.Question.AsksAbout
            .Select(id => at.Of.Study.Coding.Codebook.Codes.GetValueOrDefault(id)).OfType<Code>().Select(Names.IdOf)))
        .Table();

    /// <summary>Which question was put to whom.</summary>
    public static readonly StudyTable Put = new TableOf<(Tabulation Of, Source Source, PutQuestion Put)>(
        "questions-put", "a question that was put in a source, or left out on purpose", static of =>
            from source in of.Sources
            from put in source.Questions
            select (of, source, put))
        .Id("source", "The source.", static at => at.Source.Id.ToString())
        .Id("question", "The question.", static at => at.Put.Question.ToString())
        .Id("guide", "The version of the guide that was used.", static at => at.Put.Guide.ToString())
        .Id("participant", "To whom; empty for all who spoke.", static at => at.Put.To?.ToString())
        .Flag("put", "Whether it was put, and not left out.", static at => at.Put.WasPut)
        .Kind<QuestionManner>("manner", "How it was put; empty where it was left out.", static at => at.Put.Manner)
        .Id("rendition", "The text in which it stands; empty where nobody noted it.", static at => at.Put.Place?.Rendition.ToString())
        .Whole("start", "Where it begins there.", "UTF-16 units", static at => at.Put.Place?.Start)
        .Whole("end", "Where it ends there.", "UTF-16 units", static at => at.Put.Place?.End)
        .Words("reason", "Why it was left out.", static at => StudyCell.Gated(at.Put.Reason, at.Put.Reason is null ? null : at.Of.Gate(at.Source.Id)))
        .Table();

    /// <summary>How each theme came up with each participant.</summary>
    public static readonly StudyTable ThemeStates = new TableOf<(Tabulation Of, ThemeRow Theme, ParticipantTheme Row)>(
        "theme-states", "a theme with a participant: how it came up, never what a person is", static of =>
            from theme in ThemeViews.Rows(of.Study, new ThemeQuery())
            from row in theme.Participants
            select (of, theme, row))
        .Id("code", "The theme: the code with all below it.", static at => Names.IdOf(at.Theme.Code))
        .Text("code_path", "Its names from the top down.", static at => at.Of.PathOf(at.Theme.Code))
        .Id("participant", "The participant.", static at => at.Row.Participant.Id.ToString())
        .Text("pseudonym", "What the participant is called everywhere.", static at => at.Row.Participant.Pseudonym.Readable)
        .Kind<ThemeState>("state", "The state that leads.", static at => at.Row.Leading)
        .Text("states", "All states that hold, the leading one first, divided by semicolons.", static at => string.Join("; ", at.Row.States.Select(ThemeCounts.NameOf)))
        .Flag("asked", "Whether a question about it was put to them, or a coder judged what they said as prompted or pressed.", static at => at.Row.WasAsked)
        .Flag("raised", "Whether they affirmed it in any way.", static at => at.Row.WasRaised)
        .Whole("passages", "How many coded passages it rests on.", "passages", static at => at.Row.Passages.Length)
        .Table();

    /// <summary>Events that people date by.</summary>
    public static readonly StudyTable Events = new TableOf<(Tabulation Of, Event Event)>(
        "events", "an event that people date by", static of =>
            from happened in of.Study.Sources.Events.Values
            orderby happened.Name.Readable, happened.Id
            select (of, happened))
        .Id("event", "The event.", static at => at.Event.Id.ToString())
        .Words("name", "What it is called.", static at => at.Of.Written(at.Event.Name))
        .Date("date", "When it was: to the month, unless the tables are precise.",
            static at => at.Event.Noted(EventField.Date) is { } date ? at.Of.Precise ? date : Coarsening.Month(date) : null)
        .Words("date_as_said", "When it was, in words; only in precise tables.",
            static at => at.Of.Precise ? at.Of.Written(at.Event.Particulars.GetValueOrDefault(EventField.DateAsSaid)) : default)
        .Text("place", "The widest place of several noted, or all of them from wide to narrow divided by / in precise tables.",
            static at => at.Of.Precise ? at.Event.Noted(EventField.Place) : Coarsening.WidestPlace(at.Event.Noted(EventField.Place)))
        .Words("note", "Anything else.", static at => at.Of.Written(at.Event.Particulars.GetValueOrDefault(EventField.Note)))
        .Table();

    /// <summary>Which units of two texts say the same.</summary>
    public static readonly StudyTable Alignments = new TableOf<(Source Source, Alignment Alignment, AlignmentLink Link)>(
        "alignments", "units of two texts of a source that say the same; one side is empty where the other text says nothing of it", static of =>
            from source in of.Sources
            from alignment in source.Alignments
            from link in alignment.Links
            select (source, alignment, link))
        .Id("source", "The source.", static at => at.Source.Id.ToString())
        .Id("rendition_a", "The one text.", static at => at.Alignment.A.ToString())
        .Whole("first_a", "Its first unit: a turn, or a paragraph where it has no turns; from 1.", "unit", static at => at.Link.InA?.First)
        .Whole("last_a", "Its last unit.", "unit", static at => at.Link.InA?.Last)
        .Id("rendition_b", "The other text.", static at => at.Alignment.B.ToString())
        .Whole("first_b", "Its first unit.", "unit", static at => at.Link.InB?.First)
        .Whole("last_b", "Its last unit.", "unit", static at => at.Link.InB?.Last)
        .Flag("confirmed", "Whether a person said so; otherwise it is proposed.", static at => at.Link.IsConfirmed)
        .Table();

    private static IEnumerable<Guide> InOrder(Tabulation of) =>
        of.Study.Sources.Guides.Values.OrderBy(static guide => guide.Path, StringComparer.Ordinal).ThenBy(static guide => guide.Id);
}

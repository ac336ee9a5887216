using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What was collected, as tables.</summary>
internal static class SourceTables
{
    /// <summary>The sources; of withdrawn ones that they existed.</summary>
    public static readonly StudyTable Sources = new TableOf<(Tabulation Of, Source Source, SourceRow Row)>(
        "sources", "a source: one interview, note, publication, survey answer", static of =>
            from row in SourcesViews.Rows(of.Study, of.Today)
            select (of, of.Study.Sources.ById[row.Source], row))
        .Id("source", "The source: joins to the tables that name it.", static at => at.Source.Id.ToString())
        .Text("label", "Who spoke, by pseudonym, or the title of what was published.", static at => at.Source.IsWithdrawn ? null : at.Of.LabelOf(at.Source))
        .Kind<SourceKind>("kind", "What it is.", static at => at.Source.Kind)
        .Text("imported_id", "The id under which another program knew it; only in precise tables.", static at => Precise(at.Of, at.Source.ImportedId?.Readable))
        .Text("title", "The title, where it was published or the tables are precise.",
            static at => at.Of.Precise || Coarsening.IsPublished(at.Source) ? at.Source.Noted(Particular.Title) : null)
        .Text("author", "Who wrote it, where it was published or the tables are precise.",
            static at => at.Of.Precise || Coarsening.IsPublished(at.Source) ? at.Source.Noted(Particular.Author) : null)
        .Text("wave", "The round of fieldwork.", static at => at.Source.Noted(Particular.Wave))
        .Date("date", "When it was said or published: to the month, unless it was published or the tables are precise.", static at => at.Of.DateOf(at.Source))
        .Text("place", "The widest place of several noted, or all of them from wide to narrow divided by / in precise tables.", static at => at.Of.PlaceOf(at.Source))
        .Text("language", "The language (BCP 47 tag).", static at => at.Row.Language)
        .Text("mode", "How people met.", static at => at.Source.Noted(Particular.Mode))
        .Text("capture", "How the words were kept.", static at => at.Source.Noted(Particular.Capture))
        .Id("encounter", "The meeting it came of: sources of one meeting share it.", static at => at.Source.Encounter?.ToString())
        .Whole("participants", "How many participants are linked to it.", "participants", static at => at.Source.Participants.Length)
        .Whole("renditions", "How many texts it has.", "renditions", static at => at.Row.Renditions)
        .Whole("turns", "How many turns its original has.", "turns", static at => at.Row.Turns)
        .Whole("characters", "The length of its original.", "UTF-16 units", static at => at.Row.Length)
        .Whole("codings", "How many codings there are in all of its texts, each coder's counted.", "codings", static at => at.Row.Codings)
        .Number("coded_share", "The share of the original that carries any code.", "0 to 1", static at => at.Row.CodedShare)
        .Kind<MayLeave>("may_leave", "How much of it may leave the study on the day of the export.", static at => at.Row.Permission.Use)
        .Flag("withdrawn", "Whether it was withdrawn: its words are destroyed and it counts in no other table.", static at => at.Source.IsWithdrawn)
        .Table();

    /// <summary>Who spoke and who helped in which source.</summary>
    public static readonly StudyTable People = new TableOf<(Tabulation Of, Source Source, string Person, string Pseudonym, string Part)>(
        "source-people", "a participant or collaborator in a source", PeopleOf)
        .Id("source", "The source.", static at => at.Source.Id.ToString())
        .Id("person", "The participant or collaborator: joins to participants or collaborators.", static at => at.Person)
        .Text("pseudonym", "What the person is called everywhere.", static at => at.Pseudonym)
        .Text("part", "participant, or the collaborator's role.", static at => at.Part)
        .Table();

    /// <summary>Which source re-uses which.</summary>
    public static readonly StudyTable Lineage = new TableOf<(Source Source, Id<Source> Of)>(
        "source-lineage", "a source that re-uses another one, so that both count once", static of =>
            from source in of.Sources
            from lineage in source.Lineage
            where lineage.Of is not null
            select (source, lineage.Of!.Value))
        .Id("source", "The source that re-uses.", static at => at.Source.Id.ToString())
        .Id("re_uses", "The source that is re-used.", static at => at.Of.ToString())
        .Table();

    /// <summary>The texts of the sources.</summary>
    public static readonly StudyTable Renditions = new TableOf<(Tabulation Of, OrderedDocument At)>(
        "renditions", "a text of a source: the original, a translation, a corrected or de-identified one", static of =>
            from at in of.Documents
            select (of, at))
        .Id("rendition", "The text: offsets count its UTF-16 units from 0, end exclusive, lines ended by LF.", static row => row.At.Document.Id.ToString())
        .Id("source", "Its source.", static row => row.At.Source.Id.ToString())
        .Kind<RenditionKind>("kind", "What it is to its source.", static row => row.At.Document.Kind)
        .Text("language", "The language (BCP 47 tag).", static row => row.At.Document.Language?.Readable ?? row.At.Source.Noted(Particular.Language))
        .Id("version", "Which state of the text the offsets of all tables mean; a correction makes the next one.", static row => row.At.Document.Version.ToString())
        .Whole("characters", "Its length.", "UTF-16 units", static row => row.At.Document.Text.Text.Length)
        .Whole("turns", "How many turns it has.", "turns", static row => row.At.Document.Turns.Length)
        .Whole("codings", "How many codings there are in it.", "codings", static row => row.Of.Study.Coding.In(row.At.Document.Id).Length)
        .Table();

    /// <summary>The turns of the texts: who spoke when and how long, without the words.</summary>
    public static readonly StudyTable Turns = new TableOf<(Tabulation Of, OrderedDocument At, Turn Turn, int Speaker)>(
        "turns", "a turn of a conversation, without its words", TurnsOf)
        .Id("rendition", "The text.", static row => row.At.Document.Id.ToString())
        .Whole("turn", "The turn's number in its text, from 1.", "turn", static row => row.Turn.Number)
        .Text("speaker", "Who speaks, by pseudonym; empty where the label in the text is linked to nobody.", static row => Speaker.Of(row.Of.Study, row.At.Source, row.Turn)?.Pseudonym)
        .Text("part", "participant, or the collaborator's role; empty where the speaker is not known.", static row => Speaker.Of(row.Of.Study, row.At.Source, row.Turn)?.Part)
        .Whole("speaker_number", "Tells the speakers of one text apart where they are not linked, in the order in which they first speak.", "speaker", static row => row.Speaker == 0 ? null : row.Speaker)
        .Whole("start", "Where the turn begins, its label included.", "UTF-16 units", static row => row.Turn.Start)
        .Whole("words_start", "Where what was said begins.", "UTF-16 units", static row => row.Turn.WordsStart)
        .Whole("end", "Where it ends.", "UTF-16 units", static row => row.Turn.End)
        .Number("seconds", "When it begins, from the beginning of the recording.", "seconds", static row => row.Turn.Time?.TotalSeconds)
        .Table();

    private static string? Precise(Tabulation of, string? text) => of.Precise ? text : null;

    private static IEnumerable<(Tabulation, Source, string, string, string)> PeopleOf(Tabulation of)
    {
        foreach (Source source in of.Sources)
        {
            foreach (SourceParticipant link in source.Participants)
                if (of.Study.Protection.Participants.GetValueOrDefault(link.Participant) is { IsWithdrawn: false } participant)
                    yield return (of, source, participant.Id.ToString(), participant.Pseudonym.Text, Speaker.Participant);
            foreach (SourceCollaborator link in source.Collaborators)
                if (of.Study.Protection.Collaborators.GetValueOrDefault(link.Collaborator) is { } helper)
                    yield return (of, source, helper.Id.ToString(), helper.Pseudonym.Text, StudyCell.WordFor(helper.Role)!);
        }
    }

    private static IEnumerable<(Tabulation, OrderedDocument, Turn, int)> TurnsOf(Tabulation of)
    {
        foreach (OrderedDocument at in of.Documents)
        {
            var speakers = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (Turn turn in at.Document.Turns)
            {
                int number = 0;
                if (turn.Speaker is { } label && !speakers.TryGetValue(label, out number)) speakers.Add(label, number = speakers.Count + 1);
                yield return (of, at, turn, number);
            }
        }
    }
}

/// <summary>Who speaks, as far as what leaves may tell: by pseudonym, never by the label in the text, which may be a name.</summary>
internal sealed record Speaker(string? Pseudonym, string Part)
{
    /// <summary>The part of everyone who was asked.</summary>
    public const string Participant = "participant";

    /// <summary>The speaker of a turn; null where the label is linked to nobody.</summary>
    public static Speaker? Of(Study study, Source source, Turn? turn)
    {
        if (turn is null) return null;
        if (Speech.ParticipantOf(study, source, turn) is { } participant) return new(participant.Pseudonym.Readable, Participant);
        return Speech.CollaboratorOf(study, source, turn) is { } helper ? new(helper.Pseudonym.Readable, StudyCell.WordFor(helper.Role)!) : null;
    }
}

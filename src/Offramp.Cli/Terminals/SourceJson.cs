using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Sources as programs and people read them.</summary>
internal static class SourceJson
{
    /// <summary>A source in a list.</summary>
    public static object Row(Study study, SourceRow row) => new
    {
        id = row.ShownId,
        name = row.Name,
        kind = row.Kind,
        title = row.Title,
        wave = row.Wave,
        date = row.Date,
        dateByEvent = row.DateByEvent,
        dateRange = row.DateRange,
        place = row.Place,
        language = row.Language,
        mode = row.Mode,
        length = row.Length,
        turns = row.Turns,
        renditions = row.Renditions,
        codings = row.Codings,
        coded = Math.Round(row.CodedShare, 4),
        coders = row.Coders,
        participants = row.Participants,
        mayLeave = row.Permission.Use,
        why = Messages.English.Say(row.Permission.Why),
        withdrawn = row.IsWithdrawn,
        documents = study.Sources.ById[row.Source].Renditions.Select(id => study.Sources.Renditions[id]).Select(rendition => new
        {
            id = Shown.DocumentId(study.Sources.ById[row.Source], rendition),
            name = rendition.Name.Text,
            kind = rendition.Kind,
            language = rendition.Language?.Text,
            length = rendition.Text.Text.Length,
            turns = rendition.Turns.Length,
        }),
    };

    /// <summary>Everything known of a source except its text.</summary>
    public static object Whole(Study study, Source source, DateOnly today) => new
    {
        source = Row(study, SourcesViews.Row(study, source, today)),
        particulars = source.Particulars.OrderBy(static p => p.Key).ToDictionary(static p => Kinds.Name(p.Key)!, static p => p.Value.Text),
        limitations = source.Limitations.Select(static l => new { text = l.Text.Text, direction = l.Direction?.Text }),
        lineage = source.Lineage.Select(l => new { of = NameOf(study, l.Of), text = l.Text?.Text }),
        participants = source.Participants.Select(p => new
        {
            pseudonym = study.Protection.Participants.GetValueOrDefault(p.Participant)?.Pseudonym.Text,
            speaker = p.Speaker?.Text,
        }),
        collaborators = source.Collaborators.Select(c => new
        {
            pseudonym = study.Protection.Collaborators.GetValueOrDefault(c.Collaborator)?.Pseudonym.Text,
            speaker = c.Speaker?.Text,
        }),
        speakers = SourceLinks.SpeakersOf(study, source),
    };

    /// <summary>The same for people.</summary>
    public static void Print(Door door, Study study, Source source)
    {
        SourceRow row = SourcesViews.Row(study, source, door.Today);
        var table = new TextTable("of " + row.Name, "") { Wraps = true };
        table.Add("id", row.ShownId);
        table.Add("kind", Kinds.Name(row.Kind));
        foreach ((Particular field, Words words) in source.Particulars.OrderBy(static p => p.Key)) table.Add(Kinds.Name(field)!.Replace('-', ' '), words.Text);
        if (row.DateByEvent is { } relative) table.Add("date by event", row.DateRange is { } range ? $"{relative} ({range})" : relative);
        if (source.Questions.Length > 0) table.Add("questions", source.Questions.Length);
        table.Add("length", row.Length);
        table.Add("turns", row.Turns);
        table.Add("may leave", Kinds.Name(row.Permission.Use));
        table.Add("because", Messages.English.Say(row.Permission.Why));
        foreach (SourceParticipant p in source.Participants)
            table.Add("participant", $"{study.Protection.Participants.GetValueOrDefault(p.Participant)?.Pseudonym.Text}{(p.Speaker is { } label ? $" (speaks as {label.Text})" : "")}");
        foreach (SourceCollaborator c in source.Collaborators)
            table.Add("collaborator", $"{study.Protection.Collaborators.GetValueOrDefault(c.Collaborator)?.Pseudonym.Text}{(c.Speaker is { } label ? $" (speaks as {label.Text})" : "")}");
        foreach (Limitation l in source.Limitations) table.Add("limitation", l.Direction is { } direction ? $"{l.Text.Text} ({direction.Text})" : l.Text.Text);
        foreach (Lineage l in source.Lineage) table.Add("re-uses", string.Join(": ", new[] { NameOf(study, l.Of), l.Text?.Text }.OfType<string>()));
        foreach (Id<Rendition> id in source.Renditions.Skip(1)) table.Add(Kinds.Name(study.Sources.Renditions[id].Kind), study.Sources.Renditions[id].Name.Text);
        table.Write(door.Terminal, "");
    }

    private static string? NameOf(Study study, Id<Source>? source) => source is { } id ? study.Sources.ById.GetValueOrDefault(id)?.Name.Text : null;
}

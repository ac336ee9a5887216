using Offramp.Research;

namespace Offramp.Cli;

/// <summary>Guides, questions put and themes as programs read them.</summary>
internal static class GuideJson
{
    /// <summary>A version of a guide with its questions.</summary>
    public static object Of(Study study, Guide guide) => new
    {
        id = guide.Id.ToString(),
        title = guide.Title.Text,
        version = guide.Version.Text,
        wave = guide.Wave?.Text,
        from = guide.From is { } from ? study.Sources.Guides.GetValueOrDefault(from)?.Path : null,
        questions = GuideViews.Questions(study, guide).Select(row => new
        {
            id = row.Question.Id.ToString(),
            label = row.Question.Label.Text,
            text = row.Question.Text.Text,
            probes = row.Question.Probes is { } above ? guide.Find(above)?.Label.Text : null,
            asksAbout = row.Question.AsksAbout.Select(study.Coding.Codebook.PathOf),
            put = row.Put,
            leftOut = row.LeftOut,
        }),
    };

    /// <summary>A question that was put in a source, or left out.</summary>
    public static object Of(Study study, Source source, PutQuestion put)
    {
        Guide? guide = study.Sources.Guides.GetValueOrDefault(put.Guide);
        Question? question = guide?.Find(put.Question);
        return new
        {
            id = put.Id.ToString(),
            source = source.Name.Text,
            guide = guide?.Path,
            question = question?.Label.Text,
            text = question?.Text.Text,
            to = Who(study, put),
            how = put.Manner,
            reason = put.Reason?.Text,
            document = (put.Place ?? put.LostPlace) is { } place ? study.Sources.Renditions.GetValueOrDefault(place.Rendition)?.Name.Text : null,
            start = put.Place?.Start,
            end = put.Place?.End,
            turn = TurnOf(study, put)?.Number,
            lostPlace = put.LostPlace is not null,
        };
    }

    /// <summary>To whom a question was put; null for all.</summary>
    public static string? Who(Study study, PutQuestion put) =>
        put.To is { } to ? study.Protection.Participants.GetValueOrDefault(to)?.Pseudonym.Text ?? Words.WithdrawnText : null;

    /// <summary>The turn in which a question was put, or null.</summary>
    public static Turn? TurnOf(Study study, PutQuestion put) =>
        put.Place is { } place && study.Sources.Renditions.TryGetValue(place.Rendition, out Rendition? text)
            ? text.Turns.FirstOrDefault(t => t.Start <= place.Start && place.Start < t.End)
            : null;

    /// <summary>A theme with its counts and its participants.</summary>
    public static object Of(ThemeRow row) => new
    {
        theme = row.Code.Name.Text,
        codeId = Names.IdOf(row.Code),
        path = row.Path,
        counts = Of(row.Counts),
        unattributed = row.Unattributed,
        participants = row.Participants.Select(static p => new
        {
            participant = p.Participant.Pseudonym.Text,
            state = p.Leading,
            states = p.States,
            asked = p.WasAsked,
            questions = p.Questions.Select(static q => new { source = q.Source.Name.Text, id = q.Put.Id.ToString(), how = q.Put.Manner, reason = q.Put.Reason?.Text }),
            passages = p.Passages.Select(static t => new
            {
                source = t.Source.Name.Text,
                document = t.Document.Name.Text,
                coding = Names.IdOf(t.Coding),
                start = t.Coding.Start,
                end = t.Coding.End,
                state = t.State,
                derived = t.IsDerived,
            }),
        }),
    };

    private static object Of(ThemeCounts counts) => new
    {
        asked = counts.Asked,
        raisedOfAsked = counts.RaisedOfAsked,
        ofAsked = counts.OfAsked.OrderBy(static s => s.Key).ToDictionary(static s => ThemeCounts.NameOf(s.Key), static s => s.Value),
        notAsked = counts.NotAsked,
        raisedOfNotAsked = counts.RaisedOfNotAsked,
        notRecorded = counts.NotRecorded,
        raisedOfNotRecorded = counts.RaisedOfNotRecorded,
        words = counts.InWords(),
    };
}

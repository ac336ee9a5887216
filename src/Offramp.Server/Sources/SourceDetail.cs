using Offramp.Research;

namespace Offramp.Server;

/// <summary>Everything that is known of a source, except its words.</summary>
/// <param name="Source">As in the list.</param>
/// <param name="Particulars">What is noted of it.</param>
/// <param name="Limitations">What limits how far it carries.</param>
/// <param name="Lineage">What it re-uses.</param>
/// <param name="Participants">Who spoke.</param>
/// <param name="Collaborators">Who helped.</param>
/// <param name="Speakers">The labels before the turns of its texts, in the order in which they first speak.</param>
/// <param name="Questions">Which questions of a guide were put in it or left out.</param>
/// <param name="Coverage">How much of it each coder coded.</param>
internal sealed record SourceDetail(
    SourceItem Source, ParticularItem[] Particulars, LimitationItem[] Limitations, LineageItem[] Lineage, SpeakerItem[] Participants,
    SpeakerItem[] Collaborators, string[] Speakers, PutQuestionItem[] Questions, CoderShareItem[] Coverage)
{
    /// <summary>A source as it stands.</summary>
    public static SourceDetail Of(Study study, Source source, DateOnly today, Messages words)
    {
        return new SourceDetail(
            SourceItem.Of(study, source, today, words),
            [.. source.Particulars.OrderBy(static p => p.Key).Select(static p => new ParticularItem(p.Key, p.Value.Text))],
            [.. source.Limitations.Select(static l => new LimitationItem(l.Id.ToString(), l.Text.Text, l.Direction?.Text))],
            [.. source.Lineage.Select(l => new LineageItem(l.Of?.ToString(), l.Of is { } of ? study.Sources.ById.GetValueOrDefault(of)?.Name.Text : null, l.Text?.Text))],
            [.. source.Participants.Select(p => new SpeakerItem(
                p.Participant.ToString(), study.Protection.Participants.GetValueOrDefault(p.Participant)?.Pseudonym.Text ?? Words.WithdrawnText, p.Speaker?.Text))],
            [.. source.Collaborators.Select(c => new SpeakerItem(
                c.Collaborator.ToString(), study.Protection.Collaborators.GetValueOrDefault(c.Collaborator)?.Pseudonym.Text ?? Words.WithdrawnText, c.Speaker?.Text))],
            [.. SourceLinks.SpeakersOf(study, source)],
            [.. source.Questions.Select(put => PutQuestionItem.Of(study, put))],
            [.. CodingViews.Coverage(study).Where(row => row.Source.Id == source.Id)
                .Select(static row => new CoderShareItem(row.Coder.ToString(), row.Name, row.Codings, Math.Round(row.Share, 4)))]);
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => Source.Id;
}

/// <summary>A particular and its words.</summary>
internal sealed record ParticularItem(Particular Field, string Text)
{
    /// <summary>The field alone.</summary>
    public override string ToString() => Field.ToString();
}

/// <summary>A limitation, and which way it bends what was said.</summary>
internal sealed record LimitationItem(string Id, string Text, string? Direction)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>That a source re-uses another: which, where the study holds it, and what is known otherwise.</summary>
internal sealed record LineageItem(string? Of, string? Name, string? Text)
{
    /// <summary>The other source alone.</summary>
    public override string ToString() => Of ?? "[lineage]";
}

/// <summary>Somebody who spoke or helped, and the label before their turns.</summary>
internal sealed record SpeakerItem(string Id, string Pseudonym, string? Speaker)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>How much of a source a coder coded, 0 to 1.</summary>
internal sealed record CoderShareItem(string Coder, string Name, int Codings, double Share);

/// <summary>A question that was put in a source, or left out.</summary>
/// <param name="Guide">The version of the guide.</param>
/// <param name="Label">Its number or label.</param>
/// <param name="Text">How the guide words it.</param>
/// <param name="To">To whom, by pseudonym; null for all.</param>
/// <param name="Manner">How; null where it was left out.</param>
/// <param name="Turn">In which turn.</param>
/// <param name="Document">In which document.</param>
/// <param name="Lost">Whether a correction took its place away.</param>
/// <param name="Reason">Why it was left out.</param>
internal sealed record PutQuestionItem(
    string? Guide, string? Label, string? Text, string? To, QuestionManner? Manner, int? Turn, string? Document, bool Lost, string? Reason)
{
    /// <summary>A record as it stands.</summary>
    public static PutQuestionItem Of(Study study, PutQuestion put)
    {
        Guide? guide = study.Sources.Guides.GetValueOrDefault(put.Guide);
        Question? question = guide?.Find(put.Question);
        Turn? turn = put.Place is { } place && study.Sources.Renditions.TryGetValue(place.Rendition, out Rendition? text)
            ? text.Turns.FirstOrDefault(t => t.Start <= place.Start && place.Start < t.End)
            : null;
        return new PutQuestionItem(
            guide?.Path, question?.Label.Text, question?.Text.Text,
            put.To is { } who ? study.Protection.Participants.GetValueOrDefault(who)?.Pseudonym.Text ?? Words.WithdrawnText : null,
            put.Manner, turn?.Number, put.Place?.Rendition.ToString(), put.LostPlace is not null, put.Reason?.Text);
    }

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[question]";
}

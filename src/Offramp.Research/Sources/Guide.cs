using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a team meant to ask in a round of fieldwork: one version of a guide. Its words are the team's own and have a holder of their own.</summary>
public sealed record Guide
{
    /// <summary>The guide.</summary>
    public required Id<Guide> Id { get; init; }

    /// <summary>The holder of its words.</summary>
    public required Id<Holder> Holder { get; init; }

    /// <summary>What it is called; the versions of one guide are called the same as a rule.</summary>
    public required Words Title { get; init; }

    /// <summary>Which version it is, such as <c>v2</c>.</summary>
    public required Words Version { get; init; }

    /// <summary>The round of fieldwork that it was made for; null for any.</summary>
    public Words? Wave { get; init; }

    /// <summary>The version from which its questions were copied.</summary>
    public Id<Guide>? From { get; init; }

    /// <summary>Its questions in the order in which they are to be asked.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>A question of this guide, or null.</summary>
    public Question? Find(Id<Question> question) => Questions.FirstOrDefault(q => q.Id == question);

    /// <summary>Title and version, divided by <c>/</c>: how people name one version.</summary>
    public string Path => $"{Title.Text}/{Version.Text}";

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => Id.ToString();
}

/// <summary>A question as one version of a guide words it. The same question keeps its id through the versions.</summary>
/// <param name="Id">The question.</param>
/// <param name="Label">Its number or label, such as <c>3b</c>.</param>
/// <param name="Text">How it is to be asked.</param>
/// <param name="Probes">The question that it probes further; null where it stands for itself.</param>
/// <param name="AsksAbout">The themes that it asks about.</param>
public sealed record Question(Id<Question> Id, Words Label, Words Text, Id<Question>? Probes, ImmutableArray<Id<Code>> AsksAbout);

/// <summary>How a question was put.</summary>
public enum QuestionManner
{
    /// <summary>As the guide words it.</summary>
    AsWorded,

    /// <summary>In other words.</summary>
    InOtherWords,

    /// <summary>As a probe into an answer.</summary>
    AsAProbe,

    /// <summary>Again, or against what was answered: what is said then was said only when pressed.</summary>
    Pressed,
}

/// <summary>A question of a guide that was put to those who spoke in a source, or that was left out on purpose.</summary>
/// <param name="Id">The record.</param>
/// <param name="Guide">The version of the guide that was used.</param>
/// <param name="Question">The question.</param>
/// <param name="To">To whom; null for all who spoke.</param>
/// <param name="Manner">How it was put; null where it was decided not to put it.</param>
/// <param name="Place">Where it was put; null where nobody noted it.</param>
/// <param name="LostPlace">Where it stood last, where a correction of the text took those words away.</param>
/// <param name="Reason">Why it was not put.</param>
public sealed record PutQuestion(
    Id<PutQuestion> Id,
    Id<Guide> Guide,
    Id<Question> Question,
    Id<Participant>? To,
    QuestionManner? Manner,
    PlaceInText? Place,
    PlaceInText? LostPlace,
    Words? Reason)
{
    /// <summary>Whether it was put, and not left out.</summary>
    public bool WasPut => Manner is not null;

    /// <summary>Whether it was put to a participant: to them alone, or to all.</summary>
    public bool IsTo(Id<Participant> participant) => WasPut && (To is null || To == participant);
}

/// <summary>A span of one state of a text.</summary>
/// <param name="Rendition">The text.</param>
/// <param name="Version">Its state.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
public sealed record PlaceInText(Id<Rendition> Rendition, Id<TextVersion> Version, int Start, int End);

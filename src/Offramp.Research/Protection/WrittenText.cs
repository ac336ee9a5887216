using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a written text is about.</summary>
public enum WrittenKind
{
    /// <summary>The study's title.</summary>
    Title,

    /// <summary>What is kept of a coder.</summary>
    Coder,

    /// <summary>What is noted of a participant, consents included.</summary>
    Participant,

    /// <summary>What is kept of a collaborator.</summary>
    Collaborator,

    /// <summary>The name of a set of codes.</summary>
    CodeSet,

    /// <summary>What a version of the codebook is called, and what is noted on it.</summary>
    CodebookVersion,

    /// <summary>The file name of a copy; known by its first holder.</summary>
    FileName,

    /// <summary>A version of a guide with its questions.</summary>
    Guide,

    /// <summary>What is kept of an event.</summary>
    Event,

    /// <summary>A memo of the team's own: one that tells of a source or participant is held by these.</summary>
    Memo,

    /// <summary>An entry of the codebook, which has a rewriting of its own (<see cref="CodeRewriting"/>).</summary>
    Code,

    /// <summary>What is kept of a source, which has a rewriting of its own (<see cref="SourceRewriting"/>).</summary>
    Source,
}

/// <summary>A text about the study's people and files, through all its versions. Those have one holder as a rule; each title has its own, and two
/// copies that wrote a text anew gave it two.</summary>
public readonly record struct WrittenText(WrittenKind Kind, UInt128 Id)
{
    /// <summary>The text of which a change writes a version; null where it writes none of these.</summary>
    internal static WrittenText? Of(Change change) => change switch
    {
        StudyCreated or StudyRetitled or TitleRewritten => new(WrittenKind.Title, 0),
        CoderAdded c => new(WrittenKind.Coder, c.Coder.Value),
        CoderRenamed c => new(WrittenKind.Coder, c.Coder.Value),
        CoderRewritten c => new(WrittenKind.Coder, c.Coder.Value),
        ParticipantAdded c => new(WrittenKind.Participant, c.Participant.Value),
        ParticipantNoted c => new(WrittenKind.Participant, c.Participant.Value),
        ConsentRecorded c => new(WrittenKind.Participant, c.Participant.Value),
        ParticipantRewritten c => new(WrittenKind.Participant, c.Participant.Value),
        CollaboratorAdded c => new(WrittenKind.Collaborator, c.Collaborator.Value),
        CollaboratorRewritten c => new(WrittenKind.Collaborator, c.Collaborator.Value),
        CodeSetAdded c => new(WrittenKind.CodeSet, c.Set.Value),
        CodeSetRenamed c => new(WrittenKind.CodeSet, c.Set.Value),
        CodeSetRewritten c => new(WrittenKind.CodeSet, c.Set.Value),
        CodebookVersionNamed c => new(WrittenKind.CodebookVersion, c.Version.Value),
        CodebookVersionRewritten c => new(WrittenKind.CodebookVersion, c.Version.Value),
        CopyMade c => new(WrittenKind.FileName, c.Name.Holder.Value),
        ReportReleased c => new(WrittenKind.FileName, c.Names.Holder.Value),
        StudyMerged c => new(WrittenKind.FileName, c.File.Holder.Value),
        FileNameRewritten c => new(WrittenKind.FileName, c.Name.Holder.Value),
        GuideAdded c => new(WrittenKind.Guide, c.Guide.Value),
        // Of the changes of a guide and an event, those that hold no words are found to hold none.
        OneGuideChange c => new(WrittenKind.Guide, c.Guide.Value),
        EventAdded c => new(WrittenKind.Event, c.Event.Value),
        OneEventChange c => new(WrittenKind.Event, c.Event.Value),
        MemoWritten c => new(WrittenKind.Memo, c.Memo.Value),
        MemoRevised c => new(WrittenKind.Memo, c.Memo.Value),
        MemoRewritten c => new(WrittenKind.Memo, c.Memo.Value),
        _ => null,
    };

    /// <summary>The holders of all its versions whose keys still exist: what a rewriting destroys.</summary>
    internal ImmutableArray<Id<Holder>> HoldersIn(Study study)
    {
        WrittenText text = this;
        return
        [
            .. study.History.Acts.SelectMany(static act => act.Changes).Where(change => Of(change) == text)
                .SelectMany(static change => WordsOf.In(change)).Select(static words => words.Holder).Distinct()
                .Where(holder => !study.Protection.DestroyedHolders.Contains(holder)),
        ];
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What was collected: the sources and their texts.</summary>
public sealed record Sources
{
    /// <summary>Nothing yet.</summary>
    public static readonly Sources Empty = new();

    /// <summary>The sources by id.</summary>
    public ImmutableDictionary<Id<Source>, Source> ById { get; init; } = ImmutableDictionary<Id<Source>, Source>.Empty;

    /// <summary>The renditions by id.</summary>
    public ImmutableDictionary<Id<Rendition>, Rendition> Renditions { get; init; } = ImmutableDictionary<Id<Rendition>, Rendition>.Empty;

    /// <summary>The versions of the guides, by id.</summary>
    public ImmutableDictionary<Id<Guide>, Guide> Guides { get; init; } = ImmutableDictionary<Id<Guide>, Guide>.Empty;

    /// <summary>The events that people date by, by id.</summary>
    public ImmutableDictionary<Id<Event>, Event> Events { get; init; } = ImmutableDictionary<Id<Event>, Event>.Empty;

    internal static Study Apply(Study study, SourcesChange change) => change switch
    {
        GuideAdded c => Research.Guides.Add(study, c),
        OneGuideChange c => Research.Guides.Apply(study, c),
        EventAdded c => Research.Events.Add(study, c),
        OneEventChange c => Research.Events.Apply(study, c),
        QuestionPut c => Research.Guides.Put(study, c, new PutQuestion(c.Put, c.Guide, c.Question, c.To, c.Manner, c.Place, null, null), On),
        QuestionLeftOut c => Research.Guides.Put(study, c, new PutQuestion(c.Put, c.Guide, c.Question, c.To, null, null, null, c.Reason), On),
        QuestionUnput c => On(study, c, s => s with { Questions = s.Questions.RemoveAll(q => q.Id == c.Put) }),
        SourceDatedByEvent { Date: { } date } c when !study.Sources.Events.ContainsKey(date.Event) => study.WithConflict(c, "sources.event-gone"),
        SourceDatedByEvent c => On(study, c, s => s with { DatedBy = c.Date }),
        SourceAdded c => Add(study, c),
        RenditionAdded c => AddRendition(study, c),
        SourceRenamed c => Rename(study, c),
        SourceKindChanged c => On(study, c, s => s with { Kind = c.Kind }),
        ParticularSet c => On(study, c, s => s with
        {
            Particulars = c.Text is { } text ? s.Particulars.SetItem(c.Field, text) : s.Particulars.Remove(c.Field),
        }),
        LimitationNoted c => On(study, c, s => s with { Limitations = s.Limitations.Add(new Limitation(c.Limitation, c.Text, c.Direction)) }),
        LimitationRemoved c => On(study, c, s => s with { Limitations = s.Limitations.RemoveAll(l => l.Id == c.Limitation) }),
        LineageNoted c => On(study, c, s => s with { Lineage = s.Lineage.Add(new Lineage(c.Of, c.Text)) }),
        ParticipantLinked c => On(study, c, s => s with
        {
            Participants = s.Withdrew.Contains(c.Participant) ? s.Participants
                : s.Participants.RemoveAll(p => p.Participant == c.Participant)
                    .Add(new SourceParticipant(c.Participant, Reholding.IsLost(study, s, c) ? null : c.Speaker)),
        }),
        ParticipantUnlinked c => On(study, c, s => s with { Participants = s.Participants.RemoveAll(p => p.Participant == c.Participant) }),
        CollaboratorLinked c => On(study, c, s => s with
        {
            Collaborators = s.Collaborators.RemoveAll(p => p.Collaborator == c.Collaborator).Add(new SourceCollaborator(c.Collaborator, c.Speaker)),
        }),
        CollaboratorUnlinked c => On(study, c, s => s with { Collaborators = s.Collaborators.RemoveAll(p => p.Collaborator == c.Collaborator) }),
        SourceRemoved c => Remove(study, c),
        TextCorrected c => Correcting.Apply(study, c),
        AlignmentChange c => Aligning.Apply(study, c),
        _ => throw new NotSupportedException(change.GetType().Name),
    };

    /// <summary>What remains of a source whose key is destroyed: that it existed. Its words fold to "[withdrawn]" by themselves, because they open
    /// no more; what was derived from them goes here.</summary>
    internal static Study Withdraw(Study study, Id<Source> id, ImmutableArray<Id<Holder>> holders)
    {
        if (!study.Sources.ById.TryGetValue(id, out Source? source)) return Reholding.OfGone(study, id, holders, [], isWithdrawn: true);
        Sources sources = study.Sources;
        foreach (Id<Rendition> rendition in source.Renditions)
        {
            if (!sources.Renditions.TryGetValue(rendition, out Rendition? text)) continue;
            sources = sources with
            {
                Renditions = sources.Renditions.SetItem(rendition, text with
                {
                    Name = Words.Withdrawn(source.Holder),
                    Language = null,
                    Text = new StoredText(text.Text.Id, text.Text.Holder, null),
                    Turns = [],
                    Slips = [],
                }),
            };
        }
        Source remains = new()
        {
            Id = source.Id,
            Holder = source.Holder,
            Kind = source.Kind,
            Name = Words.Withdrawn(source.Holder),
            Encounter = source.Encounter,
            Participants = [.. source.Participants.Select(p => p with { Speaker = null })],
            Collaborators = [.. source.Collaborators.Select(c => c with { Speaker = null })],
            Renditions = source.Renditions,
            IsWithdrawn = true,
            Withdrew = source.Withdrew,
            FormerHolders = source.FormerHolders,
            // Another copy recorded it again under a key that who withdrew it did not know.
            Owed = source.FormerHolders.IsEmpty ? [] : [.. source.Owed.Append(source.Holder).Except(holders).Except(study.Protection.DestroyedHolders).Distinct()],
        };
        return Memos.Without(study with { Sources = sources with { ById = sources.ById.SetItem(id, remains) } }, [source.Holder]);
    }

    private static Study Add(Study study, SourceAdded c)
    {
        var source = new Source
        {
            Id = c.Source,
            Holder = c.Holder,
            Kind = c.Kind,
            Name = c.Name,
            ImportedId = c.ImportedId,
            Encounter = c.Encounter,
            Particulars = c.Particulars.Where(static p => p.Text is not null).DistinctBy(static p => p.Field)
                .ToImmutableDictionary(static p => p.Field, static p => p.Text!),
            Renditions = [c.Rendition.Rendition],
        };
        return study with
        {
            Sources = study.Sources with
            {
                ById = study.Sources.ById.SetItem(c.Source, source),
                Renditions = study.Sources.Renditions.SetItem(c.Rendition.Rendition, ToRendition(c.Source, c.Rendition)),
            },
        };
    }

    private static Study AddRendition(Study study, RenditionAdded c)
    {
        Study after = On(study, c, s => s with { Renditions = s.Renditions.Add(c.Rendition.Rendition) });
        return ReferenceEquals(after.Sources, study.Sources)
            ? after
            : after with
            {
                Sources = after.Sources with
                {
                    Renditions = after.Sources.Renditions.SetItem(c.Rendition.Rendition, ToRendition(c.Source, c.Rendition)),
                },
            };
    }

    // The original is called as its source is, so that a passage's document and source have one name.
    private static Study Rename(Study study, SourceRenamed c)
    {
        Study after = On(study, c, s => s with { Name = c.Name });
        if (ReferenceEquals(after.Sources, study.Sources)) return after;
        ImmutableDictionary<Id<Rendition>, Rendition> renditions = after.Sources.Renditions;
        foreach (Id<Rendition> id in after.Sources.ById[c.Source].Renditions)
            if (renditions.TryGetValue(id, out Rendition? text) && text.Kind == RenditionKind.Original)
                renditions = renditions.SetItem(id, text with { Name = c.Name });
        return after with { Sources = after.Sources with { Renditions = renditions } };
    }

    private static Study Remove(Study study, SourceRemoved c)
    {
        if (!study.Sources.ById.TryGetValue(c.Source, out Source? source)) return study.WithConflict(c, "sources.source-gone");
        if (!source.FormerHolders.IsEmpty) study = Reholding.OfGone(study, c.Source, [], [.. source.Owed.Append(source.Holder).Distinct()], isWithdrawn: false);
        Study without = study with
        {
            Sources = study.Sources with
            {
                ById = study.Sources.ById.Remove(c.Source),
                Renditions = study.Sources.Renditions.RemoveRange(source.Renditions),
            },
            Coding = study.Coding.Without(source.Renditions),
        };
        return Memos.Without(without, [source.Holder]);
    }

    private static Study On(Study study, OneSourceChange change, Func<Source, Source> edit) => On(study, change, change.Source, edit);

    private static Study On(Study study, RenditionAdded change, Func<Source, Source> edit) => On(study, change, change.Source, edit);

    private static Study On(Study study, Change change, Id<Source> id, Func<Source, Source> edit)
    {
        if (!study.Sources.ById.TryGetValue(id, out Source? source)) return study.WithConflict(change, "sources.source-gone");
        // What another copy did to a source after it was withdrawn here tells of it no more.
        if (source.IsWithdrawn) return study;
        if (Reholding.IsLost(study, source, change))
        {
            study = study.WithConflict(change, "protection.words-lost");
            // Who spoke still decides what may leave, even where the label is lost.
            if (change is not ParticipantLinked) return study;
        }
        return study with { Sources = study.Sources with { ById = study.Sources.ById.SetItem(id, edit(source)) } };
    }

    private static Rendition ToRendition(Id<Source> source, NewRendition c) => new()
    {
        Id = c.Rendition,
        Source = source,
        Kind = c.Kind,
        Name = c.Name,
        Language = c.Language,
        Version = c.Version,
        Text = c.Text,
        Turns = c.Turns.IsWithdrawn ? [] : Correcting.Within(TurnList.Read(c.Turns.Text), c.Text.Text.Length),
    };
}

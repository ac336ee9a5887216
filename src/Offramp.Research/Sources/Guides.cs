using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Applies what happens to guides, their questions, and which of them was put to whom.</summary>
internal static class Guides
{
    public static Study Apply(Study study, OneGuideChange change)
    {
        if (!study.Sources.Guides.TryGetValue(change.Guide, out Guide? guide)) return study.WithConflict(change, "sources.guide-gone");
        if (change is OneQuestionChange { Question: var asked } && guide.Find(asked) is null) return study.WithConflict(change, "sources.question-gone");
        return change switch
        {
            GuideDescribed c => With(study, guide with { Title = c.Title, Version = c.Version, Wave = c.Wave }),
            // Another copy may have used it in the meantime: which question was put must stay readable.
            GuideRemoved when IsUsed(study, guide.Id, null) => study.WithConflict(change, "sources.guide-used-meanwhile"),
            GuideRemoved => study with { Sources = study.Sources with { Guides = study.Sources.Guides.Remove(guide.Id) } },
            GuideRewritten c => With(study, Rewrite(guide, c)),
            QuestionAdded c => With(study, Place(guide, new Question(c.Question, c.Label, c.Text, null, Known(study, c.AsksAbout)), c.Probes, c.Before)),
            QuestionReworded c => With(study, Edit(guide, c.Question, q => q with { Label = c.Label, Text = c.Text })),
            QuestionAsksAbout c => With(study, Edit(guide, c.Question, q => q with { AsksAbout = Known(study, c.Codes) })),
            QuestionMoved c => With(study, Place(guide, guide.Find(c.Question)!, c.Probes, c.Before)),
            QuestionDropped c when IsUsed(study, guide.Id, c.Question) => study.WithConflict(change, "sources.question-used-meanwhile"),
            QuestionDropped c => With(study, Drop(guide, c.Question)),
            _ => throw new NotSupportedException(change.GetType().Name),
        };
    }

    public static Study Add(Study study, GuideAdded c) => With(study, new Guide
    {
        Id = c.Guide,
        Holder = c.Holder,
        Title = c.Title,
        Version = c.Version,
        Wave = c.Wave,
        From = c.From,
        Questions = [.. c.Questions.DistinctBy(static q => q.Id).Select(q => q with { AsksAbout = Known(study, q.AsksAbout) })],
    });

    public static Study Put(Study study, OneSourceChange change, PutQuestion put, Func<Study, OneSourceChange, Func<Source, Source>, Study> on)
    {
        if (!study.Sources.Guides.TryGetValue(put.Guide, out Guide? guide)) return study.WithConflict(change, "sources.guide-gone");
        if (guide.Find(put.Question) is null) return study.WithConflict(change, "sources.question-gone");
        PutQuestion settled = put;
        if (put.Place is { } place) settled = Settled(study, change.Source, place) is { } now ? put with { Place = now } : put with { Place = null, LostPlace = place };
        return on(study, change, s => s with
        {
            // Why someone was spared a question who withdrew since is told no more.
            Questions = s.Questions.RemoveAll(q => q.Id == put.Id).Add(put.To is { } to && s.Withdrew.Contains(to) ? settled with { Reason = null } : settled),
        });
    }

    /// <summary>What a correction of a text does to the places at which questions were put: they follow it, and where their words are gone the place is lost,
    /// never the record.</summary>
    public static Study Carried(Study study, Rendition before, Rendition after)
    {
        if (!study.Sources.ById.TryGetValue(after.Source, out Source? source) || source.Questions.All(q => q.Place?.Rendition != after.Id)) return study;
        Source carried = source with
        {
            Questions =
            [
                .. source.Questions.Select(q => q.Place is not { } place || place.Rendition != after.Id ? q
                    : after.CarryFrom(before.Version, place.Start, place.End) is { } now ? q with { Place = new PlaceInText(after.Id, after.Version, now.Start, now.End) }
                    : q with { Place = null, LostPlace = place }),
            ],
        };
        return study with { Sources = study.Sources with { ById = study.Sources.ById.SetItem(carried.Id, carried) } };
    }

    /// <summary>Questions that asked about codes which were merged ask about the one that is left.</summary>
    public static Study CodesMerged(Study study, ImmutableArray<Id<Code>> from, Id<Code> into) => Asking(
        study, from.Contains, codes => [.. codes.Select(code => from.Contains(code) ? into : code).Distinct()]);

    /// <summary>Questions that asked about a code which was removed ask about it no more.</summary>
    public static Study CodeRemoved(Study study, Id<Code> code) => Asking(study, c => c == code, codes => codes.Remove(code));

    private static Study Asking(Study study, Func<Id<Code>, bool> concerns, Func<ImmutableArray<Id<Code>>, ImmutableArray<Id<Code>>> edit)
    {
        foreach (Guide guide in study.Sources.Guides.Values)
        {
            if (!guide.Questions.Any(q => q.AsksAbout.Any(concerns))) continue;
            study = With(study, guide with { Questions = [.. guide.Questions.Select(q => q.AsksAbout.Any(concerns) ? q with { AsksAbout = edit(q.AsksAbout) } : q)] });
        }
        return study;
    }

    /// <summary>Whether a source records that a guide, or one question of it, was put or left out.</summary>
    public static bool IsUsed(Study study, Id<Guide> guide, Id<Question>? question) => study.Sources.ById.Values.Any(s =>
        s.Questions.Any(q => q.Guide == guide && (question is null || q.Question == question)));

    // What came in on another state of the text is carried to this one.
    private static PlaceInText? Settled(Study study, Id<Source> source, PlaceInText place) =>
        study.Sources.Renditions.TryGetValue(place.Rendition, out Rendition? text) && text.Source == source
            && text.CarryFrom(place.Version, place.Start, place.End) is { } now && now.Start >= 0 && now.Start < now.End
            // A text that can be read no more has no length; the place is still carried to what was recorded again of it.
            && (text.Text.IsWithdrawn || now.End <= text.Text.Text.Length)
            ? new PlaceInText(text.Id, text.Version, now.Start, now.End)
            : null;

    private static Study With(Study study, Guide guide) =>
        study with { Sources = study.Sources with { Guides = study.Sources.Guides.SetItem(guide.Id, guide) } };

    // Codes that another copy removed are asked about no more; merged ones are followed.
    private static ImmutableArray<Id<Code>> Known(Study study, ImmutableArray<Id<Code>> codes) =>
        [.. codes.Select(study.Coding.Codebook.Remaining).OfType<Id<Code>>().Distinct()];

    private static Guide Edit(Guide guide, Id<Question> id, Func<Question, Question> edit) =>
        guide with { Questions = [.. guide.Questions.Select(q => q.Id == id ? edit(q) : q)] };

    private static Guide Place(Guide guide, Question question, Id<Question>? probes, Id<Question>? before)
    {
        ImmutableArray<Question> others = guide.Questions.RemoveAll(q => q.Id == question.Id);
        Guide rest = guide with { Questions = others };
        // A question that another copy dropped, or two that would probe each other: this one then stands for itself.
        Question placed = question with { Probes = probes is { } above && rest.Find(above) is { } found && found.Probes != question.Id && above != question.Id ? above : null };
        int at = before is { } next ? others.ToList().FindIndex(q => q.Id == next) : -1;
        return guide with { Questions = at < 0 ? others.Add(placed) : others.Insert(at, placed) };
    }

    private static Guide Drop(Guide guide, Id<Question> id)
    {
        Id<Question>? above = guide.Find(id)!.Probes;
        return guide with { Questions = [.. guide.Questions.Where(q => q.Id != id).Select(q => q.Probes == id ? q with { Probes = above } : q)] };
    }

    private static Guide Rewrite(Guide guide, GuideRewritten c)
    {
        Dictionary<Id<Question>, Wording> wordings = c.Wordings.DistinctBy(static w => w.Question).ToDictionary(static w => w.Question);
        return guide with
        {
            Holder = c.Holder,
            Title = c.Title,
            Version = c.Version,
            Wave = c.Wave,
            Questions =
            [
                // What another copy added under the old key is gone with it.
                .. guide.Questions.Select(q => wordings.TryGetValue(q.Id, out Wording? anew)
                    ? q with { Label = anew.Label, Text = anew.Text }
                    : q with { Label = Words.Withdrawn(c.Holder), Text = Words.Withdrawn(c.Holder) }),
            ],
        };
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A question as a person asks for it.</summary>
/// <param name="Label">Its number or label.</param>
/// <param name="Text">How it is to be asked.</param>
/// <param name="Probes">The question that it probes further.</param>
/// <param name="AsksAbout">The themes that it asks about.</param>
/// <param name="Before">The question before which it stands; null for the end.</param>
public sealed record NewQuestion(
    string Label, string Text, Id<Question>? Probes = null, ImmutableArray<Id<Code>> AsksAbout = default, Id<Question>? Before = null)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[question]";
}

/// <summary>What a person may do with guides and their questions.</summary>
public static class GuideDecisions
{
    /// <summary>Adds a guide.</summary>
    /// <param name="study">The study.</param>
    /// <param name="title">What it is called; null for the title of the version that it is copied from.</param>
    /// <param name="version">Which version it is.</param>
    /// <param name="wave">The round of fieldwork; null for any.</param>
    /// <param name="from">The version whose questions it copies; null for none.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> Add(Study study, string? title, string version, string? wave, Id<Guide>? from, Fresh fresh)
    {
        Guide? copied = null;
        if (from is { } earlier && !study.Sources.Guides.TryGetValue(earlier, out copied)) return Gone();
        return Described(study, title ?? copied?.Title.Readable ?? "", version, wave, null).Then<Change>(d =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return new GuideAdded(
                fresh.Id<Guide>(), holder, new Words(holder, d.Title), new Words(holder, d.Version), d.Wave is null ? null : new Words(holder, d.Wave), from,
                [
                    .. (copied?.Questions ?? []).Where(q => !Rewriting.IsLost(study, q.Text)).Select(q => q with
                    {
                        Label = new Words(holder, q.Label.Text),
                        Text = new Words(holder, q.Text.Text),
                    }),
                ]);
        });
    }

    /// <summary>Gives a guide another title, version label or round of fieldwork; null keeps each, and an empty round removes it.</summary>
    public static Outcome<Change> Describe(Study study, Id<Guide> guide, string? title, string? version, string? wave) =>
        Present(study, guide).Then(known => Described(study, title ?? known.Title.Text, version ?? known.Version.Text, wave ?? known.Wave?.Text, guide)
            .Then<Change>(d => new GuideDescribed(
                guide, new Words(known.Holder, d.Title), new Words(known.Holder, d.Version), d.Wave is null ? null : new Words(known.Holder, d.Wave))));

    /// <summary>Takes a guide out. Refused where it was used.</summary>
    public static Outcome<Change> Remove(Study study, Id<Guide> guide) => Present(study, guide).Then<Change>(known =>
        Guides.IsUsed(study, guide, null) ? Refusal.Of("sources.guide-used", ("guide", known.Path)) : new GuideRemoved(guide));

    /// <summary>Adds a question.</summary>
    public static Outcome<Change> AddQuestion(Study study, Id<Guide> guide, NewQuestion ask, Fresh fresh) => Present(study, guide).Then(known =>
        Worded(known, ask.Label, ask.Text, null).Then(words => Asked(study, ask.AsksAbout).Then(codes => Placed(known, null, ask.Probes, ask.Before).Then<Change>(_ =>
            new QuestionAdded(
                guide, fresh.Id<Question>(), new Words(known.Holder, words.Label), new Words(known.Holder, words.Text), ask.Probes, codes, ask.Before)))));

    /// <summary>Words a question otherwise in this version, or labels it otherwise; null keeps.</summary>
    public static Outcome<Change> Reword(Study study, Id<Guide> guide, Id<Question> question, string? label, string? text) => In(study, guide, question).Then(found =>
        Worded(found.Guide, label ?? found.Question.Label.Text, text ?? found.Question.Text.Text, question).Then<Change>(words =>
            new QuestionReworded(guide, question, new Words(found.Guide.Holder, words.Label), new Words(found.Guide.Holder, words.Text))));

    /// <summary>Says which themes a question asks about: these and no others.</summary>
    public static Outcome<Change> AsksAbout(Study study, Id<Guide> guide, Id<Question> question, ImmutableArray<Id<Code>> codes) =>
        In(study, guide, question).Then(_ => Asked(study, codes).Then<Change>(known => new QuestionAsksAbout(guide, question, known)));

    /// <summary>Puts a question elsewhere in its guide.</summary>
    public static Outcome<Change> Move(Study study, Id<Guide> guide, Id<Question> question, Id<Question>? probes, Id<Question>? before) =>
        In(study, guide, question).Then(found => Placed(found.Guide, question, probes, before)
            .Then<Change>(_ => new QuestionMoved(guide, question, probes, before)));

    /// <summary>Drops a question from this version; other versions keep it. Refused where it was put or left out by this version.</summary>
    public static Outcome<Change> Drop(Study study, Id<Guide> guide, Id<Question> question) => In(study, guide, question).Then<Change>(found =>
        Guides.IsUsed(study, guide, question)
            ? Refusal.Of("sources.question-used", ("question", found.Question.Label.Text), ("guide", found.Guide.Path))
            : new QuestionDropped(guide, question));

    internal static Outcome<Guide> Present(Study study, Id<Guide> guide) =>
        study.Sources.Guides.TryGetValue(guide, out Guide? known) ? known : Gone();

    internal static Outcome<(Guide Guide, Question Question)> In(Study study, Id<Guide> guide, Id<Question> question) =>
        Present(study, guide).Then<(Guide, Question)>(known => known.Find(question) is { } found
            ? (known, found)
            : Refusal.Of("sources.question-gone") with { Field = "question" });

    private static Refusal Gone() => Refusal.Of("sources.guide-gone") with { Field = "guide" };

    private static Outcome<(string Title, string Version, string? Wave)> Described(Study study, string title, string version, string? wave, Id<Guide>? except) =>
        NameRule.Check(title, "title").Then(name => NameRule.Check(version, "version").Then(label => NameRule.CheckText(wave, "wave", NameRule.Longest).Then<(string, string, string?)>(round =>
        {
            // A path such as "Guide/v2" is made of both.
            if ((name + label).Contains('/', StringComparison.Ordinal)) return Refusal.Of("sources.guide-name-has-slash", ("name", $"{name} {label}")) with { Field = "title" };
            return study.Sources.Guides.Values.Any(g => g.Id != except && NameRule.Same(g.Title.Text, name) && NameRule.Same(g.Version.Text, label))
                ? Refusal.Of("sources.guide-taken", ("title", name), ("version", label)) with { Field = "version" }
                : (name, label, round);
        })));

    private static Outcome<(string Label, string Text)> Worded(Guide guide, string label, string text, Id<Question>? except) =>
        NameRule.Check(label, "label").Then(name => NameRule.CheckText(text, "text", 2_000).Then<(string, string)>(words =>
            words is null ? Refusal.Of("naming.empty", ("field", new Term("field", "text"))) with { Field = "text" }
            : guide.Questions.Any(q => q.Id != except && NameRule.Same(q.Label.Text, name))
                ? Refusal.Of("sources.question-taken", ("label", name), ("guide", guide.Path)) with { Field = "label" }
                : (name, words)));

    private static Outcome<ImmutableArray<Id<Code>>> Asked(Study study, ImmutableArray<Id<Code>> codes)
    {
        if (codes.IsDefaultOrEmpty) return ImmutableArray<Id<Code>>.Empty;
        return codes.All(study.Coding.Codebook.Codes.ContainsKey) ? codes.Distinct().ToImmutableArray() : Refusal.Of("coding.code-gone") with { Field = "code" };
    }

    private static Outcome<Guide> Placed(Guide guide, Id<Question>? question, Id<Question>? probes, Id<Question>? before)
    {
        foreach (Id<Question> other in new[] { probes, before }.OfType<Id<Question>>())
            if (guide.Find(other) is null || other == question) return Refusal.Of("sources.question-gone") with { Field = "probes" };
        for (Id<Question>? at = probes; at is { } above; at = guide.Find(above)?.Probes)
            if (above == question) return Refusal.Of("sources.question-probes-itself", ("question", guide.Find(above)!.Label.Text)) with { Field = "probes" };
        return guide;
    }
}

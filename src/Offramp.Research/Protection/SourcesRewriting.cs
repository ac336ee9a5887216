using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Writing a guide or an event anew, as <see cref="Rewriting"/> does for other texts of the team. None of it can be undone.</summary>
public static class SourcesRewriting
{
    /// <summary>Rewrites a version of a guide: what is not named stays as it stands, and every earlier wording is destroyed.</summary>
    /// <param name="study">The study.</param>
    /// <param name="guide">Which guide.</param>
    /// <param name="title">The title; null to keep it.</param>
    /// <param name="texts">The texts of questions from now on; one that is not named stays.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> Guide(Study study, Id<Guide> guide, string? title, IReadOnlyDictionary<Id<Question>, string> texts, Fresh fresh) =>
        GuideDecisions.Present(study, guide).Then(known => Rewriting.Kept(study, known.Title, title, "title").Then<Change>(name =>
        {
            if (texts.Keys.FirstOrDefault(q => known.Find(q) is null) is var missing && missing != default) return Refusal.Of("sources.question-gone") with { Field = "question" };
            Id<Holder> holder = fresh.Id<Holder>();
            var wordings = ImmutableArray.CreateBuilder<Wording>();
            foreach (Question question in known.Questions)
            {
                if (!texts.TryGetValue(question.Id, out string? typed) && Rewriting.IsLost(study, question.Text)) continue;
                Outcome<string?> text = NameRule.CheckText(typed ?? question.Text.Text, "text", 2_000);
                if (text.IsRefused) return text.Refusal!;
                if (text.Value is null) return Refusal.Of("naming.empty", ("field", new Term("field", "text"))) with { Field = "text" };
                string label = Rewriting.IsLost(study, question.Label) ? $"{wordings.Count + 1}" : question.Label.Text;
                wordings.Add(new Wording(question.Id, new Words(holder, label), new Words(holder, text.Value)));
            }
            return new GuideRewritten(
                guide, new WrittenText(WrittenKind.Guide, guide.Value).HoldersIn(study), holder, new Words(holder, name),
                Rewriting.Anew(study, known.Version, holder) ?? new Words(holder, "1"), Rewriting.Anew(study, known.Wave, holder), wordings.ToImmutable());
        }));

    /// <summary>Rewrites what is kept of an event: what is not named stays as it stands, and everything earlier is destroyed.</summary>
    /// <param name="study">The study.</param>
    /// <param name="id">Which event.</param>
    /// <param name="name">The name; null to keep it.</param>
    /// <param name="particulars">The particulars from now on; an empty one goes, one that is not named stays.</param>
    /// <param name="fresh">Ids.</param>
    public static Outcome<Change> Event(Study study, Id<Event> id, string? name, IReadOnlyDictionary<EventField, string> particulars, Fresh fresh) =>
        EventDecisions.Present(study, id).Then(known => Rewriting.Kept(study, known.Name, name, "name")
            .Then(kept => EventDecisions.FreeName(study, kept, id)).Then<Change>(called =>
            {
                Id<Holder> holder = fresh.Id<Holder>();
                var noted = ImmutableArray.CreateBuilder<EventWords>();
                foreach (EventField field in Enum.GetValues<EventField>())
                {
                    Words? standing = known.Particulars.GetValueOrDefault(field);
                    string? typed = particulars.GetValueOrDefault(field) ?? (standing is null || Rewriting.IsLost(study, standing) ? null : standing.Text);
                    Outcome<string?> text = EventDecisions.Check(field, typed);
                    if (text.IsRefused) return text.Refusal!;
                    if (text.Value is { } words) noted.Add(new EventWords(field, new Words(holder, words)));
                }
                return new EventRewritten(
                    id, new WrittenText(WrittenKind.Event, id.Value).HoldersIn(study), holder, new Words(holder, called), noted.ToImmutable());
            }));
}

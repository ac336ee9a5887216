using System.Collections;
using System.Reflection;

namespace Offramp.Research.Tests.Protection;

/// <summary>Nothing that a source's old key held is forgotten when the source is recorded again: it is there under the new key, or it was meant to go. The law
/// knows no list of fields: it walks the state of a study in which every kind of change has left something.</summary>
public class ReholdingLaws
{
    // Everything that happened before any key of the source was destroyed.
    private static readonly Change[] Before =
        [.. Some.EveryChange().TakeWhile(c => c is not SourceReheld).Where(c => c is not (PassageUncoded or CodeRemoved or LimitationRemoved or ParticipantUnlinked or CollaboratorUnlinked or ParticipantWithdrawn))];

    private static Study Full() => Before.Aggregate(Study.Empty(new(7)), (s, c) => s.Apply(c));

    private static Source Talk(Study study) => study.Sources.ById.Values.Single(s => s.Holder == ((SourceAdded)Before.First(c => c is SourceAdded)).Holder);

    [Fact]
    public void Every_word_of_the_old_key_is_there_under_the_new_one()
    {
        Study study = Full();
        Source talk = Talk(study);
        var rewritten = (SourceRewritten)SourceRewriting.Rewrite(study, talk.Id, new LeftOut(), Some.Fresh()).Value;
        Assert.Equal([talk.Holder], rewritten.Destroys);
        Study after = study.Apply(rewritten);
        Assert.Empty(after.Conflicts);
        string[] old = [.. HeldBy(study, talk.Holder).Order(StringComparer.Ordinal)];
        Assert.InRange(old.Length, 15, 1000);
        // Something missing here is held by a source and not yet carried by ReheldSource: give it a place there, in SourceRewriting.Kept and in Reholding.
        Assert.Equal(old, HeldBy(after, rewritten.Kept.Holder).Order(StringComparer.Ordinal));
        Assert.Empty(HeldBy(after, talk.Holder));
    }

    [Fact]
    public void Written_again_it_says_and_counts_the_same()
    {
        Study study = SomeGroup.Study().Coded("once again", "Quay", "twice").Coded("the salt shed", "Sacks", "hidden");
        Study after = study.With(SourceRewriting.Rewrite(study, study.Source("group").Id, new LeftOut(), Some.Fresh()));
        Assert.Equal(study.Original("group").Text.Text, after.Original("group").Text.Text);
        Assert.Equal(study.Original("group").Turns, after.Original("group").Turns);
        Assert.Equal(
            study.Coding.In(study.Original("group").Id).Select(c => (c.Id, c.Start, c.End, c.Notes!.Memo!.Text)),
            after.Coding.In(after.Original("group").Id).Select(c => (c.Id, c.Start, c.End, c.Notes!.Memo!.Text)));
    }

    [Fact]
    public void What_is_left_out_goes_and_nothing_else()
    {
        Study study = SomeGroup.Study().Coded("once again", "Quay", "twice").Coded("the salt shed", "Sacks", "hidden");
        Id<Source> group = study.Source("group").Id;
        study = study.With(SourcesDecisions.SetParticular(study, group, Particular.Title, "A title")).With(SourcesDecisions.SetParticular(study, group, Particular.Mode, "by day"));
        PassageCoding first = study.Coding.In(study.Original("group").Id)[0];
        Study after = study.With(SourceRewriting.Rewrite(study, group, new LeftOut { Particulars = [Particular.Title], Notes = [first.Id] }, Some.Fresh()));
        Assert.Equal([Particular.Mode], after.Source("group").Particulars.Keys);
        Assert.Equal([null, "hidden"], after.Coding.In(after.Original("group").Id).Select(c => c.Notes?.Memo?.Text));
        Assert.Empty(after.Conflicts);
        Some.Refused("protection.note-elsewhere", SourceRewriting.Rewrite(study, group, new LeftOut { Notes = [new(99)] }, Some.Fresh()));
        Some.Refused("protection.text-elsewhere", SourceRewriting.Rewrite(study, group, new LeftOut { Texts = [new(99)] }, Some.Fresh()));
        Some.Refused("sources.limitation-unknown", SourceRewriting.Rewrite(study, group, new LeftOut { Limitations = [new(99)] }, Some.Fresh()));
    }

    [Fact]
    public void No_word_of_a_withdrawn_voice_is_in_the_state_and_none_under_the_old_key()
    {
        Study study = SomeGroup.Study().Coded("once again", "Quay", "a note").Coded("the salt shed", "Sacks", "a hidden note");
        study = study.With(CodebookDecisions.AddInVivoCode(
            study, new NewCoding(study.Original("group").Id, study.Original("group").Text.Text.IndexOf("counted the sacks", StringComparison.Ordinal), study.Original("group").Text.Text.IndexOf("counted the sacks", StringComparison.Ordinal) + 17), null, Some.Fresh()));
        Id<Holder> old = study.Source("group").Holder;
        Study after = study.Withdrawn("Reza");
        Assert.Empty(HeldBy(after, old));
        string[] all = [.. Reached(after).Select(static w => w.Text)];
        Assert.DoesNotContain(all, text => text.Contains("salt shed", StringComparison.Ordinal) || text.Contains("counted the sacks", StringComparison.Ordinal) || text.Contains("hidden note", StringComparison.Ordinal));
        Assert.Contains("a note", all);
        // Not even the label, which can be a name; the participant's own record is another matter.
        Assert.DoesNotContain(HeldBy(after, after.Source("group").Holder), text => text.Contains("Reza", StringComparison.Ordinal));
    }

    private static IEnumerable<string> HeldBy(Study study, Id<Holder> holder) => Reached(study).Where(w => w.Holder == holder).Select(static w => w.Text);

    /// <summary>Every readable word in the state, by reflection; the history and the conflicts hold changes, whose words the journal opens no more.</summary>
    internal static IEnumerable<(Id<Holder> Holder, string Text)> Reached(Study study)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([study with { History = Research.History.Empty, Conflicts = [] }]);
        while (open.TryPop(out object? next))
        {
            switch (next)
            {
                case string or Type or MemberInfo or Delegate: continue;
                case Words words:
                    if (!words.IsWithdrawn) yield return (words.Holder, words.Text);
                    continue;
                case StoredText text:
                    if (!text.IsWithdrawn) yield return (text.Holder, text.Text);
                    continue;
            }
            // A value that stands in several places, as the name of a source and of its original do, is recorded once for each.
            if (next is IDictionary dictionary)
            {
                foreach (object? item in dictionary.Values)
                    if (item is not null) open.Push(item);
                continue;
            }
            if (!next.GetType().IsValueType && !seen.Add(next)) continue;
            if (next is IEnumerable list)
            {
                foreach (object? item in list)
                    if (item is not null && !item.GetType().IsPrimitive) open.Push(item);
                continue;
            }
            if (next.GetType().Assembly != typeof(Study).Assembly && !next.GetType().IsGenericType) continue;
            foreach (PropertyInfo property in next.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.GetIndexParameters().Length > 0 || property.PropertyType.IsPrimitive || property.PropertyType.IsEnum) continue;
                if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Id<>)) continue;
                if (property.GetValue(next) is { } held) open.Push(held);
            }
        }
    }
}

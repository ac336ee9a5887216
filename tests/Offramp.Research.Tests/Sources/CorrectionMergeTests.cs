using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Sources;

/// <summary>Corrections and codings that were made on other states of the text, in another order, and by other hands.</summary>
public class CorrectionMergeTests
{
    private static readonly Study Base = Some.Study().WithSource("talk", "They paid late, and les. Then they left.").WithCode("Pay");
    private static readonly Rendition Text = Base.Original("talk");
    private static readonly Id<Code> Pay = Base.Code("Pay").Id;

    private static TextCorrected Correct(Study study, string from, string to) =>
        (TextCorrected)CorrectionDecisions.CorrectWords(study, Text.Id, new WordsToCorrect(from, to), Some.Fresh()).Value;

    private static PassageCoded Code(Study study, string words)
    {
        int start = study.Original("talk").Text.Text.IndexOf(words, StringComparison.Ordinal);
        return (PassageCoded)CodingDecisions.CodePassage(study, new NewCoding(Text.Id, start, start + words.Length), Pay, Some.Fresh()).Value;
    }

    private static string[] Passages(Study study) => [.. CodingViews.Passages(study, PassageQuery.All).Select(static row => row.Text.Text)];

    [Fact]
    public void A_coding_made_on_an_older_text_is_carried_through_the_corrections_since()
    {
        PassageCoded coded = Code(Base, "late, and les");
        Study study = Base.Apply(Correct(Base, "They paid", "They never paid"));
        study = study.Apply(Correct(study, "les", "less"));
        Assert.Equal(["late, and less"], Passages(study.Apply(coded)));
        Assert.Empty(study.Apply(coded).Conflicts);
        // As many at once.
        var rows = CodingColumns.Write([new CodingRow(coded.Start, coded.End, 0, 0, default)], [1]);
        var bulk = new PassagesCoded(new(UInt128.One << 90), [new CodedDocument(Text.Id, Text.Version, 1)], [Pay], [Some.Coder], rows, []);
        Assert.Equal(["late, and less"], Passages(study.Apply(bulk)));
    }

    [Fact]
    public void A_coding_made_on_older_words_that_are_gone_is_stranded()
    {
        PassageCoded coded = Code(Base, ", and les");
        Study study = Base.Apply(Correct(Base, ", and les", "")).Apply(coded);
        Assert.Empty(Passages(study));
        Assert.Equal((coded.Coding, Text.Version, Stranding.Corrected), study.Coding.Stranded.Values.Select(static s => (s.Coding.Id, s.Version, s.Why)).Single());
        var bulk = new PassagesCoded(
            new(UInt128.One << 90), [new CodedDocument(Text.Id, Text.Version, 1)], [Pay], [Some.Coder],
            CodingColumns.Write([new CodingRow(coded.Start, coded.End, 0, 0, default)], [1]), []);
        Assert.Equal(2, study.Apply(bulk).Coding.Stranded.Count);
    }

    [Fact]
    public void A_passage_stretched_on_an_older_text_is_carried_and_comes_back_where_its_new_words_stand()
    {
        PassageCoded coded = Code(Base, ", and les");
        Study study = Base.Apply(coded).Apply(Correct(Base, ", and les", ""));
        Assert.Empty(Passages(study));
        Assert.Equal(["They paid late"], Passages(study.Apply(new PassageStretched(Text.Id, Text.Version, coded.Coding, 0, 23))));
    }

    [Fact]
    public void Two_corrections_of_one_text_are_a_conflict_and_the_first_stands()
    {
        TextCorrected ours = Correct(Base, "les", "less"), theirs = Correct(Base, "They paid", "They often paid");
        Study other = Base.Apply(theirs), study = Base.Apply(ours).Apply(theirs);
        Assert.Equal("They paid late, and less. Then they left.", study.Original("talk").Text.Text);
        Assert.Equal("sources.corrected-twice", Assert.Single(study.Conflicts).Code);
        // What was coded on the correction that was not taken goes back through it and on through the one that was.
        Assert.Equal(["paid late, and less"], Passages(study.Apply(Code(other, "paid late, and les"))));
        Study gone = study.Apply(Code(other, "often"));
        Assert.Equal(theirs.To, gone.Coding.Stranded.Values.Single().Version);
        // And so does what was made on a further correction of that one.
        TextCorrected further = Correct(other, "left", "went");
        Study late = study.Apply(further).Apply(Code(other.Apply(further), "late, and les"));
        Assert.Equal(["late, and less"], Passages(late));
        Assert.Equal(2, late.Conflicts.Count);
    }

    [Fact]
    public void Slips_marked_by_two_copies_both_stand()
    {
        var mark = (TextCorrected)CorrectionDecisions.CorrectWords(Base, Text.Id, new WordsToCorrect("les", null, IsSlip: true), Some.Fresh()).Value;
        Study study = Base.Apply(Correct(Base, "They paid", "They often paid")).Apply(mark).Apply(mark);
        Slip slip = Assert.Single(study.Original("talk").Slips);
        Assert.Equal("les", study.Original("talk").Text.Text[slip.Start..slip.End]);
        Assert.Empty(study.Conflicts);
    }

    [Fact]
    public void Taking_a_correction_back_brings_every_coding_back_exactly()
    {
        var fold = new Fold(new(7), []);
        int number = 0;
        void Do(params ImmutableArray<Change> changes) => fold.Append(Some.Act(++number, changes));
        foreach (Change change in SetUp()) Do(change);
        Do(Code(fold.Current, ", and les"));
        Do(Code(fold.Current, "They paid late, and les."));
        string before = StudyText.Of(fold.Current);
        Do(Correct(fold.Current, ", and les. Then", ". Afterwards"));
        Assert.Single(fold.Current.Coding.Stranded);
        Assert.Equal(", and les", Assert.Single(StrandedCodings.Rows(fold.Current)).Text!.Text);
        Do([.. HistoryDecisions.Undo(fold.Current, Some.Coder).Value]);
        Assert.Equal(before, StudyText.Of(fold.Current));
        // What was coded on the corrected text rests on the correction.
        Do([.. HistoryDecisions.Redo(fold.Current, Some.Coder).Value]);
        Do(Code(fold.Current, "Afterwards"));
        Some.Refused("history.others-rest-on-it", HistoryDecisions.Retract(fold.Current, new ActId(1, number - 3), withDependents: false));
    }

    [Fact]
    public void A_coding_made_elsewhere_on_a_correction_that_was_taken_back_is_stranded_not_lost()
    {
        TextCorrected corrected = Correct(Base, "les", "less");
        Study study = Base.Apply(Code(Base.Apply(corrected), "less"));
        Assert.Equal(Stranding.TextTakenBack, study.Coding.Stranded.Values.Single().Why);
    }

    [Fact]
    public void What_a_correction_took_out_of_a_source_that_had_been_rewritten_is_still_known()
    {
        var fold = new Fold(new(7), []);
        int number = 0;
        void Do(Change change) => fold.Append(Some.Act(++number, change));
        foreach (Change change in SetUp()) Do(change);
        Do(SourceRewriting.Rewrite(fold.Current, Text.Source, new LeftOut(), Some.Fresh()).Value);
        Do(Code(fold.Current, ", and les"));
        Do(Correct(fold.Current, ", and les", ""));
        Assert.Equal(", and les", Assert.Single(StrandedCodings.Rows(fold.Current)).Text!.Text);
    }

    [Fact]
    public void Turns_that_an_altered_file_puts_outside_a_text_are_passed_over()
    {
        var holder = new Id<Holder>(800);
        var rendition = new NewRendition(
            new(801), RenditionKind.Original, new Words(holder, "t"), null, new(802), new StoredText(new(803), holder, "P: short"), new Words(holder, "0 3 9000 - P\n0 3 8 - P\n5 3 8 - P\n"));
        Study study = Base.Apply(new SourceAdded(new(804), holder, SourceKind.Publication, new Words(holder, "t"), null, null, rendition, []));
        Assert.Equal((1, 0, 8), Assert.Single(study.Sources.Renditions[new(801)].Turns) is var turn ? (turn.Number, turn.Start, turn.End) : default);
    }

    [Theory]
    [InlineData("5 2 2, 4 1 1")]
    [InlineData("-5 2 2")]
    [InlineData("5 -2 2")]
    [InlineData("5 2 -2")]
    [InlineData("5000 2 2")]
    [InlineData("5 2147483647 2")]
    [InlineData("2147483647 2147483647 2147483647")]
    public void A_damaged_correction_leaves_the_text_as_it_was(string edits)
    {
        Words words = new(Text.Text.Holder, "ab");
        ImmutableArray<CorrectedWords> damaged =
            [.. edits.Split(", ").Select(static e => e.Split(' ').Select(int.Parse).ToArray()).Select(n => new CorrectedWords(n[0], n[1], n[2], words))];
        foreach (Id<TextVersion> from in new[] { Text.Version, default })
        {
            foreach (Id<TextVersion> to in new[] { Text.Version, new Id<TextVersion>(99) })
            {
                Study study = Base.Apply(new TextCorrected(Text.Source, Text.Id, from, to, damaged, [new Slip(-4, 9000, words)], new Words(words.Holder, "9 3 9000 -\nx")));
                Assert.Equal(Text.Text.Text, study.Original("talk").Text.Text);
                Assert.Single(study.Conflicts);
            }
        }
    }

    [Fact]
    public void Turns_and_slips_outside_the_text_are_passed_over()
    {
        Words words = new(Text.Text.Holder, "less");
        Study study = Base.Apply(new TextCorrected(
            Text.Source, Text.Id, Text.Version, new(99), [new CorrectedWords(20, 3, 4, words)], [new Slip(-4, 9000, words), new Slip(9, 2, words)],
            new Words(words.Holder, "0 0 10 - P\n9 3 9000 -\nx\n20 20 30 - I\n")));
        Assert.Equal("They paid late, and less. Then they left.", study.Original("talk").Text.Text);
        Assert.Empty(study.Original("talk").Slips);
        Assert.Equal([(1, "P"), (2, "I")], study.Original("talk").Turns.Select(static t => (t.Number, t.Speaker!)));
    }

    /// <summary>Corrections, codings and retractions by two writers, in any order.</summary>
    private static readonly Arbitrary<int[]> Picks = Gen.Choose(0, 1 << 20).ArrayOf().ToArbitrary();

    private static IEnumerable<Change> SetUp()
    {
        var holder = new Id<Holder>(5000);
        yield return new StudyCreated(new Words(holder, "t"));
        yield return new CoderAdded(Some.Coder, new Words(holder, "Mira"));
        yield return new SourceAdded(
            Text.Source, Text.Text.Holder, SourceKind.Publication, Text.Name, null, null,
            new NewRendition(Text.Id, RenditionKind.Original, Text.Name, null, Text.Version, Text.Text, new Words(Text.Text.Holder, "")), []);
        yield return new CodeAdded(Pay, holder, new Words(holder, "Pay"), null, [], null, null);
    }

    private static Act[] Acts(int[] picks)
    {
        List<Act> acts = [.. SetUp().Select(static (change, n) => new Act(new ActId(1, n + 1), n + 1, Some.Now, Some.Coder, [change]))];
        var copies = new[] { new Fold(new(7), acts), new Fold(new(7), acts) };
        foreach (int pick in picks)
        {
            Fold copy = copies[pick & 1];
            Study study = copy.Current;
            string text = study.Original("talk").Text.Text;
            int start = (pick >> 3) % text.Length, end = Math.Min(text.Length, start + 1 + ((pick >> 9) & 7));
            Outcome<Change> decided = (pick & 6) switch
            {
                0 => CorrectionDecisions.CorrectWords(study, Text.Id, new WordsToCorrect(text[start..end], (pick & 1024) == 0 ? "" : $"w{pick & 63}", At: start), Some.Fresh()),
                2 => new ActRetracted(acts[4 + (pick % Math.Max(1, acts.Count - 4)) is var at && at < acts.Count ? at : 3].Id),
                _ => CodingDecisions.CodePassage(study, new NewCoding(Text.Id, start, end), Pay, Some.Fresh()),
            };
            if (decided.IsRefused || decided.Value is ActRetracted { Act.Counter: <= 4 }) continue;
            var act = new Act(new ActId((UInt128)(uint)((pick & 1) + 1), acts.Count + 1), acts.Count + 1, Some.Now, Some.Coder, [decided.Value]);
            acts.Add(act);
            copy.Append(act);
        }
        return [.. acts];
    }

    [Fact]
    public void Merged_copies_say_the_same_in_whatever_order_they_met() => Prop.ForAll(Picks, static picks =>
    {
        Act[] acts = Acts(picks);
        string all = StudyText.Of(new Fold(new(7), acts).Current);
        Act[] ours = [.. acts.Where((a, n) => a.Id.Writer == 1)], theirs = [.. acts.Where((a, n) => a.Id.Writer == 2)];
        var oneByOne = new Fold(new(7), []);
        foreach (Act act in acts) oneByOne.Append(act);
        return all == StudyText.Of(new Fold(new(7), ours).Merge(theirs)) && all == StudyText.Of(new Fold(new(7), theirs).Merge(ours)) && all == StudyText.Of(oneByOne.Current);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void No_coding_is_lost_and_none_stands_outside_the_text() => Prop.ForAll(Picks, static picks =>
    {
        Study study = new Fold(new(7), Acts(picks)).Current;
        Rendition text = study.Original("talk");
        HashSet<Id<PassageCoding>> made =
            [.. study.History.Acts.Where(a => !study.History.Retracted.Contains(a.Id)).SelectMany(static a => a.Changes).OfType<PassageCoded>().Select(static c => c.Coding)];
        return made.SetEquals(study.Coding.In(Text.Id).Select(static c => c.Id).Concat(study.Coding.Stranded.Keys))
            && study.Coding.In(Text.Id).All(c => c.Start >= 0 && c.Start < c.End && c.End <= text.Text.Text.Length);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}

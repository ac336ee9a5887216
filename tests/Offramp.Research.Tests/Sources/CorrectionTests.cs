using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Sources;

public class CorrectionTests
{
    private static Study Talk() => Some.Study()
        .WithTalk("talk", SourceKind.Interview, ("I", "Did they pay?"), ("P", "They paid late, and les. They paid late."))
        .WithCode("Pay").WithCode("Delay");

    private static Study Coded(Study study, string words, string code, Id<Coder>? coder = null)
    {
        Rendition text = study.Original("talk");
        int start = text.Text.Text.IndexOf(words, StringComparison.Ordinal);
        return study.With(CodingDecisions.CodePassage(study, new NewCoding(text.Id, start, start + words.Length), study.Code(code).Id, Some.Fresh(coder)));
    }

    private static Outcome<Change> Correct(Study study, string from, string? to, int? nth = null, int? at = null, bool slip = false) =>
        CorrectionDecisions.CorrectWords(study, study.Original("talk").Id, new WordsToCorrect(from, to, nth, at, slip), Some.Fresh());

    private static Study Corrected(Study study, string from, string? to, int? nth = null, bool slip = false) => study.With(Correct(study, from, to, nth, null, slip));

    private static IEnumerable<string> Passages(Study study) => CodingViews.Passages(study, PassageQuery.All).Select(static row => row.Text.Text);

    [Fact]
    public void A_corrected_text_has_its_new_words_and_keeps_its_row()
    {
        Study before = Talk(), after = Corrected(before, "les.", "less.");
        Assert.Equal("I: Did they pay?\nP: They paid late, and less. They paid late.\n", after.Original("talk").Text.Text);
        Assert.Equal(before.Original("talk").Text.Id, after.Original("talk").Text.Id);
        Assert.NotEqual(before.Original("talk").Version, after.Original("talk").Version);
        Assert.Empty(after.Conflicts);
    }

    [Fact]
    public void Codings_keep_to_their_words()
    {
        Study study = Coded(Coded(Talk(), "They paid late, and les.", "Pay"), "They paid late.", "Delay");
        Assert.Equal(["They paid late, and less.", "They paid late."], Passages(Corrected(study, "les.", "less.")));
        Assert.Equal(["They sometimes paid late, and les.", "They paid late."], Passages(Corrected(study, "They paid", "They sometimes paid", nth: 1)));
    }

    [Fact]
    public void A_coding_whose_words_are_gone_is_stranded_and_counts_nowhere()
    {
        Study study = Corrected(Coded(Coded(Talk(), ", and les", "Pay"), "They paid", "Delay"), ", and les", "");
        Assert.Equal(["They paid"], Passages(study));
        StrandedRow row = Assert.Single(StrandedCodings.Rows(study));
        Assert.Equal(("Pay", Stranding.Corrected, ", and les"), (row.CodePath, row.Stranded.Why, WordsIn(study, row)));
        Assert.Equal(0, CodingViews.Codes(study).Single(c => c.Name == "Pay").Codings);
    }

    // The history is not folded here: the words are those that the coding names in the text before.
    private static string WordsIn(Study study, StrandedRow row) =>
        Talk().Original("talk").Text.Text[row.Stranded.Coding.Start..row.Stranded.Coding.End];

    [Fact]
    public void A_stranded_coding_can_be_put_on_new_words_or_removed()
    {
        Study study = Corrected(Coded(Talk(), ", and les", "Pay"), ", and les", "");
        Id<PassageCoding> coding = StrandedCodings.Rows(study)[0].Stranded.Coding.Id;
        int start = study.Original("talk").Text.Text.IndexOf("paid late", StringComparison.Ordinal);
        Study restored = study.With(StrandedCodings.Restore(study, coding, start, start + 9, Some.Fresh()));
        Assert.Equal(["paid late"], Passages(restored));
        Assert.Empty(StrandedCodings.Rows(restored));
        Assert.Empty(StrandedCodings.Rows(study.With(CodingDecisions.Uncode(study, coding, Some.Fresh()))));
        Study judged = study.With(CodingDecisions.Judge(study, coding, new JudgementEdit(Stance.Denies), Some.Fresh()));
        Assert.Equal(Stance.Denies, StrandedCodings.Rows(judged)[0].Stranded.Coding.Judgement.Stance);
        Some.Refused("coding.coding-not-stranded", StrandedCodings.Restore(restored, coding, start, start + 9, Some.Fresh()));
        Some.Refused("coding.passage-outside-document", StrandedCodings.Restore(study, coding, 0, 9000, Some.Fresh()));
        Assert.Empty(study.Apply(new CodeRemoved(study.Code("Pay").Id)).Coding.Stranded);
    }

    [Fact]
    public void Turns_follow_and_a_corrected_label_is_read_anew()
    {
        Study study = Corrected(Corrected(Talk(), "Did they pay?", "Did they ever pay you?"), "P: They", "P1: They");
        string text = study.Original("talk").Text.Text;
        Assert.Equal(
            [("I", "Did they ever pay you?"), ("P1", "They paid late, and les. They paid late.")],
            study.Original("talk").Turns.Select(t => (t.Speaker!, text[t.WordsStart..t.End])));
        Assert.Equal("P1: ", text[study.Original("talk").Turns[1].Start..study.Original("talk").Turns[1].WordsStart]);
    }

    [Fact]
    public void A_corrected_file_brings_its_own_turns()
    {
        Study study = Coded(Talk(), "They paid late.", "Delay");
        ImportedText file = Some.Talk("again", ("I", "Did they pay you?"), ("P-01", "They paid late, and less. They paid late."), ("I", "Thank you."));
        Study after = study.With(CorrectionDecisions.CorrectText(study, study.Original("talk").Id, file, Some.Fresh()));
        Assert.Equal(file.Text, after.Original("talk").Text.Text);
        Assert.Equal(file.Turns, after.Original("talk").Turns);
        Assert.Equal(["They paid late."], Passages(after));
        Assert.Equal("talk", after.Original("talk").Name.Text);
    }

    [Fact]
    public void A_mended_slip_of_the_print_is_told_with_the_passage()
    {
        Study study = Corrected(Coded(Coded(Talk(), "and les.", "Pay"), "Did they", "Delay"), "les", "less", slip: true);
        PassageRow pay = CodingViews.Passages(study, PassageQuery.All).Single(row => row.CodePath == "Pay");
        Assert.Equal("and less.", pay.Text.Text);
        Slip slip = Assert.Single(pay.Slips);
        Assert.Equal(("less", "les"), (study.Original("talk").Text.Text[slip.Start..slip.End], slip.AsPrinted.Text));
        Assert.Empty(CodingViews.Passages(study, PassageQuery.All).Single(row => row.CodePath == "Delay").Slips);
        Some.Refused("sources.slip-marked", Correct(study, "and less", "and lesser", slip: true));
    }

    [Fact]
    public void A_slip_that_is_left_is_only_marked_and_later_corrections_carry_it()
    {
        Study before = Talk(), marked = Corrected(before, "les", null, slip: true), after = Corrected(marked, "Did they", "Did they ever");
        Assert.Equal(before.Original("talk").Text.Text, marked.Original("talk").Text.Text);
        Assert.Equal(before.Original("talk").Version, marked.Original("talk").Version);
        Slip slip = Assert.Single(after.Original("talk").Slips);
        Assert.Equal("les", after.Original("talk").Text.Text[slip.Start..slip.End]);
        Assert.Equal(slip.Start, marked.Original("talk").Slips[0].Start + 5);
    }

    [Fact]
    public void A_word_printed_too_much_leaves_its_mark_where_it_stood()
    {
        Study study = Corrected(Coded(Talk(), "They paid late, and les.", "Pay"), ", and les", "", slip: true);
        Slip slip = Assert.Single(CodingViews.Passages(study, PassageQuery.All)[0].Slips);
        Assert.Equal((slip.Start, ", and les"), (slip.End, slip.AsPrinted.Text));
        Slip later = Corrected(study, "Did they", "Did they ever").Original("talk").Slips[0];
        Assert.Equal((slip.Start + 5, slip.Start + 5), (later.Start, later.End));
    }

    [Fact]
    public void A_correction_that_cannot_be_is_refused_with_what_to_do()
    {
        Study study = Talk();
        Some.Refused("sources.words-not-found", Correct(study, "They payed", "They paid"));
        Assert.Contains("--nth", Some.Refused("sources.words-not-once", Correct(study, "They paid", "They pay")), StringComparison.Ordinal);
        Some.Refused("sources.words-not-so-often", Correct(study, "They paid", "They pay", nth: 3));
        Some.Refused("sources.words-not-there", Correct(study, "They paid", "They pay", at: 3));
        Some.Refused("sources.words-not-there", Correct(study, "They paid", "They pay", at: -3));
        Some.Refused("sources.words-not-named", Correct(study, "", "They"));
        Some.Refused("sources.words-not-named", Correct(study, "les", null));
        Some.Refused("sources.text-unchanged", Correct(study, "les", "les"));
        Some.Refused("sources.text-empty", Correct(study, study.Original("talk").Text.Text, " "));
        Some.Refused("sources.text-not-unicode", Correct(study, "les", "le\uD83D"));
        Some.Refused("sources.text-unchanged", CorrectionDecisions.CorrectText(study, study.Original("talk").Id, Some.Text("x", study.Original("talk").Text.Text), Some.Fresh()));
        Some.Refused("sources.source-gone", CorrectionDecisions.CorrectWords(study, default, new WordsToCorrect("a", "b"), Some.Fresh()));
        Study smile = Some.Study().WithSource("talk", "so 😀 it was");
        Some.Refused("sources.correction-splits-a-character", Correct(smile, "\uD83D", "x"));
        Some.Refused("sources.correction-splits-a-character", Correct(smile, "\uDE00 it", "x", at: 4));
        Study withdrawn = study.With(WithdrawalDecisions.Withdraw(study, study.Source("talk").Id));
        Some.Refused("sources.source-withdrawn", CorrectionDecisions.CorrectWords(withdrawn, study.Original("talk").Id, new WordsToCorrect("les", "less"), Some.Fresh()));
    }

    [Fact]
    public void What_will_happen_is_shown_before()
    {
        Study study = Coded(Coded(Coded(Coded(Talk(), "Did they pay?", "Pay"), "They paid late, and les.", "Pay"), "late, and", "Delay"), ", and les", "Delay");
        var change = (TextCorrected)Correct(study, ", and les", "").Value;
        CorrectionPreview preview = CorrectionPreview.Of(study, change);
        Assert.Equal((1, 1, 1, 1), (preview.Kept, preview.Count(CodingFate.Corrected), preview.Count(CodingFate.Shrunk), preview.Count(CodingFate.Stranded)));
        Assert.Equal(
            [("They paid late, and les.", "They paid late."), ("late, and", "late"), (", and les", null)],
            preview.Touched.Select(static c => (c.Before.Text, c.After?.Text)));
        Assert.Equal(preview.Touched.Select(static c => c.After?.Text).OfType<string>().Prepend("Did they pay?"), Passages(study.Apply(change)));
    }

    [Fact]
    public void A_label_that_someone_is_linked_by_and_that_goes_is_told()
    {
        Study study = Talk().WithVoice("P-01", "talk", "P", null);
        CorrectionPreview preview = CorrectionPreview.Of(study, (TextCorrected)Correct(study, "P: They", "Q: They").Value);
        Assert.Equal("sources.label-stands-no-more", Assert.Single(preview.Notes).Code);
        Assert.Empty(CorrectionPreview.Of(study, (TextCorrected)Correct(study, "les.", "less.").Value).Notes);
    }

    [Fact]
    public void Search_finds_the_words_as_they_are_corrected()
    {
        Study study = Talk();
        int Found(Study s, string word) => SearchViews.Find(s, TextQuery.Parse(word).Value).Hits.Length;
        Assert.Equal((1, 0), (Found(study, "les"), Found(study, "less")));
        Study after = Corrected(study, "les.", "less.");
        Assert.Equal((0, 1), (Found(after, "les"), Found(after, "less")));
    }

    [Fact]
    public void An_export_names_the_text_as_it_is_corrected()
    {
        Study study = Some.Study().WithSource("talk", "They paid les.").WithCode("Pay");
        study = Corrected(Coded(study, "paid les", "Pay"), "les", "less");
        ImportedCodings export = CodingExport.Of(study, study.Original("talk").Id, Some.Today, withhold: false).Value;
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("They paid less."u8)), export.Target!.Sha256);
        Assert.Equal("paid less", export.Codings[0].Text!.Quote);
    }

    [Fact]
    public void A_report_prints_the_corrected_words_and_the_slip_beside_them()
    {
        Study study = Some.Study().WithSource("talk", "They paid les and lat.").WithCode("Pay");
        study = Corrected(Corrected(Coded(study, "paid les and lat", "Pay"), "les", "less", slip: true), "lat", null, slip: true);
        ReportedPassage passage = CodingReportViews.Of(study, new CodingReportOrder(Some.Today)).Codes[0].Passages[0];
        Assert.Equal("paid less and lat", passage.Text!.Text);
        Assert.Equal([("les", false), ("lat", true)], passage.Slips.Select(static s => (s.AsPrinted.Text, s.Stands)));
    }

    [Fact]
    public void Anything_may_be_corrected_into_anything_and_all_codings_stay_somewhere() => Prop.ForAll<string?, string?, int[]>(static (a, b, numbers) =>
    {
        string before = Clean(a), after = Clean(b);
        Study study = Some.Study().WithSource("talk", before).WithCode("Pay");
        Rendition text = study.Original("talk");
        foreach (int[] pair in numbers.Chunk(2).Where(static p => p.Length == 2))
        {
            Outcome<Change> coded = CodingDecisions.CodePassage(
                study, new NewCoding(text.Id, Math.Abs(pair[0] % (before.Length + 1)), Math.Abs(pair[1] % (before.Length + 1))), study.Code("Pay").Id, Some.Fresh());
            if (!coded.IsRefused) study = study.Apply(coded.Value);
        }
        Outcome<Change> corrected = CorrectionDecisions.CorrectText(study, text.Id, Some.Text("x", after), Some.Fresh());
        if (corrected.IsRefused) return corrected.Refusal!.Code == "sources.text-unchanged";
        Study now = study.Apply(corrected.Value);
        CorrectionPreview preview = CorrectionPreview.Of(study, (TextCorrected)corrected.Value);
        return now.Original("talk").Text.Text == after
            && now.Coding.In(text.Id).Length + now.Coding.Stranded.Count == study.Coding.In(text.Id).Length
            && now.Coding.In(text.Id).All(c => c.Start >= 0 && c.Start < c.End && c.End <= after.Length
                && !CodedPlace.SplitsPair(after, c.Start) && !CodedPlace.SplitsPair(after, c.End))
            && preview.Count(CodingFate.Stranded) == now.Coding.Stranded.Count;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static string Clean(string? text) =>
        "x" + string.Concat((text ?? "").Where(static c => !char.IsSurrogate(c) && c != '\r'));
}

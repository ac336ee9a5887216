using System.Text;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Corrected texts through the file: opened anew, merged, withdrawn.</summary>
public class CorrectionTests
{
    private const string Inserted = "velvetquarry";

    private readonly SourceAdded source = Some.Source(Some.Fresh(3), "They paid late, and les. Then they left.");
    private readonly CodeAdded code = Some.Code(Some.Fresh(4), "Pay");

    private OpenStudy Begun(Folder folder)
    {
        OpenStudy study = Some.NewStudy(folder);
        study.Do(_ => source);
        study.Do(_ => code);
        return study;
    }

    private void Correct(OpenStudy study, string from, string to, bool slip = false) => Assert.Null(
        study.Record((s, fresh) => CorrectionDecisions.CorrectWords(s, source.Rendition.Rendition, new WordsToCorrect(from, to, IsSlip: slip), fresh)).Refusal);

    private void Code(OpenStudy study, string words) => Assert.Null(study.Record((s, fresh) =>
    {
        int start = s.Sources.Renditions[source.Rendition.Rendition].Text.Text.IndexOf(words, StringComparison.Ordinal);
        return CodingDecisions.CodePassage(s, new NewCoding(source.Rendition.Rendition, start, start + words.Length), code.Code, fresh);
    }).Refusal);

    private static string[] Passages(OpenStudy study) => [.. CodingViews.Passages(study.Study, PassageQuery.All).Select(static row => row.Text.Text)];

    [Fact]
    public void A_study_opened_anew_has_the_corrected_text_its_slips_and_its_codings()
    {
        using var folder = new Folder();
        using (OpenStudy study = Begun(folder))
        {
            Code(study, "late, and les");
            Code(study, "Then");
            Correct(study, "les", "less", slip: true);
            Correct(study, "Then they left", "Afterwards");
        }
        using OpenStudy again = Some.Open(folder.At("a.offramp"), Some.Options(folder));
        Assert.Equal(["late, and less"], Passages(again));
        Assert.Equal("les", Assert.Single(again.Study.Sources.Renditions[source.Rendition.Rendition].Slips).AsPrinted.Text);
        Assert.Equal("Then", Assert.Single(StrandedCodings.Rows(again.Study)).Text!.Text);
        using Passphrase passphrase = Some.Passphrase();
        Assert.True(OpenStudy.Verify(folder.At("a.offramp"), passphrase, Some.Options(folder)).IsWhole);
    }

    [Fact]
    public void Copies_that_coded_and_corrected_apart_say_the_same_after_merging()
    {
        using var folder = new Folder();
        using OpenStudy ours = Begun(folder);
        ours.Backup(folder.At("b.offramp"));
        using OpenStudy theirs = Some.Open(folder.At("b.offramp"), Some.Options(folder, "elsewhere"));
        Code(theirs, "late, and les");
        Correct(ours, "They paid", "They never paid");
        Correct(theirs, "les", "less");
        Code(theirs, "less. Then");
        using Passphrase passphrase = Some.Passphrase();
        Assert.False(ours.Merge(folder.At("b.offramp"), passphrase).IsRefused);
        Assert.False(theirs.Merge(folder.At("a.offramp"), passphrase).IsRefused);
        Assert.Equal(Reach.SaysNow(ours.Study), Reach.SaysNow(theirs.Study));
        Assert.Equal("sources.corrected-twice", Assert.Single(ours.Study.Conflicts).Code);
        Assert.Equal(2, ours.Study.Coding.In(source.Rendition.Rendition).Length + ours.Study.Coding.Stranded.Count);
        Assert.Contains(Passages(ours), static words => words.StartsWith("late, and les", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_a_correction_put_in_opens_again_after_withdrawal()
    {
        using var folder = new Folder();
        using OpenStudy study = Begun(folder);
        Code(study, "late, and les");
        Code(study, "Then");
        Correct(study, "les", Inserted, slip: true);
        Correct(study, ". Then they left", "");
        Assert.True(Holds(study, Inserted));
        study.Do(_ => Some.Withdrawal(source));
        Assert.False(Holds(study, Inserted));
        Assert.False(Holds(study, "les."));
        study.Dispose();
        using OpenStudy again = Some.Open(folder.At("a.offramp"), Some.Options(folder));
        Assert.False(Holds(again, Inserted));
        Rendition remains = again.Study.Sources.Renditions[source.Rendition.Rendition];
        Assert.Equal(("", 0, 2), (remains.Text.Text, remains.Slips.Length, remains.Steps.Length));
        Assert.Empty(again.Study.Conflicts);
        // The codings remain as offsets and codes, where the corrections had put them.
        PassageCoding coding = Assert.Single(again.Study.Coding.In(source.Rendition.Rendition));
        Assert.Equal((10, 10 + "late, and ".Length + Inserted.Length), (coding.Start, coding.End));
        Assert.Single(again.Study.Coding.Stranded);
        using Passphrase passphrase = Some.Passphrase();
        Assert.True(OpenStudy.Verify(folder.At("a.offramp"), passphrase, Some.Options(folder)).IsWhole);
    }

    private static bool Holds(OpenStudy study, string words)
    {
        byte[] sought = Encoding.Unicode.GetBytes(words);
        return Reach.Bytes(study.Study).Any(bytes => bytes.AsSpan().IndexOf(sought) >= 0);
    }

    [Fact]
    public void A_code_that_repeats_words_which_a_correction_took_out_is_found_at_withdrawal()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        study.Do(_ => source);
        study.Do(fresh =>
        {
            Id<Holder> holder = fresh.Id<Holder>();
            return new CodeAdded(fresh.Id<Code>(), holder, new Words(holder, "Pay"), null, [new CodeTextWords(CodeText.Example, new Words(holder, "They paid late, and les. Then they left."))], null, null);
        });
        Correct(study, "They paid late, and les. Then they left.", "Nobody was ever paid anything at all by anyone.");
        Assert.Single(WithdrawalPreview.Of(study.Study, source.Source).Value.Repeated);
    }
}

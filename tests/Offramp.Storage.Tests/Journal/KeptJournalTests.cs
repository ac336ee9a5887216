using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>A sealed study of each release is kept, and opens for ever.</summary>
public class KeptJournalTests
{
    private const string Passphrase = "nine lanterns along the shore";
    private const string English = "The boats came late. We waited on the quay.";
    private const string Persian = "نان و نمک خوردیم و منتظر ماندیم.";

    private static readonly string Kept = Repository.At("tests", "journals", "v0.1.offramp");

    [Fact]
    public void The_study_of_release_0_1_opens_and_says_what_it_said()
    {
        if (Environment.GetEnvironmentVariable("OFFRAMP_APPROVE") == "1" && !File.Exists(Kept)) Make();
        using var folder = new Folder();
        string path = folder.At("v0.1.offramp");
        File.Copy(Kept, path);
        using Passphrase passphrase = Storage.Passphrase.Entered(Passphrase);
        // The shipped program's own options: this study is sealed as a real one is.
        var options = new StorageOptions { StateFolder = folder.At("state") };

        using OpenStudy study = OpenStudy.Open(path, passphrase, Access.Write, options);

        Study now = study.Study;
        Assert.Equal("Nine lanterns", now.Title!.Text);
        Assert.Equal(["Ines"], now.Team.Coders.Values.Select(coder => coder.Name.Text));
        Assert.Equal(["[withdrawn]", "p-01", "p-02"], now.Sources.ById.Values.Select(source => source.Name.Text).Order(StringComparer.Ordinal));
        Assert.Equal(["", English, Persian], now.Sources.Renditions.Values.Select(rendition => rendition.Text.Text).Order(StringComparer.Ordinal));
        Assert.Equal(["Leaving", "Waiting"], now.Coding.Codebook.Codes.Values.Select(code => code.Name.Text).Order(StringComparer.Ordinal));
        PassageCoding coding = Assert.Single(now.Coding.ByDocument.Values.SelectMany(document => document.All), coding => coding.Notes is not null);
        Assert.Equal((21, 43, "they waited for pay"), (coding.Start, coding.End, coding.Notes!.Memo!.Text));
        Assert.Equal(3, now.Coding.ByDocument.Values.Sum(document => document.All.Length));
        Assert.True(now.History.Retracted.Count == 1);
        Assert.Equal([SlotKind.Passphrase, SlotKind.RecoveryKey], study.Slots.Select(slot => slot.Kind).Order());
        Assert.True(OpenStudy.Verify(path, passphrase, options) is { IsWhole: true, Opened: true });
        study.Do(fresh => Some.Code(fresh, "Returning"));
    }

    [Fact]
    public void The_study_of_release_0_1_is_read_by_the_formats_page_alone()
    {
        IndependentReader read = IndependentReader.ByPassphrase(Kept, Passphrase);

        Assert.Contains("Nine lanterns", read.Changes.Select(change => (string?)change["title"]));
        Assert.Equal([English, Persian], read.Texts.Values.Order(StringComparer.Ordinal));
    }

    // Run once for a release, with OFFRAMP_APPROVE=1, and never again: what is kept is what that release wrote.
    private static void Make()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        using var folder = new Folder();
        var options = new StorageOptions { StateFolder = folder.At("state") };
        using Passphrase first = Storage.Passphrase.Entered("the first of two passphrases"), passphrase = Storage.Passphrase.Entered(Passphrase);
        using (OpenStudy study = OpenStudy.Create(folder.At("a.offramp"), first, "Nine lanterns", "Ines", options))
        {
            var source = (SourceAdded)study.Do(fresh => Some.Source(fresh, English)).Changes[0];
            study.Do(fresh => Some.Source(fresh, Persian, "p-02"));
            var withdrawn = (SourceAdded)study.Do(fresh => Some.Source(fresh, "Not to be kept.", "p-03")).Changes[0];
            var waiting = (CodeAdded)study.Do(fresh => Some.Code(fresh, "Waiting")).Changes[0];
            study.Do(fresh => Some.Code(fresh, "Leaving"));
            study.Do(fresh => Some.Coding(fresh, source, waiting, 21, 43, "they waited for pay"));
            study.MakeRecoveryKey("in the safe");
            study.ChangePassphrase(study.Slots.Single(slot => slot.IsOurs).Id, passphrase);
            CodingRow[] rows = [new(0, 9, 0, 0, default), new(4, 20, 0, 0, new(Stance.Denies, Standing.SourceWords, Elicitation.Prompted, Standpoint.Hearsay))];
            study.Do(fresh => new PassagesCoded(
                fresh.Id<PassageCoding>(), [new CodedDocument(source.Rendition.Rendition, source.Rendition.Version, rows.Length)],
                [waiting.Code], [fresh.Coder], CodingColumns.Write(rows, [rows.Length]), []));
            Act slip = study.Do(fresh => Some.Code(fresh, "Slip"));
            study.Do(_ => new ActRetracted(slip.Id));
            study.Do(_ => Some.Withdrawal(withdrawn));
        }
        using (OpenStudy study = OpenStudy.Open(folder.At("a.offramp"), passphrase, Access.Write, options)) study.Backup(Kept);
    }
}

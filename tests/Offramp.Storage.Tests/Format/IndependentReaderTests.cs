using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Offramp.Research;

namespace Offramp.Storage.Tests;

public sealed class IndependentReaderTests : IDisposable
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 90_000).Select(i => $"لنگر {i}. "));

    private readonly Folder folder = new();
    private SourceAdded source = null!;
    private SourceAdded withdrawn = null!;
    private string recoveryKey = "";

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_study_is_read_by_its_page_and_a_passphrase_alone()
    {
        string path = Make();
        Check(IndependentReader.ByPassphrase(path, "sails and harbour lights"));
    }

    [Fact]
    public void A_study_is_read_by_its_page_and_the_recovery_key_alone()
    {
        string path = Make();
        Check(IndependentReader.ByRecoveryKey(path, recoveryKey));
    }

    [Fact]
    public void A_passphrase_that_was_changed_opens_nothing()
    {
        string path = Make();
        Assert.Throws<CryptographicException>(() => IndependentReader.ByPassphrase(path, Some.Secret));
    }

    [Fact]
    public void A_study_with_real_stretching_is_read_too()
    {
        string path = folder.At("real.offramp");
        using (Passphrase passphrase = Some.Passphrase())
        using (OpenStudy study = OpenStudy.Create(path, passphrase, "The real coast", "Ines", Some.Options(folder) with { AllowTestKdf = false }))
            study.Do(fresh => Some.Code(fresh, "Ferry"));
        Assert.Contains("The real coast", IndependentReader.ByPassphrase(path, Some.Secret).Changes.Select(c => (string?)c["title"]));
    }

    private void Check(IndependentReader read)
    {
        JsonNode[] changes = [.. read.Changes];
        Assert.Equal("study.created", (string?)changes[0]["change"]);
        Assert.Equal("The coast", (string?)changes[0]["title"]);
        Assert.Equal("Ines", (string?)changes[1]["name"]);

        JsonNode added = changes.First(c => (string?)c["source"] == source.Source.ToString());
        Assert.Equal("p-01", (string?)added["name"]);
        Assert.Equal(Long, read.Texts[(string)added["rendition"]!["text"]!["id"]!]);
        Assert.Equal(source.Holder.ToString(), (string?)added["holder"]);

        JsonNode coding = changes.Single(c => (string?)c["change"] == "coding.passage-coded");
        Assert.Equal((3, 9, "she says «موج»"), ((int)coding["start"]!, (int)coding["end"]!, (string?)coding["notes"]!["memo"]));
        Assert.Equal(["Ferry", "Quay"], changes.Where(c => (string?)c["change"] == "coding.code-added").Select(c => (string?)c["name"]));

        JsonNode gone = changes.First(c => (string?)c["source"] == withdrawn.Source.ToString());
        Assert.Null(gone["name"]);
        Assert.Null(gone["rendition"]!["name"]);
        Assert.DoesNotContain((string)gone["rendition"]!["text"]!["id"]!, read.Texts.Keys);
        Assert.Single(read.Texts);
    }

    // What the page describes: several writers, epochs and slots, a text of several chunks, words, a withdrawal.
    private string Make()
    {
        string path = folder.At("a.offramp");
        StorageOptions options = Some.Options(folder);
        using (OpenStudy study = Some.NewStudy(folder))
        {
            CodeAdded code = null!;
            study.Do(fresh => source = Some.Source(fresh, Long));
            study.Do(fresh => withdrawn = Some.Source(fresh, "what was withdrawn", "p-02"));
            study.Do(fresh => code = Some.Code(fresh, "Ferry"));
            study.Do(fresh => Some.Coding(fresh, source, code, 3, 9, "she says «موج»"));
            recoveryKey = study.MakeRecoveryKey("paper").Value;
            study.ChangePassphrase(study.Slots[0].Id, Some.Passphrase("sails and harbour lights"));
        }
        using (Passphrase passphrase = Some.Passphrase("sails and harbour lights"))
        using (OpenStudy study = OpenStudy.Open(path, passphrase, Access.Write, options))
        {
            study.Do(fresh => Some.Code(fresh, "Quay"));
            study.Do(_ => Some.Withdrawal(withdrawn));
        }
        return path;
    }
}

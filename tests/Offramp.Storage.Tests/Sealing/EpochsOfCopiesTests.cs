using Offramp.Research;

namespace Offramp.Storage.Tests;

public sealed class EpochsOfCopiesTests : IDisposable
{
    private const string Second = "oars and lanterns ashore";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Copies_that_both_changed_their_passphrase_merge_and_open_again()
    {
        StorageOptions here = Some.Options(folder), there = Some.Options(folder, "elsewhere");
        using (OpenStudy ours = Some.NewStudy(folder)) ours.Backup(folder.At("b.offramp"));
        using (OpenStudy theirs = Some.Open(folder.At("b.offramp"), there))
        {
            Assert.False(theirs.ChangePassphrase(theirs.Slots[0].Id, Some.Passphrase(Second)).IsRefused);
            theirs.Do(fresh => Some.Code(fresh, "Ferry"));
        }
        using (OpenStudy ours = Some.Open(folder.At("a.offramp"), here))
        {
            Assert.False(ours.ChangePassphrase(ours.Slots[0].Id, Some.Passphrase("sails and harbour lights")).IsRefused);
            ours.Do(fresh => Some.Code(fresh, "Harbour"));
            Outcome<MergeResult> merged = ours.Merge(folder.At("b.offramp"), Some.Passphrase(Second));
            Assert.Equal(2, merged.Value.Acts);
            Assert.Equal(["Ferry", "Harbour"], Names(ours.Study));
            ours.Do(fresh => Some.Code(fresh, "Quay"));
        }
        using Passphrase third = Some.Passphrase("sails and harbour lights");
        using OpenStudy again = OpenStudy.Open(folder.At("a.offramp"), third, Access.Read, here);
        Assert.Equal(["Ferry", "Harbour", "Quay"], Names(again.Study));
    }

    [Fact]
    public void A_passphrase_change_that_was_stored_and_then_failed_loses_no_later_change()
    {
        bool fails = false;
        StorageOptions options = Some.Options(folder) with { Step = step => { if (fails && step == "committed") throw new DiskFullException(); } };
        using (OpenStudy study = Some.NewStudy(folder.At("a.offramp"), options))
        {
            fails = true;
            Assert.Throws<DiskFullException>(() => study.ChangePassphrase(study.Slots[0].Id, Some.Passphrase(Second)));
            fails = false;
            study.Do(fresh => Some.Code(fresh, "Ferry"));
            Assert.True(study.Slots[0].IsOurs);
        }
        using Passphrase second = Some.Passphrase(Second);
        using OpenStudy again = OpenStudy.Open(folder.At("a.offramp"), second, Access.Read, options);
        Assert.Equal(["Ferry"], Names(again.Study));
    }

    private static IEnumerable<string> Names(Study study) => study.Coding.Codebook.Codes.Values.Select(code => code.Name.Text).Order(StringComparer.Ordinal);
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Storage.Tests;

public class OpenStudyTests
{
    [Fact]
    public void What_was_recorded_is_there_after_opening_again()
    {
        using var folder = new Folder();
        SourceAdded source;
        using (OpenStudy study = Some.NewStudy(folder))
        {
            source = (SourceAdded)study.Do(fresh => Some.Source(fresh, "The boats came late.\nنان و نمک")).Changes[0];
            Act code = study.Do(fresh => Some.Code(fresh, "Waiting"));
            study.Do(fresh => Some.Coding(fresh, source, (CodeAdded)code.Changes[0], 4, 9, "why it matters"));
        }

        using OpenStudy again = Some.Open(folder.At("a.offramp"), Some.Options(folder), Access.Read);

        Assert.Empty(again.Warnings);
        Assert.Equal("The coast", again.Study.Title!.Text);
        Assert.Equal("Ines", again.Study.Team.NameOf(again.Coder));
        Assert.Equal("The boats came late.\nنان و نمک", again.Study.Sources.Renditions[source.Rendition.Rendition].Text.Text);
        Assert.Equal("why it matters", again.Study.Coding.In(source.Rendition.Rendition)[0].Notes!.Memo!.Text);
        Assert.Equal(4, again.Study.History.Acts.Count);
    }

    [Fact]
    public void A_refused_decision_leaves_nothing_behind()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        Study before = study.Study;

        Outcome<Act> outcome = study.Record((_, _) => (Outcome<Change>)Refusal.Of("coding.no"));

        Assert.Equal("coding.no", outcome.Refusal!.Code);
        Assert.Same(before, study.Study);
    }

    [Fact]
    public void Acts_are_announced_in_order_with_the_study_as_it_stood_then()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        var heard = new List<(long Counter, int Acts)>();
        study.Recorded += (act, then) => heard.Add((act.Id.Counter, then.History.Acts.Count));

        study.Do(fresh => Some.Code(fresh, "One"));
        study.Do(fresh => Some.Code(fresh, "Two"));

        Assert.Equal([(2, 2), (3, 3)], heard);
    }

    [Fact]
    public void Withdrawn_words_leave_state_and_file_and_come_back_by_no_opening()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        var source = (SourceAdded)study.Do(fresh => Some.Source(fresh, "never to be told to anybody")).Changes[0];

        study.Do(_ => Some.Withdrawal(source));

        Assert.True(study.Study.Sources.Renditions[source.Rendition.Rendition].Text.IsWithdrawn);
        Assert.True(((SourceAdded)study.Study.History.Acts[1].Changes[0]).Name.IsWithdrawn);
        Assert.Equal("storage.holder-destroyed", study.Record((_, _) =>
            (Outcome<Change>)new SourceRenamed(source.Source, new Words(source.Holder, "again"))).Refusal!.Code);
    }

    [Fact]
    public void A_backup_opens_with_the_same_passphrase_and_overwrites_nothing()
    {
        using var folder = new Folder();
        using OpenStudy study = Some.NewStudy(folder);
        study.Do(fresh => Some.Source(fresh, "one text"));

        study.Backup(folder.At("copy.offramp"));

        Assert.Throws<AlreadyExistsException>(() => study.Backup(folder.At("copy.offramp")));
        using OpenStudy copy = Some.Open(folder.At("copy.offramp"), Some.Options(folder));
        Assert.Equal(study.Study.History.Acts.Count, copy.Study.History.Acts.Count);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part*"));
    }

    [Fact]
    public void Two_copies_merge_and_merging_again_brings_nothing()
    {
        using var folder = new Folder();
        using OpenStudy ours = Some.NewStudy(folder);
        ours.Backup(folder.At("b.offramp"));
        StorageOptions elsewhere = Some.Options(folder, "elsewhere");
        using OpenStudy theirs = Some.Open(folder.At("b.offramp"), elsewhere);
        ours.Do(fresh => Some.Code(fresh, "Ours"));
        theirs.Do(fresh => Some.Code(fresh, "Theirs"));
        theirs.Do(fresh => Some.Source(fresh, "their text"));

        using Passphrase passphrase = Some.Passphrase();
        MergeResult first = ours.Merge(folder.At("b.offramp"), passphrase).Value;
        MergeResult second = ours.Merge(folder.At("b.offramp"), passphrase).Value;

        Assert.Equal((2, 0), (first.Acts, second.Acts));
        Assert.Equal(["Ours", "Theirs"], ours.Study.Coding.Codebook.Codes.Values.Select(c => c.Name.Text).Order());
        Assert.Equal("their text", ours.Study.Sources.Renditions.Values.Single().Text.Text);
    }

    [Fact]
    public void A_removed_slot_leaves_no_trace_in_the_file_or_its_log()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        using OpenStudy study = Some.NewStudy(folder);
        byte[] header;
        using (SqliteJournal journal = SqliteJournal.Open(path, Access.Read)) header = journal.ReadHeader();
        // The only slot, between the fixed part and the end.
        byte[] slot = header[132..^64];
        Assert.True(File.ReadAllBytes(path + "-wal").AsSpan().IndexOf(slot) > 0);
        using Passphrase changed = Some.Passphrase("changed for good now");

        study.ChangePassphrase(study.Slots[0].Id, changed);

        foreach (string file in (string[])[path, path + "-wal"])
            for (int at = 0; at + 16 <= slot.Length; at++)
                Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(slot.AsSpan(at, 16)) < 0, $"{at}");
    }

    [Fact]
    public void Two_copies_that_both_began_a_new_epoch_merge_and_open_with_their_own_passphrases()
    {
        using var folder = new Folder();
        using OpenStudy ours = Some.NewStudy(folder);
        ours.Backup(folder.At("b.offramp"));
        using OpenStudy theirs = Some.Open(folder.At("b.offramp"), Some.Options(folder, "elsewhere"));
        using Passphrase mine = Some.Passphrase("ours from now on"), other = Some.Passphrase("theirs from now on");
        ours.ChangePassphrase(ours.Slots[0].Id, mine);
        theirs.ChangePassphrase(theirs.Slots[0].Id, other);
        ours.Do(fresh => Some.Source(fresh, "our text"));
        theirs.Do(fresh => Some.Source(fresh, "their text", "p-02"));

        Assert.Equal(2, ours.Merge(folder.At("b.offramp"), other).Value.Acts);
        ours.Dispose();

        using OpenStudy again = OpenStudy.Open(folder.At("a.offramp"), mine, Access.Write, Some.Options(folder));
        Assert.Empty(again.Warnings);
        Assert.Equal(["our text", "their text"], again.Study.Sources.Renditions.Values.Select(r => r.Text.Text).Order());
        Assert.Throws<WrongPassphraseException>(() => again.Merge(folder.At("b.offramp"), mine));
    }

    [Fact]
    public void Another_study_is_not_merged()
    {
        using var folder = new Folder();
        using OpenStudy ours = Some.NewStudy(folder);
        Some.NewStudy(folder, "b.offramp").Dispose();
        using Passphrase passphrase = Some.Passphrase();

        Assert.Equal("storage.another-study", ours.Merge(folder.At("b.offramp"), passphrase).Refusal!.Code);
    }

    [Fact]
    public void A_whole_file_is_verified_with_and_without_the_passphrase()
    {
        using var folder = new Folder();
        using (OpenStudy study = Some.NewStudy(folder)) study.Do(fresh => Some.Source(fresh, "one text"));
        using Passphrase passphrase = Some.Passphrase();

        VerifyReport links = OpenStudy.Verify(folder.At("a.offramp"), null, Some.Options(folder));
        VerifyReport all = OpenStudy.Verify(folder.At("a.offramp"), passphrase, Some.Options(folder));

        Assert.True(links.IsWhole);
        Assert.False(links.Opened);
        Assert.True(all.IsWhole && all.Opened);
        Assert.Equal((2, 1, 4), (all.Entries, all.Writers, all.Rows));
    }

    [Fact]
    public void Keys_are_added_changed_and_removed_and_the_history_tells_it()
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        StorageOptions options = Some.Options(folder);
        string recovery;
        using (OpenStudy study = Some.NewStudy(folder))
        {
            using Passphrase second = Some.Passphrase("second of the two");
            Assert.False(study.AddPassphrase(second, "Milo").IsRefused);
            recovery = study.MakeRecoveryKey("safe").Value;
            using Passphrase changed = Some.Passphrase("changed for good now");
            Assert.False(study.ChangePassphrase(study.Slots.Single(s => s.IsOurs).Id, changed).IsRefused);
            Assert.False(study.RemoveSlot(study.Slots.Single(s => s.Label == "Milo").Id).IsRefused);
            study.Do(fresh => Some.Code(fresh, "Later"));
        }

        Assert.Throws<WrongPassphraseException>(() => Some.Open(path, options));
        using (OpenStudy study = OpenStudy.OpenWithRecoveryKey(path, recovery, options))
        {
            KeyChange[] told = [.. study.Study.History.Acts.SelectMany(a => a.Changes).OfType<KeysChanged>().Select(k => k.What)];
            Assert.Equal(
                [KeyChange.SlotAdded, KeyChange.RecoveryKeyMade, KeyChange.PassphraseChanged, KeyChange.SlotRemoved, KeyChange.RecoveryKeyUsed], told);
            Assert.Equal("storage.last-slot", Removing(study));
        }

        static string? Removing(OpenStudy study)
        {
            ImmutableArray<SlotInfo> slots = study.Slots;
            Assert.Equal(2, slots.Length);
            Assert.False(study.RemoveSlot(slots[0].Id).IsRefused);
            return study.RemoveSlot(study.Slots.Single().Id).Refusal?.Code;
        }
    }
}

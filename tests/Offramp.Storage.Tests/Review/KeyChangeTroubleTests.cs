using Microsoft.Data.Sqlite;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>Changes of keys beside an old header, a second writer and a reader.</summary>
public class KeyChangeTroubleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_header_put_back_right_after_a_passphrase_went_is_noticed(bool removes)
    {
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        using Passphrase leaving = Some.Passphrase("somebody who leaves soon");
        byte[] before;
        using (OpenStudy study = Some.NewStudy(folder))
        {
            Assert.Null(study.AddPassphrase(leaving, "leaves").Refusal);
            before = Header(path);
            Id<KeySlot> slot = study.Slots.Single(static s => s.Label == "leaves").Id;
            using Passphrase other = Some.Passphrase("somebody who came instead");
            Assert.Null((removes ? study.RemoveSlot(slot) : study.ChangePassphrase(slot, other)).Refusal);
        }
        PutHeader(path, before);

        Assert.Throws<JournalAlteredException>(() => Some.Open(path, Some.Options(folder)));
        Assert.Throws<JournalAlteredException>(() => OpenStudy.Open(path, leaving, Access.Read, Some.Options(folder)));
    }

    [Fact]
    public void Keys_can_change_after_a_merge_whose_scrub_a_reader_held_up()
    {
        using var folder = new Folder();
        using Passphrase passphrase = Some.Passphrase();
        var origin = new MemoryJournal();
        SourceAdded? source = null;
        StorageOptions options = Some.Options(folder);
        using (OpenStudy first = OpenStudy.Create("", origin, passphrase, "The coast", "Ines", options))
            first.Do(fresh => source = Some.Source(fresh, "She left by the north gate."));
        MemoryJournal copy = origin.Copy();
        using (OpenStudy theirs = Open(copy, Some.Options(folder, "elsewhere")))
        {
            using Passphrase other = Some.Passphrase("quiet harbour lantern");
            Assert.Null(theirs.ChangePassphrase(theirs.Slots[0].Id, other).Refusal);
            theirs.Do(_ => Some.Withdrawal(source!));
        }

        bool held = false;
        using OpenStudy ours = Open(origin, options with { Step = step => { if (held && step == "remembered") throw StudyBusyException.Reading(); } });
        held = true;
        using Passphrase changed = Some.Passphrase("quiet harbour lantern");
        Assert.Throws<StudyBusyException>(() => ours.Merge(copy, changed, "copy"));
        held = false;

        Assert.True(ours.Study.Sources.Renditions[source!.Rendition.Rendition].Text.IsWithdrawn);
        Assert.Null(ours.AddPassphrase(changed, "second").Refusal);
        Assert.Null(ours.RemoveSlot(ours.Slots[1].Id).Refusal);
    }

    [Fact]
    public void A_disk_that_is_full_while_scrubbing_is_not_taken_for_an_act_that_was_not_recorded()
    {
        using var folder = new Folder();
        bool full = false;
        SourceAdded? source = null;
        StorageOptions options = Some.Options(folder) with { Step = step => { if (full && step == "rebuilt") throw new DiskFullException(); } };
        Some.NewStudy(folder).Dispose();
        using (OpenStudy study = Some.Open(folder.At("a.offramp"), options))
        {
            study.Do(fresh => source = Some.Source(fresh, "She left by the north gate."));
            full = true;
            Assert.Throws<ScrubUnfinishedException>(() => study.Do(_ => Some.Withdrawal(source!)));
            Assert.True(study.Study.Sources.Renditions[source!.Rendition.Rendition].Text.IsWithdrawn);
            study.Do(fresh => Some.Code(fresh, "Waiting"));
        }
        using OpenStudy again = Some.Open(folder.At("a.offramp"), Some.Options(folder));
        Assert.Equal("storage.scrub-finished", Assert.Single(again.Warnings).Code);
    }

    [Fact]
    public void A_second_writer_that_slipped_past_the_lock_does_not_overwrite_changed_keys()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("A file that is held open cannot be deleted there.");
        using var folder = new Folder();
        string path = folder.At("a.offramp");
        StorageOptions options = Some.Options(folder);
        using (OpenStudy first = Some.NewStudy(folder))
        {
            // Somebody takes the lock for a left-over.
            File.Delete(path + ".lock");
            using OpenStudy second = Some.Open(path, options);
            using Passphrase new1 = Some.Passphrase("quiet harbour lantern"), new2 = Some.Passphrase("harbour quiet lantern");
            Assert.Null(first.ChangePassphrase(first.Slots[0].Id, new1).Refusal);
            first.Do(fresh => Some.Code(fresh, "Waiting"));

            Assert.ThrowsAny<StorageException>(() => second.AddPassphrase(new2, "second"));
        }
        using Passphrase changed = Some.Passphrase("quiet harbour lantern");
        using OpenStudy again = OpenStudy.Open(path, changed, Access.Read, options);
        Assert.Single(again.Study.Coding.Codebook.Codes);
    }

    private static OpenStudy Open(MemoryJournal journal, StorageOptions options)
    {
        using Passphrase passphrase = Some.Passphrase();
        var reading = JournalReading.Of(journal);
        return OpenStudy.Open("", journal, reading, StudyKeys.Open(reading.Header, passphrase, allowTestKdf: true), Access.Write, options);
    }

    private static byte[] Header(string path)
    {
        using SqliteJournal journal = SqliteJournal.Open(path, Access.Read);
        return journal.ReadHeader();
    }

    private static void PutHeader(string path, byte[] header)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "UPDATE header SET bytes = $bytes";
        command.Parameters.AddWithValue("$bytes", header);
        command.ExecuteNonQuery();
    }
}

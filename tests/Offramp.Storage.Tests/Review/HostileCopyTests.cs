using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Storage.Tests;

/// <summary>A copy that a member or a stranger crafted may be refused; it must never make our study unreadable or empty.</summary>
public class HostileCopyTests
{
    [Fact]
    public void A_logical_time_that_no_honest_copy_can_reach_is_refused()
    {
        using var folder = new Folder();
        (MemoryJournal ours, MemoryJournal theirs, _) = TwoCopies(folder);
        Forge(theirs, [new KeysChanged(KeyChange.SlotAdded)], static links => links with { Lamport = long.MaxValue });

        RefusesAndStaysWhole(folder, ours, theirs);
    }

    [Fact]
    public void Words_that_only_our_keys_find_broken_are_refused()
    {
        using var folder = new Folder();
        (MemoryJournal ours, MemoryJournal theirs, SourceAdded source) = TwoCopies(folder);
        // Sealed under a key that is not in the other copy, so that nothing there can open and check it.
        Forge(theirs, [new SourceRenamed(source.Source, new Words(source.Holder, "p-02"))], static links => links, forget: source.Holder);

        RefusesAndStaysWhole(folder, ours, theirs);
    }

    [Fact]
    public void A_stranger_with_our_ids_and_keys_of_his_own_destroys_nothing()
    {
        using var folder = new Folder();
        (MemoryJournal ours, _, SourceAdded source) = TwoCopies(folder);
        Header header = Header.Parse(ours.ReadHeader());
        using Passphrase passphrase = Some.Passphrase();
        using StudyKeys real = StudyKeys.Create(FileKind.Study, header.Study, passphrase, "stranger", Stretching.ForTests);
        // His own key under the name of our first epoch.
        using var epoch = new EpochKeys(header.Study, header.First, new byte[32]);
        var crafted = Header.Parse(real.HeaderBytes.Span) with { Newest = header.First, First = header.First, Commitment = Header.CommitmentOf(epoch), Slots = [] };
        byte[] kek = new byte[KeyDerivation.KekLength];
        KeyDerivation.Stretch(passphrase, crafted.Stretching, crafted.Salt.Span, kek);
        crafted = crafted with
        {
            Slots = [SlotSealing.Make(crafted, SlotKind.Passphrase, salt => SlotSealing.FromKek(kek, salt), "stranger", epoch)],
        };
        var theirs = new MemoryJournal();
        theirs.Commit(new JournalCommit { Header = crafted.Write(epoch) });
        Forge(theirs, [new SourceWithdrawn(source.Source, [source.Holder], [source.Rendition.Text.Id])],
            links => links with { Destroys = [new RowName(RowTable.Key, source.Holder.Value)], Lamport = 1 });

        RefusesAndStaysWhole(folder, ours, theirs);
    }

    private static void RefusesAndStaysWhole(Folder folder, MemoryJournal ours, MemoryJournal theirs)
    {
        using Passphrase passphrase = Some.Passphrase();
        string says;
        using (OpenStudy study = Open(ours, Some.Options(folder)))
        {
            says = Reach.SaysNow(study.Study);
            Assert.Throws<JournalAlteredException>(() => study.Merge(theirs, passphrase, "theirs"));
            Assert.Equal(says, Reach.SaysNow(study.Study));
            study.Do(fresh => Some.Code(fresh, "Waiting"));
            says = Reach.SaysNow(study.Study);
        }
        using OpenStudy again = Open(ours, Some.Options(folder));
        Assert.Equal(says, Reach.SaysNow(again.Study));
        Assert.False(again.Study.Sources.Renditions.Values.Single().Text.IsWithdrawn);
    }

    // The second copy was made before the source came in: it has none of its keys.
    private static (MemoryJournal Ours, MemoryJournal Theirs, SourceAdded Source) TwoCopies(Folder folder)
    {
        using Passphrase passphrase = Some.Passphrase();
        var ours = new MemoryJournal();
        SourceAdded? source = null;
        using OpenStudy study = OpenStudy.Create("", ours, passphrase, "The coast", "Ines", Some.Options(folder));
        MemoryJournal theirs = ours.Copy();
        study.Do(fresh => source = Some.Source(fresh, "She left by the north gate."));
        return (ours, theirs, source!);
    }

    // What somebody with the passphrase can append to a copy without our program.
    private static void Forge(
        MemoryJournal journal, ImmutableArray<Change> changes, Func<EntryRecord, EntryRecord> bend, Id<Holder>? forget = null)
    {
        using Passphrase passphrase = Some.Passphrase();
        var reading = JournalReading.Of(journal);
        using StudyKeys keys = StudyKeys.Open(reading.Header, passphrase, allowTestKdf: true);
        using JournalContents contents = JournalContents.Open(keys, reading, []);
        EntryRecord links = bend(new EntryRecord
        {
            Study = keys.Study,
            Epoch = keys.Newest.Id,
            Id = new ActId(4711, 1),
            Lamport = contents.Chain.Lamport + 1,
            Previous = default,
            Frontier = contents.Chain.Frontier,
        });
        if (forget is { } unknown)
        {
            // The holder is known while sealing, so that the entry brings in no row of it.
            contents.Holders.Add(contents.Holders.New(unknown));
        }
        SealedAct made = contents.Sealing.Seal(new Act(links.Id, links.Lamport, DateTimeOffset.UnixEpoch, default, changes), links).Value;
        journal.Commit(new JournalCommit { Entries = [made.Entry], Rows = made.Rows });
    }

    private static OpenStudy Open(MemoryJournal journal, StorageOptions options)
    {
        using Passphrase passphrase = Some.Passphrase();
        var reading = JournalReading.Of(journal);
        return OpenStudy.Open("", journal, reading, StudyKeys.Open(reading.Header, passphrase, allowTestKdf: true), Access.Write, options);
    }
}

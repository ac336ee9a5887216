using System.Security.Cryptography;
using Offramp.Research;

namespace Offramp.Storage.Tests;

public class StudyKeysTests
{
    private const string Second = "the second passphrase";
    private const string Third = "the third passphrase";

    private static readonly AdditionalData Data = new() { Kind = RecordKind.Settings, Study = 1 };

    [Fact]
    public void Every_passphrase_and_recovery_key_opens_the_same_keys()
    {
        using StudyKeys keys = SomeKeys.New();
        Id<KeySlot> second = keys.AddPassphrase(SomeKeys.Passphrase(Second), "second", SomeKeys.Nowhere).Value;
        using RecoveryKey recovery = keys.MakeRecoveryKey("paper", SomeKeys.Nowhere).Value;

        using StudyKeys bySecond = SomeKeys.Open(keys.Header(), Second);
        using StudyKeys byPaper = StudyKeys.Open(keys.HeaderBytes, RecoveryKey.Read(recovery.Write()).Value, allowTestKdf: true);

        Assert.Equal(second, bySecond.OpenedBy);
        Assert.Equal(keys.Newest.StudyKey.ToArray(), bySecond.Newest.StudyKey.ToArray());
        Assert.Equal(keys.Newest.StudyKey.ToArray(), byPaper.Newest.StudyKey.ToArray());
        Assert.Equal(["first", "second", "paper"], byPaper.Slots.Select(s => s.Label));
        Assert.Equal([SlotKind.Passphrase, SlotKind.Passphrase, SlotKind.RecoveryKey], byPaper.Slots.Select(s => s.Kind));
        Assert.Equal([false, false, true], byPaper.Slots.Select(s => s.IsOurs));
    }

    [Fact]
    public void The_last_slot_cannot_be_removed_and_an_unknown_one_neither()
    {
        using StudyKeys keys = SomeKeys.New();
        Assert.Equal("storage.last-slot", keys.RemoveSlot(keys.OpenedBy, SomeKeys.Nowhere).Refusal?.Code);
        Assert.Equal("storage.no-such-slot", keys.RemoveSlot(new(5), SomeKeys.Nowhere).Refusal?.Code);
        Assert.Equal("storage.no-such-slot", keys.ChangePassphrase(new(5), SomeKeys.Passphrase(Third), SomeKeys.Nowhere).Refusal?.Code);
    }

    [Fact]
    public void After_a_slot_was_removed_all_others_still_open_every_epoch_and_it_opens_nothing()
    {
        using StudyKeys keys = SomeKeys.New();
        Id<KeySlot> second = keys.AddPassphrase(SomeKeys.Passphrase(Second), "second", SomeKeys.Nowhere).Value;
        keys.AddPassphrase(SomeKeys.Passphrase(Third), "third", SomeKeys.Nowhere);
        using RecoveryKey paper = keys.MakeRecoveryKey("paper", SomeKeys.Nowhere).Value;
        EpochKeys before = keys.Newest;
        byte[] closed = before.Journal.Seal([7], Data);

        Id<Epoch> after = keys.RemoveSlot(second, SomeKeys.Nowhere).Value;

        Assert.NotEqual(before.Id, after);
        foreach (StudyKeys opened in (StudyKeys[])[
            SomeKeys.Open(keys.Header()),
            SomeKeys.Open(keys.Header(), Third),
            StudyKeys.Open(keys.HeaderBytes, paper, allowTestKdf: true)])
        {
            Assert.Equal(after, opened.Newest.Id);
            Assert.Equal(keys.Newest.StudyKey.ToArray(), opened.Newest.StudyKey.ToArray());
            Assert.True(opened.Epoch(before.Id)!.Journal.TryOpen(closed, Data, out _));
            Assert.Equal(["first", "third", "paper"], opened.Slots.Select(s => s.Label));
        }
        Assert.Throws<WrongPassphraseException>(() => SomeKeys.Open(keys.Header(), Second));
    }

    [Fact]
    public void Who_was_removed_gets_at_no_new_epoch_with_all_that_the_old_copy_told()
    {
        using StudyKeys keys = SomeKeys.New();
        Id<KeySlot> second = keys.AddPassphrase(SomeKeys.Passphrase(Second), "second", SomeKeys.Nowhere).Value;
        byte[] kept = keys.Header();
        keys.RemoveSlot(second, SomeKeys.Nowhere);

        // The removed member opens the kept copy, reads the grants in it and puts the own old slot back into the new header.
        using StudyKeys old = SomeKeys.Open(kept, Second);
        Header before = Header.Parse(kept);
        Header after = Header.Parse(keys.HeaderBytes.Span);
        HeaderSlot remaining = Assert.Single(after.Slots);
        HeaderSlot same = before.Slots.Single(s => s.Id == remaining.Id);
        Assert.True(old.Newest.Slots.TryOpen(same.Grant.Span, same.Data(RecordKind.SlotGrant, before, before.Newest), out byte[]? grant));
        Assert.False(old.Newest.Slots.TryOpen(remaining.Grant.Span, remaining.Data(RecordKind.SlotGrant, after, after.Newest), out _));
        foreach (SealingKey key in (SealingKey[])[new(grant), old.Newest.Slots, old.Newest.Older, new(old.Newest.StudyKey)])
            Assert.False(key.TryOpen(remaining.EpochKey.Span, remaining.Data(RecordKind.SlotEpoch, after, after.Newest), out _));

        byte[] forged = keys.Header();
        before.Slots.Single(s => s.Id == second).Write(forged.AsSpan(132, HeaderSlot.Length));
        Assert.ThrowsAny<StorageException>(() => SomeKeys.Open(SomeKeys.Redigested(forged), Second));
    }

    [Fact]
    public void A_changed_passphrase_keeps_its_label_and_the_old_one_opens_nothing()
    {
        using StudyKeys keys = SomeKeys.New();
        Id<KeySlot> old = keys.OpenedBy;
        Id<KeySlot> made = keys.ChangePassphrase(old, SomeKeys.Passphrase(Second), SomeKeys.Nowhere).Value;
        Assert.Equal(made, keys.OpenedBy);
        using StudyKeys opened = SomeKeys.Open(keys.Header(), Second);
        Assert.Equal("first", Assert.Single(opened.Slots).Label);
        Assert.Equal(2, opened.Epochs.Count());
        Assert.Throws<WrongPassphraseException>(() => SomeKeys.Open(keys.Header()));
    }

    [Fact]
    public void Keys_of_one_epoch_differ_by_purpose_and_no_epoch_opens_what_another_sealed()
    {
        using StudyKeys keys = SomeKeys.New();
        EpochKeys first = keys.Newest;
        keys.ChangePassphrase(keys.OpenedBy, SomeKeys.Passphrase(Second), SomeKeys.Nowhere);
        SealingKey[] all = [.. ((EpochKeys[])[first, keys.Newest]).SelectMany(KeysOf), keys.HeadStore];
        for (int one = 0; one < all.Length; one++)
        {
            byte[] closed = all[one].Seal([1], Data);
            for (int other = 0; other < all.Length; other++) Assert.Equal(one == other, all[other].TryOpen(closed, Data, out _));
        }

        static SealingKey[] KeysOf(EpochKeys e) => [e.Journal, e.Settings, e.HolderWrapping, e.Slots, e.Older, new SealingKey(e.WordsSecret)];
    }

    [Fact]
    public void The_remembered_heads_open_in_every_epoch()
    {
        using StudyKeys keys = SomeKeys.New();
        string name = keys.HeadStoreName();
        byte[] closed = keys.HeadStore.Seal([7], AdditionalData.Heads(keys.Study));
        keys.ChangePassphrase(keys.OpenedBy, SomeKeys.Passphrase(Second), SomeKeys.Nowhere);
        keys.ChangePassphrase(keys.OpenedBy, SomeKeys.Passphrase(Third), SomeKeys.Nowhere);
        using StudyKeys opened = SomeKeys.Open(keys.Header(), Third);
        Assert.True(opened.HeadStore.TryOpen(closed, AdditionalData.Heads(keys.Study), out _));
        Assert.Equal(name, opened.HeadStoreName());
        Assert.DoesNotContain(keys.Study.ToString(), name, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_copies_that_both_rotated_take_each_others_epochs()
    {
        byte[] copy = SomeKeys.New().Header();
        using StudyKeys ours = SomeKeys.Open(copy), theirs = SomeKeys.Open(copy);
        ours.ChangePassphrase(ours.OpenedBy, SomeKeys.Passphrase(Second), SomeKeys.Nowhere);
        theirs.ChangePassphrase(theirs.OpenedBy, SomeKeys.Passphrase(Third), SomeKeys.Nowhere);
        byte[] closed = theirs.Newest.Journal.Seal([7], Data);

        Assert.True(ours.Adopt(theirs, SomeKeys.Nowhere));
        Assert.True(theirs.Adopt(ours, SomeKeys.Nowhere));
        Assert.False(ours.Adopt(theirs, SomeKeys.Nowhere));

        Assert.Equal(ours.Epochs.Order(), theirs.Epochs.Order());
        using StudyKeys opened = SomeKeys.Open(ours.Header(), Second);
        Assert.True(opened.Epoch(theirs.Newest.Id)!.Journal.TryOpen(closed, Data, out _));
        Assert.NotEqual(ours.Newest.Id, theirs.Newest.Id);
        // What was taken over stays when the other copy is closed, and goes along at the next rotation.
        theirs.Dispose();
        ours.ChangePassphrase(ours.OpenedBy, SomeKeys.Passphrase(), SomeKeys.Nowhere);
        Assert.Equal(4, SomeKeys.Open(ours.Header()).Epochs.Count());
    }

    [Fact]
    public void Keys_of_another_study_are_not_taken()
    {
        using StudyKeys ours = SomeKeys.New(), theirs = SomeKeys.New(study: 99), twin = SomeKeys.New();
        Assert.Throws<ArgumentException>(() => ours.Adopt(theirs, SomeKeys.Nowhere));
        Assert.Throws<ArgumentException>(() => ours.Adopt(twin, SomeKeys.Nowhere));
    }

    [Fact]
    public void A_change_that_could_not_be_stored_did_not_happen()
    {
        using StudyKeys keys = SomeKeys.New();
        keys.AddPassphrase(SomeKeys.Passphrase(Second), "second", SomeKeys.Nowhere);
        byte[] before = keys.Header();
        Id<Epoch> epoch = keys.Newest.Id;
        Id<KeySlot> opened = keys.OpenedBy;
        Action<byte[]> full = _ => throw new DiskFullException();
        foreach (Action change in (Action[])[
            () => keys.RemoveSlot(keys.Slots[1].Id, full),
            () => keys.ChangePassphrase(opened, SomeKeys.Passphrase(Third), full),
            () => keys.AddPassphrase(SomeKeys.Passphrase(Third), "third", full),
            () => keys.MakeRecoveryKey("paper", full)])
        {
            Assert.Throws<DiskFullException>(change);
            Assert.Throws<InvalidOperationException>(change);
            keys.Settle(before);
            Assert.Equal(before, keys.Header());
            Assert.Equal(epoch, keys.Newest.Id);
            Assert.Equal(opened, keys.OpenedBy);
        }
    }

    [Fact]
    public void A_change_that_was_stored_before_something_else_went_wrong_did_happen()
    {
        using StudyKeys keys = SomeKeys.New();
        byte[] stored = [];
        Assert.Throws<DiskFullException>(() => keys.ChangePassphrase(keys.OpenedBy, SomeKeys.Passphrase(Second), header =>
        {
            stored = header;
            throw new DiskFullException();
        }));
        Assert.Throws<JournalAlteredException>(() => keys.Settle(SomeKeys.New().Header()));
        keys.Settle(stored);
        Assert.Equal(stored, keys.Header());
        Assert.Equal(2, keys.Epochs.Count());
        Assert.True(keys.Slots[0].IsOurs);
        Assert.Equal(keys.Newest.Id, SomeKeys.Open(stored, Second).Newest.Id);
    }

    [Fact]
    public void Epochs_that_are_taken_over_can_be_read_while_the_header_is_being_stored()
    {
        byte[] copy = SomeKeys.New().Header();
        using StudyKeys ours = SomeKeys.Open(copy), theirs = SomeKeys.Open(copy);
        theirs.ChangePassphrase(theirs.OpenedBy, SomeKeys.Passphrase(Third), SomeKeys.Nowhere);
        bool known = false;
        ours.Adopt(theirs, _ => known = ours.Epoch(theirs.Newest.Id) is not null);
        Assert.True(known);
    }

    [Fact]
    public void Labels_that_are_too_long_and_slots_that_are_too_many_are_refused()
    {
        using StudyKeys keys = SomeKeys.New();
        Assert.Equal("storage.label-too-long", keys.AddPassphrase(SomeKeys.Passphrase(Second), new string('ä', 63), SomeKeys.Nowhere).Refusal?.Code);
        for (int i = 1; i < Header.MostSlots; i++) Assert.False(keys.MakeRecoveryKey(new string('ä', 62), SomeKeys.Nowhere).IsRefused);
        Assert.Equal("storage.too-many-slots", keys.MakeRecoveryKey("", SomeKeys.Nowhere).Refusal?.Code);
        Assert.Equal(Header.MostSlots, SomeKeys.Open(keys.Header()).Slots.Length);
    }

    [Fact]
    public void A_slot_that_opens_to_another_key_than_the_committed_one_is_noticed()
    {
        // Somebody who knows the study key of one file puts a slot of another study with the same id and epoch into it.
        using StudyKeys keys = SomeKeys.New(), forger = SomeKeys.New(Second);
        Header ours = Header.Parse(keys.HeaderBytes.Span);
        using var another = new EpochKeys(keys.Study, ours.Newest, RandomNumberGenerator.GetBytes(32));
        HeaderSlot slot = SlotSealing.Make(ours, SlotKind.Passphrase, salt => KeyFor(Second, ours, salt), "", another);
        byte[] forged = (ours with { Slots = [slot] }).Write(another);
        Assert.Throws<JournalAlteredException>(() => SomeKeys.Open(forged, Second));
    }

    private static SealingKey KeyFor(string typed, Header header, byte[] slotSalt)
    {
        byte[] kek = new byte[KeyDerivation.KekLength];
        KeyDerivation.Stretch(SomeKeys.Passphrase(typed), header.Stretching, header.Salt.Span, kek);
        return SlotSealing.FromKek(kek, slotSalt);
    }
}

using Offramp.Research;

namespace Offramp.Storage.Tests;

public class HolderKeysTests
{
    private static readonly Id<Holder> Ferrywoman = new(11);
    private static readonly Id<Holder> Teacher = new(12);

    [Fact]
    public void A_new_holder_is_in_use_once_its_row_was_added()
    {
        using StudyKeys study = SomeKeys.New();
        using var keys = new HolderKeys(study);
        HolderKeyRow row = keys.New(Ferrywoman);
        Assert.False(keys.Knows(Ferrywoman));
        keys.Add(row);
        Assert.True(keys.Knows(Ferrywoman));
        Assert.Equal(study.Newest.Id, row.Epoch);
        Assert.Throws<InvalidOperationException>(() => keys.New(Ferrywoman));
    }

    [Fact]
    public void A_row_opens_the_same_words_in_another_session()
    {
        using StudyKeys study = SomeKeys.New();
        using var keys = new HolderKeys(study);
        HolderKeyRow row = keys.New(Ferrywoman);
        keys.Add(row);
        AdditionalData data = AdditionalData.Text(study.Study, study.Newest.Id, 5, Ferrywoman);
        byte[] closed = keys.WordsKey(Ferrywoman, study.Newest.Id)!.Seal([1, 2], data);

        using StudyKeys again = SomeKeys.Open(study.Header());
        using var later = new HolderKeys(again);
        later.Add(row);
        Assert.True(later.WordsKey(Ferrywoman, again.Newest.Id)!.TryOpen(closed, data, out byte[]? opened));
        Assert.Equal([1, 2], opened);
    }

    [Fact]
    public void A_row_that_was_altered_or_moved_is_noticed()
    {
        using StudyKeys study = SomeKeys.New(), other = SomeKeys.New();
        using var keys = new HolderKeys(study);
        using var theirs = new HolderKeys(other);
        HolderKeyRow row = keys.New(Ferrywoman);
        HolderKeyRow teacher = keys.New(Teacher);
        byte[] flipped = [.. row.Sealed];
        flipped[20] ^= 1;
        Assert.Throws<JournalAlteredException>(() => keys.Add(row with { Sealed = flipped }));
        Assert.Throws<JournalAlteredException>(() => keys.Add(row with { Sealed = row.Sealed[1..] }));
        Assert.Throws<JournalAlteredException>(() => keys.Add(row with { Sealed = teacher.Sealed }));
        Assert.Throws<JournalAlteredException>(() => keys.Add(row with { Holder = Teacher }));
        Assert.Throws<JournalAlteredException>(() => keys.Add(row with { Epoch = new(3) }));
        Assert.Throws<JournalAlteredException>(() => keys.Add(theirs.New(Ferrywoman)));
        keys.Add(row);
        Assert.Throws<JournalAlteredException>(() => keys.Add(SecondKeyOf(Ferrywoman, study)));
    }

    [Fact]
    public void Words_of_different_holders_and_epochs_have_different_keys()
    {
        using StudyKeys study = SomeKeys.New();
        using var keys = new HolderKeys(study);
        keys.Add(keys.New(Ferrywoman));
        keys.Add(keys.New(Teacher));
        Id<Epoch> first = study.Newest.Id;
        study.ChangePassphrase(study.OpenedBy, SomeKeys.Passphrase("another passphrase"), SomeKeys.Nowhere);
        SealingKey[] all =
        [
            keys.WordsKey(Ferrywoman, first)!, keys.WordsKey(Ferrywoman, study.Newest.Id)!,
            keys.WordsKey(Teacher, first)!, keys.WordsKey(Teacher, study.Newest.Id)!,
        ];
        AdditionalData data = AdditionalData.Text(study.Study, first, 5, Ferrywoman);
        for (int one = 0; one < all.Length; one++)
        {
            byte[] closed = all[one].Seal([1], data);
            for (int other = 0; other < all.Length; other++) Assert.Equal(one == other, all[other].TryOpen(closed, data, out _));
        }
        Assert.Same(all[1], keys.WordsKey(Ferrywoman, study.Newest.Id));
        Assert.Throws<JournalAlteredException>(() => keys.WordsKey(Ferrywoman, new(3)));
    }

    [Fact]
    public void A_forgotten_holder_opens_nothing_and_never_comes_back()
    {
        using StudyKeys study = SomeKeys.New();
        using var keys = new HolderKeys(study);
        HolderKeyRow row = keys.New(Ferrywoman);
        keys.Add(row);
        keys.Add(keys.New(Teacher));
        SealingKey words = keys.WordsKey(Ferrywoman, study.Newest.Id)!;
        keys.Forget(Ferrywoman);
        keys.Add(row);
        Assert.False(keys.Knows(Ferrywoman));
        Assert.True(keys.IsDestroyed(Ferrywoman));
        Assert.Null(keys.WordsKey(Ferrywoman, study.Newest.Id));
        Assert.Throws<ObjectDisposedException>(() => words.Seal([1], default(AdditionalData) with { Kind = RecordKind.Words }));
        Assert.Throws<InvalidOperationException>(() => keys.New(Ferrywoman));
        Assert.NotNull(keys.WordsKey(Teacher, study.Newest.Id));
    }

    private static HolderKeyRow SecondKeyOf(Id<Holder> holder, StudyKeys study)
    {
        using var keys = new HolderKeys(study);
        return keys.New(holder);
    }
}

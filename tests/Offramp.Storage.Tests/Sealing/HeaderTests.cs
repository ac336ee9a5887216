using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Storage.Tests;

public class HeaderTests
{
    [Fact]
    public void A_header_is_read_back_as_it_was_written()
    {
        using StudyKeys made = SomeKeys.New();
        using StudyKeys opened = SomeKeys.Open(made.Header());
        Assert.Equal(made.Study, opened.Study);
        Assert.Equal(FileKind.Study, opened.Kind);
        Assert.Equal(made.Newest.StudyKey.ToArray(), opened.Newest.StudyKey.ToArray());
        Assert.Equal("first", Assert.Single(opened.Slots).Label);
        Assert.True(opened.Slots[0].IsOurs);
    }

    [Fact]
    public void A_vault_has_its_own_kind_byte()
    {
        using StudyKeys vault = StudyKeys.Create(FileKind.Vault, SomeKeys.Study, SomeKeys.Passphrase(), "", Stretching.ForTests);
        Assert.Equal(2, vault.Header()[10]);
        Assert.Equal(FileKind.Vault, SomeKeys.Open(vault.Header()).Kind);
    }

    [Fact]
    public void A_wrong_passphrase_opens_nothing()
    {
        using StudyKeys keys = SomeKeys.New();
        Assert.Equal("storage.wrong-passphrase", Assert.Throws<WrongPassphraseException>(() => SomeKeys.Open(keys.Header(), "lantern orchard")).Code);
        using RecoveryKey another = RecoveryKey.New();
        Assert.Equal(
            "storage.wrong-recovery-key", Assert.Throws<WrongPassphraseException>(() => StudyKeys.Open(keys.HeaderBytes, another, true)).Code);
    }

    [Fact]
    public void A_flipped_bit_is_noticed_at_every_byte_without_any_passphrase()
    {
        byte[] header = Full();
        for (int at = 0; at < header.Length; at++)
        {
            header[at] ^= 4;
            if (at < 8) Assert.Throws<NotAStudyException>(() => Header.Parse(header));
            else Assert.Throws<JournalAlteredException>(() => Header.Parse(header));
            header[at] ^= 4;
        }
        Header.Parse(header);
    }

    [Fact]
    public void A_flipped_bit_is_noticed_at_every_byte_even_where_the_digest_was_made_to_fit()
    {
        byte[] header = Full();
        for (int at = 8; at < header.Length - Header.EndLength; at++)
        {
            byte[] altered = [.. header];
            altered[at] ^= 1;
            Assert.ThrowsAny<StorageException>(() => SomeKeys.Open(SomeKeys.Redigested(altered)));
        }
    }

    [Fact]
    public void A_truncated_or_lengthened_header_is_noticed()
    {
        byte[] header = Full();
        for (int length = 0; length < header.Length; length++) Assert.ThrowsAny<StorageException>(() => Header.Parse(header.AsSpan(0, length)));
        Assert.Throws<JournalAlteredException>(() => Header.Parse(SomeKeys.Redigested([.. header, .. new byte[40]])));
    }

    [Fact]
    public void Any_bytes_behind_the_magic_are_refused_without_a_crash() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            byte[] header = [.. "OFFRAMP\0"u8, 0, 1, 1, 127, .. bytes ?? [], .. new byte[200]];
            Assert.ThrowsAny<StorageException>(() => SomeKeys.Open(SomeKeys.Redigested(header)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_format_is_said_to_be_one()
    {
        byte[] header = Full();
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(8), 2);
        Assert.Throws<NewerFormatException>(() => Header.Parse(SomeKeys.Redigested(header)));
    }

    [Theory]
    [InlineData(1, 999_999u, "storage.rounds-out-of-bounds")]
    [InlineData(1, 50_000_001u, "storage.rounds-out-of-bounds")]
    [InlineData(1, 0u, "storage.rounds-out-of-bounds")]
    [InlineData(127, 1u, "storage.test-keys")]
    [InlineData(2, 3u, "storage.newer-format")]
    [InlineData(77, 1_000_000u, "storage.newer-format")]
    public void A_stretching_that_no_study_has_is_refused_before_it_is_tried(byte kdf, uint rounds, string code)
    {
        byte[] header = Full();
        header[11] = kdf;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(12), rounds);
        Assert.Equal(code, Assert.ThrowsAny<StorageException>(() => SomeKeys.Open(SomeKeys.Redigested(header))).Code);
    }

    [Fact]
    public void The_stretching_for_tests_is_refused_by_the_program_itself()
    {
        using StudyKeys keys = SomeKeys.New();
        Assert.Equal(
            "storage.test-keys",
            Assert.Throws<KeysRefusedException>(() => StudyKeys.Open(keys.HeaderBytes, SomeKeys.Passphrase(), allowTestKdf: false)).Code);
    }

    [Fact]
    public void A_real_study_is_stretched_at_least_a_million_times()
    {
        Stretching stretching = Stretching.Calibrated();
        Assert.Equal(Kdf.Pbkdf2HmacSha512, stretching.Kdf);
        Assert.InRange(stretching.Rounds, Stretching.FewestRounds, Stretching.MostRounds);
        var fewest = new Stretching(Kdf.Pbkdf2HmacSha512, Stretching.FewestRounds);
        using StudyKeys keys = StudyKeys.Create(FileKind.Study, SomeKeys.Study, SomeKeys.Passphrase(), "", fewest);
        using StudyKeys opened = StudyKeys.Open(keys.HeaderBytes, SomeKeys.Passphrase(), allowTestKdf: false);
        Assert.Equal(keys.Newest.StudyKey.ToArray(), opened.Newest.StudyKey.ToArray());
    }

    [Fact]
    public void A_slot_of_another_file_lets_nobody_in()
    {
        byte[] ours = SomeKeys.New().Header();
        byte[] theirs = SomeKeys.New("a passphrase of somebody else").Header();
        theirs.AsSpan(132, HeaderSlot.Length).CopyTo(ours.AsSpan(132));
        Assert.ThrowsAny<StorageException>(() => SomeKeys.Open(SomeKeys.Redigested(ours), "a passphrase of somebody else"));
        Assert.ThrowsAny<StorageException>(() => SomeKeys.Open(SomeKeys.Redigested(ours)));
    }

    [Fact]
    public void Neither_labels_nor_keys_stand_in_the_header_in_clear()
    {
        using StudyKeys keys = StudyKeys.Create(FileKind.Study, SomeKeys.Study, SomeKeys.Passphrase(), "Ferrywoman's laptop", Stretching.ForTests);
        Assert.Equal(-1, keys.HeaderBytes.Span.IndexOf("Ferrywoman"u8));
        Assert.Equal(-1, keys.HeaderBytes.Span.IndexOf(keys.Newest.StudyKey));
        using StudyKeys other = StudyKeys.Create(FileKind.Study, SomeKeys.Study, SomeKeys.Passphrase(), "F", Stretching.ForTests);
        Assert.Equal(other.HeaderBytes.Length, keys.HeaderBytes.Length);
    }

    // Two slots, a recovery key and an older epoch.
    private static byte[] Full()
    {
        using StudyKeys keys = SomeKeys.New();
        keys.AddPassphrase(SomeKeys.Passphrase("second way into it"), "second", SomeKeys.Nowhere);
        keys.MakeRecoveryKey("paper", SomeKeys.Nowhere);
        keys.ChangePassphrase(keys.Slots[1].Id, SomeKeys.Passphrase("another second way"), SomeKeys.Nowhere);
        return keys.Header();
    }
}

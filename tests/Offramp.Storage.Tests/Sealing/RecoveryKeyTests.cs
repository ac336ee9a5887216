namespace Offramp.Storage.Tests;

public class RecoveryKeyTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_recovery_key_is_eight_groups_of_four_and_two_check_characters()
    {
        using RecoveryKey key = RecoveryKey.New();
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$", key.Write());
    }

    [Fact]
    public void What_is_written_down_is_read_back()
    {
        for (int i = 0; i < 200; i++)
        {
            using RecoveryKey key = RecoveryKey.New();
            Assert.Equal(key.Bytes.ToArray(), RecoveryKey.Read(key.Write()).Value.Bytes.ToArray());
        }
    }

    [Fact]
    public void Reading_forgives_case_spaces_hyphens_and_letters_that_look_like_digits()
    {
        using RecoveryKey key = RecoveryKey.New();
        string written = key.Write();
        string typed = "  " + written.ToLowerInvariant().Replace("-", " – ").Replace('0', 'o').Replace('1', 'l') + "\n";
        Assert.Equal(key.Bytes.ToArray(), RecoveryKey.Read(typed).Value.Bytes.ToArray());
        Assert.Equal(key.Bytes.ToArray(), RecoveryKey.Read(written.Replace("-", "").Replace('1', 'I').Replace('0', 'O')).Value.Bytes.ToArray());
    }

    [Fact]
    public void Every_single_wrong_character_is_noticed()
    {
        using RecoveryKey key = RecoveryKey.New();
        string written = key.Write().Replace("-", "");
        for (int at = 0; at < written.Length; at++)
        {
            foreach (char wrong in Alphabet.Where(c => c != written[at]))
                Assert.Equal("storage.recovery-key-mistyped", RecoveryKey.Read(written[..at] + wrong + written[(at + 1)..]).Refusal?.Code);
        }
    }

    [Fact]
    public void Every_two_exchanged_neighbours_are_noticed()
    {
        using RecoveryKey key = RecoveryKey.New();
        string written = key.Write().Replace("-", "");
        for (int at = 0; at + 1 < written.Length; at++)
        {
            if (written[at] == written[at + 1]) continue;
            string typed = written[..at] + written[at + 1] + written[at] + written[(at + 2)..];
            Assert.True(RecoveryKey.Read(typed).IsRefused);
        }
    }

    [Theory]
    [InlineData("", "storage.recovery-key-length")]
    [InlineData("ABCD-EFGH", "storage.recovery-key-length")]
    [InlineData("ABCD-EFGH-U", "storage.recovery-key-mistyped")]
    [InlineData("ABCD-EFGH-ñ", "storage.recovery-key-mistyped")]
    public void What_is_no_key_is_refused(string typed, string code) => Assert.Equal(code, RecoveryKey.Read(typed).Refusal?.Code);

    [Fact]
    public void A_recovery_key_does_not_tell_itself()
    {
        using RecoveryKey key = RecoveryKey.New();
        Assert.DoesNotContain(key.Write()[..4], $"{key}", StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Passphrases and the recovery key from the shell.</summary>
public class KeysTests
{
    private const string Second = "a second passphrase for Milo";

    [Fact]
    public void An_added_passphrase_opens_the_study_until_it_is_removed()
    {
        using Desk desk = Some.Study();
        desk.Set("OFFRAMP_NEW_PASSPHRASE", Second);
        desk.Run("passphrase", "add", "--label", "Milo");
        JsonElement[] slots = [.. desk.Json("passphrase", "list").EnumerateArray()];
        Assert.Equal(["passphrase", "passphrase"], slots.Select(static slot => slot.GetProperty("kind").GetString()));
        Assert.True(Assert.Single(slots, static slot => slot.GetProperty("label").GetString() == "Milo").GetProperty("ours").ValueKind is JsonValueKind.False);
        Assert.Equal(0, With(desk, Second, "sources", "list").Exit);
        desk.Run("passphrase", "remove", "Milo");
        Assert.Equal(3, With(desk, Second, "sources", "list").Exit);
        desk.Run("sources", "list");
    }

    [Fact]
    public void The_last_way_in_is_not_removed()
    {
        using Desk desk = Some.Study();
        string id = Assert.Single(desk.Json("passphrase", "list").EnumerateArray()).GetProperty("id").GetString()!;
        Answer answer = desk.Try(["passphrase", "remove", id]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("last way into the study", answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, desk.Try(["passphrase", "remove", "nobody's"]).Exit);
        desk.Run("sources", "list");
    }

    [Fact]
    public void A_changed_passphrase_shuts_the_old_one_out_and_a_weak_one_is_refused()
    {
        using Desk desk = Some.Study();
        desk.Set("OFFRAMP_NEW_PASSPHRASE", "short");
        Assert.Equal(1, desk.Try(["passphrase", "change"]).Exit);
        desk.Run("sources", "list");
        desk.Set("OFFRAMP_NEW_PASSPHRASE", Second);
        desk.Run("passphrase", "change");
        Assert.Equal(3, desk.Try(["sources", "list"]).Exit);
        Assert.Equal(0, With(desk, Second, "coding", "passages").Exit);
        Assert.Equal(0, With(desk, Second, "verify").Exit);
    }

    [Fact]
    public void A_recovery_key_is_shown_once_and_opens_a_study_whose_passphrase_is_forgotten()
    {
        using Desk desk = Some.Study();
        string key = desk.Run("passphrase", "recovery-key").Trim();
        Assert.DoesNotContain(key, desk.Run("history") + desk.Run("passphrase", "list"), StringComparison.Ordinal);
        desk.Set("OFFRAMP_PASSPHRASE", null);
        desk.Set("OFFRAMP_NEW_PASSPHRASE", Second);
        char[] wrong = key.ToCharArray();
        wrong[0] = wrong[0] == '0' ? '1' : '0';
        Answer mistyped = desk.Try(["passphrase", "recover"], new string(wrong) + "\n");
        Assert.Equal(3, mistyped.Exit);
        Assert.Contains("wrong character", mistyped.Error, StringComparison.Ordinal);
        Assert.Equal(3, desk.Try(["passphrase", "recover"], key[..10] + "\n").Exit);
        Assert.Equal(0, desk.Try(["passphrase", "recover"], key.ToLowerInvariant() + "\n").Exit);
        Assert.Equal(0, With(desk, Second, "sources", "list").Exit);
    }

    [Fact]
    public void Suggested_words_are_six_and_never_the_same()
    {
        using var desk = new Desk();
        string first = desk.Run("passphrase", "suggest"), second = desk.Run("passphrase", "suggest");
        Assert.Equal(6, first.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.NotEqual(first, second);
    }

    private static Answer With(Desk desk, string passphrase, params string[] command)
    {
        desk.Set("OFFRAMP_PASSPHRASE", passphrase);
        Answer answer = desk.Try(command);
        desk.Set("OFFRAMP_PASSPHRASE", "a passphrase of the tests");
        return answer;
    }
}

namespace Offramp.Storage.Tests;

public class PassphraseTests
{
    [Theory]
    [InlineData("café au lait gris", "cafe\u0301 au lait gris")]
    [InlineData("\u0622\u0628 و نان و نمک", "\u0627\u0653\u0628 و نان و نمک")]
    [InlineData("각설탕과 물과 소금", "\u1100\u1161\u11a8설탕과 물과 소금")]
    [InlineData("salt and bread and water", "salt\u00a0and\u2009bread\u3000and\u202fwater")]
    public void A_passphrase_is_the_same_however_its_marks_and_spaces_are_typed(string one, string other)
    {
        using Passphrase first = Passphrase.Entered(one);
        using Passphrase second = Passphrase.Entered(other);
        Assert.Equal(first.Bytes.ToArray(), second.Bytes.ToArray());
    }

    [Theory]
    [InlineData("salt and bread", "Salt and bread")]
    [InlineData("ﬁne salt and bread", "fine salt and bread")]
    [InlineData("salt 12", "salt ۱۲")]
    [InlineData("salt  and", "salt and")]
    [InlineData("salt ", "salt")]
    public void Nothing_else_is_folded(string one, string other)
    {
        using Passphrase first = Passphrase.Entered(one);
        using Passphrase second = Passphrase.Entered(other);
        Assert.NotEqual(first.Bytes.ToArray(), second.Bytes.ToArray());
    }

    // Expected by another implementation of normalization form C (Unicode 14).
    [Theory]
    [InlineData("177 365 F95B F91B 322", "177 365 62CF 4E82 322")]
    [InlineData("4DC 1E014 1D17F 2F8BD", "4DC 1D17F 1E014 63E4")]
    [InlineData("1D1AC 1F06 FB2D", "1D1AC 1F06 5E9 5BC 5C2")]
    [InlineData("1FCA 11099 F999 1ECE 2F843 32F 5B6 FAA9 F91B", "1FCA 11099 84EE 1ECE 5553 5B6 32F 774A 4E82")]
    [InlineData("17E 2F936 341 6F 116B7 1D189 73 6F", "17E 753E 301 6F 116B7 1D189 73 6F")]
    [InlineData("1FB9 2F9A4 1FE9 2F807 FA69 1E00D 93C", "1FB9 26C36 1FE9 5002 97FF 93C 1E00D")]
    [InlineData("61 323 302", "1EAD")]
    [InlineData("61 302 323", "1EAD")]
    [InlineData("11099 110BA", "1109A")]
    [InlineData("1100 1161 11A8 11A8", "AC01 11A8")]
    public void Characters_are_composed_as_Unicode_says(string typed, string composed) =>
        Assert.Equal(Text(composed), Composition.Compose(Text(typed)));

    [Theory]
    [InlineData("short one", "storage.passphrase-too-short")]
    [InlineData("eleven char", "storage.passphrase-too-short")]
    [InlineData("Password-1234", "storage.passphrase-common")]
    [InlineData("correct horse battery staple", "storage.passphrase-common")]
    [InlineData("aaaaaaaaaaaa", "storage.passphrase-common")]
    [InlineData("123456789012", "storage.passphrase-common")]
    [InlineData("abababababababab", "storage.passphrase-common")]
    [InlineData("Interview 2026!!", "storage.passphrase-common")]
    public void A_chosen_passphrase_is_refused_where_it_is_short_or_common(string typed, string code) =>
        Assert.Equal(code, Passphrase.Chosen(typed).Refusal?.Code);

    [Theory]
    [InlineData("seven oars at the quay")]
    [InlineData("دوازده قایق در بندر")]
    public void Any_other_passphrase_is_taken(string typed) => Assert.False(Passphrase.Chosen(typed).IsRefused);

    [Fact]
    public void The_offered_six_words_come_of_the_list_and_are_long_enough()
    {
        for (int i = 0; i < 100; i++)
        {
            string offered = Passphrase.SixWords();
            Assert.All(offered.Split(' '), word => Assert.Contains(word, WordList.Words));
            Assert.Equal(6, offered.Split(' ').Length);
            Assert.False(Passphrase.Chosen(offered).IsRefused);
        }
    }

    [Fact]
    public void The_list_holds_2048_different_plain_words()
    {
        Assert.Equal(WordList.Count, WordList.Words.Distinct().Count());
        Assert.All(WordList.Words, word => Assert.Matches("^[a-z]{4,8}$", word));
    }

    [Fact]
    public void A_passphrase_does_not_tell_itself_and_cannot_be_used_after_it_was_zeroed()
    {
        Passphrase passphrase = Passphrase.Entered("seven oars at the quay");
        Assert.DoesNotContain("oars", $"{passphrase}", StringComparison.Ordinal);
        passphrase.Dispose();
        Assert.Throws<ObjectDisposedException>(() => passphrase.Bytes.ToArray());
    }

    private static string Text(string codePoints) =>
        string.Concat(codePoints.Split(' ').Select(c => char.ConvertFromUtf32(Convert.ToInt32(c, 16))));
}

using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Storage.Tests;

public class PaddingTests
{
    // Worked by hand from the definition: exponent E = ⌊log2 L⌋, S = ⌊log2 E⌋ + 1, the last E − S bits become zero upwards.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(9, 10)]
    [InlineData(100, 104)]
    [InlineData(1000, 1024)]
    [InlineData(4097, 4352)]
    [InlineData(10_000, 10_240)]
    [InlineData(1_000_000, 1_015_808)]
    [InlineData(1_048_576, 1_048_576)]
    [InlineData(1_048_577, 1_081_344)]
    public void Padme_rounds_as_its_authors_define(long length, long padded) => Assert.Equal(padded, Padding.Padme(length));

    [Fact]
    public void Padme_never_shortens_never_adds_more_than_an_eighth_and_keeps_what_it_made() =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), length =>
        {
            long padded = Padding.Padme(length);
            return padded >= length && padded <= length * 1.125 && Padding.Padme(padded) == padded;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 256)]
    [InlineData(252, 256)]
    [InlineData(253, 512)]
    public void Entries_are_padded_to_steps_of_256_bytes(int length, int padded) => Assert.Equal(padded, Padding.Entry(new byte[length]).Length);

    [Theory]
    [InlineData(0, 32)]
    [InlineData(28, 32)]
    [InlineData(29, 64)]
    public void Words_are_padded_to_steps_of_32_bytes(int length, int padded) => Assert.Equal(padded, Padding.Words(new byte[length]).Length);

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(4092, 4096)]
    [InlineData(4093, 4352)]
    public void Bodies_have_at_least_4096_bytes(int length, int padded) => Assert.Equal(padded, Padding.Body(new byte[length]).Length);

    [Fact]
    public void What_was_padded_comes_back()
    {
        byte[] clear = [0, 1, 0, 255, 0];
        foreach (byte[] padded in (byte[][])[Padding.Entry(clear), Padding.Words(clear), Padding.Body(clear), Padding.Fixed(clear, 9)])
        {
            Assert.True(Padding.TryRemove(padded, out byte[]? back));
            Assert.Equal(clear, back);
        }
    }

    [Fact]
    public void A_length_that_does_not_fit_or_padding_that_is_not_zero_is_noticed()
    {
        Assert.False(Padding.TryRemove([0, 0, 0], out _));
        Assert.False(Padding.TryRemove([0, 0, 0, 2, 1], out _));
        Assert.False(Padding.TryRemove([255, 255, 255, 255, 1], out _));
        Assert.False(Padding.TryRemove([0, 0, 0, 1, 1, 0, 1], out _));
    }
}

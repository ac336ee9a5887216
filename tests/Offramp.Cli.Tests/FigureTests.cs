namespace Offramp.Cli.Tests;

/// <summary>Figures, from the shell.</summary>
public class FigureTests
{
    [Fact]
    public void Figures_are_drawn_without_a_source_word_and_noted_as_copies()
    {
        using Desk desk = Some.Study();
        desk.Run("coding", "frequencies", "--svg", desk.At("a.svg"), "--by", "coder");
        desk.Run("coding", "cooccurrence", "--svg", desk.At("b.svg"));
        desk.Run("coding", "coverage", "--svg", desk.At("c.svg"));
        string[] drawn = [.. ((string[])["a.svg", "b.svg", "c.svg"]).Select(name => File.ReadAllText(desk.At(name)))];
        Assert.All(drawn, svg => Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg ", svg, StringComparison.Ordinal));
        Assert.All(drawn, svg => Assert.Null(Some.RunShared(Some.Kept, svg)));
        string[] copies = [.. desk.Json("protection", "copies").EnumerateArray().Select(copy => copy.GetProperty("name").GetString()!)];
        Assert.Equal(["a.svg", "b.svg", "c.svg"], copies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_of_another_kind_and_a_part_that_is_not_known_are_refused_before_anything_is_noted()
    {
        using Desk desk = Some.Study();
        Assert.Equal(2, desk.Try(["coding", "coverage", "--svg", desk.At("c.png")]).Exit);
        Assert.Equal(2, desk.Try(["coding", "frequencies", "--svg", desk.At("c.svg"), "--by", "wave"]).Exit);
        Assert.False(File.Exists(desk.At("c.svg")));
        Assert.Empty(desk.Json("protection", "copies").EnumerateArray());
    }
}

namespace Offramp.Cli.Tests;

/// <summary>The codebook's second half from the shell.</summary>
public class CodebookTests
{
    [Fact]
    public void A_codebook_goes_out_and_comes_in_with_its_sets_and_is_redescribed_only_when_asked()
    {
        using var desk = new Desk();
        desk.Set("OFFRAMP_STUDY", desk.At("a.offramp"));
        Do(desk, "new", desk.At("a.offramp"), "--title", "A", "--first-coder", "Asha");
        Do(desk, "coding", "codebook", "add", "Offer", "--definition", "=what is held out");
        Do(desk, "coding", "codebook", "add", "Pay", "--parent", "Offer", "--colour", "#336699");
        Do(desk, "coding", "sets", "add", "Chapter 2", "Offer/Pay");
        Do(desk, "export", "codebook", desk.At("book.csv"));
        Assert.Contains("'=what is held out", File.ReadAllText(desk.At("book.csv")), StringComparison.Ordinal);
        Do(desk, "new", desk.At("b.offramp"), "--title", "B", "--first-coder", "Asha");
        desk.Set("OFFRAMP_STUDY", desk.At("b.offramp"));
        Do(desk, "import", "codebook", desk.At("book.csv"));
        Do(desk, "export", "codebook", desk.At("again.csv"));
        Assert.Equal(File.ReadAllText(desk.At("book.csv")), File.ReadAllText(desk.At("again.csv")));
        Do(desk, "coding", "codebook", "describe", "Offer", "--definition", "otherwise");
        Assert.Contains("--update", Do(desk, "import", "codebook", desk.At("book.csv")).Out, StringComparison.Ordinal);
        Assert.Contains("otherwise", Do(desk, "coding", "codes").Out, StringComparison.Ordinal);
        Do(desk, "import", "codebook", desk.At("book.csv"), "--update");
        Assert.Contains("=what is held out", Do(desk, "coding", "codes").Out, StringComparison.Ordinal);
    }

    private static Answer Do(Desk desk, params string[] args)
    {
        Answer answer = desk.Try(args);
        Assert.True(answer.Exit == 0, string.Join(' ', args) + "\n" + answer.Error);
        return answer;
    }

    [Fact]
    public void A_day_without_codes_is_told_so()
    {
        using Desk desk = Some.Study();
        Assert.Contains("The codebook was empty then.", desk.Try(["coding", "codebook", "show", "2001-01-01"]).Error, StringComparison.Ordinal);
    }
}

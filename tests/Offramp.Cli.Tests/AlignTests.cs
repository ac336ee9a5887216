using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>Texts of one source that answer each other, from the shell.</summary>
public class AlignTests
{
    [Fact]
    public void A_translation_comes_in_with_a_proposal_that_a_person_mends()
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "import", desk.File("boat.txt",
            "Interviewer: Where did the boat go?\nP-01: Out past the point, and we did not see it again that year. Then I went home.\nInterviewer: And the men?\nP-01: They came back on foot.\n"));
        desk.Run("sources", "import", desk.File("boat.fr.txt",
            "Interviewer: Où est allé le bateau ?\nP-01: Au-delà de la pointe, et nous ne l'avons pas revu cette année-là.\nP-01: Puis je suis rentré.\nInterviewer: Et les hommes ?\nP-01: Ils sont revenus à pied.\n"),
            "--translation-of", "boat", "--language", "fr");
        JsonElement[] links = [.. desk.Json("sources", "align", "show", "boat", "boat.fr").EnumerateArray()];
        Assert.Equal(4, links.Length);
        Assert.Equal((2, 3), (links[1].GetProperty("firstThere").GetInt32(), links[1].GetProperty("lastThere").GetInt32()));
        Assert.True(links[1].GetProperty("wantsLooking").GetBoolean());
        desk.Run("sources", "align", "link", "boat.fr", "3", "boat", "none");
        Assert.Contains("confirmed", desk.Run("sources", "align", "show", "boat.fr", "boat"), StringComparison.Ordinal);
        desk.Run("undo");
        desk.Run("sources", "align", "confirm", "boat.fr", "boat");
        Assert.All(desk.Json("sources", "align", "show", "boat", "boat.fr").EnumerateArray(), static link => Assert.True(link.GetProperty("confirmed").GetBoolean()));

        desk.Run("coding", "codebook", "add", "Leaving");
        desk.Run("coding", "add", "boat", "--quote", "did not see it again", "--code", "Leaving");
        JsonElement there = Assert.Single(Assert.Single(desk.Json("coding", "passages", "--code", "Leaving", "--elsewhere").EnumerateArray())
            .GetProperty("elsewhere").EnumerateArray());
        Assert.Equal(("fr", true), (there.GetProperty("language").GetString(), there.GetProperty("confirmed").GetBoolean()));
        Assert.StartsWith("Au-delà de la pointe", there.GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Contains("rentré", desk.Run("coding", "passages", "--code", "Leaving", "--elsewhere"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("boat", "x", "boat.fr", "1")]
    [InlineData("boat", "1-2-3", "boat.fr", "1")]
    [InlineData("boat", "0", "boat.fr", "1")]
    [InlineData("boat", "9", "boat.fr", "1")]
    [InlineData("boat", "none", "boat.fr", "none")]
    [InlineData("boat", "1", "talk-1", "1")]
    public void What_names_no_turns_is_refused(string one, string units, string other, string there)
    {
        using Desk desk = Some.Study();
        desk.Run("sources", "import", desk.File("boat.txt", "Interviewer: Where?\nP-01: Out past the point.\n"));
        desk.Run("sources", "import", desk.File("boat.fr.txt", "Interviewer: Où ?\nP-01: Au-delà de la pointe.\n"), "--translation-of", "boat");
        Answer answer = desk.Try(["sources", "align", "link", one, units, other, there]);
        Assert.Equal(1, answer.Exit);
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public void The_proposal_finds_by_itself_where_the_samples_translations_depart()
    {
        using var desk = new Desk();
        desk.Run("demo", desk.At("a.offramp"));
        foreach (string source in (string[])["p-05", "p-08"])
        {
            string Links() => string.Join(", ", desk.Json("sources", "align", "show", source, source + ".en").EnumerateArray()
                .Select(static link => $"{link.GetProperty("first")}-{link.GetProperty("last")}={link.GetProperty("firstThere")}-{link.GetProperty("lastThere")}"));
            string byHand = Links();
            desk.Run("sources", "align", "remove", source, source + ".en");
            desk.Run("sources", "align", "propose", source, source + ".en");
            Assert.Equal(byHand, Links());
        }
    }

    [Fact]
    public void A_passage_of_a_translation_says_in_which_text_its_numbers_count()
    {
        using var desk = new Desk();
        desk.Run("demo", desk.At("a.offramp"));
        desk.Run("coding", "codebook", "add", "Looked at");
        desk.Run("search", "harbour", "--code", "Looked at");
        Assert.Contains("p-05 (p-05.en) ", desk.Run("coding", "passages", "--code", "Looked at"), StringComparison.Ordinal);
    }
}

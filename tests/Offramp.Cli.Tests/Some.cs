using System.Globalization;
using System.Text;

namespace Offramp.Cli.Tests;

/// <summary>Plausible things to put on a desk.</summary>
internal static class Some
{
    /// <summary>A talk whose words may be quoted.</summary>
    public const string Free = """
        Interviewer: What was promised?
        P-01: They promised three hundred a month and a house by the harbour.
        Interviewer: Was it paid?
        P-01: Twice it was. Then the salary came late, and then it did not come at all.

        """;

    /// <summary>A talk to which nobody has agreed.</summary>
    public const string Kept = """
        Interviewer: And where were you that winter?
        P-02: My brother kept the old boat hidden behind the salt shed until spring.
        Interviewer: Who paid for it?
        P-02: Our uncle sold two goats and the silver clock to pay the boatman.

        """;

    /// <summary>A study of two talks, one free to quote and one not, both coded as Pay.</summary>
    public static Desk Study()
    {
        var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "Two talks", "--first-coder", "Asha");
        desk.Run("protection", "participants", "add", "P-01");
        desk.Run("protection", "participants", "add", "P-02");
        desk.Run("sources", "import", desk.File("talk-1.txt", Free), "--participant", "P-01");
        desk.Run("sources", "import", desk.File("talk-2.txt", Kept), "--participant", "P-02");
        desk.Run("protection", "consent", "P-01", "--source", "talk-1", "--scope", "verbatim", "--freedom", "free");
        desk.Run("coding", "codebook", "add", "Offer");
        desk.Run("coding", "codebook", "add", "Pay", "--parent", "Offer");
        desk.Run("coding", "add", "talk-1", "--quote", "They promised three hundred a month", "--code", "Pay", "--memo", "the first sum that is named");
        desk.Run("coding", "add", "talk-2", "--quote", "Our uncle sold two goats and the silver clock", "--code", "Pay", "--memo", "says that the uncle sold two goats for it");
        return desk;
    }

    /// <summary>Every run of five words of a text.</summary>
    public static IEnumerable<string> RunsOf(string text)
    {
        string[] words = Words(text);
        for (int i = 0; i + 5 <= words.Length; i++) yield return string.Join(' ', words[i..(i + 5)]);
    }

    /// <summary>The first run of five words of a text that stands in another, whatever the marks between; null where none does.</summary>
    public static string? RunShared(string text, string other)
    {
        string within = " " + string.Join(' ', Words(other)) + " ";
        return RunsOf(text).FirstOrDefault(run => within.Contains(" " + run + " ", StringComparison.Ordinal));
    }

    /// <summary>The folder with the three files of a project of many texts.</summary>
    public static string Project(Desk desk, int texts)
    {
        string folder = Directory.CreateDirectory(desk.At("project")).FullName;
        File.WriteAllText(Path.Combine(folder, "codes.jsonl"), """{"id":"pay","name":"Pay","parent":null}""" + "\n");
        var documents = new StringBuilder();
        var codings = new StringBuilder();
        for (int i = 0; i < texts; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            // Words that do not repeat, so that the sealed texts stay large.
            string words = string.Join(' ', Enumerable.Range(0, 400).Select(w => Convert.ToHexStringLower(BitConverter.GetBytes((i * 7919 + w) * 2654435761L))));
            documents.Append(CultureInfo.InvariantCulture, $$"""{"id":"d{{number}}","name":"talk-{{number}}","text":"Pay came late. {{words}}"}""").Append('\n');
            codings.Append(CultureInfo.InvariantCulture, $$"""{"doc":"d{{number}}","code":"pay","start":0,"end":14,"coder":"Asha"}""").Append('\n');
        }
        File.WriteAllText(Path.Combine(folder, "docs.jsonl"), documents.ToString());
        File.WriteAllText(Path.Combine(folder, "codings.jsonl"), codings.ToString());
        return folder;
    }

    private static string[] Words(string text) =>
        new string([.. text.Select(static c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

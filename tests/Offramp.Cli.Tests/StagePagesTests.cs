using System.Text;
using System.Text.RegularExpressions;

namespace Offramp.Cli.Tests;

/// <summary>Every command on the pages of docs/stages is run as it stands there.</summary>
public partial class StagePagesTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Path.Combine(Root, "docs", "stages"), "*.md").Select(path => Path.GetFileName(path)!).Order()];

    private static string Root { get; } = FindRoot();

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_commands_on_a_page_do_what_it_says(string page)
    {
        using var desk = new Desk();
        int ran = 0;
        foreach (Match block in ShellBlock().Matches(File.ReadAllText(Path.Combine(Root, "docs", "stages", page))))
        {
            foreach (string line in block.Groups[1].Value.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("offramp ", StringComparison.Ordinal)))
            {
                string[] args = [.. Words(line).Skip(1).Select(word => Placed(desk, word))];
                // The page's reader has set OFFRAMP_STUDY to the study that the page begins with.
                if (ran++ == 0) desk.Set("OFFRAMP_STUDY", args[1]);
                Answer answer = desk.Try(args);
                Assert.True(answer.Exit == 0, $"{line}\ngave {answer.Exit}: {answer.Error}");
            }
        }
        Assert.True(ran > 0, "The page shows no command.");
    }

    private static string Placed(Desk desk, string word)
    {
        if (word.StartsWith("samples/", StringComparison.Ordinal)) return Path.Combine(Root, word);
        return word.EndsWith(".offramp", StringComparison.Ordinal) || word is "out" or "study-tables" || Path.GetExtension(word) is ".json" or ".csv" ? desk.At(word) : word;
    }

    /// <summary>The words of a line as a shell divides them.</summary>
    internal static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        bool quoted = false, any = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
                any = true;
            }
            else if (c == ' ' && !quoted)
            {
                if (any) yield return word.ToString();
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }
        if (any) yield return word.ToString();
    }

    private static string FindRoot([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}

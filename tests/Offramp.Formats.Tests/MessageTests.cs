using System.Text.RegularExpressions;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public partial class MessageTests
{
    [GeneratedRegex("\"(formats\\.[a-z0-9-]+)\"")]
    private static partial Regex Code();

    [Fact]
    public void Every_problem_has_its_words_and_no_words_are_left_over()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at.FullName, "src", "Offramp.Formats"))) at = at.Parent!;
        string[] used =
        [
            .. Directory.EnumerateFiles(Path.Combine(at.FullName, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal),
        ];
        Assert.Equal(used, Messages.English.Codes.Where(c => c.StartsWith("formats.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_problem_is_said_in_full()
    {
        string said = Messages.English.Say(TextReading.Read("a.txt", [.. "one\ncaf"u8, 0xE9]).Problems[0]);
        Assert.Equal(
            "a.txt, line 2: The file is not UTF-8 (byte 7 does not fit); it was read as Windows-1252. If letters are wrong, save it as UTF-8 and import it again.", said);
    }
}

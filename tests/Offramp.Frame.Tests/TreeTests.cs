using System.Text.RegularExpressions;

namespace Offramp.Frame.Tests;

/// <summary>What must hold for every file of the repository.</summary>
public partial class TreeTests
{
    private const int MostLines = 600;

    [Fact]
    public void No_file_of_code_is_longer_than_a_person_can_hold()
    {
        string[] tooLong = [.. Repository.Files("*.cs", "*.ts", "*.tsx")
            .Select(path => (path, lines: File.ReadLines(path).Count()))
            .Where(file => file.lines > MostLines)
            .Select(file => $"{Repository.Relative(file.path)}: {file.lines} lines")];
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_file_names_a_machine_or_a_package_registry()
    {
        string[] found = [.. Repository.Files("*.cs", "*.md", "*.json", "*.yaml", "*.yml", "*.props", "*.csproj", "*.sh", "*.ts", "*.tsx", "*.txt")
            .Where(path => MachineOrRegistry().IsMatch(File.ReadAllText(path)))
            .Select(Repository.Relative)];
        Assert.Empty(found);
    }

    [Fact]
    public void No_file_holds_unfinished_work()
    {
        string[] found = [.. Repository.Files("*.cs", "*.ts", "*.tsx")
            .Where(path => !path.EndsWith(nameof(TreeTests) + ".cs", StringComparison.Ordinal))
            .Where(path => Unfinished().IsMatch(File.ReadAllText(path)))
            .Select(Repository.Relative)];
        Assert.Empty(found);
    }

    [Fact]
    public void Every_link_between_pages_leads_to_a_file()
    {
        string[] broken = [.. Repository.Files("*.md")
            .Where(path => !Repository.Relative(path).StartsWith("samples/", StringComparison.Ordinal))
            .SelectMany(page => Link().Matches(File.ReadAllText(page))
                .Select(link => link.Groups[1].Value.Split('#')[0])
                .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
                .Select(target => $"{Repository.Relative(page)} → {target}"))];
        Assert.Empty(broken);
    }

    // Written in pieces, so that this file does not find itself.
    [GeneratedRegex(@"/(wo[r]k|fa[r]m)/|/tm[p]/w/|npm[j]s\.org|nuget\.o[r]g/|debian\.o[r]g")]
    private static partial Regex MachineOrRegistry();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}

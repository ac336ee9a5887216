using System.Xml.Linq;

namespace Offramp.Frame.Tests;

/// <summary>The table of projects in ARCHITECTURE.md, as a law.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["Offramp.Methods"] = ([], ["MathNet.Numerics"]),
        ["Offramp.Research"] = (["Offramp.Methods"], []),
        ["Offramp.Formats"] = (
            ["Offramp.Research", "Offramp.Methods"],
            ["DocumentFormat.OpenXml", "System.IO.Packaging", "ExcelDataReader", "CsvHelper", "Markdig", "AngleSharp", "YamlDotNet"]),
        ["Offramp.Storage"] = (["Offramp.Research"], ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3", "Npgsql"]),
        ["Offramp.Server"] = (
            ["Offramp.Methods", "Offramp.Research", "Offramp.Formats", "Offramp.Storage"],
            ["Microsoft.AspNetCore.OpenApi"]),
        ["Offramp.Cli"] = (
            ["Offramp.Methods", "Offramp.Research", "Offramp.Formats", "Offramp.Storage", "Offramp.Server"],
            ["System.CommandLine", "Spectre.Console"]),
    };

    [Fact]
    public void A_project_references_only_what_the_table_allows()
    {
        string[] projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.Equal(Allowed.Keys.Order(), projects.Select(Path.GetFileNameWithoutExtension).Order());
        foreach (string project in projects)
        {
            (string[] mayProjects, string[] mayPackages) = Allowed[Path.GetFileNameWithoutExtension(project)];
            XDocument xml = XDocument.Load(project);
            Assert.Empty(Includes(xml, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(mayProjects));
            Assert.Empty(Includes(xml, "PackageReference").Except(mayPackages));
        }
    }

    [Fact]
    public void Every_package_has_a_central_version_and_a_line_in_the_docs()
    {
        string[] central = [.. Includes(XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")), "PackageVersion")];
        string[] used = [.. Repository.Files("*.csproj", "Directory.Build.props").SelectMany(file => Includes(XDocument.Load(file), "PackageReference")).Distinct()];
        string docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "dependencies.md"));
        Assert.Equal(used.Order(), central.Order());
        string[] undocumented = [.. central.Where(package => !docs.Contains($"`{package}`", StringComparison.Ordinal))];
        Assert.Empty(undocumented);
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>();
}

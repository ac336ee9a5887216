using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Offramp.Methods.Tests.Package;

/// <summary>The library as a package of its own: its README says what is true, and what is packed is all that others need.</summary>
public sealed partial class PackageTests
{
    public static TheoryData<string> Samples => [.. typeof(ReadmeSamples).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name)];

    [Fact]
    public void The_samples_of_the_readme_are_those_that_are_compiled() => Assert.Equal(Compiled().Values, Shown());

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_of_the_readme_prints_what_it_says(string name)
    {
        using var printed = new StringWriter { NewLine = "\n" };
        typeof(ReadmeSamples).GetMethod(name)!.Invoke(null, [printed]);
        // The comments at the end of a sample are what it prints.
        string[] said = [.. Compiled()[name].Split('\n').Reverse().TakeWhile(static line => line.StartsWith("// ", StringComparison.Ordinal)).Select(static line => line[3..]).Reverse()];
        Assert.NotEmpty(said);
        Assert.Equal(said, printed.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void The_package_holds_the_library_its_documentation_and_its_readme_and_needs_no_other_project()
    {
        using var package = new ZipArchive(Packed());
        string[] files = [.. package.Entries.Select(static entry => entry.FullName)];
        Assert.Contains("README.md", files);
        Assert.Equal(["lib/net10.0/Offramp.Methods.dll", "lib/net10.0/Offramp.Methods.xml"], files.Where(static file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        using Stream stream = package.GetEntry("Offramp.Methods.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
        Assert.Equal(("Offramp.Methods", "Apache-2.0", "README.md"), (Value("id"), Value("license"), Value("readme")));
        Assert.Equal(["MathNet.Numerics"], metadata.Descendants().Where(static e => e.Name.LocalName == "dependency").Select(static e => e.Attribute("id")!.Value));
        using var documentation = new StreamReader(package.GetEntry("lib/net10.0/Offramp.Methods.xml")!.Open());
        Assert.Contains("M:Offramp.Methods.Qca.Minimisation.Of", documentation.ReadToEnd(), StringComparison.Ordinal);
    }

    // Packs what the tests were built with.
    private static MemoryStream Packed()
    {
        string folder = Directory.CreateTempSubdirectory("offramp-pack-").FullName;
        string configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        // Within dotnet test the program itself is known: no other one on the PATH is waited for.
        var begin = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            ["pack", Path.Combine(Library(), "Offramp.Methods.csproj"), "--no-build", "--no-restore", "-c", configuration, "-o", folder, "-v", "q"])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process packing = Process.Start(begin)!;
        Task<string> errors = packing.StandardError.ReadToEndAsync();
        string output = packing.StandardOutput.ReadToEnd();
        packing.WaitForExit();
        Assert.True(packing.ExitCode == 0, output + errors.Result);
        byte[] package = File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "*.nupkg")));
        Directory.Delete(folder, recursive: true);
        return new MemoryStream(package);
    }

    private static IEnumerable<string> Shown() => Fenced().Matches(File.ReadAllText(Path.Combine(Library(), "README.md"))).Select(static block => block.Groups[1].Value.TrimEnd());

    // Each method's lines between the marks, without what they are indented by.
    private static Dictionary<string, string> Compiled()
    {
        var samples = new Dictionary<string, string>(StringComparer.Ordinal);
        string source = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "ReadmeSamples.cs"));
        foreach (Match method in Marked().Matches(source))
            samples[method.Groups[1].Value] = string.Join('\n', method.Groups[2].Value.Split('\n').Select(static line => line.Length >= 8 ? line[8..] : line)).TrimEnd();
        return samples;
    }

    private static string Library() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Offramp.Methods"));

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"public static void (\w+)\(TextWriter Console\)\n    \{\n        // sample\n(.*?)        // end\n", RegexOptions.Singleline)]
    private static partial Regex Marked();
}

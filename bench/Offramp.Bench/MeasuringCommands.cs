using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Offramp.Bench;

/// <summary>The commands that write a workload and measure one.</summary>
internal static class MeasuringCommands
{
    private const string Usage = """
        workload OUT [--w2] [--docs N] [--chars N] [--codes N] [--codings N] [--seed N] [--rtl SHARE]
        measure FOLDER [--study FILE] [--imports N] [--raw yes]
        all [FOLDER] [--runs N]
        """;

    // Whether figures are written for the process that asked for them.
    private static bool isRaw;

    /// <summary>Runs a command; null where the first word is none of these.</summary>
    public static int? Run(string[] args)
    {
        if (args is not ["workload" or "measure" or "opened" or "first" or "all", ..]) return null;
        try
        {
            switch (args)
            {
                case ["workload", string folder, .. string[] rest]:
                    new Workload(Size(rest)).Write(folder);
                    return 0;
                case ["measure", string folder, .. string[] rest]:
                    return Measure(folder, rest);
                case ["opened", string file, .. string[] raw]:
                    isRaw = raw.Length > 0;
                    Say(OpenedMeasures.Of(file));
                    return 0;
                case ["first", string file, string kind, .. string[] raw]:
                    isRaw = raw.Length > 0;
                    Say(FirstQuestion.Of(file, kind));
                    return 0;
                case ["all", "--runs", string runs]:
                    return AllMeasures.Run("out", Number(runs));
                case ["all"]:
                    return AllMeasures.Run("out", 3);
                case ["all", string folder]:
                    return AllMeasures.Run(folder, 3);
                case ["all", string folder, "--runs", string runs]:
                    return AllMeasures.Run(folder, Number(runs));
            }
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
        }
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static WorkloadSize Size(string[] options)
    {
        WorkloadSize size = options.Contains("--w2") ? WorkloadSize.W2 : WorkloadSize.W1;
        foreach ((string name, string value) in Pairs([.. options.Where(static option => option != "--w2")]))
        {
            size = name switch
            {
                "--docs" => size with { Documents = Number(value) },
                "--chars" => size with { Characters = Number(value) },
                "--codes" => size with { Codes = Number(value) },
                "--codings" => size with { Codings = Number(value) },
                "--seed" => size with { Seed = Number(value) },
                "--rtl" => size with { RightToLeft = double.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new FormatException($"There is no option {name}."),
            };
        }
        return size;
    }

    // Opening is measured in a process of its own: what an import leaves in memory would be counted as the study's.
    private static int Measure(string folder, string[] options)
    {
        string? kept = null;
        int imports = 3;
        foreach ((string name, string value) in Pairs(options))
        {
            if (name == "--study") kept = value;
            else if (name == "--raw") isRaw = true;
            else if (name == "--imports") imports = Math.Max(1, Number(value));
            else throw new FormatException($"There is no option {name}.");
        }
        string work = Directory.CreateTempSubdirectory("offramp-bench-").FullName;
        try
        {
            if (!isRaw) Console.WriteLine($"{Machine}; load {Load()}\n{Series.Heading}");
            string study = Path.Combine(work, "study.offramp");
            if (kept is not null && File.Exists(kept)) File.Copy(kept, study);
            else
            {
                Say(ImportMeasures.Of(folder, study, imports));
                if (kept is not null) File.Copy(study, kept);
            }
            string[] raw = isRaw ? ["raw"] : [];
            foreach (string kind in FirstQuestion.Kinds)
                if (Wait(["first", study, kind, .. raw]) is not 0 and int failed) return failed;
            int exit = Wait(["opened", study, .. raw]);
            if (!isRaw) Console.WriteLine($"load at the end {Load()}");
            return exit;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static int Wait(string[] arguments)
    {
        using Process process = Process.Start(ItselfAnew.Program, ItselfAnew.With(arguments));
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>What the figures were measured on.</summary>
    public static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0.0} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    /// <summary>How busy the machine is over the last minute, where the system tells.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Say(IEnumerable<Series> lines)
    {
        foreach (Series line in lines)
        {
            Console.WriteLine(isRaw ? RawSeries.Write(line) : line.ToString());
            Console.Out.Flush();
        }
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string[] options)
    {
        if (options.Length % 2 != 0) throw new FormatException($"{options[^1]} needs a value.");
        return options.Chunk(2).Select(static pair => (pair[0], pair[1]));
    }

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException($"{value} is no number.");
}

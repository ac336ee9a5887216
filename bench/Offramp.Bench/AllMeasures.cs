using System.Diagnostics;
using System.Globalization;

namespace Offramp.Bench;

/// <summary>Every figure of docs/performance.md in one go, as rows of its tables: each workload several times, each time in processes of its own.</summary>
internal static class AllMeasures
{
    private static readonly (string Name, WorkloadSize Size)[] Sizes =
    [
        ("w1", WorkloadSize.W1),
        ("w2-quarter", WorkloadSize.W2 with { Documents = 1_250, Codings = 250_000 }),
        ("w2-half", WorkloadSize.W2 with { Documents = 2_500, Codings = 500_000 }),
        ("w2", WorkloadSize.W2),
    ];

    // What the issue asks for, in the machine's own measures; everything else has no target.
    private static readonly Dictionary<string, string> Targets = new(StringComparer.Ordinal)
    {
        ["import: whole"] = "W1 10,000",
        ["open"] = "W2 1,500",
        ["new process: open"] = "W2 1,500",
        ["open: most memory until then"] = "W2 600",
        ["one durable change acknowledged"] = "5",
        ["passages of a code with text"] = "W2 10",
        ["passages of a code, right after a coding was added"] = "W2 10",
        ["new process, first thing after opening: passages"] = "W2 10",
        ["co-occurrence of all codes"] = "W2 200",
        ["code by source matrix"] = "W2 100",
        ["search of a word"] = "W2 100",
    };

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">Where the workloads lie; what is missing is written.</param>
    /// <param name="runs">How many processes measure each.</param>
    /// <returns>0, or the exit code of a process that failed.</returns>
    public static int Run(string folder, int runs)
    {
        var figures = new Dictionary<string, List<RawSeries>>(StringComparer.Ordinal);
        foreach ((string name, WorkloadSize size) in Sizes)
        {
            string place = Path.Combine(folder, name);
            if (!File.Exists(Path.Combine(place, "codings.jsonl"))) new Workload(size).Write(place);
            var measured = new List<RawSeries>();
            for (int run = 1; run <= runs; run++)
            {
                Console.Error.WriteLine($"{name}, {run} of {runs}; load {MeasuringCommands.Load()}");
                if (Ask(["measure", place, "--raw", "yes"], measured) is not 0 and int failed) return failed;
            }
            figures[name] = [.. measured.GroupBy(static one => one.What, StringComparer.Ordinal).Select(static alike => RawSeries.Together([.. alike]))];
        }
        Console.WriteLine($"{MeasuringCommands.Machine}; load {MeasuringCommands.Load()}; {runs} processes each");
        WriteFigures(figures["w1"], figures["w2"]);
        WriteGrowth([figures["w2-quarter"], figures["w2-half"], figures["w2"]]);
        return 0;
    }

    private static int Ask(string[] arguments, List<RawSeries> into)
    {
        using Process process = Process.Start(new ProcessStartInfo(ItselfAnew.Program, ItselfAnew.With(arguments)) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line)
            if (RawSeries.Read(line) is { } series) into.Add(series);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void WriteFigures(List<RawSeries> w1, List<RawSeries> w2)
    {
        Console.WriteLine("""

            | what | W1 first | median | best | W2 first | median | best | target |
            |---|---|---|---|---|---|---|---|
            """);
        foreach (RawSeries large in w2)
        {
            RawSeries? small = w1.Find(one => one.What == large.What);
            string[] cells = [large.What, .. Cells(small), .. Cells(large), Targets.GetValueOrDefault(large.What, "")];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }
    }

    private static void WriteGrowth(List<RawSeries>[] sizes)
    {
        Console.WriteLine("""

            | what | 250,000 codings | 500,000 | 1,000,000 | × for 4 × |
            |---|---|---|---|---|
            """);
        foreach (RawSeries large in sizes[^1])
        {
            double[] values = [.. sizes.Select(size => size.Find(one => one.What == large.What)).Select(static one => one is null ? double.NaN : Typical(one))];
            string growth = values[0] > 0 ? (values[^1] / values[0]).ToString("0.0", CultureInfo.InvariantCulture) : "";
            Console.WriteLine($"| {large.What} | {string.Join(" | ", values.Select(Write))} | {growth} |");
        }
    }

    private static double Typical(RawSeries series) => double.IsNaN(series.Median) ? series.First : series.Median;

    private static string[] Cells(RawSeries? series) => series is null ? ["", "", ""] : [Write(series.First), Write(series.Median), Write(series.Best)];

    private static string Write(double value) =>
        double.IsNaN(value) ? "" : value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}

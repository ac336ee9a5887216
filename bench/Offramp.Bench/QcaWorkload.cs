using System.Diagnostics;
using System.Globalization;
using Offramp.Methods.Qca;

namespace Offramp.Bench;

/// <summary>Minimisation of the seeded problems of the references, and re-minimisations as a robustness analysis makes them.</summary>
internal static class QcaWorkload
{
    private static readonly string[] Problems =
        ["crisp_struct_k12_n35", "crisp_struct_k20_n50", "crisp_rand_k18_n45", "crisp_rand_k20_n50", "cyclic_k08_16blocks"];

    public static IEnumerable<Figure> Run(string folder)
    {
        if (Problem(Problems[0]) is null) yield return new Figure("the problems are not here: put them in ../shared/references/qca/bench or name the references' folder in OFFRAMP_REFERENCES", 0, "");
        foreach (string name in Problems)
        {
            if (Problem(name) is not { } table) continue;
            var options = new MinimisationOptions
            {
                Kind = name.StartsWith("cyclic", StringComparison.Ordinal) ? SolutionKind.Conservative : SolutionKind.Parsimonious,
                MostModels = 1000,
            };
            string found = "";
            // What takes milliseconds is measured once it has been compiled for good, which takes a while.
            for (var begun = Stopwatch.StartNew(); begun.ElapsedMilliseconds < 1500;) Minimisation.Of(table, options).Needed();
            Figure measured = Figure.Median(name, 7, () =>
            {
                QcaSolution solution = Minimisation.Of(table, options).Needed();
                found = $"{solution.PrimeImplicants.Length} prime implicants, {solution.ModelCount} models of {solution.TermCount}, proven: {solution.IsProven}";
            });
            yield return measured with { What = $"{measured.What}: {found}" };
        }
        yield return Again(new QcaRandom(7));
        yield return new Figure("peak memory of the process", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB");
    }

    private static Figure Again(QcaRandom random)
    {
        string[] conditions = ["A", "B", "C", "D", "E"];
        QcaData data = QcaData.Of([.. Enumerable.Range(0, 30).Select(static i => $"case{i}")],
            conditions.Append("Y").Select(name => (name, Enumerable.Range(0, 30).Select(_ => random.Membership()).ToArray()))).Needed();
        QcaExpression outcome = QcaParser.Read("Y").Needed();
        return Figure.Median("1,000 re-minimisations of 5 conditions by 30 fuzzy cases", 7, () =>
        {
            for (int i = 0; i < 1000; i++)
            {
                var judged = new TruthTableOptions { Inclusion = 0.6 + (0.0003 * i) };
                if (TruthTable.Of(data, outcome, conditions, judged).Value is { } table) Minimisation.Of(table, new MinimisationOptions());
            }
        });
    }

    private static TruthTable? Problem(string name)
    {
        string? references = Environment.GetEnvironmentVariable("OFFRAMP_REFERENCES");
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null && references is null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "references"))) references = Path.Combine(at.FullName, "shared", "references");
        string file = Path.Combine(references ?? "", "qca", "bench", name + ".csv");
        if (references is null || !File.Exists(file)) return null;
        string[][] rows = [.. File.ReadLines(file).Where(static line => line.Length > 0).Select(static line => line.Split(','))];
        string[] columns = rows[0][1..];
        QcaData data = QcaData.Of([.. rows[1..].Select(static row => row[0])],
            columns.Select((column, c) => (column, rows[1..].Select(row => double.Parse(row[c + 1], CultureInfo.InvariantCulture)).ToArray()))).Needed();
        return TruthTable.Of(data, QcaParser.Read(columns[^1]).Needed(), columns[..^1], new TruthTableOptions()).Needed();
    }

    // The same seed gives the same memberships on every machine.
    private sealed class QcaRandom(uint seed)
    {
        private uint state = seed;

        public double Membership()
        {
            state = (state * 1664525) + 1013904223;
            double value = Math.Round((state >> 8) / (double)(1 << 24), 2);
            return value == 0.5 ? 0.51 : value;
        }
    }
}

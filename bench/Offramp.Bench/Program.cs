using Offramp.Bench;

// Usage: offramp-bench workload OUT …, measure FOLDER …, workbench [FOLDER OF THE BUILT PAGE], or the names of the workloads below. Run it in Release.
if (MeasuringCommands.Run(args) is { } exit) return exit;
if (args is ["workbench", ..]) return await WorkbenchMeasures.Run(args.Length > 1 ? args[1] : Path.Combine("web", "dist"));

var workloads = new Dictionary<string, Func<string, IEnumerable<Figure>>>(StringComparer.Ordinal)
{
    ["storage"] = StorageWorkloads.Run,
    ["single-changes"] = SingleChangesWorkload.Run,
    ["qca"] = QcaWorkload.Run,
    ["lists"] = ListsWorkload.Run,
    ["lists-coverage"] = ListsCoverage.Run,
    ["disclosure"] = DisclosureWorkload.Run,
    ["responses"] = ResponsesWorkload.Run,
    ["agreement"] = AgreementWorkload.Run,
    ["agreement-coverage"] = AgreementWorkload.Coverage,
    ["spans"] = SpansWorkload.Run,
    ["spans-coverage"] = SpansWorkload.Coverage,
};

string folder = Directory.CreateTempSubdirectory("offramp-bench-").FullName;
try
{
    foreach (string name in args.Length > 0 ? args : [.. workloads.Keys])
    {
        if (!workloads.TryGetValue(name, out Func<string, IEnumerable<Figure>>? run))
        {
            Console.Error.WriteLine($"There is no workload {name}; there are: {string.Join(", ", workloads.Keys)}.");
            return 2;
        }
        foreach (Figure figure in run(folder)) Console.WriteLine($"{name}\t{figure.What}\t{figure.Value.ToString("0.0", null)} {figure.Unit}");
    }
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

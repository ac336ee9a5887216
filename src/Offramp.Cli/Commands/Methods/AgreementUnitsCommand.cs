using System.CommandLine;
using Offramp.Methods.Agreement;

namespace Offramp.Cli;

/// <summary>How well coders agree who gave codes to the same units.</summary>
internal static class AgreementUnitsCommand
{
    private const int UsualSeed = 1;

    /// <summary>The command.</summary>
    public static Command Make(Door door)
    {
        var input = new AgreementInput(door);
        Option<double?> level = MethodOptions.Number("--level", "How often intervals are to hold the true coefficient, between 0 and 1. Default: 0.95.");
        Option<int?> bootstrap = Numbers.Option("--bootstrap", "Draw so many resamples of the units (of the documents with --document) for further intervals; 1000 or more for a report.");
        Option<int?> seed = Numbers.Option("--seed", $"The seed of the resamples, to be reported. Default: {UsualSeed}.");
        Option<BootstrapKind?> interval = Kinds.Option<BootstrapKind>("--interval", "How the bootstrap's intervals are made. Default: percentile.");
        Option<bool> json = Door.Json();
        var command = new Command("units", "How well coders agree who gave codes to the same units: Krippendorff's alpha, kappas, Gwet's AC, each with its uncertainty.");
        input.AddTo(command);
        foreach (Option option in (Option[])[level, bootstrap, seed, interval, json]) command.Add(option);
        command.SetAction(parsed =>
        {
            AgreementFrame frame = input.Frame(parsed);
            double wanted = parsed.GetValue(level) ?? 0.95;
            var report = new AgreementReport(frame, wanted, parsed.GetValue(bootstrap) is not { } resamples ? null : new BootstrapOptions
            {
                Resamples = resamples,
                Seed = (ulong)(parsed.GetValue(seed) ?? UsualSeed),
                Kind = parsed.GetValue(interval) ?? BootstrapKind.Percentile,
                Level = wanted,
                Documents = frame.Documents,
            });
            if (parsed.GetValue(json)) JsonLines.WriteOne(door.Terminal.Out, report.Json());
            else report.Show(door.Terminal);
            return 0;
        });
        return command;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Bench;

/// <summary>What it costs to bring a folder of JSON lines into a new study.</summary>
internal static class ImportMeasures
{
    /// <summary>The passphrase of measured studies.</summary>
    public const string EnteredPassphrase = "lantern harbour quiet";

    /// <summary>What the measured studies open with.</summary>
    public static Passphrase NewPassphrase() => Passphrase.Entered(EnteredPassphrase);

    /// <summary>The surroundings of a measured study. Keys are derived the cheap way of the tests, so that no figure contains the 0.8 s of a real passphrase.</summary>
    public static StorageOptions OptionsFor(string study) => new() { StateFolder = study + ".state", AllowTestKdf = true };

    /// <summary>Imports several times, each time into a new study; the last one stays.</summary>
    public static IEnumerable<Series> Of(string folder, string study, int imports)
    {
        List<double> reading = [], deciding = [], recording = [], whole = [];
        for (int i = 0; i < imports; i++)
        {
            Remove(study);
            GC.Collect();
            using Passphrase passphrase = NewPassphrase();
            using OpenStudy open = OpenStudy.Create(study, passphrase, "Workload", "A", OptionsFor(study));
            long start = Stopwatch.GetTimestamp();
            Reading<ImportedProject> read = JsonlFolder.Read(folder);
            ImportedProject project = read.Value ?? throw new FormatException($"{folder} has no {JsonlFolder.DocumentsFile} with texts in it.");
            reading.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            double decided = 0;
            Outcome<Act> act = open.Record((before, fresh) =>
            {
                long from = Stopwatch.GetTimestamp();
                // Literature: its words may leave, so that the report that is published has all its passages.
                Outcome<ImmutableArray<Change>> changes = ProjectImport.Into(before, JsonlFolder.CodingsFile, project, SourceKind.Publication, fresh)
                    .Then<ImmutableArray<Change>>(static done => done.Changes);
                decided = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
                return changes;
            });
            if (act.Refusal is { } refusal) throw new InvalidOperationException(refusal.Code);
            whole.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            deciding.Add(decided);
            recording.Add(whole[^1] - reading[^1] - decided);
        }
        yield return Series.Of("import: read the files", reading);
        yield return Series.Of("import: decide", deciding);
        yield return Series.Of("import: seal, check, append, apply", recording);
        yield return Series.Of("import: whole", whole);
        yield return Series.Size("import: most memory of the process", Process.GetCurrentProcess().PeakWorkingSet64);
    }

    private static void Remove(string study)
    {
        foreach (string file in (string[])[study, study + "-wal", study + "-shm", study + ".lock"]) File.Delete(file);
    }
}

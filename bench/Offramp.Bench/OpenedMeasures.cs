using System.Collections.Immutable;
using System.Diagnostics;
using Offramp.Formats;
using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Bench;

/// <summary>What a person waits for in a study: opening it, asking, coding, undoing, publishing.</summary>
internal static class OpenedMeasures
{
    private const int Acknowledged = 200;

    /// <summary>Measures a study, which is written to.</summary>
    public static IEnumerable<Series> Of(string file)
    {
        using Passphrase passphrase = ImportMeasures.NewPassphrase();
        StorageOptions options = ImportMeasures.OptionsFor(file);
        yield return Series.Size("study file", new FileInfo(file).Length);
        Stretching stretching = Stretching.Calibrated();
        byte[] salt = new byte[16], key = new byte[KeyDerivation.KekLength];
        yield return Series.Of("key derivation, in no other figure", 2, () => KeyDerivation.Stretch(passphrase, stretching, salt, key));
        foreach (Series line in Opening(file, passphrase, options)) yield return line;
        using (OpenStudy open = OpenStudy.Open(file, passphrase, Access.Write, options))
        {
            Code code = MiddlingCode(open.Study);
            foreach (Series line in Asking(open.Study, code)) yield return line;
            foreach (Series line in Coding(open, code)) yield return line;
            foreach (Series line in Publishing(open, file + ".report")) yield return line;
            int copies = 0;
            yield return Series.Of("backup, checked", 1, () => open.Backup($"{file}.copy{copies++}"));
        }
        yield return Series.Of("verify, links alone", 2, () => Whole(OpenStudy.Verify(file, null, options)));
        yield return Series.Of("verify with the passphrase", 2, () => Whole(OpenStudy.Verify(file, passphrase, options)));
        using (OpenStudy open = OpenStudy.Open(file, passphrase, Access.Write, options))
        {
            Id<Source> source = open.Study.Sources.ById.Keys.Min();
            yield return Series.Of("withdrawal of one source, scrubbed", 0, () => Granted(open.Record((study, _) => WithdrawalDecisions.Withdraw(study, source))));
        }
    }

    private static IEnumerable<Series> Opening(string file, Passphrase passphrase, StorageOptions options)
    {
        OpenStudy? open = null;
        Series first = Series.Of("open", 0, () => open = OpenStudy.Open(file, passphrase, Access.Read, options));
        using var process = Process.GetCurrentProcess();
        yield return Series.Size("open: working set right after", process.WorkingSet64);
        yield return Series.Size("open: most memory until then", process.PeakWorkingSet64);
        yield return Series.Size("open: managed memory that stays", GC.GetTotalMemory(forceFullCollection: true));
        process.Refresh();
        yield return Series.Size("open: working set after a collection", process.WorkingSet64);
        Study study = open!.Study;
        yield return Series.Of("open: of it the fold", 3, () => _ = new Fold(study.Id, study.History.Acts));
        open.Dispose();
        open = null;
        Series warm = Series.Of(
            "open", 4, () => open = OpenStudy.Open(file, passphrase, Access.Read, options), () =>
            {
                open?.Dispose();
                open = null;
                GC.Collect();
            });
        open!.Dispose();
        yield return first with { Warm = [warm.First, .. warm.Warm] };
    }

    private static IEnumerable<Series> Asking(Study study, Code code)
    {
        int passages = 0;
        yield return Series.Of("passages of a code with text", 20, () => passages = Read(study, code, withSurroundings: false));
        yield return new Series("passages of a code: how many", "count", passages, []);
        yield return Series.Of("the same with what surrounds them", 10, () => Read(study, code, withSurroundings: true));
        yield return Series.Of("co-occurrence of all codes", 10, () => _ = CodingViews.CoOccurrence(study).Length);
        yield return Series.Of("code by source matrix", 10, () => _ = CodingViews.Frequencies(study).Codes.Length);
        TextQuery query = TextQuery.Parse(Workload.SearchWord).Value;
        int found = 0;
        yield return Series.Of("search of a word", 20, () => found = SearchViews.Find(study, query).Hits.Length);
        yield return new Series("search of a word: hits", "count", found, []);
    }

    private static IEnumerable<Series> Coding(OpenStudy open, Code code)
    {
        ImmutableArray<Rendition> documents = [.. open.Study.Sources.Renditions.Values.OrderBy(static document => document.Id)];
        var random = new Random(5);
        void CodeOne()
        {
            Rendition document = documents[random.Next(documents.Length)];
            int start = random.Next(document.Text.Text.Length - 60);
            Granted(open.Record((study, fresh) => CodingDecisions.CodePassage(study, new NewCoding(document.Id, start, start + 50), code.Id, fresh)));
        }
        yield return Series.Of("one durable change acknowledged", Acknowledged, CodeOne);
        yield return Series.Of("passages of a code, right after a coding was added", 20, () => Read(open.Study, code, withSurroundings: false), CodeOne);
        yield return Series.Of(
            "co-occurrence, right after a coding was added", 10, () => _ = CodingViews.CoOccurrence(open.Study).Length, CodeOne);
        yield return Series.Of(
            "undo of the last act", 20, () => Granted(open.Record(static (study, fresh) => HistoryDecisions.Undo(study, fresh.Coder))), CodeOne);
    }

    private static IEnumerable<Series> Publishing(OpenStudy open, string folder)
    {
        CodingReport? report = null;
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        yield return Series.Of("report: gathered", 2, () => report = CodingReportViews.Of(open.Study, new CodingReportOrder(today)));
        yield return Series.Of(
            "report: release recorded", 0, () => Granted(open.Record((study, fresh) => ReportsDecisions.Release(study, report!, ["report.html"], true, fresh))));
        yield return Series.Of(
            "report: gathered, 20 passages a code", 2, () => CodingReportViews.Of(open.Study, new CodingReportOrder(today) { MostPassages = 20 }));
        yield return Series.Of("report: HTML written", 2, () => Granted(ReportFormats.Write(report!, folder, [ReportFormat.Html])));
        yield return Series.Size("report: HTML", new FileInfo(Path.Combine(folder, "report.html")).Length);
    }

    /// <summary>Of the codes by how often they occur, the one in the middle. Counted here, so that no view is asked before it is measured.</summary>
    public static Code MiddlingCode(Study study)
    {
        Dictionary<Id<Code>, int> counts = [];
        foreach (DocumentCodings document in study.Coding.ByDocument.Values)
            foreach (PassageCoding coding in document.All) counts[coding.Code] = counts.GetValueOrDefault(coding.Code) + 1;
        Id<Code>[] used = [.. counts.OrderBy(static code => code.Value).ThenBy(static code => code.Key).Select(static code => code.Key)];
        return study.Coding.Codebook.Codes[used[used.Length / 2]];
    }

    /// <summary>Asks for the passages of a code and for their words; how many there are.</summary>
    public static int Read(Study study, Code code, bool withSurroundings)
    {
        ImmutableArray<PassageRow> rows = CodingViews.Passages(study, new PassageQuery { Codes = [code.Id] });
        long length = 0;
        foreach (PassageRow row in rows)
        {
            length += row.Text.Text.Length;
            if (withSurroundings) length += row.Before.Text.Length + row.After.Text.Length;
        }
        return length > 0 ? rows.Length : throw new InvalidOperationException("The code has no words.");
    }

    private static void Whole(VerifyReport report)
    {
        if (!report.IsWhole) throw new InvalidOperationException("The study is not whole.");
    }

    /// <summary>Throws where something was refused: a figure of a refusal would be worth nothing.</summary>
    public static void Granted<T>(Outcome<T> outcome)
    {
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Code);
    }
}

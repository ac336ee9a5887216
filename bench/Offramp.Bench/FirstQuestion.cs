using Offramp.Research;
using Offramp.Storage;

namespace Offramp.Bench;

/// <summary>The first thing that a process asks of a study that it has just opened: nothing is compiled, made or cached but by the opening itself.</summary>
internal static class FirstQuestion
{
    /// <summary>What may be asked.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["passages", "co-occurrence", "matrix", "search", "change"];

    /// <summary>Opens a study and asks.</summary>
    public static IEnumerable<Series> Of(string file, string kind)
    {
        using Passphrase passphrase = ImportMeasures.NewPassphrase();
        StorageOptions options = ImportMeasures.OptionsFor(file);
        OpenStudy? opened = null;
        yield return Series.Of("new process: open", 0, () => opened = OpenStudy.Open(file, passphrase, kind == "change" ? Access.Write : Access.Read, options));
        using OpenStudy open = opened!;
        Study study = open.Study;
        Code code = OpenedMeasures.MiddlingCode(study);
        Action ask = kind switch
        {
            "passages" => () => OpenedMeasures.Read(study, code, withSurroundings: false),
            "co-occurrence" => () => _ = CodingViews.CoOccurrence(study),
            "matrix" => () => _ = CodingViews.Frequencies(study),
            "search" => () => _ = SearchViews.Find(study, TextQuery.Parse(Workload.SearchWord).Value),
            "change" => () => OpenedMeasures.Granted(open.Record((now, fresh) =>
                CodingDecisions.CodePassage(now, new NewCoding(now.Sources.Renditions.Keys.Min(), 0, 50), code.Id, fresh))),
            _ => throw new FormatException($"There is no question {kind}; there are: {string.Join(", ", Kinds)}."),
        };
        yield return Series.Of($"new process, first thing after opening: {kind}", 0, ask);
    }
}

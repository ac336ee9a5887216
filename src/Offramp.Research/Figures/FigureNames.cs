using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>A thing that a figure names.</summary>
/// <param name="Name">What the figure calls it.</param>
/// <param name="Reference">By what its evidence is found: an id in the workbench, a key in what leaves.</param>
/// <param name="Depth">For a code, how deep it stands in the tree.</param>
public sealed record FigureName(string Name, string Reference, int Depth = 0)
{
    /// <summary>The reference, never the name.</summary>
    public override string ToString() => Reference;
}

/// <summary>What a figure calls codes, sources and coders: for the team in the workbench, or as they may be called in what leaves the study.</summary>
/// <remarks>A figure holds counts and names. A name in vivo is a source's words, and a source's own name is as a rule a file's, so both pass the
/// same gates as a report and tables do.</remarks>
public sealed class FigureNames
{
    private readonly Dictionary<Id<Code>, FigureName> codes = [];
    private readonly Dictionary<Id<Source>, FigureName> sources = [];
    private readonly Study study;
    private readonly bool leaves;

    private FigureNames(Study study, bool leaves)
    {
        this.study = study;
        this.leaves = leaves;
    }

    /// <summary>How many codes are called by their key because their names may not leave.</summary>
    public int Withheld { get; private set; }

    /// <summary>The names as the team has them, with ids.</summary>
    public static FigureNames InStudy(Study study)
    {
        var names = new FigureNames(study, leaves: false);
        foreach (CodeInTree at in CodingViews.Tree(study.Coding.Codebook))
            names.codes.Add(at.Code.Id, new FigureName(NameOf(at.Code), at.Code.Id.ToString(), at.Depth));
        foreach (Source source in ReadingOrder.Of(study).Sources)
            names.sources.Add(source.Id, new FigureName(FigureText.OneLine(source.Name.Readable ?? source.Id.ToString()), source.Id.ToString()));
        return names;
    }

    /// <summary>The names as they may leave the study on a day: codes whose names are words that may not leave by their keys, sources as reports call
    /// them.</summary>
    public static FigureNames Leaving(Study study, DateOnly today)
    {
        var names = new FigureNames(study, leaves: true);
        ReservedWords reserved = ReservedWords.Of(study, today);
        CodeFrequencies frequencies = CodingViews.Frequencies(study);
        for (int i = 0; i < frequencies.Codes.Length; i++)
        {
            CodeInTree at = frequencies.Codes[i];
            string key = string.Create(CultureInfo.InvariantCulture, $"C{i + 1}");
            bool withheld = at.Code.Name.IsWithdrawn || reserved.Holds(at.Code.Name);
            if (withheld) names.Withheld++;
            names.codes.Add(at.Code.Id, new FigureName(withheld ? key : FigureText.OneLine(at.Code.Name.Text), key, at.Depth));
        }
        ImmutableArray<ReportedSource> told = ReportedSources.Of(study, frequencies);
        for (int i = 0; i < told.Length; i++) names.sources.Add(frequencies.Sources[i].Id, new FigureName(FigureText.OneLine(told[i].Label), told[i].Key));
        return names;
    }

    /// <summary>What a code is called.</summary>
    internal FigureName Of(Code code) => codes[code.Id];

    /// <summary>What a source is called.</summary>
    internal FigureName Of(Source source) => sources[source.Id];

    /// <summary>What a coder is called.</summary>
    internal FigureName Of(Id<Coder> coder)
    {
        int place = study.Team.Order.IndexOf(coder);
        string key = string.Create(CultureInfo.InvariantCulture, $"K{(place < 0 ? study.Team.Order.Length : place) + 1}");
        return new FigureName(FigureText.OneLine(study.Team.NameOf(coder)), leaves ? key : coder.ToString());
    }

    private static string NameOf(Code code) => FigureText.OneLine(code.Name.Readable ?? code.Id.ToString());
}

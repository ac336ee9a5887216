using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Asks for a figure.</summary>
/// <param name="Kind">Which.</param>
/// <param name="By">By what the bars of the frequencies are divided; by source where nothing is said.</param>
/// <param name="SameCoder">Whether codes meet only where one coder made both codings.</param>
/// <param name="Codes">The codes to count, each with those below it; all where none is named.</param>
/// <param name="Sources">The sources to count in; all where none is named.</param>
/// <param name="Width">How wide it should be, in CSS pixels.</param>
/// <param name="RightToLeft">Whether it runs from right to left.</param>
internal sealed record FigureAsk(
    FigureKind Kind, CountedBy? By = null, bool SameCoder = false, string[]? Codes = null, string[]? Sources = null, int? Width = null, bool RightToLeft = false)
{
    private const int Widest = 4000;

    /// <summary>What is asked for. Refused: <c>server.id-unreadable</c>.</summary>
    public Outcome<FigureChoice> Choice() => Acting.Ids<Code>(Codes ?? [], "codes").Then(codes => Acting.Ids<Source>(Sources ?? [], "sources")
        .Then<FigureChoice>(sources => new FigureChoice(Kind) { By = By ?? default, SameCoder = SameCoder, Codes = codes, Sources = sources }));

    /// <summary>How it is laid out.</summary>
    public FigureFrame Frame(Messages words, bool withTitle) =>
        new(Math.Clamp(Width ?? 720, (int)FigureFrame.Narrowest, Widest), RightToLeft, withTitle) { Words = words };

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[figure]";
}

/// <summary>A figure for the page.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What it says, for those who do not see it.</param>
/// <param name="Svg">The <c>svg</c> element; its marks carry the ids of their evidence.</param>
/// <param name="Columns">The columns of its table.</param>
/// <param name="Rows">All its numbers.</param>
internal sealed record FigureReply(string Title, string Description, string Svg, FigureColumnItem[] Columns, string[][] Rows)
{
    /// <summary>A figure as the workbench shows it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="prefix">What its ids begin with.</param>
    public static FigureReply Of(Figure figure, string prefix) => new(
        figure.Title, figure.Description, SvgFigure.Draw(figure, SvgPlace.Workbench, prefix),
        [.. figure.Table.Columns.Select(static column => new FigureColumnItem(column.Name, column.IsNumber))],
        [.. figure.Table.Rows.Select(static row => row.ToArray())]);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[figure]";
}

/// <summary>A column of a figure's table.</summary>
internal sealed record FigureColumnItem(string Name, bool IsNumber);

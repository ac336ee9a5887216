using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A figure: shapes, its numbers as a table, and from each mark the way to its evidence.</summary>
/// <remarks>It has no colours and no file format; the writers of Formats draw it. The same study gives the same figure.</remarks>
public sealed record Figure
{
    /// <summary>Which figure it is, fit to be part of a file's name: <c>code-frequencies</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it shows, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, in a sentence or two, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>Its width in units; a unit is meant to be a CSS pixel.</summary>
    public required double Width { get; init; }

    /// <summary>Its height in units.</summary>
    public required double Height { get; init; }

    /// <summary>Where the marks are.</summary>
    public required FigureBox Plot { get; init; }

    /// <summary>Whether it runs from right to left.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>What is drawn, what lies behind first.</summary>
    public required ImmutableArray<GroupShape> Groups { get; init; }

    /// <summary>All its numbers.</summary>
    public required FigureTable Table { get; init; }

    /// <summary>The marks in the order in which they are read.</summary>
    public IEnumerable<MarkShape> Marks => Groups.SelectMany(static group => group.Shapes).OfType<MarkShape>();

    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => $"[figure {Kind}]";
}

/// <summary>The numbers of a figure as a table: what a reader who does not see the figure reads, and every number that it leaves out.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell for every column.</param>
public sealed record FigureTable(ImmutableArray<FigureColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Its size, never its words.</summary>
    public override string ToString() => $"[{Rows.Length} × {Columns.Length}]";
}

/// <summary>A column of a figure's table.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="IsNumber">Whether its cells are numbers.</param>
public sealed record FigureColumn(string Name, bool IsNumber);

/// <summary>Where the evidence of a mark is: a question to the study, never words.</summary>
/// <remarks>In the workbench the references are ids; in what leaves the study they are the keys of a report (<c>C1</c>, <c>S1</c>).</remarks>
public sealed record MarkEvidence
{
    /// <summary>Passages with one of these codes; with all of them where they must meet.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>Passages of one of these sources; empty for any.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Passages that one of these coders coded; empty for any.</summary>
    public ImmutableArray<string> Coders { get; init; } = [];

    /// <summary>Whether the codes must share words.</summary>
    public bool Together { get; init; }
}

/// <summary>How a figure is to be laid out.</summary>
/// <param name="Width">How wide it should be, in CSS pixels; at least 280. A figure that needs more room to be read is wider.</param>
/// <param name="RightToLeft">Whether it runs from right to left.</param>
/// <param name="WithTitle">Whether the title is drawn, and what is counted said: in a file of its own, yes; under a heading that says it, no.</param>
public sealed record FigureFrame(double Width = 720, bool RightToLeft = false, bool WithTitle = false)
{
    /// <summary>The smallest width that is laid out.</summary>
    public const double Narrowest = 280;

    /// <summary>The words of the figure.</summary>
    public Messages Words { get; init; } = Messages.English;
}

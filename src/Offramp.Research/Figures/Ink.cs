namespace Offramp.Research;

/// <summary>What a shape means to the eye. Colours are no part of a figure: the style sheet of the page, the report or the document has them.</summary>
public enum Ink
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Words that stand out: a title, the top of a tree.</summary>
    Strong,

    /// <summary>Words that stand back: measures, notes.</summary>
    Quiet,

    /// <summary>Words on a light step of a scale.</summary>
    OnLight,

    /// <summary>Words on a deep step of a scale.</summary>
    OnDeep,

    /// <summary>The line from which marks start.</summary>
    Axis,

    /// <summary>A line that helps the eye along.</summary>
    Grid,

    /// <summary>The line between two branches of a tree.</summary>
    Branch,

    /// <summary>The ground of a place that can be filled.</summary>
    Track,

    /// <summary>A place that means nothing, such as a code with itself.</summary>
    Void,

    /// <summary>The strokes laid over an area so that it is told from others without colour.</summary>
    Hatch,

    /// <summary>The first of several series.</summary>
    Series1,

    /// <summary>The second.</summary>
    Series2,

    /// <summary>The third.</summary>
    Series3,

    /// <summary>The fourth.</summary>
    Series4,

    /// <summary>The fifth.</summary>
    Series5,

    /// <summary>All the others together.</summary>
    Rest,

    /// <summary>The lowest step of a scale.</summary>
    Step1,

    /// <summary>The second step.</summary>
    Step2,

    /// <summary>The third step.</summary>
    Step3,

    /// <summary>The fourth step.</summary>
    Step4,

    /// <summary>The highest step.</summary>
    Step5,
}

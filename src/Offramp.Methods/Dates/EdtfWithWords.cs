namespace Offramp.Methods.Dates;

/// <summary>A date beside the words in which the source gave it, so that a reading can always be held against what was said.</summary>
/// <param name="Date">The date as the researcher reads it.</param>
/// <param name="AsSaid">The source's own words, unchanged ("some six weeks after the move").</param>
public sealed record EdtfWithWords(Edtf Date, string AsSaid)
{
    /// <summary>The date alone: a source's words must not reach a log by way of a format string.</summary>
    public override string ToString() => Date.ToString();
}

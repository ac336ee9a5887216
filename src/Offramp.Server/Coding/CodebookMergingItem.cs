using Offramp.Research;

namespace Offramp.Server;

/// <summary>Merges codes into another.</summary>
/// <param name="From">The codes that will be no more.</param>
/// <param name="Into">The code that remains.</param>
internal sealed record MergeCodesAsk(string[] From, string Into);

/// <summary>A code that will be no more.</summary>
internal sealed record MergedCodeItem(string Code, string Path, int Codings, string[] Children, string[] Sets)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Code;
}

/// <summary>A coding that will stand beside another of the same coder on the same words.</summary>
internal sealed record DoubleCodingItem(string Coding, string Document, string Source, string Name, int Start, int End)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Coding;
}

/// <summary>What merging will do.</summary>
/// <param name="Into">The path of the code that remains.</param>
/// <param name="From">The codes that will be no more.</param>
/// <param name="Moved">How many codings get the code that remains.</param>
/// <param name="Collapsed">How many of them become one with a coding that says the same.</param>
/// <param name="Stranded">How many stranded codings follow.</param>
/// <param name="LinksThatGo">How many causal links go, since they would join the code with itself.</param>
/// <param name="Doubles">How many codings will stand beside another of the same coder.</param>
/// <param name="FirstDoubles">The first hundred of them.</param>
/// <param name="Gathered">What the memo of the code that remains gains.</param>
internal sealed record MergePreviewReply(
    string Into, MergedCodeItem[] From, int Moved, int Collapsed, int Stranded, int LinksThatGo, int Doubles, DoubleCodingItem[] FirstDoubles, string? Gathered)
{
    private const int MostDoubles = 100;

    /// <summary>A preview as a page shows it.</summary>
    public static MergePreviewReply Of(MergePreview preview) => new(
        preview.Path,
        [.. preview.From.Select(static row => new MergedCodeItem(row.Code.Id.ToString(), row.Path, row.Codings, [.. row.Children], [.. row.Sets]))],
        preview.Moved, preview.Collapsed, preview.Stranded, preview.LinksThatGo, preview.Doubles.Length,
        [
            .. preview.Doubles.Take(MostDoubles).Select(static d => new DoubleCodingItem(
                d.Coding.Id.ToString(), d.Document.Id.ToString(), d.Source.Id.ToString(), d.Document.Name.Text, d.Coding.Start, d.Coding.End)),
        ],
        preview.Gathered?.Text);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[merge]";
}

/// <summary>Gives some of a code's codings another code: a known one, or a new one of a name.</summary>
/// <param name="Code">The code that is split.</param>
/// <param name="Into">The known code that takes them; nothing for a new one.</param>
/// <param name="Name">The name of the new code.</param>
/// <param name="Parent">The code above the new one; nothing for the top.</param>
/// <param name="Codings">Only these codings; nothing for any.</param>
/// <param name="Words">Only passages in which this is found, as a search finds it.</param>
/// <param name="Coders">Only what these coders coded.</param>
/// <param name="Sources">Only passages of these sources.</param>
/// <param name="Stances">Only passages of these stances, as the three after it.</param>
/// <param name="Standings">See stances.</param>
/// <param name="Elicitations">See stances.</param>
/// <param name="Standpoints">See stances.</param>
internal sealed record SplitCodeAsk(
    string Code, string? Into = null, string? Name = null, string? Parent = null, string[]? Codings = null, string? Words = null, string[]? Coders = null,
    string[]? Sources = null, Stance[]? Stances = null, Standing[]? Standings = null, Elicitation[]? Elicitations = null, Standpoint[]? Standpoints = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[split]";
}

/// <summary>A passage that goes.</summary>
internal sealed record SplitPassageItem(string Coding, string Document, string Source, string Name, int Start, int End, string Before, string Text, string After, string Coder)
{
    /// <summary>A passage with its words.</summary>
    public static SplitPassageItem Of(PassageRow row) => new(
        row.Coding.Id.ToString(), row.Document.Id.ToString(), row.Source.Id.ToString(), row.Source.Name.Text, row.Start, row.End, row.Before.Text, row.Text.Text,
        row.After.Text, row.Coder);

    /// <summary>The id alone.</summary>
    public override string ToString() => Coding;
}

/// <summary>What splitting will do.</summary>
/// <param name="From">The path of the code that is split.</param>
/// <param name="Into">The path of the code that takes the codings.</param>
/// <param name="IsNew">Whether that code is new.</param>
/// <param name="Moving">How many codings go.</param>
/// <param name="First">The first five hundred of them.</param>
/// <param name="Staying">How many stay.</param>
/// <param name="Collapsed">How many become one with a coding that says the same.</param>
/// <param name="Doubles">How many will stand beside another of the same coder.</param>
internal sealed record SplitPreviewReply(string From, string Into, bool IsNew, int Moving, SplitPassageItem[] First, int Staying, int Collapsed, int Doubles)
{
    private const int MostPassages = 500;

    /// <summary>A preview as a page shows it.</summary>
    public static SplitPreviewReply Of(SplitPreview preview) => new(
        preview.Path, preview.Into, preview.IsNew, preview.Moving.Length, [.. preview.Moving.Take(MostPassages).Select(SplitPassageItem.Of)], preview.Staying,
        preview.Collapsed, preview.Doubles);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[split]";
}

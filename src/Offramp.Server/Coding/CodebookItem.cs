using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>How often a code occurs: itself, and with all codes below it. Withdrawn sources count in none.</summary>
/// <param name="Code">The code.</param>
/// <param name="Codings">How many codings carry it, each coder's counted.</param>
/// <param name="Sources">In how many sources it occurs.</param>
/// <param name="CodingsWithin">How many codings carry it or a code below it.</param>
/// <param name="SourcesWithin">In how many sources it or a code below it occurs.</param>
/// <param name="Links">How many causal links name it as cause or effect.</param>
internal sealed record CodeCountItem(string Code, int Codings, int Sources, int CodingsWithin, int SourcesWithin, int Links)
{
    /// <summary>The counts of all codes, in the order of the tree.</summary>
    public static CodeCountItem[] All(Study study)
    {
        CodeFrequencies frequencies = CodingViews.Frequencies(study);
        Dictionary<Id<Code>, int> links = [];
        foreach (CausalLinkRow row in CausalLinkViews.Links(study, PassageQuery.All))
            foreach (Id<Code> end in (ReadOnlySpan<Id<Code>>)[row.Link.Cause, row.Link.Effect]) links[end] = links.GetValueOrDefault(end) + 1;
        var items = new CodeCountItem[frequencies.Codes.Length];
        for (int at = 0; at < items.Length; at++)
        {
            // A code is followed by all that stands below it.
            int end = at + 1;
            while (end < items.Length && frequencies.Codes[end].Depth > frequencies.Codes[at].Depth) end++;
            int codings = 0, sources = 0;
            for (int source = 0; source < frequencies.Sources.Length; source++)
            {
                int here = 0;
                for (int code = at; code < end; code++) here += frequencies.Codings(code, source);
                codings += here;
                if (here > 0) sources++;
            }
            Id<Code> id = frequencies.Codes[at].Code.Id;
            items[at] = new CodeCountItem(
                id.ToString(), frequencies.CodingsOf(at), frequencies.SourcesOf(at), codings, sources, links.GetValueOrDefault(id));
        }
        return items;
    }
}

/// <summary>The texts of a codebook entry. In an edit nothing leaves a text as it is, and an empty one removes it.</summary>
internal sealed record CodeTextsAsk(string? Definition = null, string? Use = null, string? NotUse = null, string? Example = null, string? Memo = null)
{
    /// <summary>Those that are given.</summary>
    public ImmutableDictionary<CodeText, string> Given() => new (CodeText Which, string? Text)[]
    {
        (CodeText.Definition, Definition), (CodeText.Use, Use), (CodeText.NotUse, NotUse), (CodeText.Example, Example), (CodeText.Memo, Memo),
    }.Where(static text => text.Text is not null).ToImmutableDictionary(static text => text.Which, static text => text.Text!);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[texts]";
}

/// <summary>Adds a code.</summary>
/// <param name="Name">Its name, without a slash.</param>
/// <param name="Parent">The code above it; nothing for the top.</param>
/// <param name="Colour"><c>#rrggbb</c>.</param>
/// <param name="Texts">What is written of it from the beginning.</param>
internal sealed record AddCodeAsk(string Name, string? Parent = null, string? Colour = null, CodeTextsAsk? Texts = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[code]";
}

/// <summary>A name for a code, a set or a version.</summary>
internal sealed record NameAsk(string Name)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[name]";
}

/// <summary>Gives a code a colour, <c>#rrggbb</c>, or none.</summary>
internal sealed record ColourAsk(string? Colour);

/// <summary>Moves a code.</summary>
/// <param name="Parent">The code above it from now on; nothing for the top.</param>
/// <param name="Before">The sibling before which it stands; nothing for the last place.</param>
internal sealed record MoveCodeAsk(string? Parent = null, string? Before = null);

/// <summary>What goes with a code that is removed, and what stays.</summary>
/// <param name="Codings">How many codings go.</param>
/// <param name="Sources">In how many sources they lie.</param>
/// <param name="Stranded">How many codings without words go.</param>
/// <param name="Links">How many causal links go, stranded ones among them.</param>
/// <param name="Questions">How many questions of guides will ask about it no more.</param>
/// <param name="Memos">How many memos are about it, and stay.</param>
/// <param name="MovingUp">The names of the codes right below it, which move up.</param>
/// <param name="Sets">The names of the sets that it leaves.</param>
internal sealed record CodeRemovalReply(int Codings, int Sources, int Stranded, int Links, int Questions, int Memos, string[] MovingUp, string[] Sets)
{
    /// <summary>A preview as a page shows it.</summary>
    public static CodeRemovalReply Of(CodeRemoval preview) => new(
        preview.Codings, preview.Sources, preview.Stranded, preview.Links, preview.Questions, preview.Memos,
        [.. preview.MovingUp.Select(static code => code.Name.Text)], [.. preview.Sets.Select(static set => set.Name.Text)]);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[removal]";
}

namespace Offramp.Server;

/// <summary>How many there are of a kind, a wave, a language.</summary>
/// <param name="Name">Which; null for those of which it is not noted.</param>
/// <param name="Count">How many sources.</param>
internal sealed record CountItem(string? Name, int Count)
{
    /// <summary>The count alone.</summary>
    public override string ToString() => $"[{Count}]";
}

/// <summary>Something that needs a person, and where to go for it.</summary>
/// <param name="Code">Stable, <c>overview.…</c> or the code of the warning that it repeats.</param>
/// <param name="Words">What it is, in words.</param>
/// <param name="Count">How many; 1 for a warning.</param>
/// <param name="Page">The page to go to, by its name; null where the shell is the place.</param>
/// <param name="Search">What that page is to show, as its search parameters: ids and words of ours, never words of a study.</param>
/// <param name="Document">For the page of coding, the document.</param>
internal sealed record AttentionItem(string Code, string Words, int Count, string? Page, Dictionary<string, string> Search, string? Document)
{
    /// <summary>The code alone.</summary>
    public override string ToString() => Code;
}

/// <summary>What a study holds and what in it needs attention.</summary>
/// <param name="Sources">How many sources, without the withdrawn.</param>
/// <param name="Withdrawn">How many were withdrawn.</param>
/// <param name="Texts">How many texts they have.</param>
/// <param name="Characters">How many UTF-16 units the originals have.</param>
/// <param name="Codes">How many codes.</param>
/// <param name="Codings">How many codings.</param>
/// <param name="Links">How many causal links.</param>
/// <param name="Memos">How many memos.</param>
/// <param name="Participants">How many participants.</param>
/// <param name="Coders">How many coders.</param>
/// <param name="Coded">How many sources carry a coding.</param>
/// <param name="Kinds">The sources by kind, as the enumeration is written.</param>
/// <param name="Waves">The sources by wave.</param>
/// <param name="Languages">The sources by language.</param>
/// <param name="Attention">What needs a person, what cannot wait first.</param>
internal sealed record OverviewReply(
    int Sources, int Withdrawn, int Texts, long Characters, int Codes, int Codings, int Links, int Memos, int Participants, int Coders, int Coded,
    CountItem[] Kinds, CountItem[] Waves, CountItem[] Languages, AttentionItem[] Attention)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[overview]";
}

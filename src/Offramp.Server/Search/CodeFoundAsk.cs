using Offramp.Research;

namespace Offramp.Server;

/// <summary>Codes answers together, in one act.</summary>
/// <param name="Keys">The chosen answers; or, with <c>All</c>, those that are left out.</param>
/// <param name="Codes">The codes to give.</param>
/// <param name="All">The question of which all answers are chosen, but for the keys; nothing where the keys are what is chosen.</param>
/// <param name="Expected">With <c>All</c>: how many answers the page showed. Where there are more or fewer now, nothing is coded.</param>
/// <param name="Expand">How far each is widened; what then overlaps becomes one passage.</param>
/// <param name="Stance">How they are judged, as the three after it; nothing is unset.</param>
/// <param name="Standing">See stance.</param>
/// <param name="Elicitation">See stance.</param>
/// <param name="Standpoint">See stance.</param>
internal sealed record CodeFoundAsk(
    string[] Keys, string[] Codes, FindAsk? All = null, int? Expected = null, Expansion Expand = default, Stance? Stance = null, Standing? Standing = null,
    Elicitation? Elicitation = null, Standpoint? Standpoint = null)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[chosen]";
}

/// <summary>What coding answers together would do.</summary>
/// <param name="Chosen">How many answers are chosen.</param>
/// <param name="Passages">How many passages they make.</param>
/// <param name="New">How many codings there would be.</param>
/// <param name="Skipped">How many are there already and are skipped.</param>
/// <param name="First">The first of the passages, at most fifty.</param>
internal sealed record CodeFoundPlan(int Chosen, int Passages, int New, int Skipped, PlannedItem[] First)
{
    /// <summary>How many.</summary>
    public override string ToString() => $"[{Passages}]";
}

/// <summary>A passage that would be coded.</summary>
/// <param name="Document">Its document.</param>
/// <param name="DocumentName">What that is called.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Text">Its words; the first of them where they are many.</param>
/// <param name="Hits">How many of the chosen answers lie in it.</param>
/// <param name="Already">The codes that it has already.</param>
internal sealed record PlannedItem(string Document, string DocumentName, int Start, int End, string Text, int Hits, string[] Already)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[planned]";
}

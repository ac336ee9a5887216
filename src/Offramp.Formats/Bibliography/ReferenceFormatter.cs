using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Formats.Bibliography;

/// <summary>The two styles.</summary>
public enum ReferenceStyle
{
    /// <summary>(Pollan 2006, 99), and a list that puts the year after the names.</summary>
    AuthorDate,

    /// <summary>Notes, in full at first and then short, and a list that puts the year at the end.</summary>
    Note,
}

/// <summary>A citation: a reference, and where in it.</summary>
/// <param name="Reference">Its place in the list.</param>
/// <param name="Locator">Pages or the like, as they are to stand; null for the whole work.</param>
public readonly record struct Citation(int Reference, string? Locator = null);

/// <summary>Sets a list of references in one of the two styles. Docs: docs/bibliography.md.</summary>
public sealed class ReferenceFormatter
{
    private readonly ImmutableArray<Reference> references;
    private readonly ReferenceStyle style;
    private readonly int[] order;
    private readonly string[] letters;
    private readonly HashSet<string> ambiguous;

    /// <summary>Prepares a list: its order, its letters after years.</summary>
    public ReferenceFormatter(IEnumerable<Reference> references, ReferenceStyle style)
    {
        this.references = [.. references];
        this.style = style;
        // Two persons of one family name are told apart by their given names.
        ambiguous = [.. this.references.Select(static r => ReferenceWords.Makers(r).Names.FirstOrDefault()).OfType<PersonName>().Where(static n => n is { Literal: null, Given: not null })
            .GroupBy(static n => n.Short, StringComparer.Ordinal).Where(static g => g.Select(static n => Initials(n)).Distinct(StringComparer.Ordinal).Count() > 1).Select(static g => g.Key)];
        string[] keys = [.. this.references.Select(SortKey)];
        order = [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i], StringComparer.Ordinal)
            .ThenBy(i => style == ReferenceStyle.AuthorDate ? this.references[i].Issued?.From?.Year ?? int.MaxValue : 0)
            .ThenBy(i => ReferenceDuplicates.Folded(ReferenceWords.ShortTitle(this.references[i])), StringComparer.Ordinal).ThenBy(static i => i)];
        letters = new string[keys.Length];
        Array.Fill(letters, "");
        if (style == ReferenceStyle.AuthorDate) SetLetters();
    }

    /// <summary>The places of the references in the order of the bibliography.</summary>
    public ImmutableArray<int> Order => [.. order];

    /// <summary>The whole bibliography in its order.</summary>
    public ImmutableArray<StyledText> Bibliography() => [.. order.Select(Entry)];

    /// <summary>One entry of the bibliography.</summary>
    public StyledText Entry(int index)
    {
        var runs = new RunBuilder();
        BibliographyEntry.Write(runs, references[index], style, DateSaid(index));
        return runs.ToText();
    }

    /// <summary>A citation in the text, in round brackets: the style of author and date. In the style of notes it is a short note.</summary>
    public StyledText Cite(params IReadOnlyList<Citation> citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        var runs = new RunBuilder();
        if (style == ReferenceStyle.AuthorDate) runs.Add("(");
        for (int i = 0; i < citations.Count; i++)
        {
            if (i > 0) runs.Add("; ");
            if (style == ReferenceStyle.AuthorDate) InText(runs, citations[i]);
            else NoteText.Short(runs, references[citations[i].Reference], citations[i].Locator, Said);
        }
        return (style == ReferenceStyle.AuthorDate ? runs.Add(")") : runs.Stop()).ToText();
    }

    /// <summary>A note in full, as where a work is cited for the first time.</summary>
    public StyledText Note(Citation citation)
    {
        var runs = new RunBuilder();
        NoteText.Full(runs, references[citation.Reference], citation.Locator);
        return runs.Stop().ToText();
    }

    private void InText(RunBuilder runs, Citation citation)
    {
        Reference reference = references[citation.Reference];
        Who(runs, reference);
        string date = DateSaid(citation.Reference);
        runs.Add(reference.Issued is null ? ", " : " ").Words(date);
        if (citation.Locator is { } locator) runs.Add(", ").Words(ReferenceWords.Pages(locator));
    }

    private void Who(RunBuilder runs, Reference reference)
    {
        (ImmutableArray<PersonName> names, _) = ReferenceWords.Makers(reference);
        if (!names.IsEmpty) ReferenceWords.Short(runs, names, Said);
        else if (Kinds.IsWhole(Kinds.Of(reference))) runs.Words(ReferenceWords.ShortTitle(reference), RunLook.Italic);
        else runs.Quoted(ReferenceWords.ShortTitle(reference));
    }

    private string Said(PersonName name) =>
        name.Literal is null && name.Given is not null && ambiguous.Contains(name.Short) ? $"{Initials(name)} {name.Short}" : name.Short;

    private static string Initials(PersonName name) => string.Join(
        ' ', (name.Given ?? "").Split([' ', '\u00A0', '.'], StringSplitOptions.RemoveEmptyEntries).Select(static given => StringInfo.GetNextTextElement(given) + "."));

    private string DateSaid(int index)
    {
        string? years = ReferenceWords.Years(references[index].Issued);
        if (letters[index].Length == 0) return years ?? "n.d.";
        return years is null ? "n.d.-" + letters[index] : years + letters[index];
    }

    /// <summary>Works that a citation could not tell apart get letters in the order of the list.</summary>
    private void SetLetters()
    {
        foreach (IGrouping<string, int> alike in order.GroupBy(i =>
        {
            var runs = new RunBuilder();
            InText(runs, new Citation(i));
            return runs.ToText().Plain();
        }).ToList().Where(static group => group.Count() > 1))
        {
            int count = 0;
            foreach (int i in alike) letters[i] = Letters(count++);
        }
    }

    /// <summary>a to z, then aa, ab.</summary>
    private static string Letters(int number)
    {
        string letter = ((char)('a' + (number % 26))).ToString();
        return number < 26 ? letter : Letters((number / 26) - 1) + letter;
    }

    private static string SortKey(Reference reference)
    {
        (ImmutableArray<PersonName> names, _) = ReferenceWords.Makers(reference);
        return names.IsEmpty
            ? ReferenceDuplicates.Folded(ReferenceWords.ShortTitle(reference))
            // A blank sorts before all letters, so that Li comes before Liang.
            : string.Join("  ", names.Where(static n => !n.IsOthers).Select(static n => $"{ReferenceDuplicates.Folded(n.Short)} {ReferenceDuplicates.Folded(n.Given ?? "")}"));
    }
}

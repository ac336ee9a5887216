using System.Collections.Immutable;

namespace Offramp.Formats.Bibliography;

/// <summary>One entry of a bibliography. Its fields have the names that CSL-JSON gives them, whatever file it came from.</summary>
public sealed record Reference
{
    /// <summary>Fields of words and numbers, such as <c>title</c>, <c>container-title</c>, <c>DOI</c>, as they were written.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = NoTexts;

    /// <summary>Fields of names, such as <c>author</c> and <c>editor</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<PersonName>> Names { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<PersonName>>(StringComparer.Ordinal);

    /// <summary>Fields of dates, such as <c>issued</c> and <c>accessed</c>.</summary>
    public ImmutableSortedDictionary<string, ReferenceDate> Dates { get; init; } = ImmutableSortedDictionary.Create<string, ReferenceDate>(StringComparer.Ordinal);

    /// <summary>The JSON of fields that have no place above, and of those that were written in another form than ours, so that they go back as they came.</summary>
    public ImmutableSortedDictionary<string, string> Kept { get; init; } = NoTexts;

    /// <summary>The line of the file on which it begins; null where it came from no file.</summary>
    public int? Line { get; init; }

    /// <summary>What it is cited by; empty where the file gives none.</summary>
    public string Id => Text("id") ?? "";

    /// <summary>The kind of work by CSL's word, such as <c>article-journal</c>; <c>document</c> where the file gives none.</summary>
    public string Type => Text("type") ?? "document";

    /// <summary>The title, which may hold CSL's marks such as <c>&lt;i&gt;</c>.</summary>
    public string? Title => Text("title");

    /// <summary>The journal, newspaper, book or site in which it stands.</summary>
    public string? ContainerTitle => Text("container-title");

    /// <summary>The DOI as it was written; see <see cref="Doi.Normal"/> for comparing.</summary>
    public string? DoiAsWritten => Text("DOI");

    /// <summary>The address.</summary>
    public string? Address => Text("URL");

    /// <summary>The authors; empty where there are none.</summary>
    public ImmutableArray<PersonName> Authors => NamesOf("author");

    /// <summary>The editors; empty where there are none.</summary>
    public ImmutableArray<PersonName> Editors => NamesOf("editor");

    /// <summary>When it came out.</summary>
    public ReferenceDate? Issued => Dates.GetValueOrDefault("issued");

    /// <summary>When it was looked at.</summary>
    public ReferenceDate? Accessed => Dates.GetValueOrDefault("accessed");

    /// <summary>A field of words, or null where it is missing or blank.</summary>
    public string? Text(string field) => Texts.TryGetValue(field, out string? text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A field of names; empty where it is missing.</summary>
    public ImmutableArray<PersonName> NamesOf(string field) => Names.TryGetValue(field, out ImmutableArray<PersonName> names) ? names : [];

    /// <summary>The same with one field of words set.</summary>
    public Reference With(string field, string text) => this with { Texts = Texts.SetItem(field, text) };

    /// <summary>What it is, never its words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[reference]";

    private static ImmutableSortedDictionary<string, string> NoTexts => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}

/// <summary>The references of one file, in its order.</summary>
/// <param name="References">The references.</param>
public sealed record ReferenceList(ImmutableArray<Reference> References)
{
    /// <summary>How many, never which.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{References.Length} references]");
}

/// <summary>The name of a person or a body.</summary>
/// <param name="Family">The family name.</param>
/// <param name="Given">Given names or initials.</param>
public sealed record PersonName(string? Family = null, string? Given = null)
{
    /// <summary>The literal that says that further names were left out.</summary>
    internal const string Others = "others";

    /// <summary>A particle that is dropped where the family name stands alone: <c>de</c> of La Fontaine.</summary>
    public string? DroppingParticle { get; init; }

    /// <summary>A particle that always stays with the family name: <c>van</c> of van Gogh.</summary>
    public string? NonDroppingParticle { get; init; }

    /// <summary>What follows the name: Jr., III.</summary>
    public string? Suffix { get; init; }

    /// <summary>A name that has no parts: a ministry, a newspaper.</summary>
    public string? Literal { get; init; }

    /// <summary>Whether it stands for names that were left out.</summary>
    public bool IsOthers => Literal == Others && Family is null && Given is null;

    /// <summary>The name that it is cited and sorted by.</summary>
    public string Short => Literal ?? Joined(NonDroppingParticle, Family) ?? Given ?? "";

    /// <summary>What it is, never the name.</summary>
    public override string ToString() => "[name]";

    internal static string? Joined(params ReadOnlySpan<string?> parts)
    {
        string joined = "";
        foreach (string? part in parts)
        {
            if (string.IsNullOrEmpty(part)) continue;
            // A particle such as d' or al- is written on to its name.
            bool isJoined = joined.Length == 0 || joined[^1] is '\'' or '\u2019' or '-';
            joined += isJoined ? part : " " + part;
        }
        return joined.Length == 0 ? null : joined;
    }
}

/// <summary>A year, or a month or a day in it.</summary>
/// <param name="Year">The year; 0 and below are before our era.</param>
/// <param name="Month">The month from 1; null where only the year is known.</param>
/// <param name="Day">The day from 1.</param>
public readonly record struct DatePart(int Year, int? Month = null, int? Day = null);

/// <summary>A date of a reference.</summary>
/// <param name="From">The date, or the first of a range; null where it is only words.</param>
/// <param name="To">The last of a range.</param>
public sealed record ReferenceDate(DatePart? From = null, DatePart? To = null)
{
    /// <summary>Whether the range has no end yet.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it is only about right.</summary>
    public bool Circa { get; init; }

    /// <summary>1 to 4, from spring to winter.</summary>
    public int? Season { get; init; }

    /// <summary>Words that stand for the date as they are.</summary>
    public string? Literal { get; init; }

    /// <summary>The date as one text, as the file has it.</summary>
    public string? Raw { get; init; }
}

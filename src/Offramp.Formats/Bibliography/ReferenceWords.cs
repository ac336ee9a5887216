using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Formats.Bibliography;

/// <summary>Pieces that both styles are made of: names, dates, numbers.</summary>
internal static class ReferenceWords
{
    private static readonly string[] Seasons = ["Spring", "Summer", "Autumn", "Winter"];

    /// <summary>Names as a list: "A, B, and C".</summary>
    /// <param name="names">The names.</param>
    /// <param name="invertFirst">Whether the first begins with the family name.</param>
    /// <param name="most">The most that are all listed.</param>
    /// <param name="first">How many are listed where there are more, before "et al.".</param>
    /// <param name="runs">Where they go.</param>
    public static void Names(RunBuilder runs, ImmutableArray<PersonName> names, bool invertFirst, int most, int first)
    {
        bool hasOthers = names.Any(static name => name.IsOthers);
        ImmutableArray<PersonName> listed = hasOthers ? [.. names.Where(static name => !name.IsOthers)] : names;
        if (listed.Length > most)
        {
            listed = listed[..first];
            hasOthers = true;
        }
        for (int i = 0; i < listed.Length; i++)
        {
            bool isLast = i == listed.Length - 1 && !hasOthers;
            // After a name that was turned round there is a comma, even before one other: it would look like a part of the name else.
            if (i > 0) runs.Add(isLast ? listed.Length == 2 && !(invertFirst && IsTurned(listed[0])) ? " and " : ", and " : ", ");
            runs.Words(i == 0 && invertFirst ? Inverted(listed[i]) : Whole(listed[i]));
        }
        if (hasOthers) runs.Add(listed.Length > 1 ? ", et al." : " et al.");
    }

    /// <summary>Family names as a citation has them: "A and B", "A et al.".</summary>
    public static void Short(RunBuilder runs, ImmutableArray<PersonName> names, Func<PersonName, string> said)
    {
        bool hasOthers = names.Length > 3 || names.Any(static name => name.IsOthers);
        ImmutableArray<PersonName> listed = hasOthers ? [names.First(static name => !name.IsOthers)] : names;
        for (int i = 0; i < listed.Length; i++)
        {
            if (i > 0) runs.Add(i < listed.Length - 1 ? ", " : listed.Length == 2 ? " and " : ", and ");
            runs.Words(said(listed[i]));
        }
        if (hasOthers) runs.Add(" et al.");
    }

    /// <summary>A name as it is said: "Vincent van Gogh Jr.".</summary>
    public static string Whole(PersonName name) => name.Literal
        ?? Suffixed(PersonName.Joined(name.Given, name.DroppingParticle, name.NonDroppingParticle, name.Family) ?? "", name.Suffix);

    /// <summary>A name turned round: "van Gogh, Vincent, Jr.", with the comma of its own script.</summary>
    public static string Inverted(PersonName name)
    {
        if (!IsTurned(name)) return Whole(name);
        string comma = TextDirection.IsRightToLeft(name.Short) ? "، " : ", ";
        return name.Short + comma + PersonName.Joined(name.Given, name.DroppingParticle) + (name.Suffix is { } suffix ? comma + suffix : "");
    }

    private static bool IsTurned(PersonName name) => name is { Literal: null, Family: not null } and not { Given: null, DroppingParticle: null };

    // "Jr." and numerals follow without a comma.
    private static string Suffixed(string name, string? suffix) => suffix is null ? name : $"{name} {suffix}";

    /// <summary>The years of a date: "2001", "2001–2003", "2001–", "ca. 1723"; its words where it is words; null for no date.</summary>
    public static string? Years(ReferenceDate? date)
    {
        if (date is null) return null;
        if (date.From is not { } from) return date.Literal ?? date.Raw;
        string years = Year(from.Year);
        if (date.To is { } to && to.Year != from.Year) years += "–" + Year(to.Year);
        else if (date.IsOpen) years += "–";
        return date.Circa ? "ca. " + years : years;
    }

    /// <summary>A date in full: "March 4, 2020", "March 2020", "Spring 2020", "March 4–April 5, 2020".</summary>
    public static string? Whole(ReferenceDate? date)
    {
        if (date?.From is not { } from) return Years(date);
        if (from.Month is null) return date.Season is { } season ? $"{Seasons[Math.Clamp(season, 1, 4) - 1]} {Years(date)}" : Years(date);
        string whole = date.To is { Month: not null } to ? Range(from, to) : $"{MonthDay(from)}{(from.Day is null ? " " : ", ")}{Year(from.Year)}";
        return date.Circa ? "ca. " + whole : whole;
    }

    private static string Range(DatePart from, DatePart to)
    {
        string tail = (to.Day is null ? " " : ", ") + Year(to.Year);
        if (from.Year != to.Year) return $"{MonthDay(from)}{(from.Day is null ? " " : ", ")}{Year(from.Year)}–{MonthDay(to)}{tail}";
        return from.Month == to.Month && from.Day is not null && to.Day is { } day ? $"{MonthDay(from)}–{day}{tail}" : $"{MonthDay(from)}–{MonthDay(to)}{tail}";
    }

    /// <summary>Month and day: "March 4".</summary>
    public static string MonthDay(DatePart part)
    {
        string month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Math.Clamp(part.Month ?? 1, 1, 12));
        return part.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{month} {day}") : month;
    }

    private static string Year(int year) => year > 0 ? year.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{1 - (long)year} BCE");

    /// <summary>Pages, with a dash between the first and the last.</summary>
    public static string? Pages(string? pages) => pages?.Replace("--", "–", StringComparison.Ordinal).Replace('-', '–');

    /// <summary>An edition: "2nd ed." for a number, else its words.</summary>
    public static string? Edition(string? edition)
    {
        if (edition is null) return null;
        if (!int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return edition.Contains("ed", StringComparison.OrdinalIgnoreCase) ? edition : edition + " ed.";
        string ending = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        // A first edition needs no word.
        return number == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{number}{ending} ed.");
    }

    /// <summary>A short title: its own, or the title before its colon, without an article at its beginning.</summary>
    public static string ShortTitle(Reference reference)
    {
        string title = reference.Text("title-short") ?? reference.Title ?? reference.ContainerTitle ?? "untitled";
        if (reference.Text("title-short") is not null) return title;
        int colon = title.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && !title[..colon].Contains('<', StringComparison.Ordinal)) title = title[..colon];
        foreach (string article in (ReadOnlySpan<string>)["The ", "A ", "An "])
            if (title.StartsWith(article, StringComparison.Ordinal) && title.Length > article.Length) return title[article.Length..];
        return title;
    }

    /// <summary>Who answers for a work, and the word for it where it is not the author.</summary>
    public static (ImmutableArray<PersonName> Names, string? Role) Makers(Reference reference)
    {
        if (HasSome(reference.Authors)) return (reference.Authors, null);
        if (Kinds.Of(reference) != Kind.Chapter && HasSome(reference.Editors)) return (reference.Editors, reference.Editors.Length > 1 || reference.Editors[0].IsOthers ? "eds." : "ed.");
        return reference.NamesOf("translator") is var translators && HasSome(translators) ? (translators, "trans.") : ([], null);
    }

    /// <summary>Whether anybody is named: a list may hold nothing but "others", or names without words.</summary>
    private static bool HasSome(ImmutableArray<PersonName> names) => names.Any(static name => !name.IsOthers && Whole(name).Length > 0);
}

/// <summary>The kinds of work that the styles tell apart.</summary>
internal enum Kind
{
    Article,
    News,
    Chapter,
    Book,
    Report,
    Thesis,
    Web,
}

/// <summary>Which kind a type of CSL is set as.</summary>
internal static class Kinds
{
    public static Kind Of(Reference reference) => reference.Type switch
    {
        "article-journal" or "article" or "review" or "review-book" when reference.ContainerTitle is not null || reference.Type == "article-journal" => Kind.Article,
        "article-newspaper" or "article-magazine" or "broadcast" => Kind.News,
        "chapter" or "paper-conference" or "entry" or "entry-encyclopedia" or "entry-dictionary" => Kind.Chapter,
        "report" => Kind.Report,
        "thesis" => Kind.Thesis,
        "webpage" or "post" or "post-weblog" => Kind.Web,
        "manuscript" or "speech" or "personal_communication" or "interview" => Kind.Web,
        _ => Kind.Book,
    };

    /// <summary>Whether the title stands for a whole work, in italics, or for a part of one, in quotation marks.</summary>
    public static bool IsWhole(Kind kind) => kind is Kind.Book or Kind.Report;
}

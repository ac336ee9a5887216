using System.Collections.Immutable;

namespace Offramp.Formats.Bibliography;

/// <summary>Entries of a bibliography. Both styles say the same things; where the year stands differs, and what goes with it.</summary>
internal static class BibliographyEntry
{
    private const int MostNames = 10;
    private const int NamesOfMany = 7;

    /// <summary>Writes one entry.</summary>
    public static void Write(RunBuilder runs, Reference reference, ReferenceStyle style, string date)
    {
        Kind kind = Kinds.Of(reference);
        bool yearFirst = style == ReferenceStyle.AuthorDate;
        (ImmutableArray<PersonName> makers, string? role) = ReferenceWords.Makers(reference);
        if (!makers.IsEmpty)
        {
            ReferenceWords.Names(runs, makers, invertFirst: true, MostNames, NamesOfMany);
            if (role is not null) runs.Add(", " + role);
            runs.Stop();
        }
        else Title(runs, reference, kind);
        if (yearFirst) runs.Space().Words(date).Stop();
        if (!makers.IsEmpty) Title(runs, reference, kind);
        switch (kind)
        {
            case Kind.Article: Article(runs, reference, yearFirst); break;
            case Kind.News: News(runs, reference); break;
            case Kind.Web: Web(runs, reference, yearFirst); break;
            default: Published(runs, reference, kind, role, yearFirst); break;
        }
        if (kind != Kind.Web && Doi.Link(reference.DoiAsWritten) is null && reference.Address is not null && ReferenceWords.Whole(reference.Accessed) is { } seen) runs.Space().Add("Accessed ").Words(seen).Stop();
        Where(runs, reference);
    }

    private static void Title(RunBuilder runs, Reference reference, Kind kind)
    {
        string title = reference.Title ?? reference.Text("genre") ?? "Untitled";
        runs.Space();
        if (Kinds.IsWhole(kind)) runs.Words(title, RunLook.Italic).Stop();
        else runs.Quoted(title, ".");
    }

    private static void Article(RunBuilder runs, Reference reference, bool yearFirst)
    {
        string? volume = reference.Text("volume"), issue = reference.Text("issue"), pages = ReferenceWords.Pages(reference.Text("page"));
        runs.Space().Words(reference.ContainerTitle ?? "", RunLook.Italic);
        if (volume is not null) runs.Add(" ").Words(volume);
        if (yearFirst)
        {
            // Without a volume the issue stands as what it is.
            if (issue is not null) runs.Add(volume is null ? ", no. " : " (").Words(issue).Add(volume is null ? "" : ")");
        }
        else
        {
            if (issue is not null) runs.Add(", no. ").Words(issue);
            runs.Add(" (").Words(ReferenceWords.Whole(reference.Issued) is { } date ? date : "n.d.").Add(")");
        }
        if (pages is not null) runs.Add(volume is null && issue is null && yearFirst ? ", " : ": ").Words(pages);
        runs.Stop();
    }

    private static void News(RunBuilder runs, Reference reference)
    {
        runs.Space().Words(reference.ContainerTitle ?? "", RunLook.Italic);
        if (reference.Text("edition") is { } edition) runs.Comma().Words(edition);
        if (ReferenceWords.Whole(reference.Issued) is { } date) (reference.ContainerTitle is null ? runs : runs.Comma()).Words(date);
        if (ReferenceWords.Pages(reference.Text("page")) is { } pages) runs.Comma().Words(pages);
        runs.Stop();
    }

    private static void Web(RunBuilder runs, Reference reference, bool yearFirst)
    {
        if ((reference.ContainerTitle ?? reference.Text("publisher")) is { } site) runs.Space().Words(site).Stop();
        if (reference.Text("genre") is { } genre && reference.Title is not null) runs.Space().Words(genre).Stop();
        // The year stands already; the day is told where the page tells one.
        if (!yearFirst || reference.Issued?.From?.Month is not null)
            if (ReferenceWords.Whole(reference.Issued) is { } date) runs.Space().Words(date).Stop();
        if (ReferenceWords.Whole(reference.Accessed) is { } seen) runs.Space().Add("Accessed ").Words(seen).Stop();
    }

    private static void Published(RunBuilder runs, Reference reference, Kind kind, string? role, bool yearFirst)
    {
        string? pages = ReferenceWords.Pages(reference.Text("page"));
        if (kind == Kind.Chapter)
        {
            if (reference.ContainerTitle is { } book) runs.Space().Add("In ").Words(book, RunLook.Italic);
            if (Edited(reference) is { IsEmpty: false } editors)
            {
                runs.Add(", edited by ");
                ReferenceWords.Names(runs, editors, invertFirst: false, MostNames, NamesOfMany);
            }
            if (reference.ContainerTitle is not null && pages is not null) runs.Add(", ").Words(pages);
            runs.Stop();
        }
        if (ReferenceWords.Edition(reference.Text("edition")) is { } edition) runs.Space().Words(edition).Stop();
        if (kind != Kind.Chapter && role is null && !reference.Editors.IsEmpty) By(runs, "Edited by ", reference.Editors);
        if (role != "trans." && reference.NamesOf("translator") is { IsEmpty: false } translators) By(runs, "Translated by ", translators);
        if (kind is Kind.Book or Kind.Chapter && reference.Text("volume") is { } volume) runs.Space().Add("Vol. ").Words(volume).Stop();
        if (kind is Kind.Report or Kind.Thesis) Series(runs, reference, kind, yearFirst);
        else if (reference.Text("collection-title") is { } series)
        {
            runs.Space().Words(series);
            if (reference.Text("collection-number") is { } number) runs.Add(" ").Words(number);
            runs.Stop();
        }
        if (kind == Kind.Thesis) return;
        string? place = reference.Text("publisher-place"), publisher = reference.Text("publisher");
        string? year = yearFirst ? null : ReferenceWords.Years(reference.Issued) ?? "n.d.";
        if (place is null && publisher is null && year is null) return;
        runs.Space().Words(place);
        if (place is not null && publisher is not null) runs.Add(": ");
        runs.Words(publisher);
        if (year is not null) (place is null && publisher is null ? runs : runs.Comma()).Words(year);
        runs.Stop();
    }

    private static void Series(RunBuilder runs, Reference reference, Kind kind, bool yearFirst)
    {
        string? genre = reference.Text("genre") ?? (kind == Kind.Thesis ? "Thesis" : null), number = reference.Text("number");
        if (kind == Kind.Thesis)
        {
            runs.Space().Words(genre);
            if (reference.Text("publisher") is { } school) runs.Comma().Words(school);
            if (!yearFirst) runs.Comma().Words(ReferenceWords.Years(reference.Issued) ?? "n.d.");
            runs.Stop();
            return;
        }
        if (genre is null && number is null) return;
        runs.Space().Words(genre ?? "No.");
        if (number is not null) runs.Add(" ").Words(number);
        runs.Stop();
    }

    private static void By(RunBuilder runs, string words, ImmutableArray<PersonName> names)
    {
        runs.Space().Add(words);
        ReferenceWords.Names(runs, names, invertFirst: false, MostNames, NamesOfMany);
        runs.Stop();
    }

    private static ImmutableArray<PersonName> Edited(Reference reference) => reference.Editors.IsEmpty ? reference.NamesOf("container-author") : reference.Editors;

    private static void Where(RunBuilder runs, Reference reference)
    {
        if ((Doi.Link(reference.DoiAsWritten) ?? reference.Address) is { } address) runs.Space().Words(address).Stop();
    }
}

using System.Collections.Immutable;

namespace Offramp.Formats.Bibliography;

/// <summary>Notes: one sentence with commas, what belongs to the publication in round brackets.</summary>
internal static class NoteText
{
    private const int MostNames = 3;

    /// <summary>A note in full.</summary>
    public static void Full(RunBuilder runs, Reference reference, string? locator)
    {
        Kind kind = Kinds.Of(reference);
        (ImmutableArray<PersonName> makers, string? role) = ReferenceWords.Makers(reference);
        if (!makers.IsEmpty)
        {
            ReferenceWords.Names(runs, makers, invertFirst: false, MostNames, 1);
            if (role is not null) runs.Add(", " + role);
            runs.Comma();
        }
        // Before a bracket there is no comma.
        string sign = kind == Kind.Thesis ? "" : ",";
        string title = reference.Title ?? reference.Text("genre") ?? "Untitled";
        bool isWhole = Kinds.IsWhole(kind);
        if (isWhole) runs.Words(title, RunLook.Italic);
        else runs.Quoted(title, sign);
        string? where = ReferenceWords.Pages(locator ?? (kind is Kind.Article or Kind.Chapter ? reference.Text("page") : null));
        switch (kind)
        {
            case Kind.Article: Article(runs, reference, where); break;
            case Kind.News: Day(runs, reference, reference.ContainerTitle, RunLook.Italic, where); break;
            case Kind.Web: Day(runs, reference, reference.ContainerTitle ?? reference.Text("publisher"), RunLook.Plain, where); break;
            default: Published(runs, reference, kind, role, where); break;
        }
        if ((Doi.Link(reference.DoiAsWritten) ?? reference.Address) is not { } address) return;
        if (Doi.Link(reference.DoiAsWritten) is null && ReferenceWords.Whole(reference.Accessed) is { } seen) runs.Comma().Add("accessed ").Words(seen);
        runs.Comma().Words(address);
    }

    /// <summary>A short note for what was cited before: names, short title, pages.</summary>
    public static void Short(RunBuilder runs, Reference reference, string? locator, Func<PersonName, string> said)
    {
        (ImmutableArray<PersonName> makers, _) = ReferenceWords.Makers(reference);
        if (!makers.IsEmpty)
        {
            ReferenceWords.Short(runs, makers, said);
            runs.Add(", ");
        }
        string title = ReferenceWords.ShortTitle(reference);
        bool isWhole = Kinds.IsWhole(Kinds.Of(reference));
        if (isWhole) runs.Words(title, RunLook.Italic);
        else runs.Quoted(title, locator is null ? "" : ",");
        if (locator is null) return;
        if (isWhole) runs.Comma();
        else runs.Add(" ");
        runs.Words(ReferenceWords.Pages(locator));
    }

    private static void Article(RunBuilder runs, Reference reference, string? where)
    {
        runs.Space().Words(reference.ContainerTitle ?? "", RunLook.Italic);
        if (reference.Text("volume") is { } volume) runs.Add(" ").Words(volume);
        if (reference.Text("issue") is { } issue) runs.Add(", no. ").Words(issue);
        runs.Add(" (").Words(ReferenceWords.Whole(reference.Issued) ?? "n.d.").Add(")");
        if (where is not null) runs.Add(": ").Words(where);
    }

    private static void Day(RunBuilder runs, Reference reference, string? container, RunLook look, string? where)
    {
        runs.Space();
        bool isFirst = true;
        foreach ((string? words, RunLook set) in (ReadOnlySpan<(string?, RunLook)>)[(container, look), (ReferenceWords.Whole(reference.Issued) ?? (reference.Accessed is null ? "n.d." : null), RunLook.Plain), (where, RunLook.Plain)])
        {
            if (words is null) continue;
            if (!isFirst) runs.Comma();
            runs.Words(words, set);
            isFirst = false;
        }
    }

    private static void Published(RunBuilder runs, Reference reference, Kind kind, string? role, string? where)
    {
        if (kind == Kind.Chapter && reference.ContainerTitle is { } book) runs.Add(" in ").Words(book, RunLook.Italic);
        if (role is null && !reference.Editors.IsEmpty)
        {
            runs.Comma().Add("ed. ");
            ReferenceWords.Names(runs, reference.Editors, invertFirst: false, MostNames, 1);
        }
        if (role != "trans." && reference.NamesOf("translator") is { IsEmpty: false } translators)
        {
            runs.Comma().Add("trans. ");
            ReferenceWords.Names(runs, translators, invertFirst: false, MostNames, 1);
        }
        if (ReferenceWords.Edition(reference.Text("edition")) is { } edition) runs.Comma().Words(edition);
        if (kind is Kind.Book or Kind.Chapter && reference.Text("volume") is { } volume) runs.Comma().Add("vol. ").Words(volume);
        if (kind == Kind.Report && (reference.Text("genre") ?? (reference.Text("number") is null ? null : "no.")) is { } genre)
            runs.Comma().Words(genre + (reference.Text("number") is { } number ? " " + number : ""));
        string? place = reference.Text("publisher-place"), publisher = reference.Text("publisher");
        runs.Add(" (");
        if (kind == Kind.Thesis) runs.Words(reference.Text("genre") ?? "thesis").Add(publisher is null ? "" : ", ");
        else if (place is not null) runs.Words(place).Add(publisher is null ? "" : ": ");
        runs.Words(publisher);
        if (kind == Kind.Thesis || place is not null || publisher is not null) runs.Add(", ");
        runs.Words(ReferenceWords.Years(reference.Issued) ?? "n.d.").Add(")");
        if (where is not null) runs.Add(", ").Words(where);
    }
}

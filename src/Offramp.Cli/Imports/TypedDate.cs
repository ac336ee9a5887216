using System.Collections.Immutable;
using Offramp.Methods.Dates;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>A date as people and files write it, taken as EDTF where that is possible, with the words beside it.</summary>
internal static class TypedDate
{
    /// <summary>The EDTF date that was meant, or null: EDTF itself, a time stamp that begins with a day, or words such as "late 2015".</summary>
    public static string? Read(string typed)
    {
        string text = typed.Trim();
        if (Edtf.TryParse(text, out Edtf? date, out _)) return date.ToString();
        if (Edtf.TryReadWords(text, out Edtf? said)) return said.ToString();
        // As in front matter: "2024-05-16 12:00:00 +0800".
        return text.Length > 10 && text[10] is ' ' or 'T' && Edtf.TryParse(text[..10], out Edtf? day, out _) ? day.ToString() : null;
    }

    /// <summary>The particulars with their date in EDTF and, where it was written otherwise, its words kept; a problem where it cannot be read.</summary>
    public static ImmutableDictionary<Particular, string> Settle(ImmutableDictionary<Particular, string> particulars, string file, List<Problem> problems)
    {
        if (!particulars.TryGetValue(Particular.Date, out string? typed)) return particulars;
        string? date = Read(typed);
        if (date is null) problems.Add(Problem.Of(new Place(file), "cli.date-kept-as-words", ("date", typed)));
        ImmutableDictionary<Particular, string> settled = date is null ? particulars.Remove(Particular.Date) : particulars.SetItem(Particular.Date, date);
        return date == typed.Trim() || settled.ContainsKey(Particular.DateAsSaid) ? settled : settled.Add(Particular.DateAsSaid, typed.Trim());
    }
}

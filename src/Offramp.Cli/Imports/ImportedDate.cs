using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Cli;

/// <summary>The date of a text that comes in: taken as EDTF where that is possible, with the words beside it.</summary>
internal static class ImportedDate
{
    /// <summary>The particulars with their date in EDTF and, where it was written otherwise, its words kept; a problem where it cannot be read.</summary>
    public static ImmutableDictionary<Particular, string> Settle(ImmutableDictionary<Particular, string> particulars, string file, List<Problem> problems)
    {
        if (!particulars.TryGetValue(Particular.Date, out string? typed)) return particulars;
        string? date = TypedDate.Read(typed);
        if (date is null) problems.Add(Problem.Of(new Place(file), "cli.date-kept-as-words", ("date", typed)));
        ImmutableDictionary<Particular, string> settled = date is null ? particulars.Remove(Particular.Date) : particulars.SetItem(Particular.Date, date);
        return date == typed.Trim() || settled.ContainsKey(Particular.DateAsSaid) ? settled : settled.Add(Particular.DateAsSaid, typed.Trim());
    }
}

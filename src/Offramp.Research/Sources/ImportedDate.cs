using System.Collections.Immutable;
using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>The date of a text that comes in: taken as EDTF where that is possible, with the words beside it.</summary>
public static class ImportedDate
{
    /// <summary>The problem of a date that could not be read.</summary>
    public const string KeptAsWords = "sources.date-kept-as-words";

    /// <summary>The date that rests on an event of the study, where there is no other and the words name one.</summary>
    public static RelativeDate? ByEvent(Study study, ImmutableDictionary<Particular, string> particulars) =>
        !particulars.ContainsKey(Particular.Date) && particulars.TryGetValue(Particular.DateAsSaid, out string? said)
            && SourceDates.Read(study, said) is { } relative && !Names.Event(study, relative.Event).IsRefused
            ? relative
            : null;

    /// <summary>The particulars with their date in EDTF and, where it was written otherwise, its words kept; a problem where it cannot be read.</summary>
    public static ImmutableDictionary<Particular, string> Settle(ImmutableDictionary<Particular, string> particulars, string file, List<Problem> problems)
    {
        if (!particulars.TryGetValue(Particular.Date, out string? typed)) return particulars;
        string? date = TypedDate.Read(typed);
        if (date is null) problems.Add(Problem.Of(new Place(file), KeptAsWords, ("date", typed)));
        ImmutableDictionary<Particular, string> settled = date is null ? particulars.Remove(Particular.Date) : particulars.SetItem(Particular.Date, date);
        return date == typed.Trim() || settled.ContainsKey(Particular.DateAsSaid) ? settled : settled.Add(Particular.DateAsSaid, typed.Trim());
    }
}

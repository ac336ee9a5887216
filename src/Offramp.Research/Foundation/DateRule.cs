using Offramp.Methods.Dates;

namespace Offramp.Research;

/// <summary>What the stages ask of a date in words of a study: that it is EDTF, and which day it ends on.</summary>
internal static class DateRule
{
    /// <summary>The date in its canonical writing, or why it is none.</summary>
    public static Outcome<string> Check(string typed, string field)
    {
        if (Edtf.TryParse(typed.Trim(), out Edtf? date, out EdtfProblem problem)) return date.ToString();
        return Refusal.Of("dates.not-readable", ("typed", typed.Trim()), ("why", Note.Of(problem.Code))) with { Field = field };
    }

    /// <summary>Whether a date is over on a day: its last day lies before. A date that is open at its end is never over; one that cannot be
    /// read, or whose end nobody knows, is.</summary>
    public static bool IsOver(string date, DateOnly today)
    {
        if (!Edtf.TryParse(date, out Edtf? read, out _)) return true;
        EdtfBound latest = read.Latest;
        if (latest.Kind == EdtfBoundKind.Open) return false;
        return latest.DayNumber is not { } last || last < today.DayNumber;
    }
}

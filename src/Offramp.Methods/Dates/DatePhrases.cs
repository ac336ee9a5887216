using System.Globalization;
using System.Text;

namespace Offramp.Methods.Dates;

/// <summary>Says a phrase of dates in some language.</summary>
/// <param name="phrase">Which, as <see cref="DatePhrases.English"/> names them.</param>
/// <param name="values">What stands in it, by name: texts and numbers.</param>
public delegate string SayDate(string phrase, params (string Name, object Value)[] values);

/// <summary>The phrases of which dates in words are made, so that they can be said in other languages than English.</summary>
public static class DatePhrases
{
    /// <summary>Every phrase in English, with its values in braces.</summary>
    public static IReadOnlyDictionary<string, string> English { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["about"] = "about {date}",
        ["after"] = "after {event}",
        ["all"] = "{list} and {last}",
        ["at"] = "at the time of {event}",
        ["at-about"] = "about the time of {event}",
        ["at-all-times"] = "at all times",
        ["bce"] = "{year} BCE",
        ["before"] = "before {event}",
        ["between-after"] = "{least} to {most} after {event}",
        ["between-before"] = "{least} to {most} before {event}",
        ["comma"] = ", ",
        ["day"] = "{day} {month} {year}",
        ["day-in-month"] = "some day in {month} {year}",
        ["day-in-year"] = "some day in {year}",
        ["days"] = "{count} days",
        ["decade"] = "the {decade}s",
        ["doubt"] = "{date} ({parts})",
        ["each-from"] = "each {unit} from {from} on",
        ["each-of"] = "each {unit} from {from} to {to}",
        ["each-until"] = "each {unit} up to {to}",
        ["early"] = "early {year}",
        ["end-open"] = "no end, start unknown",
        ["end-unknown"] = "from {from}, end unknown",
        ["estimated"] = "a year estimated as {year} ({range})",
        ["form"] = "a date of the form {form}",
        ["from"] = "from {from} on",
        ["half-1"] = "the first half of {year}",
        ["half-2"] = "the second half of {year}",
        ["late"] = "late {year}",
        ["length-after"] = "{length} after {event}",
        ["length-before"] = "{length} before {event}",
        ["local-time"] = "{date}, {time} local time",
        ["mid"] = "mid-{year}",
        ["month"] = "{month} {year}",
        ["month-1"] = "January",
        ["month-10"] = "October",
        ["month-11"] = "November",
        ["month-12"] = "December",
        ["month-2"] = "February",
        ["month-3"] = "March",
        ["month-4"] = "April",
        ["month-5"] = "May",
        ["month-6"] = "June",
        ["month-7"] = "July",
        ["month-8"] = "August",
        ["month-9"] = "September",
        ["month-in-year"] = "some month in {year}",
        ["months"] = "{count} months",
        ["more-than-after"] = "more than {length} after {event}",
        ["more-than-before"] = "more than {length} before {event}",
        ["no-time"] = "no time",
        ["northern"] = "{date} (northern)",
        ["one-day"] = "{count} day",
        ["one-month"] = "{count} month",
        ["one-of"] = "{list} or {last}",
        ["one-week"] = "{count} week",
        ["one-year"] = "{count} year",
        ["part-approximate"] = "{parts} approximate",
        ["part-both"] = "{parts} uncertain and approximate",
        ["part-uncertain"] = "{parts} uncertain",
        ["quarter"] = "the {quarter} quarter of {year}",
        ["quarter-1"] = "first",
        ["quarter-2"] = "second",
        ["quarter-3"] = "third",
        ["quarter-4"] = "fourth",
        ["range"] = "{from} to {to}",
        ["scientific"] = "{digits} × 10^{exponent}",
        ["season"] = "{season} {year}",
        ["season-1"] = "spring",
        ["season-2"] = "summer",
        ["season-3"] = "autumn",
        ["season-4"] = "winter",
        ["some-of"] = "a {unit} from {from} to {to}",
        ["some-time-after"] = "some time after {event}",
        ["some-time-before"] = "some time before {event}",
        ["some-time-from"] = "some time from {from} on",
        ["some-time-until"] = "some time up to {to}",
        ["southern"] = "{date} (southern)",
        ["start-open"] = "no start, end unknown",
        ["start-unknown"] = "until {to}, start unknown",
        ["third-3"] = "the last four months of {year}",
        ["uncertain"] = "{date}, uncertain",
        ["uncertain-in-list"] = "{date} (uncertain)",
        ["unit-day"] = "day",
        ["unit-month"] = "month",
        ["unit-part"] = "part of the year",
        ["unit-year"] = "year",
        ["until"] = "until {to}",
        ["up-to"] = "up to {to}",
        ["utc"] = "{date}, {time} UTC",
        ["utc-offset"] = "{date}, {time} UTC{offset}",
        ["weeks"] = "{count} weeks",
        ["within-after"] = "within {length} after {event}",
        ["within-before"] = "within {length} before {event}",
        ["year"] = "{year}",
        ["year-form"] = "a year of the form {form}",
        ["years"] = "{count} years",
        ["years-range"] = "the years {from} to {to}",
    };

    /// <summary>A phrase in English.</summary>
    internal static string SayEnglish(string phrase, params (string Name, object Value)[] values)
    {
        var said = new StringBuilder();
        string[] pieces = English[phrase].Split('{', '}');
        for (int i = 0; i < pieces.Length; i++)
            said.Append(i % 2 == 0 ? pieces[i] : Convert.ToString(Array.Find(values, v => v.Name == pieces[i]).Value, CultureInfo.InvariantCulture));
        return said.ToString();
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Offramp.Methods.Dates;

/// <summary>Words.</summary>
public sealed partial record Edtf
{
    /// <summary>The date in words: "late 2015", "about 2016 to 2018", "some time up to 2014", "16 May 2024".</summary>
    /// <param name="say">Says the phrases of another language; English where nothing is given.</param>
    public string InWords(SayDate? say = null)
    {
        var words = new EdtfWords(say ?? DatePhrases.SayEnglish);
        return Kind switch
        {
            EdtfKind.Interval => words.Interval(_start!, _end!),
            EdtfKind.Date => words.Said(_members[0].From!, inList: false),
            _ => words.Set(Kind, _members),
        };
    }

    /// <summary>
    /// Reads a date as people type it in English: "late 2015", "May 16, 2024", "about 2016 to 2018", "2015–18", "before 2014", "the 2010s".
    /// What can be read in two ways ("05/06/2024", "2010-12", "the 2000s") is not read.
    /// </summary>
    /// <param name="words">Any text, of any length; null reads as empty.</param>
    /// <param name="date">The date, or null.</param>
    /// <returns>Whether the words have exactly one reading.</returns>
    public static bool TryReadWords([NotNullWhen(true)] string? words, [NotNullWhen(true)] out Edtf? date)
    {
        date = words is null || words.Length > LongestText ? null : EdtfWordsReader.Read(words);
        return date is not null;
    }
}

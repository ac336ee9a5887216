using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Offramp.Research;

/// <summary>How a language writes the values in its messages: digits of numbers, and signs around text that runs the other way.</summary>
/// <remarks>Numbers alone change their digits. Offsets keep theirs, and what is passed as text stands as it is: ids, dates in EDTF, names.</remarks>
/// <param name="Digits">The ten digits.</param>
/// <param name="Thousands">What divides thousands.</param>
/// <param name="Fraction">What stands before a fraction.</param>
/// <param name="Isolates">Which texts are isolated from the sentence around them.</param>
internal sealed record MessageWriting(string Digits, char Thousands, char Fraction, Isolation Isolates)
{
    // Unicode Standard Annex 9: a first strong isolate takes its direction from what is in it, and lets nothing of it out.
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';
    private const string RightToLeftMark = "\u200F";

    // Where something stands in a text is typed and compared: its digits stay Latin.
    private static readonly FrozenSet<string> Offsets =
        FrozenSet.ToFrozenSet(["at", "start", "end", "foundStart", "foundEnd", "offset", "position"], StringComparer.Ordinal);

    /// <summary>Latin digits and no signs: for a terminal, a file, and what is compared.</summary>
    public static MessageWriting Plain { get; } = new("0123456789", ',', '.', Isolation.None);

    /// <summary>English on a page.</summary>
    public static MessageWriting English { get; } = Plain with { Isolates = Isolation.OtherDirection };

    /// <summary>Persian: the digits U+06F0 to U+06F9 and the separators U+066C and U+066B.</summary>
    public static MessageWriting Persian { get; } = new("۰۱۲۳۴۵۶۷۸۹", '\u066C', '\u066B', Isolation.Every);

    /// <summary>A value as no language writes it: what choices are held against.</summary>
    public static string Bare(object? value, string name) => value switch
    {
        null => $"{{{name}}}",
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A value in a message.</summary>
    public string Value(object? value, string name) => value switch
    {
        null => Bare(value, name),
        int or long or double or decimal when !Offsets.Contains(name) => Localised(Bare(value, name)),
        _ => Isolated(Bare(value, name)),
    };

    /// <summary>The number of a plural; the thousands of a whole number are divided.</summary>
    public string Number(object? number, string name) => number switch
    {
        int n => Localised(n.ToString("N0", CultureInfo.InvariantCulture)),
        long n => Localised(n.ToString("N0", CultureInfo.InvariantCulture)),
        _ => Value(number, name),
    };

    /// <summary>A text, kept apart from the sentence around it where it could turn the order of its words.</summary>
    public string Isolated(string text) => Isolates switch
    {
        Isolation.Every when text.Length > 0 => $"{Isolate}{text}{EndOfIsolate}",
        Isolation.OtherDirection when HoldsRightToLeft(text) => $"{Isolate}{text}{EndOfIsolate}",
        _ => text,
    };

    /// <summary>A whole message. Where it begins with an isolated name, browsers would take its direction from the name (<c>dir="auto"</c>): a mark
    /// before it says that the sentence runs from right to left.</summary>
    public string Begun(string message) =>
        Isolates == Isolation.Every && message.Length > 0 && message[0] == Isolate && message.IndexOf(EndOfIsolate, StringComparison.Ordinal) < message.Length - 1
            ? RightToLeftMark + message
            : message;

    private string Localised(string latin)
    {
        if (ReferenceEquals(Digits, Plain.Digits)) return latin;
        var said = new StringBuilder(latin.Length);
        foreach (char c in latin)
            said.Append(char.IsAsciiDigit(c) ? Digits[c - '0'] : c switch { ',' => Thousands, '.' => Fraction, _ => c });
        return said.ToString();
    }

    private static bool HoldsRightToLeft(string text)
    {
        foreach (char c in text)
            if (c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')) return true;
        return false;
    }
}

/// <summary>Which texts in a message are isolated.</summary>
internal enum Isolation
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that hold letters of the other direction.</summary>
    OtherDirection,

    /// <summary>Every one: beside a sentence from right to left even a number in a name would move.</summary>
    Every,
}

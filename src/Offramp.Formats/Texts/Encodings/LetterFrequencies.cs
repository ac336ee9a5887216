using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Offramp.Formats;

/// <summary>How often the letters beyond ASCII stand in texts of a language, as shares of all of these in it.</summary>
/// <remarks>
/// The shares are rounded counts as the usual tables of letter frequencies give them (for Latin scripts the letters with marks, for Cyrillic and
/// Arabic all letters); telling code pages apart needs no more than their order of magnitude.
/// </remarks>
internal sealed class LetterFrequencies
{
    private const double Unheard = 0.0002;
    private const double Mark = 0.02;
    private const double Capital = 0.3;

    private readonly FrozenDictionary<char, double> logs;

    private LetterFrequencies(string language, string shares)
    {
        Language = language;
        var letters = new Dictionary<char, double>();
        foreach (string entry in shares.Split(' '))
        {
            double share = double.Parse(entry.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) / 1000;
            letters[entry[0]] = Math.Log(share);
            char upper = char.ToUpperInvariant(entry[0]);
            if (upper != entry[0]) letters.TryAdd(upper, Math.Log(share * Capital));
        }
        logs = letters.ToFrozenDictionary();
    }

    /// <summary>The language (BCP 47 tag).</summary>
    public string Language { get; }

    /// <summary>English, French, German, Spanish: languages of Windows-1252 and its older kin.</summary>
    public static readonly ImmutableArray<LetterFrequencies> Western =
    [
        new("en", "é300 è20 ï40 ö30 ü30 ñ40 á30 í20 ó30 ç30 à20 ê20"),
        new("fr", "é530 è100 à140 ê60 ç40 ù15 î20 ô30 â20 û15 ë5 ï8 œ12 É20 À8"),
        new("de", "ü370 ä330 ö170 ß120 é5 Ü15 Ä8 Ö8"),
        new("es", "ó270 í220 á170 é150 ñ80 ú60 ü5 ¿20 ¡10"),
        new("it", "à250 è300 ù100 ò150 ì80 é100"),
        new("nl", "ë400 é300 ï150 ö60 ü50 è30"),
    ];

    /// <summary>Polish, Czech, Hungarian, Romanian, Croatian: languages of Windows-1250 and ISO-8859-2.</summary>
    public static readonly ImmutableArray<LetterFrequencies> Central =
    [
        new("pl", "ł250 ą140 ę150 ó110 ś90 ż110 ć55 ń30 ź8"),
        new("cs", "á190 í240 é120 ě110 š70 č80 ř90 ž80 ý75 ů50 ú15 ó3 ň5 ť3 ď3"),
        new("hu", "á330 é340 ö110 ő90 ü60 ó90 í60 ű15 ú25"),
        new("ro", "ă380 î170 â100 ş180 ţ160"),
        new("hr", "č260 š250 ž130 ć220 đ80"),
    ];

    /// <summary>Turkish and Azerbaijani in Latin letters.</summary>
    public static readonly ImmutableArray<LetterFrequencies> Turkish = [new("tr", "ı330 ü150 ş150 ç95 ğ95 ö65 İ25 â5 î3 û2")];

    /// <summary>Russian, with the letters of Ukrainian and Bulgarian that it lacks.</summary>
    public static readonly ImmutableArray<LetterFrequencies> Cyrillic =
    [
        new("ru", "о109 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё1 і2 ї1 є1"),
    ];

    /// <summary>Arabic and Persian.</summary>
    public static readonly ImmutableArray<LetterFrequencies> Arabic =
    [
        new("ar", "ا160 ل125 ي70 م65 و60 ن60 ر45 ت45 ه40 ب35 ع35 د30 س28 ف28 ك22 ة25 ق22 ح20 أ25 ج13 ش10 ص10 ط8 خ8 ذ7 ض6 ز5 ث5 غ5 ى9 ئ4 ظ3 ء4 إ8 آ2 ؤ2 ،8 ؟3 \u064B2"),
        new("fa", "ا140 ی95 ي95 ر75 د70 ن75 ه65 م60 و60 ت50 ب45 س35 ش30 ک35 ك35 ل30 ز25 ف15 گ18 خ15 ق12 پ12 ع12 ج12 آ10 ح10 چ8 ط6 ص6 غ4 ض4 ذ3 ث3 ژ2 ظ2 ئ2 ء1 أ1 ،10 ؟3 \u200C20"),
    ];

    /// <summary>How likely a character is in the language, as a natural logarithm; letters that it does not have are very unlikely.</summary>
    public double LogOf(char character)
    {
        if (logs.TryGetValue(character, out double log)) return log;
        if (char.IsControl(character) || character == '\uFFFD') return Math.Log(Unheard / 100);
        if (char.IsLetter(character)) return Math.Log(Unheard);
        if (character is '«' or '»') return Math.Log(Mark / 5);
        return character is '“' or '”' or '‘' or '’' or '„' or '‚' or '–' or '—' or '…' or '\u00A0' or '€' or '°' or '§' or '•' or '№' or '،' or '؛' or '؟'
            ? Math.Log(Mark)
            : Math.Log(Unheard * 2);
    }
}

using System.Collections.Frozen;

namespace Offramp.Research;

/// <summary>How far each character moves the pen, in thousandths of the size of the letters.</summary>
/// <remarks>The numbers are advance widths of DejaVu Sans 2.37 (Book), a free family that is wider than the sans-serif families which screens and
/// papers use as a rule: text that fits by these numbers fits in those too. They were read from the font's <c>hmtx</c> and <c>cmap</c> tables.</remarks>
internal static class AdvanceWidths
{
    private const int Wide = 1000;

    // U+0020 to U+007E.
    private static readonly short[] Ascii =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
        636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635,
        634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    // U+00A0 to U+017F: Latin-1 and Latin Extended-A.
    private static readonly short[] Latin =
    [
        318, 401, 636, 636, 636, 636, 337, 500, 500, 1000, 471, 612, 838, 361, 1000, 500, 500, 838, 401, 401, 500, 636, 636, 318,
        500, 401, 471, 612, 969, 969, 969, 531, 684, 684, 684, 684, 684, 684, 974, 698, 632, 632, 632, 632, 295, 295, 295, 295,
        775, 748, 787, 787, 787, 787, 787, 838, 787, 732, 732, 732, 732, 611, 605, 630, 613, 613, 613, 613, 613, 613, 982, 550,
        615, 615, 615, 615, 278, 278, 278, 278, 612, 634, 612, 612, 612, 612, 612, 838, 612, 634, 634, 634, 634, 592, 635, 592,
        684, 613, 684, 613, 684, 613, 698, 550, 698, 550, 698, 550, 698, 550, 770, 635, 775, 635, 632, 615, 632, 615, 632, 615,
        632, 615, 632, 615, 775, 635, 775, 635, 775, 635, 775, 635, 752, 634, 916, 695, 295, 278, 295, 278, 295, 278, 295, 278,
        295, 278, 590, 556, 295, 278, 656, 579, 579, 557, 278, 557, 278, 557, 375, 557, 342, 562, 284, 748, 634, 748, 634, 748,
        634, 813, 748, 634, 787, 612, 787, 612, 787, 612, 1070, 1023, 695, 411, 695, 411, 695, 411, 635, 521, 635, 521, 635, 521,
        635, 521, 611, 392, 611, 392, 611, 392, 732, 634, 732, 634, 732, 634, 732, 634, 732, 634, 732, 634, 989, 818, 611, 592,
        611, 685, 525, 685, 525, 685, 525, 352,
    ];

    // U+0400 to U+045F: Cyrillic.
    private static readonly short[] Cyrillic =
    [
        632, 632, 786, 610, 698, 635, 295, 295, 295, 1094, 1045, 786, 710, 748, 609, 752, 684, 686, 686, 610, 781, 632, 1077, 641,
        748, 748, 710, 752, 863, 752, 787, 752, 603, 698, 611, 609, 861, 685, 776, 686, 1069, 1094, 833, 882, 686, 698, 1080, 695,
        613, 617, 589, 525, 691, 615, 901, 532, 650, 650, 604, 639, 754, 654, 612, 654, 635, 550, 583, 592, 855, 592, 681, 591,
        915, 942, 707, 790, 589, 549, 842, 602, 615, 615, 625, 525, 549, 521, 278, 278, 278, 902, 898, 652, 604, 650, 592, 654,
    ];

    // Arabic and Persian letters: the wider of the isolated and the final form, the wider of the initial and the medial form (0: the letter
    // never joins the one after it).
    private static readonly FrozenDictionary<char, (short End, short Joined)> Arabic = new Dictionary<char, (short, short)>
    {
        ['\u0621'] = (470, 0),
        ['\u0622'] = (305, 0),
        ['\u0623'] = (305, 0),
        ['\u0624'] = (517, 0),
        ['\u0625'] = (305, 0),
        ['\u0626'] = (833, 302),
        ['\u0627'] = (305, 0),
        ['\u0628'] = (982, 302),
        ['\u0629'] = (536, 0),
        ['\u062A'] = (982, 302),
        ['\u062B'] = (982, 302),
        ['\u062C'] = (646, 646),
        ['\u062D'] = (646, 646),
        ['\u062E'] = (646, 646),
        ['\u062F'] = (525, 0),
        ['\u0630'] = (525, 0),
        ['\u0631'] = (552, 0),
        ['\u0632'] = (552, 0),
        ['\u0633'] = (1275, 892),
        ['\u0634'] = (1275, 892),
        ['\u0635'] = (1225, 867),
        ['\u0636'] = (1225, 867),
        ['\u0637'] = (949, 820),
        ['\u0638'] = (949, 820),
        ['\u0639'] = (597, 597),
        ['\u063A'] = (597, 523),
        ['\u0641'] = (1037, 506),
        ['\u0642'] = (834, 506),
        ['\u0643'] = (843, 552),
        ['\u0644'] = (757, 331),
        ['\u0645'] = (666, 578),
        ['\u0646'] = (761, 302),
        ['\u0647'] = (536, 527),
        ['\u0648'] = (517, 0),
        ['\u0649'] = (833, 302),
        ['\u064A'] = (833, 302),
        ['\u0679'] = (982, 302),
        ['\u067A'] = (982, 302),
        ['\u067B'] = (982, 302),
        ['\u067E'] = (982, 302),
        ['\u067F'] = (982, 302),
        ['\u0680'] = (982, 302),
        ['\u0683'] = (646, 646),
        ['\u0684'] = (646, 646),
        ['\u0686'] = (646, 646),
        ['\u0687'] = (646, 646),
        ['\u0688'] = (525, 0),
        ['\u068C'] = (525, 0),
        ['\u068D'] = (525, 0),
        ['\u068E'] = (525, 0),
        ['\u0691'] = (552, 0),
        ['\u0698'] = (552, 0),
        ['\u06A4'] = (1037, 506),
        ['\u06A6'] = (1037, 506),
        ['\u06A9'] = (895, 552),
        ['\u06AD'] = (843, 552),
        ['\u06AF'] = (895, 552),
        ['\u06B1'] = (895, 552),
        ['\u06B3'] = (895, 552),
        ['\u06BA'] = (761, 0),
        ['\u06BB'] = (761, 302),
        ['\u06BE'] = (698, 527),
        ['\u06C6'] = (517, 0),
        ['\u06C7'] = (517, 0),
        ['\u06C8'] = (517, 0),
        ['\u06CB'] = (517, 0),
        ['\u06CC'] = (833, 302),
        ['\u06D0'] = (833, 302),
    }.ToFrozenDictionary();

    /// <summary>The width of a character that stands before another (or before the end of the text, U+0000).</summary>
    public static int Of(char c, char next) => c switch
    {
        >= ' ' and <= '~' => Ascii[c - ' '],
        >= '\u00A0' and <= '\u017F' => Latin[c - '\u00A0'],
        >= '\u0400' and <= '\u045F' => Cyrillic[c - '\u0400'],
        (>= '\u0660' and <= '\u0669') or (>= '\u06F0' and <= '\u06F9') => 537,
        '\u2026' => Wide,
        _ when Arabic.TryGetValue(c, out (short End, short Joined) letter) => letter.Joined > 0 && Arabic.ContainsKey(next) ? letter.Joined : letter.End,
        _ => Other(c),
    };

    // What the table does not know is taken to be as wide as a letter can be; marks that stand over others take no room.
    private static int Other(char c) => char.GetUnicodeCategory(c) switch
    {
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format => 0,
        System.Globalization.UnicodeCategory.Control => 0,
        // A pair of surrogates is one character.
        System.Globalization.UnicodeCategory.Surrogate => char.IsHighSurrogate(c) ? Wide : 0,
        _ => Wide,
    };
}

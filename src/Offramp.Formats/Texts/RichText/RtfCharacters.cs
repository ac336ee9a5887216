using System.Collections.Frozen;
using System.Text;

namespace Offramp.Formats;

/// <summary>How the bytes of an RTF file are to be read: by its code page, and by the character sets of its fonts.</summary>
/// <param name="asked">The encoding that a person asked for, which decides; null for none.</param>
internal sealed class RtfCharacters(Encoding? asked)
{
    private const int MostFonts = 10_000;
    private const int SymbolSet = 2;
    private const int DefaultSet = 1;
    private const int Western = 1252;

    // The character sets of Windows fonts and the code pages that they mean.
    private static readonly FrozenDictionary<int, int> Sets = new Dictionary<int, int>
    {
        [0] = Western,
        [77] = 10000,
        [128] = 932,
        [129] = 949,
        [130] = 1361,
        [134] = 936,
        [136] = 950,
        [161] = 1253,
        [162] = 1254,
        [163] = 1258,
        [177] = 1255,
        [178] = 1256,
        [186] = 1257,
        [204] = 1251,
        [222] = 874,
        [238] = 1250,
        [254] = 437,
        [255] = 850,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<int> Pages = new[] { 437, 708, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 10000, 10004, 10006, 10007, 10029, 10081, 65001 }
        .Concat(Sets.Values).ToFrozenSet();

    private readonly Dictionary<int, int> fonts = [];
    private readonly Dictionary<int, Encoding> encodings = [];
    private int page = Western;
    private int described = -1;

    /// <summary>The font of text for which none is named.</summary>
    public int DefaultFont { get; set; }

    /// <summary>The code page of the file, where it is one that is known.</summary>
    public void SetPage(int number)
    {
        if (Pages.Contains(number)) page = number;
    }

    /// <summary>The font that the following words of the table describe.</summary>
    public void Describe(int font) => described = font;

    /// <summary>The character set of the font that is described.</summary>
    public void SetCharacters(int set)
    {
        if (described < 0 || fonts.Count >= MostFonts || set == DefaultSet) return;
        if (set == SymbolSet) fonts[described] = 0;
        else if (Sets.TryGetValue(set, out int known)) fonts[described] = known;
    }

    /// <summary>The code page of the font that is described, which is surer than its character set.</summary>
    public void SetFontPage(int number)
    {
        if (described >= 0 && fonts.Count < MostFonts && Pages.Contains(number)) fonts[described] = number;
    }

    /// <summary>Whether a font shows signs instead of letters.</summary>
    public bool IsSymbols(int font) => asked is null && fonts.TryGetValue(font, out int number) && number == 0;

    /// <summary>Makes bytes that stand in a font into characters.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, int font)
    {
        if (asked is not null) return asked.GetString(bytes);
        int number = fonts.GetValueOrDefault(font, page);
        if (!encodings.TryGetValue(number, out Encoding? encoding))
        {
            // The code pages of East Asia have signs of their own for what they do not know; it is to be counted and said.
            encoding = number == 65001 ? Encoding.UTF8 : Known(number) ?? Known(Western)!;
            encodings[number] = encoding;
        }
        return encoding.GetString(bytes);
    }

    private static Encoding? Known(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
}

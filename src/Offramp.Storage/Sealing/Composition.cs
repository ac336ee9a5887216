using System.Globalization;
using System.Text;

namespace Offramp.Storage;

/// <summary>Normalization form C, computed from a table of our own.</summary>
/// <remarks><see cref="string.Normalize()"/> gives its input back as it is where the program runs without culture data, as ours does: a passphrase
/// typed on a keyboard that sends marks apart would not open a study made on one that sends them composed.</remarks>
internal static class Composition
{
    // The Unicode Standard, 3.12 "Conjoining Jamo Behavior".
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Vowels = 21, Tails = 28, Leads = 19, Syllables = Leads * Vowels * Tails;

    private static readonly Lazy<Tables> Loaded = new(Load);

    /// <summary>The text in normalization form C; a lone surrogate becomes U+FFFD.</summary>
    public static string Compose(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        Tables tables = Loaded.Value;
        var characters = new List<int>(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) Decompose(rune.Value, tables, characters);
        Order(characters, tables);
        var result = new StringBuilder(text.Length);
        foreach (int character in Recompose(characters, tables)) result.Append(new Rune(character).ToString());
        return result.ToString();
    }

    private static void Decompose(int character, Tables tables, List<int> into)
    {
        int syllable = character - HangulBase;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(LeadBase + syllable / (Vowels * Tails));
            into.Add(VowelBase + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails != 0) into.Add(TailBase + syllable % Tails);
            return;
        }
        if (!tables.Decompositions.TryGetValue(character, out (int First, int Second) parts))
        {
            into.Add(character);
            return;
        }
        Decompose(parts.First, tables, into);
        if (parts.Second != 0) Decompose(parts.Second, tables, into);
    }

    // Canonical ordering: marks move before those of a higher class, never past a character of class 0 and never past their equals.
    private static void Order(List<int> characters, Tables tables)
    {
        for (int i = 1; i < characters.Count; i++)
        {
            int moving = characters[i];
            int own = tables.ClassOf(moving);
            int at = i;
            while (own > 0 && at > 0 && tables.ClassOf(characters[at - 1]) > own)
            {
                characters[at] = characters[at - 1];
                at--;
            }
            characters[at] = moving;
        }
    }

    // A mark joins the last character of class 0 unless one of the same or a higher class stands between.
    private static List<int> Recompose(List<int> characters, Tables tables)
    {
        var result = new List<int>(characters.Count);
        int starter = -1;
        int between = -1;
        foreach (int character in characters)
        {
            int own = tables.ClassOf(character);
            if (starter >= 0 && between < own && Pair(result[starter], character, tables) is { } composed)
            {
                result[starter] = composed;
                continue;
            }
            if (own == 0)
            {
                starter = result.Count;
                between = -1;
            }
            else
            {
                between = own;
            }
            result.Add(character);
        }
        return result;
    }

    private static int? Pair(int first, int second, Tables tables)
    {
        if (first - LeadBase is >= 0 and < Leads && second - VowelBase is >= 0 and < Vowels)
            return HangulBase + ((first - LeadBase) * Vowels + (second - VowelBase)) * Tails;
        if (first - HangulBase is >= 0 and < Syllables && (first - HangulBase) % Tails == 0 && second - TailBase is > 0 and < Tails)
            return first + (second - TailBase);
        return tables.Compositions.TryGetValue((first, second), out int composed) ? composed : null;
    }

    private static Tables Load()
    {
        var decompositions = new Dictionary<int, (int, int)>();
        var compositions = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, int>();
        foreach (string line in Resource.Lines("composition"))
        {
            int sign = line.AsSpan().IndexOfAny('=', '~', '-');
            int first = Hex(line.AsSpan(0, sign));
            ReadOnlySpan<char> rest = line.AsSpan(sign + 1);
            if (line[sign] == '-')
            {
                int colon = rest.IndexOf(':');
                int combining = int.Parse(rest[(colon + 1)..], CultureInfo.InvariantCulture);
                for (int character = first; character <= Hex(rest[..colon]); character++) classes[character] = combining;
                continue;
            }
            int space = rest.IndexOf(' ');
            (int, int) parts = space < 0 ? (Hex(rest), 0) : (Hex(rest[..space]), Hex(rest[(space + 1)..]));
            decompositions[first] = parts;
            if (line[sign] == '=') compositions[parts] = first;
        }
        return new Tables(decompositions, compositions, classes);

        static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private sealed record Tables(
        Dictionary<int, (int First, int Second)> Decompositions, Dictionary<(int, int), int> Compositions, Dictionary<int, int> Classes)
    {
        public int ClassOf(int character) => Classes.GetValueOrDefault(character);
    }
}

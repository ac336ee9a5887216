using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Offramp.Formats;

/// <summary>The language of a text, by the small words that stand everywhere in it.</summary>
internal static class LanguageGuess
{
    private const int WordsLookedAt = 4_000;

    private static readonly ImmutableArray<(string Tag, Script Script, FrozenSet<string> Words)> Languages =
    [
        Of("en", Script.Latin, "the and of to in that was is it he they we you for not with were had have on but as at what so there from"),
        Of("fr", Script.Latin, "le la les de des et que qui dans un une est pas pour il ils nous vous ce sur avec était au je ne se mais"),
        Of("de", Script.Latin, "der die das und nicht ist war ich wir sie es ein eine zu den mit von auf dass auch aber hat haben wie als sich"),
        Of("es", Script.Latin, "el la los las de y que en un una no es por con para se lo fue pero como nos me su al más había"),
        Of("tr", Script.Latin, "ve bir bu da de için ne var yok çok ama gibi daha sonra biz ben onlar değil ile kadar mi o şey"),
        Of("it", Script.Latin, "il lo gli di che e un una non è per con sono era ma si come anche della nel ci loro"),
        Of("fa", Script.Arabic, "و در به از که این را با است ما من آن هم برای بود یک بعد تا او اما چه شد می نه کرد اگر"),
        Of("ar", Script.Arabic, "في من على إلى أن هذا كان ما لا مع هو ثم هي لم التي الذي عن قد كل بعد نحن كنا كانت لكن أو"),
        Of("ps", Script.Arabic, "او په د چې له ته دی دا هم نه مې موږ وو سره یو دې کې ځکه شو"),
        Of("ur", Script.Arabic, "اور کے کی میں ہے سے کو کا نے پر یہ تھا ہم وہ نہیں بھی تھے تو ہیں ایک"),
        Of("ru", Script.Cyrillic, "и в не на что он мы я с как это а то но они по к у из за было все так от"),
        Of("uk", Script.Cyrillic, "і в не на що він ми я з як це а то але вони по до у із за було все так від та"),
    ];

    /// <summary>The language (BCP 47 tag); null where no language's words stand out.</summary>
    public static string? Of(string text)
    {
        Script script = Scripts.Of(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int words = 0;
        for (int i = 0; i < text.Length && words < WordsLookedAt;)
        {
            while (i < text.Length && !char.IsLetter(text[i])) i++;
            int start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || text[i] == '\u200C')) i++;
            if (i == start || i - start > 20) continue;
            words++;
            string word = text[start..i].ToLowerInvariant().Replace('ي', 'ی').Replace('ك', 'ک');
            foreach ((string tag, Script letters, FrozenSet<string> known) in Languages)
                if (letters == script && known.Contains(word)) counts[tag] = counts.GetValueOrDefault(tag) + 1;
        }
        (string Tag, int Count)[] found = [.. counts.Select(static pair => (pair.Key, pair.Value)).OrderByDescending(static pair => pair.Value)];
        // One word in twelve at least, and clearly more than of the next language.
        return found.Length > 0 && found[0].Count >= 2 && found[0].Count * 12 >= words && (found.Length == 1 || found[0].Count * 4 >= found[1].Count * 5)
            ? found[0].Tag
            : null;
    }

    private static (string Tag, Script Script, FrozenSet<string> Words) Of(string tag, Script script, string words) =>
        (tag, script, words.Replace('ي', 'ی').Replace('ك', 'ک').Split(' ').ToFrozenSet(StringComparer.Ordinal));
}

using System.Collections.Frozen;
using System.Globalization;

namespace Offramp.Research;

/// <summary>Letters without case and accents, so that the same word is found however it was typed.</summary>
/// <remarks>The table is our own because the runtime normalises no text where globalization is invariant. It covers Latin, Greek, Cyrillic and
/// the spellings of one Arabic letter in Arabic and Persian.</remarks>
public static class FoldedLetters
{
    // Each group: the plain letter, then those that fold to it.
    private const string Groups =
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ bḃḅḇ cçćĉċčḉ dďđḋḍḏḑḓ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ fḟ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖ " +
        "iìíîïĩīĭįıǐȉȋḭḯỉị jĵǰ kķǩḱḳḵ lĺļľłḷḹḻḽ mḿṁṃ nñńņňǹṅṇṉṋ oòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ pṕṗ rŕŗřȑȓṙṛṝṟ " +
        "sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự vṽṿ wŵẁẃẅẇẉẘ xẋẍ yýÿŷȳẏẙỳỵỷỹ zźżžẑẓẕ æǣǽ " +
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ οόὀὁὂὃὄὅὸό ρῤῥ σς " +
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ аӑӓ гѓ еѐёӗ жӂӝ зӟ ийѝӣӥ кќ оӧ уўӯӱӳ чӵ ыӹ эӭ ії ѵѷ әӛ өӫ اآأإ " +
        "هةۀ وؤ کك ہۂ یئىي ےۓ";

    private static readonly FrozenDictionary<char, char> Plain = Groups.Split(' ')
        .SelectMany(static group => group.Skip(1).Select(letter => KeyValuePair.Create(letter, group[0])))
        .ToFrozenDictionary();

    /// <summary>The letter or digit in its plain form; <c>\0</c> for a mark or joiner that a word is the same without (an accent of its own,
    /// a soft hyphen, a zero-width non-joiner, a tatweel); anything else as it is.</summary>
    public static char Fold(char letter)
    {
        if (letter < 128) return char.ToLowerInvariant(letter);
        if (letter is '\u0640' or '\u00ad' or '\u02bc') return '\0';
        switch (char.GetUnicodeCategory(letter))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                return '\0';
            case UnicodeCategory.DecimalDigitNumber:
                return (char)('0' + (int)char.GetNumericValue(letter));
            default:
                char lower = char.ToLowerInvariant(letter);
                return Plain.GetValueOrDefault(lower, lower);
        }
    }

    /// <summary>A text letter by letter in plain form, what folds to nothing left out.</summary>
    public static string Fold(string text) => string.Create(
        CountFolded(text), text, static (span, from) =>
        {
            int at = 0;
            foreach (char letter in from)
                if (Fold(letter) is not '\0' and var folded) span[at++] = folded;
        });

    private static int CountFolded(string text)
    {
        int count = 0;
        foreach (char letter in text)
            if (Fold(letter) != '\0') count++;
        return count;
    }
}

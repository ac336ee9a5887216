using System.Collections.Frozen;
using System.Text;

namespace Offramp.Formats.Bibliography;

/// <summary>TeX's accents. A letter and its accent become one character where Unicode has one, as Normalization Form C would make it: the
/// runtime's own normalisation does nothing without culture data, which this program does not carry.</summary>
internal static class TexAccents
{
    private static readonly FrozenDictionary<char, Accent> All = new Dictionary<char, Accent>
    {
        ['`'] = new('\u0300', "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳ"),
        ['\''] = new('\u0301', "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź"),
        ['^'] = new('\u0302', "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ"),
        ['~'] = new('\u0303', "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹ"),
        ['"'] = new('\u0308', "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿ"),
        ['='] = new('\u0304', "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳ"),
        ['.'] = new('\u0307', "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż"),
        ['u'] = new('\u0306', "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ"),
        ['v'] = new('\u030C', "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž"),
        ['H'] = new('\u030B', "OŐUŰoőuű"),
        ['c'] = new('\u0327', "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
        ['k'] = new('\u0328', "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
        ['r'] = new('\u030A', "AÅUŮaåuůwẘyẙ"),
        ['d'] = new('\u0323', "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓ"),
        ['b'] = new('\u0331', "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
    }.ToFrozenDictionary();

    /// <summary>An accent: its combining mark, and each letter before what the two become.</summary>
    private sealed record Accent(char Mark, string Pairs);

    /// <summary>Whether a command of this one sign sets an accent.</summary>
    public static bool Has(char command) => All.ContainsKey(command);

    /// <summary>A letter under an accent.</summary>
    public static string Over(char command, Rune letter)
    {
        Accent accent = All[command];
        if (letter.IsAscii)
        {
            for (int i = 0; i < accent.Pairs.Length; i += 2)
                if (accent.Pairs[i] == letter.Value) return accent.Pairs[i + 1].ToString();
        }
        return letter.ToString() + accent.Mark;
    }
}

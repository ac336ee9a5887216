using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class EncodingTests
{
    private const string French = "Ils avaient déjà vendu le bateau de mon père. Où étaient-ils passés ? À côté du marché, près de la forêt.";
    private const string German = "Für die Männer war das Geld nicht das Größte. Später hörten wir, daß sie müde waren.";
    private const string Turkish = "Işıklar söndüğünde kimse konuşmuyordu. Çocuğun babası gelmiş, bize çay vermişti. İş yoktu.";
    private const string Russian = "Зимой они обещали хорошую плату, но весной никто ничего не получил. Мы ушли домой.";
    private const string Arabic = "وعدونا براتب جيد في الشتاء، ولكن لم يحصل أحد على شيء في الربيع. ثم رجعنا إلى البيت.";
    private const string Persian = "در زمستان به ما وعدۀ معاش دادند، اما در بهار هيچ کس چيزى نگرفت. ما پس به خانه رفتيم و چای خورديم.";
    private const string Polish = "Zimą obiecali nam dobrą zapłatę, ale wiosną nikt nic nie dostał. Wróciliśmy do domu, bo łódź się zepsuła.";

    public static TheoryData<string, int> Old() => new()
    {
        { French, 1252 }, { French, 10000 }, { French, 850 }, { German, 1252 }, { German, 850 }, { German, 10000 },
        { Turkish, 1254 }, { Turkish, 857 }, { Russian, 1251 }, { Russian, 20866 }, { Russian, 866 }, { Russian, 28595 },
        { Arabic, 1256 }, { Arabic, 28596 }, { Polish, 1250 }, { Polish, 28592 }, { Polish, 852 },
    };

    [Theory]
    [MemberData(nameof(Old))]
    public void Old_code_pages_are_known_by_their_letters(string text, int page)
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);
        Reading<ReadText> reading = TextReading.Read("a.txt", bytes);
        Assert.Equal(CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(bytes), reading.Value!.Text);
        Assert.Equal("formats.encoding-guessed", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void Persian_in_an_Arabic_code_page_is_known()
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes(Persian);
        Reading<ReadText> reading = TextReading.Read("a.txt", bytes);
        Assert.Equal(("Windows-1256", "formats.encoding-guessed"), (reading.Value!.Encoding, Assert.Single(reading.Problems).Code));
    }

    [Fact]
    public void A_doubtful_choice_names_the_others_and_the_option()
    {
        Reading<ReadText> reading = TextReading.Read("a.txt", [.. "The mark "u8, 0xA4, .. " and "u8, 0xC6, .. " stood there."u8]);
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal("formats.encoding-unsure", problem.Code);
        Assert.Contains("--encoding", Messages.English.Say(problem));
    }

    [Theory]
    [InlineData("windows-1251", 1251)]
    [InlineData("cp1251", 1251)]
    [InlineData("1251", 1251)]
    [InlineData("KOI8-R", 20866)]
    [InlineData("MacRoman", 10000)]
    [InlineData("ISO 8859-9", 28599)]
    [InlineData("IBM850", 850)]
    [InlineData("UTF-16LE", 1200)]
    [InlineData("utf8", 65001)]
    public void An_encoding_can_be_asked_for_by_its_names(string name, int page) => Assert.Equal(page, EncodingNames.Find(name)!.CodePage);

    [Theory]
    [InlineData("utf-7")]
    [InlineData("no such thing")]
    [InlineData("")]
    [InlineData("99999")]
    public void What_is_no_encoding_is_none(string name) => Assert.Null(EncodingNames.Find(name));

    [Fact]
    public void What_a_person_asks_for_decides()
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(Russian);
        Reading<ReadText> reading = TextReading.Read("a.txt", bytes, new TextReadingOptions { Encoding = "koi8-r" });
        Assert.Empty(reading.Problems);
        Assert.Equal("KOI8-R", reading.Value!.Encoding);
        Assert.NotEqual(Russian, reading.Value.Text);
    }

    [Fact]
    public void An_encoding_that_there_is_not_is_refused()
    {
        Reading<ReadText> reading = TextReading.Read("a.txt", Some.Utf8("words"), new TextReadingOptions { Encoding = "martian" });
        Assert.Null(reading.Value);
        Assert.Equal(["formats.encoding-unknown"], Some.Codes(reading));
    }
}

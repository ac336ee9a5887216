using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class TextReadingTests
{
    public static TheoryData<string, bool, string> Ways()
    {
        var ways = new TheoryData<string, bool, string>();
        foreach (string encoding in new[] { "UTF-8", "UTF-16 LE", "UTF-16 BE" })
            foreach (bool mark in new[] { false, true })
                foreach (string end in new[] { "\n", "\r\n", "\r" })
                    ways.Add(encoding, mark, end);
        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_same_words_come_in_whatever_encoding_mark_and_line_ends(string name, bool mark, string end)
    {
        foreach (string text in new[] { Some.Talk, Some.Persian, "Ein Satz mit Ümläut. \n\n  Noch einer.\t\n\n" })
        {
            Encoding encoding = name switch { "UTF-8" => new UTF8Encoding(mark), "UTF-16 LE" => Encoding.Unicode, _ => Encoding.BigEndianUnicode };
            byte[] body = encoding.GetBytes(text.Replace("\n", end));
            ReadText read = Some.Whole("talk.txt", mark ? [.. encoding.GetPreamble(), .. body] : body);
            Assert.Equal(text, read.Text);
            Assert.Equal(mark ? $"{name} with BOM" : name, read.Encoding);
        }
    }

    [Fact]
    public void Nothing_but_line_ends_is_changed()
    {
        const string text = "  e\u0301 \u00E9 \uFB01\u2028\u0085\u00A0\t\u200C\u200F \u2026  \n\n\n";
        Assert.Equal(text, Some.Whole("a.txt", Some.Utf8(text)).Text);
    }

    [Theory]
    [InlineData("interview 3.txt", "interview 3")]
    [InlineData("C:\\texts\\p-01.fa.txt", "p-01.fa")]
    [InlineData("/home/x/notes", "notes")]
    [InlineData(".txt", ".txt")]
    public void A_text_is_called_after_its_file(string file, string name) => Assert.Equal(name, Some.Whole(file, Some.Utf8("words")).Name);

    [Fact]
    public void A_text_that_was_read_does_not_print_its_words() =>
        Assert.Equal("[27 characters]", Some.Whole("Farhad.txt", Some.Utf8("She left by the north gate.")).ToString());

    [Fact]
    public void Western_bytes_are_guessed_and_said_with_their_place()
    {
        Reading<ReadText> reading = TextReading.Read("a.txt", [.. "one\r\ntwo\rcaf"u8, 0xE9, .. " \n"u8]);
        Assert.Equal("one\ntwo\ncaf\u00E9 \n", reading.Value!.Text);
        Assert.Equal("Windows-1252", reading.Value.Encoding);
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal("formats.encoding-guessed", problem.Code);
        Assert.Equal(3, problem.Place.Line);
        Assert.Contains(problem.Values, v => v is { Name: "offset", Content: 12 });
    }

    [Fact]
    public void Old_Persian_bytes_are_guessed_as_such()
    {
        const string text = "سلام، خوش آمدید. اگر اجازه بدهید صدا را ضبط می کنم. شما از اول در این جا بودید؟";
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(1256)!.GetBytes(text.Replace('ی', 'ي'));
        Reading<ReadText> reading = TextReading.Read("a.txt", bytes);
        Assert.Equal("Windows-1256", reading.Value!.Encoding);
        Assert.StartsWith("سلام،", reading.Value.Text);
    }

    [Fact]
    public void A_damaged_letter_in_a_long_Persian_text_does_not_spoil_the_rest()
    {
        byte[] bytes = Some.Utf8(Some.Persian);
        bytes[Array.IndexOf(bytes, (byte)'\n') - 3] = 0xFF;
        Reading<ReadText> reading = TextReading.Read("a.txt", bytes);
        Assert.Equal(["formats.bytes-unreadable"], Some.Codes(reading));
        Assert.EndsWith("کم شد.", reading.Value!.Text);
    }

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character_and_is_said()
    {
        byte[] bytes = [0xFF, 0xFE, (byte)'a', 0, (byte)'\n', 0, 0x00, 0xD8, (byte)'b', 0];
        Reading<ReadText> reading = TextReading.Read("a.txt", bytes);
        Assert.Equal("a\n\uFFFDb", reading.Value!.Text);
        Assert.Equal("formats.bytes-unreadable", Assert.Single(reading.Problems).Code);
        Assert.Equal(2, reading.Problems[0].Place.Line);
    }

    [Fact]
    public void A_replacement_character_that_was_there_before_is_no_damage() =>
        Assert.Equal("a\uFFFDb", Some.Whole("a.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\uFFFDb")]).Text);

    [Fact]
    public void Control_characters_are_kept_and_placed()
    {
        Reading<ReadText> reading = TextReading.Read("a.txt", Some.Utf8("fine words\nmore\0words and some more of them to be a text\u0007 of words here"));
        Assert.Contains('\0', reading.Value!.Text);
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal(("formats.control-characters", 2, 5), (problem.Code, problem.Place.Line, problem.Place.Column));
    }

    public static TheoryData<string, byte[], string> Hostile() => new()
    {
        { "a.txt", [], "formats.empty-file" },
        { "a.docx", [], "formats.empty-file" },
        { "a.txt", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "formats.not-a-text" },
        { "a.txt", [1, 2, 3, 4, 5, 6, 0, 0, 0, 7], "formats.not-a-text" },
        { "a.txt", Some.Zip(("a.txt", "words")), "formats.not-a-text" },
        { "a.docx", Some.Zip(("xl/workbook.xml", "<x/>")), "formats.excel-has-no-workbook" },
        { "a.docx", Some.Zip(("[Content_Types].xml", "<x/>")), "formats.word-has-no-body" },
        { "a.html", [1, 2, 3, 4, 5, 6, 0, 0, 0, 7], "formats.not-a-text" },
        { "a.html", [], "formats.empty-file" },
        { "a.srt", [], "formats.empty-file" },
        { "a.docx", Some.Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), "formats.not-a-text" },
        { "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("..EncryptedPackage..")], "formats.word-has-a-password" },
        { "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("..WordDocument..")], "formats.word-too-old" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "formats.office-file-unknown" },
        { "a.docx", Some.Word(Some.Paragraph("words"))[..200], "formats.zip-cut-short" },
        { "a.docx", Bomb(), "formats.zip-unpacks-too-large" },
        { "a.docx", Some.Zip([.. Enumerable.Range(0, 5001).Select(i => ($"word/{i}.xml", ""))]), "formats.zip-too-many-entries" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_text_is_refused_and_said(string name, byte[] bytes, string code)
    {
        Reading<ReadText> reading = TextReading.Read(name, bytes);
        Assert.Null(reading.Value);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
        Assert.Equal(name, reading.Problems[0].Place.File);
    }

    private static byte[] Bomb() => Some.Zip(("word/document.xml", new string(' ', 40 * 1024 * 1024)));

    [Fact]
    public void Content_decides_and_a_lying_name_is_said()
    {
        Reading<ReadText> word = TextReading.Read("a.txt", Some.Word(Some.Paragraph("words")));
        Assert.Equal((TextFormat.Word, "words"), (word.Value!.Format, word.Value.Text));
        Assert.Equal(["formats.extension-differs"], Some.Codes(word));
        Assert.Equal(["formats.extension-differs"], Some.Codes(TextReading.Read("a.doc", Some.Word(Some.Paragraph("words")))));
        Reading<ReadText> plain = TextReading.Read("a.docx", Some.Utf8("words"));
        Assert.Equal((TextFormat.Plain, "words"), (plain.Value!.Format, plain.Value.Text));
        Assert.Equal(["formats.extension-differs"], Some.Codes(plain));
    }

    [Fact]
    public void A_stream_beyond_the_limit_is_refused_without_being_read_to_its_end()
    {
        using var stream = new MemoryStream(new byte[1_000_000]);
        Reading<ReadText> reading = TextReading.Read("a.txt", stream, new TextReadingOptions { LargestFile = 100_000 });
        Assert.Equal(["formats.file-too-large"], Some.Codes(reading));
        Assert.True(stream.Position < 300_000);
    }

    [Fact]
    public void The_article_comes_in_exactly_as_it_is()
    {
        byte[] bytes = Some.Shared("paper/article.md");
        ReadText text = Some.Whole("article.md", bytes);
        Assert.Equal(27_092, text.Text.Length);
        Assert.Equal(bytes, Some.Utf8(text.Text));
        Assert.Empty(text.Turns);
        Assert.Equal("Antonio Giustozzi", text.Particulars[Particular.Author]);
        Assert.Equal("2024-05-16", text.Particulars[Particular.Date]);
        Assert.Equal("2024-05-16 12:00:00 +0800", text.Particulars[Particular.DateAsSaid]);
    }
}

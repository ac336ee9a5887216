using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public class RichTextTests
{
    /// <summary>A file with a bit of all that is read or left out.</summary>
    internal const string Everything = """
        {\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fcharset178 Arial;}{\f2\fcharset2 Wingdings;}}{\colortbl;\red0;}{\info{\author Who}}
        {\header page}\pard\plain Interviewer: caf\'e9 \u8220?yes\u8221?\line more\tab x\par
        \f1 \'c7\'e6\'e1\par\plain {\*\generator x}{\field{\*\fldinst HYPERLINK}{\fldrslt link}}{\v hidden}{\deleted gone}{\footnote note}\par
        {\f2 J}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt box\par}}}{\pict\bin3 }}} 0a0b}\par
        \trowd\cellx100\cellx200\pard\intbl I\cell Why?\cell\row\trowd\pard\intbl P\cell a\nestcell b\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}\cell\row\pard end\par}
        """;

    private static Reading<ReadText> Read(string body) => TextReading.Read("a.rtf", Encoding.Latin1.GetBytes(@"{\rtf1\ansi\deff0 " + body + "}"));

    [Theory]
    [InlineData(@"\pard a\par\par b\par", "a\n\nb")]
    [InlineData("a\\\nb\r\nc", "a\nbc")]
    [InlineData(@"a\line b\tab c\~d\_e\-f", "a\nb\tc\u00A0d\u2011e\u00ADf")]
    [InlineData(@"\{a\}\\ \ldblquote b\rdblquote\emdash", "{a}\\ “b”—")]
    [InlineData(@"caf\'e9 \'93x\'94", "café “x”")]
    [InlineData(@"\u1575?\u1604?\zwnj\u1576?", "ال\u200Cب")]
    [InlineData(@"\uc2\u1575\'81\'40b{\uc0\u1604 c}\u1576xyd", "اbلcبd")]
    [InlineData(@"{\uc1\u-10179?\u-8704?}\u-10179?x", "😀\uFFFDx")]
    [InlineData(@"{\b bold} {\i it\b0 alic}", "bold italic")]
    [InlineData(@"{\field{\*\fldinst HYPERLINK ""http://192.0.2.1""}{\fldrslt link}}", "link")]
    [InlineData(@"{\*\unknown words}{\info{\author Who}}{\stylesheet{\s0 Normal;}}{\header h}{\footer f}a", "a")]
    [InlineData(@"{\pict\wmetafile8\bin4 }}}}ff00}a", "a")]
    [InlineData(@"{\object{\*\objdata 00ff}{\result shown}}", "shown")]
    [InlineData(@"{\upr{\'3f}{\*\ud{\u1575?}}}", "ا")]
    [InlineData(@"a{\revised new}{\v0 seen}\plain b", "anewseenb")]
    [InlineData(@"a\page b\sect c", "a\nb\nc")]
    public void What_the_page_shows_is_read(string body, string text)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Empty(reading.Problems);
        Assert.Equal((TextFormat.RichText, text), (reading.Value!.Format, reading.Value.Text));
    }

    [Theory]
    [InlineData(@"a{\deleted old}b", "ab", "formats.deletions-left-out")]
    [InlineData(@"a{\deleted\par}b", "ab", null)]
    [InlineData(@"a{\v secret\par more}b", "ab", "formats.hidden-words-left-out")]
    [InlineData(@"a{\super\chftn}{\footnote\pard n\par}", "a", "formats.footnotes-left-out")]
    [InlineData(@"a{\*\atnid AB}{\*\annotation\pard c\par}", "a", "formats.comments-left-out")]
    [InlineData(@"{\listtext\'b7\tab}a\par{\pntext 1.\tab}b\par", "a\nb", "formats.list-marks-left-out")]
    [InlineData(@"{\fonttbl{\f5\fcharset2 Wingdings;}}{\f5 J}\'b7{\f5\'b7}", "\uFFFD·•", "formats.symbols-unknown")]
    [InlineData(@"a{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt box\par}}{\shprslt again}}b\par c", "ab\nbox\nc", "formats.text-boxes-moved")]
    public void What_is_left_out_or_moved_is_said(string body, string text, string? code)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Equal(text, reading.Value!.Text);
        Assert.Equal(code is null ? [] : [code], Some.Codes(reading));
    }

    [Theory]
    [InlineData(@"\ansicpg1251 \'cf\'f0\'e8", "При")]
    [InlineData(@"\mac \'8e", "é")]
    [InlineData(@"\pca \'82", "é")]
    [InlineData(@"{\fonttbl{\f1\fcharset204 Arial Cyr;}{\f2\fnil\fcharset178{\*\panose 02}Arial;}{\f3\cpg1250 X;}}\f1\'cf{\f2 \'c7}\'f0\plain\'e9{\f3\'b3}", "Пاрéł")]
    [InlineData(@"{\fonttbl{\f1\fcharset128 Mincho;}}\f1\'93\'fa\'96{\f1\'7b}", "日\uFFFD{", "formats.bytes-unreadable")]
    [InlineData(@"{\fonttbl{\f1\fcharset134 Song;}}\f1\'d6\'d0\'ce\'c4", "中文")]
    public void Bytes_are_read_in_the_code_page_of_the_file_and_its_fonts(string body, string text, string? code = null)
    {
        Reading<ReadText> reading = Read(body);
        Assert.Equal(text, reading.Value!.Text);
        Assert.Equal(code is null ? [] : [code], Some.Codes(reading));
    }

    [Fact]
    public void An_encoding_that_is_asked_for_decides()
    {
        byte[] bytes = Some.Utf8(@"{\rtf1\ansi\ansicpg1252 \'cf\'f0\'e8}");
        Assert.Equal("При", TextReading.Read("a.rtf", bytes, new TextReadingOptions { Encoding = "windows-1251" }).Value!.Text);
        Assert.Equal(["formats.encoding-unknown"], Some.Codes(TextReading.Read("a.rtf", bytes, new TextReadingOptions { Encoding = "none" })));
    }

    [Fact]
    public void Cells_are_parted_by_tabs_and_rows_by_lines()
    {
        Assert.Equal("Before\na\t\tc\nd\te\nf\tg\nAfter", Read(
            @"\pard Before\par\trowd\cellx1\cellx2\cellx3\pard\intbl a\cell\cell c\cell\row\trowd\pard\intbl d\cell e\par f\cell g\cell\trowd\row\pard After\par").Value!.Text);
        Assert.Equal("x\ta\tb\nc\ty\nz", Read(
            @"\pard\intbl x\cell\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\nestrow}{\nonesttables\par}c\cell y\cell\row\pard z\par").Value!.Text);
    }

    [Fact]
    public void Turns_are_found_in_lines_and_in_tables()
    {
        Assert.Equal(["Interviewer", "P-01"], Read(@"{\b Interviewer:} Why?\par P-01: For the pay.\par").Value!.Turns.Select(t => t.Speaker));
        string rows = string.Concat(new (string, string)[] { ("I", "Why did they go?"), ("P", "For the pay."), ("I", "And then what?"), ("P", "Then it fell.") }
            .Select(row => $@"\trowd\pard\intbl {row.Item1}\cell {row.Item2}\cell\row"));
        Assert.Equal(["I", "P", "I", "P"], Read(rows + @"\pard\par").Value!.Turns.Select(t => t.Speaker));
    }

    [Theory]
    [InlineData(@"{\rtf1 first", "formats.document-broken-off")]
    [InlineData(@"{\rtf1 first\'", "formats.document-broken-off")]
    [InlineData(@"{\rtf1 first\bin99999999999 x}", "formats.document-broken-off")]
    [InlineData(@"{\rtf1 first{\*\shpinst{\shptxt ", "formats.document-broken-off")]
    public void A_file_that_breaks_off_gives_what_came_before(string file, string code)
    {
        Reading<ReadText> reading = TextReading.Read("a.rtf", Some.Utf8(file));
        Assert.Equal("first", reading.Value!.Text);
        Assert.Equal(code, Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_well_of_groups_is_not_climbed_into()
    {
        Reading<ReadText> reading = Read("first" + new string('{', 1_000_000));
        Assert.Equal("first", reading.Value!.Text);
        Assert.Equal(["formats.document-too-deep"], Some.Codes(reading));
    }

    [Fact]
    public void Many_braces_and_numbers_beyond_all_measure_do_no_harm()
    {
        Assert.Equal("ab", Read(string.Concat(Enumerable.Repeat("{}", 500_000)) + @"a\fs99999999999999999999 \ansicpg-5\f-1\ucx\b b").Value!.Text);
        Assert.Equal("a", TextReading.Read("a.rtf", Some.Utf8(@"{\rtf1 a}}}} after")).Value!.Text);
    }

    [Fact]
    public void Content_decides_and_a_lying_name_is_said()
    {
        Reading<ReadText> reading = TextReading.Read("a.doc", Some.Utf8(@"{\rtf1 words}"));
        Assert.Equal("words", reading.Value!.Text);
        Assert.Equal(["formats.extension-differs"], Some.Codes(reading));
    }
}

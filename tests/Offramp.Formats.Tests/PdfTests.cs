using System.Diagnostics;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>Reading of PDF. Tests that need poppler's pdftotext are skipped where it is not installed.</summary>
public class PdfTests
{
    private const int Mutations = 2_000;

    private static string Program()
    {
        string? program = PdfWords.Find(Environment.GetEnvironmentVariable("PATH"));
        if (program is null) Assert.Skip("pdftotext (poppler-utils) is not installed: PDF cannot be read here.");
        return program!;
    }

    /// <summary>A PDF with these pages, each of lines in columns; columns are parted by bars.</summary>
    private static byte[] Pdf(params string[] pages)
    {
        var parts = new List<string> { "<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>" };
        var kids = new StringBuilder();
        foreach (string page in pages)
        {
            var content = new StringBuilder();
            string[] columns = page.Split('|');
            for (int column = 0; column < columns.Length; column++)
            {
                string[] lines = columns[column].Split('\n');
                for (int line = 0; line < lines.Length; line++)
                    content.Append(FormattableString.Invariant($"BT /F1 12 Tf {72 + (column * 250)} {720 - (line * 14)} Td ({lines[line]}) Tj ET\n"));
            }
            parts.Add(FormattableString.Invariant($"<</Length {content.Length}>>\nstream\n{content}endstream"));
            parts.Add(FormattableString.Invariant($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {parts.Count} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"));
            kids.Append(FormattableString.Invariant($"{parts.Count} 0 R "));
        }
        parts[1] = FormattableString.Invariant($"<</Type/Pages/Kids[{kids}]/Count {pages.Length}>>");
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (string part in parts)
        {
            places.Add(file.Length);
            file.Append(FormattableString.Invariant($"{places.Count} 0 obj\n{part}\nendobj\n"));
        }
        int table = file.Length;
        file.Append(FormattableString.Invariant($"xref\n0 {parts.Count + 1}\n0000000000 65535 f \n"));
        foreach (int place in places) file.Append(FormattableString.Invariant($"{place:D10} 00000 n \n"));
        file.Append(FormattableString.Invariant($"trailer<</Size {parts.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    [Fact]
    public void Pages_are_turns_whose_numbers_are_the_pages()
    {
        Program();
        ReadText text = Some.Whole("a.pdf", Pdf("The coast\nwas \u00E9mpty", "They left", "They came back"));
        Assert.Equal("The coast\nwas émpty\n\nThey left\n\nThey came back", text.Text);
        Assert.Equal((TextFormat.Pdf, null), (text.Format, text.Encoding));
        Assert.Equal([(1, "The coast\nwas émpty"), (2, "They left"), (3, "They came back")], text.Turns.Select(turn => (turn.Number, text.Text[turn.WordsStart..turn.End])));
        Assert.All(text.Turns, turn => Assert.Null(turn.Speaker));
    }

    [Fact]
    public void Columns_are_read_one_after_the_other()
    {
        Program();
        ReadText text = Some.Whole("a.pdf", Pdf("the boats went\nout in spring\nand came home|in autumn when\nthe wind turned\nto the north"));
        string words = string.Join(' ', text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("the boats went out in spring and came home in autumn when the wind turned to the north", words);
    }

    [Fact]
    public void Turns_of_a_talk_go_before_pages()
    {
        Program();
        ReadText text = Some.Whole("a.pdf", Pdf("Interviewer: Why?\nP-01: For the pay.", "Interviewer: And then?\nP-01: Then it fell."));
        Assert.Equal(["Interviewer", "P-01", "Interviewer", "P-01"], text.Turns.Select(turn => turn.Speaker));
    }

    [Fact]
    public void Pages_without_words_are_said_and_keep_their_numbers()
    {
        Program();
        Reading<ReadText> some = TextReading.Read("a.pdf", Pdf("one", "", "three"));
        Assert.Equal(["formats.pdf-pages-without-words"], Some.Codes(some));
        Assert.Equal("three", some.Value!.Text[some.Value.Turns[2].Start..some.Value.Turns[2].End]);
        Reading<ReadText> none = TextReading.Read("a.pdf", Pdf("", ""));
        Assert.Null(none.Value);
        Assert.Equal(["formats.pdf-no-words"], Some.Codes(none));
    }

    [Fact]
    public void What_is_damaged_or_under_another_name_is_said()
    {
        Program();
        Assert.Equal(["formats.extension-differs"], Some.Codes(TextReading.Read("a.docx", Pdf("one"))));
        Reading<ReadText> broken = TextReading.Read("a.pdf", Some.Utf8("%PDF-1.7\n"));
        Assert.Null(broken.Value);
        Assert.Equal(["formats.pdf-damaged"], Some.Codes(broken));
        byte[] whole = Pdf("one", "two");
        Reading<ReadText> cut = TextReading.Read("a.pdf", whole[..(whole.Length - 120)]);
        Assert.Contains("formats.pdf-damaged", Some.Codes(cut));
    }

    [Fact]
    public void Without_the_program_it_is_said_which_package_to_install()
    {
        var problems = new List<Problem>();
        Assert.Null(PdfReader.Read(new TextFile("a.pdf", Pdf("one"), TextReadingOptions.Default), problems, null, PdfLimits.Default));
        Assert.Contains("poppler-utils", Messages.English.Say(Assert.Single(problems)));
        Assert.Null(PdfWords.Find(""));
        Assert.Null(PdfWords.Find($".{Path.PathSeparator}bin"));
    }

    [Theory]
    [InlineData("exec sleep 60", "formats.pdf-took-too-long")]
    [InlineData("while :; do echo words; done", "formats.pdf-took-too-much")]
    [InlineData("exec tail /dev/zero", "formats.pdf-took-too-much")]
    [InlineData("echo half; exit 1", "formats.pdf-damaged")]
    [InlineData("echo 'Command Line Error: Incorrect password' >&2; exit 1", "formats.pdf-has-a-password")]
    public void A_program_that_goes_too_far_is_ended(string script, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs that stand in are shell scripts.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("offramp-pdf-");
        try
        {
            string program = Path.Combine(folder.FullName, "stand-in");
            File.WriteAllText(program, "#!/bin/sh\n" + script + "\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            long began = Stopwatch.GetTimestamp();
            // More than a pipe holds, so that feeding it waits, too.
            PdfOutcome outcome = PdfWords.Of(program, new byte[1_000_000], new PdfLimits(TimeSpan.FromSeconds(2), 64 * 1024 * 1024, 1_000_000));
            Assert.Equal(code, outcome.Problem);
            Assert.True(outcome.Words.Length <= 1_000_000);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Two_thousand_mangled_copies_end_with_a_value_or_problems()
    {
        Program();
        byte[] whole = Pdf("Interviewer: Why?|P-01: For the pay.", "the second page");
        var mutations = new Mutations(20230411, [whole, Some.Utf8(Some.Talk)]);
        int problems = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = mutations.Of(whole, isArchive: false);
            Reading<ReadFile> reading = TextReading.ReadAll("a.pdf", bytes);
            Assert.True(reading.Value is not null || reading.Problems.Length > 0);
            if (reading.Value is { } value) Soundness.Of(value);
            problems += reading.Problems.Length;
        }
        Assert.True(problems > 0);
    }
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Offramp.Research;

namespace Offramp.Formats.Tests.Tables;

/// <summary>Tables whose rows are texts or turns.</summary>
public class SheetTextTests
{
    private static Reading<ReadFile> Csv(string table, TableWishes? wishes = null, string file = "answers.csv") =>
        TextReading.ReadAll(file, Some.Utf8(table), TextReadingOptions.Default with { Table = wishes ?? TableWishes.None });

    private static ImmutableArray<ReadText> Whole(string table, TableWishes? wishes = null)
    {
        Reading<ReadFile> reading = Csv(table, wishes);
        Assert.Empty(reading.Problems);
        return reading.Value!.Texts;
    }

    [Fact]
    public void Each_row_is_a_text_with_what_its_columns_tell()
    {
        ImmutableArray<ReadText> texts = Whole("id,Wave,date,place,respondent,question,answer\r\n7,w1,2023-05,Coast/North,P-07,Why?,\"For the pay,\nand the boats.\"\r\n8,w2,,,P-08,Why?,No idea.\r\n");
        ReadText first = texts[0];
        Assert.Equal(("answers 7", "For the pay,\nand the boats.", "7", "P-07"), (first.Name, first.Text, first.ImportedId, first.Participant));
        Assert.Equal((SourceKind.SurveyAnswer, TextFormat.Csv, 2), (first.Kind, first.Format, first.Row));
        Assert.Equal(
            [(Particular.Wave, "w1"), (Particular.Date, "2023-05"), (Particular.Place, "Coast/North"), (Particular.Description, "Why?")],
            first.Particulars.OrderBy(static p => p.Key).Select(static p => (p.Key, p.Value)));
        Assert.Equal("No idea.", texts[1].Text);
        Assert.DoesNotContain(Particular.Date, texts[1].Particulars.Keys);
    }

    [Theory]
    [InlineData("Kennung;Antwort;Ort\n1;Wegen des Geldes;Küste")]
    [InlineData("identifiant;Réponse;lieu\n1;Wegen des Geldes;Küste")]
    [InlineData("شناسه\tپاسخ\tمكان\n1\tWegen des Geldes\tKüste")]
    [InlineData("ID,TRANSCRIPT,Location\n1,Wegen des Geldes,Küste")]
    public void Columns_are_known_in_four_languages(string table)
    {
        ReadText text = Assert.Single(Whole(table));
        Assert.Equal(("answers 1", "Wegen des Geldes", "Küste"), (text.Name, text.Text, text.Particulars[Particular.Place]));
    }

    [Fact]
    public void The_encoding_that_is_asked_for_decides()
    {
        byte[] bytes = [.. "answer\n"u8, 0xFE, .. "ey\n"u8];
        ReadFile file = TextReading.ReadAll("a.csv", bytes, TextReadingOptions.Default with { Encoding = "iso-8859-9" }).Value!;
        Assert.Equal(("şey", "ISO-8859-9"), (file.Texts[0].Text, file.Texts[0].Encoding));
        Assert.Equal(["formats.encoding-unknown"], Some.Codes(TextReading.ReadAll("a.csv", bytes, TextReadingOptions.Default with { Encoding = "runes" })));
    }

    [Fact]
    public void Turns_of_one_row_are_paired_whatever_other_rows_lack()
    {
        ReadText text = Assert.Single(Whole("speaker,text,translation\nI,از کجا؟,Where from?\nP-01,بله,\nP-01,از بندر,From the harbour\n"));
        Assert.Equal([(1, 1), (3, 2)], text.Links.Select(static link => (link.InA!.Value.First, link.InB!.Value.First)));
        Assert.All(text.Links, static link => Assert.True(link.IsConfirmed));
    }

    [Fact]
    public void Which_of_several_columns_holds_the_words_is_asked()
    {
        Reading<ReadFile> reading = Csv("id,text,answer\n1,a,b");
        Assert.Null(reading.Value);
        Problem problem = Assert.Single(reading.Problems);
        Assert.Equal("formats.table-several-text-columns", problem.Code);
        Assert.Contains("text, answer", Research.Messages.English.Say(problem), StringComparison.Ordinal);
        Assert.Equal(["formats.table-without-text-column"], Some.Codes(Csv("a,b\n1,2")));
        Assert.Equal(["formats.table-column-unknown"], Some.Codes(Csv("id,text\n1,a", new TableWishes { TextColumns = ["words"] })));
    }

    [Fact]
    public void Several_named_columns_make_a_text_each_of_every_row()
    {
        ImmutableArray<ReadText> texts = Whole("id,Why joined,Why left\n1,Pay.,No pay.\n2,,Home.", new TableWishes { TextColumns = ["why joined", "why left"] });
        Assert.Equal(["answers 1 Why joined", "answers 1 Why left", "answers 2 Why left"], texts.Select(static t => t.Name));
        Assert.Equal([2, 2, 3], texts.Select(static t => t.Row));
        Assert.Equal("Why left", texts[1].Particulars[Particular.Description]);
    }

    [Fact]
    public void What_is_passed_over_is_said()
    {
        Reading<ReadFile> reading = Csv("id,answer,shoe size,score\n1,Pay.,42,3\n2, ,41,2");
        Assert.Equal(["formats.table-columns-passed-over", "formats.table-rows-without-words"], Some.Codes(reading));
        Assert.Contains("shoe size, score", Research.Messages.English.Say(reading.Problems[0]), StringComparison.Ordinal);
        Assert.Single(reading.Value!.Texts);
    }

    [Fact]
    public void Rows_with_speakers_are_one_conversation()
    {
        ReadText talk = Assert.Single(Whole("no,start,speaker,text\n1,00:00:05,I,How was it?\n2,0:12,P-01,\"Good, at first.\"\n3,,P-01,Then not.\n"));
        Assert.Equal("[00:00:05] I: How was it?\n[00:00:12] P-01: Good, at first.\nP-01: Then not.", talk.Text);
        Assert.Equal(
            [("I", "How was it?", 5.0), ("P-01", "Good, at first.", 12.0), ("P-01", "Then not.", -1.0)],
            talk.Turns.Select(t => (t.Speaker!, talk.Text[t.WordsStart..t.End], t.Time?.TotalSeconds ?? -1)));
        Assert.Equal(["formats.table-times-unreadable"], Some.Codes(Csv("speaker,time,text\nI,yesterday,a")));
    }

    [Fact]
    public void Conversations_are_told_apart_by_a_name_that_repeats()
    {
        ImmutableArray<ReadText> texts = Whole("document,speaker,text\na,I,one\na,P,two\nb,I,three\nb,P,four");
        Assert.Equal([("a", 2), ("b", 2)], texts.Select(static t => (t.Name, t.Turns.Length)));
    }

    [Fact]
    public void A_second_column_with_a_translation_makes_a_second_rendition()
    {
        ReadText row = Whole("id,original,translation\n1,از بندر,From the harbour")[0];
        Assert.Equal("From the harbour", row.Translation!.Text);
        ReadText talk = Assert.Single(Whole("speaker,text,ترجمه\nI,از کجا؟,Where from?\nP,از بندر,From the harbour"));
        Assert.Equal("I: Where from?\nP: From the harbour", talk.Translation!.Text);
        Assert.Equal(talk.Turns.Length, talk.Translation.Turns.Length);
    }

    [Fact]
    public void Every_written_row_is_read_as_it_was() => Prop.ForAll<NonNull<string>[]>(given =>
    {
        string[] words = [.. given.Select(static g => LineEnds.ToLf(g.Get)).Where(static w => !string.IsNullOrWhiteSpace(w) && !w.Any(static c => char.IsControl(c) || char.IsSurrogate(c)))];
        byte[] bytes = CsvTable.Write(["name", "text"], words.Select(static (w, i) => (string?[])[$"n{i}", w]));
        Reading<ReadFile> reading = TextReading.ReadAll("a.csv", bytes);
        Assert.Equal(words, reading.Value?.Texts.Select(static t => t.Text) ?? []);
    }).QuickCheckThrowOnFailure();
}

using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class CodingReportTests
{
    private static readonly CodingReportOrder Order = new(Some.Today);

    // One who may be quoted, one who may be put in other words, one for understanding only, and a publication.
    private static Study Study()
    {
        Study study = Some.Study()
            .WithTalk("yusuf-of-the-harbour", SourceKind.Interview, ("I", "And then?"), ("R", "They promised us pay every single month of the year."))
            .WithTalk("b", SourceKind.Interview, ("R", "My cousin kept the ledger of the pay."))
            .WithTalk("c", SourceKind.Interview, ("R", "I will not say who paid me."))
            .WithSource("article", "The group paid its members.")
            .WithVoice("P-01", "yusuf-of-the-harbour", "R", Some.Consent(ConsentScope.Verbatim))
            .WithVoice("P-02", "b", "R", Some.Consent(ConsentScope.Paraphrase))
            .WithVoice("P-03", "c", "R", Some.Consent(ConsentScope.Background))
            .WithCode("Offer", "What the group says that it gives").WithCode("Pay", under: "Offer");
        foreach (string source in (string[])["yusuf-of-the-harbour", "b", "c", "article"])
        {
            Rendition document = study.Original(source);
            int start = document.Turns.IsEmpty ? 0 : document.Turns[^1].WordsStart;
            NewCoding ask = new(document.Id, start, document.Text.Text.TrimEnd().Length)
            {
                Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.QuotedFrom, $"someone in {source}"),
            };
            study = study.With(CodingDecisions.CodePassage(study, ask, study.Code("Pay").Id, Some.Fresh()));
        }
        return study;
    }

    private static ReportedPassage[] Passages(CodingReport report) => [.. report.Codes.SelectMany(static c => c.Passages)];

    private static string[] Strings(object? value) => value switch
    {
        null => [],
        string text => [text],
        Words words => [words.Text],
        System.Collections.IEnumerable list => [.. list.Cast<object?>().SelectMany(Strings)],
        _ when value.GetType().Assembly == typeof(CodingReport).Assembly && !value.GetType().IsEnum =>
            [.. value.GetType().GetProperties().Where(static p => p.GetIndexParameters().Length == 0).SelectMany(p => Strings(p.GetValue(value)))],
        _ => [],
    };

    [Fact]
    public void Words_stand_only_where_every_consent_lets_them()
    {
        CodingReport report = CodingReportViews.Of(Study(), Order);

        Assert.Equal(
            ["The group paid its members.", null, null, "They promised us pay every single month of the year."],
            Passages(report).Select(static p => p.Text?.Text));
        Assert.All(Passages(report), static p => Assert.NotEqual(p.Text is null, p.Withheld is null));
        Assert.Equal([null, "P-02", "P-03", "P-01"], Passages(report).Select(static p => p.Speaker));
        Assert.All(Passages(report).Where(static p => p.Withheld is not null), static p => Some.Said(p.Withheld!.Code, Research.Messages.English.Say(p.Withheld)));
        Assert.Equal("reports.passages-withheld", Assert.Single(report.Notes).Code);
    }

    [Fact]
    public void Background_alone_tells_not_even_who_is_quoted() => Assert.Equal(
        ["someone in article", "someone in b", null, "someone in yusuf-of-the-harbour"],
        Passages(CodingReportViews.Of(Study(), Order)).Select(static p => p.QuotedFrom));

    [Fact]
    public void No_file_name_narrow_place_or_unquotable_word_stands_anywhere_in_it()
    {
        Study study = Study();
        Id<Source> yusuf = study.Source("yusuf-of-the-harbour").Id;
        Id<Holder> holder = study.Source("yusuf-of-the-harbour").Holder;
        foreach ((Particular field, string text) in ((Particular, string)[])
            [(Particular.Place, "The coast/North/Saltmere"), (Particular.FileName, "yusuf-of-the-harbour.docx"), (Particular.Date, "2026-03-04"), (Particular.Wave, "1")])
            study = study.Apply(new ParticularSet(yusuf, field, new Words(holder, text)));
        PassageCoding coding = study.Coding.In(study.Original("yusuf-of-the-harbour").Id)[0];
        study = study.With(CodingDecisions.Note(study, coding.Id, CodingField.QuotedFrom, null, Some.Fresh()));

        CodingReport report = CodingReportViews.Of(study, Order);
        string all = string.Join('\n', Strings(report));

        Assert.DoesNotContain("yusuf", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Saltmere", all, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-03-04", all, StringComparison.Ordinal);
        Assert.DoesNotContain("cousin kept", all, StringComparison.Ordinal);
        ReportedSource source = report.Sources.Single(static s => s.Label == "P-01");
        Assert.Equal(("The coast", "1", "March 2026"), (source.Place, source.Wave, source.Date));
    }

    [Fact]
    public void A_codebook_text_or_name_that_repeats_words_without_consent_is_left_out()
    {
        Study study = Study();
        study = study.With(CodebookDecisions.Describe(study, study.Code("Pay").Id, CodeText.Example, "\"My cousin kept the ledger…\"", Some.Fresh()));
        Rendition document = study.Original("b");
        int start = document.Text.Text.IndexOf("ledger", StringComparison.Ordinal);
        study = study.With(CodebookDecisions.AddInVivoCode(study, study.Passage("b", start, start + 6), study.Code("Offer").Id, Some.Fresh()));

        CodingReport report = CodingReportViews.Of(study, Order);

        Assert.Equal("What the group says that it gives", report.Codes[0].Definition);
        Assert.Null(report.Codes[1].Example);
        Assert.Equal(("C3", "Offer/C3", "C1"), (report.Codes[2].Name, report.Codes[2].Path, report.Codes[2].Parent));
        Assert.Contains(report.Notes, static n => n.Code == "reports.codebook-texts-withheld");
    }

    [Fact]
    public void Two_coders_who_agree_give_one_passage_and_two_codings()
    {
        Study study = Study();
        study = study.With(CodingDecisions.CodePassage(
            study, study.Passage("article", 0, 27) with { Notes = ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.QuotedFrom, "someone in article") },
            study.Code("Pay").Id, Some.Fresh(Some.OtherCoder)));

        ReportedCode pay = CodingReportViews.Of(study, Order).Codes[1];

        Assert.Equal((5, 4, 2), (pay.Codings, pay.Passages.Length, pay.Passages[0].Coders));
        Assert.Equal([2, 1, 1, 1], pay.CodingsBySource);
    }

    [Fact]
    public void Publishing_does_not_change_the_report()
    {
        Study study = Study();
        var first = new Act(new ActId(1, 1), 1, Some.Now.AddDays(-2), Some.Coder, [new StudyRetitled(Some.Words("The coast"))]);
        var release = new Act(new ActId(1, 2), 2, Some.Now, Some.Coder, [new ReportReleased(Some.Words("report.html"), [], 1)]);
        Study before = study with { History = study.History with { Acts = [first] } };
        Study after = before with { History = before.History with { Acts = [first, release] } };

        CodingReport one = CodingReportViews.Of(before, Order), two = CodingReportViews.Of(after, Order);

        Assert.Equal(new DateOnly(2026, 11, 20), one.Date);
        Assert.Equal(one.Date, two.Date);
        Assert.Equal(Strings(one), Strings(two));
    }

    [Fact]
    public void A_release_with_withheld_words_has_to_be_asked_for()
    {
        Study study = Study();
        CodingReport report = CodingReportViews.Of(study, Order);

        string message = Some.Refused("reports.words-without-consent", ReportsDecisions.Release(study, report, ["report.html"], false, Some.Fresh()));
        Assert.Contains("2 passages may not leave", message, StringComparison.Ordinal);
        Assert.Contains("P-02, turn 1: Offer/Pay", message, StringComparison.Ordinal);
        var released = (ReportReleased)ReportsDecisions.Release(study, report, ["report.html", "report.md"], true, Some.Fresh()).Value;
        Assert.Equal("report.html, report.md", released.Names.Text);
        Assert.Equal(2, released.Codings);
        Assert.Equal([study.Source("article").Id, study.Source("yusuf-of-the-harbour").Id], released.Sources);
        Some.Refused("reports.nothing-to-release", ReportsDecisions.Release(study, report, [], true, Some.Fresh()));
    }

    [Fact]
    public void A_consent_that_has_ended_no_longer_lets_words_leave()
    {
        Study study = Study();
        study = study.With(ProtectionDecisions.RecordConsent(
            study, study.Participant("P-01").Id, study.Source("yusuf-of-the-harbour").Id, Some.Consent(ConsentScope.Verbatim, until: "2026-12")));

        Assert.NotNull(Passages(CodingReportViews.Of(study, Order))[3].Text);
        Assert.Null(Passages(CodingReportViews.Of(study, Order with { Today = new DateOnly(2027, 1, 1) }))[3].Text);
    }

    [Fact]
    public void A_report_of_chosen_codes_and_sources_counts_them_alone_and_says_so()
    {
        Study study = Study();
        CodingReport report = CodingReportViews.Of(
            study, Order with { Codes = [study.Code("Pay").Id], Sources = [study.Source("article").Id, study.Source("b").Id] });

        ReportedCode code = Assert.Single(report.Codes);
        Assert.Equal(("Pay", null, 0, 2, 2), (code.Path, code.Parent, code.Depth, code.Codings, code.Sources));
        Assert.Equal(["The group paid its members.", null], Passages(report).Select(static p => p.Text?.Text));
        Assert.Equal(2, report.Sources.Length);
        Assert.Equal(["reports.codes-chosen", "reports.sources-chosen", "reports.passages-withheld"], report.Notes.Select(static n => n.Code));
        Assert.All(report.Notes, static note => Some.Said(note.Code, Research.Messages.English.Say(note)));
        Assert.Equal(2, CodingReportViews.Of(study, Order with { Codes = [study.Code("Offer").Id] }).Codes.Length);
    }

    [Fact]
    public void A_report_without_a_source_still_repeats_none_of_its_words_that_may_not_leave()
    {
        Study study = Study();
        study = study.With(CodebookDecisions.Describe(study, study.Code("Pay").Id, CodeText.Example, "\"My cousin kept the ledger…\"", Some.Fresh()));

        CodingReport report = CodingReportViews.Of(study, Order with { Sources = [study.Source("article").Id] });

        Assert.Null(report.Codes.Single(static code => code.Name == "Pay").Example);
    }

    [Fact]
    public void Fewer_passages_are_taken_evenly_from_all_and_the_rest_is_counted()
    {
        CodingReport report = CodingReportViews.Of(Study(), Order with { MostPassages = 2 });

        ReportedCode pay = report.Codes.Single(static code => code.Name == "Pay");
        Assert.Equal((2, 2, 4), (pay.Passages.Length, pay.PassagesLeftOut, pay.Codings));
        Assert.Equal(["S1", "S3"], pay.Passages.Select(static p => p.Source));
        Note left = report.Notes.Single(static n => n.Code == "reports.passages-left-out");
        Assert.Contains("2 of 4", Some.Said(left.Code, Research.Messages.English.Say(left)), StringComparison.Ordinal);
    }
}

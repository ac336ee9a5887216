using System.Collections.Immutable;

namespace Offramp.Research.Tests.Tables;

public class TeamTablesTests
{
    private static Study Ground()
    {
        Study study = Some.Study()
            .WithTalk("talk-1", SourceKind.Interview, ("I", "What was promised?"), ("P-01", "They promised three hundred a month and a house."))
            .WithVoice("P-01", "talk-1", "P-01", Some.Consent(ConsentScope.Verbatim))
            .WithTalk("talk-2", SourceKind.Interview, ("I", "Where were you?"), ("Amina", "My brother kept the old boat hidden behind the salt shed."))
            .WithVoice("P-02", "talk-2", "Amina", Some.Consent(ConsentScope.Background))
            .WithCode("Pay").WithCode("Trust").WithCode("Home");
        return Linked(Linked(study, "talk-1", "They promised"), "talk-2", "My brother");
    }

    private static Study Linked(Study study, string source, string words)
    {
        Rendition document = study.Original(source);
        int start = document.Text.Text.IndexOf(words, StringComparison.Ordinal);
        var ask = new NewLink(document.Id, start, start + words.Length, study.Code("Pay").Id, study.Code("Trust").Id, LinkSign.Raises,
            new Judgement(Stance.Supports, default, default, default), ImmutableDictionary<CodingField, string>.Empty.Add(CodingField.Memo, "why " + source));
        return study.With(CausalLinkDecisions.Draw(study, ask, Some.Fresh()));
    }

    private static Study Written(Study study, NewMemo memo) => study.With(MemoDecisions.Write(study, memo, Some.Fresh()));

    private static ImmutableDictionary<string, string?>[] Rows(Study study, string name, bool precise = false)
    {
        StudyTable table = StudyTables.All.Single(t => t.Name == name);
        return
        [
            .. table.Rows(new Tabulation(study, Some.Today, precise))
                .Select(row => table.Columns.Select((column, i) => KeyValuePair.Create(column.Name, row.Cells[i].Text)).ToImmutableDictionary()),
        ];
    }

    [Fact]
    public void Causal_links_pass_the_gate_and_the_map_counts_them_all()
    {
        ImmutableDictionary<string, string?>[] links = Rows(Ground(), "causal-links");
        Assert.Equal(["They promised", null], links.Select(static row => row["text"]));
        Assert.Equal(["why talk-1", null], links.Select(static row => row["memo"]));
        Assert.Equal(["P-01", "P-02"], links.Select(static row => row["speaker"]));
        Assert.Equal([null, "protection.consented-background"], links.Select(static row => row["withheld"]));
        Assert.All(links, static row => Assert.Equal(("Pay", "Trust", "raises", "supports"), (row["cause_path"], row["effect_path"], row["sign"], row["stance"])));
        ImmutableDictionary<string, string?> edge = Assert.Single(Rows(Ground(), "causal-map"));
        Assert.Equal(("Pay", "Trust", "raises", "2", "2", "2", "0"),
            (edge["cause_path"], edge["effect_path"], edge["sign"], edge["independent"], edge["links"], edge["supporting_independent"], edge["denying_links"]));
    }

    [Fact]
    public void A_memo_leaves_where_all_that_it_is_about_may()
    {
        Study study = Written(Ground(), new NewMemo("Plan", "Ask about the house next"));
        study = Written(study, new NewMemo("Echo", "He said: the old boat hidden behind the salt shed", Code: study.Code("Pay").Id));
        study = Written(study, new NewMemo("Open", "He spoke freely", Source: study.Source("talk-1").Id));
        study = Written(study, new NewMemo("Closed", "She was afraid", Source: study.Source("talk-2").Id));
        study = Written(study, new NewMemo("Person", "Older than the others", Participant: study.Participant("P-02").Id));
        ImmutableDictionary<string, string?>[] memos = Rows(study, "memos");
        Assert.Equal(["nothing", "code", "source", "source", "participant"], memos.Select(static row => row["subject"]));
        Assert.Equal(["Plan", "Echo", "Open", null, null], memos.Select(static row => row["title"]));
        Assert.Equal(["Ask about the house next", null, "He spoke freely", null, null], memos.Select(static row => row["text"]));
        Assert.Equal([null, "tables.repeats-a-source", null, "protection.consented-background", null], memos.Select(static row => row["withheld"]));
        Assert.Equal("Older than the others", Rows(study, "memos", precise: true)[4]["text"]);
        study = study.With(WithdrawalDecisions.Withdraw(study, study.Source("talk-2").Id));
        Assert.Equal(["nothing", "code", "source", "participant"], Rows(study, "memos").Select(static row => row["subject"]));
    }

    [Fact]
    public void A_slip_shows_what_is_printed_where_the_source_may_be_quoted()
    {
        Study study = Ground();
        study = study.With(CorrectionDecisions.CorrectWords(study, study.Original("talk-1").Id, new WordsToCorrect("hundred", "thousand", IsSlip: true), Some.Fresh()));
        study = study.With(CorrectionDecisions.CorrectWords(study, study.Original("talk-2").Id, new WordsToCorrect("shed", "hut", IsSlip: true), Some.Fresh()));
        ImmutableDictionary<string, string?>[] slips = Rows(study, "slips");
        Assert.Equal([("thousand", "hundred"), (null, null)], slips.Select(static row => (row["text"], row["as_printed"])));
        Assert.Equal(8, int.Parse(slips[0]["end"]!) - int.Parse(slips[0]["start"]!));
    }

    [Fact]
    public void Sets_versions_and_guides_are_tables()
    {
        Study study = Ground();
        study = study.With(CodeSetDecisions.Add(study, "Chapter 2", [study.Code("Trust").Id, study.Code("Pay").Id], Some.Fresh()));
        study = study.With(CodeSetDecisions.Add(study, "Empty", [], Some.Fresh()));
        study = study.With(CodebookVersions.Name(study, "round 2", "as used in May", Some.Fresh()));
        study = study.With(GuideDecisions.Add(study, "Guide", "v1", "w1", null, Some.Fresh()));
        Assert.Equal(
            [("Chapter 2", "Trust"), ("Chapter 2", "Pay"), ("Empty", null)], Rows(study, "code-sets").Select(static row => (row["set_name"], row["code_path"])));
        ImmutableDictionary<string, string?> version = Assert.Single(Rows(study, "codebook-versions"));
        Assert.Equal(("round 2", "as used in May"), (version["name"], version["note"]));
        ImmutableDictionary<string, string?> guide = Assert.Single(Rows(study, "guides"));
        Assert.Equal(("Guide", "v1", "w1", "0"), (guide["title"], guide["version"], guide["wave"], guide["questions"]));
    }

    [Fact]
    public void Codes_are_counted_by_attribute_and_villages_only_in_precise_tables()
    {
        Study study = Ground();
        study = study.With(SourcesDecisions.SetParticular(study, study.Source("talk-1").Id, Particular.Wave, "w1"));
        study = study.With(SourcesDecisions.SetParticular(study, study.Source("talk-1").Id, Particular.Place, "Salt Village"));
        foreach (string source in (string[])["talk-1", "talk-2"])
            study = study.With(CodingDecisions.CodePassage(study, study.Passage(source, 28, 40), study.Code("Home").Id, Some.Fresh()));
        ImmutableDictionary<string, string?>[] counts = Rows(study, "code-by-attribute");
        Assert.Equal(
            [("w1", "Home", "1", "1", "1"), (null, "Home", "1", "1", "1")],
            counts.Where(static row => row["attribute"] == "wave").Select(static row => (row["value"], row["code_path"], row["codings"], row["sources"], row["independent"])));
        Assert.DoesNotContain(counts, static row => row["value"] == "Salt Village");
        Assert.Contains(Rows(study, "code-by-attribute", precise: true), static row => row["value"] == "Salt Village");
    }
}

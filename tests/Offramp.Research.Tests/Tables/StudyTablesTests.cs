using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Offramp.Research.Tests.Tables;

public class StudyTablesTests
{
    private static readonly (string, string)[] Free = [("I", "What was promised?"), ("P-01", "They promised three hundred a month and a house.")];
    private static readonly (string, string)[] Kept = [("I", "Where were you?"), ("Amina", "My brother kept the old boat hidden behind the salt shed.")];

    private static Study Talks()
    {
        Study study = Some.Study()
            .WithTalk("talk-1", SourceKind.Interview, Free).WithVoice("P-01", "talk-1", "P-01", Some.Consent(ConsentScope.Verbatim))
            .WithTalk("talk-2", SourceKind.Interview, Kept).WithVoice("P-02", "talk-2", "Amina", Some.Consent(ConsentScope.Background))
            .WithCode("Pay", "The old boat hidden behind the salt shed").WithCode("Home");
        study = With(study, "talk-1", Particular.Date, "2023-05-16");
        study = With(study, "talk-1", Particular.Place, "Coast/North/Salt Village");
        study = With(study, "talk-2", Particular.Place, "Salt Village");
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("talk-1", 28, 48), study.Code("Pay").Id, Some.Fresh()));
        return study.With(CodingDecisions.CodePassage(study, study.Passage("talk-2", 20, 40), study.Code("Home").Id, Some.Fresh()));
    }

    private static Study With(Study study, string source, Particular field, string text) =>
        study.With(SourcesDecisions.SetParticular(study, study.Source(source).Id, field, text));

    private static Tabulation Of(Study study, bool precise = false) => new(study, Some.Today, precise);

    private static IEnumerable<ImmutableDictionary<string, string?>> Rows(Tabulation of, string name)
    {
        StudyTable table = StudyTables.All.Single(t => t.Name == name);
        return table.Rows(of).Select(row => table.Columns.Select((column, i) => KeyValuePair.Create(column.Name, row.Cells[i].Text)).ToImmutableDictionary());
    }

    [Fact]
    public void Names_of_tables_and_columns_are_unique_and_fit_for_a_program()
    {
        Assert.Equal(StudyTables.All.Length, StudyTables.All.Select(static t => t.Name).Distinct().Count());
        Assert.All(StudyTables.All, static table =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", table.Name);
            Assert.False(table.RowIs.EndsWith('.'));
            Assert.Equal(table.Columns.Length, table.Columns.Select(static c => c.Name).Distinct().Count());
            Assert.All(table.Columns, static column =>
            {
                Assert.Matches("^[a-z]+(_[a-z]+)*$", column.Name);
                Assert.EndsWith(".", column.Meaning, StringComparison.Ordinal);
                Assert.Equal(column.Type is ColumnType.Whole or ColumnType.Number, column.Unit is not null);
                Assert.Equal(column.Type == ColumnType.Kind, !column.Values.IsEmpty);
            });
            // A table that has words says why they are missing.
            Assert.Equal(table.Columns.Any(static c => c.Type == ColumnType.Words), table.Columns[^1].Name == "withheld");
        });
    }

    [Fact]
    public void Every_row_has_a_cell_of_its_type_for_every_column() => Prop.ForAll<int[]>(numbers =>
    {
        Study study = Some.Coded(numbers);
        foreach (StudyTable table in StudyTables.All)
        {
            foreach (StudyRow row in table.Rows(Of(study)))
            {
                Assert.Equal(table.Columns.Length, row.Cells.Length);
                for (int i = 0; i < row.Cells.Length; i++)
                    if (row.Cells[i].Text is { } text) Assert.True(Fits(table.Columns[i], text), $"{table.Name}.{table.Columns[i].Name}");
            }
        }
        Assert.Equal(Rows(Of(study), "codings").Count(), Rows(Of(study), "code-by-source").Sum(static row => int.Parse(row["codings"]!)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_that_may_not_leave_are_withheld_and_said()
    {
        ImmutableDictionary<string, string?>[] codings = [.. Rows(Of(Talks()), "codings")];
        Assert.StartsWith("They promised", codings[0]["text"], StringComparison.Ordinal);
        Assert.Null(codings[1]["text"]);
        Assert.Null(codings[0]["withheld"]);
        Assert.Equal("protection.consented-background", codings[1]["withheld"]);
        Assert.Equal(["tables.repeats-a-source", null], Rows(Of(Talks()), "codes").Select(static row => row["withheld"]));
        string all = string.Concat(StudyTables.All.SelectMany(static t => t.Rows(Of(Talks())).SelectMany(static row => row.Cells.Select(static cell => cell.Text + "\n"))));
        Assert.DoesNotContain("brother", all, StringComparison.Ordinal);
        Assert.DoesNotContain("salt shed", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_days_and_villages_stay_in_the_study_unless_they_are_asked_for()
    {
        string Whole(bool precise) =>
            string.Concat(StudyTables.All.SelectMany(t => t.Rows(Of(Talks(), precise)).SelectMany(static row => row.Cells.Select(static cell => cell.Text + "\n"))));
        string coarse = Whole(false), close = Whole(true);
        foreach (string told in (string[])["2023-05-16", "Salt Village", "talk-1"])
        {
            Assert.DoesNotContain(told, coarse, StringComparison.Ordinal);
            Assert.Contains(told, close, StringComparison.Ordinal);
        }
        // The label in the text may be a person's name: it leaves in no case.
        Assert.DoesNotContain("Amina", close, StringComparison.Ordinal);
        Assert.Contains("2023-05\n", coarse, StringComparison.Ordinal);
        Assert.Contains("Coast\n", coarse, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_leave_to_withhold_the_tables_are_refused_with_the_reasons()
    {
        string said = Some.Refused("tables.words-without-consent", TablesDecisions.Of(Of(Talks()), withhold: false));
        Assert.Contains("codings (1)", said, StringComparison.Ordinal);
        Assert.Contains("codes (1)", said, StringComparison.Ordinal);
        ImmutableArray<TabledRows> tables = TablesDecisions.Of(Of(Talks()), withhold: true).Value;
        Assert.Equal(2, tables.Sum(static t => t.Withheld));
        Assert.All(tables, static t => Assert.Equal(t.Count, t.Rows.Count()));
    }

    [Fact]
    public void A_withdrawn_source_is_a_row_of_its_own_and_nothing_else()
    {
        Study study = Talks();
        string id = study.Source("talk-2").Id.ToString();
        study = study.With(WithdrawalDecisions.Withdraw(study, study.Source("talk-2").Id));
        ImmutableDictionary<string, string?> row = Rows(Of(study, precise: true), "sources").Single(row => row["source"] == id);
        Assert.Equal("true", row["withdrawn"]);
        Assert.Null(row["label"]);
        Assert.DoesNotContain(id, Rows(Of(study), "codings").Select(static r => r["source"]));
        Assert.DoesNotContain(id, Rows(Of(study), "renditions").Select(static r => r["source"]));
    }

    private static bool Fits(TableColumn column, string text) => column.Type switch
    {
        ColumnType.Kind => column.Values.Contains(text),
        ColumnType.Whole => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        ColumnType.Number => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _),
        ColumnType.Flag => text is "true" or "false",
        ColumnType.Instant => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) && text.EndsWith('Z'),
        _ => text.Length > 0,
    };

    [Fact]
    public void Days_whole_places_and_foreign_ids_are_told_only_where_the_tables_are_precise()
    {
        Study study = Talks();
        study = study.With(ProtectionDecisions.RecordConsent(
            study, study.Participant("P-01").Id, study.Source("talk-1").Id, Some.Consent(ConsentScope.Verbatim, until: "2033-05-16")));
        study = study.With(EventDecisions.Add(
            study, "The flood", ImmutableDictionary<EventField, string>.Empty.Add(EventField.Date, "2016-03-04").Add(EventField.DateAsSaid, "the day after Nowruz").Add(EventField.Place, "Coast/North/Salt Village"),
            Some.Fresh()));
        Assert.Contains(Rows(Of(study), "consents"), row => row["until"] == "2033-05");
        Assert.Contains(Rows(Of(study, precise: true), "consents"), row => row["until"] == "2033-05-16");
        ImmutableDictionary<string, string?> coarse = Assert.Single(Rows(Of(study), "events")), precise = Assert.Single(Rows(Of(study, precise: true), "events"));
        Assert.Equal(("The flood", "2016-03", null, "Coast"), (coarse["name"], coarse["date"], coarse["date_as_said"], coarse["place"]));
        Assert.Equal(("2016-03-04", "the day after Nowruz", "Coast/North/Salt Village"), (precise["date"], precise["date_as_said"], precise["place"]));
        PassageCoding coding = study.Coding.In(study.Original("talk-1").Id)[0];
        study = study.Apply(new PassageCoded(
            study.Original("talk-1").Id, study.Original("talk-1").Version, Some.Fresh().Id<PassageCoding>(), coding.Start, coding.End, study.Code("Home").Id, Some.Coder, default,
            new CodingNotes { ImportedId = new Words(study.Source("talk-1").Holder, "Farhad-12") }));
        Assert.DoesNotContain(Rows(Of(study), "codings"), row => row["imported_id"] is not null);
        Assert.Contains(Rows(Of(study, precise: true), "codings"), row => row["imported_id"] == "Farhad-12");
    }

    [Fact]
    public void Of_a_voice_that_withdrew_no_row_leaves()
    {
        Study study = Some.Study()
            .WithTalk("group", SourceKind.GroupInterview, ("Omid", "All of us were."), ("Reza", "I hid in the shed."))
            .WithVoice("Omid", "group", "Omid", Some.Consent(ConsentScope.Verbatim)).WithVoice("Reza", "group", "Reza", Some.Consent(ConsentScope.Verbatim)).WithCode("Pay").WithCode("Home");
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("group", 6, 12), study.Code("Pay").Id, Some.Fresh()));
        int at = study.Original("group").Text.Text.IndexOf("hid", StringComparison.Ordinal);
        study = study.With(CodingDecisions.CodePassage(study, study.Passage("group", at, at + 3), study.Code("Home").Id, Some.Fresh()));
        study = study.With(CausalLinkDecisions.Draw(study, new NewLink(study.Original("group").Id, at, at + 3, study.Code("Pay").Id, study.Code("Home").Id), Some.Fresh()));
        string reza = study.Participant("Reza").Id.ToString(), home = Names.IdOf(study.Code("Home"));
        study = study.With(VoiceDecisions.Withdraw(study, study.Source("group").Id, new Voice(study.Participant("Reza").Id, [], []), Some.Fresh()));
        foreach (string table in (string[])["codings", "stranded-codings", "code-by-source", "cooccurrence"])
            Assert.DoesNotContain(Rows(Of(study), table), row => row.Values.Contains(home));
        foreach (string table in (string[])["source-people", "turns", "theme-states", "questions-put"])
            Assert.DoesNotContain(Rows(Of(study), table), row => row.Values.Any(cell => cell == reza || cell == "Reza"));
        Assert.Empty(CausalLinkViews.Links(study, PassageQuery.All));
    }
}

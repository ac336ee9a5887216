namespace Offramp.Research.Tests.Sources;

public class SourceAdditionsTests
{
    private static NewSource Row(string name, string? id = null) => new(SourceKind.SurveyAnswer, Some.Text(name, "For the pay.") with { ImportedId = id });

    private static string NameOf(Outcome<Change> added) => ((SourceAdded)added.Value).Name.Text;

    [Fact]
    public void Names_and_ids_of_the_study_and_of_what_was_added_are_taken()
    {
        Study study = Some.Study().WithSource("answer", "One.");
        var additions = new SourceAdditions(study);
        Assert.Equal(["answer (2)", "answer (3)", "answer (4)"], Enumerable.Range(0, 3).Select(_ => NameOf(additions.Add(Row("answer"), OnTakenName.Number, Some.Fresh()))));
        Some.Refused("sources.name-taken", additions.Add(Row("ANSWER (3)"), OnTakenName.Refuse, Some.Fresh()));
        Assert.Equal("b", NameOf(additions.Add(Row("b", "7"), OnTakenName.Refuse, Some.Fresh())));
        Assert.True(additions.HasId("7"));
        Some.Refused("sources.imported-id-taken", additions.Add(Row("c", "7"), OnTakenName.Refuse, Some.Fresh()));
        Some.Refused("sources.text-empty", additions.Add(new NewSource(SourceKind.SurveyAnswer, Some.Text("d", " ")), OnTakenName.Refuse, Some.Fresh()));
        Assert.Equal("d", NameOf(additions.Add(Row("d"), OnTakenName.Refuse, Some.Fresh())));
    }

    [Fact]
    public void What_did_not_come_in_after_all_takes_nothing()
    {
        var additions = new SourceAdditions(Some.Study());
        additions.Add(Row("a"), OnTakenName.Number, Some.Fresh());
        int mark = additions.Mark;
        additions.Add(Row("a", "7"), OnTakenName.Number, Some.Fresh());
        additions.AddParticipant("P-01", Some.Fresh());
        additions.BackTo(mark);
        Assert.False(additions.HasId("7"));
        Assert.Null(additions.Participant("P-01"));
        Assert.Equal("a (2)", NameOf(additions.Add(Row("a", "7"), OnTakenName.Number, Some.Fresh())));
        Assert.Null(additions.AddParticipant("P-01", Some.Fresh()).Refusal);
    }

    [Fact]
    public void Participants_are_found_as_by_their_names_and_added_once()
    {
        Study study = Some.Study().WithParticipant("P-01");
        Id<Participant> known = study.Participant("P-01").Id;
        var additions = new SourceAdditions(study);
        Assert.All((string[])["P-01", " p-01 ", known.ToString()], typed => Assert.Equal(Names.Participant(study, typed).Value.Id, additions.Participant(typed)));
        Assert.Null(additions.Participant("P-02"));
        Id<Participant> added = ((ParticipantAdded)additions.AddParticipant("P-02", Some.Fresh()).Value).Participant;
        Assert.Equal(added, additions.Participant("p-02"));
        Some.Refused("protection.pseudonym-taken", additions.AddParticipant("p-02", Some.Fresh()));
        Some.Refused("protection.pseudonym-taken", additions.AddParticipant("p-01", Some.Fresh()));
    }
}

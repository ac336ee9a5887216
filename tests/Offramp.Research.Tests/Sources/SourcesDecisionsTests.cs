using System.Collections.Immutable;

namespace Offramp.Research.Tests.Sources;

public class SourcesDecisionsTests
{
    private static readonly Study Study = Some.Study().WithSource("article", "They paid late.").WithSource("essay", "They never paid.")
        .WithTalk("p-01", SourceKind.Interview, ("I", "When did you leave?"), ("P", "In spring."));

    private static Id<Source> Article => Study.Source("article").Id;

    private static Outcome<Change> Add(ImportedText text, OnTakenName onTaken = OnTakenName.Refuse) =>
        SourcesDecisions.Add(Study, SourceKind.Interview, text, onTaken, Some.Fresh());

    [Fact]
    public void A_source_comes_in_with_its_text_its_turns_and_a_meeting()
    {
        Source source = Study.Source("p-01");
        Assert.NotNull(source.Encounter);
        Assert.Equal("I: When did you leave?\nP: In spring.\n", Study.Original("p-01").Text.Text);
        Assert.Equal(["I", "P"], Study.Original("p-01").Turns.Select(t => t.Speaker));
    }

    [Fact]
    public void A_taken_name_is_refused_with_a_free_one_or_numbered()
    {
        Assert.Contains("\"ARTICLE (2)\" is free", Some.Refused("sources.name-taken", Add(Some.Text("ARTICLE", "x"))), StringComparison.Ordinal);
        Study two = Study.With(Add(Some.Text("article", "x"), OnTakenName.Number));
        Assert.NotNull(two.Source("article (2)"));
        Assert.Equal(
            "article (3)", ((SourceAdded)SourcesDecisions.Add(two, SourceKind.Publication, Some.Text("article", "x"), OnTakenName.Number, Some.Fresh()).Value).Name.Text);
    }

    [Fact]
    public void The_same_imported_id_comes_in_once()
    {
        Study one = Study.With(Add(Some.Text("x", "x") with { ImportedId = "d1" }));
        Some.Refused("sources.imported-id-taken", SourcesDecisions.Add(
            one, SourceKind.Interview, Some.Text("y", "y") with { ImportedId = "d1" }, OnTakenName.Number, Some.Fresh()));
    }

    [Fact]
    public void A_folder_comes_in_as_one_act_or_not_at_all()
    {
        NewSource[] folder = [.. new[] { "note", "Note", "article" }.Select(name => new NewSource(SourceKind.FieldNote, Some.Text(name, "x")))];
        Some.Refused("sources.name-taken", SourcesDecisions.AddAll(Study, folder, OnTakenName.Refuse, Some.Fresh()));
        Study study = Study.With(SourcesDecisions.AddAll(Study, folder, OnTakenName.Number, Some.Fresh()));
        Assert.Equal(["Note (2)", "article", "article (2)", "note"], study.Sources.ById.Values.Select(s => s.Name.Text)
            .Where(n => n[0] is 'n' or 'N' or 'a').Order(StringComparer.Ordinal));
        NewSource twice = new(SourceKind.FieldNote, Some.Text("a", "x") with { ImportedId = "d" });
        Some.Refused("sources.imported-id-taken", SourcesDecisions.AddAll(Study, [twice, twice], OnTakenName.Number, Some.Fresh()));
    }

    [Fact]
    public void A_text_without_words_or_with_half_a_character_is_refused()
    {
        Some.Refused("sources.text-empty", Add(Some.Text("x", " \n")));
        Some.Refused("sources.text-not-unicode", Add(Some.Text("x", "a" + (char)0xDC00)));
        Some.Refused("naming.empty", Add(Some.Text(" ", "a")));
    }

    [Fact]
    public void A_text_that_a_reader_did_not_prepare_is_misuse()
    {
        Assert.Throws<ArgumentException>(() => Add(Some.Text("x", "a\r\nb")));
        Assert.Throws<ArgumentException>(() => Add(Some.Text("x", "a") with { Turns = [new Turn(1, 0, 0, 9, null, null)] }));
    }

    [Fact]
    public void Particulars_from_the_file_are_held_by_the_source()
    {
        var particulars = ImmutableDictionary<Particular, string>.Empty.Add(Particular.Title, " A talk ").Add(Particular.Date, "2016~").Add(Particular.Mode, " ");
        var added = (SourceAdded)Add(Some.Text("x", "x") with { Particulars = particulars }).Value;
        Assert.Equal([(Particular.Title, "A talk"), (Particular.Date, "2016~")], added.Particulars.Select(p => (p.Field, p.Text!.Text)));
        Assert.All(WordsOf.In(added), words => Assert.Equal(added.Holder, words.Holder));
    }

    [Fact]
    public void A_date_must_be_edtf()
    {
        Assert.Contains("month", Some.Refused("dates.not-readable", SourcesDecisions.SetParticular(Study, Article, Particular.Date, "2016-13")), StringComparison.Ordinal);
        Assert.Equal("2016-05", Study.With(SourcesDecisions.SetParticular(Study, Article, Particular.Date, " 2016-05 ")).Source("article").Noted(Particular.Date));
    }

    [Fact]
    public void A_language_is_a_tag_and_a_place_a_path()
    {
        Some.Refused("sources.language-not-a-tag", SourcesDecisions.SetParticular(Study, Article, Particular.Language, "Persian (Dari)"));
        Assert.False(SourcesDecisions.SetParticular(Study, Article, Particular.Language, "ps-AF").IsRefused);
        Assert.Equal("Coast/North", ((ParticularSet)SourcesDecisions.SetParticular(Study, Article, Particular.Place, " Coast / /North ").Value).Text!.Text);
        Some.Refused("naming.control-character", SourcesDecisions.SetParticular(Study, Article, Particular.Mode, "a\u0001"));
    }

    [Fact]
    public void A_blank_particular_is_removed() =>
        Assert.Null(((ParticularSet)SourcesDecisions.SetParticular(Study, Article, Particular.Mode, " ").Value).Text);

    [Fact]
    public void Renaming_renames_the_original_too()
    {
        Study renamed = Study.With(SourcesDecisions.Rename(Study, Article, "Article"));
        Assert.Equal("Article", renamed.Original("Article").Name.Text);
        Some.Refused("sources.name-taken", SourcesDecisions.Rename(Study, Article, "essay"));
    }

    [Fact]
    public void A_kind_can_be_changed_to_another()
    {
        Some.Refused("sources.kind-unchanged", SourcesDecisions.ChangeKind(Study, Article, SourceKind.Publication));
        Assert.Equal(SourceKind.MediaItem, Study.With(SourcesDecisions.ChangeKind(Study, Article, SourceKind.MediaItem)).Source("article").Kind);
    }

    [Fact]
    public void A_limitation_is_noted_with_its_direction_and_removed()
    {
        Study noted = Study.With(SourcesDecisions.NoteLimitation(Study, Article, "an elder listened", "towards praise", Some.Fresh()));
        Limitation limitation = Assert.Single(noted.Source("article").Limitations);
        Assert.Equal("towards praise", limitation.Direction!.Text);
        Assert.Empty(noted.With(SourcesDecisions.RemoveLimitation(noted, Article, limitation.Id)).Source("article").Limitations);
        Some.Refused("sources.limitation-unknown", SourcesDecisions.RemoveLimitation(Study, Article, limitation.Id));
        Some.Refused("naming.empty", SourcesDecisions.NoteLimitation(Study, Article, " ", null, Some.Fresh()));
    }

    [Fact]
    public void Lineage_never_goes_in_a_circle()
    {
        Id<Source> essay = Study.Source("essay").Id, talk = Study.Source("p-01").Id;
        Study one = Study.With(SourcesDecisions.NoteLineage(Study, Article, essay, null));
        Study two = one.With(SourcesDecisions.NoteLineage(one, essay, talk, "the same talk"));
        Some.Refused("sources.lineage-in-a-circle", SourcesDecisions.NoteLineage(two, talk, Article, null));
        Some.Refused("sources.lineage-noted", SourcesDecisions.NoteLineage(two, Article, essay, null));
        Some.Refused("sources.lineage-of-itself", SourcesDecisions.NoteLineage(two, Article, Article, null));
        Some.Refused("sources.lineage-says-nothing", SourcesDecisions.NoteLineage(two, Article, null, " "));
        Some.Refused("sources.source-gone", SourcesDecisions.NoteLineage(two, Article, new(99), null));
        Assert.False(SourcesDecisions.NoteLineage(two, talk, null, "told on the radio before").IsRefused);
    }

    [Fact]
    public void A_translation_stands_beside_the_original()
    {
        Id<Source> talk = Study.Source("p-01").Id;
        Study both = Study.With(SourcesDecisions.AddRendition(Study, talk, RenditionKind.Translation, Some.Text("p-01-en", "x"), OnTakenName.Refuse, Some.Fresh()));
        Assert.Equal(2, both.Source("p-01").Renditions.Length);
        Assert.Equal("p-01-en", Names.Document(both, "p-01-en").Value.Name.Text);
        Assert.Equal(RenditionKind.Original, Names.Document(both, "p-01").Value.Kind);
        Some.Refused("sources.one-original", SourcesDecisions.AddRendition(Study, talk, RenditionKind.Original, Some.Text("x", "x"), OnTakenName.Refuse, Some.Fresh()));
        Some.Refused("sources.name-taken", SourcesDecisions.AddRendition(both, talk, RenditionKind.Corrected, Some.Text("p-01-en", "x"), OnTakenName.Refuse, Some.Fresh()));
    }

    [Fact]
    public void A_label_must_stand_in_the_text_and_be_nobody_elses()
    {
        Study study = Study.WithParticipant("Sahar").WithParticipant("Omid");
        Id<Source> talk = study.Source("p-01").Id;
        study = study.With(ProtectionDecisions.AddCollaborator(study, "Interviewer A", CollaboratorRole.Interviewer, Some.Fresh()));
        study = study.With(SourceLinks.LinkCollaborator(study, talk, study.Collaborator("Interviewer A").Id, "I"));
        Assert.Contains("I, P", Some.Refused("sources.speaker-unknown", SourceLinks.LinkParticipant(study, talk, study.Participant("Sahar").Id, "S")), StringComparison.Ordinal);
        Some.Refused("sources.speaker-taken", SourceLinks.LinkParticipant(study, talk, study.Participant("Sahar").Id, "I"));
        Some.Refused("sources.no-speakers", SourceLinks.LinkParticipant(study, study.Source("article").Id, study.Participant("Sahar").Id, "P"));
        study = study.With(SourceLinks.LinkParticipant(study, talk, study.Participant("Sahar").Id, "P"));
        Assert.False(SourceLinks.LinkParticipant(study, talk, study.Participant("Sahar").Id, "P").IsRefused);
        Some.Refused("sources.speaker-taken", SourceLinks.LinkParticipant(study, talk, study.Participant("Omid").Id, "P"));
        Some.Refused("sources.not-linked", SourceLinks.UnlinkParticipant(study, talk, study.Participant("Omid").Id));
        Some.Refused("sources.not-linked", SourceLinks.UnlinkCollaborator(study, study.Source("article").Id, study.Collaborator("Interviewer A").Id));
        Some.Refused("protection.participant-gone", SourceLinks.LinkParticipant(study, talk, new(99), null));
        Some.Refused("protection.collaborator-gone", SourceLinks.LinkCollaborator(study, talk, new(99), null));
    }

    [Fact]
    public void Nothing_is_done_with_a_source_that_is_gone_or_withdrawn()
    {
        Some.Refused("sources.source-gone", SourcesDecisions.Rename(Study, new(99), "x"));
        Some.Refused("sources.source-gone", SourcesDecisions.Remove(Study, new(99)));
        Study without = Study.With(WithdrawalDecisions.Withdraw(Study, Article));
        Some.Refused("sources.source-withdrawn", SourcesDecisions.Rename(without, Article, "x"));
        Assert.Single(Study.With(SourcesDecisions.Remove(Study, Article)).Sources.ById.Values, s => s.Name.Text == "essay");
    }
}

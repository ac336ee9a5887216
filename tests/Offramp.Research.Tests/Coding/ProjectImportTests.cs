using System.Collections.Immutable;

namespace Offramp.Research.Tests;

public class ProjectImportTests
{
    private static ImportedDocument Document(string id, string name, string text, params ImportedCoding[] codings) => new(id, name, text, [], [.. codings]);

    private static ImportedProject Project(params ImportedDocument[] documents) => new()
    {
        Documents = [.. documents],
        Codes = [new ImportedCode("1", "Pay", null)],
        Coders = ["Milo"],
    };

    private static Outcome<CodingImportResult> Import(Study study, ImportedProject project) =>
        ProjectImport.Into(study, "codings.jsonl", project, SourceKind.Publication, Some.Fresh());

    private static Study After(Study study, Outcome<CodingImportResult> imported) =>
        study.With(imported.Then<ImmutableArray<Change>>(static result => result.Changes));

    [Fact]
    public void Each_text_gets_its_own_codings()
    {
        Study study = After(Some.Study(), Import(Some.Study(), Project(
            Document("7", "first", "The pay came late.", new ImportedCoding(0, 0, 4, 7)),
            Document("8", "second", "Nobody asked."),
            Document("9", "third", "Then pay stopped.", new ImportedCoding(0, 0, 5, 8), new ImportedCoding(0, 0, 9, 16)))));

        Assert.Equal(
            ["first: pay", "third: pay", "third: stopped"],
            CodingViews.Passages(study, PassageQuery.All).Select(static row => $"{row.Source.Name.Text}: {row.Text.Text}"));
        Assert.Equal("9", Names.IdOf(study.Source("third")));
    }

    [Fact]
    public void A_name_that_the_study_or_the_project_has_already_gets_a_number()
    {
        Study before = Some.Study().WithSource("first", "Known words.");
        Study study = After(before, Import(before, Project(
            Document("7", "first", "The pay came late."), Document("8", "First", "Nobody asked."), Document("9", "other", "Then it stopped."))));

        Assert.Equal(
            ["First (3)", "first", "first (2)", "other"],
            study.Sources.ById.Values.Select(static source => source.Name.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_whose_text_is_in_the_study_is_refused_as_a_whole()
    {
        Study study = After(Some.Study(), Import(Some.Study(), Project(Document("7", "first", "The pay came late."))));

        Some.Refused("sources.imported-id-taken", Import(study, Project(Document("6", "new", "Nobody asked."), Document("7", "again", "The pay came late."))));
    }
}

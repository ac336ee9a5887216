using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A whole project of another program: its texts and their codings in one act.</summary>
public static class ProjectImport
{
    /// <summary>The changes that bring a project in: its sources first, then codes and codings. Refused as <see cref="SourcesDecisions.Add"/> is; where a
    /// name is taken, a number is put behind it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">The file that its codings came from, for problems.</param>
    /// <param name="project">What was read.</param>
    /// <param name="kind">What the texts are.</param>
    /// <param name="fresh">Ids and who imports.</param>
    public static Outcome<CodingImportResult> Into(Study study, string file, ImportedProject project, SourceKind kind, Fresh fresh)
    {
        // All texts at once: asking the study anew for each would read every name as often as there are texts.
        IEnumerable<NewSource> texts = project.Documents.Select(document => new NewSource(
            kind, new ImportedText { Name = document.Name, Text = document.Text, Turns = document.Turns, ImportedId = document.Id }));
        Outcome<ImmutableArray<Change>> added = SourcesDecisions.AddAll(study, texts, OnTakenName.Number, fresh);
        if (added.Refusal is { } refusal) return refusal;
        Study with = added.Value.Aggregate(study, static (before, change) => before.Apply(change));
        ImmutableArray<CodingsOfDocument> codings =
        [
            .. added.Value.Zip(project.Documents, static (change, document) =>
                new CodingsOfDocument(((SourceAdded)change).Rendition.Rendition, document.Codings)),
        ];
        return CodingImport.Into(with, codings, file, project.Codes, project.Coders, fresh)
            .Then<CodingImportResult>(result => result with { Changes = [.. added.Value, .. result.Changes] });
    }
}

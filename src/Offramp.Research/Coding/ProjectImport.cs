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
        Study with = study;
        var added = ImmutableArray.CreateBuilder<Change>(project.Documents.Length);
        var codings = ImmutableArray.CreateBuilder<CodingsOfDocument>(project.Documents.Length);
        foreach (ImportedDocument document in project.Documents)
        {
            var text = new ImportedText { Name = document.Name, Text = document.Text, Turns = document.Turns, ImportedId = document.Id };
            Outcome<Change> source = SourcesDecisions.Add(with, kind, text, OnTakenName.Number, fresh);
            if (source.Refusal is { } refusal) return refusal;
            added.Add(source.Value);
            with = with.Apply(source.Value);
            codings.Add(new CodingsOfDocument(((SourceAdded)source.Value).Rendition.Rendition, document.Codings));
        }
        return CodingImport.Into(with, codings.DrainToImmutable(), file, project.Codes, project.Coders, fresh)
            .Then<CodingImportResult>(result => result with { Changes = [.. added, .. result.Changes] });
    }
}

using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Finds the texts that the rows of a table of codings mean, and takes the codings in as <see cref="CodingImport"/> does.</summary>
public static class CodingTableImport
{
    /// <summary>Codings of one text. Rows that name another text are left out, each such text with a problem; a table that names one text alone is
    /// taken whole, as the text may be called otherwise here and its quotations tell whether it is the same. Refused as by <see cref="CodingImport"/>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">The document that they code.</param>
    /// <param name="file">The file's name without its folder, for problems.</param>
    /// <param name="table">What was read.</param>
    /// <param name="fresh">New ids and who imports.</param>
    public static Outcome<CodingImportResult> Into(Study study, Id<Rendition> document, string file, ImportedCodingTable table, Fresh fresh)
    {
        var problems = new List<Problem>();
        var meant = new List<CodingsOfDocument>();
        int left = 0;
        foreach (NamedCodings named in table.Documents)
        {
            if (table.Documents.Length == 1 || named.Name is null || Means(study, named, document))
            {
                meant.Add(new CodingsOfDocument(document, named.Codings) { Rows = named.Rows });
                continue;
            }
            problems.Add(Problem.Of(
                new Place(file, named.Rows[0]), "coding.import-other-document", ("document", named.Name), ("count", named.Codings.Length)));
            left += named.Codings.Length;
        }
        return Into(study, meant, file, table, problems, left, fresh);
    }

    /// <summary>Codings of every text that the table names. Rows whose text the study does not know are left out with a problem.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">The file's name without its folder, for problems.</param>
    /// <param name="table">What was read.</param>
    /// <param name="fresh">New ids and who imports.</param>
    public static Outcome<CodingImportResult> Into(Study study, string file, ImportedCodingTable table, Fresh fresh)
    {
        var problems = new List<Problem>();
        var meant = new List<CodingsOfDocument>();
        int left = 0;
        foreach (NamedCodings named in table.Documents)
        {
            Outcome<Rendition> found = named.Name is { } name ? Names.Document(study, name) : Refusal.Of("coding.import-names-no-document");
            if (found.Refusal is { } unknown)
            {
                problems.Add(Problem.Of(
                    new Place(file, named.Rows[0]), "coding.import-document-unknown", ("why", unknown), ("count", named.Codings.Length)));
                left += named.Codings.Length;
            }
            else
            {
                meant.Add(new CodingsOfDocument(found.Value.Id, named.Codings) { Rows = named.Rows });
            }
        }
        return Into(study, meant, file, table, problems, left, fresh);
    }

    private static bool Means(Study study, NamedCodings named, Id<Rendition> document)
    {
        Outcome<Rendition> found = Names.Document(study, named.Name!);
        return !found.IsRefused && found.Value.Id == document;
    }

    private static Outcome<CodingImportResult> Into(
        Study study, List<CodingsOfDocument> meant, string file, ImportedCodingTable table, List<Problem> problems, int left, Fresh fresh)
    {
        // One text under two names is one text: what is doubled is seen only there.
        ImmutableArray<CodingsOfDocument> documents =
        [
            .. meant.GroupBy(static m => m.Document).Select(static same => new CodingsOfDocument(same.Key, [.. same.SelectMany(static m => m.Codings)])
            {
                Rows = [.. same.SelectMany(static m => m.Rows)],
            }),
        ];
        return CodingImport.Into(study, documents, file, table.Codes, table.Coders, fresh).Then<CodingImportResult>(done => done with
        {
            Problems = [.. problems, .. done.Problems],
            CodingsLeftOut = done.CodingsLeftOut + left,
        });
    }
}

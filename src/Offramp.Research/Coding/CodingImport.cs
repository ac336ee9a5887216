using System.Collections.Immutable;
using System.Globalization;

namespace Offramp.Research;

/// <summary>What an import of codings comes to.</summary>
/// <param name="Changes">The one act: codes, coders, and one bulk change; empty where the study holds everything already.</param>
/// <param name="Problems">What could not be taken as it stands, codes first, in the order of the file.</param>
/// <param name="CodesAdded">How many codes are new.</param>
/// <param name="CodesKnown">How many of the file's codes the study had already.</param>
/// <param name="CodersAdded">How many coders are new.</param>
/// <param name="CodingsAdded">How many codings are new.</param>
/// <param name="CodingsKnown">How many codings the study (or the file, further up) had already.</param>
/// <param name="CodingsMoved">How many codings were found at another place than the file says; each has its problem.</param>
/// <param name="CodingsLeftOut">How many could not be taken; each has its problem.</param>
public sealed record CodingImportResult(
    ImmutableArray<Change> Changes,
    ImmutableArray<Problem> Problems,
    int CodesAdded,
    int CodesKnown,
    int CodersAdded,
    int CodingsAdded,
    int CodingsKnown,
    int CodingsMoved,
    int CodingsLeftOut)
{
    /// <summary>How many causal links are new.</summary>
    public int LinksAdded { get; init; }

    /// <summary>How many the study (or the file, further up) had already.</summary>
    public int LinksKnown { get; init; }

    /// <summary>How many were found at another place than the file says; each has its problem.</summary>
    public int LinksMoved { get; init; }

    /// <summary>How many could not be taken; each has its problem.</summary>
    public int LinksLeftOut { get; init; }
}

/// <summary>What a foreign file codes in one document of the study.</summary>
/// <param name="Document">The document.</param>
/// <param name="Codings">Its codings; their indexes point into the file's codes and coders.</param>
public sealed record CodingsOfDocument(Id<Rendition> Document, ImmutableArray<ImportedCoding> Codings)
{
    /// <summary>The row of each coding in the file, where the file is a table; empty otherwise.</summary>
    public ImmutableArray<int> Rows { get; init; } = [];

    /// <summary>Its causal links; their indexes point into the file's codes and coders.</summary>
    public ImmutableArray<ImportedLink> Links { get; init; } = [];
}

/// <summary>Holds imported codings against the study and says which changes they come to. Nothing that the study has is doubled; nothing is dropped
/// without a problem that says so.</summary>
public static class CodingImport
{
    /// <summary>Codings of one document. Refused: <c>coding.document-gone</c>, <c>coding.source-withdrawn</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">The document that they code.</param>
    /// <param name="file">The file's name without its folder, for problems.</param>
    /// <param name="imported">What was read.</param>
    /// <param name="fresh">New ids and who imports: codings without a coder get this one.</param>
    public static Outcome<CodingImportResult> Into(Study study, Id<Rendition> document, string file, ImportedCodings imported, Fresh fresh) =>
        Into(study, [new CodingsOfDocument(document, imported.Codings) { Links = imported.Links }], file, imported.Codes, imported.Coders, fresh);

    /// <summary>Codings of many documents by one file. Refused as for one.</summary>
    /// <param name="study">The study, with the documents in it: sources that come in by the same act are applied first.</param>
    /// <param name="documents">The documents and their codings.</param>
    /// <param name="file">The file's name without its folder, for problems.</param>
    /// <param name="codes">The file's codes.</param>
    /// <param name="coders">The names of the file's coders.</param>
    /// <param name="fresh">New ids and who imports.</param>
    public static Outcome<CodingImportResult> Into(
        Study study, ImmutableArray<CodingsOfDocument> documents, string file, ImmutableArray<ImportedCode> codes,
        ImmutableArray<string> coders, Fresh fresh)
    {
        var targets = new List<DocumentImport>();
        foreach (CodingsOfDocument document in documents)
        {
            if (!study.Sources.Renditions.TryGetValue(document.Document, out Rendition? rendition)
                || !study.Sources.ById.TryGetValue(rendition.Source, out Source? source))
                return Refusal.Of("coding.document-gone") with { Field = "document" };
            if (source.IsWithdrawn || rendition.Text.IsWithdrawn) return Refusal.Of("coding.source-withdrawn") with { Field = "document" };
            targets.Add(new DocumentImport(source, rendition, document.Codings) { Rows = document.Rows, ImportedLinks = document.Links });
        }
        CodesImport known = CodesImport.Of(study, file, codes, fresh);
        return Decide(study, targets, file, known, new CodersImport(study, coders, fresh), codes.Length, fresh);
    }

    private static CodingImportResult Decide(
        Study study, List<DocumentImport> documents, string file, CodesImport codes, CodersImport coders, int codesInFile, Fresh fresh)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        problems.AddRange(codes.Problems);
        int moved = 0, leftOut = 0, known = 0;
        var links = new LinksImport(study, file, documents.Count > 1, codes, coders, fresh);
        foreach (DocumentImport document in documents)
        {
            for (int i = 0; i < document.Imported.Length; i++)
            {
                ref readonly ImportedCoding coding = ref document.Imported.ItemRef(i);
                (int start, int end, int code) = (coding.Start, coding.End, codes.NumberOf(coding.Code));
                Problem? problem = code < 0
                    ? Problem.Of(PlaceOf(file, documents.Count, document, i), "coding.import-code-unknown")
                    : QuoteAnchor.Settle(document.Document.Text.Text, coding.Text?.Quote, ref start, ref end) is { } wrong
                        ? new Problem(PlaceOf(file, documents.Count, document, i), wrong.Code, wrong.Values)
                        : null;
                if (problem is not null) problems.Add(problem);
                if (problem is { Code: not QuoteAnchor.FoundElsewhere })
                {
                    leftOut++;
                    continue;
                }
                if (problem is not null) moved++;
                document.Codings.Add(new PlacedCoding(i, start, end, code, coders.NumberOf(coding.Coder)));
            }
            known += document.DropKnown(study, codes.Ids, coders.Ids);
            links.Take(document);
        }
        PassagesCoded? coded = Write([.. documents.Where(static d => d.Codings.Count > 0)], codes.Ids, coders.Ids, fresh);
        problems.AddRange(links.Problems);
        ImmutableArray<Change> changes = [.. codes.Changes, .. coders.Changes, .. coded is null ? (Change[])[] : [coded], .. links.Changes];
        return new CodingImportResult(
            changes, problems.DrainToImmutable(),
            codes.Changes.Count, codesInFile - codes.Changes.Count, coders.Changes.Count, coded?.Count ?? 0, known, moved, leftOut)
        {
            LinksAdded = links.Changes.Count,
            LinksKnown = links.Known,
            LinksMoved = links.Moved,
            LinksLeftOut = links.LeftOut,
        };
    }

    private static Place PlaceOf(string file, int documents, DocumentImport document, int index) => !document.Rows.IsEmpty
        ? new(file, document.Rows[index])
        : new(file, Path: documents == 1
            ? string.Create(CultureInfo.InvariantCulture, $"codings[{index}]")
            : string.Create(CultureInfo.InvariantCulture, $"{document.Source.Name.Text}: codings[{index}]"));

    private static PassagesCoded? Write(
        ImmutableArray<DocumentImport> documents, IReadOnlyList<Id<Code>> codes, IReadOnlyList<Id<Coder>> coders, Fresh fresh)
    {
        if (documents.IsEmpty) return null;
        int[] counts = [.. documents.Select(static document => document.Codings.Count)];
        var rows = new CodingRow[counts.Sum()];
        var notes = ImmutableArray.CreateBuilder<NotedCoding>();
        // Only what is used goes into the change: an act rests on the codes that it names.
        var usedCodes = new UsedIds<Code>(codes);
        var usedCoders = new UsedIds<Coder>(coders);
        int at = 0;
        foreach (DocumentImport document in documents)
        {
            foreach (PlacedCoding placed in document.Codings)
            {
                ref readonly ImportedCoding coding = ref document.Imported.ItemRef(placed.Index);
                if (NotesOf(document.Source, coding.Text) is { } noted) notes.Add(new NotedCoding(at, noted));
                rows[at++] = new CodingRow(
                    placed.Start, placed.End, usedCodes.NumberOf(placed.Code), usedCoders.NumberOf(placed.Coder), coding.Judgement);
            }
        }
        return new PassagesCoded(
            fresh.Id<PassageCoding>(),
            [.. documents.Select(static d => new CodedDocument(d.Document.Id, d.Document.Version, d.Codings.Count))],
            usedCodes.Ids, usedCoders.Ids, CodingColumns.Write(rows, counts), notes.DrainToImmutable());
    }

    /// <summary>What is noted in words, under the source's holder; null where nothing is.</summary>
    internal static CodingNotes? NotesOf(Source source, ImportedCodingText? text)
    {
        if (text is null) return null;
        var notes = new CodingNotes();
        foreach (CodingField field in Enum.GetValues<CodingField>())
            if (text.Noted(field) is { } noted && !string.IsNullOrWhiteSpace(noted)) notes = notes.With(field, new Words(source.Holder, noted.Trim()));
        return notes.IsEmpty ? null : notes;
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Offramp.Research;

/// <summary>The codebook, the codings and the causal links of one document as other programs take them. Words pass the consent gate here.</summary>
public static class CodingExport
{
    private const int PassagesNamed = 20;

    /// <summary>What may be written of a document. Refused: <c>coding.document-gone</c>, <c>coding.source-withdrawn</c>;
    /// <c>coding.export-without-consent</c>, naming the passages, and <c>coding.codebook-export-without-consent</c>, naming entries of the codebook that
    /// repeat words which may not leave, unless they are to be withheld.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">Which document.</param>
    /// <param name="today">The day against which consents are held.</param>
    /// <param name="withhold">Whether words that may not leave (the quotation and what is noted on it) are left out instead of refusing.</param>
    /// <param name="withLinks">Whether causal links and the texts of the codebook are asked for: a table of codings holds none.</param>
    public static Outcome<ImportedCodings> Of(Study study, Id<Rendition> document, DateOnly today, bool withhold, bool withLinks = true) =>
        Gated(study, document, today, withhold, withLinks, CodebookExport.Codes(study, ReservedWords.Of(study, today), withTexts: withLinks));

    private static Outcome<ImportedCodings> Gated(
        Study study, Id<Rendition> document, DateOnly today, bool withhold, bool withLinks, (ImmutableArray<ImportedCode> Codes, List<string> Kept) book)
    {
        if (!study.Sources.Renditions.TryGetValue(document, out Rendition? text)) return Refusal.Of("coding.document-gone") with { Field = "document" };
        if (text.Text.IsWithdrawn) return Refusal.Of("coding.source-withdrawn") with { Field = "document" };
        ImmutableArray<PassageCoding> codings = study.Coding.In(document);
        ImmutableArray<CausalLink> links = withLinks ? study.Coding.LinksIn(document) : [];
        bool MaySay(int start, int end) => Permissions.For(study, document, start, end, today).Use == MayLeave.Verbatim;
        bool[] mayLeave = [.. codings.Select(c => MaySay(c.Start, c.End))];
        bool[] linkMayLeave = [.. links.Select(link => MaySay(link.Start, link.End))];
        string[] kept =
        [
            .. codings.Where((_, i) => !mayLeave[i]).Select(static c => $"{c.Start}–{c.End}")
                .Concat(links.Where((_, i) => !linkMayLeave[i]).Select(static link => $"{link.Start}–{link.End}")).Distinct(),
        ];
        if (kept.Length > 0 && !withhold)
        {
            return Refusal.Of(
                "coding.export-without-consent", ("document", text.Name.Text), ("count", kept.Length), ("passages", Names.Listed(kept, PassagesNamed)));
        }
        if (CodebookExport.Refused(book.Kept, withhold) is { } refusal) return refusal;
        Dictionary<Id<Code>, int> codeAt = study.Coding.Codebook.Tree().Select(static (at, i) => (at.Code.Id, i)).ToDictionary(static c => c.Id, static c => c.i);
        Id<Coder>[] coders = [.. codings.Select(static c => c.Coder).Concat(links.Select(static link => link.Coder)).Distinct()];
        Dictionary<Id<Coder>, int> coderAt = coders.Select(static (coder, i) => (coder, i)).ToDictionary(static c => c.coder, static c => c.i);
        return new ImportedCodings
        {
            Codes = book.Codes,
            Coders = [.. coders.Select(study.Team.NameOf)],
            Codings = [.. codings.Select((c, i) => new ImportedCoding(
                codeAt[c.Code], coderAt[c.Coder], c.Start, c.End, c.Judgement, mayLeave[i] ? WordsOf(text, c.Start, c.End, c.Notes) : null))],
            Links = [.. links.Select((link, i) => new ImportedLink(
                codeAt[link.Cause], codeAt[link.Effect], coderAt[link.Coder], link.Start, link.End, link.Sign, link.Judgement,
                linkMayLeave[i] ? WordsOf(text, link.Start, link.End, link.Notes) : null))],
            Target = new ImportedTarget(
                // A file's name often holds a person's.
                study.Sources.ById[text.Source] is var source && Coarsening.IsPublished(source) ? source.Noted(Particular.FileName) : null,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text.Text))), text.Text.Text.Length),
        };
    }

    /// <summary>What may be written of all texts that are coded, in one table. Refused: <c>coding.export-without-consent</c>, naming the passages of the
    /// first text that has some, unless they are to be withheld.</summary>
    /// <param name="study">The study.</param>
    /// <param name="today">The day against which consents are held.</param>
    /// <param name="withhold">Whether words that may not leave are left out instead of refusing.</param>
    public static Outcome<ImportedCodingTable> All(Study study, DateOnly today, bool withhold)
    {
        (ImmutableArray<ImportedCode> Codes, List<string> Kept) book = CodebookExport.Codes(study, ReservedWords.Of(study, today), withTexts: false);
        if (CodebookExport.Refused(book.Kept, withhold) is { } refused) return refused;
        var documents = ImmutableArray.CreateBuilder<NamedCodings>();
        var coders = new List<string>();
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            if (study.Coding.In(at.Document.Id).IsEmpty) continue;
            Outcome<ImportedCodings> one = Gated(study, at.Document.Id, today, withhold, withLinks: false, book);
            if (one.Refusal is { } refusal) return refusal;
            int[] numbers = [.. one.Value.Coders.Select(name =>
            {
                int known = coders.IndexOf(name);
                if (known < 0) coders.Add(name);
                return known < 0 ? coders.Count - 1 : known;
            })];
            documents.Add(Named(at.Source, at.Document, [.. one.Value.Codings.Select(c => c with { Coder = numbers[c.Coder] })]));
        }
        return new ImportedCodingTable { Codes = book.Codes, Coders = [.. coders], Documents = documents.ToImmutable() };
    }

    /// <summary>The codings of one text as a table of one text.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">Which text.</param>
    /// <param name="codings">What may be written of it: see <see cref="Of"/>.</param>
    public static ImportedCodingTable Table(Study study, Rendition document, ImportedCodings codings) => new()
    {
        Codes = codings.Codes,
        Coders = codings.Coders,
        Documents = codings.Codings.IsEmpty ? [] : [Named(study.Sources.ById[document.Source], document, codings.Codings)],
    };

    private static NamedCodings Named(Source source, Rendition document, ImmutableArray<ImportedCoding> codings) =>
        new(source.Name.Readable, document.Name.Readable, codings, []);

    private static ImportedCodingText WordsOf(Rendition text, int start, int end, CodingNotes? notes) => new()
    {
        Quote = text.Text.Text[Math.Clamp(start, 0, text.Text.Text.Length)..Math.Clamp(end, 0, text.Text.Text.Length)],
        Id = notes?.ImportedId?.Readable,
        Memo = notes?.Memo?.Readable,
        Group = notes?.Group?.Readable,
        Audience = notes?.Audience?.Readable,
        QuotedFrom = notes?.QuotedFrom?.Readable,
        Outcome = notes?.Outcome?.Readable,
    };
}

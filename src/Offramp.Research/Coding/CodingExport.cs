using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Offramp.Research;

/// <summary>The codebook and the codings of one document as other programs take them. Words pass the consent gate here.</summary>
public static class CodingExport
{
    private const int PassagesNamed = 20;

    /// <summary>What may be written of a document. Refused: <c>coding.document-gone</c>, <c>coding.source-withdrawn</c>;
    /// <c>coding.export-without-consent</c>, naming the passages, unless they are to be withheld.</summary>
    /// <param name="study">The study.</param>
    /// <param name="document">Which document.</param>
    /// <param name="today">The day against which consents are held.</param>
    /// <param name="withhold">Whether words that may not leave (the quotation and what is noted on it) are left out instead of refusing.</param>
    public static Outcome<ImportedCodings> Of(Study study, Id<Rendition> document, DateOnly today, bool withhold)
    {
        if (!study.Sources.Renditions.TryGetValue(document, out Rendition? text)) return Refusal.Of("coding.document-gone") with { Field = "document" };
        if (text.Text.IsWithdrawn) return Refusal.Of("coding.source-withdrawn") with { Field = "document" };
        ImmutableArray<PassageCoding> codings = study.Coding.In(document);
        bool[] mayLeave = [.. codings.Select(c => Permissions.For(study, document, c.Start, c.End, today).Use == MayLeave.Verbatim)];
        string[] kept = [.. codings.Where((_, i) => !mayLeave[i]).Select(static c => $"{c.Start}–{c.End}").Distinct()];
        if (kept.Length > 0 && !withhold)
        {
            return Refusal.Of(
                "coding.export-without-consent", ("document", text.Name.Text), ("count", kept.Length), ("passages", Names.Listed(kept, PassagesNamed)));
        }
        (ImmutableArray<ImportedCode> codes, Dictionary<Id<Code>, int> codeAt) = CodesOf(study);
        Id<Coder>[] coders = [.. codings.Select(static c => c.Coder).Distinct()];
        Dictionary<Id<Coder>, int> coderAt = coders.Select(static (coder, i) => (coder, i)).ToDictionary(static c => c.coder, static c => c.i);
        return new ImportedCodings
        {
            Codes = codes,
            Coders = [.. coders.Select(study.Team.NameOf)],
            Codings = [.. codings.Select((c, i) => new ImportedCoding(
                codeAt[c.Code], coderAt[c.Coder], c.Start, c.End, c.Judgement, mayLeave[i] ? WordsOf(text, c) : null))],
            Target = new ImportedTarget(
                study.Sources.ById[text.Source].Noted(Particular.FileName),
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text.Text))), text.Text.Text.Length),
        };
    }

    private static (ImmutableArray<ImportedCode> Codes, Dictionary<Id<Code>, int> At) CodesOf(Study study)
    {
        Codebook book = study.Coding.Codebook;
        Code[] tree = [.. book.Tree().Select(static at => at.Code)];
        Dictionary<Id<Code>, int> at = tree.Select(static (code, i) => (code.Id, i)).ToDictionary(static c => c.Id, static c => c.i);
        return ([.. tree.Select(code => new ImportedCode(
            Names.IdOf(code), code.Name.Text, code.Parent is { } parent ? Names.IdOf(book.Codes[parent]) : null)
        {
            Definition = code.Definition?.Readable,
            Use = code.Use?.Readable,
            NotUse = code.NotUse?.Readable,
            Example = code.Example?.Readable,
            Memo = code.Memo?.Readable,
            Colour = code.Colour,
        })], at);
    }

    private static ImportedCodingText WordsOf(Rendition text, in PassageCoding coding) => new()
    {
        Quote = text.Text.Text[Math.Clamp(coding.Start, 0, text.Text.Text.Length)..Math.Clamp(coding.End, 0, text.Text.Text.Length)],
        Id = coding.Notes?.ImportedId?.Readable,
        Memo = coding.Notes?.Memo?.Readable,
        Group = coding.Notes?.Group?.Readable,
        Audience = coding.Notes?.Audience?.Readable,
        QuotedFrom = coding.Notes?.QuotedFrom?.Readable,
        Outcome = coding.Notes?.Outcome?.Readable,
    };

}

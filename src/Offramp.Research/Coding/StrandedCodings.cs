using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A stranded coding in a list.</summary>
/// <param name="Source">The source.</param>
/// <param name="Document">The document.</param>
/// <param name="Code">The code.</param>
/// <param name="CodePath">The code's names from the top down.</param>
/// <param name="Coder">What the coder is called.</param>
/// <param name="Stranded">The coding, where it last stood, and why its words are gone.</param>
/// <param name="Text">The words on which it last stood; null where nobody can read them any more.</param>
public sealed record StrandedRow(Source Source, Rendition Document, Code Code, string CodePath, string Coder, StrandedCoding Stranded, Words? Text);

/// <summary>Codings whose words are gone: to be seen, and put on new words.</summary>
public static class StrandedCodings
{
    /// <summary>The stranded codings in the order of the documents and of the text in which they stood. Those of withdrawn sources are left out.</summary>
    public static ImmutableArray<StrandedRow> Rows(Study study)
    {
        if (study.Coding.Stranded.IsEmpty) return [];
        ILookup<Id<Rendition>, StrandedCoding> byDocument = study.Coding.Stranded.Values.ToLookup(static s => s.Rendition);
        var rows = ImmutableArray.CreateBuilder<StrandedRow>();
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            if (!byDocument.Contains(at.Document.Id)) continue;
            Dictionary<Id<TextVersion>, string> states = TextVersions.Of(study, at.Document.Id);
            foreach (StrandedCoding stranded in byDocument[at.Document.Id].OrderBy(static s => s.Coding))
            {
                if (!study.Coding.Codebook.Codes.TryGetValue(stranded.Coding.Code, out Code? code)) continue;
                rows.Add(new StrandedRow(
                    at.Source, at.Document, code, study.Coding.Codebook.PathOf(code.Id), study.Team.NameOf(stranded.Coding.Coder), stranded,
                    WordsOf(at.Document, states, stranded)));
            }
        }
        return rows.ToImmutable();
    }

    /// <summary>Puts a stranded coding on a span of its document. Refused: <c>coding.coding-not-stranded</c>, and as <see cref="CodedPlace.Of"/>
    /// does, <c>coding.already-coded</c>.</summary>
    public static Outcome<Change> Restore(Study study, Id<PassageCoding> id, int start, int end, Fresh fresh)
    {
        if (!study.Coding.Stranded.TryGetValue(id, out StrandedCoding? stranded)) return Refusal.Of("coding.coding-not-stranded") with { Field = "coding" };
        PassageCoding coding = stranded.Coding;
        return CodedPlace.Of(study, stranded.Rendition, start, end).Then<Change>(place =>
            CodingDecisions.IsCoded(study, stranded.Rendition, start, end, coding.Code, coding.Coder, except: id)
                ? CodingDecisions.AlreadyCoded(study, coding.Code)
                : new PassageRestored(stranded.Rendition, place.Document.Version, id, start, end));
    }

    private static Words? WordsOf(Rendition document, Dictionary<Id<TextVersion>, string> states, StrandedCoding stranded)
    {
        (int start, int end) = (stranded.Coding.Start, stranded.Coding.End);
        // Another copy's text may still hold words that were withdrawn here, until its key is destroyed.
        return stranded.Why != Stranding.Withdrawn && states.TryGetValue(stranded.Version, out string? text) && start >= 0 && start < end && end <= text.Length
            ? new Words(document.Text.Holder, text[start..end])
            : null;
    }
}

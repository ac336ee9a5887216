namespace Offramp.Research;

/// <summary>A span that may be coded: it lies in a document whose words can be read, holds at least one unit and splits no character.</summary>
internal readonly record struct CodedPlace(Source Source, Rendition Document, int Start, int End)
{
    /// <summary>The words of the span.</summary>
    public string Words => Document.Text.Text[Start..End];

    /// <summary>The place, or why nothing can be coded there: <c>coding.document-gone</c>, <c>coding.source-withdrawn</c>,
    /// <c>coding.passage-outside-document</c>, <c>coding.passage-empty</c>, <c>coding.splits-a-character</c>.</summary>
    public static Outcome<CodedPlace> Of(Study study, Id<Rendition> id, int start, int end)
    {
        if (!study.Sources.Renditions.TryGetValue(id, out Rendition? document)
            || !study.Sources.ById.TryGetValue(document.Source, out Source? source))
            return Refusal.Of("coding.document-gone") with { Field = "document" };
        if (source.IsWithdrawn || document.Text.IsWithdrawn) return Refusal.Of("coding.source-withdrawn") with { Field = "document" };
        string text = document.Text.Text;
        if (start < 0 || end > text.Length || start > end)
        {
            return Refusal.Of("coding.passage-outside-document", ("start", start), ("end", end), ("length", text.Length)) with
            {
                Field = start < 0 || start > text.Length ? "start" : "end",
            };
        }
        if (start == end) return Refusal.Of("coding.passage-empty") with { Field = "end" };
        if (SplitsPair(text, start)) return Refusal.Of("coding.splits-a-character", ("offset", start)) with { Field = "start" };
        if (SplitsPair(text, end)) return Refusal.Of("coding.splits-a-character", ("offset", end)) with { Field = "end" };
        return new CodedPlace(source, document, start, end);
    }

    /// <summary>Whether an offset lies between the two halves of one character.</summary>
    public static bool SplitsPair(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsLowSurrogate(text[offset]) && char.IsHighSurrogate(text[offset - 1]);
}

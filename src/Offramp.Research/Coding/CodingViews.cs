using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A codebook entry as a list shows it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Path">The names from the top down, divided by <c>/</c>.</param>
/// <param name="Parent">The code above it; null at the top.</param>
/// <param name="Depth">How deep it stands: 0 at the top.</param>
/// <param name="Codings">How many codings carry it, each coder's counted.</param>
/// <param name="Sources">In how many sources it occurs.</param>
public sealed record CodeRow(Code Code, string Path, Code? Parent, int Depth, int Codings, int Sources)
{
    /// <summary>The id to show: the one under which another program knew it, else our own.</summary>
    public string ShownId => Names.IdOf(Code);

    /// <summary>The name.</summary>
    public string Name => Code.Name.Text;

    /// <summary>What the code means; null where nobody wrote it.</summary>
    public string? Definition => Code.Definition?.Text;

    /// <summary>The colour as <c>#rrggbb</c>; null where none was chosen.</summary>
    public string? Colour => Code.Colour is { } colour ? Colours.Write(colour) : null;
}

/// <summary>Questions to a coding. Withdrawn sources count in none of them.</summary>
public static partial class CodingViews
{
    /// <summary>Makes what the first question would otherwise have to make, and keeps it with the study: which coding of a document carries which code, and
    /// the order of the documents. Asking without it gives the same answers, the first of them later.</summary>
    /// <param name="study">The study; a million codings cost some hundredths of a second.</param>
    public static void MakeReady(Study study)
    {
        foreach ((_, DocumentCodings codings) in study.Coding.ByDocument) _ = codings.Index;
        // One question to one document: what answers it is compiled with it.
        ReadingOrder order = ReadingOrder.Of(study);
        if (!order.Documents.IsEmpty && study.Coding.Codebook.Order is [Id<Code> first, ..])
            Passages(study, new PassageQuery { Codes = [first], Documents = [order.Documents[0].Document.Id] });
    }

    /// <summary>The codebook as a tree written down, with how often each code occurs itself (codes below it are not counted in).</summary>
    public static ImmutableArray<CodeRow> Codes(Study study)
    {
        CodeFrequencies frequencies = Frequencies(study);
        var rows = ImmutableArray.CreateBuilder<CodeRow>(frequencies.Codes.Length);
        for (int i = 0; i < frequencies.Codes.Length; i++)
        {
            CodeInTree at = frequencies.Codes[i];
            Code? parent = at.Code.Parent is { } above ? study.Coding.Codebook.Codes.GetValueOrDefault(above) : null;
            rows.Add(new CodeRow(at.Code, at.Path, parent, at.Depth, frequencies.CodingsOf(i), frequencies.SourcesOf(i)));
        }
        return rows.ToImmutable();
    }

    /// <summary>The passages asked for: by source name, document, start, end, code, coder; names compared by code units.</summary>
    public static ImmutableArray<PassageRow> Passages(Study study, PassageQuery query)
    {
        Codebook book = study.Coding.Codebook;
        bool anyCode = query.Codes.IsEmpty && query.Sets.IsEmpty;
        if (!query.Sets.IsEmpty) query = query with { Codes = [.. query.Codes, .. book.Sets.Where(set => query.Sets.Contains(set.Id)).SelectMany(static set => set.Codes)] };
        ImmutableArray<Code> codes = query.WithDescendants
            ? [.. book.Order.Where(code => query.Codes.Any(above => book.IsWithin(code, above))).Select(code => book.Codes[code])]
            : Asked(book, query.Codes);
        var rows = ImmutableArray.CreateBuilder<PassageRow>();
        foreach (OrderedDocument at in ReadingOrder.Of(study).Documents)
        {
            if (!study.Coding.ByDocument.TryGetValue(at.Document.Id, out DocumentCodings? codings) || !query.Takes(at)) continue;
            int first = rows.Count;
            bool asksWho = query.AsksWhoSpeaks;
            if (anyCode)
            {
                foreach (ref readonly PassageCoding coding in codings.All.AsSpan())
                    if (query.Takes(coding) && (!asksWho || query.TakesSpeaker(study, at, coding.Start)) && book.Codes.TryGetValue(coding.Code, out Code? code))
                        rows.Add(new PassageRow(study, at.Source, at.Document, code, coding));
            }
            else
            {
                foreach (Code code in codes)
                    foreach (int i in codings.Index.With(code.Id))
                        if (query.Takes(codings.All.ItemRef(i)) && (!asksWho || query.TakesSpeaker(study, at, codings.All.ItemRef(i).Start)))
                            rows.Add(new PassageRow(study, at.Source, at.Document, code, codings.All.ItemRef(i)));
            }
            Arrange(rows, first, severalCodes: codes.Length > 1);
        }
        return rows.DrainToImmutable();
    }

    // Written out: the first question waits until every method that it needs is compiled.
    private static ImmutableArray<Code> Asked(Codebook book, ImmutableArray<Id<Code>> asked)
    {
        var codes = ImmutableArray.CreateBuilder<Code>(asked.Length);
        foreach (Id<Code> id in asked)
            if (book.Codes.TryGetValue(id, out Code? code) && !codes.Contains(code, ReferenceEqualityComparer.Instance)) codes.Add(code);
        return codes.DrainToImmutable();
    }

    // What a document gives is in order already but for passages of equal span, and for the codes having been asked one after another.
    private static void Arrange(ImmutableArray<PassageRow>.Builder rows, int first, bool severalCodes)
    {
        int count = rows.Count - first;
        if (count < 2) return;
        bool arranged = !severalCodes;
        for (int i = first + 1; arranged && i < rows.Count; i++) arranged = ByPlace(rows[i - 1], rows[i]) <= 0;
        if (arranged) return;
        PassageRow[] part = new PassageRow[count];
        for (int i = 0; i < count; i++) part[i] = rows[first + i];
        Array.Sort(part, ByPlace);
        for (int i = 0; i < count; i++) rows[first + i] = part[i];
    }

    private static int ByPlace(PassageRow a, PassageRow b)
    {
        int order = a.Coding.Start.CompareTo(b.Coding.Start);
        if (order == 0) order = a.Coding.End.CompareTo(b.Coding.End);
        if (order == 0) order = string.CompareOrdinal(a.Code.Name.Text, b.Code.Name.Text);
        if (order == 0 && a.Code.Id != b.Code.Id) order = string.CompareOrdinal(a.CodePath, b.CodePath);
        if (order == 0) order = string.CompareOrdinal(a.Coder, b.Coder);
        return order != 0 ? order : a.Coding.Id.CompareTo(b.Coding.Id);
    }
}

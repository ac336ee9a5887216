namespace Offramp.Research;

/// <summary>Passages coded one by one, gathered while a study is folded, so that a document's codings are laid out once and not once for each.</summary>
/// <remarks>Between <see cref="Takes"/> and <see cref="Settle"/> the study lacks what is gathered: any other change must find it settled.</remarks>
internal sealed class GatheredCodings
{
    private readonly Dictionary<Id<Rendition>, List<PassageCoding>> waiting = [];

    /// <summary>Keeps a change that does nothing but add a coding; false for every other, for one whose target is gone, and for one
    /// whose words are.</summary>
    public bool Takes(Study study, Change change)
    {
        if (change is not PassageCoded coded || !study.Sources.Renditions.TryGetValue(coded.Rendition, out Rendition? document)
            || !study.Coding.Codebook.Codes.ContainsKey(coded.Code) || document.CarryFrom(coded.Version, coded.Start, coded.End) is not { } at
            || (coded.Notes is not null && ReheldNoting.IsReheld(study, document)))
            return false;
        if (!waiting.TryGetValue(coded.Rendition, out List<PassageCoding>? codings)) waiting.Add(coded.Rendition, codings = []);
        codings.Add(Coding.ToCoding(coded) with { Start = at.Start, End = at.End });
        return true;
    }

    /// <summary>The study with all that was gathered.</summary>
    public Study Settle(Study study)
    {
        if (waiting.Count == 0) return study;
        var documents = study.Coding.ByDocument.ToBuilder();
        foreach ((Id<Rendition> document, List<PassageCoding> codings) in waiting)
        {
            DocumentCodings before = documents.GetValueOrDefault(document, DocumentCodings.Empty);
            documents[document] = codings.Count == 1 ? before.Add(codings[0]) : before.AddRange(codings);
        }
        waiting.Clear();
        return study with { Coding = study.Coding with { ByDocument = documents.ToImmutable() } };
    }
}

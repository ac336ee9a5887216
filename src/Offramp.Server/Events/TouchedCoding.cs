using Offramp.Research;

namespace Offramp.Server;

/// <summary>What an act touched of the codebook's sets and versions, of memos and of causal links.</summary>
internal static partial class Touched
{
    private static CodeSetItem[]? Sets(Study before, Study after) =>
        ReferenceEquals(before.Coding.Codebook.Sets, after.Coding.Codebook.Sets) ? null : CodeSetItem.All(after.Coding.Codebook);

    private static CodebookVersionItem[]? Versions(Study before, Study after) =>
        ReferenceEquals(before.Coding.Codebook.Versions, after.Coding.Codebook.Versions) ? null : CodebookVersionItem.All(after);

    // A memo's row says what the thing is called that it is about: what may have changed is written down and compared.
    private static MemosPatch? Memos(Study before, Study after, LiveJson json)
    {
        if (after.Coding.Memos.IsEmpty && before.Coding.Memos.IsEmpty) return null;
        bool isUntouched = ReferenceEquals(before.Coding.Memos, after.Coding.Memos) && ReferenceEquals(before.Coding.Codebook, after.Coding.Codebook)
            && ReferenceEquals(before.Coding.ByDocument, after.Coding.ByDocument) && ReferenceEquals(before.Sources, after.Sources)
            && ReferenceEquals(before.Protection, after.Protection) && ReferenceEquals(before.Team, after.Team);
        if (isUntouched) return null;
        Dictionary<string, MemoItem> known = MemoItem.All(before).ToDictionary(static memo => memo.Id);
        MemoItem[] put = [.. MemoItem.All(after).Where(memo => !known.Remove(memo.Id, out MemoItem? was) || !json.Write(was).AsSpan().SequenceEqual(json.Write(memo)))];
        return put.Length + known.Count == 0 ? null : new MemosPatch(put, [.. known.Keys.Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<CausalLinksReply> Links(Study before, Study after)
    {
        if (ReferenceEquals(before.Coding.Links, after.Coding.Links)) yield break;
        foreach (Id<Rendition> document in before.Coding.Links.Keys.Union(after.Coding.Links.Keys).Order())
        {
            if (before.Coding.LinksIn(document).SequenceEqual(after.Coding.LinksIn(document))) continue;
            string version = after.Sources.Renditions.TryGetValue(document, out Rendition? text) ? text.Version.ToString() : "";
            yield return new CausalLinksReply(
                document.ToString(), version, [.. after.Coding.LinksIn(document).Select(link => CausalLinkItem.Of(document, link))]);
        }
    }
}

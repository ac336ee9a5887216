using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Finds what an act touched by holding the study before it against the study after it: so that an undo, a merge and every kind of change to
/// come are told without a word about them here.</summary>
internal static partial class Touched
{
    private const int MostCodings = 2000;

    /// <summary>The event of an act.</summary>
    public static LiveEvent By(Act act, Study before, Study after, DateOnly today, Messages words, LiveJson json, string run, long sequence)
    {
        CodingsPatch[] codings = [.. Codings(before, after)];
        string[] texts = [.. Texts(before, after)];
        SourcesPatch? sources = Sources(before, after, today, words, json);
        CodeItem[]? codebook = ReferenceEquals(before.Coding.Codebook, after.Coding.Codebook) ? null : CodeItem.All(after);
        if (codebook is not null && json.Write(CodeItem.All(before)).AsSpan().SequenceEqual(json.Write(codebook))) codebook = null;
        ProtectionItem? protection = Protection(act, before, after, today, words, json);
        MemosPatch? memos = Memos(before, after, json);
        CausalLinksReply[] links = [.. Links(before, after)];
        // The change's own stage, and what it moved elsewhere.
        string[] stages =
        [
            .. act.Changes.Select(static change => ChangeKinds.NameOf(change).Split('.')[0])
                .Concat(sources is not null || texts.Length > 0 ? ["sources"] : [])
                .Concat(protection is not null ? ["protection"] : [])
                .Concat(codebook is not null || codings.Length > 0 || memos is not null || links.Length > 0 ? ["coding"] : [])
                .Distinct().Order(StringComparer.Ordinal),
        ];
        return new LiveEvent(
            run, sequence, stages, HistoryItem.Of(new HistoryViews(after, words).Line(act)), sources, texts, codebook, Sets(before, after), Versions(before, after), codings,
            memos, links, after.Conflicts.Count, protection, act.Changes.Any(static change => change.Destroys.Length > 0), after.History.Acts.Count);
    }

    // Copies are read out of the history, which every act makes longer.
    private static ProtectionItem? Protection(Act act, Study before, Study after, DateOnly today, Messages words, LiveJson json)
    {
        bool isCopy = act.Changes.Any(static change => change is CopyMade or ReportReleased or StudyMerged or FileNameRewritten);
        if (!isCopy && ReferenceEquals(before.Protection, after.Protection) && ReferenceEquals(before.Sources, after.Sources)) return null;
        ProtectionItem now = ProtectionItem.Of(after, today, words);
        return json.Write(ProtectionItem.Of(before, today, words)).AsSpan().SequenceEqual(json.Write(now)) ? null : now;
    }

    private static IEnumerable<CodingsPatch> Codings(Study before, Study after)
    {
        foreach (Id<Rendition> document in before.Coding.ByDocument.Keys.Union(after.Coding.ByDocument.Keys).Order())
        {
            ImmutableArray<PassageCoding> was = before.Coding.In(document), now = after.Coding.In(document);
            if (was == now) continue;
            Dictionary<Id<PassageCoding>, PassageCoding> known = was.ToDictionary(static coding => coding.Id);
            PassageCoding[] put = [.. now.Where(coding => !known.Remove(coding.Id, out PassageCoding old) || old != coding)];
            if (put.Length + known.Count == 0) continue;
            bool refetch = put.Length + known.Count > MostCodings;
            yield return refetch
                ? new CodingsPatch(document.ToString(), [], [], Refetch: true)
                : new CodingsPatch(document.ToString(), [.. put.Select(CodingItem.Of)], [.. known.Keys.Order().Select(static id => id.ToString())], Refetch: false);
        }
    }

    private static IEnumerable<string> Texts(Study before, Study after)
    {
        if (ReferenceEquals(before.Sources, after.Sources)) yield break;
        foreach ((Id<Rendition> id, Rendition now) in after.Sources.Renditions.OrderBy(static r => r.Key))
            if (before.Sources.Renditions.TryGetValue(id, out Rendition? was) && !ReferenceEquals(was, now)
                && (was.Version != now.Version || !string.Equals(was.Text.Text, now.Text.Text, StringComparison.Ordinal) || !was.Turns.SequenceEqual(now.Turns)))
                yield return id.ToString();
    }

    // A source's row tells of its codings and of what its participants agreed to as well: what may have changed is written down and compared.
    private static SourcesPatch? Sources(Study before, Study after, DateOnly today, Messages words, LiveJson json)
    {
        string[] removed = [.. before.Sources.ById.Keys.Where(id => !after.Sources.ById.ContainsKey(id)).Order().Select(static id => id.ToString())];
        var put = new List<SourceItem>();
        foreach ((Id<Source> id, Source now) in after.Sources.ById.OrderBy(static s => s.Key))
        {
            before.Sources.ById.TryGetValue(id, out Source? was);
            if (was is not null && IsUntouched(before, after, was, now)) continue;
            SourceItem item = SourceItem.Of(after, now, today, words);
            if (was is null || !json.Write(SourceItem.Of(before, was, today, words)).AsSpan().SequenceEqual(json.Write(item))) put.Add(item);
        }
        return put.Count + removed.Length == 0 ? null : new SourcesPatch([.. put], removed);
    }

    private static bool IsUntouched(Study before, Study after, Source was, Source now) =>
        ReferenceEquals(was, now) && ReferenceEquals(before.Protection, after.Protection) && ReferenceEquals(before.Team, after.Team)
        && ReferenceEquals(before.Sources.Events, after.Sources.Events)
        && now.Renditions.All(id => ReferenceEquals(before.Sources.Renditions.GetValueOrDefault(id), after.Sources.Renditions.GetValueOrDefault(id))
            && before.Coding.In(id) == after.Coding.In(id));
}

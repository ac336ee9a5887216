using System.Text.Json;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>What a text says now, field by field, so that a person sees what would stay.</summary>
internal static class RewritableTexts
{
    /// <summary>A text's fields. Refused: the refusal of whatever is not there.</summary>
    public static Outcome<RewritableItem> Look(Study study, WrittenKind kind, UInt128 id)
    {
        Outcome<RewritableItem> Found(string name, IEnumerable<RewritableField?> fields) =>
            new RewritableItem(kind, new Id<WrittenText>(id).ToString(), name, [.. fields.OfType<RewritableField>()]);

        switch (kind)
        {
            case WrittenKind.Title when study.Title is { } title:
                return Found(title.Text, [Written("title", title, needed: true)]);
            case WrittenKind.Participant when study.Protection.Participants.TryGetValue(new(id), out Participant? p) && !p.IsWithdrawn:
                return Found(p.Pseudonym.Text, [Written("pseudonym", p.Pseudonym, needed: true), Written("note", p.Note), .. ConsentsOf(study, p), MemosOf(study, p)]);
            case WrittenKind.Collaborator when study.Protection.Collaborators.TryGetValue(new(id), out Collaborator? c):
                return Found(c.Pseudonym.Text, [Written("pseudonym", c.Pseudonym, needed: true)]);
            case WrittenKind.Coder when study.Team.Coders.TryGetValue(new(id), out Coder? coder):
                return Found(coder.Name.Text, [Written("name", coder.Name, needed: true), Staying("imported-id", coder.ImportedId)]);
            case WrittenKind.Code when study.Coding.Codebook.Codes.TryGetValue(new(id), out Code? code):
                return Found(study.Coding.Codebook.PathOf(code.Id),
                    [Written("name", code.Name, needed: true), .. Enum.GetValues<CodeText>().Select(t => Written(Kebab(t), code.Text(t))), Staying("imported-id", code.ImportedId)]);
            case WrittenKind.Memo when study.Coding.Memos.Find(m => m.Id.Value == id) is { About.Source: null } memo:
                return Found(memo.Title.Text, [Written("title", memo.Title, needed: true), Written("text", memo.Text, needed: true)]);
            case WrittenKind.CodeSet when study.Coding.Codebook.Sets.Find(s => s.Id.Value == id) is { } set:
                return Found(set.Name.Text, [Written("name", set.Name, needed: true)]);
            case WrittenKind.CodebookVersion when study.Coding.Codebook.Versions.Find(v => v.Id.Value == id) is { } version:
                return Found(version.Name.Text, [Written("name", version.Name, needed: true), Written("note", version.Note)]);
            case WrittenKind.Guide when study.Sources.Guides.TryGetValue(new(id), out Guide? guide):
                return Found(guide.Path, [Written("title", guide.Title, needed: true), .. guide.Questions.Select(static q => Written("question", q.Text, needed: true, $"{q.Id}", q.Label))]);
            case WrittenKind.Event when study.Sources.Events.TryGetValue(new(id), out Event? known):
                return Found(known.Name.Text,
                    [Written("name", known.Name, needed: true), .. Enum.GetValues<EventField>().Select(f => Written(Kebab(f), known.Particulars.GetValueOrDefault(f)))]);
            case WrittenKind.FileName when CopyName(study, id) is { } name:
                return Found(name.Text, [Written("name", name, needed: true)]);
            case WrittenKind.Source when study.Sources.ById.TryGetValue(new(id), out Source? source) && !source.IsWithdrawn:
                return Found(source.Name.Text, SourceFields(study, source));
            default:
                return Refusal.Of("server.text-gone");
        }
    }

    /// <summary>The noted name of a copy.</summary>
    public static Words? CopyName(Study study, UInt128 holder) =>
        ProtectionViews.Copies(study).Select(static c => c.Name).FirstOrDefault(name => name.Holder.Value == holder && !name.IsWithdrawn);

    /// <summary>The notes on a source's passages, which have words.</summary>
    private static IEnumerable<(PassageCoding Coding, string Text)> NotesOf(Study study, Source source) => source.Renditions
        .SelectMany(id => study.Coding.In(id)).Concat(study.Coding.Stranded.Values.Where(s => source.Renditions.Contains(s.Rendition)).Select(static s => s.Coding))
        .Select(static c => (c, string.Join("\n", Enum.GetValues<CodingField>().Select(f => c.Notes?.Noted(f)?.Readable).OfType<string>())))
        .Where(static c => c.Item2.Length > 0);

    private static IEnumerable<RewritableField?> SourceFields(Study study, Source source) =>
    [
        .. source.Particulars.OrderBy(static p => p.Key).Select(p => Staying("particular", p.Value, Kebab(p.Key))),
        .. source.Limitations.Select(static l => Staying("limitation", l.Text, $"{l.Id}")),
        source.Lineage.Select(static l => l.Text).FirstOrDefault(static t => t is not null) is { } lineage ? Staying("lineage", lineage) : null,
        .. NotesOf(study, source).Select(n => new RewritableField(
            $"note:{n.Coding.Id}", study.Coding.Codebook.Codes.ContainsKey(n.Coding.Code) ? study.Coding.Codebook.PathOf(n.Coding.Code) : null, n.Text, CanEdit: false)),
        .. source.Renditions.Select(id => study.Sources.Renditions.GetValueOrDefault(id)).OfType<Rendition>().Where(static r => r.Kind != RenditionKind.Original && !r.Text.IsWithdrawn)
            .Select(static r => Staying("document", r.Name, $"{r.Id}")),
        Staying("imported-id", source.ImportedId),
    ];

    // The end of a consent always stays.
    private static IEnumerable<RewritableField> ConsentsOf(Study study, Participant p) => study.Protection.Consents.Values.Where(c => c.Participant == p.Id)
        .SelectMany(static c => c.Particulars).Where(static x => x.Field != ConsentField.Until && !x.Text.IsWithdrawn).GroupBy(static x => x.Field).OrderBy(static g => g.Key)
        .Select(static g => new RewritableField("consent:" + Kebab(g.Key), null, string.Join("\n", g.Select(static x => x.Text.Text).Distinct()), CanEdit: false));

    private static RewritableField? MemosOf(Study study, Participant p)
    {
        string[] titles = [.. study.Coding.Memos.Where(m => m.About.Participant == p.Id).Select(static m => m.Title.Text)];
        return titles.Length == 0 ? null : new RewritableField("memos", null, string.Join("\n", titles), CanEdit: false);
    }

    private static RewritableField Written(string name, Words? words, bool needed = false, string? which = null, Words? label = null) =>
        new(which is null ? name : $"{name}:{which}", label?.Text, words?.Readable ?? "", CanEdit: true, needed);

    private static RewritableField? Staying(string name, Words? words, string? which = null) =>
        words?.Readable is { } text ? new RewritableField(which is null ? name : $"{name}:{which}", null, text, CanEdit: false) : null;

    /// <summary>A kind as the page reads it.</summary>
    internal static string Kebab<T>(T kind) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}

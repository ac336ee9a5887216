using Offramp.Research;

namespace Offramp.Server;

/// <summary>A written text that can be rewritten for good, in a list.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Id">Which.</param>
/// <param name="Name">What it is called.</param>
internal sealed record WrittenItem(WrittenKind Kind, string Id, string Name)
{
    /// <summary>Everything that can be rewritten for good, kind after kind.</summary>
    public static IEnumerable<WrittenItem> All(Study study)
    {
        static WrittenItem Item<T>(WrittenKind kind, Id<T> id, Words name) => new(kind, id.ToString(), name.Text);
        if (study.Title is { } title) yield return Item(WrittenKind.Title, default(Id<Study>), title);
        foreach (Participant p in study.Protection.Participants.Values.Where(static p => !p.IsWithdrawn).OrderBy(static p => p.Pseudonym.Text, StringComparer.OrdinalIgnoreCase))
            yield return Item(WrittenKind.Participant, p.Id, p.Pseudonym);
        foreach (CollaboratorRow c in ProtectionViews.Collaborators(study)) yield return new WrittenItem(WrittenKind.Collaborator, c.Collaborator.ToString(), c.Pseudonym);
        foreach (Id<Coder> coder in study.Team.Order) yield return new WrittenItem(WrittenKind.Coder, coder.ToString(), study.Team.NameOf(coder));
        foreach (Source s in study.Sources.ById.Values.Where(static s => !s.IsWithdrawn).OrderBy(static s => s.Name.Text, StringComparer.OrdinalIgnoreCase))
            yield return Item(WrittenKind.Source, s.Id, s.Name);
        foreach (CodeItem code in CodeItem.All(study)) yield return new WrittenItem(WrittenKind.Code, code.Id, code.Path);
        foreach (Memo memo in study.Coding.Memos.Where(static m => m.About.Source is null)) yield return Item(WrittenKind.Memo, memo.Id, memo.Title);
        foreach (CodeSet set in study.Coding.Codebook.Sets) yield return Item(WrittenKind.CodeSet, set.Id, set.Name);
        foreach (CodebookVersion version in study.Coding.Codebook.Versions) yield return Item(WrittenKind.CodebookVersion, version.Id, version.Name);
        foreach (Guide guide in study.Sources.Guides.Values.OrderBy(static g => g.Path, StringComparer.OrdinalIgnoreCase))
            yield return new WrittenItem(WrittenKind.Guide, guide.Id.ToString(), guide.Path);
        foreach (Event known in study.Sources.Events.Values.OrderBy(static e => e.Name.Text, StringComparer.OrdinalIgnoreCase)) yield return Item(WrittenKind.Event, known.Id, known.Name);
        foreach (CopyRow copy in ProtectionViews.Copies(study).Where(static c => !c.Name.IsWithdrawn)) yield return Item(WrittenKind.FileName, copy.Name.Holder, copy.Name);
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A text as it stands, field by field, before it is rewritten.</summary>
internal sealed record RewritableItem(WrittenKind Kind, string Id, string Name, RewritableField[] Fields)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A field of a text.</summary>
/// <param name="Name">By which it is sent back: what it is, and after a colon which one, where there are several.</param>
/// <param name="Label">What it is called in the study's words; null where its name tells.</param>
/// <param name="Text">What it says now; blank where it says nothing.</param>
/// <param name="CanEdit">Whether it is written here; otherwise it stays or is left out.</param>
/// <param name="Needed">Whether it may not be blank.</param>
internal sealed record RewritableField(string Name, string? Label, string Text, bool CanEdit, bool Needed = false)
{
    /// <summary>What it is, without which one.</summary>
    public override string ToString() => Name.Split(':')[0];
}

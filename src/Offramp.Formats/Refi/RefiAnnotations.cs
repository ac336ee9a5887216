namespace Offramp.Formats.Refi;

/// <summary>An annotation: words of a note that hang on a passage of a text.</summary>
/// <param name="Note">The note.</param>
/// <param name="Selection">The selection in it whose offsets count in the text.</param>
/// <param name="Text">The text that refers to the note.</param>
public sealed record RefiAnnotation(RefiText Note, RefiSelection Selection, RefiText Text);

/// <summary>Finds annotations as QualCoder writes them: a selection without codings in a note that one text alone refers to counts in that text.</summary>
public static class RefiAnnotations
{
    /// <summary>All of them, in the order of the notes.</summary>
    public static IEnumerable<RefiAnnotation> Of(RefiProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var texts = new Dictionary<string, RefiText?>(StringComparer.Ordinal);
        foreach (RefiText text in project.Sources.SelectMany(static source => source.AllTexts()))
            foreach (string note in text.NoteRefs.Select(RefiGuid.Bare).Distinct(StringComparer.Ordinal))
                texts[note] = texts.ContainsKey(note) ? null : text;
        foreach (RefiText note in project.Notes)
        {
            if (texts.GetValueOrDefault(RefiGuid.Bare(note.Guid)) is not { } text) continue;
            foreach (RefiSelection selection in note.Selections.Where(static s => s.Kind == RefiSelectionKind.PlainText && s.Codings.IsEmpty))
                yield return new RefiAnnotation(note, selection, text);
        }
    }

    /// <summary>All selections between offsets whose text is there, with that text.</summary>
    internal static IEnumerable<WeighedSelection> Weighed(RefiProject project)
    {
        List<RefiAnnotation> annotations = [.. Of(project)];
        var elsewhere = annotations.Select(static annotation => annotation.Selection).ToHashSet<RefiSelection>(ReferenceEqualityComparer.Instance);
        foreach (RefiText text in project.Texts())
            if (text.Words is { } words)
                foreach (RefiSelection selection in text.Selections)
                    if (selection.Kind == RefiSelectionKind.PlainText && !elsewhere.Contains(selection)) yield return new WeighedSelection(text, words, selection);
        foreach (RefiAnnotation annotation in annotations)
            if (annotation.Text.Words is { } words) yield return new WeighedSelection(annotation.Text, words, annotation.Selection);
    }
}

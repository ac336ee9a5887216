using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>What a correction does to a coding.</summary>
public enum CodingFate
{
    /// <summary>Its words stay as they are.</summary>
    Kept,

    /// <summary>Words inside it are corrected.</summary>
    Corrected,

    /// <summary>Words at an edge of it go, or become others together with words outside it.</summary>
    Shrunk,

    /// <summary>None of its words are left.</summary>
    Stranded,
}

/// <summary>A coding that a correction touches.</summary>
/// <param name="Coding">The coding as it stands.</param>
/// <param name="Code">The path of its code.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Before">Its words as they stand.</param>
/// <param name="After">Its words after; null where none are left.</param>
public sealed record FollowedCoding(PassageCoding Coding, string Code, CodingFate Fate, Words Before, Words? After);

/// <summary>What a correction will do, shown before it is done.</summary>
public sealed record CorrectionPreview
{
    /// <summary>The text after.</summary>
    public required Rendition After { get; init; }

    /// <summary>At how many places the text changes.</summary>
    public required int Places { get; init; }

    /// <summary>How many places are marked as the printer's slips.</summary>
    public required int Slips { get; init; }

    /// <summary>How many codings of the text keep all their words.</summary>
    public required int Kept { get; init; }

    /// <summary>The codings that do not, in the order of the text.</summary>
    public required ImmutableArray<FollowedCoding> Touched { get; init; }

    /// <summary>What else a person must know.</summary>
    public required ImmutableArray<Note> Notes { get; init; }

    /// <summary>How many codings fare so.</summary>
    public int Count(CodingFate fate) => fate == CodingFate.Kept ? Kept : Touched.Count(coding => coding.Fate == fate);

    /// <summary>What a correction that was granted will do.</summary>
    public static CorrectionPreview Of(Study study, TextCorrected change)
    {
        Rendition before = study.Sources.Renditions[change.Rendition];
        Rendition after = study.Apply(change).Sources.Renditions[change.Rendition];
        TextScript script = Correcting.ScriptOf(change, before.Text.Text.Length) ?? TextScript.None;
        var touched = ImmutableArray.CreateBuilder<FollowedCoding>();
        int kept = 0;
        foreach (PassageCoding coding in study.Coding.In(before.Id))
        {
            (int Start, int End)? at = after.CarryFrom(before.Version, coding.Start, coding.End);
            if (at is not null && !script.Touches(coding.Start, coding.End))
            {
                kept++;
                continue;
            }
            CodingFate fate = at is null ? CodingFate.Stranded
                : script.Cuts(coding.Start) || script.Cuts(coding.End) ? CodingFate.Shrunk
                : CodingFate.Corrected;
            touched.Add(new FollowedCoding(
                coding, study.Coding.Codebook.PathOf(coding.Code), fate, WordsAt(before, coding.Start, coding.End),
                at is { } stands ? WordsAt(after, stands.Start, stands.End) : null));
        }
        return new CorrectionPreview
        {
            After = after,
            Places = change.Edits.Length,
            Slips = change.Slips.Length,
            Kept = kept,
            Touched = touched.ToImmutable(),
            Notes = [.. NotesOn(study, before, after)],
        };
    }

    // Consent hangs on labels: one that stands before no turn any more protects and permits nobody.
    private static IEnumerable<Note> NotesOn(Study study, Rendition before, Rendition after)
    {
        Source source = study.Sources.ById[before.Source];
        HashSet<string?> stay = [.. after.Turns.Select(static t => t.Speaker)];
        HashSet<string?> stood = [.. before.Turns.Select(static t => t.Speaker)];
        foreach (Words label in source.Participants.Select(static p => p.Speaker).Concat(source.Collaborators.Select(static c => c.Speaker)).OfType<Words>())
            if (stood.Contains(label.Text) && !stay.Contains(label.Text))
                yield return Note.Of("sources.label-stands-no-more", ("speaker", label.Text), ("source", source.Name.Text));
    }

    private static Words WordsAt(Rendition text, int start, int end)
    {
        string words = text.Text.Text;
        int from = Math.Clamp(start, 0, words.Length);
        return new Words(text.Text.Holder, words[from..Math.Clamp(end, from, words.Length)]);
    }
}

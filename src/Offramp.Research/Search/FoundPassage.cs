using System.Collections.Immutable;
using System.Text;

namespace Offramp.Research;

/// <summary>What answers a question: a coded passage, a stretch where codes meet, a hit of words. Its words are taken from the text when they are asked for.</summary>
public sealed class FoundPassage
{
    // The surroundings that a list shows: about two lines each side.
    private const int Reach = 140;

    private readonly Study study;

    internal FoundPassage(Study study, Source? source, Rendition? document, int start, int end)
    {
        this.study = study;
        Source = source;
        Document = document;
        int length = document?.Text.Text.Length ?? 0;
        Start = Math.Clamp(start, 0, length);
        End = Math.Clamp(end, Start, length);
    }

    /// <summary>Where it was collected; null for a codebook entry and for a memo that tells of no source.</summary>
    public Source? Source { get; }

    /// <summary>The document in which it lies; null where there is none.</summary>
    public Rendition? Document { get; }

    /// <summary>First UTF-16 unit in the document: of the passage, the stretch or the hit; of a note's or memo's hit, of the passage that it is about.</summary>
    public int Start { get; }

    /// <summary>One past the last.</summary>
    public int End { get; }

    /// <summary>The coding, where one coded passage is the answer or its note was hit.</summary>
    public PassageCoding? Coding { get; init; }

    /// <summary>The hit, where it lies in a note, a memo or the codebook and not in a text.</summary>
    public SearchHit? Written { get; init; }

    /// <summary>Whether it lies in a text, so that it can be coded.</summary>
    public bool IsInText => Written is null && Document is not null;

    /// <summary>The words of the text. Of several turns, each on a line of its own, after the first with the name of who speaks in the place of the label.</summary>
    public Words? Text => Document is null ? null : new Words(Document.Text.Holder, Spoken());

    /// <summary>What stands before it in the turn in which it begins: whole words, on one line.</summary>
    public Words? Before => Document is null ? null : new Words(Document.Text.Holder, Around().Before);

    /// <summary>What stands after it in the turn in which it ends.</summary>
    public Words? After => Document is null ? null : new Words(Document.Text.Holder, Around().After);

    /// <summary>The turn in which it begins; null where the text has none there.</summary>
    public Turn? Turn => Document is null ? null : Speech.At(Document, Start);

    /// <summary>Who speaks, by pseudonym as far as the study knows; else the label in the text; null without one.</summary>
    public string? Speaker => Source is not null && Turn is { } turn ? Speech.NameOf(study, Source, turn) : null;

    /// <summary>The language of the document, else of the source.</summary>
    public string? Language => Document?.Language?.Text ?? Source?.Noted(Particular.Language);

    /// <summary>The codings that share words with it, in the order of the text.</summary>
    public ImmutableArray<PassageCoding> Touching
    {
        get
        {
            if (Document is null || End <= Start) return Coding is { } coding ? [coding] : [];
            var touching = ImmutableArray.CreateBuilder<PassageCoding>();
            foreach (PassageCoding coding in study.Coding.In(Document.Id))
            {
                if (coding.Start >= End) break;
                if (coding.End > Start) touching.Add(coding);
            }
            return touching.ToImmutable();
        }
    }

    // What another speaker says before and after it, and labels, are not its surroundings: who opens it sees them.
    private Surroundings Around()
    {
        string text = Document!.Text.Text;
        int from = Speech.At(Document, Start) is { } first ? Math.Min(Start, first.WordsStart) : 0;
        int to = End > Start && Speech.At(Document, End - 1) is { } last ? Math.Max(End, last.End) : text.Length;
        from = Math.Max(from, Start - (2 * Reach));
        to = Math.Min(to, End + (2 * Reach));
        return Surroundings.Of(text[from..to], Start - from, End - from, Reach);
    }

    private string Spoken()
    {
        string text = Document!.Text.Text;
        if (Speech.At(Document, Start) is not { } first || End <= first.End) return text[Start..End];
        var spoken = new StringBuilder();
        foreach (Turn turn in Document.Turns)
        {
            if (turn.End <= Start || turn.Start >= End) continue;
            int from = Math.Clamp(turn.WordsStart, Start, End), to = Math.Min(turn.End, End);
            if (to <= from) continue;
            if (spoken.Length > 0) spoken.Append('\n');
            if (turn.Number != first.Number && Source is not null && Speech.NameOf(study, Source, turn) is { } name) spoken.Append(name).Append(": ");
            spoken.Append(text.AsSpan(from, to - from).Trim());
        }
        return spoken.ToString();
    }
}

/// <summary>What answers a question.</summary>
/// <param name="Found">By source name, document and place; memos and the codebook after that, as a search in them gives them.</param>
/// <param name="Notes">Where the search could not be finished.</param>
public sealed record FindResult(ImmutableArray<FoundPassage> Found, ImmutableArray<Note> Notes);

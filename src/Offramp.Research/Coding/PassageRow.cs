using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>A coded passage as a list shows it. The words are taken from the text when they are asked for.</summary>
public sealed class PassageRow
{
    private readonly Study study;

    internal PassageRow(Study study, Source source, Rendition document, Code code, in PassageCoding coding)
    {
        this.study = study;
        Source = source;
        Document = document;
        Code = code;
        Coding = coding;
        // A coding of another copy may reach beyond a text that was shortened here.
        Start = Math.Clamp(coding.Start, 0, document.Text.Text.Length);
        End = Math.Clamp(coding.End, Start, document.Text.Text.Length);
    }

    /// <summary>Where it was collected.</summary>
    public Source Source { get; }

    /// <summary>The document in which it lies.</summary>
    public Rendition Document { get; }

    /// <summary>The code that it carries.</summary>
    public Code Code { get; }

    /// <summary>The coding: id, coder, judgement, notes.</summary>
    public PassageCoding Coding { get; }

    /// <summary>First UTF-16 unit.</summary>
    public int Start { get; }

    /// <summary>One past the last.</summary>
    public int End { get; }

    /// <summary>The words.</summary>
    public Words Text => new(Document.Text.Holder, Document.Text.Text[Start..End]);

    /// <summary>About sixty characters before it, whole words, on one line.</summary>
    public Words Before => new(Document.Text.Holder, Surroundings.Of(Document.Text.Text, Start, End).Before);

    /// <summary>About sixty characters after it.</summary>
    public Words After => new(Document.Text.Holder, Surroundings.Of(Document.Text.Text, Start, End).After);

    /// <summary>The places in it where the print itself is wrong, mended or left.</summary>
    public ImmutableArray<Slip> Slips => Document.Slips.IsEmpty ? [] : [.. Document.Slips.Where(slip => slip.Overlaps(Start, End))];

    /// <summary>The code's names from the top down, divided by <c>/</c>.</summary>
    public string CodePath => study.Coding.Codebook.PathOf(Code.Id);

    /// <summary>What the coder is called.</summary>
    public string Coder => study.Team.NameOf(Coding.Coder);

    /// <summary>The turn in which it begins; null where the text has none there.</summary>
    public Turn? Turn => Speech.At(Document, Start);

    /// <summary>Who speaks, by pseudonym as far as the study knows; else the label in the text; null without one.</summary>
    public string? Speaker => Turn is { } turn ? Speech.NameOf(study, Source, turn) : null;
}

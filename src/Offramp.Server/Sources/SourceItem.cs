using Offramp.Methods.Dates;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A source in the list.</summary>
internal sealed record SourceItem
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required SourceKind Kind { get; init; }

    public required string? Title { get; init; }

    public required string? Wave { get; init; }

    /// <summary>EDTF.</summary>
    public required string? Date { get; init; }

    /// <summary>How the date is read, or the words of one that rests on an event.</summary>
    public required string? DateInWords { get; init; }

    public required string? DateByEvent { get; init; }

    public required string? DateRange { get; init; }

    public required string? Place { get; init; }

    /// <summary>BCP 47.</summary>
    public required string? Language { get; init; }

    public required string? Mode { get; init; }

    public required int Codings { get; init; }

    /// <summary>0 to 1.</summary>
    public required double CodedShare { get; init; }

    public required string[] Coders { get; init; }

    public required string[] Participants { get; init; }

    public required string[] Limitations { get; init; }

    public required MayLeave MayLeave { get; init; }

    /// <summary>Why so much may leave and no more.</summary>
    public required string Why { get; init; }

    /// <summary>The code of that reason.</summary>
    public required string WhyCode { get; init; }

    public required bool Withdrawn { get; init; }

    public required DocumentItem[] Documents { get; init; }

    /// <summary>A source as it stands.</summary>
    public static SourceItem Of(Study study, Source source, DateOnly today, Messages words)
    {
        SourceRow row = SourcesViews.Row(study, source, today);
        string? byEvent = SourceDates.ByEvent(study, source) is { } rests ? words.Say(rests.Relative, rests.Event.Name.Text) : null;
        return new SourceItem
        {
            Id = source.Id.ToString(),
            Name = row.Name,
            Kind = row.Kind,
            Title = row.Title,
            Wave = row.Wave,
            Date = row.Date,
            DateInWords = row.Date is { } date && Edtf.TryParse(date, out Edtf? said, out _) ? words.Say(said) : byEvent,
            DateByEvent = byEvent,
            DateRange = row.DateRange,
            Place = row.Place,
            Language = row.Language,
            Mode = row.Mode,
            Codings = row.Codings,
            CodedShare = Math.Round(row.CodedShare, 4),
            Coders = [.. row.Coders],
            Participants = [.. row.Participants],
            Limitations = [.. source.Limitations.Select(static l => l.Text.Text)],
            MayLeave = row.Permission.Use,
            Why = words.Say(row.Permission.Why),
            WhyCode = row.Permission.Why.Code,
            Withdrawn = row.IsWithdrawn,
            Documents = [.. source.Renditions.Select(id => study.Sources.Renditions.GetValueOrDefault(id)).OfType<Rendition>().Select(DocumentItem.Of)],
        };
    }

    /// <summary>The id alone: a record says all its members otherwise.</summary>
    public override string ToString() => Id;
}

/// <summary>A text of a source, without its words.</summary>
/// <param name="Id">The document.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">What it is to its source.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Version">The state of its text in which offsets count.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Turns">How many turns it has.</param>
internal sealed record DocumentItem(string Id, string Name, RenditionKind Kind, string? Language, string Version, int Length, int Turns)
{
    /// <summary>A document as it stands.</summary>
    public static DocumentItem Of(Rendition text) => new(
        text.Id.ToString(), text.Name.Text, text.Kind, text.Language?.Text, text.Version.ToString(), text.Text.Text.Length, text.Turns.Length);

    /// <summary>The id alone.</summary>
    public override string ToString() => Id;
}

/// <summary>A text with its words. Offsets are UTF-16 units, end exclusive.</summary>
internal sealed record DocumentReply(DocumentItem Document, string Source, string Text, TurnItem[] Turns)
{
    /// <summary>The document's id alone.</summary>
    public override string ToString() => Document.Id;
}

/// <summary>A turn: where it begins with its label, where its words begin, where it ends; who speaks; the time in milliseconds.</summary>
internal sealed record TurnItem(int Number, int Start, int WordsStart, int End, string? Speaker, long? Time);

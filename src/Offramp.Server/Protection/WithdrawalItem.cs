using Offramp.Research;

namespace Offramp.Server;

/// <summary>What a withdrawal would do, in full.</summary>
/// <param name="Name">What is to be typed again.</param>
/// <param name="Sources">The sources that go as a whole.</param>
/// <param name="Voices">The sources that lose one voice.</param>
/// <param name="Record">What is destroyed of what is noted of the participant; null where that stays.</param>
/// <param name="Seen">Stands for all of it: whoever withdraws sends it back, so that nothing else is destroyed than what was shown.</param>
internal sealed record WithdrawalItem(string Name, SourceGoing[] Sources, VoiceGoing[] Voices, RecordGoing? Record, string Seen)
{
    /// <summary>How much.</summary>
    public override string ToString() => $"{Sources.Length} sources, {Voices.Length} voices";
}

/// <summary>A source that goes as a whole.</summary>
internal sealed record SourceGoing(
    string Source, string Name, int Texts, long Length, int Notes, int Particulars, int CodingsThatRemain, string[] InVivoCodes, RepeatedItem[] Repeated, CopyGoing[] Copies)
{
    /// <summary>A source's preview.</summary>
    public static SourceGoing Of(WithdrawalPreview p, Messages words) => new(
        p.Source.ToString(), p.Name, p.Texts, p.Length, p.Notes, p.Particulars, p.CodingsThatRemain, [.. p.InVivoCodes],
        [.. p.Repeated.Select(r => RepeatedItem.Of(r, words))], [.. p.Copies.Select(CopyGoing.Of)]);

    /// <summary>The id alone.</summary>
    public override string ToString() => Source;
}

/// <summary>A source that loses one voice.</summary>
internal sealed record VoiceGoing(
    string Source, string Name, string[] Speakers, int Turns, long Length, int TurnsThatStay, string[] TextsThatGo, int Stranded, int Shrunk, int Untouched, int Notes,
    int Mentions, string[] InVivoCodes, RepeatedItem[] Repeated, CopyGoing[] Copies)
{
    /// <summary>A voice's preview.</summary>
    public static VoiceGoing Of(VoicePreview p, Messages words) => new(
        p.Source.ToString(), p.Name, [.. p.Speakers], p.Turns, p.Length, p.TurnsThatStay, [.. p.TextsThatGo], p.Stranded, p.Shrunk, p.Untouched, p.Notes, p.Mentions,
        [.. p.InVivoCodes], [.. p.Repeated.Select(r => RepeatedItem.Of(r, words))], [.. p.Copies.Select(CopyGoing.Of)]);

    /// <summary>The id alone.</summary>
    public override string ToString() => Source;
}

/// <summary>What is destroyed of a participant's record.</summary>
internal sealed record RecordGoing(string Pseudonym, bool HasNote, int Particulars, int Consents, int Memos)
{
    /// <summary>A record's preview.</summary>
    public static RecordGoing Of(RecordToDestroy record) => new(record.Pseudonym, record.HasNote, record.Particulars, record.Consents, record.Memos);

    /// <summary>How much.</summary>
    public override string ToString() => $"{Consents} consents";
}

/// <summary>A written text that repeats words of what goes.</summary>
/// <param name="Where">What it is, in words.</param>
/// <param name="Way">What a person can do about it.</param>
/// <param name="Words">The first repeated run.</param>
/// <param name="InHistoryOnly">Whether only an earlier version repeats it.</param>
/// <param name="Text">The text, where it can be rewritten for good.</param>
internal sealed record RepeatedItem(string Where, NoteItem Way, string Words, bool InHistoryOnly, TextName? Text)
{
    /// <summary>A repeated run.</summary>
    public static RepeatedItem Of(RepeatedWords r, Messages words) =>
        new(words.Say(r.Where), new NoteItem(r.Way.Code, words.Say(r.Way)), r.Run, r.InHistoryOnly, r.Text is { } text ? TextName.Of(text) : null);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[repeated]";
}

/// <summary>Which written text.</summary>
internal sealed record TextName(WrittenKind Kind, string Id)
{
    /// <summary>A text's name.</summary>
    public static TextName Of(WrittenText text) => new(text.Kind, new Id<WrittenText>(text.Id).ToString());
}

/// <summary>A copy that a person has to destroy.</summary>
internal sealed record CopyGoing(string Kind, string Name, DateTimeOffset When)
{
    /// <summary>A copy.</summary>
    public static CopyGoing Of(CopyToDestroy copy) => new(copy.Kind, copy.Name, copy.When);

    /// <summary>The kind alone.</summary>
    public override string ToString() => Kind;
}

namespace Offramp.Research;

/// <summary>What the team wrote for itself, and where prints are wrong, as tables.</summary>
internal static class TextTables
{
    /// <summary>The memos.</summary>
    public static readonly StudyTable Memos = new TableOf<(Tabulation Of, MemoRow Row, Source? Source, Note? Gate)>(
        "memos", "a memo of the team, in the order of writing", static of =>
            from row in MemoViews.Rows(of.Study, new MemoQuery())
            let id = row.Memo.About.Source
            let source = id is { } known ? of.Study.Sources.ById.GetValueOrDefault(known) : null
            where id is null || source is { IsWithdrawn: false }
            // Thoughts on one passage tell of the whole talk: the source decides.
            select (of, row, source, source is null ? null : of.Gate(source.Id)))
        .Id("memo", "The memo.", static at => at.Row.Memo.Id.ToString())
        .Kind<MemoSubject>("subject", "What kind of thing it is about.", static at => at.Row.Memo.About.Subject)
        .Id("source", "The source that it is about, also of a passage and of a coding.", static at => at.Source?.Id.ToString())
        .Text("label", "The source's label, as in sources.", static at => at.Source is null ? null : at.Of.LabelOf(at.Source))
        .Id("code", "The code that it is about, also of a coding.",
            static at => (at.Row.Memo.About.Code ?? MemoViews.CodingOf(at.Of.Study, at.Row.Memo.About)?.Code) is { } code ? at.Of.IdOf(code) : null)
        .Id("participant", "The participant whom it is about.", static at => at.Row.Memo.About.Participant?.ToString())
        .Id("coding", "The coding that it is about.", static at => at.Row.Memo.About.Coding?.ToString())
        .Id("rendition", "The text of the passage or coding.", static at => at.Row.Memo.About.Rendition?.ToString())
        .Whole("start", "Where the passage begins.", "UTF-16 units", static at => at.Row.Memo.About.Start)
        .Whole("end", "Where it ends.", "UTF-16 units", static at => at.Row.Memo.About.End)
        .Id("coder", "Who wrote it.", static at => at.Row.Memo.Coder.ToString())
        .Instant("written", "When it was written.", static at => at.Row.Written)
        .Instant("revised", "When it was written as it stands now.", static at => at.Row.Revised)
        .Words("title", "What it is called; of a participant only in precise tables.", static at => Said(at.Of, at.Row.Memo, at.Row.Memo.Title, at.Gate))
        .Words("text", "What it says; of a participant only in precise tables.", static at => Said(at.Of, at.Row.Memo, at.Row.Memo.Text, at.Gate))
        .Table();

    /// <summary>Where the print is wrong.</summary>
    public static readonly StudyTable Slips = new TableOf<(Tabulation Of, OrderedDocument At, Slip Slip, Note? Gate)>(
        "slips", "a place where the print itself is wrong, and the text was mended or left", static of =>
            from at in of.Documents
            from slip in at.Document.Slips
            select (of, at, slip, of.Gate(at.Document.Id, slip.Start, slip.End)))
        .Id("source", "The source.", static at => at.At.Source.Id.ToString())
        .Text("label", "The source's label, as in sources.", static at => at.Of.LabelOf(at.At.Source))
        .Id("rendition", "The text.", static at => at.At.Document.Id.ToString())
        .Whole("start", "Where the place begins in the text as it stands.", "UTF-16 units", static at => at.Slip.Start)
        .Whole("end", "Where it ends; where it begins, where a word that was printed too much was left out.", "UTF-16 units", static at => at.Slip.End)
        .Words("text", "What the text has there.", static at => StudyCell.Gated(Standing(at.At.Document, at.Slip), at.Gate))
        .Words("as_printed", "What is printed there.", static at => StudyCell.Gated(at.Slip.AsPrinted, at.Gate))
        .Table();

    // As the notes on participants: the study's own, unless precise tables were asked for.
    private static StudyCell Said(Tabulation of, Memo memo, Words words, Note? gate) =>
        memo.About.Subject == MemoSubject.Participant && !of.Precise ? default
        : gate is not null ? StudyCell.Gated(words, gate)
        : of.Written(words);

    private static Words Standing(Rendition document, Slip slip)
    {
        string text = document.Text.Text;
        int start = Math.Clamp(slip.Start, 0, text.Length);
        return new Words(document.Text.Holder, text[start..Math.Clamp(slip.End, start, text.Length)]);
    }
}

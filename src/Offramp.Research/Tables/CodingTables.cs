namespace Offramp.Research;

/// <summary>The codebook and what is coded, as tables.</summary>
internal static class CodingTables
{
    /// <summary>The codebook.</summary>
    public static readonly StudyTable Codes = new TableOf<(Tabulation Of, CodeRow Row)>(
        "codes", "a code of the codebook, a parent before its children", static of =>
            from row in CodingViews.Codes(of.Study)
            select (of, row))
        .Id("code", "The code: joins to the tables that name it.", static at => Names.IdOf(at.Row.Code))
        .Text("name", "Its name; its id where the name is words of a source that may not leave.", static at => at.Of.NameOf(at.Row.Code))
        .Text("path", "The names from the top down, divided by /.", static at => at.Of.PathOf(at.Row.Code))
        .Id("parent", "The code above it; empty at the top.", static at => at.Row.Parent is { } parent ? Names.IdOf(parent) : null)
        .Whole("depth", "How deep it stands, 0 at the top.", "levels", static at => at.Row.Depth)
        .Text("colour", "Its colour as #rrggbb.", static at => at.Row.Colour)
        .Words("definition", "What it means.", static at => at.Of.Written(at.Row.Code.Definition))
        .Words("use", "When to use it.", static at => at.Of.Written(at.Row.Code.Use))
        .Words("not_use", "When not to use it.", static at => at.Of.Written(at.Row.Code.NotUse))
        .Words("example", "A passage that shows it.", static at => at.Of.Written(at.Row.Code.Example))
        .Words("memo", "Thoughts on it.", static at => at.Of.Written(at.Row.Code.Memo))
        .Whole("codings", "How many codings carry it itself, each coder's counted.", "codings", static at => at.Row.Codings)
        .Whole("sources", "In how many sources it occurs itself.", "sources", static at => at.Row.Sources)
        .Table();

    /// <summary>The coders.</summary>
    public static readonly StudyTable Coders = new TableOf<Coder>(
        "coders", "someone who codes, in the order of joining", static of => of.Study.Team.Order.Select(id => of.Study.Team.Coders[id]))
        .Id("coder", "The coder.", static coder => coder.Id.ToString())
        .Text("name", "What the coder is called.", static coder => coder.Name.Readable)
        .Table();

    /// <summary>The codings with what is known of the passage and its source.</summary>
    public static readonly StudyTable Codings = new TableOf<(Tabulation Of, PassageRow Row, Note? Gate)>(
        "codings", "a passage that carries one code, as one coder sees it", static of =>
            from row in CodingViews.Passages(of.Study, PassageQuery.All)
            select (of, row, of.Gate(row.Document.Id, row.Start, row.End)))
        .Id("coding", "The coding.", static at => at.Row.Coding.Id.ToString())
        .Words("imported_id", "The id under which another program knew it; only in precise tables.",
            static at => at.Of.Precise ? StudyCell.Gated(at.Row.Coding.Notes?.ImportedId, at.Gate) : default)
        .Id("code", "The code.", static at => Names.IdOf(at.Row.Code))
        .Text("code_path", "The code's names from the top down, divided by /.", static at => at.Of.PathOf(at.Row.Code))
        .Id("source", "The source.", static at => at.Row.Source.Id.ToString())
        .Text("label", "The source's label, as in sources.", static at => at.Of.LabelOf(at.Row.Source))
        .Kind<SourceKind>("source_kind", "What the source is.", static at => at.Row.Source.Kind)
        .Text("wave", "The round of fieldwork.", static at => at.Row.Source.Noted(Particular.Wave))
        .Date("date", "The source's date, as in sources.", static at => at.Of.DateOf(at.Row.Source))
        .Text("place", "The source's place, as in sources.", static at => at.Of.PlaceOf(at.Row.Source))
        .Id("rendition", "The text in which the passage lies.", static at => at.Row.Document.Id.ToString())
        .Kind<RenditionKind>("rendition_kind", "What that text is to its source.", static at => at.Row.Document.Kind)
        .Text("language", "The language of that text (BCP 47 tag).", static at => at.Row.Document.Language?.Readable ?? at.Row.Source.Noted(Particular.Language))
        .Whole("start", "Where the passage begins.", "UTF-16 units", static at => at.Row.Start)
        .Whole("end", "Where it ends.", "UTF-16 units", static at => at.Row.End)
        .Whole("turn", "The turn in which it begins.", "turn", static at => at.Row.Turn?.Number)
        .Text("speaker", "Who speaks there, by pseudonym.", static at => Speaker.Of(at.Of.Study, at.Row.Source, at.Row.Turn)?.Pseudonym)
        .Text("part", "participant, or the collaborator's role.", static at => Speaker.Of(at.Of.Study, at.Row.Source, at.Row.Turn)?.Part)
        .Words("text", "The words of the passage.", static at => StudyCell.Gated(at.Row.Text, at.Gate))
        .Id("coder", "Who coded.", static at => at.Row.Coding.Coder.ToString())
        .Text("coder_name", "What the coder is called.", static at => at.Row.Coder)
        .Kind<Stance>("stance", "What the one who speaks does with what the code says; empty where nobody judged it.", static at => at.Row.Coding.Judgement.Stance)
        .Kind<Standing>("standing", "Whose words or knowledge the passage is; empty where nobody judged it.", static at => at.Row.Coding.Judgement.Standing)
        .Kind<Elicitation>("elicitation", "How it came to be said; empty where nobody judged it.", static at => at.Row.Coding.Judgement.Elicitation)
        .Kind<Standpoint>("standpoint", "How the one who speaks knows it; empty where nobody judged it.", static at => at.Row.Coding.Judgement.Standpoint)
        .Words("group", "Whose narrative it is.", static at => StudyCell.Gated(at.Row.Coding.Notes?.Group, at.Gate))
        .Words("audience", "To whom the narrative speaks.", static at => StudyCell.Gated(at.Row.Coding.Notes?.Audience, at.Gate))
        .Words("quoted_from", "Who is quoted, where the words are second hand.", static at => StudyCell.Gated(at.Row.Coding.Notes?.QuotedFrom, at.Gate))
        .Words("outcome", "What came of it, where it is an attempt.", static at => StudyCell.Gated(at.Row.Coding.Notes?.Outcome, at.Gate))
        .Words("memo", "Why it is coded so.", static at => StudyCell.Gated(at.Row.Coding.Notes?.Memo, at.Gate))
        .Table();

    /// <summary>Codings whose words are gone.</summary>
    public static readonly StudyTable Stranded = new TableOf<(Tabulation Of, StrandedCoding Row, Rendition Document, Note? Gate)>(
        "stranded-codings", "a coding whose words a correction took from its text: it counts in no other table", static of =>
            // Of one whose speaker withdrew, nothing leaves.
            from stranded in of.Study.Coding.Stranded.Values.Where(static s => s.Why != Stranding.Withdrawn).OrderBy(static s => s.Rendition).ThenBy(static s => s.Coding)
            let document = of.Study.Sources.Renditions.GetValueOrDefault(stranded.Rendition)
            where document is not null && of.Study.Sources.ById.GetValueOrDefault(document.Source) is { IsWithdrawn: false }
            select (of, stranded, document, of.Gate(document.Source)))
        .Id("coding", "The coding.", static at => at.Row.Coding.Id.ToString())
        .Id("code", "The code.", static at => at.Of.Study.Coding.Codebook.Codes.TryGetValue(at.Row.Coding.Code, out Code? code) ? Names.IdOf(code) : null)
        .Id("rendition", "The text in which it stood.", static at => at.Document.Id.ToString())
        .Id("version", "The state of the text in which it last stood.", static at => at.Row.Version.ToString())
        .Whole("start", "Where it began there.", "UTF-16 units", static at => at.Row.Coding.Start)
        .Whole("end", "Where it ended there.", "UTF-16 units", static at => at.Row.Coding.End)
        .Id("coder", "Who coded.", static at => at.Row.Coding.Coder.ToString())
        .Kind<Stranding>("why", "Why its words are gone.", static at => at.Row.Why)
        .Words("memo", "Why it was coded so.", static at => StudyCell.Gated(at.Row.Coding.Notes?.Memo, at.Gate))
        .Table();
}

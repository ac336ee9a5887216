namespace Offramp.Research;

/// <summary>What led to what, as the sources tell it, as tables.</summary>
internal static class LinkTables
{
    /// <summary>The causal links with what is known of the passage and its source.</summary>
    public static readonly StudyTable Links = new TableOf<(Tabulation Of, CausalLinkRow Row, Speaker? Speaker, Note? Gate)>(
        "causal-links", "a passage that says that one thing led to another, as one coder sees it", static of =>
            from row in CausalLinkViews.Links(of.Study, PassageQuery.All)
            let speaker = Speaker.Of(of.Study, row.Source, Speech.At(row.Document, row.Start))
            select (of, row, speaker, of.Gate(row.Document.Id, row.Start, row.End)))
        .Id("link", "The link.", static at => at.Row.Link.Id.ToString())
        .Id("cause", "The code of what led to it.", static at => at.Of.IdOf(at.Row.Link.Cause))
        .Text("cause_path", "Its names from the top down, divided by /.", static at => at.Of.PathOf(at.Row.Link.Cause))
        .Id("effect", "The code of what it led to.", static at => at.Of.IdOf(at.Row.Link.Effect))
        .Text("effect_path", "Its names from the top down.", static at => at.Of.PathOf(at.Row.Link.Effect))
        .Kind<LinkSign>("sign", "Whether more of the cause means more or less of the effect.", static at => at.Row.Link.Sign)
        .Id("source", "The source.", static at => at.Row.Source.Id.ToString())
        .Text("label", "The source's label, as in sources.", static at => at.Of.LabelOf(at.Row.Source))
        .Kind<SourceKind>("source_kind", "What the source is.", static at => at.Row.Source.Kind)
        .Text("wave", "The round of fieldwork.", static at => at.Row.Source.Noted(Particular.Wave))
        .Date("date", "The source's date, as in sources.", static at => at.Of.DateOf(at.Row.Source))
        .Text("place", "The source's place, as in sources.", static at => at.Of.PlaceOf(at.Row.Source))
        .Id("rendition", "The text in which the passage lies.", static at => at.Row.Document.Id.ToString())
        .Whole("start", "Where the passage begins.", "UTF-16 units", static at => at.Row.Start)
        .Whole("end", "Where it ends.", "UTF-16 units", static at => at.Row.End)
        .Whole("turn", "The turn in which it begins.", "turn", static at => Speech.At(at.Row.Document, at.Row.Start)?.Number)
        .Text("speaker", "Who speaks there, by pseudonym.", static at => at.Speaker?.Pseudonym)
        .Text("part", "participant, or the collaborator's role.", static at => at.Speaker?.Part)
        .Words("text", "The words of the passage.", static at => StudyCell.Gated(at.Row.Text, at.Gate))
        .Id("coder", "Who says that the passage says so.", static at => at.Row.Link.Coder.ToString())
        .Text("coder_name", "What the coder is called.", static at => at.Row.Coder)
        .Kind<Stance>("stance", "Whether the one who speaks affirms or denies it; empty where nobody judged it.", static at => at.Row.Link.Judgement.Stance)
        .Kind<Standing>("standing", "Whose words or knowledge it is; empty where nobody judged it.", static at => at.Row.Link.Judgement.Standing)
        .Kind<Elicitation>("elicitation", "How it came to be said; empty where nobody judged it.", static at => at.Row.Link.Judgement.Elicitation)
        .Kind<Standpoint>("standpoint", "How the one who speaks knows it; empty where nobody judged it.", static at => at.Row.Link.Judgement.Standpoint)
        .Words("group", "Whose narrative it is.", static at => StudyCell.Gated(at.Row.Link.Notes?.Group, at.Gate))
        .Words("audience", "To whom the narrative speaks.", static at => StudyCell.Gated(at.Row.Link.Notes?.Audience, at.Gate))
        .Words("quoted_from", "Who is quoted, where the words are second hand.", static at => StudyCell.Gated(at.Row.Link.Notes?.QuotedFrom, at.Gate))
        .Words("outcome", "What came of it, where it is an attempt.", static at => StudyCell.Gated(at.Row.Link.Notes?.Outcome, at.Gate))
        .Words("memo", "Why the link is drawn so.", static at => StudyCell.Gated(at.Row.Link.Notes?.Memo, at.Gate))
        .Table();

    /// <summary>The causal map, counted by independent sources.</summary>
    public static readonly StudyTable Map = new TableOf<(Tabulation Of, CausalEdge Edge)>(
        "causal-map", "a cause, an effect and a sign that links join; sources that re-use each other, of one meeting or of one participant count as one independent source",
        static of => CausalMap.Of(of.Study, PassageQuery.All).Edges.Select(edge => (of, edge)))
        .Id("cause", "The code of what leads to it.", static at => Names.IdOf(at.Edge.Cause.Code))
        .Text("cause_path", "Its names from the top down, divided by /.", static at => at.Of.PathOf(at.Edge.Cause.Code))
        .Id("effect", "The code of what it leads to.", static at => Names.IdOf(at.Edge.Effect.Code))
        .Text("effect_path", "Its names from the top down.", static at => at.Of.PathOf(at.Edge.Effect.Code))
        .Kind<LinkSign>("sign", "Whether more of the cause means more or less of the effect.", static at => at.Edge.Sign)
        .Whole("independent", "How many independent sources say so: every stance but denies and absent.", "independent sources", static at => at.Edge.Says.Independent)
        .Whole("sources", "In how many sources it is said.", "sources", static at => at.Edge.Says.Sources)
        .Whole("links", "How many links say so, each coder's counted.", "links", static at => at.Edge.Says.Mentions)
        .Whole("supporting_independent", "How many independent sources affirm it.", "independent sources", static at => at.Edge.Supports.Independent)
        .Whole("supporting_links", "How many links have a speaker who affirms it.", "links", static at => at.Edge.Supports.Mentions)
        .Whole("denying_independent", "How many independent sources deny it, or say that it is missing.", "independent sources", static at => at.Edge.Denies.Independent)
        .Whole("denying_links", "How many links have a speaker who denies it, or says that it is missing.", "links", static at => at.Edge.Denies.Mentions)
        .Table();
}

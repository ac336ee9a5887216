namespace Offramp.Research;

/// <summary>What is counted over a coding, as tables in long form: a row for each pair that occurs.</summary>
internal static class CountTables
{
    /// <summary>How often each code occurs in each source.</summary>
    public static readonly StudyTable CodeBySource = new TableOf<(Tabulation Of, FrequencyRow Row)>(
        "code-by-source", "a code in a source where it occurs; pairs that do not occur have no row", static of =>
            from row in CodingViews.Frequencies(of.Study).Rows()
            select (of, row))
        .Id("code", "The code.", static at => Names.IdOf(at.Row.Code.Code))
        .Text("code_path", "The code's names from the top down.", static at => at.Of.PathOf(at.Row.Code.Code))
        .Id("source", "The source.", static at => at.Row.Source.Id.ToString())
        .Text("label", "The source's label, as in sources.", static at => at.Of.LabelOf(at.Row.Source))
        .Whole("codings", "How many codings, each coder's counted.", "codings", static at => at.Row.Codings)
        .Whole("characters", "How much of the source's texts carries the code, shared words counted once.", "UTF-16 units", static at => at.Row.Characters)
        .Table();

    /// <summary>Which codes share words.</summary>
    public static readonly StudyTable CoOccurrence = new TableOf<(Tabulation Of, CoOccurrenceRow Row)>(
        "cooccurrence", "two codes that share words of a text; each pair once, the name that comes first as a", static of =>
            from row in CodingViews.CoOccurrence(of.Study)
            select (of, row))
        .Id("code_a", "The one code.", static at => Names.IdOf(at.Row.A))
        .Text("path_a", "Its names from the top down.", static at => at.Of.PathOf(at.Row.A))
        .Id("code_b", "The other code.", static at => Names.IdOf(at.Row.B))
        .Text("path_b", "Its names from the top down.", static at => at.Of.PathOf(at.Row.B))
        .Whole("passages", "How many pairs of codings share at least one character.", "pairs of codings", static at => at.Row.Passages)
        .Whole("sources", "In how many sources.", "sources", static at => at.Row.Sources)
        .Table();

    /// <summary>How much of each source each coder coded.</summary>
    public static readonly StudyTable Coverage = new TableOf<(Tabulation Of, CoverageRow Row)>(
        "coverage", "a coder in a source that the coder coded in", static of =>
            from row in CodingViews.Coverage(of.Study)
            select (of, row))
        .Id("coder", "The coder.", static at => at.Row.Coder.ToString())
        .Text("coder_name", "What the coder is called.", static at => at.Row.Name)
        .Id("source", "The source.", static at => at.Row.Source.Id.ToString())
        .Text("label", "The source's label, as in sources.", static at => at.Of.LabelOf(at.Row.Source))
        .Whole("codings", "How many codings the coder made in it.", "codings", static at => at.Row.Codings)
        .Whole("coded", "How much the coder gave at least one code.", "UTF-16 units", static at => at.Row.Characters)
        .Whole("characters", "The length of the texts that the coder coded in.", "UTF-16 units", static at => at.Row.Length)
        .Number("share", "The share that carries a code.", "0 to 1", static at => at.Row.Share)
        .Table();

    /// <summary>What was done, without a word of what it was done with.</summary>
    public static readonly StudyTable History = new TableOf<(Tabulation Of, Act Act)>(
        "history", "an act: what was done, by whom and when, without words", static of =>
            from act in of.Study.History.Acts
            select (of, act))
        .Id("act", "The act.", static at => at.Act.Id.ToString())
        .Instant("when", "When it was done.", static at => at.Act.When)
        .Id("coder", "Who did it.", static at => at.Act.Who.ToString())
        .Text("kinds", "The kinds of its changes as in tests/approved/change-kinds.txt, each once, divided by semicolons.",
            static at => string.Join("; ", at.Act.Changes.Select(ChangeKinds.NameOf).Distinct()))
        .Whole("changes", "How many changes came of it.", "changes", static at => at.Act.Changes.Length)
        .Flag("undone", "Whether it was taken back.", static at => at.Of.Study.History.Retracted.Contains(at.Act.Id))
        .Table();
}

namespace Offramp.Research;

/// <summary>What the team made of its codebook beside the codes, as tables: sets and named versions.</summary>
internal static class CodebookTables
{
    /// <summary>The sets of codes.</summary>
    public static readonly StudyTable Sets = new TableOf<(Tabulation Of, CodeSet Set, Code? Code)>(
        "code-sets", "a code in a set; a set without codes has one row that names none", static of =>
            from set in of.Study.Coding.Codebook.Sets
            from code in set.Codes.Select(id => of.Study.Coding.Codebook.Codes.GetValueOrDefault(id)).OfType<Code>().DefaultIfEmpty()
            select (of, set, code))
        .Id("set", "The set.", static at => at.Set.Id.ToString())
        .Words("set_name", "What the set is called.", static at => at.Of.Written(at.Set.Name))
        .Id("code", "The code.", static at => at.Code is null ? null : Names.IdOf(at.Code))
        .Text("code_path", "The code's names from the top down, divided by /.", static at => at.Code is null ? null : at.Of.PathOf(at.Code))
        .Table();

    /// <summary>The states of the codebook that the team gave a name.</summary>
    public static readonly StudyTable Versions = new TableOf<(Tabulation Of, CodebookVersion Version, Act? Act)>(
        "codebook-versions", "a state of the codebook that the team gave a name", static of =>
            from version in of.Study.Coding.Codebook.Versions
            select (of, version, of.Study.History.Acts.Find(act => act.Id == version.Act)))
        .Id("version", "The version.", static at => at.Version.Id.ToString())
        .Words("name", "What it is called.", static at => at.Of.Written(at.Version.Name))
        .Words("note", "What is noted on it.", static at => at.Of.Written(at.Version.Note))
        .Instant("when", "When it was named.", static at => at.Act?.When ?? default)
        .Id("coder", "Who named it.", static at => at.Act?.Who.ToString())
        .Whole("codes", "How many codes it has.", "codes", static at => CodebookVersions.At(at.Of.Study, at.Version).Codes.Count)
        .Table();

    /// <summary>How often each code occurs with each value of an attribute.</summary>
    public static readonly StudyTable ByAttribute = new TableOf<(Tabulation Of, PassageAttribute By, Code Code, string? Value, SourceCount Count)>(
        "code-by-attribute", "a code with a value of an attribute where both occur together, such as a code in a wave", Counts)
        .Kind<PassageAttribute>(
            "attribute", "By what the codings are told apart: place and cohort only in precise tables.", static at => at.By)
        .Text("value", "Its value; empty for what nobody noted or judged.", static at => at.Value)
        .Id("code", "The code; codes below it are not counted in it.", static at => Names.IdOf(at.Code))
        .Text("code_path", "The code's names from the top down, divided by /.", static at => at.Of.PathOf(at.Code))
        .Whole("codings", "How many codings, each coder's counted.", "codings", static at => at.Count.Mentions)
        .Whole("sources", "In how many sources.", "sources", static at => at.Count.Sources)
        .Whole("independent", "How many independent sources these are.", "independent sources", static at => at.Count.Independent)
        .Table();

    private static IEnumerable<(Tabulation Of, PassageAttribute By, Code Code, string? Value, SourceCount Count)> Counts(Tabulation of)
    {
        foreach (PassageAttribute by in Enum.GetValues<PassageAttribute>())
        {
            // A place that stands alone may be a village, and the notes on participants stay in the study.
            if (by is PassageAttribute.Place or PassageAttribute.Cohort && !of.Precise) continue;
            CodingMatrix matrix = CodingMatrix.Of(of.Study, by, PassageQuery.All);
            for (int code = 0; code < matrix.Codes.Length; code++)
            {
                for (int column = 0; column < matrix.Columns.Length; column++)
                    if (matrix.At(code, column) is { Mentions: > 0 } count) yield return (of, by, matrix.Codes[code].Code, matrix.Columns[column], count);
            }
        }
    }
}

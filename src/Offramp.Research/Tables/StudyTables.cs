using System.Collections.Immutable;

namespace Offramp.Research;

/// <summary>Every table that a study is exported as. What a stage adds to a study gets its definition beside the others and its line here;
/// file, data dictionary and consent gate follow from the definition.</summary>
public static class StudyTables
{
    /// <summary>The tables in the order of the data dictionary.</summary>
    public static ImmutableArray<StudyTable> All { get; } =
    [
        SourceTables.Sources,
        SourceTables.People,
        SourceTables.Lineage,
        SourceTables.Renditions,
        SourceTables.Turns,
        TextTables.Slips,
        GuideTables.Alignments,
        PeopleTables.Participants,
        PeopleTables.Collaborators,
        PeopleTables.Consents,
        CodingTables.Codes,
        CodebookTables.Sets,
        CodebookTables.Versions,
        CodingTables.Coders,
        CodingTables.Codings,
        CodingTables.Stranded,
        LinkTables.Links,
        LinkTables.Map,
        TextTables.Memos,
        GuideTables.Guides,
        GuideTables.Questions,
        GuideTables.Put,
        GuideTables.ThemeStates,
        GuideTables.Events,
        CountTables.CodeBySource,
        CodebookTables.ByAttribute,
        CountTables.CoOccurrence,
        CountTables.Coverage,
        CountTables.History,
    ];
}

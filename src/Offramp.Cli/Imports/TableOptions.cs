using System.CommandLine;
using Offramp.Formats;

namespace Offramp.Cli;

/// <summary>What a person may say of a table of texts on the command line.</summary>
internal sealed class TableOptions
{
    private readonly Option<string[]> text = new("--text-column")
    {
        Description = "The column of a table that holds the words; several times to make a text of each. Default: by its name.",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> name = new("--name-column") { Description = "The column by which each text is called. Default: by its name.", HelpName = "COLUMN" };

    private readonly Option<string?> translation = new("--translation-column") { Description = "The column that holds a translation. Default: by its name.", HelpName = "COLUMN" };

    private readonly Option<string?> sheet = new("--sheet") { Description = "The sheet of a workbook. Default: the first that is not hidden.", HelpName = "SHEET" };

    private readonly Option<string?> translationLanguage = new("--translation-language")
    {
        Description = "The language of the translations that a table holds, such as en.",
        HelpName = "LANGUAGE",
    };

    /// <summary>Whether participants whom the table names join the study.</summary>
    public Option<bool> AddParticipants { get; } = new("--add-participants")
    {
        Description = "Add the participants whom a table names and the study does not know. Their column must hold pseudonyms.",
    };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [text, name, translation, translationLanguage, sheet, AddParticipants];

    /// <summary>What was said.</summary>
    public TableWishes Of(ParseResult parsed) => new()
    {
        TextColumns = [.. parsed.GetValue(text) ?? []],
        NameColumn = parsed.GetValue(name),
        TranslationColumn = parsed.GetValue(translation),
        TranslationLanguage = parsed.GetValue(translationLanguage),
        Sheet = parsed.GetValue(sheet),
    };
}

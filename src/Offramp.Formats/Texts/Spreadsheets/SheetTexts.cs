using System.Collections.Immutable;
using System.Globalization;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Makes texts of a table: a text of each row, or a conversation of rows that are turns.</summary>
internal sealed class SheetTexts
{
    /// <summary>How many texts one file may give.</summary>
    public const int MostTexts = 50_000;

    // One long cell that a thousand rows share is stored once in a workbook, and would be a thousand texts in a study.
    private const long MostCharacters = 200_000_000;

    private static readonly ImmutableArray<(ColumnRole Role, Particular Field)> Particulars =
    [
        (ColumnRole.Title, Particular.Title), (ColumnRole.Author, Particular.Author), (ColumnRole.Date, Particular.Date),
        (ColumnRole.Wave, Particular.Wave), (ColumnRole.Place, Particular.Place), (ColumnRole.Language, Particular.Language),
        (ColumnRole.Mode, Particular.Mode), (ColumnRole.Capture, Particular.Capture), (ColumnRole.Question, Particular.Description),
    ];

    private readonly Sheet sheet;
    private readonly SheetPlan plan;
    private readonly List<Problem> problems;
    private readonly ImmutableArray<TextBody>.Builder bodies = ImmutableArray.CreateBuilder<TextBody>();
    private long characters;

    private SheetTexts(Sheet sheet, SheetPlan plan, List<Problem> problems)
    {
        this.sheet = sheet;
        this.plan = plan;
        this.problems = problems;
    }

    /// <summary>The texts of a table; none, with a problem, where it is not clear which column holds the words, or none does.</summary>
    public static ImmutableArray<TextBody> Of(Sheet sheet, List<Problem> problems)
    {
        if (SheetPlan.Of(sheet, problems) is not { } plan) return [];
        var texts = new SheetTexts(sheet, plan, problems);
        if (plan.IsTranscript) texts.AddTranscripts();
        else texts.AddRows();
        if (texts.bodies.Count == 0) problems.Add(Problem.Of(sheet.File.Place(), "formats.no-words"));
        return texts.bodies.DrainToImmutable();
    }

    private void AddRows()
    {
        int wordless = 0;
        for (int i = 0; i < sheet.Rows.Length; i++)
        {
            CsvTableRow row = sheet.Rows[i];
            bool any = false;
            foreach (int column in plan.Texts)
            {
                string words = LineEnds.ToLf(row.Cells[column]);
                if (string.IsNullOrWhiteSpace(words)) continue;
                any = true;
                TextBody body = About(row) with { Text = words, Kind = KindOf(row) ?? SourceKind.SurveyAnswer };
                string called = NameOf(row, i);
                if (plan.Texts.Length > 1)
                {
                    // Of several open questions each answer is a text; what its column is called is what was asked.
                    called += " " + sheet.Columns[column];
                    body = body with { ImportedId = null, Particulars = body.Particulars.SetItem(Particular.Description, sheet.Columns[column]) };
                }
                string other = plan[ColumnRole.Translation] is >= 0 and var at ? LineEnds.ToLf(row.Cells[at]) : "";
                if (!Add(body with { Name = Cleaned(called), Translation = Translated(other, null) })) return;
            }
            if (!any) wordless++;
        }
        if (wordless > 0) problems.Add(Problem.Of(sheet.File.Place(), "formats.table-rows-without-words", ("count", wordless)));
    }

    private void AddTranscripts()
    {
        foreach (IGrouping<string, CsvTableRow> rows in Conversations())
        {
            CsvTableRow first = rows.First();
            var original = new SheetTranscript(plan, plan.Texts[0]);
            SheetTranscript? other = plan[ColumnRole.Translation] is >= 0 and var at ? new SheetTranscript(plan, at) : null;
            var pairs = new List<SpanPair>();
            foreach (CsvTableRow row in rows)
            {
                (int Start, int End)? here = original.Add(row), there = other?.Add(row);
                if (here is { } one && there is { } two) pairs.Add(new SpanPair(one.Start, one.End, two.Start, two.End));
                if (characters + original.Length + (other?.Length ?? 0) > MostCharacters) break;
            }
            if (original.UnreadableTimes > 0)
                problems.Add(Problem.Of(sheet.PlaceOf(first, plan[ColumnRole.Time]), "formats.table-times-unreadable", ("count", original.UnreadableTimes)));
            if (original.Length == 0) continue;
            TextBody body = About(first) with
            {
                Name = rows.Key.Length > 0 ? Cleaned(rows.Key) : null,
                Text = original.Text,
                Turns = original.Turns,
                Kind = KindOf(first),
                ImportedId = null,
                Translation = other is { Length: > 0 } ? Translated(other.Text, other.Turns) : null,
                // What stands in one row is one turn twice, whatever other rows lack.
                Pairs = [.. pairs],
            };
            if (!Add(body)) return;
        }
    }

    // A number that is another one in each row numbers the turns; a name that repeats tells conversations apart.
    private IEnumerable<IGrouping<string, CsvTableRow>> Conversations()
    {
        int by = plan[ColumnRole.Name];
        bool told = by >= 0 && (sheet.File.Options.Table.NameColumn is not null
            || sheet.Rows.Select(row => row.Cells[by]).Distinct(StringComparer.Ordinal).Count() * 2 <= sheet.Rows.Length);
        return sheet.Rows.GroupBy(row => told ? row.Cells[by].Trim() : "", StringComparer.Ordinal);
    }

    private bool Add(TextBody body)
    {
        characters += body.Text.Length + (body.Translation?.Text.Length ?? 0);
        if (bodies.Count == MostTexts || characters > MostCharacters)
        {
            problems.Add(Problem.Of(body.Place!, "formats.table-too-many-words", ("texts", MostTexts), ("millions", MostCharacters / 1_000_000)));
            return false;
        }
        bodies.Add(body);
        return true;
    }

    private TextBody About(CsvTableRow row)
    {
        var particulars = ImmutableDictionary.CreateBuilder<Particular, string>();
        foreach ((ColumnRole role, Particular field) in Particulars)
            if (Cell(row, role) is { } text) particulars[field] = text;
        return new TextBody("", sheet.Format, sheet.Encoding)
        {
            Particulars = particulars.ToImmutable(),
            ImportedId = Cell(row, ColumnRole.Id),
            Participant = Cell(row, ColumnRole.Participant),
            Place = sheet.PlaceOf(row),
        };
    }

    private SourceKind? KindOf(CsvTableRow row)
    {
        if (Cell(row, ColumnRole.Kind) is not { } word) return null;
        SourceKind? kind = WordLists.SourceKinds.Find(word);
        if (kind is null)
        {
            problems.Add(Problem.Of(
                sheet.PlaceOf(row, plan[ColumnRole.Kind]), "formats.word-unknown", ("word", word.Length <= 40 ? word : word[..40]), ("words", WordLists.SourceKinds.All)));
        }
        return kind;
    }

    private string NameOf(CsvTableRow row, int index) => Cell(row, ColumnRole.Name)
        ?? $"{FileNames.Stem(sheet.File.Name)} {Cell(row, ColumnRole.Id) ?? (index + 1).ToString(CultureInfo.InvariantCulture)}";

    private string? Cell(CsvTableRow row, ColumnRole role) =>
        plan[role] is >= 0 and var column && row.Cells[column].Trim() is { Length: > 0 } text ? text : null;

    private TextBody? Translated(string text, ImmutableArray<Turn>? turns) =>
        string.IsNullOrWhiteSpace(text) ? null : new TextBody(text, sheet.Format, sheet.Encoding)
        {
            Turns = turns,
            Particulars = sheet.File.Options.Table.TranslationLanguage is { } language
                ? ImmutableDictionary<Particular, string>.Empty.Add(Particular.Language, language)
                : ImmutableDictionary<Particular, string>.Empty,
        };

    // A cell may hold line breaks and more than a name can; the words themselves stay as they are.
    private static string? Cleaned(string name)
    {
        string clean = string.Concat(name.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? ' ' : c)).Trim();
        return clean.Length == 0 ? null : clean.Length <= NameRule.Longest ? clean : clean[..NameRule.Longest].TrimEnd();
    }
}

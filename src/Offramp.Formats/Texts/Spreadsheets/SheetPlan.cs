using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Which column of a table holds what.</summary>
/// <param name="Texts">The columns that hold words; of each row each makes a text.</param>
/// <param name="Roles">The other columns that were recognised or named.</param>
internal sealed record SheetPlan(ImmutableArray<int> Texts, ImmutableDictionary<ColumnRole, int> Roles)
{
    private const int Named = 20;

    /// <summary>The column of a role; -1 where there is none.</summary>
    public int this[ColumnRole role] => Roles.TryGetValue(role, out int column) ? column : -1;

    /// <summary>Whether the rows are turns of conversations.</summary>
    public bool IsTranscript => Roles.ContainsKey(ColumnRole.Speaker) && Texts.Length == 1;

    /// <summary>Finds the columns; null, with a problem that asks, where it is not clear which holds the words.</summary>
    public static SheetPlan? Of(Sheet sheet, List<Problem> problems)
    {
        TableWishes wishes = sheet.File.Options.Table;
        var place = new Place(sheet.File.Name);
        var roles = ImmutableDictionary.CreateBuilder<ColumnRole, int>();
        var texts = new List<int>();
        bool known = true;
        foreach (string wish in wishes.TextColumns)
            if (Find(wish) is { } column) texts.Add(column);
        int? name = wishes.NameColumn is { } named ? Find(named) : null;
        int? translation = wishes.TranslationColumn is { } translated ? Find(translated) : null;
        if (!known) return null;
        if (name is { } nameAt) roles[ColumnRole.Name] = nameAt;
        if (translation is { } translationAt) roles[ColumnRole.Translation] = translationAt;

        var candidates = new List<int>();
        var passedOver = new List<string>();
        for (int i = 0; i < sheet.Columns.Length; i++)
        {
            if (texts.Contains(i) || roles.ContainsValue(i)) continue;
            ColumnRole? role = ColumnRoles.Find(sheet.Columns[i]);
            if (role == ColumnRole.Text) candidates.Add(i);
            // Of two columns for one thing the first is taken.
            else if (role is not { } found || !roles.TryAdd(found, i)) passedOver.Add(sheet.Columns[i]);
        }
        if (texts.Count > 0)
        {
            passedOver.AddRange(candidates.Select(i => sheet.Columns[i]));
        }
        else if (candidates.Count == 1 || sheet.Columns.Length == 1)
        {
            texts.Add(candidates.Count == 1 ? candidates[0] : 0);
            passedOver.RemoveAll(column => sheet.Columns.Length == 1);
        }
        else
        {
            problems.Add(Problem.Of(
                place, candidates.Count == 0 ? "formats.table-without-text-column" : "formats.table-several-text-columns",
                ("columns", Listed(candidates.Count == 0 ? sheet.Columns : candidates.Select(i => sheet.Columns[i])))));
            return null;
        }
        if (passedOver.RemoveAll(static column => column.Length == 0) >= 0 && passedOver.Count > 0)
            problems.Add(Problem.Of(place, "formats.table-columns-passed-over", ("count", passedOver.Count), ("columns", Listed(passedOver))));
        return new SheetPlan([.. texts.Distinct()], roles.ToImmutable());

        int? Find(string wish)
        {
            for (int i = 0; i < sheet.Columns.Length; i++)
                if (string.Equals(sheet.Columns[i], wish.Trim(), StringComparison.OrdinalIgnoreCase)) return i;
            known = false;
            problems.Add(Problem.Of(place, "formats.table-column-unknown", ("column", wish), ("columns", Listed(sheet.Columns))));
            return null;
        }
    }

    private static string Listed(IEnumerable<string> columns)
    {
        string[] all = [.. columns.Where(static c => c.Length > 0).Select(static c => c.Length <= 40 ? c : c[..40] + "…")];
        return string.Join(", ", all.Take(Named)) + (all.Length > Named ? ", …" : "");
    }
}

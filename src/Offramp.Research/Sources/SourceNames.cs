namespace Offramp.Research;

/// <summary>Which names of sources and texts are free.</summary>
internal static class SourceNames
{
    /// <summary>The name as it may be given, or why not.</summary>
    /// <param name="study">The study.</param>
    /// <param name="typed">The name that is wanted.</param>
    /// <param name="but">The source that may have it already.</param>
    /// <param name="onTaken">What to do where another has it.</param>
    public static Outcome<string> Free(Study study, string typed, Id<Source>? but, OnTakenName onTaken) => Free(Taken(study, but), typed, onTaken);

    /// <summary>The name as it may be given beside the taken ones, or why not.</summary>
    /// <param name="taken">The taken names.</param>
    /// <param name="typed">The name that is wanted.</param>
    /// <param name="onTaken">What to do where it is taken.</param>
    /// <param name="numbers">The number that was last put behind each name, so that thousands of one name need not be counted through anew; null to count.</param>
    public static Outcome<string> Free(HashSet<string> taken, string typed, OnTakenName onTaken, Dictionary<string, int>? numbers = null) =>
        NameRule.Check(typed, "name").Then<string>(name =>
        {
            if (!taken.Contains(name)) return name;
            string numbered = Numbered(name, taken, numbers);
            return onTaken == OnTakenName.Number
                ? numbered
                : Refusal.Of("sources.name-taken", ("name", name), ("free", numbered)) with { Field = "name" };
        });

    /// <summary>The names that are taken, compared without case.</summary>
    public static HashSet<string> Taken(Study study, Id<Source>? but)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Source source in study.Sources.ById.Values)
            if (source.Id != but && !source.IsWithdrawn) taken.Add(source.Name.Text);
        // Texts are named beside sources (`--source`, `document`), so a translation's name must not be that of another source.
        foreach (Rendition rendition in study.Sources.Renditions.Values)
            if (!rendition.Name.IsWithdrawn && (rendition.Source != but || rendition.Kind != RenditionKind.Original)) taken.Add(rendition.Name.Text);
        return taken;
    }

    private static string Numbered(string name, HashSet<string> taken, Dictionary<string, int>? numbers)
    {
        for (int number = numbers?.GetValueOrDefault(name, 2) ?? 2; ; number++)
        {
            string suffix = $" ({number})";
            string stem = name.Length + suffix.Length > NameRule.Longest ? name[..(NameRule.Longest - suffix.Length)].TrimEnd() : name;
            if (taken.Contains(stem + suffix)) continue;
            if (numbers is not null) numbers[name] = number;
            return stem + suffix;
        }
    }
}

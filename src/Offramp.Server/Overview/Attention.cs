using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Finds what in a study needs a person.</summary>
internal static class Attention
{
    private static readonly string[] WithoutConsent = ["protection.no-consent-recorded", "protection.participant-without-consent"];

    /// <summary>What needs a person: what may do harm first, then what is left to do.</summary>
    public static IEnumerable<AttentionItem> Of(Study study, IEnumerable<Note> warnings, ImmutableArray<SourceRow> rows, Messages words)
    {
        foreach (Note warning in warnings) yield return new AttentionItem(warning.Code, words.Say(warning), 1, null, [], null);
        SourceRow[] present = [.. rows.Where(static row => !row.IsWithdrawn)];
        foreach ((string code, int count, string page, string? filter, string? value) in new (string, int, string, string?, string?)[]
        {
            ("overview.conflicts", study.Conflicts.Count, "history", null, null),
            ("overview.owed", Reholding.IsOwed(study) ? 1 : 0, "protection", null, null),
            ("overview.without-consent", present.Count(static row => WithoutConsent.Contains(row.Permission.Why.Code)), "sources", "attention", "consent"),
            ("overview.consent-over", Because(present, "protection.consent-expired"), "sources", "attention", "consent-over"),
            ("overview.speaker-unknown", Because(present, "protection.speaker-not-linked"), "sources", "attention", "speaker"),
            ("overview.original-readable", Readable(study), "sources", "attention", "original"),
        })
        {
            if (count > 0) yield return Item(words, code, count, page, filter, value);
        }
        foreach (IGrouping<Id<Rendition>, StrandedRow> stranded in StrandedCodings.Rows(study).GroupBy(static row => row.Document.Id))
        {
            StrandedRow first = stranded.First();
            yield return new AttentionItem("overview.stranded", words.Say("overview.stranded", ("count", stranded.Count()), ("document", first.Document.Name.Text)), stranded.Count(), "code", [], stranded.Key.ToString());
        }
        int uncoded = present.Count(static row => row.Codings == 0);
        if (uncoded > 0) yield return Item(words, "overview.uncoded", uncoded, "sources", "coded", "none");
        int undefined = study.Coding.Codebook.Codes.Values.Count(static code => code.Definition is null);
        if (undefined > 0) yield return Item(words, "overview.undefined", undefined, "codebook", null, null);
    }

    private static int Because(IEnumerable<SourceRow> rows, string why) => rows.Count(row => row.Permission.Why.Code == why);

    // A text with stand-ins protects nobody whose own words lie beside it for every reader of the file: that is said, and left to the team.
    private static int Readable(Study study) => study.Sources.ById.Values.Count(source => !source.IsWithdrawn
        && source.Renditions.Any(id => study.Sources.Renditions.GetValueOrDefault(id)?.Kind == RenditionKind.Deidentified)
        && source.Renditions.Any(id => study.Sources.Renditions.GetValueOrDefault(id) is { Kind: RenditionKind.Original, Text.IsWithdrawn: false }));

    private static AttentionItem Item(Messages words, string code, int count, string page, string? filter, string? value) =>
        new(code, words.Say(code, ("count", count)), count, page, filter is null ? [] : new() { [filter] = value! }, null);
}

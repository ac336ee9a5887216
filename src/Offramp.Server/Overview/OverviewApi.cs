using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>The study at a glance.</summary>
internal static class OverviewApi
{
    /// <summary>The endpoint.</summary>
    public static void MapOverview(this IEndpointRouteBuilder open) =>
        open.MapGet("/overview", Overview).WithTags("Overview").WithName("overview").WithSummary("What the study holds and what needs attention.");

    private static Ok<OverviewReply> Overview(Desk desk)
    {
        Opening opened = desk.Opened;
        Study study = opened.Study.Study;
        ImmutableArray<SourceRow> rows = SourcesViews.Rows(study, desk.Today);
        SourceRow[] present = [.. rows.Where(static row => !row.IsWithdrawn)];
        return TypedResults.Ok(new OverviewReply(
            present.Length, rows.Length - present.Length, present.Sum(static row => row.Renditions), present.Sum(static row => (long)row.Length),
            study.Coding.Codebook.Codes.Count, present.Sum(static row => row.Codings), study.Coding.Links.Values.Sum(static links => links.All.Length), study.Coding.Memos.Count,
            study.Protection.Participants.Values.Count(static p => !p.IsWithdrawn), study.Team.Order.Length, present.Count(static row => row.Codings > 0),
            Counts(present.Select(static row => JsonNamingPolicy.KebabCaseLower.ConvertName(row.Kind.ToString()))), Counts(present.Select(static row => row.Wave)),
            Counts(present.Select(static row => row.Language)), [.. Attention.Of(study, opened.Study.Warnings, rows, desk.Words)]));
    }

    private static CountItem[] Counts(IEnumerable<string?> values) =>
    [
        .. values.GroupBy(static value => value, StringComparer.Ordinal).OrderBy(static group => group.Key is null).ThenBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new CountItem(group.Key, group.Count())),
    ];
}

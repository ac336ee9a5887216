using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Formats;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>A table or a tree of objects.</summary>
internal enum DataForm
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>CSV.</summary>
    Csv,
}

/// <summary>Asks for the codebook as a file.</summary>
internal sealed record CodebookDownloadAsk(DataForm Form, bool Withhold = false);

/// <summary>Asks for codings as a file: of one document, or of all as a table.</summary>
internal sealed record CodingsDownloadAsk(DataForm Form, string? Document = null, bool Withhold = false);

/// <summary>Asks for the coding report as a file.</summary>
internal sealed record ReportDownloadAsk(
    ReportFormat Form, string? Title = null, string[]? Codes = null, string[]? Sources = null, int? MostPassages = null, bool WithTranslations = false, bool Withhold = false)
{
    /// <summary>Nothing of it.</summary>
    public override string ToString() => "[report]";
}

/// <summary>Files that leave through the page.</summary>
internal static class DownloadsApi
{
    private const string Json = "application/json";
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>The endpoints.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder open)
    {
        RouteGroupBuilder downloads = open.MapGroup("/downloads").WithTags("Downloads");
        downloads.MapPost("/figure", Figure).WithName("downloadFigure").WithSummary("Makes a figure ready as a file (SVG); names pass the gate.");
        downloads.MapPost("/codebook", Codebook).WithName("downloadCodebook").WithSummary("Makes the codebook ready as a file.");
        downloads.MapPost("/codings", Codings).WithName("downloadCodings").WithSummary("Makes codings ready as a file.");
        downloads.MapPost("/report", Report).WithName("downloadReport").WithSummary("Makes the coding report ready as a file.");
        downloads.MapGet("/{ticket}", Fetch).WithName("fetchDownload").WithMetadata(new NeedsNoSession())
            .WithSummary("Gives the file of a ticket, once, within a minute.").Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
    }

    private static FileContentHttpResult Fetch(string ticket, HttpRequest request, Desk desk, PageSessions sessions)
    {
        // A page that fetches under another session is not the page that asked.
        string? asking = SessionApi.KeyOf(request);
        ReadyFile file = desk.Opened.Downloads.Take(ticket, session => sessions.Knows(session) && (asking is null || asking == session))
            ?? throw new NotNowException(StatusCodes.Status410Gone, Refusal.Of("server.download-over"));
        return TypedResults.File(file.Bytes, file.ContentType, file.Name);
    }

    private static Results<Ok<DownloadReply>, Refused> Figure(FigureAsk ask, HttpRequest request, Desk desk) => desk.Offer(request, (study, fresh) =>
    {
        FigureNames names = FigureNames.Leaving(study, desk.Today);
        return ask.Choice().Then(choice => choice.Draw(study, names, ask.Frame(desk.Words, withTitle: true))).Then(figure =>
        {
            using var stream = new MemoryStream();
            SvgFigure.Write(figure, stream);
            ImmutableArray<Note> notes = names.Withheld == 0 ? [] : [Note.Of("figure.names-withheld", ("count", names.Withheld))];
            return Offering.AsCopy(new ReadyFile(figure.Kind + ".svg", "image/svg+xml", stream.ToArray()), [], fresh, notes);
        });
    });

    private static Results<Ok<DownloadReply>, Refused> Codebook(CodebookDownloadAsk ask, HttpRequest request, Desk desk) => desk.Offer(request, (study, fresh) =>
        CodebookExport.Of(study, desk.Today, ask.Withhold).Then(codebook => Offering.AsCopy(
            ask.Form == DataForm.Csv
                ? new ReadyFile("codebook.csv", Csv, CodebookCsv.Write(codebook))
                : new ReadyFile("codebook.json", Json, CodebookJson.Write(codebook)), [], fresh)));

    private static Results<Ok<DownloadReply>, Refused> Codings(CodingsDownloadAsk ask, HttpRequest request, Desk desk) => desk.Offer(request, (study, fresh) =>
    {
        if (ask.Document is not { } typed)
        {
            return ask.Form == DataForm.Json
                ? Refusal.Of("server.needed") with { Field = "document" }
                : CodingExport.All(study, desk.Today, ask.Withhold).Then(all => Offering.AsCopy(new ReadyFile("codings.csv", Csv, CodingsCsv.Write(all)), [], fresh));
        }
        bool table = ask.Form == DataForm.Csv;
        return SourcesApi.Document(study, typed).Then(document => CodingExport.Of(study, document.Id, desk.Today, ask.Withhold, withLinks: !table).Then(codings =>
            Offering.AsCopy(
                table
                    ? new ReadyFile("codings.csv", Csv, CodingsCsv.Write(CodingExport.Table(study, document, codings)))
                    : new ReadyFile("codings.json", Json, CodingsJson.Write(codings)), [], fresh)));
    });

    private static Results<Ok<DownloadReply>, Refused> Report(ReportDownloadAsk ask, HttpRequest request, Desk desk) => desk.Offer(request, (study, fresh) =>
        Acting.Ids<Code>(ask.Codes ?? [], "codes").Then(codes => Acting.Ids<Source>(ask.Sources ?? [], "sources").Then(sources =>
        {
            CodingReport report = CodingReportViews.Of(study, new CodingReportOrder(desk.Today, string.IsNullOrWhiteSpace(ask.Title) ? null : ask.Title.Trim())
            {
                Codes = codes,
                Sources = sources,
                MostPassages = ask.MostPassages,
                WithTranslations = ask.WithTranslations,
            });
            string name = ReportFormats.NameOf(ask.Form);
            return ReportsDecisions.Release(study, report, [name], ask.Withhold, fresh).Then<Offer>(released =>
                new Offer(new ReadyFile(name, TypeOf(ask.Form), Written(report, ask.Form)), [released], report.Notes));
        })));

    private static byte[] Written(CodingReport report, ReportFormat form)
    {
        using var stream = new MemoryStream();
        ReportFormats.Write(report, form, stream);
        return stream.ToArray();
    }

    private static string TypeOf(ReportFormat form) => form switch
    {
        ReportFormat.Html => "text/html; charset=utf-8",
        ReportFormat.Md => "text/markdown; charset=utf-8",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };
}

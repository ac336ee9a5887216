using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Offramp.Research;

namespace Offramp.Server;

/// <summary>Figures, drawn for the page.</summary>
internal static class FiguresApi
{
    /// <summary>The endpoint.</summary>
    public static void MapFigures(this IEndpointRouteBuilder open) =>
        open.MapPost("/figures", Draw).WithTags("Figures").WithName("drawFigure").WithSummary("Draws a figure of the coding, with its table.");

    private static Results<Ok<FigureReply>, Refused> Draw(FigureAsk ask, Desk desk)
    {
        Study study = desk.Opened.Study.Study;
        Outcome<Figure> drawn = ask.Choice().Then(choice => choice.Draw(study, FigureNames.InStudy(study), ask.Frame(desk.Words, withTitle: false)));
        return drawn.Refusal is { } refusal ? new Refused(refusal) : TypedResults.Ok(FigureReply.Of(drawn.Value, "figure-" + drawn.Value.Kind));
    }
}

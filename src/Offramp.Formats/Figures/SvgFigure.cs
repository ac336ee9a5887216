using System.Globalization;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Where a figure drawn as SVG will stand.</summary>
public enum SvgPlace
{
    /// <summary>In a file of its own: it brings its colours and its ground.</summary>
    File,

    /// <summary>In a page to be read: one picture with a name and a description. The page brings the colours.</summary>
    Page,

    /// <summary>In the workbench: its marks can be focused and lead to their evidence. The page brings the colours.</summary>
    Workbench,
}

/// <summary>Draws a figure as SVG: no style attribute, no script, nothing from outside; the same figure gives the same bytes.</summary>
/// <remarks>In the workbench the marks are pictures with names inside a group, because what stands inside one picture is hidden from readers by ear;
/// the first can be reached with the tabulator, the others are left to the page's arrow keys. Marks that say what another says are passed over.</remarks>
public static class SvgFigure
{
    /// <summary>Writes the figure as a file: UTF-8 without byte order mark, LF line ends. The stream stays open.</summary>
    public static void Write(Figure figure, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.Write(Draw(figure, SvgPlace.File, "figure"));
    }

    /// <summary>The figure as an <c>svg</c> element.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="place">Where it will stand.</param>
    /// <param name="prefix">What its ids begin with, so that two figures of a page share none: letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The prefix has other characters.</exception>
    public static string Draw(Figure figure, SvgPlace place, string prefix)
    {
        if (prefix.Length == 0 || !char.IsAsciiLetter(prefix[0]) || !prefix.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException("Letters, digits and hyphens, a letter first.", nameof(prefix));
        return new Drawing(place, prefix).Of(figure);
    }

    private sealed class Drawing(SvgPlace place, string prefix)
    {
        private readonly StringBuilder svg = new();
        private int marks;

        public string Of(Figure figure)
        {
            Markup ns = place == SvgPlace.File ? Markup.Of($" xmlns=\"http://www.w3.org/2000/svg\"") : Markup.None;
            string role = place == SvgPlace.Workbench ? "group" : "img";
            Line($"<svg{ns} class=\"fig\" id=\"{prefix}\" viewBox=\"0 0 {Number(figure.Width)} {Number(figure.Height)}\" width=\"{Number(figure.Width)}\" height=\"{Number(figure.Height)}\" role=\"{role}\" aria-labelledby=\"{prefix}-title\" aria-describedby=\"{prefix}-desc\" data-figure=\"{figure.Kind}\">");
            Line($"<title id=\"{prefix}-title\">{figure.Title}</title>");
            Line($"<desc id=\"{prefix}-desc\">{figure.Description}</desc>");
            if (place == SvgPlace.File)
            {
                Line($"<style>\n{new Markup(FigureSheet.FollowingTheReader)}</style>");
                Line($"<rect class=\"fig-ground\" width=\"{Number(figure.Width)}\" height=\"{Number(figure.Height)}\"/>");
            }
            foreach (GroupShape group in figure.Groups) Write(group);
            Line($"</svg>");
            return svg.ToString();
        }

        private void Write(Shape shape)
        {
            switch (shape)
            {
                case GroupShape group:
                    // The numbers and names of rows are said by the marks and the table.
                    Markup hidden = place == SvgPlace.Workbench && group.Part != FigurePart.Marks ? Markup.Of($" aria-hidden=\"true\"") : Markup.None;
                    Line($"<g class=\"fig-{group.Part.ToString().ToLowerInvariant()}\"{hidden}>");
                    foreach (Shape within in group.Shapes) Write(within);
                    Line($"</g>");
                    break;
                case MarkShape mark:
                    WriteMark(mark);
                    break;
                case LineShape line:
                    Line($"<line class=\"{FigureSheet.ClassOf(line.Ink)}\" x1=\"{Number(line.From.X)}\" y1=\"{Number(line.From.Y)}\" x2=\"{Number(line.To.X)}\" y2=\"{Number(line.To.Y)}\"/>");
                    break;
                case RectangleShape rectangle:
                    Line($"<rect class=\"{FigureSheet.ClassOf(rectangle.Ink)}\" x=\"{Number(rectangle.Area.X)}\" y=\"{Number(rectangle.Area.Y)}\" width=\"{Number(rectangle.Area.Width)}\" height=\"{Number(rectangle.Area.Height)}\"/>");
                    break;
                case CircleShape circle:
                    Line($"<circle class=\"{FigureSheet.ClassOf(circle.Ink)}\" cx=\"{Number(circle.Centre.X)}\" cy=\"{Number(circle.Centre.Y)}\" r=\"{Number(circle.Radius)}\"/>");
                    break;
                case PathShape path:
                    Line($"<path class=\"{FigureSheet.ClassOf(path.Ink)}\" d=\"{Points(path)}\"/>");
                    break;
                case TextShape text:
                    WriteText(text);
                    break;
                default:
                    throw new NotSupportedException(shape.GetType().Name);
            }
        }

        private void WriteMark(MarkShape mark)
        {
            Line($"<g class=\"fig-mark\"{Reached(mark)}{References("codes", mark.Evidence?.Codes)}{References("sources", mark.Evidence?.Sources)}{References("coders", mark.Evidence?.Coders)}{(mark.Evidence?.Together == true ? Markup.Of($" data-together=\"true\"") : Markup.None)}>");
            Line($"<title>{mark.Says}</title>");
            foreach (Shape shape in mark.Shapes) Write(shape);
            Line($"</g>");
        }

        private Markup Reached(MarkShape mark)
        {
            if (place != SvgPlace.Workbench) return Markup.None;
            if (mark.IsEcho) return Markup.Of($" aria-hidden=\"true\"");
            marks++;
            return Markup.Of($" id=\"{prefix}-mark-{marks}\" role=\"img\" tabindex=\"{(marks == 1 ? 0 : -1)}\" aria-label=\"{mark.Says}\"");
        }

        // Only the workbench can follow them: in what leaves, a report's keys would say nothing beside the words of the mark.
        private Markup References(string name, IReadOnlyCollection<string>? references) =>
            place != SvgPlace.Workbench || references is not { Count: > 0 } ? Markup.None : Markup.Of($" data-{new Markup(name)}=\"{string.Join(' ', references)}\"");

        private void WriteText(TextShape text)
        {
            bool right = FigureText.IsRightToLeft(text.Text);
            // The start of a text from right to left is its right edge.
            string anchor = text.Edge switch { TextEdge.Middle => "middle", TextEdge.Left => right ? "end" : "start", _ => right ? "start" : "end" };
            Markup direction = right ? Markup.Of($" direction=\"rtl\"") : Markup.None;
            Markup turned = text.Upwards ? Markup.Of($" transform=\"rotate(-90 {Number(text.At.X)} {Number(text.At.Y)})\"") : Markup.None;
            Markup whole = text.Whole is { } all ? Markup.Of($"<title>{all}</title>") : Markup.None;
            Line($"<text class=\"{FigureSheet.ClassOf(text.Ink)}\" x=\"{Number(text.At.X)}\" y=\"{Number(text.At.Y)}\" font-size=\"{Number(text.Size)}\" text-anchor=\"{anchor}\"{direction}{turned}>{whole}{text.Text}</text>");
        }

        private static string Points(PathShape path)
        {
            var d = new StringBuilder();
            foreach (IReadOnlyList<FigurePoint> stroke in path.Strokes)
            {
                for (int i = 0; i < stroke.Count; i++) d.Append(i == 0 ? 'M' : 'L').Append(Number(stroke[i].X)).Append(' ').Append(Number(stroke[i].Y));
                if (path.Closed) d.Append('Z');
            }
            return d.ToString();
        }

        private void Line(MarkupHandler markup) => svg.Append(markup.ToString()).Append('\n');

        // Two decimals are finer than any screen and print; a sum that differs in its last bit must not change the bytes.
        private static string Number(double number) => Math.Round(number + 0.0, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
    }
}

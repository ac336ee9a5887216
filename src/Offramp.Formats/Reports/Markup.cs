using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Offramp.Formats;

/// <summary>HTML that is ready to stand in a page. It is made from interpolated strings alone, whose values are escaped where they are put in,
/// so that escaping cannot be forgotten.</summary>
internal readonly record struct Markup(string Html)
{
    /// <summary>Nothing.</summary>
    public static readonly Markup None = new("");

    /// <summary>The markup of an interpolated string: its literal parts as they are, every value escaped.</summary>
    public static Markup Of(MarkupHandler markup) => new(markup.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces, string between = "") => new(string.Join(between, pieces.Select(static p => p.Html)));

    /// <summary>Text as it must stand in HTML, in an element as in a quoted attribute.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in ReportText.Clean(text))
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                default: escaped.Append(c); break;
            }
        }
        return escaped.ToString();
    }
}

/// <summary>Builds <see cref="Markup"/> from an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupHandler
{
    private readonly StringBuilder html;

    public MarkupHandler(int literalLength, int formattedCount) => html = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => html.Append(literal);

    public void AppendFormatted(string? text) => html.Append(Markup.Escape(text ?? ""));

    public void AppendFormatted(int number) => html.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Markup markup) => html.Append(markup.Html);

    public override string ToString() => html.ToString();
}

using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads plain text and Markdown.</summary>
internal static class PlainReader
{
    private static readonly string[] MarkdownExtensions = [".md", ".markdown", ".mkd", ".mdown"];
    private static readonly string[] OtherExtensions = [".docx", ".doc", ".pdf", ".odt", ".rtf", ".xlsx"];

    // A text of words has hardly any control characters; a program or a picture is full of them.
    private const double MostControls = 0.05;

    /// <summary>The text, or null where the bytes are not words.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        DecodedText decoded = TextDecoding.Decode(file.Bytes);
        string text = LineEnds.ToLf(decoded.Text);
        ControlCharacters controls = ControlCharacters.In(text);
        if (controls.Count > text.Length * MostControls && controls.Count > 3)
        {
            problems.Add(Problem.Of(file.Place(), "formats.not-a-text", ("found", "binary")));
            return null;
        }
        if (OtherExtensions.Contains(file.Extension))
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "text")));
        if (decoded.Doubt is { } doubt)
        {
            problems.Add(Problem.Of(
                file.Place(LineEnds.LineAt(file.Bytes, doubt.FirstOffset, decoded.UnitSize)), doubt.Code,
                ("encoding", decoded.Encoding), ("offset", doubt.FirstOffset), ("count", doubt.Count)));
        }
        if (controls.Count > 0)
        {
            problems.Add(Problem.Of(
                file.Place(controls.Line, controls.Column), "formats.control-characters",
                ("count", controls.Count), ("character", $"U+{(int)controls.First:X4}")));
        }
        TextFormat format = MarkdownExtensions.Contains(file.Extension) ? TextFormat.Markdown : TextFormat.Plain;
        return new TextBody(text, format, decoded.Encoding);
    }
}

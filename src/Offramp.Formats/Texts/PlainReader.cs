using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads plain text and Markdown.</summary>
internal static class PlainReader
{
    private static readonly string[] MarkdownExtensions = [".md", ".markdown", ".mkd", ".mdown"];
    private static readonly string[] OtherExtensions = [".docx", ".doc", ".pdf", ".odt", ".rtf", ".xlsx", ".eaf"];

    // A text of words has hardly any control characters; a program or a picture is full of them.
    private const double MostControls = 0.05;

    /// <summary>The text, or null where the bytes are not words.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        if (Decoded(file, problems) is not { } decoded) return null;
        if (OtherExtensions.Contains(file.Extension))
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "text")));
        TextFormat format = MarkdownExtensions.Contains(file.Extension) ? TextFormat.Markdown : TextFormat.Plain;
        return new TextBody(decoded.Text, format, decoded.Encoding);
    }

    /// <summary>The file's characters with LF line ends, for every format that is made of characters; null, with the problem said, where
    /// the bytes are not words.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where doubts are said.</param>
    /// <param name="declared">The encoding that the file itself names; null for none.</param>
    public static DecodedText? Decoded(TextFile file, List<Problem> problems, string? declared = null)
    {
        System.Text.Encoding? asked = null;
        if (file.Options.Encoding is { } name && (asked = EncodingNames.Find(name)) is null)
        {
            problems.Add(Problem.Of(file.Place(), "formats.encoding-unknown", ("encoding", name.Length <= 40 ? name : name[..40])));
            return null;
        }
        DecodedText decoded = TextDecoding.Decode(file.Bytes, asked, declared);
        decoded = decoded with { Text = LineEnds.ToLf(decoded.Text) };
        ControlCharacters controls = ControlCharacters.In(decoded.Text);
        if (controls.Count > decoded.Text.Length * MostControls && controls.Count > 3)
        {
            problems.Add(Problem.Of(file.Place(), "formats.not-a-text", ("found", "binary")));
            return null;
        }
        if (decoded.Doubt is { } doubt)
        {
            problems.Add(Problem.Of(
                file.Place(LineEnds.LineAt(file.Bytes, doubt.FirstOffset, decoded.UnitSize)), doubt.Code,
                ("encoding", decoded.Encoding), ("offset", doubt.FirstOffset), ("count", doubt.Count), ("others", doubt.Others)));
        }
        if (controls.Count > 0)
        {
            problems.Add(Problem.Of(
                file.Place(controls.Line, controls.Column), "formats.control-characters",
                ("count", controls.Count), ("character", $"U+{(int)controls.First:X4}")));
        }
        return decoded;
    }
}

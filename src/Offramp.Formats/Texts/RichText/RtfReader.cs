using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the words of a document in Rich Text Format, as old versions of Word and many programs for transcripts write it.</summary>
internal static class RtfReader
{
    /// <summary>The text, or null where a wish for it cannot be met.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems)
    {
        Encoding? asked = null;
        if (file.Options.Encoding is { } name && (asked = EncodingNames.Find(name)) is null)
        {
            problems.Add(Problem.Of(file.Place(), "formats.encoding-unknown", ("encoding", name.Length <= 40 ? name : name[..40])));
            return null;
        }
        if (file.Extension != ".rtf")
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "RTF")));
        var body = new RtfBody(file.Bytes, new RtfCharacters(asked), file.Options.LongestText);
        if (body.Read() is { } code) problems.Add(Problem.Of(file.Place(), code));
        if (body.Unreadable is { Count: > 0 } unreadable)
            problems.Add(Problem.Of(file.Place(), "formats.bytes-unreadable", ("encoding", "RTF"), ("offset", unreadable.First), ("count", unreadable.Count)));
        string text = Whole(body.Finished());
        // After the words: a text box that never ended has its count only then.
        problems.AddRange(body.LeftOut.Select(left => Problem.Of(file.Place(), left.Code, ("count", left.Count))));
        return new TextBody(text, TextFormat.RichText, null) { Tables = [.. body.Tables] };
    }

    // Letters beyond the first plane come in two halves, of which a damaged file may have one.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else whole[i] = '\uFFFD';
        }
        return whole.ToString();
    }
}

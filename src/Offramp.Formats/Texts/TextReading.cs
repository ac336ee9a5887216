using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads one text from a foreign file. What the file is, its content says; its name is a hint. A damaged or hostile file gives the best
/// reading and problems, never an exception.</summary>
public static class TextReading
{
    private delegate TextBody? Reader(TextFile file, List<Problem> problems);

    /// <summary>The readers by kind of content. A further format is a further row here and in <see cref="ContentSniffing"/>.</summary>
    private static readonly ImmutableDictionary<Content, Reader> Readers = new Dictionary<Content, Reader>
    {
        [Content.Text] = PlainReader.Read,
        [Content.Zip] = WordReader.Read,
    }.ToImmutableDictionary();

    /// <summary>Reads from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="stream">The content.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<ReadText> Read(string fileName, Stream stream, TextReadingOptions? options = null)
    {
        options ??= TextReadingOptions.Default;
        return BoundedBytes.TryRead(stream, options.LargestFile, out byte[] bytes)
            ? Read(fileName, bytes, options)
            : TooLarge(FileNames.Last(fileName), options.LargestFile);
    }

    /// <summary>Reads from bytes.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    public static Reading<ReadText> Read(string fileName, byte[] bytes, TextReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        options ??= TextReadingOptions.Default;
        var file = new TextFile(FileNames.Last(fileName), bytes, options);
        if (bytes.Length > options.LargestFile) return TooLarge(file.Name, options.LargestFile);

        var problems = new List<Problem>();
        Content content = ContentSniffing.Of(bytes);
        TextBody? body = Readers.TryGetValue(content, out Reader? read)
            ? read(file, problems)
            : Unreadable(file, content, problems);
        if (body is null) return new(null, [.. problems]);
        if (body.Text.Length > options.LongestText)
        {
            problems.Add(Problem.Of(file.Place(), "formats.text-too-long", ("length", body.Text.Length), ("limit", options.LongestText)));
            return new(null, [.. problems]);
        }
        if (body.Text.Length == 0) problems.Add(Problem.Of(file.Place(), "formats.no-words"));

        FrontMatter front = body.Format == TextFormat.Markdown ? FrontMatter.Read(body.Text, file.Name, problems) : FrontMatter.None;
        ImmutableArray<Turn> turns = options.FindTurns
            ? SpeakerTurns.Find(body.Text, front.Length, body.Format == TextFormat.Markdown)
            : [];
        var text = new ReadText(FileNames.Stem(file.Name), body.Text, turns, front.Particulars, front.Kind, body.Format, body.Encoding);
        return new(text, [.. problems]);
    }

    private static TextBody? Unreadable(TextFile file, Content content, List<Problem> problems)
    {
        problems.Add(content switch
        {
            Content.Empty => Problem.Of(file.Place(), "formats.empty-file"),
            Content.Compound => CompoundFile.Problem(file),
            _ => Problem.Of(file.Place(), "formats.not-a-text", ("found", ContentSniffing.NameOf(content))),
        });
        return null;
    }

    private static Reading<ReadText> TooLarge(string name, int limit) =>
        new(null, [Problem.Of(new Place(name), "formats.file-too-large", ("limit", limit / (1024 * 1024)))]);
}

/// <summary>A file on its way through a reader.</summary>
/// <param name="Name">Its name without folders.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Options">The limits.</param>
internal sealed record TextFile(string Name, byte[] Bytes, TextReadingOptions Options)
{
    /// <summary>The extension in lower case with its dot; empty where there is none.</summary>
    public string Extension { get; } = Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The file as a whole, or a line of it.</summary>
    public Place Place(int? line = null, int? column = null) => new(Name, line, column);
}

/// <summary>What a reader makes of a file before front matter and turns are looked for.</summary>
internal sealed record TextBody(string Text, TextFormat Format, string? Encoding)
{
    /// <summary>A name of no meaning, never the words: a record says all its members otherwise, into any log.</summary>
    public override string ToString() => "[text]";
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads texts from a foreign file. What the file is, its content says; its name is a hint. A damaged or hostile file gives the best
/// reading and problems, never an exception.</summary>
public static class TextReading
{
    private delegate ImmutableArray<TextBody> Reader(TextFile file, List<Problem> problems);

    /// <summary>The readers by kind of content. A further format is a further row here and in <see cref="ContentSniffing"/>.</summary>
    private static readonly ImmutableDictionary<Content, Reader> Readers = new Dictionary<Content, Reader>
    {
        [Content.Text] = One(PlainReader.Read),
        [Content.Html] = One(HtmlReader.Read),
        [Content.SubRip] = One(SubtitleReader.Read),
        [Content.WebVtt] = One(SubtitleReader.Read),
        [Content.Word] = One(WordReader.Read),
        [Content.OpenDocument] = One(OpenDocumentReader.Read),
        [Content.Rtf] = One(RtfReader.Read),
        [Content.Elan] = One(ElanReader.Read),
        [Content.TranscriptJson] = One(TranscriptJson.Read),
        [Content.Pdf] = One(PdfReader.Read),
        [Content.Csv] = CsvTexts.Read,
        [Content.Excel] = WorkbookReader.Read,
    }.ToImmutableDictionary();

    /// <summary>Reads the text of a file that holds one, from a stream, from where it stands to its end; the stream stays open. Of a file
    /// with several texts, such as a table with a text a row, it gives the first and says so.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="stream">The content.</param>
    /// <param name="options">Limits and wishes; null for the usual ones.</param>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<ReadText> Read(string fileName, Stream stream, TextReadingOptions? options = null) =>
        First(fileName, ReadAll(fileName, stream, options));

    /// <summary>Reads the text of a file that holds one, from bytes; see <see cref="Read(string, Stream, TextReadingOptions)"/>.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="options">Limits and wishes; null for the usual ones.</param>
    public static Reading<ReadText> Read(string fileName, byte[] bytes, TextReadingOptions? options = null) =>
        First(fileName, ReadAll(fileName, bytes, options));

    /// <summary>Reads all texts of a file, from a stream, from where it stands to its end; the stream stays open.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="stream">The content.</param>
    /// <param name="options">Limits and wishes; null for the usual ones.</param>
    /// <exception cref="IOException">The stream itself failed.</exception>
    public static Reading<ReadFile> ReadAll(string fileName, Stream stream, TextReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= TextReadingOptions.Default;
        return BoundedBytes.TryRead(stream, options.LargestFile, out byte[] bytes)
            ? ReadAll(fileName, bytes, options)
            : TooLarge(FileNames.Last(fileName), options.LargestFile);
    }

    /// <summary>Reads all texts of a file, from bytes.</summary>
    /// <param name="fileName">The file's name; folders before it are passed over.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="options">Limits and wishes; null for the usual ones.</param>
    public static Reading<ReadFile> ReadAll(string fileName, byte[] bytes, TextReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(bytes);
        options ??= TextReadingOptions.Default;
        var file = new TextFile(FileNames.Last(fileName), bytes, options);
        if (bytes.Length > options.LargestFile) return TooLarge(file.Name, options.LargestFile);

        var problems = new List<Problem>();
        Content content = ContentSniffing.Of(file);
        ImmutableArray<TextBody> bodies = Readers.TryGetValue(content, out Reader? read)
            ? read(file, problems)
            : Unreadable(file, content, problems);
        var texts = ImmutableArray.CreateBuilder<ReadText>(bodies.Length);
        foreach (TextBody body in bodies)
        {
            Place place = body.Place ?? file.Place();
            if (body.Text.Length > options.LongestText)
            {
                problems.Add(Problem.Of(place, "formats.text-too-long", ("length", body.Text.Length), ("limit", options.LongestText)));
                continue;
            }
            if (body.Text.Length == 0) problems.Add(Problem.Of(place, "formats.no-words"));
            texts.Add(Finished(file, Layouts.Apply(file, body, problems), problems));
        }
        return new(texts.Count == 0 ? null : new ReadFile(texts.ToImmutable()), [.. problems]);
    }

    /// <summary>What is found in the words themselves: front matter and turns, unless the format told them already.</summary>
    private static ReadText Finished(TextFile file, TextBody body, List<Problem> problems)
    {
        bool isMarkdown = body.Format == TextFormat.Markdown;
        FrontMatter front = isMarkdown ? FrontMatter.Read(body.Text, file.Name, problems) : FrontMatter.None;
        ImmutableArray<Turn> turns = !file.Options.FindTurns ? []
            : body.Turns ?? TableTurns.Find(body.Text, body.Tables) ?? SpeakerTurns.Find(body.Text, front.Length, isMarkdown);
        // What stands in the front matter was written by hand; what was found out gives way to it.
        var text = new ReadText(
            body.Name ?? FileNames.Stem(file.Name), body.Text, turns, body.Particulars.SetItems(front.Particulars), body.Kind ?? front.Kind,
            body.Format, body.Encoding)
        {
            ImportedId = body.ImportedId,
            Participant = body.Participant,
            Row = body.Place?.Line,
        };
        if (body.Translation is not { } other) return text;
        ReadText translation = Finished(file, other with { Name = other.Name ?? body.Name }, problems);
        return text with { Translation = translation, Links = TwoTexts.Links(text, translation, body.Pairs) };
    }

    private static Reader One(Func<TextFile, List<Problem>, TextBody?> read) => (file, problems) => read(file, problems) is { } body ? [body] : [];

    private static Reading<ReadText> First(string fileName, Reading<ReadFile> reading) => reading.Value switch
    {
        null => new(null, reading.Problems),
        { Texts: [var only] } => new(only, reading.Problems),
        { Texts: [var first, ..] texts } => new(
            first, reading.Problems.Add(Problem.Of(new Place(FileNames.Last(fileName)), "formats.several-texts", ("count", texts.Length)))),
        _ => throw new InvalidOperationException("A file that was read holds a text."),
    };

    private static ImmutableArray<TextBody> Unreadable(TextFile file, Content content, List<Problem> problems)
    {
        problems.Add(content switch
        {
            Content.Empty => Problem.Of(file.Place(), "formats.empty-file"),
            Content.Compound => CompoundFile.Problem(file),
            _ => Problem.Of(file.Place(), "formats.not-a-text", ("found", ContentSniffing.NameOf(content))),
        });
        return [];
    }

    private static Reading<ReadFile> TooLarge(string name, int limit) =>
        new(null, [Problem.Of(new Place(name), "formats.file-too-large", ("limit", limit / (1024 * 1024)))]);
}

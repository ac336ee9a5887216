using System.IO.Compression;
using System.Security;
using System.Text;
using Offramp.Formats.Refi;
using Offramp.Research;

namespace Offramp.Formats.Tests.Refi;

/// <summary>Projects as programs write them.</summary>
internal static class SomeRefi
{
    public const string Namespace = "urn:QDA-XML:project:1.0";

    public static string Guid(int number) => FormattableString.Invariant($"00000000-0000-4000-8000-{number:D12}");

    public static string Project(string inside, string attributes = "", string ns = Namespace) => $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"{ns}\" name=\"A study\" {attributes}>{inside}</Project>";

    public static string Escaped(string text) => SecurityElement.Escape(text).Replace("\r", "&#13;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal);

    public static byte[] Archive(string project, params (string Name, byte[] Bytes)[] entries) => Zip([("project.qde", Some.Utf8(project)), .. entries]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                // Stored, not packed, so that mangling reaches the XML.
                using Stream entry = archive.CreateEntry(name, bytes.Length > 1_000_000 ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    public static Reading<RefiProject> Read(string project, params (string Name, byte[] Bytes)[] entries) => RefiFile.Read("study.qdpx", Archive(project, entries));

    /// <summary>A project of one text with selections given by their words, as a program would write it that counts in its own way.</summary>
    /// <param name="text">The text as the program's file has it.</param>
    /// <param name="mark">Whether its file begins with a byte-order mark.</param>
    /// <param name="reading">How the program counts.</param>
    /// <param name="words">What is selected; each must stand once in the text.</param>
    /// <param name="name">What the program calls a selection, from its words.</param>
    /// <param name="origin">The program.</param>
    public static byte[] Selecting(string text, bool mark, OffsetReading reading, string[] words, Func<string, string> name, string origin = "")
    {
        string counted = reading.View switch
        {
            OffsetView.Lf => text.ReplaceLineEndings("\n"),
            OffsetView.CrLf => text.ReplaceLineEndings("\r\n"),
            OffsetView.MarkCounted when mark => '\uFEFF' + text,
            _ => text,
        };
        var selections = new StringBuilder();
        for (int i = 0; i < words.Length; i++)
        {
            int at = counted.ReplaceLineEndings("\n") == counted ? counted.IndexOf(words[i], StringComparison.Ordinal) : counted.IndexOf(words[i].ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
            string selected = counted.Substring(at, counted.Contains('\r', StringComparison.Ordinal) ? words[i].ReplaceLineEndings("\r\n").Length : words[i].Length);
            int start = Count(counted[..at], reading.Unit), end = start + Count(selected, reading.Unit) - (reading.IsInclusive ? 1 : 0);
            selections.Append(FormattableString.Invariant(
                $"<PlainTextSelection guid=\"{Guid(100 + i)}\" name=\"{Escaped(name(words[i]))}\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding guid=\"{Guid(500 + i)}\"><CodeRef targetGUID=\"{Guid(1)}\"/></Coding></PlainTextSelection>"));
        }
        byte[] bytes = Some.Utf8((mark ? "\uFEFF" : "") + text);
        return Archive(
            Project(
                $"<CodeBook><Codes><Code guid=\"{Guid(1)}\" name=\"Pay\" isCodable=\"true\"/></Codes></CodeBook><Sources><TextSource guid=\"{Guid(2)}\" name=\"talk\" plainTextPath=\"internal://talk.txt\">{selections}</TextSource></Sources>",
                $"origin=\"{origin}\""),
            ("sources/talk.txt", bytes));
    }

    private static int Count(string text, OffsetUnit unit) => unit == OffsetUnit.Utf16 ? text.Length : text.EnumerateRunes().Count();

    /// <summary>A project with something of everything.</summary>
    public static byte[] Whole() => Archive(
        Project(
            $"""
            <Users><User guid="{Guid(1)}" name="coder A" id="A"/></Users>
            <CodeBook><Codes><Code guid="{Guid(2)}" name="Motives" isCodable="false"><Description>Why</Description><NoteRef targetGUID="{Guid(9)}"/><Code guid="{Guid(3)}" name="Pay" isCodable="true" color="#abc"/></Code></Codes></CodeBook>
            <Variables><Variable guid="{Guid(4)}" name="Age" typeOfVariable="Integer"/></Variables>
            <Cases><Case guid="{Guid(5)}" name="P1"><VariableValue><VariableRef targetGUID="{Guid(4)}"/><IntegerValue>34</IntegerValue></VariableValue><SourceRef targetGUID="{Guid(6)}"/></Case></Cases>
            <Sources>
            <TextSource guid="{Guid(6)}" name="talk" plainTextPath="internal://talk.txt" creatingUser="{Guid(1)}" creationDateTime="2024-01-02T03:04:05Z"><PlainTextSelection guid="{Guid(7)}" name="For the pay" startPosition="0" endPosition="11"><Coding guid="{Guid(8)}" creatingUser="{Guid(1)}"><CodeRef targetGUID="{Guid(3)}"/></Coding></PlainTextSelection></TextSource>
            <PDFSource guid="{Guid(20)}" path="internal://a.pdf"><PDFSelection guid="{Guid(21)}" page="0" firstX="1" firstY="2" secondX="3" secondY="4"><Representation guid="{Guid(22)}"><PlainTextContent>words</PlainTextContent></Representation></PDFSelection></PDFSource>
            <VideoSource guid="{Guid(30)}" path="relative:///v.mp4"><Transcript guid="{Guid(31)}"><PlainTextContent>one two</PlainTextContent><SyncPoint guid="{Guid(32)}" position="4" timeStamp="900"/><TranscriptSelection guid="{Guid(33)}" fromSyncPoint="{Guid(32)}"/></Transcript><VideoSelection guid="{Guid(34)}" begin="1" end="2"/></VideoSource>
            </Sources>
            <Notes><Note guid="{Guid(9)}" name="memo"><PlainTextContent>A memo</PlainTextContent></Note></Notes>
            <Links><Link guid="{Guid(40)}" direction="OneWay" originGUID="{Guid(9)}" targetGUID="{Guid(7)}"/></Links>
            <Sets><Set guid="{Guid(41)}" name="age: 34"><MemberSource targetGUID="{Guid(6)}"/></Set></Sets>
            <Graphs><Graph guid="{Guid(42)}"><Vertex guid="{Guid(43)}" representedGUID="{Guid(3)}" firstX="1" firstY="1"/></Graph></Graphs>
            """,
            "origin=\"Some program\""),
        ("sources/talk.txt", Some.Utf8("For the pay, they said.\nAnd it came late. \U0001F600\n")),
        ("sources/a.pdf", Some.Utf8("%PDF-1.7")));
}

using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

/// <summary>Whatever is done to a file, reading it gives a reading: bytes changed, cut, doubled, moved, by a seed that is always the same.</summary>
public class HostileTests
{
    private const int Mutations = 2_000;

    public static TheoryData<string> Files() => ["a.txt", "a.md", "wide.txt", "a.docx", "raw.docx", "codings.json"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Two_thousand_mangled_copies_never_throw(string name)
    {
        byte[] whole = Whole(name);
        var random = new Random(20230411);
        int problems = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = Mangled(whole, random);
            if (name.EndsWith(".json", StringComparison.Ordinal))
            {
                Reading<ImportedCodings> reading = CodingsJson.Read(name, bytes);
                problems += reading.Problems.Length;
                Assert.True(reading.Value is not null || reading.Problems.Length > 0);
                if (reading.Value is { } codings) Sound(codings);
            }
            else
            {
                Reading<ReadText> reading = TextReading.Read(name, bytes);
                problems += reading.Problems.Length;
                Assert.True(reading.Value is not null || reading.Problems.Length > 0);
                if (reading.Value is { } text) Sound(text);
            }
        }
        Assert.True(problems > 0);
    }

    private static void Sound(ReadText text)
    {
        Assert.DoesNotContain('\r', text.Text);
        // A part of a mangled archive may be stored once more under another name, but no text grows out of nothing.
        Assert.True(text.Text.Length < 100_000);
        int before = 0;
        foreach (Turn turn in text.Turns)
        {
            Assert.True(before <= turn.Start && turn.Start <= turn.WordsStart && turn.WordsStart <= turn.End && turn.End <= text.Text.Length);
            before = turn.End;
        }
    }

    private static void Sound(ImportedCodings codings)
    {
        HashSet<string> ids = [];
        Assert.All(codings.Codes, c => Assert.True(ids.Add(c.Id)));
        Assert.All(codings.Codes, c => Assert.True(c.Parent is null || ids.Contains(c.Parent)));
        Assert.All(codings.Codings, c => Assert.True(
            c.Start >= 0 && c.End > c.Start && (uint)c.Code < codings.Codes.Length && c.Coder >= -1 && c.Coder < codings.Coders.Length));
        // What was read can be written, and read again as the same.
        Assert.Equal(codings.Codes, CodingsJson.Read("again.json", CodingsJson.Write(codings)).Value!.Codes);
    }

    private static byte[] Whole(string name) => name switch
    {
        "a.txt" => Some.Utf8(Some.Talk + Some.Persian),
        "a.md" => Some.Utf8("---\ntitle: \"The coast\"\nauthor: [A, B]\ndate: 2023-04-11\nnested: {a: [b, &c d]}\n---\n**I:** one\n\n**P-01:** [00:01:02] two\n"),
        "wide.txt" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Some.Persian)],
        "a.docx" => Some.Sample("transcripts/p-06.docx"),
        // Stored, not packed, so that the mangling reaches the XML.
        "raw.docx" => Stored(),
        _ => CodingsJson.Write(CodingsJsonTests.Sample()),
    };

    private static byte[] Stored()
    {
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("word/document.xml", System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write(Some.Utf8(
                """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p></w:tc><w:tc><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>
                <w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict><w:sym w:char="F04A"/></w:r></w:p><w:sectPr/></w:body></w:document>
                """));
        }
        return stream.ToArray();
    }

    private static byte[] Mangled(byte[] whole, Random random)
    {
        List<byte> bytes = [.. whole];
        for (int times = random.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: bytes.InsertRange(at, "{[<\"':,\0\r\n---#*"u8[random.Next(15)..].ToArray()); break;
                default: for (int i = at; i < at + length; i++) bytes[i] = 0xFF; break;
            }
        }
        return [.. bytes];
    }
}

using System.Text;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public sealed class JsonlTests : IDisposable
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "jsonl", Guid.NewGuid().ToString("n"))).FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Reading<ImportedProject> Read(string documents, string codes, string codings)
    {
        File.WriteAllText(Path.Combine(folder, "docs.jsonl"), documents);
        File.WriteAllText(Path.Combine(folder, "codes.jsonl"), codes);
        File.WriteAllText(Path.Combine(folder, "codings.jsonl"), codings);
        return JsonlFolder.Read(folder);
    }

    [Fact]
    public void Texts_codes_and_codings_come_in_together()
    {
        Reading<ImportedProject> reading = Read(
            """
            {"id": 1, "name": "interview_1", "text": "The pay fell.\nThen nothing."}
            {"id": 2, "name": "interview_2", "text": "I: one\nP-01: two"}
            """,
            """
            {"id": 1, "name": "pay", "category": "offer", "color": "#1f4e79", "memo": "What is paid."}
            {"id": 2, "name": "rank", "category": "offer", "color": "#000000", "memo": ""}
            {"id": 3, "name": "alone", "memo": null}
            """,
            """
            {"id": 1, "doc": 1, "start": 4, "end": 7, "code": 1, "coder": "A"}
            {"id": 2, "doc": 2, "start": 0, "end": 3, "code": 3, "coder": "B"}

            {"id": 3, "doc": 1, "start": 0, "end": 13, "code": 2}
            """);
        Assert.Empty(reading.Problems);
        ImportedProject project = reading.Value!;
        Assert.Equal(["category:offer", "1", "2", "3"], project.Codes.Select(c => c.Id));
        Assert.Equal([null, "category:offer", "category:offer", null], project.Codes.Select(c => c.Parent));
        Assert.Equal(("offer", 0x1F4E79, "What is paid."), (project.Codes[0].Name, project.Codes[1].Colour, project.Codes[1].Memo));
        Assert.Equal(["A", "B"], project.Coders);
        Assert.Equal([new ImportedCoding(1, 0, 4, 7), new ImportedCoding(2, -1, 0, 13)], project.Documents[0].Codings);
        Assert.Equal(2, project.Documents[1].Turns.Length);
        Assert.Equal(("2", "interview_2"), (project.Documents[1].Id, project.Documents[1].Name));
    }

    [Theory]
    [InlineData("one two", 4, 7, "two")]
    [InlineData("😀 two 😀 four", 2, 5, "two")]
    [InlineData("😀 two 😀 four", 0, 1, "😀")]
    [InlineData("😀 two 😀 four", 6, 12, "😀 four")]
    [InlineData("one\r\ntwo\r\nthree", 5, 8, "two")]
    [InlineData("one\r\n😀\r\nthree", 5, 6, "😀")]
    [InlineData("one\r\n😀\r\nthree", 0, 6, "one\n😀")]
    [InlineData("one\rtwo", 4, 7, "two")]
    [InlineData("یک 😀 دو", 5, 7, "دو")]
    public void Code_points_of_the_file_become_units_of_the_text(string text, int start, int end, string passage)
    {
        ImportedProject project = Read(
            $"{{\"id\":1,\"name\":\"a\",\"text\":{System.Text.Json.JsonSerializer.Serialize(text)}}}", """{"id":1,"name":"c"}""",
            $"{{\"doc\":1,\"start\":{start},\"end\":{end},\"code\":1}}").Value!;
        ImportedCoding coding = Assert.Single(project.Documents[0].Codings);
        Assert.Equal(passage, project.Documents[0].Text[coding.Start..coding.End]);
    }

    [Theory]
    [InlineData("""{"doc":9,"start":0,"end":1,"code":1}""", "formats.coding-document-unknown")]
    [InlineData("""{"doc":1,"start":0,"end":1,"code":9}""", "formats.coding-code-unknown")]
    [InlineData("""{"doc":1,"start":0,"end":8,"code":1}""", "formats.coding-outside-text")]
    [InlineData("""{"doc":1,"start":3,"end":3,"code":1}""", "formats.coding-outside-text")]
    [InlineData("""{"doc":1,"start":-1,"end":3,"code":1}""", "formats.coding-outside-text")]
    [InlineData("""{"doc":1,"start":0,"code":1}""", "formats.json-field-missing")]
    [InlineData("""{"doc":1,"start":"0","end":1,"code":1}""", "formats.json-wrong-type")]
    [InlineData("""{"doc":1,"start":0,"end":1,"code":1""", "formats.json-broken")]
    [InlineData("""{"doc":1,"start":0,"end":1,"code":1} x""", "formats.json-broken")]
    [InlineData("[1]", "formats.json-wrong-type")]
    [InlineData("words", "formats.json-broken")]
    public void A_wrong_line_is_said_and_the_others_are_read(string line, string code)
    {
        Reading<ImportedProject> reading = Read(
            """{"id":1,"name":"a","text":"1234567"}""", """{"id":1,"name":"c"}""",
            "{\"doc\":1,\"start\":0,\"end\":1,\"code\":1}\n" + line + "\n{\"doc\":\"1\",\"start\":1,\"end\":2,\"code\":\"1\"}\n");
        Assert.Equal((code, "codings.jsonl", 2), (reading.Problems[0].Code, reading.Problems[0].Place.File, reading.Problems[0].Place.Line));
        Assert.Contains(new ImportedCoding(0, -1, 1, 2), reading.Value!.Documents[0].Codings);
    }

    [Fact]
    public void Ids_that_stand_twice_are_said()
    {
        Reading<ImportedProject> reading = Read(
            "{\"id\":1,\"name\":\"a\",\"text\":\"x\"}\n{\"id\":\"1\",\"name\":\"b\",\"text\":\"y\"}", "{\"id\":1,\"name\":\"c\"}\n{\"id\":1,\"name\":\"d\"}", "");
        Assert.Equal(["formats.document-id-twice", "formats.code-id-twice"], Some.Codes(reading));
        Assert.Equal([("docs.jsonl", 2), ("codes.jsonl", 2)], reading.Problems.Select(p => (p.Place.File, p.Place.Line!.Value)));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Assert.Null(JsonlFolder.Read(folder).Value);
        Assert.Equal(["formats.file-missing", "formats.file-missing"], Some.Codes(JsonlFolder.Read(Path.Combine(folder, "nowhere"))));
        File.WriteAllText(Path.Combine(folder, "docs.jsonl"), """{"id":1,"text":"words"}""");
        Assert.Equal("1", Assert.Single(JsonlFolder.Read(folder).Value!.Documents).Name);
    }

    [Fact]
    public void Lines_are_cut_right_wherever_the_buffer_ends()
    {
        string[] lines = [.. Enumerable.Range(0, 400).Select(i => new string((char)('a' + (i % 26)), i * 7))];
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.ASCII.GetBytes(string.Join('\n', lines))];
        using var reader = new JsonLines(new MemoryStream(bytes), 100_000);
        foreach (string line in lines)
        {
            Assert.True(reader.Next(out ReadOnlySpan<byte> read));
            Assert.Equal(line, Encoding.ASCII.GetString(read));
        }
        Assert.False(reader.Next(out _));
        Assert.Equal(400, reader.Number);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_passed_over()
    {
        using var reader = new JsonLines(new MemoryStream([.. "a\n"u8, .. new byte[300_000], .. "\nb"u8]), 100_000);
        Assert.True(reader.Next(out _));
        Assert.True(reader.Next(out ReadOnlySpan<byte> line));
        Assert.True(reader.WasTooLong && line.IsEmpty);
        Assert.True(reader.Next(out line));
        Assert.Equal("b", Encoding.ASCII.GetString(line));
    }
}

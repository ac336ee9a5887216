using Offramp.Research;

namespace Offramp.Formats.Tests;

public class MessageTests
{
    [Fact]
    public void A_problem_is_said_in_full()
    {
        string said = Messages.English.Say(TextReading.Read("a.txt", [.. "one\ncaf"u8, 0xE9]).Problems[0]);
        Assert.Equal(
            "a.txt, line 2: The file is not UTF-8 (byte 7 does not fit); by its letters it is Windows-1252, and was read so. If letters are wrong, import it again and name the encoding (on the command line: --encoding).", said);
    }

    [Fact]
    public void A_problem_in_a_structured_file_is_said_with_line_and_path()
    {
        Reading<ImportedCodings> reading = CodingsJson.Read("c.json", Some.Utf8("{\n\"codes\":[{\"id\":\"a\",\"name\":7}]}"));
        Assert.Equal("c.json, line 2, at codes[0].name: A text belongs here, not a number.", Messages.English.Say(reading.Problems[0]));
    }
}

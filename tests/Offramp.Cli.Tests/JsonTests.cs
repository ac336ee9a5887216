using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>What programs read: the fields that are promised, with their types, and nothing else on the output.</summary>
public class JsonTests
{
    [Theory]
    [InlineData("coding codes", "id:s name:s path:s parent:s? parentName:s? codings:n sources:n definition:s?")]
    [InlineData("coding passages", "source:s document:s start:n end:n text:s code:s coder:s id:s sourceId:s documentId:s codeId:s coderId:s path:s memo:s? stance:s?")]
    [InlineData("coding cooccurrence", "a:s b:s passages:n sources:n")]
    [InlineData("coding frequencies", "code:s codeId:s source:s sourceId:s codings:n characters:n")]
    [InlineData("coding coverage", "source:s")]
    [InlineData("coding coders list", "id:s name:s codings:n")]
    [InlineData("search salary", "source:s document:s start:n end:n text:s context:s sourceId:s documentId:s")]
    [InlineData("search salary --in passages", "source:s? start:n? text:s context:s")]
    [InlineData("search sum --in memos", "text:s context:s")]
    [InlineData("history", "act:s when:s who:s kind:s sentence:s undone:b")]
    [InlineData("sources list", "id:s name:s kind:s length:n turns:n codings:n mayLeave:s why:s withdrawn:b documents:a participants:a")]
    [InlineData("protection participants list", "id:s pseudonym:s note:s? sources:a consents:a")]
    [InlineData("protection collaborators list", "id:s pseudonym:s role:s naming:s sources:a")]
    [InlineData("protection copies", "when:s kind:s name:s")]
    [InlineData("passphrase list", "id:s kind:s label:s ours:b")]
    public void Each_row_has_the_promised_fields_with_their_types(string command, string fields)
    {
        using Desk desk = Full();
        JsonElement[] rows = [.. desk.Json(command.Split(' ')).EnumerateArray()];
        Assert.NotEmpty(rows);
        foreach (string field in fields.Split(' '))
        {
            string[] parts = field.Split(':');
            Assert.All(rows, row =>
            {
                JsonValueKind kind = row.GetProperty(parts[0]).ValueKind;
                Assert.True(parts[1].EndsWith('?') && kind == JsonValueKind.Null || kind switch
                {
                    JsonValueKind.String => parts[1][0] == 's',
                    JsonValueKind.Number => parts[1][0] == 'n',
                    JsonValueKind.True or JsonValueKind.False => parts[1][0] == 'b',
                    JsonValueKind.Array => parts[1][0] == 'a',
                    _ => false,
                }, $"{parts[0]} is {kind}");
            });
        }
    }

    [Theory]
    [InlineData("coding codes")]
    [InlineData("coding passages")]
    [InlineData("coding cooccurrence")]
    [InlineData("coding frequencies")]
    [InlineData("coding coverage")]
    [InlineData("search salary")]
    [InlineData("search salary --in passages")]
    [InlineData("search salary --in memos")]
    [InlineData("sources list")]
    [InlineData("protection participants list")]
    [InlineData("protection collaborators list")]
    [InlineData("protection copies")]
    [InlineData("history --last 0")]
    public void Where_there_is_nothing_the_answer_is_an_empty_list(string command)
    {
        using var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "Empty");
        Answer answer = desk.Try([.. command.Split(' '), "--json"]);
        Assert.Equal(0, answer.Exit);
        Assert.Equal("[]\n", answer.Out);
    }

    [Fact]
    public void Co_occurrence_counts_pairs_and_names_them_in_order()
    {
        using Desk desk = Full();
        JsonElement pair = Assert.Single(desk.Json("coding", "cooccurrence").EnumerateArray());
        Assert.Equal("House|Pay|1|1", $"{pair.GetProperty("a").GetString()}|{pair.GetProperty("b").GetString()}|{pair.GetProperty("passages").GetInt32()}|{pair.GetProperty("sources").GetInt32()}");
        Assert.Equal("[]\n", desk.Run("coding", "cooccurrence", "--same-coder", "--json"));
    }

    [Fact]
    public void Imports_answer_with_what_came_in()
    {
        using var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "A");
        JsonElement text = Assert.Single(desk.Json("sources", "import", desk.File("t.txt", Some.Free)).EnumerateArray());
        Assert.Equal(Some.Free.Length, text.GetProperty("length").GetInt32());
        Assert.Equal(4, text.GetProperty("turns").GetInt32());
        Assert.Equal("t", text.GetProperty("name").GetString());
        Assert.Equal(0, text.GetProperty("problems").GetArrayLength());
        JsonElement project = desk.Json("import", "jsonl", Some.Project(desk, 3));
        Assert.Equal("1 3", $"{project.GetProperty("codes").GetInt32()} {project.GetProperty("codings").GetInt32()}");
        Assert.Equal(["d0", "d1", "d2"], desk.Json("coding", "passages").EnumerateArray().Select(static row => row.GetProperty("documentId").GetString()!).Order());
        JsonElement whole = desk.Json("verify");
        Assert.True(whole.GetProperty("whole").GetBoolean() && whole.GetProperty("opened").GetBoolean());
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("firstBadPlace").ValueKind);
    }

    [Fact]
    public void A_thing_is_found_by_its_name_its_path_its_id_and_the_id_it_came_with()
    {
        using var desk = new Desk();
        desk.Run("new", desk.At("a.offramp"), "--title", "A");
        desk.Run("import", "jsonl", Some.Project(desk, 2));
        string own = desk.Json("sources", "show", "talk-1").GetProperty("source").GetProperty("id").GetString()!;
        Assert.Equal("d1", own);
        foreach (string typed in (string[])["talk-1", "d1", "TALK-1"])
        {
            Assert.Single(desk.Json("coding", "passages", "--source", typed).EnumerateArray());
            Assert.Equal("talk-1", desk.Json("sources", "show", typed).GetProperty("source").GetProperty("name").GetString());
        }
        desk.Run("coding", "codebook", "add", "House", "--parent", "pay");
        string id = desk.Json("coding", "codes").EnumerateArray().Single(static row => row.GetProperty("name").GetString() == "House").GetProperty("id").GetString()!;
        string[] ways = ["House", "Pay/House", "pay/house", id];
        for (int i = 0; i < ways.Length; i++) desk.Run("coding", "add", "d0", "--from", "0", "--to", $"{i + 1}", "--code", ways[i]);
        string coding = desk.Json("coding", "passages", "--code", "House").EnumerateArray().First().GetProperty("id").GetString()!;
        desk.Run("coding", "judge", coding, "--stance", "denies");
        Assert.Single(desk.Json("coding", "passages", "--stance", "denies").EnumerateArray());
    }

    private static Desk Full()
    {
        Desk desk = Some.Study();
        desk.Run("coding", "coders", "add", "Milo");
        desk.Run("coding", "codebook", "add", "House", "--parent", "Offer", "--definition", "What roof is promised");
        desk.Run("coding", "add", "talk-1", "--quote", "a month and a house by the harbour", "--code", "House", "--coder", "Milo", "--stance", "reports");
        desk.Run("coding", "add", "talk-1", "--quote", "Then the salary came late", "--code", "House", "--coder", "Milo");
        desk.Run("protection", "collaborators", "add", "I-1", "--role", "interpreter");
        desk.Run("backup", desk.At("copy.offramp"));
        return desk;
    }
}

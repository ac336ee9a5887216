using System.Text.Json;

namespace Offramp.Cli.Tests;

/// <summary>The study as tables, from the shell.</summary>
public class ExportTablesTests
{
    [Fact]
    public void Tables_pass_the_gate_and_leave_a_note()
    {
        using Desk desk = Some.Study();
        string before = desk.Run("history", "--json");
        Answer answer = desk.Try(["export", "tables", desk.At("tables")]);
        Assert.Equal(1, answer.Exit);
        Assert.Contains("--withhold", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(desk.At("tables")));
        Assert.Equal(before, desk.Run("history", "--json"));

        JsonElement[] files = [.. desk.Json("export", "tables", desk.At("tables"), "--withhold").EnumerateArray()];
        Assert.Equal(1, files.Single(f => f.GetProperty("file").GetString() == "codings.csv").GetProperty("withheld").GetInt32());
        string all = string.Concat(Directory.GetFiles(desk.At("tables")).Select(File.ReadAllText));
        Assert.Null(Some.RunShared(Some.Kept, all));
        Assert.DoesNotMatch("\\buncle\\b", all);
        Assert.Contains("They promised three hundred a month", all, StringComparison.Ordinal);
        JsonElement copy = Assert.Single(desk.Json("protection", "copies").EnumerateArray());
        Assert.Equal(("export", "tables"), (copy.GetProperty("kind").GetString(), copy.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_folder_with_files_in_it_is_left_alone()
    {
        using Desk desk = Some.Study();
        Directory.CreateDirectory(desk.At("tables"));
        desk.Run("export", "tables", desk.At("tables") + "/", "--withhold");
        Answer again = desk.Try(["export", "tables", desk.At("tables"), "--withhold"]);
        Assert.Equal(1, again.Exit);
        Assert.Contains("holds files already", again.Error, StringComparison.Ordinal);
        Assert.Equal(1, desk.Try(["export", "tables", desk.At("a.offramp"), "--withhold"]).Exit);
        Assert.Single(desk.Json("protection", "copies").EnumerateArray());
    }
}

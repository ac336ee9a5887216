using System.Text.Json;
using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

/// <summary>The dates that the reading of a published article needed.</summary>
public class EdtfArticleTests
{
    [Theory]
    [InlineData("2024-05-16")]
    [InlineData("2023-21")]
    [InlineData("2024?")]
    [InlineData("2014/2017~")]
    [InlineData("2014~/..")]
    [InlineData("2020~/2022~")]
    [InlineData("2023-06~/2023-12")]
    [InlineData("[..2014]")]
    [InlineData("[2015-12..2016-02]")]
    [InlineData("2015-36")]
    [InlineData("../2024")]
    public void Dates_of_a_real_reading_are_canonical(string text) => Assert.Equal(text, Edtf.Parse(text).ToString());

    [Fact]
    public void All_dates_of_the_article_are_read_and_printed_as_written()
    {
        if (Facts() is not { } path)
        {
            Assert.Skip("The article's facts are not beside this checkout.");
            return;
        }
        using var facts = JsonDocument.Parse(File.ReadAllText(path));
        var dates = Dates(facts.RootElement).ToList();
        Assert.True(dates.Count > 50);
        Assert.All(dates, text => Assert.Equal(text, Edtf.TryParse(text, out var date, out var problem) ? date.ToString() : $"{problem}"));
    }

    private static IEnumerable<string> Dates(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name.StartsWith("edtf", StringComparison.Ordinal) && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : Dates(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Dates),
        _ => [],
    };

    private static string? Facts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "paper", "facts.json") is var path && File.Exists(path))
                return path;
        return null;
    }
}

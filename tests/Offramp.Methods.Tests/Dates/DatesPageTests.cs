using Offramp.Methods.Dates;

namespace Offramp.Methods.Tests.Dates;

public class DatesPageTests
{
    [Fact]
    public void The_table_of_the_page_on_dates_is_true()
    {
        var rows = File.ReadLines(Page()).Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Where(row => row.Length == 6)
            .ToList();
        Assert.True(rows.Count > 25);
        Assert.All(rows, row =>
        {
            var date = Edtf.Parse(row[1].Trim('`'));
            Assert.Equal(row[2], date.InWords());
            Assert.Equal(row[3], Said(date.Earliest));
            Assert.Equal(row[4], Said(date.Latest));
        });
    }

    [Fact]
    public void The_table_of_relative_dates_is_true()
    {
        var rows = File.ReadLines(Page()).Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Where(row => row.Length == 5)
            .ToList();
        Assert.True(rows.Count >= 10);
        Assert.All(rows, row =>
        {
            Assert.True(RelativeDate.TryParse(row[1].Trim('`'), out var date), row[1]);
            Assert.True(RelativeDate.TryParse(row[2] + " E", out var said), row[2]);
            Assert.Equal(date, said);
            Assert.Equal(row[3], date.Resolve(Edtf.Parse("2019-11-20"))!.ToString());
        });
    }

    private static string Said(EdtfBound bound) => bound.Day is { } day ? $"{day:yyyy-MM-dd}" : bound.Kind == EdtfBoundKind.Open ? "open" : "unknown";

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Offramp.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "methods", "dates.md");
    }
}

using System.Collections.Immutable;
using Offramp.Research;

namespace Offramp.Formats.Tests;

public sealed class ReportFormatsTests : IDisposable
{
    private static readonly ReportFormat[] All = Enum.GetValues<ReportFormat>();

    private readonly string folder = Directory.CreateTempSubdirectory("offramp-reports-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_form_is_written_under_its_name_and_nothing_else_is_left()
    {
        string target = Path.Combine(folder, "a", "out");
        ImmutableArray<string> written = ReportFormats.Write(SomeReports.Harbour(), target, [ReportFormat.Md, ReportFormat.Html, ReportFormat.Docx, ReportFormat.Md]).Value;
        Assert.Equal(["report.html", "report.docx", "report.md"], written.Select(Path.GetFileName));
        Assert.Equal(written.Order(), Directory.GetFiles(target).Order());
        Assert.Equal(SomeReports.Word(SomeReports.Harbour()), File.ReadAllBytes(written[1]));
    }

    [Fact]
    public void An_older_report_is_replaced()
    {
        File.WriteAllText(Path.Combine(folder, "report.md"), "old");
        File.WriteAllText(Path.Combine(folder, ".report.md.part"), "of a run that was killed");
        Assert.False(ReportFormats.Write(SomeReports.Harbour(), folder, [ReportFormat.Md]).IsRefused);
        Assert.Equal(SomeReports.Markdown(SomeReports.Harbour()), File.ReadAllText(Path.Combine(folder, "report.md")));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused_and_stays()
    {
        string file = Path.Combine(folder, "out");
        File.WriteAllText(file, "mine");
        Assert.Equal("reports.folder-is-file", ReportFormats.Write(SomeReports.Harbour(), file, All).Refusal?.Code);
        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal("reports.not-written", ReportFormats.Write(SomeReports.Harbour(), Path.Combine(file, "below"), All).Refusal?.Code);
    }

    [Fact]
    public void What_cannot_take_its_place_is_refused_and_leaves_nothing_half_written()
    {
        Directory.CreateDirectory(Path.Combine(folder, "report.docx"));
        Refusal? refusal = ReportFormats.Write(SomeReports.Harbour(), folder, [ReportFormat.Docx]).Refusal;
        Assert.Equal("reports.not-written", refusal?.Code);
        Assert.Empty(Directory.GetFiles(folder));
        Assert.DoesNotContain("{", Messages.English.Say(refusal!));
    }

    [Fact]
    public void Every_kind_and_judgement_has_words()
    {
        string[] said =
        [
            .. Enum.GetValues<SourceKind>().Select(ReportWords.Kind),
            .. Enum.GetValues<CollaboratorRole>().Select(ReportWords.Role),
            .. from stance in Enum.GetValues<Stance>()
               from standing in Enum.GetValues<Standing>()
               from elicitation in Enum.GetValues<Elicitation>()
               from standpoint in Enum.GetValues<Standpoint>()
               from judged in ReportWords.Judged(new Judgement(stance, standing, elicitation, standpoint))
               select judged.Value,
        ];
        Assert.DoesNotContain(said, words => words.StartsWith("report.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("P-01", "S1 P-01")]
    [InlineData("P-01 (S1)", "S1 P-01")]
    [InlineData("S1", "S1")]
    public void A_source_is_named_beside_its_key_without_saying_the_key_twice(string label, string expected) =>
        Assert.Equal(expected, ReportWords.KeyAndLabel(SomeReports.Harbour().Sources[0] with { Label = label }));

    [Theory]
    [InlineData("a سلام، دنیا b", false, "a |سلام، دنیا| b")]
    [InlineData("سلام GPS دنیا", true, "سلام |GPS| دنیا")]
    [InlineData("2016.", false, "2016.")]
    [InlineData("(سلام)", false, "(|سلام|)")]
    [InlineData("abc!", true, "abc|!")]
    public void A_line_falls_into_runs_of_one_direction(string text, bool rightToLeft, string expected) =>
        Assert.Equal(expected, string.Join('|', TextDirection.Runs(text, rightToLeft).Select(r => r.Text)));
}

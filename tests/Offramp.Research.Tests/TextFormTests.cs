namespace Offramp.Research.Tests;

/// <summary>What carries plain words of a study says none of them when it is printed.</summary>
public class TextFormTests
{
    private const string Marked = "the words of a marked source";

    [Fact]
    public void What_is_imported_or_reported_prints_no_word()
    {
        object[] carriers =
        [
            new ImportedCode(Marked, Marked) { Definition = Marked },
            new ImportedCodingText { Quote = Marked, Memo = Marked },
            new ImportedCodings { Codes = [new ImportedCode(Marked, Marked)] },
            new ImportedDocument(Marked, Marked, Marked, [], []),
            new ImportedText { Name = Marked, Text = Marked },
            new CodingReport { Title = Marked, Sources = [], Codes = [], CoOccurrences = [], Notes = [] },
            new ReportedSource { Key = "S1", Label = Marked, Kind = SourceKind.Interview, Participants = [Marked], Codings = 1 },
        ];
        Assert.All(carriers, carrier => Assert.DoesNotContain("marked", $"{carrier}", StringComparison.Ordinal));
    }
}

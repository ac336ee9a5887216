using System.Collections.Immutable;
using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Reads the words of a PDF, page by page, with poppler.</summary>
internal static class PdfReader
{
    /// <summary>The text, or null where it cannot be read.</summary>
    public static TextBody? Read(TextFile file, List<Problem> problems) =>
        Read(file, problems, PdfWords.Find(Environment.GetEnvironmentVariable("PATH")), PdfLimits.Default);

    /// <summary>The text, or null where it cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="program">The program that reads it; null where there is none.</param>
    /// <param name="limits">How far that may go.</param>
    public static TextBody? Read(TextFile file, List<Problem> problems, string? program, PdfLimits limits)
    {
        if (program is null)
        {
            problems.Add(Problem.Of(file.Place(), "formats.pdf-needs-poppler"));
            return null;
        }
        if (file.Extension != ".pdf")
            problems.Add(Problem.Of(file.Place(), "formats.extension-differs", ("extension", file.Extension), ("found", "PDF")));
        PdfOutcome outcome = PdfWords.Of(program, file.Bytes, limits);
        if (outcome.Problem is { } problem) problems.Add(Problem.Of(file.Place(), problem));
        // A page begun when the program was ended may break off within a letter; what is there is said to be a part.
        string[] pages = Encoding.UTF8.GetString(outcome.Words).Split('\f');
        // Behind the last page, too, stands a form feed.
        if (pages is [.., ""]) pages = pages[..^1];
        int empty = pages.Count(string.IsNullOrWhiteSpace);
        if (empty == pages.Length)
        {
            if (outcome.Problem is null) problems.Add(Problem.Of(file.Place(), "formats.pdf-no-words", ("count", pages.Length)));
            return null;
        }
        if (empty > 0) problems.Add(Problem.Of(file.Place(), "formats.pdf-pages-without-words", ("count", empty)));
        return Joined(file, pages);
    }

    /// <summary>Turns are speakers' where there are any; else each page is one, whose number is the page's.</summary>
    private static TextBody Joined(TextFile file, string[] pages)
    {
        var text = new StringBuilder();
        var turns = ImmutableArray.CreateBuilder<Turn>(pages.Length);
        foreach (string page in pages)
        {
            if (turns.Count > 0) text.Append("\n\n");
            int start = text.Length;
            text.Append(LineEnds.ToLf(page).Trim('\n'));
            turns.Add(new Turn(turns.Count + 1, start, start, text.Length, null, null));
        }
        string whole = text.ToString();
        bool isTalk = file.Options.FindTurns && !SpeakerTurns.Find(whole, 0, isMarkdown: false).IsEmpty;
        return new TextBody(whole, TextFormat.Pdf, null) { Turns = isTalk ? null : turns.MoveToImmutable() };
    }
}

using Offramp.Research;

namespace Offramp.Formats;

/// <summary>Takes a text and its translation apart where one file holds both.</summary>
internal static class Layouts
{
    /// <summary>The body, with its translation where it has one.</summary>
    public static TextBody Apply(TextFile file, TextBody body, List<Problem> problems)
    {
        TextLayout layout = file.Options.Layout;
        if (layout == TextLayout.Single || body.Translation is not null || body.Turns is not null || body.Text.Length > file.Options.LongestText) return body;
        string name = body.Name ?? FileNames.Stem(file.Name);
        if (layout is TextLayout.Recognise or TextLayout.Columns && ColumnLayout.Part(body.Text, body.Tables, layout == TextLayout.Columns) is { } columns)
            return Said(columns, "columns");
        bool isMarkdown = body.Format == TextFormat.Markdown;
        // A table that is no translation has lines that are no paragraphs.
        bool mayAlternate = layout == TextLayout.Alternating || (layout == TextLayout.Recognise && body.Tables.IsEmpty);
        if (mayAlternate
            && AlternatingLayout.Part(body.Text, isMarkdown ? FrontMatter.LengthOf(body.Text) : 0, isMarkdown, layout == TextLayout.Alternating) is { } alternating)
            return Said(alternating, "alternating");
        if (layout != TextLayout.Recognise) problems.Add(Problem.Of(body.Place ?? file.Place(), "formats.layout-not-found", ("layout", layout.ToString().ToLowerInvariant())));
        return body;

        TextBody Said(TwoTexts texts, string found)
        {
            problems.Add(Problem.Of(body.Place ?? file.Place(), "formats.translation-found", ("layout", found), ("count", texts.Pairs)));
            return texts.ToBody(body, name);
        }
    }
}

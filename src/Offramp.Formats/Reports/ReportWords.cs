using System.Text;
using Offramp.Research;

namespace Offramp.Formats;

/// <summary>What a report says in its own words, from the message catalogue.</summary>
internal static class ReportWords
{
    /// <summary>The words behind <c>report.</c> and a name.</summary>
    public static string Say(string name, params ReadOnlySpan<MessageValue> values) => Messages.English.Say("report." + name, values);

    /// <summary>The sentence that introduces a section.</summary>
    public static string Intro(string section) => Messages.English.Say("report.intro." + section);

    /// <summary>Why words are withheld, as readers may know it. What exactly was agreed, how free and until when, is between the team and the
    /// person: a report tells only what follows from it.</summary>
    public static string WhyWithheld(ReportedPassage passage) => passage.Withheld?.Code is
        "protection.consented-paraphrase" or "protection.closed-channel" or "protection.unnamed-local-sources"
        ? Say("withheld-why.paraphrase")
        : Say("withheld-why.unquoted");

    /// <summary>What a source is.</summary>
    public static string Kind(SourceKind kind) => Of("kind", kind);

    /// <summary>What a collaborator does.</summary>
    public static string Role(CollaboratorRole role) => Of("role", role);

    /// <summary>A language by name where the catalogue knows it, else its tag.</summary>
    public static string Language(string tag)
    {
        string code = "report.language." + tag.Split('-')[0].ToLowerInvariant();
        return Messages.English.TemplateOf(code) is null ? ReportText.OneLine(tag) : Messages.English.Say(code);
    }

    /// <summary>How a passage is judged: label and value of each judgement that somebody made.</summary>
    public static IEnumerable<(string Label, string Value)> Judged(Judgement judgement)
    {
        if (judgement.Stance != Stance.Unset) yield return (Say("stance"), Of("stance", judgement.Stance));
        if (judgement.Elicitation != Elicitation.Unset) yield return (Say("elicitation"), Of("elicitation", judgement.Elicitation));
        if (judgement.Standpoint != Standpoint.Unset) yield return (Say("standpoint"), Of("standpoint", judgement.Standpoint));
        if (judgement.Standing != Standing.Unset) yield return (Say("standing"), Of("standing", judgement.Standing));
    }

    /// <summary>What else is told of a passage: its judgements, what is printed otherwise, who is quoted, how many coders agree where it is more than one.</summary>
    public static IEnumerable<(string Label, string Value)> Told(ReportedPassage passage)
    {
        foreach ((string, string) judged in Judged(passage.Judgement)) yield return judged;
        foreach (ReportedSlip slip in passage.Slips)
            yield return (Say(slip.Stands ? "slip-left" : "slip-mended"), ReportText.OneLine(slip.AsPrinted.Text));
        if (passage.QuotedFrom is { } from) yield return (Say("quoted-from"), ReportText.OneLine(from));
        if (passage.Coders > 1) yield return (Say("coders"), Say("coders-alike", ("count", passage.Coders)));
    }

    /// <summary>What the other text is in which a passage is shown too: "The same turns, translated, in English".</summary>
    public static string Elsewhere(ReportedCounterpart there) =>
        there.Language is { } tag
            ? Say("elsewhere-in", ("kind", Of("rendition", there.Kind)), ("language", Language(tag)))
            : Say("elsewhere", ("kind", Of("rendition", there.Kind)));

    /// <summary>Who speaks: the pseudonym, else what a collaborator does, else what the report calls the source.</summary>
    public static string Speaker(ReportedPassage passage, ReportedSource? source) =>
        ReportText.OneLine(passage.Speaker ?? (passage.SpeakerRole is { } role ? Role(role) : source?.Label ?? passage.Source));

    /// <summary>What the report calls a source, to stand beside its key: without the key, and empty where it is nothing else.</summary>
    public static string LabelBesideKey(ReportedSource source)
    {
        string label = ReportText.OneLine(source.Label);
        string told = $" ({source.Key})";
        return label == source.Key ? "" : label.EndsWith(told, StringComparison.Ordinal) ? label[..^told.Length] : label;
    }

    /// <summary>A source's key, and what the report calls it where that is something else: "S3 P-02".</summary>
    public static string KeyAndLabel(ReportedSource source) => LabelBesideKey(source) is { Length: > 0 } label ? $"{source.Key} {label}" : source.Key;

    /// <summary>What is known of a source, label and value, in the order of the table's columns; a value that is not known is empty.</summary>
    public static IEnumerable<(string Label, string Value)> Particulars(ReportedSource source)
    {
        yield return (Say("source-kind"), Kind(source.Kind));
        yield return (Say("source-wave"), ReportText.OneLine(source.Wave ?? ""));
        yield return (Say("source-date"), ReportText.OneLine(source.Date ?? ""));
        yield return (Say("source-place"), ReportText.OneLine(source.Place ?? ""));
        yield return (Say("source-language"), source.Language is { } tag ? Language(tag) : "");
        yield return (Say("source-capture"), ReportText.OneLine(source.Capture ?? ""));
    }

    /// <summary>The codebook's texts of a code that are written, label and text.</summary>
    public static IEnumerable<(string Label, string Text)> Entry(ReportedCode code)
    {
        if (code.Use is { } use) yield return (Say("use"), use);
        if (code.NotUse is { } not) yield return (Say("not-use"), not);
        if (code.Example is { } example) yield return (Say("example"), example);
    }

    /// <summary>What the report holds, in one sentence.</summary>
    public static string Summary(CodingReport report) =>
        Say("summary", ("sources", report.Sources.Length), ("codes", report.Codes.Length), ("codings", report.Codings));

    /// <summary>The caption of a frequency table: which sources it shows, where there are several.</summary>
    public static string FrequencyCaption(CodingReport report, Range block, bool isPart)
    {
        (int first, int count) = block.GetOffsetAndLength(report.Sources.Length);
        return isPart
            ? Say("caption-frequencies-part", ("from", report.Sources[first].Key), ("to", report.Sources[first + count - 1].Key))
            : Say("caption-frequencies");
    }

    private static string Of<T>(string group, T value) where T : struct, Enum
    {
        var name = new StringBuilder(group).Append('.');
        foreach (char c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name[^1] != '.') name.Append('-');
            name.Append(char.ToLowerInvariant(c));
        }
        return Say(name.ToString());
    }
}
